/* SPDX-License-Identifier: MIT */
/* Delegation that leads back to where it began: the definitions that do so, and a way around. */
#include "base/vec.h"
#include "site/analysis.h"

/*
 * The shortest cycle of a group is looked for from each of its definitions, as long as that costs
 * no more steps than this: groups of some 200 definitions. Of larger ones the shortest of those
 * that were tried is shown.
 */
enum { STEPS_MAX = 4000000 };

static struct site_path shortest_cycle(
    struct arena *mem, struct arena *tmp, const struct site *site, const struct site_cycle *cycle)
{
	const size_t steps = site->def_count + site->edge_count;
	const struct arena_mark mark = arena_mark(tmp);
	struct site_path shortest = {0};

	for (size_t i = 0; i < cycle->n && shortest.n != 2; i++) {
		if (i > 0 && i * steps > STEPS_MAX)
			break;
		const struct site_route around = {
		    cycle->defs[i], cycle->defs[i], SITE_RELATION(REL_DELEGATES_TO)};
		const struct site_path path = site_shortest_path(tmp, mem, site, around);
		if (!shortest.n || path.n < shortest.n)
			shortest = path;
	}
	size_t *edges = ARENA_ARRAY(mem, size_t, shortest.n);
	memcpy(edges, shortest.edges, shortest.n * sizeof *edges);
	arena_rewind(tmp, mark);
	return (struct site_path){edges, shortest.n};
}

void site_find_cycles(struct arena *mem, struct arena *tmp, struct site *site)
{
	const struct arena_mark mark = arena_mark(tmp);
	const struct site_components components =
	    site_find_components(tmp, mem, site, SITE_RELATION(REL_DELEGATES_TO));
	size_t *sizes = ARENA_ARRAY(tmp, size_t, components.n);
	size_t *cycle_of = ARENA_ARRAY(tmp, size_t, components.n); /* from 1; 0 is none yet */
	VEC(struct site_cycle) cycles = {0};

	for (size_t i = 0; i < site->def_count; i++)
		sizes[components.of[i]]++;
	for (size_t i = 0; i < site->def_count; i++) {
		const size_t component = components.of[i];
		if (sizes[component] < 2)
			continue;
		if (!cycle_of[component]) {
			struct site_cycle cycle = {
			    .defs = ARENA_ARRAY(mem, size_t, sizes[component])};
			VEC_PUSH(mem, &cycles, cycle);
			cycle_of[component] = cycles.n;
		}
		struct site_cycle *cycle = &cycles.items[cycle_of[component] - 1];
		cycle->defs[cycle->n++] = i;
	}
	for (size_t i = 0; i < cycles.n; i++) {
		const struct site_path path = shortest_cycle(mem, tmp, site, &cycles.items[i]);
		cycles.items[i].path = path.edges;
		cycles.items[i].path_n = path.n;
	}
	site->cycles = cycles.items;
	site->cycle_count = cycles.n;
	arena_rewind(tmp, mark);
}
