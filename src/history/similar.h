/* SPDX-License-Identifier: MIT */
/*
 * How much of one text stands in another, estimated from sets of pieces: lines, cut at 64 bytes.
 * Made for finding renames among many files; a diff tells the truth about two.
 */
#ifndef HISTORY_SIMILAR_H
#define HISTORY_SIMILAR_H

#include "base/str.h"

/* The whole of a score, on git's scale, so that rounding and ties come out as git's. */
#define SIMILAR_WHOLE 60000u

struct similar_piece {
	uint32_t hash;
	uint32_t bytes; /* of all pieces with this hash together; 0 is a free place */
};

/* A text as a hash table of its pieces. */
struct similar_text {
	struct similar_piece *pieces;
	size_t slot_count; /* a power of two, above the number of pieces; 0 of an empty text */
	size_t size; /* bytes of the text */
	bool known; /* the text could be read */
};

/*
 * Cuts a text into pieces.
 * Cost    linear, 8 bytes at a time
 * Source  gitdiffcore(7); a carriage return before a line feed does not count in text
 */
struct similar_text similar_cut(struct arena *mem, str text);

/* Bytes of pieces that both have, of the larger text: 0 to SIMILAR_WHOLE. Linear in the smaller. */
unsigned similar_score(const struct similar_text *a, const struct similar_text *b);

/* Whether sizes alone rule out a score of at least least; reads no pieces. */
bool similar_is_hopeless(size_t a_size, size_t b_size, unsigned least);

#endif
