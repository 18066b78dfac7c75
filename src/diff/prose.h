/* SPDX-License-Identifier: MIT */
/*
 * The diff that a reader of prose wants: by paragraph, sentence and word, blind to re-wrapping,
 * with moved blocks known as such. Made from a line diff, and a finer look at the same two texts.
 * Not for patches: those are lines (diff.h). The rules of cutting stand in prose_cut.h, those of
 * what is alike enough to be a changed one in prose_pair.h, those of words in prose_words.h.
 */
#ifndef DIFF_PROSE_H
#define DIFF_PROSE_H

#include "diff/diff.h"

enum prose_op { PROSE_SAME, PROSE_CHANGED, PROSE_REMOVED, PROSE_ADDED };

/* What a block is by the look of its first line. */
enum prose_kind {
	PROSE_PARAGRAPH,
	PROSE_HEADING,
	PROSE_ITEM, /* of a list, with the lines that continue it */
	PROSE_ROW, /* of a table */
	PROSE_CODE, /* one line of fenced code, or one of its fences: white space counts */
	PROSE_FIELD, /* one line of front matter, its "---" lines too */
	PROSE_OTHER, /* a rule, a line of markup, blank lines that start a text */
};

/* A run of words with one fate. EQUAL has both texts, which may differ in white space. */
struct prose_piece {
	enum diff_op op;
	str old_text, new_text; /* empty where the text has no part in it */
};

/*
 * A part of both texts (SAME, CHANGED) or of one. Line numbers count from 0 as in diff.h; what is
 * REMOVED has the new_line before which it stood, with new_count 0, and ADDED the other way round.
 * Blank lines belong to the block above them.
 *
 * A moved block appears twice, REMOVED where it was and ADDED where it is now; each names the
 * other. Moved with a change, the ADDED one has pieces, whose old_text is that of the other.
 */
struct prose_block {
	enum prose_op op;
	enum prose_kind kind; /* in the new text, if it is there */
	bool respaced; /* SAME: wrapped, indented or spaced in another way, or other blank lines
			  below */
	bool renumbered; /* SAME: an item of an ordered list with another number */
	bool moved;
	size_t other; /* index of the other place of a moved block */
	str old_text, new_text; /* all bytes, line ends kept */
	uint32_t old_line, old_count, new_line, new_count;
	struct prose_piece *pieces; /* of CHANGED and of what moved with a change, else none */
	size_t piece_count;
};

struct prose {
	struct prose_block *blocks;
	size_t n;
	uint32_t words_added, words_removed; /* what only moved is neither */
	bool bounded; /* the cost limit was met: some alike blocks stand as removed and added */
};

/*
 * Compares the texts of a line diff as prose. The old_text of all blocks in order are the old text
 * byte for byte, and the new_text the new one; so are the pieces of a block its texts. No character
 * and no letter with its accents is cut in two.
 * Owner   all in mem, text refers to the texts of lines
 * Cost    linear in the texts, and in the changed blocks times a constant
 */
struct prose diff_prose(struct arena *mem, struct arena *tmp, const struct diff *lines);

#endif
