/* SPDX-License-Identifier: MIT */
/*
 * Which lines of two texts can be partners at all. Private to diff/: what is left over is what
 * myers.h searches.
 */
#ifndef DIFF_MATCH_H
#define DIFF_MATCH_H

#include "base/str.h"

/* The lines of one text between the equal head and tail of both, numbered from 0. */
struct diff_side {
	const str *lines;
	uint32_t count;
	bool *changed; /* by line; all false at the start */

	/* The candidates: lines that may have a partner, in order. */
	uint32_t *ids; /* equal lines of both sides have equal ids */
	uint32_t *index; /* the line that each stands for */
	uint32_t n;
};

/*
 * Fills the candidates of both sides from their lines, and marks the others as changed. Those are
 * the lines that the other text lacks, and common lines (blank ones, fences) that stand lost among
 * lacking ones: without that, a rewritten text would show its blank lines as what stayed.
 * Owner   candidates live in tmp
 * Cost    linear
 */
void diff_match(struct arena *tmp, struct diff_side *old_side, struct diff_side *new_side);

#endif
