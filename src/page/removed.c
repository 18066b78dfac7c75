/* SPDX-License-Identifier: MIT */
/* The list of what was removed: by whom, when, and who still names it. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "page/common.h"
#include "page/kinds.h"
#include "page/referrers.h"

enum {
	SHORT_LIFE_S = 24 * 60 * 60, /* what lived no longer was a mistake, or made by a program */
	REFERRERS_SHOWN = 3, /* the page of the removed definition has all */
};

/* Newest removal first; those of one commit by kind and slug, as they stand in the site. */
static int compare_removals(const void *left, const void *right)
{
	const struct site_def *a = *(const struct site_def *const *)left;
	const struct site_def *b = *(const struct site_def *const *)right;
	/* what is not committed has the largest index and comes first */
	const uint32_t commit_a = a->revision_count ? a->revisions[0].hist.commit + 1 : UINT32_MAX;
	const uint32_t commit_b = b->revision_count ? b->revisions[0].hist.commit + 1 : UINT32_MAX;

	if (commit_a != commit_b)
		return commit_a < commit_b ? -1 : 1;
	return a < b ? -1 : a > b;
}

static const struct site_def **sort_removals(struct arena *mem, const struct site *site)
{
	const struct site_def **order =
	    ARENA_ARRAY(mem, const struct site_def *, site->removed_count);

	for (size_t i = 0; i < site->removed_count; i++)
		order[i] = &site->removed[i];
	if (site->removed_count)
		qsort(order, site->removed_count, sizeof *order, compare_removals);
	return order;
}

/* Whether it was added and removed within a day, by the dates of their authors. */
static bool was_short_lived(const struct site *site, const struct site_def *def)
{
	const struct repo_commit *last =
	    def->revision_count ? site_commit_of(site, &def->revisions[0]) : NULL;

	return last && def->has_created && last->author_utc_s != REPO_TIME_UNKNOWN &&
	    last->author_utc_s >= def->created_utc_s &&
	    last->author_utc_s - def->created_utc_s < SHORT_LIFE_S;
}

static void add_referrers(struct page_run *run, struct value item,
    const struct page_referrers *referrers, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct page_edges edges = page_find_referrers(mem, referrers, def);
	struct value list = value_list(mem);
	size_t sources = 0;

	/* edges of one source stand together */
	for (size_t i = 0; i < edges.n; i++) {
		if (i && edges.items[i]->source == edges.items[i - 1]->source)
			continue;
		if (sources++ < REFERRERS_SHOWN)
			value_push(mem, list,
			    page_def_link(run, &run->site->defs[edges.items[i]->source]));
	}
	PAGE_SET_LIST(mem, item, "referrers", list);
	VALUE_SET(
	    mem, item, "referrers_more", value_int(mem, (int64_t)(sources - value_count(list))));
}

/* Who removed it and when: its newest revision, if that one is the deletion. */
static struct value removed_item(
    struct page_run *run, const struct page_referrers *referrers, const struct site_def *def)
{
	struct arena *mem = run->mem;
	struct value item = page_def_link(run, def);

	VALUE_SET(mem, item, "path", value_string(def->def.path));
	VALUE_SET(mem, item, "created", page_date(run, def->has_created, def->created_utc_s));
	VALUE_SET(mem, item, "revisions", value_int(mem, (int64_t)def->revision_count));
	VALUE_SET(mem, item, "last",
	    def->revision_count ? page_revision_row(run, &def->revisions[0]) : VALUE_NONE);
	add_referrers(run, item, referrers, def);
	return item;
}

/* Those that one commit removed within a day: [revision's members, definitions[link], count]. */
static struct value short_group(struct page_run *run, const struct site_def *const *defs, size_t n)
{
	struct arena *mem = run->mem;
	struct value group = page_revision_row(run, &defs[0]->revisions[0]);
	struct value links = value_list(mem);

	for (size_t i = 0; i < n; i++)
		value_push(mem, links, page_def_link(run, defs[i]));
	PAGE_SET_LIST(mem, group, "definitions", links);
	return group;
}

static struct value short_groups(struct page_run *run, const struct site_def *const *defs, size_t n)
{
	struct value groups = value_list(run->mem);

	for (size_t i = 0, end; i < n; i = end) {
		end = i + 1;
		while (end < n &&
		    defs[end]->revisions[0].hist.commit == defs[i]->revisions[0].hist.commit)
			end++;
		value_push(run->mem, groups, short_group(run, defs + i, end - i));
	}
	return groups;
}

bool page_removed(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct site *site = run->site;

	if (!page_has_removed(site))
		return true;
	const struct page_referrers referrers = page_index_referrers(mem, site);
	const struct site_def **order = sort_removals(mem, site);
	const struct site_def **brief =
	    ARENA_ARRAY(mem, const struct site_def *, site->removed_count);
	struct value list = value_list(mem);
	size_t brief_count = 0;
	struct value data =
	    page_begin(run, S("removed.html"), page_say(run, TEXT_TITLE_REMOVED), S("removed"));

	for (size_t i = 0; i < site->removed_count; i++) {
		if (was_short_lived(site, order[i]))
			brief[brief_count++] = order[i];
		else
			value_push(mem, list, removed_item(run, &referrers, order[i]));
	}
	PAGE_SET_LIST(mem, data, "definitions", list);
	PAGE_SET_LIST(mem, data, "brief", short_groups(run, brief, brief_count));
	VALUE_SET(mem, data, "brief_total", value_int(mem, (int64_t)brief_count));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)site->removed_count));
	bool going = page_emit(run, S("removed"), data);
	arena_rewind(run->mem, mark);
	return going;
}
