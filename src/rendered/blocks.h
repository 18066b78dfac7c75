/* SPDX-License-Identifier: MIT */
/* Writes two versions of a sequence of blocks as one, changes marked. Private to rendered/. */
#ifndef RENDERED_BLOCKS_H
#define RENDERED_BLOCKS_H

#include "rendered/align.h"
#include "rendered/words.h"

/*
 * Writes the changes between two versions. left_out is the number of equal blocks that stand before
 * them and are not shown yet. Returns how many there are at the end; if all are equal, these too.
 */
size_t rendered_write_blocks(struct rendered_writer *writer, const struct rendered_parts *before,
    const struct rendered_parts *after, size_t left_out);

/* Says how many equal blocks are not shown at the end. */
void rendered_write_rest(struct rendered_writer *writer, size_t left_out);

#endif
