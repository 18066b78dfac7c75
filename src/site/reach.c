/* SPDX-License-Identifier: MIT */
/* How far a change of a definition reaches, and the way from one definition to another. */
#include <stdlib.h>

#include "site/analysis.h"

/* A search through the graph, nearest definitions first. */
struct search {
	const struct site *site;
	size_t *queue, n;
	size_t *by_edge; /* the edge that led to a definition, from 1; 0 is not reached */
};

static struct site_path path_back(
    struct arena *mem, const struct search *search, size_t from, size_t last_edge)
{
	const struct site_edge *edges = search->site->edges;
	struct site_path path = {.n = 1};

	for (size_t node = edges[last_edge].source; node != from;
	     node = edges[search->by_edge[node] - 1].source)
		path.n++;
	path.edges = ARENA_ARRAY(mem, size_t, path.n);
	size_t edge = last_edge;
	for (size_t i = path.n; i-- > 0;) {
		path.edges[i] = edge;
		edge = search->by_edge[edges[edge].source] - 1;
	}
	return path;
}

struct site_path site_shortest_path(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_route route)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct site_path path = {0};
	struct search search = {
	    .site = site,
	    .queue = ARENA_ARRAY(tmp, size_t, site->def_count + 1),
	    .by_edge = ARENA_ARRAY(tmp, size_t, site->def_count),
	};

	search.queue[search.n++] = route.from;
	for (size_t i = 0; i < search.n && !path.n; i++) {
		const struct site_def *def = &site->defs[search.queue[i]];
		for (size_t k = 0; k < def->out_count && !path.n; k++) {
			const struct site_edge *edge = &site->edges[def->out[k]];
			if (!(route.relations & SITE_RELATION(edge->relation)) ||
			    edge->target == SITE_NONE)
				continue;
			if (edge->target == route.to) {
				path = path_back(mem, &search, route.from, def->out[k]);
			} else if (!search.by_edge[edge->target] && edge->target != route.from) {
				search.by_edge[edge->target] = def->out[k] + 1;
				search.queue[search.n++] = edge->target;
			}
		}
	}
	arena_rewind(tmp, mark);
	return path;
}

/* An edge between two components. */
struct link {
	uint32_t from, to;
};

struct links {
	struct link *items;
	size_t n;
};

/* The edges between components, those of the largest number first: a counting sort. */
static struct links links_between(
    struct arena *tmp, const struct site *site, const struct site_components *components)
{
	size_t *place = ARENA_ARRAY(tmp, size_t, components->n + 1);
	struct links links = {.items = ARENA_ARRAY(tmp, struct link, site->edge_count)};

	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target != SITE_NONE &&
		    components->of[edge->source] != components->of[edge->target])
			place[components->n - components->of[edge->source]]++;
	}
	for (size_t i = 1; i <= components->n; i++)
		place[i] += place[i - 1];
	links.n = place[components->n];
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target == SITE_NONE)
			continue;
		const size_t from = components->of[edge->source];
		const size_t to = components->of[edge->target];
		if (from != to)
			links.items[place[components->n - from - 1]++] =
			    (struct link){(uint32_t)from, (uint32_t)to};
	}
	return links;
}

static size_t count_bits(uint64_t word)
{
	word -= word >> 1 & UINT64_C(0x5555555555555555);
	word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
	word = (word + (word >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return word * UINT64_C(0x0101010101010101) >> 56;
}

/*
 * How many definitions can reach each component, its own included. 64 definitions at a time flow
 * down the graph as the bits of a word: no table of who reaches whom, which would be quadratic.
 */
static size_t *count_reaching(
    struct arena *tmp, const struct site *site, const struct site_components *components)
{
	const struct links links = links_between(tmp, site, components);
	size_t *counts = ARENA_ARRAY(tmp, size_t, components->n);
	uint64_t *bits = ARENA_ARRAY(tmp, uint64_t, components->n);

	for (size_t first = 0; first < site->def_count; first += 64) {
		if (components->n)
			memset(bits, 0, components->n * sizeof *bits);
		for (size_t i = first; i < site->def_count && i < first + 64; i++)
			bits[components->of[i]] |= UINT64_C(1) << (i - first);
		for (size_t i = 0; i < links.n; i++)
			bits[links.items[i].to] |= bits[links.items[i].from];
		for (size_t i = 0; i < components->n; i++)
			counts[i] += count_bits(bits[i]);
	}
	return counts;
}

struct rank {
	size_t def;
	struct site_reach reach;
};

static int compare_ranks(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;

	if (a->reach.transitive != b->reach.transitive)
		return a->reach.transitive > b->reach.transitive ? -1 : 1;
	if (a->reach.direct != b->reach.direct)
		return a->reach.direct > b->reach.direct ? -1 : 1;
	return a->def < b->def ? -1 : a->def > b->def;
}

void site_find_reach(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights)
{
	const struct arena_mark mark = arena_mark(tmp);
	const size_t n = site->def_count;

	insights->reach = ARENA_ARRAY(mem, struct site_reach, n);
	insights->widest = ARENA_ARRAY(mem, size_t, n);
	const struct site_components components =
	    site_find_components(tmp, mem, site, SITE_ALL_RELATIONS);
	const size_t *counts = count_reaching(tmp, site, &components);
	struct rank *ranks = ARENA_ARRAY(tmp, struct rank, n);
	for (size_t i = 0; i < n; i++) {
		struct site_reach *reach = &insights->reach[i];
		reach->direct = site_count_callers(site, &site->defs[i]);
		reach->transitive = counts[components.of[i]] - 1;
		if (reach->direct)
			ranks[insights->widest_count++] = (struct rank){i, *reach};
	}
	if (insights->widest_count)
		qsort(ranks, insights->widest_count, sizeof *ranks, compare_ranks);
	for (size_t i = 0; i < insights->widest_count; i++)
		insights->widest[i] = ranks[i].def;
	arena_rewind(tmp, mark);
}
