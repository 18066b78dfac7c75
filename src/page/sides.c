/* SPDX-License-Identifier: MIT */
/* The neighbours of a definition, each once, by the side on which they stand. */
#include "base/arena.h"
#include "base/vec.h"
#include "page/definition_parts.h"

/* Marks by definition: bit 0 names it, bit 1 is named by it. */
enum { MARK_IN = 1, MARK_OUT = 2 };

static void mark_edges(const struct site *site, const struct site_def *def, unsigned char *marks)
{
	for (size_t i = 0; i < def->in_count; i++)
		marks[site->edges[def->in[i]].source] |= MARK_IN;
	for (size_t i = 0; i < def->out_count; i++) {
		size_t target = site->edges[def->out[i]].target;
		if (target != SITE_NONE)
			marks[target] |= MARK_OUT;
	}
}

/* Where the edges of one relation begin, when they are sorted by it and else keep their order. */
static size_t *by_relation(
    struct arena *mem, const struct site *site, const size_t *edges, size_t n)
{
	size_t *sorted = ARENA_ARRAY(mem, size_t, n);
	size_t starts[REL_KIND_COUNT + 1] = {0};

	for (size_t i = 0; i < n; i++)
		starts[site->edges[edges[i]].relation + 1]++;
	for (size_t kind = 0; kind < REL_KIND_COUNT; kind++)
		starts[kind + 1] += starts[kind];
	for (size_t i = 0; i < n; i++)
		sorted[starts[site->edges[edges[i]].relation]++] = edges[i];
	return sorted;
}

static bool holds_missing(const struct page_neighbours *list, size_t missing)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->items[i].def == SITE_NONE && list->items[i].missing == missing)
			return true;
	}
	return false;
}

static void add_once(struct arena *mem, struct page_neighbours *list, unsigned char *marks,
    const struct page_neighbour *neighbour)
{
	if (neighbour->def != SITE_NONE) {
		if (!marks[neighbour->def])
			return;
		marks[neighbour->def] = 0;
	} else if (holds_missing(list, neighbour->missing)) {
		return;
	}
	VEC_PUSH(mem, list, *neighbour);
}

struct page_sides page_find_sides(
    struct arena *mem, const struct site *site, const struct site_def *def)
{
	struct page_sides sides = {0};
	unsigned char *marks = ARENA_ARRAY(mem, unsigned char, site->def_count);
	const size_t *in = by_relation(mem, site, def->in, def->in_count);
	const size_t *out = by_relation(mem, site, def->out, def->out_count);

	mark_edges(site, def, marks);
	for (size_t i = 0; i < def->in_count; i++) {
		const struct site_edge *edge = &site->edges[in[i]];
		struct page_neighbour one = {edge->source, SITE_NONE, edge->relation};
		bool both = marks[edge->source] == (MARK_IN | MARK_OUT);
		add_once(mem, both ? &sides.both : &sides.in, marks, &one);
	}
	for (size_t i = 0; i < def->out_count; i++) {
		const struct site_edge *edge = &site->edges[out[i]];
		struct page_neighbour one = {edge->target, edge->missing, edge->relation};
		add_once(mem, &sides.out, marks, &one);
	}
	return sides;
}
