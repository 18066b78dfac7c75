/* SPDX-License-Identifier: MIT */
/* What a reader should know of the collection as a whole: hubs, orphans, duplicate names, cycles.
 */
#include "base/unicode.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
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

/*
 * Tarjan's strongly connected components (1972) over delegates_to, with a stack of our own instead
 * of recursion: a chain of delegations may be as long as the collection.
 */
struct tarjan {
	const struct site *site;
	struct arena *mem;
	size_t *number, *low; /* from 1; 0 is not visited */
	size_t *next_edge;
	bool *on_stack;
	size_t *stack, stack_n; /* of the component */
	size_t *path, path_n; /* of the search */
	size_t counter;
	struct {
		struct site_cycle *items;
		size_t n, cap;
	} cycles;
};

static void enter(struct tarjan *t, size_t node)
{
	t->number[node] = t->low[node] = ++t->counter;
	t->stack[t->stack_n++] = node;
	t->on_stack[node] = true;
	t->path[t->path_n++] = node;
}

static int compare_index(const void *left, const void *right)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;

	return a < b ? -1 : a > b;
}

static void close_component(struct tarjan *t, size_t root)
{
	size_t from = t->stack_n;

	do {
		from--;
		t->on_stack[t->stack[from]] = false;
	} while (t->stack[from] != root);
	size_t n = t->stack_n - from;
	if (n > 1) {
		struct site_cycle cycle = {ARENA_ARRAY(t->mem, size_t, n), n};
		memcpy(cycle.defs, t->stack + from, n * sizeof *cycle.defs);
		qsort(cycle.defs, n, sizeof *cycle.defs, compare_index);
		VEC_PUSH(t->mem, &t->cycles, cycle);
	}
	t->stack_n = from;
}

/* Follows the next edge of the node on top of the path; false when it has none left. */
static bool step(struct tarjan *t, size_t node)
{
	const struct site_def *def = &t->site->defs[node];

	while (t->next_edge[node] < def->out_count) {
		const struct site_edge *edge = &t->site->edges[def->out[t->next_edge[node]++]];
		if (edge->relation != REL_DELEGATES_TO || edge->target == SITE_NONE)
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

static int compare_cycles(const void *left, const void *right)
{
	const struct site_cycle *a = left, *b = right;

	return compare_index(a->defs, b->defs);
}

static void find_cycles(struct arena *mem, struct arena *tmp, struct site *site)
{
	size_t n = site->def_count;
	struct tarjan t = {
	    .site = site,
	    .mem = mem,
	    .number = ARENA_ARRAY(tmp, size_t, n),
	    .low = ARENA_ARRAY(tmp, size_t, n),
	    .next_edge = ARENA_ARRAY(tmp, size_t, n),
	    .on_stack = ARENA_ARRAY(tmp, bool, n),
	    .stack = ARENA_ARRAY(tmp, size_t, n),
	    .path = ARENA_ARRAY(tmp, size_t, n),
	};

	for (size_t i = 0; i < n; i++) {
		if (!t.number[i])
			search_from(&t, i);
	}
	if (t.cycles.n)
		qsort(t.cycles.items, t.cycles.n, sizeof *t.cycles.items, compare_cycles);
	site->cycles = t.cycles.items;
	site->cycle_count = t.cycles.n;
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

void site_find_insights(struct arena *mem, struct arena *tmp, struct diag *diag, struct site *site)
{
	find_hubs_and_orphans(mem, tmp, site);
	find_duplicates(mem, tmp, site);
	report_duplicates(diag, site);
	find_cycles(mem, tmp, site);
}
