/* SPDX-License-Identifier: MIT */
/*
 * Cutting text into words. Knows markdown's inline marks as far as they stand between words; what
 * a line is (heading, item, fence) is decided in blocks.c.
 */
#include "relations/passage.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"

#define TOKENS_FIRST 16u
/* Bytes of a link's target: keeps "](" without an end from costing squares. */
#define LINK_MAX 2048u

/* What an ASCII byte is to the scanner: part of a word, or the gap flag it sets. */
enum byte_class { BYTE_OTHER, BYTE_WORD, BYTE_SPACE, BYTE_LINE, BYTE_WIDE };

static const uint8_t byte_classes[256] = {
    ['\t'] = BYTE_SPACE,
    [' '] = BYTE_SPACE,
    ['\r'] = BYTE_SPACE,
    ['\n'] = BYTE_LINE,
#define WORDS_8(c)                                                                                 \
	[c] = BYTE_WORD, [c + 1] = BYTE_WORD, [c + 2] = BYTE_WORD, [c + 3] = BYTE_WORD,            \
	[c + 4] = BYTE_WORD, [c + 5] = BYTE_WORD, [c + 6] = BYTE_WORD, [c + 7] = BYTE_WORD
    WORDS_8('0'),
    ['8'] = BYTE_WORD,
    ['9'] = BYTE_WORD,
    WORDS_8('A'),
    WORDS_8('I'),
    WORDS_8('Q'),
    ['Y'] = BYTE_WORD,
    ['Z'] = BYTE_WORD,
    WORDS_8('a'),
    WORDS_8('i'),
    WORDS_8('q'),
    ['y'] = BYTE_WORD,
    ['z'] = BYTE_WORD,
#undef WORDS_8
#define WIDE_16(c)                                                                                 \
	[c] = BYTE_WIDE, [c + 1] = BYTE_WIDE, [c + 2] = BYTE_WIDE, [c + 3] = BYTE_WIDE,            \
	[c + 4] = BYTE_WIDE, [c + 5] = BYTE_WIDE, [c + 6] = BYTE_WIDE, [c + 7] = BYTE_WIDE,        \
	[c + 8] = BYTE_WIDE, [c + 9] = BYTE_WIDE, [c + 10] = BYTE_WIDE, [c + 11] = BYTE_WIDE,      \
	[c + 12] = BYTE_WIDE, [c + 13] = BYTE_WIDE, [c + 14] = BYTE_WIDE, [c + 15] = BYTE_WIDE
    WIDE_16(0x80),
    WIDE_16(0x90),
    WIDE_16(0xA0),
    WIDE_16(0xB0),
    WIDE_16(0xC0),
    WIDE_16(0xD0),
    WIDE_16(0xE0),
    WIDE_16(0xF0),
#undef WIDE_16
};

static inline enum byte_class class_of(char c)
{
	return (enum byte_class)byte_classes[(unsigned char)c];
}

struct scanner {
	struct arena *tmp;
	const struct vocabulary *words;
	struct passage *passage;
	str text;
	size_t i;
	uint32_t line;
	uint32_t gap;
	size_t gap_start;
	bool code, bold, escapes;
	size_t bracket; /* the token after the last "[" */
};

/* --- characters beyond ASCII -------------------------------------------------------------- */

enum wide_class {
	WIDE_WORD,
	WIDE_SPACE,
	WIDE_HYPHEN,
	WIDE_DASH,
	WIDE_ARROW,
	WIDE_QUOTE,
	WIDE_OTHER
};

/* Punctuation that texts in Latin script really use; everything else is part of a word. */
static enum wide_class wide_class(uint32_t c)
{
	if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000)
		return WIDE_SPACE;
	if (c == 0x2010 || c == 0x2011)
		return WIDE_HYPHEN;
	if (c >= 0x2012 && c <= 0x2015)
		return WIDE_DASH;
	if (c >= 0x2018 && c <= 0x201F)
		return WIDE_QUOTE;
	if ((c >= 0x2190 && c <= 0x21FF) || (c >= 0x2794 && c <= 0x27BF) ||
	    (c >= 0x27F0 && c <= 0x27FF) || c == 0x25B6 || c == 0x25BA)
		return WIDE_ARROW;
	if ((c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
	    (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x301F) ||
	    (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFF01 && c <= 0xFF0F) || c >= 0x1F000)
		return WIDE_OTHER;
	return WIDE_WORD;
}

