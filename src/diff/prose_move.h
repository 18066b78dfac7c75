/* SPDX-License-Identifier: MIT */
/*
 * Which of the blocks that went and came are the same in another place. A moved block has at least
 * PROSE_MOVED_LEAST characters, so that no line like "Notes:" moves; the single blocks around one
 * that has moved go with it whatever their length, as long as they stand around it in both texts.
 * Private to diff/.
 */
#ifndef DIFF_PROSE_MOVE_H
#define DIFF_PROSE_MOVE_H

#include "diff/prose_align.h"

#define PROSE_MOVED_LEAST 20u /* characters of a key */
#define PROSE_MOVED_ALIKE_LEAST 40u /* of one that has changed, too */
#define PROSE_MOVED_ALIKE 70u /* percent, as PROSE_ALIKE */

/* Finds the moved blocks that have equal keys. */
void prose_move_equal(struct arena *tmp, struct prose_alignment *alignment);

/*
 * Finds moved blocks that are alike. Only those are compared that have a run of four words in
 * common: for each gone block, the one with most such runs.
 */
void prose_move_alike(struct arena *tmp, struct prose_alignment *alignment);

#endif
