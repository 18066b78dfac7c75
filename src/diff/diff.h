/* SPDX-License-Identifier: MIT */
/*
 * Line diff of two texts, knowing nothing of agents or git: which lines stayed, went and came, and
 * the hunks a unified diff shows.
 */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

#include "base/str.h"

enum diff_op { DIFF_EQUAL, DIFF_DELETE, DIFF_INSERT };

/*
 * A run of lines with one fate. Runs cover both texts in order; a replaced part is a DELETE run
 * followed by an INSERT run. Line numbers count from 0 here and index old_lines and new_lines.
 *
 *	old: a b c d        EQUAL  old 0 new 0 n 1
 *	new: a X d          DELETE old 1 new 1 n 2
 *	                    INSERT old 3 new 1 n 1
 *	                    EQUAL  old 3 new 2 n 1
 */
struct diff_run {
	enum diff_op op;
	uint32_t old_line, new_line, n;
};

struct diff {
	str *old_lines, *new_lines; /* views of the texts, line ends kept */
	uint32_t old_count, new_count;
	struct diff_run *runs;
	size_t run_count;
	uint32_t added, removed; /* lines */
	bool bounded; /* the cost limit was met: correct, but perhaps longer than need be */
};

/*
 * Compares two texts line by line. A line holds its line end, so a final line without one differs
 * from the same line with one. Changes stand where git would show them as a rule: they end on blank
 * lines, cut no deeper block in two, and else stand as far down as they go.
 * Units   both texts together below 2 GiB
 * Owner   all in mem, lines refer to the texts
 * Cost    linear in the texts, and for D changed lines that occur in both O(ND), with a limit:
 *         1 to 2 GB/s on the successive revisions of real collections, 1 s for 8 MB made to be slow
 * Source  Myers 1986, linear-space variant
 */
struct diff diff_lines(struct arena *mem, struct arena *tmp, str old_text, str new_text);

/* A part of a diff with context lines around it: what follows an "@@ -3,7 +3,9 @@". */
struct diff_hunk {
	uint32_t old_start, old_count, new_start,
	    new_count; /* starts from 1; 0 when its count is 0 */
	struct diff_run *runs; /* cut to the hunk */
	size_t run_count;
};

/*
 * Groups the changes into hunks with context lines before and after; touching ones are joined.
 * Returns their number; 0 when the texts are equal.
 */
size_t diff_hunks(
    struct arena *mem, const struct diff *diff, uint32_t context, struct diff_hunk **ret_hunks);

#endif