/* strchr without its match of the terminating NUL, which a text may hold. */
static inline bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static inline bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

/* --- words -------------------------------------------------------------------------------- */

static void token_push(struct scanner *s, const struct token *token)
{
	struct passage *passage = s->passage;

	if (passage->n + 1 >= passage->cap) {
		const size_t cap = passage->cap ? passage->cap * 2 : TOKENS_FIRST;
		struct token *grown = ARENA_RAW(s->tmp, struct token, cap);

		if (passage->n)
			memcpy(grown, passage->tokens, passage->n * sizeof *grown);
		passage->tokens = grown;
		passage->cap = cap;
	}
	passage->tokens[passage->n] = *token;
	passage->gaps |= token->gap;
	passage->marks |= token->marks;
	if (token->word)
		passage->classes |= s->words->words.items[token->word].classes;
}

/* The word in the form the vocabulary has: lower case also beyond ASCII, straight apostrophes. */
static uint32_t find_wide(struct scanner *s, str text)
{
	const str lower = unicode_lower(s->tmp, text);
	struct buf plain;

	buf_init(&plain, s->tmp);
	for (size_t i = 0; i < lower.n;) {
		const size_t from = i;

		if (is_apostrophe(utf8_decode(lower, &i)))
			buf_char(&plain, '\'');
		else
			buf_add(&plain, str_slice(lower, from, i));
	}
	return vocabulary_find(s->words, buf_str(&plain));
}

/* Whether the byte at i goes on a word although it is punctuation: "5.1", "don't", "c#", "c++". */
static bool continues_word(str text, size_t i)
{
	const char c = text.p[i];
	const bool before = i > 0 && class_of(text.p[i - 1]) == BYTE_WORD;
	const bool after = i + 1 < text.n && class_of(text.p[i + 1]) == BYTE_WORD;

	switch (c) {
	case '.':
		return before && after;
	case '\'':
		return before && after && char_is_alpha(text.p[i + 1]);
	case '#':
		return before && !after;
	case '+':
		return (before && i + 1 < text.n && text.p[i + 1] == '+') ||
		    (i > 1 && text.p[i - 1] == '+' && class_of(text.p[i - 2]) == BYTE_WORD);
	default:
		return false;
	}
}

/* How long the character at i is if it is part of a word, else 0; beyond ASCII. */
static size_t wide_length(str text, size_t i)
{
	size_t next = i;
	const uint32_t c = utf8_decode(text, &next);

	if (wide_class(c) == WIDE_WORD)
		return next - i;
	if (is_apostrophe(c) && i > 0 && next < text.n && char_is_alpha(text.p[i - 1]) &&
	    char_is_alpha(text.p[next]))
		return next - i;
	return 0;
}

/* Cuts "'s" off the end of a word; the owner is the word, not the possessive. */
static size_t without_possessive(str text, size_t start, size_t end)
{
	if (end - start < 3 || (text.p[end - 1] | 0x20) != 's')
		return end;
	if (text.p[end - 2] == '\'')
		return end - 2;
	if (end - start > 4 && memcmp(text.p + end - 4, "\xE2\x80\x99", 3) == 0)
		return end - 4;
	return end;
}

/* Where the word that begins at the scanner ends; notes the marks that its bytes show. */
static size_t word_end(const struct scanner *s, struct token *token, bool *ret_wide)
{
	const str text = s->text;
	size_t i = s->i;
	char common = 0x20; /* of letters and digits only upper case lacks this bit */

	while (i < text.n) {
		const enum byte_class class = class_of(text.p[i]);
		size_t length;

		if (class == BYTE_WORD) {
			common &= text.p[i++];
			continue;
		}
		length = class == BYTE_WIDE ? wide_length(text, i) : continues_word(text, i);
		if (!length)
			break;
		*ret_wide |= class == BYTE_WIDE;
		if (text.p[i] == '.')
			token->marks |= TOKEN_DOT;
		i += length;
	}
	if (!common)
		token->marks |= TOKEN_UPPERS;
	return i;
}

