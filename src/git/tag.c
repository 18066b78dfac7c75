/* SPDX-License-Identifier: MIT */
/* References below refs/tags/, followed through the objects of annotated tags to commits. */
#include "git/tag.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "git/handle.h"

enum {
	CHAIN_MAX = 8, /* tags of tags; people make them by mistake, and then two */
};

struct reference {
	str name; /* as the repository has it */
	struct oid target;
};

struct collect {
	struct arena *tmp;
	VEC(struct reference) references;
};

static int collect_reference(const char *name, git_oid *target, void *payload)
{
	struct collect *collect = payload;
	str full = str_of_cstr(name);

	if (str_starts_with(full, S("refs/tags/")))
		full = str_from(full, S("refs/tags/").n);
	VEC_PUSH(collect->tmp, &collect->references,
	    ((struct reference){str_dup(collect->tmp, full), handle_oid(target)}));
	return 0;
}

/* What the object of an annotated tag says. Source  git-mktag(1): headers, a line each. */
struct tag_object {
	struct oid target;
	bool dated;
	int64_t utc_s;
};

/* "Name <address> 1700000000 +0100": the number behind the last '>'. */
static bool parse_time(str tagger, int64_t *ret_utc_s)
{
	const size_t end = str_rfind_char(tagger, '>');
	str digits = end == STR_NONE ? STR_ABSENT : str_trim(str_from(tagger, end + 1));
	int64_t time = 0;
	size_t n = 0;

	for (; n < digits.n && n < 12 && char_is_digit(digits.p[n]); n++)
		time = time * 10 + (digits.p[n] - '0');
	if (!n || (n < digits.n && !char_is_space(digits.p[n])))
		return false;
	*ret_utc_s = time;
	return true;
}

static bool parse_tag(str raw, struct tag_object *ret_tag)
{
	struct tag_object tag = {0};
	bool found = false;
	str line;

	while (str_next_line(&raw, &line) && line.n) {
		if (str_starts_with(line, S("object ")))
			found = oid_parse(str_from(line, S("object ").n), &tag.target);
		else if (str_starts_with(line, S("tagger ")))
			tag.dated = parse_time(line, &tag.utc_s);
	}
	if (found)
		*ret_tag = tag;
	return found;
}

struct list {
	struct arena *mem, *tmp;
	struct repo *repo;
	struct diag *diag;
	const struct repo_commits *commits;
	struct map places; /* id of a commit to its index + 1 */
	VEC(struct repo_tag) tags;
};

/* Of a clone that lacks objects AD303 or AD304 has told it for all of them. */
static void report_unreadable(struct list *list, const struct reference *reference)
{
	size_t replaced;

	if (list->repo->info.shallow || list->repo->info.partial)
		return;
	diag_report(list->diag, AD305, diag_at(STR_ABSENT, 0, 0),
	    "tag '%.*s' cannot be read, left out",
	    STR_ARG(utf8_sanitize(list->tmp, reference->name, &replaced)));
}

static bool read_tag(struct list *list, const struct oid *id, struct tag_object *ret_tag)
{
	str raw;

	return handle_read(list->tmp, list->repo, id, GIT_OBJECT_TAG, &raw) &&
	    parse_tag(raw, ret_tag);
}

/* Whether an object is there and of another type than a tag. */
static bool is_no_tag(struct list *list, const struct oid *id)
{
	const git_oid git_id = handle_git_oid(id);
	git_object_t type;
	size_t size;

	return git_odb_read_header(&size, &type, list->repo->odb, &git_id) == 0 &&
	    type != GIT_OBJECT_TAG;
}

/*
 * Follows a reference to one of the commits. False when it leads elsewhere, which is no problem,
 * or nowhere, which is reported.
 */
static bool resolve(struct list *list, const struct reference *reference, struct repo_tag *ret_tag)
{
	struct oid at = reference->target;
	struct tag_object object = {0}, first = {0};

	for (unsigned step = 0; step < CHAIN_MAX; step++) {
		const uintptr_t place = (uintptr_t)map_get(&list->places, oid_key(&at));

		if (place) {
			const int64_t committed = list->commits->items[place - 1].author_utc_s;
			ret_tag->commit = (uint32_t)(place - 1);
			ret_tag->annotated = step > 0;
			ret_tag->utc_s = first.dated ? first.utc_s : committed;
			return true;
		}
		if (is_no_tag(list, &at))
			return false;
		if (!read_tag(list, &at, &object))
			break;
		if (step == 0)
			first = object;
		at = object.target;
	}
	report_unreadable(list, reference);
	return false;
}

static void add_tag(struct list *list, const struct reference *reference)
{
	struct repo_tag tag = {0};
	size_t replaced;

	if (!resolve(list, reference, &tag))
		return;
	tag.name = str_dup(list->mem, utf8_sanitize(list->tmp, reference->name, &replaced));
	VEC_PUSH(list->mem, &list->tags, tag);
}

static int compare_tags(const void *left, const void *right)
{
	const struct repo_tag *const a = left, *const b = right;

	if (a->commit != b->commit)
		return a->commit < b->commit ? -1 : 1;
	return str_cmp(a->name, b->name);
}

struct repo_tags repo_list_tags(struct arena *mem, struct arena *tmp, struct repo *repo,
    struct diag *diag, const struct repo_commits *commits)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct collect collect = {.tmp = tmp};
	struct list list = {.mem = mem, .tmp = tmp, .repo = repo, .diag = diag, .commits = commits};

	if (git_tag_foreach(repo->git, collect_reference, &collect) != 0)
		diag_report(diag, AD305, diag_at(STR_ABSENT, 0, 0),
		    "the list of tags cannot be read to its end, the rest is left out");
	for (size_t i = 0; collect.references.n && i < commits->n; i++)
		*map_put(tmp, &list.places, oid_key(&commits->items[i].id)) =
		    (void *)(uintptr_t)(i + 1);
	for (size_t i = 0; i < collect.references.n; i++)
		add_tag(&list, &collect.references.items[i]);
	if (list.tags.n)
		qsort(list.tags.items, list.tags.n, sizeof *list.tags.items, compare_tags);
	arena_rewind(tmp, mark);
	return (struct repo_tags){list.tags.items, list.tags.n};
}
