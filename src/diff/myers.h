/* SPDX-License-Identifier: MIT */
/* The search for a shortest edit between two sequences of ids. Private to diff/. */
#ifndef DIFF_MYERS_H
#define DIFF_MYERS_H

#include "diff/match.h"

/*
 * Marks the candidates of both sides that have no partner in a longest common subsequence.
 * Returns whether the cost limit was met somewhere: then the subsequence is common, but perhaps
 * not the longest.
 * Cost    O((n + m) D) time for D marks, D at most a limit; memory on the stack alone
 * Source  Myers, An O(ND) Difference Algorithm and Its Variations, 1986, section 4b
 */
bool diff_myers(const struct diff_side *old_side, const struct diff_side *new_side);

#endif
