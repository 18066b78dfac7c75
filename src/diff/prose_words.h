/* SPDX-License-Identifier: MIT */
/*
 * What changed within a block:
 *
 *	1. Both texts are cut into sentences: behind . ! ? and the like, with closing quotes, where
 *	   white space follows and no small letter; behind full-width stops; behind \n in front
 *	   matter. A row of a table and a line of code are one sentence.
 *	2. Equal sentences are paired, then those alike (prose_pair.h). Others went or came whole.
 *	3. In two alike, words and marks are paired as lines are in diff.h.
 *	4. An island, what stayed between two changes, goes with them when it has no word, or one of
 *	   at most three letters; but not between two insertions or two deletions, and the bars of a
 *	   row stay.
 *	5. White space between words belongs to the word before it. A replaced part leaves out that
 *	   behind it, but takes that before it where only one of the texts has some there. So does
 *	   what came or went at the end of a block.
 *
 * Private to diff/ and rendered/.
 */
#ifndef DIFF_PROSE_WORDS_H
#define DIFF_PROSE_WORDS_H

#include "diff/prose.h"
#include "diff/prose_pair.h"

struct prose_pieces {
	struct prose_piece *items;
	size_t n;
	uint32_t words_added, words_removed;
};

/*
 * The pieces of two texts of a kind. When the budget is spent, it is the one text for the other.
 * Owner   in mem; text refers to the texts given
 */
struct prose_pieces prose_words(struct arena *mem, struct arena *tmp, struct prose_budget *budget,
    const struct prose_block *block);

/* How the tokens of a block of that kind are cut. */
enum prose_spelling prose_spelling_of(enum prose_kind kind);

#endif
