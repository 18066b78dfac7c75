/* SPDX-License-Identifier: MIT */
/*
 * Which block of the one text is which of the other:
 *
 *	1. Blocks of the same lines, where the line diff says that they stayed.
 *	2. Between those, blocks with equal keys (prose_cut.h), by the search of diff.h.
 *	3. Blocks with equal keys that stand elsewhere: moved (prose_move.h).
 *	4. Between those of 1 and 2, blocks alike (prose_pair.h): changed.
 *	5. Blocks alike that stand elsewhere: moved with a change.
 *
 * Private to diff/.
 */
#ifndef DIFF_PROSE_ALIGN_H
#define DIFF_PROSE_ALIGN_H

#include "diff/prose_cut.h"
#include "diff/prose_pair.h"
#include "diff/slide.h"

/* The blocks of one text and what becomes of them. */
struct prose_side {
	struct prose_part *parts;
	str *keys; /* of blocks without a partner by step 1, if both texts have any; else absent */
	uint32_t *partner; /* by block: of the other text, or PROSE_NONE; in order */
	uint32_t *moved; /* by block: where it stands in the other text, or PROSE_NONE */
	uint32_t n;
};

struct prose_alignment {
	struct prose_side old_side, new_side;
	struct prose_budget budget;
};

/* Does all steps; everything lives in tmp. */
struct prose_alignment prose_align(struct arena *tmp, const struct diff *lines);

/* Whether block i of a side went or came, as far as is known. */
static inline bool prose_is_single(const struct prose_side *side, uint32_t i)
{
	return side->partner[i] == PROSE_NONE && side->moved[i] == PROSE_NONE;
}

/* Puts the words of a block into a bag of its own; one that is too large gets an empty bag. */
void prose_bag_part(struct arena *tmp, struct prose_bags *bags, const struct prose_part *part,
    struct prose_budget *budget);

#endif
