/* SPDX-License-Identifier: MIT */
/*
 * A passage of markdown (a heading, a paragraph, a list item, a table cell) cut into words, each
 * with what stands before it. Everything that looks for names and verbs works on these; nobody
 * looks at the characters again.
 *
 *	Hand off to `code-tester` (for tests).
 *	^    ^   ^   ^    ^       ^    ^      ^
 *	word 0   1   2    3  4    5    6      7: the end, which has only a gap
 *
 * The gap of word 3 is space and code, that of 4 a hyphen and nothing else (GAP_HYPHEN), that of
 * 5 code, space and an opening parenthesis.
 */
#ifndef RELATIONS_PASSAGE_H
#define RELATIONS_PASSAGE_H

#include "relations/vocabulary.h"

enum gap {
	GAP_SPACE = 1 << 0,
	GAP_LINE = 1 << 1, /* a line ends */
	GAP_HYPHEN = 1 << 2, /* the words are one: "code-tester", "code_tester" */
	GAP_SLASH = 1 << 3, /* "a/b" without a space */
	GAP_JOIN = 1 << 4, /* "a:b" or "a::b" without a space */
	GAP_STOP = 1 << 5, /* . ! ? before a space, or the end of a line of the front matter */
	GAP_COMMA = 1 << 6,
	GAP_SEMICOLON = 1 << 7,
	GAP_COLON = 1 << 8, /* any colon, joined or not */
	GAP_DASH = 1 << 9,
	GAP_ARROW = 1 << 10,
	GAP_OPEN = 1 << 11, /* ( */
	GAP_CLOSE = 1 << 12,
	GAP_PIPE = 1 << 13,
	GAP_CODE = 1 << 14, /* ` */
	GAP_BOLD = 1 << 15, /* * or _ as markup */
	GAP_QUOTE = 1 << 16,
	GAP_ALSO = 1 << 17, /* + and &, and a / that stands alone */
	GAP_EQUALS = 1 << 18,
	GAP_BRACKET = 1 << 19,
	GAP_OWN = 1 << 20, /* 's */
	GAP_AT = 1 << 21, /* @ right before the word */
	GAP_COMMAND = 1 << 22, /* / right before the word and nothing before that */
	GAP_HOLE = 1 << 23, /* <, {, $, -- or part of a path right before the word */
	GAP_OTHER = 1 << 24,
};

/* What ends the part of a sentence in which a verb rules a name. */
#define GAP_CLAUSE                                                                                 \
	(GAP_STOP | GAP_SEMICOLON | GAP_COLON | GAP_DASH | GAP_ARROW | GAP_OPEN | GAP_PIPE)

/* What may stand between a name and the noun or the word beside it. */
#define GAP_MARKUP (GAP_SPACE | GAP_LINE | GAP_CODE | GAP_BOLD | GAP_QUOTE | GAP_BRACKET | GAP_OWN)

enum token_mark {
	TOKEN_UPPER = 1 << 0, /* its first letter is upper case */
	TOKEN_UPPERS = 1 << 1, /* has an upper case letter */
	TOKEN_DIGIT = 1 << 2, /* begins with a digit */
	TOKEN_CODE = 1 << 3, /* inside backticks */
	TOKEN_BOLD = 1 << 4,
	TOKEN_DOT = 1 << 5, /* has a dot inside: "node.js", "5.1" */
};

struct token {
	uint32_t start, end; /* bytes of the passage's text */
	uint32_t word; /* number in the vocabulary, or WORD_UNKNOWN */
	uint32_t line; /* in the file, from 1 */
	uint32_t gap; /* enum gap: what stands between it and the token before */
	uint32_t marks; /* enum token_mark */
};

/* [text](url): the url leads from the words before token `at`. */
struct passage_link {
	size_t from, to; /* tokens of its text */
	str url;
	uint32_t line;
};

struct passage {
	str text;
	struct token *tokens; /* n of them, and one more that is the end */
	size_t n, cap;
	uint32_t gaps, marks, classes; /* all there are: whether there is anything to look for */
	VEC(struct passage_link) links;
};

/* A piece of a file that is one unit of sense. */
struct passage_source {
	str text;
	uint32_t line; /* in the file, of its first byte */
	bool escapes; /* of the front matter: a literal \n is a line's end */
};

/*
 * Cuts source into words.
 * Owner   the tokens live in tmp; a passage is used again for the next source
 * Cost    linear: about ten cycles a byte
 */
void passage_read(struct arena *tmp, const struct vocabulary *words,
    const struct passage_source *source, struct passage *passage);

/*
 * False when passage_read would find no word of these classes in a text; words with a mark inside,
 * as "don't", are not looked for.
 * Cost    half of passage_read
 */
bool passage_may_have(const struct vocabulary *words, str text, uint32_t classes);

/* The words of a name in lower case, as passage_read would cut them; appended to ret_words. */
struct passage_words {
	VEC(str) items;
};

void passage_cut(struct arena *mem, str name, struct passage_words *ret_words);

static inline const struct word *passage_word(
    const struct vocabulary *words, const struct passage *passage, size_t at)
{
	return &words->words.items[passage->tokens[at].word];
}

static inline bool passage_is(
    const struct vocabulary *words, const struct passage *passage, size_t at, uint32_t classes)
{
	return at < passage->n && (passage_word(words, passage, at)->classes & classes);
}

/* The text from the first byte of token from to the last of token to. */
static inline str passage_slice(const struct passage *passage, size_t from, size_t to)
{
	return str_slice(passage->text, passage->tokens[from].start, passage->tokens[to].end);
}

#endif