static void scan_word(struct scanner *s)
{
	const str text = s->text;
	struct token token = {.start = (uint32_t)s->i, .line = s->line, .gap = s->gap};
	bool wide = false;
	const size_t i = word_end(s, &token, &wide);
	const size_t end = without_possessive(text, s->i, i);
	const str word = str_slice(text, s->i, end);

	token.end = (uint32_t)end;
	token.word = wide ? find_wide(s, word) : vocabulary_find(s->words, word);
	token.marks |= (s->code ? TOKEN_CODE : 0u) | (s->bold ? TOKEN_BOLD : 0u);
	if (text.p[s->i] >= 'A' && text.p[s->i] <= 'Z')
		token.marks |= TOKEN_UPPER;
	if (char_is_digit(text.p[s->i]))
		token.marks |= TOKEN_DIGIT;
	token_push(s, &token);
	s->passage->n++;
	s->gap = end == i ? 0 : GAP_OWN;
	s->i = i;
	s->gap_start = i;
}

/* --- gaps --------------------------------------------------------------------------------- */

/* Behind a line's end come indentation and the marks of a quotation, which mean nothing here. */
static void scan_line_end(struct scanner *s)
{
	s->line++;
	s->gap |= GAP_LINE | GAP_SPACE;
	s->i++;
	while (
	    s->i < s->text.n && (class_of(s->text.p[s->i]) == BYTE_SPACE || s->text.p[s->i] == '>'))
		s->i++;
}

/* Skips the target of a link, "](target)", and notes it. */
static bool scan_link_target(struct scanner *s)
{
	size_t end = s->i + 2, depth = 1;
	struct passage_link link = {.from = s->bracket, .to = s->passage->n, .line = s->line};

	for (; end < s->text.n && end - s->i < LINK_MAX && s->text.p[end] != '\n'; end++) {
		if (s->text.p[end] == '(')
			depth++;
		if (s->text.p[end] == ')' && --depth == 0)
			break;
	}
	if (depth)
		return false;
	link.url = str_slice(s->text, s->i + 2, end);
	VEC_PUSH(s->tmp, &s->passage->links, link);
	s->gap |= GAP_BRACKET;
	s->i = end + 1;
	return true;
}

/* Skips the rest of a URL whose scheme was just read as a word. */
static void scan_url(struct scanner *s)
{
	while (s->i < s->text.n && !char_is_space(s->text.p[s->i]) &&
	    !is_one_of(s->text.p[s->i], ")>\"`|"))
		s->i++;
	s->gap |= GAP_OTHER;
}

static inline char char_at(const struct scanner *s, size_t i)
{
	return i < s->text.n ? s->text.p[i] : '\0';
}

static inline bool word_at(const struct scanner *s, size_t i)
{
	return i < s->text.n &&
	    (class_of(s->text.p[i]) == BYTE_WORD ||
		(class_of(s->text.p[i]) == BYTE_WIDE && wide_length(s->text, i) > 0));
}

/* A mark that joins two words when nothing else stands between them. */
static bool is_tight(const struct scanner *s, size_t length)
{
	return s->i == s->gap_start && s->i > 0 && s->gap == 0 && word_at(s, s->i + length);
}

static void scan_hyphen(struct scanner *s, char c)
{
	const char next = char_at(s, s->i + 1);

	if (is_tight(s, 1))
		s->gap |= GAP_HYPHEN;
	else if (c == '-' && next == '>')
		s->gap |= GAP_ARROW;
	else if (c == '_')
		s->gap |= GAP_BOLD;
	else if (next == '-' || !word_at(s, s->i + 1))
		s->gap |= GAP_DASH;
	else
		s->gap |= GAP_HOLE | GAP_DASH; /* -x, or the second hyphen of --option */
	s->i++;
}

