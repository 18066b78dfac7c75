/* SPDX-License-Identifier: MIT */
/*
 * Cuts a text into words, marks and white space:
 *
 *	space   a run of ASCII white space
 *	word    a run of letters, digits and '_', and of apostrophes between letters; in scripts
 *	        without spaces (Han, Kana, Hangul, Thai, Lao, Khmer, Burmese) each character alone
 *	mark    every other character; in front matter backslashes with the character behind them
 *
 * A character is what a reader takes for one: a letter stays with its accents. Private to
 * diff/ and rendered/.
 */
#ifndef DIFF_PROSE_TOKEN_H
#define DIFF_PROSE_TOKEN_H

#include "base/str.h"

struct prose_token {
	str text;
	uint32_t letters; /* of a word, in characters; else 0 */
};

/* Which tokens are cut, by what the text is. */
enum prose_spelling {
	PROSE_PLAIN,
	PROSE_ESCAPED, /* front matter: \n in a quoted text */
	PROSE_EXACT, /* code: white space counts */
};

/* Takes the token at *at, which is moved behind it; false at the end. Never gives an empty one. */
bool prose_next_token(str text, enum prose_spelling spelling, size_t *at, struct prose_token *ret);

/* Takes the next word and what stands before it; false when there is no other. */
bool prose_next_word(str text, enum prose_spelling spelling, size_t *at, struct prose_token *ret);

/* All tokens of a text, white space left out but for PROSE_EXACT. */
struct prose_tokens {
	str text; /* what was cut */
	str *texts;
	uint32_t *letters;
	uint32_t n;
};

struct prose_tokens prose_tokenise(struct arena *tmp, str text, enum prose_spelling spelling);

/* How many words the text has. */
uint32_t prose_count_words(str text);

#endif
