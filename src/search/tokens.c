/* SPDX-License-Identifier: MIT */
/* Cutting text into words. */
#include "search/tokens.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum char_class { CLASS_OTHER, CLASS_LETTER, CLASS_CJK };

static enum char_class class_of(uint32_t c)
{
	if (c < 128)
		return char_is_alnum((char)c) ? CLASS_LETTER : CLASS_OTHER;
	if (unicode_is_cjk(c))
		return CLASS_CJK;
	return unicode_is_letter(c) || unicode_is_digit(c) ? CLASS_LETTER : CLASS_OTHER;
}

/* A letter may stand for several words: U+FDFA is a sentence of four. */
static void emit_word(struct arena *tmp, str word, token_sink *sink, void *context)
{
	str rest = unicode_fold(tmp, word), part;

	while (str_next_part(&rest, ' ', &part)) {
		if (part.n && (part.n <= TOKEN_MAX || utf8_length(part) <= TOKEN_MAX))
			sink(context, part);
	}
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/*
 * Where the next part of a camel-case word begins: before a capital that follows a small letter or
 * a digit, or that precedes a small letter. Capitals beyond ASCII begin no part.
 */
static size_t part_end(str word, size_t start)
{
	size_t i = start + 1;

	while (i < word.n) {
		char before = word.p[i - 1];
		bool behind_small = is_lower(before) || char_is_digit(before);
		bool before_small = i + 1 < word.n && is_lower(word.p[i + 1]);
		if (is_upper(word.p[i]) && (behind_small || before_small))
			break;
		i++;
	}
	return i;
}

static void emit_parts(struct arena *tmp, str word, token_sink *sink, void *context)
{
	size_t end = part_end(word, 0);

	emit_word(tmp, word, sink, context);
	if (end == word.n)
		return;
	for (size_t start = 0; start < word.n; start = end) {
		end = part_end(word, start);
		emit_word(tmp, str_slice(word, start, end), sink, context);
	}
}

/* text[start..end) holds characters without spaces between words: overlapping pairs stand for
 * words. */
static void emit_bigrams(struct arena *tmp, str run, token_sink *sink, void *context)
{
	size_t first = 0, second = 0;

	utf8_decode(run, &second);
	if (second == run.n) {
		emit_word(tmp, run, sink, context);
		return;
	}
	while (second < run.n) {
		size_t end = second;
		utf8_decode(run, &end);
		emit_word(tmp, str_slice(run, first, end), sink, context);
		first = second;
		second = end;
	}
}

/* Where a run of ASCII letters and digits ends. */
static size_t ascii_end(str text, size_t start)
{
	size_t i = start;

	while (i < text.n && char_is_alnum(text.p[i]))
		i++;
	return i;
}

static bool has_inner_capital(str word)
{
	for (size_t i = 1; i < word.n; i++) {
		if (is_upper(word.p[i]))
			return true;
	}
	return false;
}

/* A word of ASCII alone, as most are: folding is lower case, and mostly nothing is to be done. */
static void emit_ascii(struct arena *tmp, str word, token_sink *sink, void *context)
{
	if (has_inner_capital(word))
		emit_parts(tmp, word, sink, context);
	else if (word.n <= TOKEN_MAX)
		sink(context, is_upper(word.p[0]) ? str_lower(tmp, word) : word);
}

/* One run of characters of one class, with whatever it is. Returns where it ends. */
static size_t emit_run(struct arena *tmp, str text, size_t start, token_sink *sink, void *context)
{
	size_t i = start, end;
	enum char_class class = class_of(utf8_decode(text, &i));

	end = i;
	while (class != CLASS_OTHER && i < text.n && class_of(utf8_decode(text, &i)) == class)
		end = i;
	if (class == CLASS_LETTER)
		emit_parts(tmp, str_slice(text, start, end), sink, context);
	else if (class == CLASS_CJK)
		emit_bigrams(tmp, str_slice(text, start, end), sink, context);
	return end;
}

void token_each(struct arena *tmp, str text, token_sink *sink, void *context)
{
	for (size_t i = 0; i < text.n;) {
		size_t end = ascii_end(text, i);
		bool ends_word = end == text.n || (unsigned char)text.p[end] < 0x80;
		if (end > i && ends_word) {
			emit_ascii(tmp, str_slice(text, i, end), sink, context);
			i = end;
		} else if (end == i && ends_word) {
			i++; /* a mark or a space */
		} else {
			i = emit_run(tmp, text, i, sink, context);
		}
	}
}
