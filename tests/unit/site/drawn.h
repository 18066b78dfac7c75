/* SPDX-License-Identifier: MIT */
/* Collections drawn as lists of edges, for tests of what follows from a graph. */
#ifndef UNIT_SITE_DRAWN_H
#define UNIT_SITE_DRAWN_H

#include "site/site.h"
#include "unit/unit.h"

/* An edge of a drawn collection; definitions are numbers. */
struct edge {
	size_t from, to;
	enum rel_kind relation;
};

/* Fills out and in as site_begin does: in by source, because edges are sorted by source. */
static inline struct site *site_of(size_t defs, const struct edge *edges, size_t n)
{
	struct site *site = ARENA_NEW(unit_mem, struct site);

	site->defs = ARENA_ARRAY(unit_mem, struct site_def, defs);
	site->def_count = defs;
	site->folders = ARENA_NEW(unit_mem, struct site_folder); /* all stand in one */
	site->folder_count = 1;
	site->edges = ARENA_ARRAY(unit_mem, struct site_edge, n);
	site->edge_count = n;
	for (size_t i = 0; i < defs; i++)
		site->defs[i].def.name = str_format(unit_mem, "d%zu", i);
	for (size_t i = 0; i < n; i++) {
		site->edges[i] = (struct site_edge){
		    .source = edges[i].from, .target = edges[i].to, .relation = edges[i].relation};
		site->defs[edges[i].from].out_count++;
		if (edges[i].to != SITE_NONE)
			site->defs[edges[i].to].in_count++;
	}
	for (size_t i = 0; i < defs; i++) {
		struct site_def *def = &site->defs[i];

		def->out = ARENA_ARRAY(unit_mem, size_t, def->out_count);
		def->in = ARENA_ARRAY(unit_mem, size_t, def->in_count);
		def->out_count = def->in_count = 0;
	}
	for (size_t i = 0; i < n; i++) {
		struct site_def *from = &site->defs[edges[i].from];

		from->out[from->out_count++] = i;
		if (edges[i].to != SITE_NONE) {
			struct site_def *to = &site->defs[edges[i].to];

			to->in[to->in_count++] = i;
		}
	}
	return site;
}

/* A number from a row of numbers that looks random, below limit. */
static inline size_t random_below(uint32_t *state, size_t limit)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % limit;
}

#endif
