/* SPDX-License-Identifier: MIT */
/* What is left alone, too long or incomplete, and what people work on most. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "site/trend_parts.h"

#define EVERY_KIND ((1u << DEF_KIND_COUNT) - 1)

/*
 * A skill or a command runs with what its caller has, and a command is called by the name of its
 * file.
 */
const struct site_field_info site_fields[SITE_FIELDS] = {
    [GIVEN_NAME] = {{"name", 4}, 1u << DEF_AGENT | 1u << DEF_SKILL},
    [GIVEN_DESCRIPTION] = {{"description", 11}, EVERY_KIND},
    [GIVEN_MODEL] = {{"model", 5}, 1u << DEF_AGENT},
    [GIVEN_TOOLS] = {{"tools", 5}, 1u << DEF_AGENT},
};

static bool is_given(const struct definition *def, str key)
{
	const struct value *given = value_get(def->front, key);

	return given && str_trim(value_text(*given)).n > 0;
}

static bool has_field(const struct definition *def, enum site_field field)
{
	switch (field) {
	case GIVEN_NAME:
	case GIVEN_DESCRIPTION:
		return is_given(def, site_fields[field].name);
	case GIVEN_MODEL:
		return def->model.n > 0;
	case GIVEN_TOOLS:
		return !def->tools.inherits_all;
	case SITE_FIELDS:
		break;
	}
	return true;
}

bool site_lacks_field(const struct definition *def, enum site_field field)
{
	return (site_fields[field].kinds >> def->kind & 1) && !has_field(def, field);
}

/* A definition and the number that it is sorted by, largest first. */
struct weighed {
	int64_t weight;
	size_t def;
};

static int compare_weighed(const void *left, const void *right)
{
	const struct weighed *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return a->def < b->def ? -1 : a->def > b->def;
}

/* Takes those whose weight is not below least. */
static struct site_list take_heaviest(
    struct arena *mem, const struct weighed *weighed, size_t n, int64_t least)
{
	struct weighed *taken = ARENA_RAW(mem, struct weighed, n);
	struct site_list list = {0};

	for (size_t i = 0; i < n; i++) {
		if (weighed[i].weight >= least)
			taken[list.n++] = weighed[i];
	}
	if (list.n)
		qsort(taken, list.n, sizeof *taken, compare_weighed);
	list.defs = ARENA_RAW(mem, size_t, list.n);
	for (size_t i = 0; i < list.n; i++)
		list.defs[i] = taken[i].def;
	return list;
}

static struct site_care find_care(const struct site *site, const struct site_def *def)
{
	struct site_care care = {.cared = SITE_NONE};

	for (size_t i = 0; i < def->revision_count; i++) {
		const struct site_revision *revision = &def->revisions[i];
		if (!site_is_care(site, revision))
			continue;
		if (care.cared == SITE_NONE)
			care.cared = i;
		care.own += revision->hist.status != HIST_ADDED;
	}
	return care;
}

/* Days from the last care to the newest commit; less than any when that is not known. */
static int64_t days_alone(
    const struct site *site, const struct site_trends *trends, const struct site_def *def)
{
	const size_t cared = trends->upkeep.care[def - site->defs].cared;

	if (cared == SITE_NONE)
		return -1;
	const int64_t utc_s = site_time_of(site, trends->now_utc_s, &def->revisions[cared]);
	if (utc_s == REPO_TIME_UNKNOWN)
		return -1;
	return (trends->now_utc_s - utc_s) / DATE_DAY_S;
}

static void count_life(
    const struct site *site, const struct site_trends *trends, const struct site_def *def)
{
	struct site_life *life = &trends->upkeep.life[def->folder];
	const int64_t since_utc_s = trends->now_utc_s - (int64_t)SITE_LIVELY_DAYS * DATE_DAY_S;

	for (size_t i = 0; i < def->revision_count; i++) {
		const struct site_revision *revision = &def->revisions[i];
		if (!site_is_care(site, revision))
			continue;
		life->ever++;
		life->lately += site_time_of(site, trends->now_utc_s, revision) > since_utc_s;
	}
}

static void find_lively_folders(
    struct arena *mem, const struct site *site, struct site_trends *trends)
{
	struct site_upkeep *upkeep = &trends->upkeep;
	struct weighed *weighed = ARENA_RAW(mem, struct weighed, site->folder_count);

	upkeep->life = ARENA_ARRAY(mem, struct site_life, site->folder_count);
	for (size_t i = 0; trends->now_utc_s != REPO_TIME_UNKNOWN && i < site->def_count; i++)
		count_life(site, trends, &site->defs[i]);
	for (size_t i = 0; i < site->folder_count; i++)
		weighed[i] = (struct weighed){(int64_t)upkeep->life[i].lately, i};
	const struct site_list lively = take_heaviest(mem, weighed, site->folder_count, 1);
	upkeep->lively = lively.defs;
	upkeep->lively_count = lively.n;
}

static void find_lacking(struct arena *mem, const struct site *site, struct site_upkeep *upkeep)
{
	for (unsigned field = 0; field < SITE_FIELDS; field++) {
		struct site_list *list = &upkeep->lacking[field];
		list->defs = ARENA_RAW(mem, size_t, site->def_count);
		for (size_t i = 0; i < site->def_count; i++) {
			if (site_lacks_field(&site->defs[i].def, (enum site_field)field))
				list->defs[list->n++] = i;
		}
	}
}

static void find_recovered(struct arena *mem, const struct site *site, struct site_list *list)
{
	list->defs = ARENA_RAW(mem, size_t, site->def_count);
	for (size_t i = 0; i < site->def_count; i++) {
		if (site->defs[i].def.recovered)
			list->defs[list->n++] = i;
	}
}

void site_find_upkeep(struct arena *mem, const struct site *site, struct site_trends *trends)
{
	struct site_upkeep *upkeep = &trends->upkeep;
	const size_t n = site->def_count;
	struct weighed *weighed = ARENA_RAW(mem, struct weighed, n);

	upkeep->care = ARENA_ARRAY(mem, struct site_care, n);
	for (size_t i = 0; i < n; i++)
		upkeep->care[i] = find_care(site, &site->defs[i]);
	for (size_t i = 0; i < n; i++)
		weighed[i] = (struct weighed){(int64_t)site->defs[i].def.words, i};
	upkeep->oversized = take_heaviest(mem, weighed, n, SITE_OVERSIZED_WORDS + 1);
	for (size_t i = 0; i < n; i++)
		weighed[i] = (struct weighed){days_alone(site, trends, &site->defs[i]), i};
	upkeep->stale = take_heaviest(mem, weighed, n, SITE_STALE_DAYS);
	for (size_t i = 0; i < n; i++)
		weighed[i] = (struct weighed){(int64_t)upkeep->care[i].own, i};
	upkeep->changed = take_heaviest(mem, weighed, n, 1);
	find_lacking(mem, site, upkeep);
	find_recovered(mem, site, &upkeep->recovered);
	find_lively_folders(mem, site, trends);
}
