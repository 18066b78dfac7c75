/* SPDX-License-Identifier: MIT */
/*
 * Where two sequences of texts differ: of lines, and in prose.c of blocks, sentences and words.
 * Private to diff/ and rendered/.
 */
#ifndef DIFF_CHANGES_H
#define DIFF_CHANGES_H

#include "diff/slide.h"

/* What is compared: lines, or whatever texts stand for them. */
struct diff_lines_view {
	const str *items;
	uint32_t n;
};

/*
 * The changes that turn one into the other; the lines without one are equal one by one. Not yet
 * slid. Sets *ret_bounded, and leaves it alone otherwise, when the search was cut short.
 * Owner   in tmp
 * Cost    that of diff_lines
 */
struct diff_changes diff_find_changes(struct arena *tmp, struct diff_lines_view old_lines,
    struct diff_lines_view new_lines, bool *ret_bounded);

#endif
