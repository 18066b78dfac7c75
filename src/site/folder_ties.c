/* SPDX-License-Identifier: MIT */
/* How much folders keep to themselves, and which depend on which. */
#include <stdlib.h>

#include "base/vec.h"
#include "site/analysis.h"

static int compare_pairs(const void *left, const void *right)
{
	const struct site_folder_pair *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->to < b->to ? -1 : a->to > b->to;
}

static int compare_weights(const void *left, const void *right)
{
	const struct site_folder_pair *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return compare_pairs(left, right);
}

/*
 * Two definitions count once, however many relations one has to the other: seen holds by whom each
 * was named last, from 1, because edges are sorted by source.
 */
static struct site_folder_pair *crossing_edges(
    struct arena *tmp, const struct site *site, struct site_folder_ties *ties, size_t *ret_n)
{
	size_t *seen = ARENA_ARRAY(tmp, size_t, site->def_count);
	struct site_folder_pair *pairs =
	    ARENA_ARRAY(tmp, struct site_folder_pair, site->edge_count);
	size_t n = 0;

	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target == SITE_NONE || seen[edge->target] == edge->source + 1)
			continue;
		seen[edge->target] = edge->source + 1;
		const size_t from = site->defs[edge->source].folder;
		const size_t to = site->defs[edge->target].folder;
		if (from == to) {
			ties[from].inside++;
			continue;
		}
		ties[from].out++;
		ties[to].in++;
		pairs[n++] = (struct site_folder_pair){from, to, 1};
	}
	*ret_n = n;
	return pairs;
}

struct rank {
	size_t folder, edges;
};

static int compare_ranks(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;

	if (a->edges != b->edges)
		return a->edges > b->edges ? -1 : 1;
	return a->folder < b->folder ? -1 : a->folder > b->folder;
}

static void rank_folders(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights)
{
	struct rank *ranks = ARENA_ARRAY(tmp, struct rank, site->folder_count);
	size_t n = 0;

	for (size_t i = 0; i < site->folder_count; i++) {
		const struct site_folder_ties *ties = &insights->ties[i];
		const size_t edges = ties->inside + ties->out + ties->in;
		if (edges)
			ranks[n++] = (struct rank){i, edges};
	}
	if (n)
		qsort(ranks, n, sizeof *ranks, compare_ranks);
	insights->tied = ARENA_ARRAY(mem, size_t, n);
	insights->tied_count = n;
	for (size_t i = 0; i < n; i++)
		insights->tied[i] = ranks[i].folder;
}

void site_find_folder_ties(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights)
{
	const struct arena_mark mark = arena_mark(tmp);
	VEC(struct site_folder_pair) merged = {0};
	size_t n;

	insights->ties = ARENA_ARRAY(mem, struct site_folder_ties, site->folder_count);
	struct site_folder_pair *pairs = crossing_edges(tmp, site, insights->ties, &n);
	if (n)
		qsort(pairs, n, sizeof *pairs, compare_pairs);
	for (size_t i = 0; i < n; i++) {
		if (i && !compare_pairs(&pairs[i], &pairs[i - 1]))
			merged.items[merged.n - 1].n++;
		else
			VEC_PUSH(mem, &merged, pairs[i]);
	}
	if (merged.n)
		qsort(merged.items, merged.n, sizeof *merged.items, compare_weights);
	insights->pairs = merged.items;
	insights->pair_count = merged.n;
	rank_folders(mem, tmp, site, insights);
	arena_rewind(tmp, mark);
}
