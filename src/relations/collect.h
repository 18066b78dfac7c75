/* SPDX-License-Identifier: MIT */
/*
 * The references of one definition as they are found: the first line of each relation to each
 * target, the definition itself left out, mentions only where nothing more is said.
 */
#ifndef RELATIONS_COLLECT_H
#define RELATIONS_COLLECT_H

#include "base/map.h"
#include "relations/index.h"

struct collector {
	struct arena *mem, *tmp;
	VEC(struct rel_reference) found; /* in the order of finding; lives in tmp */
	struct map keys; /* target and relation of all of found; of the definition's arena */
};

/* Whether the relation of the reference to its target is there already. */
bool collect_has(struct collector *collector, const struct rel_reference *reference);

/* Adds a reference that is not there yet; its texts live in mem already. */
void collect_add(struct collector *collector, const struct rel_reference *reference);

/* The result: without mentions of targets that have another relation; sorted. */
struct rel_references collect_finish(struct collector *collector);

/* The words of a line around byte `at`, white space folded: whole, or the sentence of a long one.
 */
str collect_evidence(struct arena *mem, str text, size_t at);

#endif