static void scan_slash(struct scanner *s)
{
	const bool at_start = s->i == 0 || is_one_of(s->text.p[s->i - 1], " \t\n`\"'([|>*,:");

	if (is_tight(s, 1))
		s->gap |= GAP_SLASH;
	else if (!word_at(s, s->i + 1))
		s->gap |= GAP_ALSO;
	else
		s->gap |= at_start ? GAP_COMMAND : GAP_HOLE;
	s->i++;
}

static void scan_colon(struct scanner *s)
{
	if (s->i == s->gap_start && char_at(s, s->i + 1) == '/' && char_at(s, s->i + 2) == '/') {
		scan_url(s);
		return;
	}
	if (is_tight(s, 1) || (s->gap == 0 && char_at(s, s->i + 1) == ':' && is_tight(s, 2)))
		s->gap |= GAP_JOIN;
	s->gap |= GAP_COLON;
	s->i++;
}

/* The dot of "e.g.", "i.e." and "vs." ends no sentence. */
static bool ends_abbreviation(const struct scanner *s)
{
	str last;

	if (s->i != s->gap_start || !s->passage->n)
		return false;
	last = passage_slice(s->passage, s->passage->n - 1, s->passage->n - 1);
	return str_eq_nocase(last, S("e.g")) || str_eq_nocase(last, S("i.e")) ||
	    str_eq_nocase(last, S("vs")) || str_eq_nocase(last, S("cf"));
}

static void scan_dot(struct scanner *s)
{
	const char next = char_at(s, s->i + 1);

	if (ends_abbreviation(s)) {
		s->i++;
		return;
	}
	s->gap |= next && !char_is_space(next) && word_at(s, s->i + 1) ? GAP_HOLE : GAP_STOP;
	s->i++;
}

/* Marks that come in runs and toggle: ** and `. */
static void scan_run(struct scanner *s, char c)
{
	while (char_at(s, s->i) == c)
		s->i++;
	if (c == '`') {
		s->gap |= GAP_CODE;
		s->code = !s->code;
	} else {
		s->gap |= GAP_BOLD;
		s->bold = !s->bold;
	}
}

static void scan_bracket(struct scanner *s, char c)
{
	if (c == '[')
		s->bracket = s->passage->n;
	else if (char_at(s, s->i + 1) == '(' && !s->code && scan_link_target(s))
		return;
	s->gap |= GAP_BRACKET;
	s->i++;
}

/* In the front matter a line's end may be written as the two characters \n. */
static void scan_backslash(struct scanner *s)
{
	if (s->escapes && char_at(s, s->i + 1) == 'n') {
		s->gap |= GAP_STOP | GAP_SPACE;
		s->i++;
	}
	s->i++;
}

/* Marks that need no more than their flag. */
static uint32_t simple_gap(const struct scanner *s, char c)
{
	switch (c) {
	case '!':
	case '?':
		return GAP_STOP;
	case ',':
		return GAP_COMMA;
	case ';':
		return GAP_SEMICOLON;
	case '(':
		return GAP_OPEN;
	case ')':
		return GAP_CLOSE;
	case '|':
		return GAP_PIPE;
	case '"':
	case '\'':
		return GAP_QUOTE;
	case '+':
	case '&':
		return GAP_ALSO;
	case '=':
		return char_at(s, s->i + 1) == '>' ? GAP_ARROW : GAP_EQUALS;
	case '@': /* behind a word it is part of an address */
		if (!word_at(s, s->i + 1))
			return GAP_OTHER;
		return s->i > 0 && s->i == s->gap_start ? GAP_HOLE : GAP_AT;
	case '<':
	case '{':
	case '$':
	case '~':
		return word_at(s, s->i + 1) ? GAP_HOLE : GAP_OTHER;
	default:
		return GAP_OTHER;
	}
}

static void scan_mark(struct scanner *s)
{
	const char c = s->text.p[s->i];

	switch (c) {
	case '-':
	case '_':
		scan_hyphen(s, c);
		break;
	case '/':
		scan_slash(s);
		break;
	case ':':
		scan_colon(s);
		break;
	case '.':
		scan_dot(s);
		break;
	case '`':
	case '*':
		scan_run(s, c);
		break;
	case '[':
	case ']':
		scan_bracket(s, c);
		break;
	case '\\':
		scan_backslash(s);
		break;
	default:
		s->gap |= simple_gap(s, c);
		s->i++;
	}
}

