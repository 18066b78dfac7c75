/* SPDX-License-Identifier: MIT */
/* The rules of prose_token.h. Not for sentences, which are made of tokens in prose_words.c. */
#include "diff/prose_token.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"

#define APOSTROPHE 0x2019u
#define TOKEN_USUAL 5u /* bytes a token with the white space behind it, at the least */

/* Whether the byte at i is a character of its own: ASCII, and nothing behind it that could join. */
static bool is_plain(str s, size_t i)
{
	return (unsigned char)s.p[i] < 0x80 && (i + 1 == s.n || (unsigned char)s.p[i + 1] < 0x80);
}

/* The end of the character at i. A few signs join what is behind them, but a space never. */
static size_t character_end(str s, size_t i)
{
	const size_t end = unicode_cluster_end(s, i);

	for (size_t at = i + 1; at < end; at++)
		if (char_is_space(s.p[at]))
			return at;
	return end;
}

static uint32_t code_point_at(str s, size_t i)
{
	return i < s.n ? utf8_decode(s, &i) : 0;
}

static bool is_word_point(uint32_t code_point)
{
	return code_point == '_' || unicode_is_letter(code_point) || unicode_is_digit(code_point);
}

/* Characters of scripts that put no space between words. */
static bool stands_alone(uint32_t code_point)
{
	return unicode_is_cjk(code_point) ||
	    (code_point >= 0x0E00 && code_point <= 0x0EFF) || /* Thai, Lao */
	    (code_point >= 0x1000 && code_point <= 0x109F) || /* Burmese */
	    (code_point >= 0x1780 && code_point <= 0x17FF); /* Khmer */
}

static bool joins_words(uint32_t code_point, uint32_t next)
{
	return (code_point == '\'' || code_point == APOSTROPHE) && unicode_is_letter(next) &&
	    !stands_alone(next);
}

#define TRUE_5(c) [c] = true, [c + 1] = true, [c + 2] = true, [c + 3] = true, [c + 4] = true
#define TRUE_25(c) TRUE_5(c), TRUE_5(c + 5), TRUE_5(c + 10), TRUE_5(c + 15), TRUE_5(c + 20)

/* ASCII letters and digits, and '_': a table, as this is asked of every byte. */
static const bool word_bytes[256] = {
    TRUE_5('0'),
    TRUE_5('5'),
    TRUE_25('A'),
    ['Z'] = true,
    ['_'] = true,
    TRUE_25('a'),
    ['z'] = true,
};

static inline bool is_word_byte(char c)
{
	return word_bytes[(unsigned char)c];
}

/* The end of the ASCII letters at i, but for one that something behind it could join. */
static inline size_t plain_word_end(str s, size_t i)
{
	const size_t from = i;

	while (i < s.n && is_word_byte(s.p[i]))
		i++;
	return i > from && !is_plain(s, i - 1) ? i - 1 : i;
}

/* The end of the word that starts at i; i itself when none does. Counts its characters. */
static size_t word_end(str s, size_t i, uint32_t *ret_letters)
{
	uint32_t letters = 0;

	for (;;) {
		const size_t from = i;
		uint32_t code_point;
		size_t end;

		i = plain_word_end(s, i);
		letters += (uint32_t)(i - from);
		if (i == s.n || (is_plain(s, i) && s.p[i] != '\''))
			break;
		code_point = code_point_at(s, i);
		end = character_end(s, i);
		if (is_word_point(code_point) && stands_alone(code_point)) {
			*ret_letters = letters ? letters : 1;
			return letters ? i : end;
		}
		if (is_word_point(code_point))
			letters++;
		else if (letters == 0 || !joins_words(code_point, code_point_at(s, end)))
			break;
		i = end;
	}
	*ret_letters = letters;
	return i;
}

static size_t space_end(str s, size_t i)
{
	while (i < s.n && char_is_space(s.p[i]))
		i++;
	return i;
}

/* The end of the backslashes from i on and of the plain character behind them; a last one that
 * something behind it could join is left out, but for the first. */
static size_t escape_end(str s, size_t i)
{
	size_t end = i + 1;

	while (end < s.n && s.p[end] == '\\' && is_plain(s, end))
		end++;
	if (end < s.n && is_plain(s, end) && !char_is_space(s.p[end]))
		end++;
	return end;
}

/*
 * The end of an ASCII word, or of the space before one, where nothing around them could join: most
 * tokens by far. from itself for all others.
 */
static inline size_t usual_end(str s, size_t from, uint32_t *ret_letters)
{
	size_t end = from;

	while (end < s.n && is_word_byte(s.p[end]))
		end++;
	if (end == s.n || (s.p[end] != '\'' && (unsigned char)s.p[end] < 0x80)) {
		*ret_letters = (uint32_t)(end - from);
		if (end == from && s.p[from] == ' ' && from + 1 < s.n &&
		    is_word_byte(s.p[from + 1]))
			end++;
		return end;
	}
	return from;
}

bool prose_next_token(str text, enum prose_spelling spelling, size_t *at, struct prose_token *ret)
{
	const size_t from = *at;
	size_t end;

	if (from >= text.n)
		return false;
	ret->letters = 0;
	end = usual_end(text, from, &ret->letters);
	if (end > from) {
		ret->text = str_slice(text, from, end);
		*at = end;
		return true;
	}
	end = word_end(text, from, &ret->letters);
	if (end == from)
		end = space_end(text, from);
	if (end == from) {
		end = is_plain(text, from) ? from + 1 : character_end(text, from);
		if (spelling == PROSE_ESCAPED && end == from + 1 && text.p[from] == '\\')
			end = escape_end(text, from);
	}
	ret->text = str_slice(text, from, end);
	*at = end;
	return true;
}

bool prose_next_word(str text, enum prose_spelling spelling, size_t *at, struct prose_token *ret)
{
	for (;;) {
		while (*at < text.n && !is_word_byte(text.p[*at]) && is_plain(text, *at) &&
		    (text.p[*at] != '\\' || spelling != PROSE_ESCAPED))
			++*at;
		if (!prose_next_token(text, spelling, at, ret))
			return false;
		if (ret->letters > 0)
			return true;
	}
}

struct prose_tokens prose_tokenise(struct arena *tmp, str text, enum prose_spelling spelling)
{
	VEC(str) texts = {.cap = text.n / TOKEN_USUAL + 1};
	VEC(uint32_t) letters = {.cap = text.n / TOKEN_USUAL + 1};
	struct prose_token token;

	texts.items = ARENA_RAW(tmp, str, texts.cap);
	letters.items = ARENA_RAW(tmp, uint32_t, letters.cap);
	for (size_t at = 0; prose_next_token(text, spelling, &at, &token);) {
		if (spelling != PROSE_EXACT && char_is_space(token.text.p[0]))
			continue;
		VEC_PUSH(tmp, &texts, token.text);
		VEC_PUSH(tmp, &letters, token.letters);
	}
	return (struct prose_tokens){text, texts.items, letters.items, (uint32_t)texts.n};
}

uint32_t prose_count_words(str text)
{
	struct prose_token token;
	uint32_t n = 0;

	for (size_t at = 0; prose_next_word(text, PROSE_PLAIN, &at, &token);)
		n++;
	return n;
}
