/* SPDX-License-Identifier: MIT */
/*
 * Who wrote the definitions. A sweep over many does not make somebody an author of each, unless it
 * brought it: who alone wrote a definition is who knows it.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/vec.h"
#include "site/trend_parts.h"

struct person {
	struct site_author author;
	const struct site_def *last; /* counted already */
	size_t place; /* in the result */
};

struct people {
	struct arena *tmp;
	const struct site *site;
	struct map by_email, by_name;
	VEC(struct person *) list;
	struct person **of; /* by commit; NULL: not asked for yet */
};

static struct person *person_named(struct people *people, str name)
{
	void **slot = map_put(people->tmp, &people->by_name, unicode_fold(people->tmp, name));

	if (!*slot) {
		struct person *person = ARENA_NEW(people->tmp, struct person);
		person->author.name = name;
		person->author.first_utc_s = person->author.last_utc_s = REPO_TIME_UNKNOWN;
		VEC_PUSH(people->tmp, &people->list, person);
		*slot = person;
	}
	return *slot;
}

/* Of an address with several names the newest one counts: commits are asked for in their order. */
static struct person *find_person(struct people *people, const struct repo_commit *commit)
{
	if (!commit->author.email.n)
		return person_named(people, commit->author.name);
	void **slot = map_put(people->tmp, &people->by_email, commit->author.email);
	if (!*slot)
		*slot = person_named(people, commit->author.name);
	return *slot;
}

static void find_people(struct people *people)
{
	const struct site *site = people->site;

	people->of = ARENA_ARRAY(people->tmp, struct person *, site->commits.n);
	for (size_t i = 0; i < site->change_count; i++) {
		const uint32_t commit = site->changes[i].commit;
		if (commit != HIST_UNCOMMITTED)
			people->of[commit] = find_person(people, &site->commits.items[commit]);
	}
}

static void count_revision(
    struct person *person, const struct site_def *def, const struct repo_commit *commit)
{
	struct site_author *author = &person->author;
	const int64_t utc_s = commit->author_utc_s;

	author->revisions++;
	author->definitions += person->last != def;
	person->last = def;
	if (utc_s == REPO_TIME_UNKNOWN)
		return;
	if (author->first_utc_s == REPO_TIME_UNKNOWN || utc_s < author->first_utc_s)
		author->first_utc_s = utc_s;
	if (utc_s > author->last_utc_s)
		author->last_utc_s = utc_s;
}

/* Counts the revisions of a definition; who alone wrote it, NULL when several did, or unknown. */
static struct person *count_definition(struct people *people, const struct site_def *def)
{
	const struct site *site = people->site;
	struct person *writer = NULL;
	bool several = def->cut;

	for (size_t i = 0; i < def->revision_count; i++) {
		const struct site_revision *revision = &def->revisions[i];
		const struct repo_commit *commit = site_commit_of(site, revision);
		if (!commit || site_is_boundary(site, revision))
			continue;
		struct person *person = people->of[revision->hist.commit];
		count_revision(person, def, commit);
		if (!site_is_care(site, revision))
			continue;
		several |= writer && writer != person;
		writer = person;
	}
	return several ? NULL : writer;
}

static int compare_people(const void *left, const void *right)
{
	const struct person *a = *(const struct person *const *)left;
	const struct person *b = *(const struct person *const *)right;

	if (a->author.definitions != b->author.definitions)
		return a->author.definitions > b->author.definitions ? -1 : 1;
	if (a->author.revisions != b->author.revisions)
		return a->author.revisions > b->author.revisions ? -1 : 1;
	return str_cmp(a->author.name, b->author.name);
}

/* Takes the authors over, with room for what each alone wrote. */
static void list_authors(struct arena *mem, struct people *people, struct site_authors *authors)
{
	if (people->list.n)
		qsort(
		    people->list.items, people->list.n, sizeof *people->list.items, compare_people);
	authors->items = ARENA_ARRAY(mem, struct site_author, people->list.n);
	for (size_t i = 0; i < people->list.n; i++) {
		struct person *person = people->list.items[i];
		if (!person->author.revisions)
			continue;
		person->place = authors->n;
		authors->items[authors->n++] = person->author;
		authors->sole.n += person->author.sole.n;
	}
	authors->sole.defs = ARENA_ARRAY(mem, size_t, authors->sole.n);
	authors->sole_authors = ARENA_ARRAY(mem, size_t, authors->sole.n);
	for (size_t i = 0, at = 0; i < authors->n; i++) {
		struct site_author *author = &authors->items[i];
		author->sole.defs = authors->sole.defs + at;
		for (size_t k = 0; k < author->sole.n; k++)
			authors->sole_authors[at++] = i;
		author->sole.n = 0;
	}
}

void site_find_authors(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_trends *trends)
{
	struct people people = {.tmp = tmp, .site = site};

	if (site->config.authors == AUTHORS_NONE)
		return;
	struct person **sole = ARENA_ARRAY(tmp, struct person *, site->def_count);

	find_people(&people);
	for (size_t i = 0; i < site->def_count; i++) {
		sole[i] = count_definition(&people, &site->defs[i]);
		if (sole[i])
			sole[i]->author.sole.n++;
	}
	for (size_t i = 0; i < site->removed_count; i++)
		count_definition(&people, &site->removed[i]);
	list_authors(mem, &people, &trends->authors);
	for (size_t i = 0; i < site->def_count; i++) {
		if (!sole[i])
			continue;
		struct site_author *author = &trends->authors.items[sole[i]->place];
		author->sole.defs[author->sole.n++] = i;
	}
}
