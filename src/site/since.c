/* SPDX-License-Identifier: MIT */
/* From where on changes count, which revisions those are, and how many of what kind they make. */
#include "site/since.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "site/since_sum.h"

/* Tools with which a definition acts on its own; who reviews wants these named first. */
static const str acting_tools[] = {
    {"ALL", 3},
    {"Bash", 4},
    {"Write", 5},
    {"Edit", 4},
    {"MultiEdit", 9},
    {"NotebookEdit", 12},
    {"Task", 4},
    {"Agent", 5},
    {"WebFetch", 8},
};

enum { ACTING_TOOLS = sizeof acting_tools / sizeof *acting_tools };

static bool has_date(const struct repo_commit *commit)
{
	return commit->author_utc_s != REPO_TIME_UNKNOWN;
}

static int compare_months(const void *left, const void *right)
{
	const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return a < b ? 1 : a > b ? -1 : 0;
}

/* The months in which something changed, each once, newest first, as date_month_number has them. */
static size_t list_months(struct arena *tmp, const struct site *site, int64_t **ret_months)
{
	int64_t *months = ARENA_ARRAY(tmp, int64_t, site->change_count);
	size_t all = 0, n = 0;

	for (size_t i = 0; i < site->change_count; i++) {
		const uint32_t commit = site->changes[i].commit;
		if (commit != HIST_UNCOMMITTED && has_date(&site->commits.items[commit]))
			months[all++] = date_month_number(site->commits.items[commit].author_utc_s);
	}
	if (all)
		qsort(months, all, sizeof *months, compare_months);
	for (size_t i = 0; i < all; i++) {
		if (!n || months[n - 1] != months[i])
			months[n++] = months[i];
	}
	*ret_months = months;
	return n;
}

static str slug_of_tag(struct arena *mem, struct arena *tmp, struct map *taken, str name)
{
	struct buf out;

	buf_init(&out, mem);
	unicode_slug(&out, name, true);
	const str stem = out.n ? utf8_prefix(buf_str(&out), LIMIT_SLUG) : S("tag");
	str slug = stem;
	for (unsigned k = 2; map_get(taken, unicode_fold_case(tmp, slug)); k++)
		slug = str_format(mem, "%.*s-%u", STR_ARG(stem), k);
	*map_put(tmp, taken, unicode_fold_case(tmp, slug)) = taken;
	return slug;
}

struct site_since_points site_list_points(
    struct arena *mem, struct arena *tmp, const struct site *site)
{
	const struct arena_mark mark = arena_mark(tmp);
	const size_t tags = site->tags.n < SITE_SINCE_TAGS ? site->tags.n : SITE_SINCE_TAGS;
	struct site_since_points points = {.tag_count = tags, .tags_left_out = site->tags.n - tags};
	struct map taken = {0};
	int64_t *months;

	/* without the first month of all */
	const size_t all = list_months(tmp, site, &months);
	const size_t offered = all ? all - 1 : 0;
	const size_t shown = offered < SITE_SINCE_MONTHS ? offered : SITE_SINCE_MONTHS;
	points.months_left_out = offered - shown;
	points.items = ARENA_ARRAY(mem, struct site_since_point, tags + shown);
	for (size_t i = 0; i < shown; i++) {
		const int64_t begin_utc_s = date_month_start(months[i]);
		const str month = date_month(mem, begin_utc_s);
		*map_put(tmp, &taken, month) = &taken;
		points.items[tags + i] =
		    (struct site_since_point){.name = month, .slug = month, .utc_s = begin_utc_s};
	}
	for (size_t i = 0; i < tags; i++) {
		const struct repo_tag *tag = &site->tags.items[i];
		points.items[i] = (struct site_since_point){.name = tag->name,
		    .slug = slug_of_tag(mem, tmp, &taken, tag->name),
		    .is_tag = true,
		    .commit = tag->commit,
		    .utc_s = tag->utc_s};
	}
	points.n = tags + shown;
	arena_rewind(tmp, mark);
	return points;
}

/* Which commits count: those that a tag does not have, or those of a month and of later ones. */
static bool *find_counted(
    struct arena *tmp, const struct site *site, const struct site_since_point *point)
{
	const struct repo_commits *commits = &site->commits;
	bool *counted = ARENA_ARRAY(tmp, bool, commits->n);

