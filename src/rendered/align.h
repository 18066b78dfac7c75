/* SPDX-License-Identifier: MIT */
/* Which parts of two texts stayed, changed, went and came. Private to rendered/. */
#ifndef RENDERED_ALIGN_H
#define RENDERED_ALIGN_H

#include "diff/prose_pair.h"
#include "rendered/part.h"

enum rendered_op { RENDERED_SAME, RENDERED_CHANGED, RENDERED_REMOVED, RENDERED_ADDED };

/* One or both parts, as op says. */
struct rendered_step {
	enum rendered_op op;
	const struct rendered_part *before, *after; /* NULL where there is none */
	uint32_t number; /* of the part among those of its text, from 0: of after, if it is there */
};

struct rendered_steps {
	struct rendered_step *items;
	size_t n;
	bool has_changes;
};

/*
 * Steps from one text to the other, in order: equal parts by a longest common subsequence, and of
 * those between, which are alike enough to be versions of one; what went stands before what came.
 * Owner   in tmp
 */
struct rendered_steps rendered_align(struct arena *tmp, struct prose_budget *budget,
    const struct rendered_parts *before, const struct rendered_parts *after);

#endif