static void scan_wide_mark(struct scanner *s)
{
	static const uint32_t gaps[] = {
	    [WIDE_SPACE] = GAP_SPACE,
	    [WIDE_DASH] = GAP_DASH,
	    [WIDE_ARROW] = GAP_ARROW,
	    [WIDE_QUOTE] = GAP_QUOTE,
	    [WIDE_OTHER] = GAP_OTHER,
	};
	size_t next = s->i;
	const enum wide_class class = wide_class(utf8_decode(s->text, &next));

	if (class == WIDE_HYPHEN)
		s->gap |= is_tight(s, next - s->i) ? GAP_HYPHEN : GAP_DASH;
	else
		s->gap |= gaps[class];
	s->i = next;
}

/* Takes "'s" behind closing marks, as in `x`'s and **x**'s. */
static bool scan_owner(struct scanner *s)
{
	size_t next = s->i;

	if (!(s->gap & (GAP_CODE | GAP_BOLD)) || (s->gap & ~(uint32_t)(GAP_CODE | GAP_BOLD)))
		return false;
	if (!is_apostrophe(utf8_decode(s->text, &next)) || char_at(s, next) != 's' ||
	    word_at(s, next + 1))
		return false;
	s->gap |= GAP_OWN;
	s->i = next + 1;
	return true;
}

static void scan_gap_byte(struct scanner *s, enum byte_class class)
{
	switch (class) {
	case BYTE_SPACE:
		s->gap |= GAP_SPACE;
		s->i++;
		break;
	case BYTE_LINE:
		scan_line_end(s);
		break;
	default:
		if (scan_owner(s))
			break;
		if (class == BYTE_WIDE)
			scan_wide_mark(s);
		else
			scan_mark(s);
	}
}

/* --- the outside -------------------------------------------------------------------------- */

void passage_read(struct arena *tmp, const struct vocabulary *words,
    const struct passage_source *source, struct passage *passage)
{
	struct scanner s = {.tmp = tmp,
	    .words = words,
	    .passage = passage,
	    .text = source->text,
	    .line = source->line,
	    .escapes = source->escapes};
	struct token last = {.start = (uint32_t)source->text.n, .end = (uint32_t)source->text.n};

	passage->text = source->text;
	passage->n = 0;
	passage->links.n = 0;
	passage->gaps = passage->marks = passage->classes = 0;
	while (s.i < s.text.n) {
		const enum byte_class class = class_of(s.text.p[s.i]);

		if (class == BYTE_WORD || (class == BYTE_WIDE && wide_length(s.text, s.i)))
			scan_word(&s);
		else
			scan_gap_byte(&s, class);
	}
	last.gap = s.gap;
	last.line = s.line;
	token_push(&s, &last);
}

/* Most lines of code show here that they call nothing; they need no tokens. */
bool passage_may_have(const struct vocabulary *words, str text, uint32_t classes)
{
	for (size_t i = 0; i < text.n;) {
		const size_t from = i;

		while (i < text.n && class_of(text.p[i]) == BYTE_WORD)
			i++;
		if (i < text.n && class_of(text.p[i]) == BYTE_WIDE)
			return true;
		const str word = str_slice(text, from, i);
		if (word.n && (words->words.items[vocabulary_find(words, word)].classes & classes))
			return true;
		i += i < text.n;
	}
	return false;
}

void passage_cut(struct arena *mem, str name, struct passage_words *ret_words)
{
	struct vocabulary_slot slot = {0};
	struct word unknown = {0};
	struct vocabulary none = {.words = {&unknown, 1, 1}, .slots = &slot, .slot_count = 1};
	struct passage passage = {0};

	passage_read(mem, &none, &(struct passage_source){.text = name}, &passage);
	for (size_t i = 0; i < passage.n; i++)
		VEC_PUSH(mem, &ret_words->items, unicode_lower(mem, passage_slice(&passage, i, i)));
}
