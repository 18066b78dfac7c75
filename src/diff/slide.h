/* SPDX-License-Identifier: MIT */
/* Where a change that could stand in several places stands best. Private to diff/. */
#ifndef DIFF_SLIDE_H
#define DIFF_SLIDE_H

#include "base/str.h"

/* Lines of old that give way to lines of new; one of the counts may be 0, not both. */
struct diff_change {
	uint32_t old_at, old_count, new_at, new_count;
};

struct diff_changes {
	struct diff_change *items; /* in order, equal lines between each two */
	size_t n;
};

/*
 * Moves pure insertions and deletions, whose place among equal lines is arbitrary, to where a
 * reader would see them: ends on blank lines, no deeper block cut in two, else as far down as they
 * go. Two changes that can touch become one. Neither changes the number of lines.
 * Cost    linear: no change moves further than a fixed number of lines
 */
void diff_slide(struct diff_changes *changes, const str *old_lines, uint32_t old_count,
    const str *new_lines, uint32_t new_count);

#endif
