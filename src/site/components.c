/* SPDX-License-Identifier: MIT */
/*
 * Tarjan's strongly connected components (1972), with a stack of our own instead of recursion: a
 * chain of delegations may be as long as the collection.
 */
#include "site/analysis.h"

struct tarjan {
	const struct site *site;
	unsigned relations;
	size_t *number, *low; /* from 1; 0 is not visited */
	size_t *next_edge;
	bool *on_stack;
	size_t *stack, stack_n; /* of the component */
	size_t *path, path_n; /* of the search */
	size_t counter;
	struct site_components found;
};

static void enter(struct tarjan *t, size_t node)
{
	t->number[node] = t->low[node] = ++t->counter;
	t->stack[t->stack_n++] = node;
	t->on_stack[node] = true;
	t->path[t->path_n++] = node;
}

static void close_component(struct tarjan *t, size_t root)
{
	size_t node;

	do {
		node = t->stack[--t->stack_n];
		t->on_stack[node] = false;
		t->found.of[node] = t->found.n;
	} while (node != root);
	t->found.n++;
}

/* Follows the next edge of the node on top of the path; false when it has none left. */
static bool step(struct tarjan *t, size_t node)
{
	const struct site_def *def = &t->site->defs[node];

	while (t->next_edge[node] < def->out_count) {
		const struct site_edge *edge = &t->site->edges[def->out[t->next_edge[node]++]];
		if (!(t->relations & SITE_RELATION(edge->relation)) || edge->target == SITE_NONE)
			continue;
		if (!t->number[edge->target]) {
			enter(t, edge->target);
			return true;
		}
		if (t->on_stack[edge->target] && t->number[edge->target] < t->low[node])
			t->low[node] = t->number[edge->target];
	}
	return false;
}

static void search_from(struct tarjan *t, size_t start)
{
	enter(t, start);
	while (t->path_n) {
		size_t node = t->path[t->path_n - 1];
		if (step(t, node))
			continue;
		t->path_n--;
		if (t->low[node] == t->number[node])
			close_component(t, node);
		if (t->path_n) {
			size_t parent = t->path[t->path_n - 1];
			if (t->low[node] < t->low[parent])
				t->low[parent] = t->low[node];
		}
	}
}

struct site_components site_find_components(
    struct arena *mem, struct arena *tmp, const struct site *site, unsigned relations)
{
	const struct arena_mark mark = arena_mark(tmp);
	const size_t n = site->def_count;
	struct tarjan t = {
	    .site = site,
	    .relations = relations,
	    .number = ARENA_ARRAY(tmp, size_t, n),
	    .low = ARENA_ARRAY(tmp, size_t, n),
	    .next_edge = ARENA_ARRAY(tmp, size_t, n),
	    .on_stack = ARENA_ARRAY(tmp, bool, n),
	    .stack = ARENA_ARRAY(tmp, size_t, n),
	    .path = ARENA_ARRAY(tmp, size_t, n),
	    .found = {.of = ARENA_ARRAY(mem, size_t, n)},
	};

	for (size_t i = 0; i < n; i++) {
		if (!t.number[i])
			search_from(&t, i);
	}
	arena_rewind(tmp, mark);
	return t.found;
}
