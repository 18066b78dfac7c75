/* SPDX-License-Identifier: MIT */
/* The relations of older texts, without reading those again. */
#include "site/then.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"

void site_then_begin(struct site_then *then, const struct site *site, const struct site_def *def)
{
	arena_rewind(then->mem, then->empty);
	then->items = NULL;
	then->n = then->cap = 0;
	for (size_t i = 0; i < def->out_count; i++) {
		const struct site_edge *edge = &site->edges[def->out[i]];
		const struct site_def *target =
		    edge->target == SITE_NONE ? NULL : &site->defs[edge->target];
		const struct site_missing *missing = target ? NULL : &site->missing[edge->missing];
		struct site_relation_change one = {
		    .relation = edge->relation,
		    .target = target ? target->id : missing->id,
		    .name = target ? target->slug : missing->slug,
		    .target_kind = target ? target->def.kind : missing->kind,
		    .declared = edge->declared,
		    .line = edge->line,
		};
		VEC_PUSH(then->mem, then, one);
	}
}

static size_t find(const struct site_then *then, const struct site_relation_change *wanted)
{
	size_t i = 0;

	while (i < then->n &&
	    (then->items[i].relation != wanted->relation ||
		!str_eq(then->items[i].target, wanted->target)))
		i++;
	return i;
}

void site_then_step(struct site_then *then, const struct site_change *change)
{
	for (size_t i = 0; i < change->gained_count; i++) {
		size_t at = find(then, &change->gained[i]);
		if (at < then->n)
			then->items[at] = then->items[--then->n];
	}
	for (size_t i = 0; i < change->lost_count; i++) {
		if (find(then, &change->lost[i]) == then->n)
			VEC_PUSH(then->mem, then, change->lost[i]);
	}
}

static int compare_relations(const void *left, const void *right)
{
	const struct site_relation_change *a = left, *b = right;

	if (a->relation != b->relation)
		return a->relation < b->relation ? -1 : 1;
	return str_cmp(a->target, b->target);
}

struct site_relation_change *site_then_sorted(struct arena *mem, const struct site_then *then)
{
	struct site_relation_change *sorted =
	    ARENA_ARRAY(mem, struct site_relation_change, then->n);

	if (!then->n)
		return sorted;
	memcpy(sorted, then->items, then->n * sizeof *sorted);
	qsort(sorted, then->n, sizeof *sorted, compare_relations);
	return sorted;
}
