/* SPDX-License-Identifier: MIT */
/*
 * What a reader should know of the collection as a whole: hubs, orphans and duplicate names here,
 * the rest in files of its own.
 */
#include "base/unicode.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "site/analysis.h"
#include "site/finish.h"

struct rank {
	size_t def, callers;
};

/* in is sorted by source, so that equal sources stand together. */
size_t site_count_callers(const struct site *site, const struct site_def *def)
{
	size_t n = 0;

	for (size_t i = 0; i < def->in_count; i++)
		n += i == 0 || site->edges[def->in[i]].source != site->edges[def->in[i - 1]].source;
	return n;
}

static int compare_ranks(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;

	if (a->callers != b->callers)
		return a->callers > b->callers ? -1 : 1;
	return a->def < b->def ? -1 : a->def > b->def;
}

static void find_hubs_and_orphans(struct arena *mem, struct arena *tmp, struct site *site)
{
	struct rank *ranks = ARENA_ARRAY(tmp, struct rank, site->def_count);
	size_t n = 0;

	site->orphans = ARENA_ARRAY(mem, size_t, site->def_count);
	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *def = &site->defs[i];
		if (!def->in_count && !def->out_count)
			site->orphans[site->orphan_count++] = i;
		if (def->in_count)
			ranks[n++] = (struct rank){i, site_count_callers(site, def)};
	}
	if (n)
		qsort(ranks, n, sizeof *ranks, compare_ranks);
	site->hubs = ARENA_ARRAY(mem, size_t, n);
	site->hub_count = n;
	for (size_t i = 0; i < n; i++)
		site->hubs[i] = ranks[i].def;
}

struct named {
	str key; /* kind and folded name */
	size_t def;
};

static int compare_named(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = str_cmp(a->key, b->key);

	return order ? order : a->def < b->def ? -1 : a->def > b->def;
}

static void find_duplicates(struct arena *mem, struct arena *tmp, struct site *site)
{
	struct named *names = ARENA_ARRAY(tmp, struct named, site->def_count);
	VEC(struct site_duplicate) found = {0};

	for (size_t i = 0; i < site->def_count; i++) {
		const struct definition *def = &site->defs[i].def;
		names[i].key = str_format(
		    tmp, "%d %.*s", (int)def->kind, STR_ARG(unicode_fold(tmp, def->name)));
		names[i].def = i;
	}
	if (site->def_count)
		qsort(names, site->def_count, sizeof *names, compare_named);
	for (size_t i = 0, end; i < site->def_count; i = end) {
		for (end = i + 1; end < site->def_count && str_eq(names[i].key, names[end].key);)
			end++;
		if (end - i < 2)
			continue;
		struct site_duplicate duplicate = {.name = site->defs[names[i].def].def.name};
		duplicate.defs = ARENA_ARRAY(mem, size_t, end - i);
		for (size_t k = i; k < end; k++)
			duplicate.defs[duplicate.n++] = names[k].def;
		VEC_PUSH(mem, &found, duplicate);
	}
	site->duplicates = found.items;
	site->duplicate_count = found.n;
}

static void report_duplicates(struct diag *diag, const struct site *site)
{
	for (size_t i = 0; i < site->duplicate_count; i++) {
		const struct site_duplicate *duplicate = &site->duplicates[i];
		const struct definition *first = &site->defs[duplicate->defs[0]].def;
		for (size_t k = 1; k < duplicate->n; k++) {
			const struct definition *def = &site->defs[duplicate->defs[k]].def;
			diag_report(diag, AD401,
			    diag_at(def->path, def_key_line(def, S("name")), 1),
			    "'%.*s' is the name of '%.*s' too, both are shown", STR_ARG(def->name),
			    STR_ARG(first->path));
		}
	}
}

/* The fields in which definitions of one name differ, and "body" last when their bodies do. */
static struct def_strings find_differences(struct arena *mem, struct arena *tmp,
    const struct site *site, const struct site_duplicate *duplicate)
{
	const struct def_strings fields =
	    site_differing_fields(mem, tmp, site, duplicate->defs, duplicate->n);
	const str body = site->defs[duplicate->defs[0]].def.body;
	struct def_strings all = {ARENA_ARRAY(mem, str, fields.n + 1), 0};
	bool same = true;

	for (size_t i = 1; i < duplicate->n; i++)
		same &= str_eq(body, site->defs[duplicate->defs[i]].def.body);
	for (size_t i = 0; i < fields.n; i++)
		all.items[all.n++] = fields.items[i];
	if (!same)
		all.items[all.n++] = S("body");
	return all;
}

static struct site_insights *analyse(struct arena *mem, struct arena *tmp, const struct site *site)
{
	struct site_insights *insights = ARENA_NEW(mem, struct site_insights);

	insights->duplicate_differs = ARENA_ARRAY(mem, struct def_strings, site->duplicate_count);
	for (size_t i = 0; i < site->duplicate_count; i++)
		insights->duplicate_differs[i] =
		    find_differences(mem, tmp, site, &site->duplicates[i]);
	site_find_reach(mem, tmp, site, insights);
	site_find_nearest(mem, tmp, site, insights);
	site_find_similar(mem, tmp, site, insights);
	site_find_folder_ties(mem, tmp, site, insights);
	return insights;
}

void site_find_insights(struct arena *mem, struct arena *tmp, struct diag *diag, struct site *site)
{
	find_hubs_and_orphans(mem, tmp, site);
	find_duplicates(mem, tmp, site);
	report_duplicates(diag, site);
	site_find_cycles(mem, tmp, site);
	site->insights = analyse(mem, tmp, site);
}