	if (!point->is_tag) {
		for (size_t i = 0; i < site->change_count; i++) {
			const uint32_t at = site->changes[i].commit;
			if (at == HIST_UNCOMMITTED || !has_date(&commits->items[at]))
				continue;
			counted[at] = str_cmp(date_month(tmp, commits->items[at].author_utc_s),
					  point->name) >= 0;
		}
		return counted;
	}
	/* parents stand behind their children */
	memset(counted, true, commits->n);
	counted[point->commit] = false;
	for (size_t at = point->commit; at < commits->n; at++) {
		const struct repo_commit *commit = &commits->items[at];
		for (uint32_t p = 0; !counted[at] && p < commit->parent_count; p++)
			counted[commit->parents[p]] = false;
	}
	return counted;
}

static bool counts(const bool *counted, const struct site_revision *revision)
{
	return revision->hist.commit == HIST_UNCOMMITTED || counted[revision->hist.commit];
}

/* How much a tool matters to who reviews: the place in the list above, or behind it. */
static size_t rank_of(str tool)
{
	const str name = str_slice(tool, 0, str_find_char(tool, '(', 0));

	for (size_t i = 0; i < ACTING_TOOLS; i++) {
		if (str_eq(name, acting_tools[i]))
			return i;
	}
	return ACTING_TOOLS;
}

struct tool_count {
	str tool;
	size_t n;
};

static int compare_tools(const void *left, const void *right)
{
	const struct tool_count *a = left, *b = right;
	const size_t rank_a = rank_of(a->tool), rank_b = rank_of(b->tool);

	if (rank_a != rank_b)
		return rank_a < rank_b ? -1 : 1;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return str_cmp(a->tool, b->tool);
}

static void count_gains(
    struct arena *tmp, const struct site_since *since, struct site_since_counts *totals)
{
	struct map places = {0};
	VEC(struct tool_count) tools = {0};

	for (size_t i = 0; i < since->n; i++) {
		const struct site_since_def *one = &since->items[i];
		for (size_t k = 0; k < one->gain_count; k++) {
			void **slot = map_put(tmp, &places, one->gains[k].tool);
			if (!*slot) {
				VEC_PUSH(tmp, &tools, ((struct tool_count){one->gains[k].tool, 0}));
				*slot = (void *)(uintptr_t)tools.n;
			}
			tools.items[(uintptr_t)*slot - 1].n++;
		}
	}
	if (tools.n)
		qsort(tools.items, tools.n, sizeof *tools.items, compare_tools);
	for (size_t i = 0; i < tools.n && i < SITE_SINCE_TOOLS; i++) {
		totals->gained[i].tool = tools.items[i].tool;
		totals->gained[i].n = tools.items[i].n;
		totals->gained_count++;
	}
	totals->gained_left_out = tools.n - totals->gained_count;
}

static void count_commits(struct arena *tmp, const struct site *site, const bool *counted,
    struct site_since_counts *totals)
{
	struct map authors = {0};

	for (size_t i = 0; i < site->change_count; i++) {
		const uint32_t at = site->changes[i].commit;
		if (at == HIST_UNCOMMITTED || !counted[at])
			continue;
		totals->commits++;
		*map_put(tmp, &authors, site->commits.items[at].author.email) = &authors;
	}
	totals->authors = site->config.authors == AUTHORS_NONE ? 0 : authors.n;
}

static void count_def(const struct site_since_def *one, struct site_since_counts *totals)
{
	totals->fates[one->fate]++;
	for (size_t bit = 0; one->fate == SINCE_CHANGED && bit < GROUP_COUNT; bit++)
		totals->groups[bit] += (one->change.groups >> bit) & 1;
}

struct site_since site_sum_since(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_since_point *point)
{
	const struct arena_mark mark = arena_mark(tmp);
	const bool *counted = find_counted(tmp, site, point);
	const size_t defs = site->def_count + site->removed_count;
	VEC(struct site_since_def) found = {0};

	for (size_t i = 0; i < defs; i++) {
		const struct site_def *def =
		    i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
		const struct arena_mark inner = arena_mark(tmp);
		const struct site_revision **revisions =
		    ARENA_ARRAY(tmp, const struct site_revision *, def->revision_count);
		size_t n = 0;
		for (size_t k = 0; k < def->revision_count; k++) {
			if (counts(counted, &def->revisions[k]))
				revisions[n++] = &def->revisions[k];
		}
		if (n)
			VEC_PUSH(
			    mem, &found, site_sum_revisions(mem, tmp, site, def, revisions, n));
		arena_rewind(tmp, inner);
	}
	struct site_since since = {.items = found.items, .n = found.n};
	for (size_t i = 0; i < since.n; i++)
		count_def(&since.items[i], &since.counts);
	count_gains(tmp, &since, &since.counts);
	count_commits(tmp, site, counted, &since.counts);
	arena_rewind(tmp, mark);
	return since;
}
