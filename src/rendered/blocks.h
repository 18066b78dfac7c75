/* SPDX-License-Identifier: MIT */
/* Writes two versions of a sequence of blocks as one, changes marked. Private to rendered/. */
#ifndef RENDERED_BLOCKS_H
#define RENDERED_BLOCKS_H

#include "rendered/align.h"
#include "rendered/words.h"

/* Both versions, and how many equal blocks stand around them that are not among them. */
struct rendered_pair {
	const struct rendered_parts *before, *after;
	size_t equal_before, equal_after;
};

/* Writes nothing when all parts are equal. */
void rendered_write_blocks(struct rendered_writer *writer, const struct rendered_pair *pair);

#endif
