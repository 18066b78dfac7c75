/* SPDX-License-Identifier: MIT */
/* Letters, case, accents and scripts by Unicode's tables. The only includer of utf8proc. */
#include "base/unicode.h"

#include <utf8proc.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"

struct range {
	uint32_t first, last;
};

/* Source: Unicode's Scripts.txt for Han, Hiragana, Katakana and Hangul, by block, ascending. */
static const struct range cjk[] = {
    {0x1100, 0x11FF}, /* Hangul Jamo */
    {0x2E80, 0x2FDF}, /* Han radicals */
    {0x3005, 0x3007}, /* Han iteration mark, closing mark, zero */
    {0x3021, 0x3029}, /* Hangzhou numerals */
    {0x3031, 0x3035}, /* vertical Kana repeat marks */
    {0x3038, 0x303B}, /* Hangzhou numerals, vertical iteration mark */
    {0x3041, 0x309F}, /* Hiragana */
    {0x30A1, 0x30FA}, /* Katakana, but for its double hyphen and middle dot */
    {0x30FC, 0x30FF}, /* Katakana length and iteration marks */
    {0x3131, 0x318E}, /* Hangul compatibility Jamo */
    {0x31F0, 0x31FF}, /* Katakana extensions */
    {0x3400, 0x4DBF}, /* Han extension A */
    {0x4E00, 0x9FFF}, /* Han */
    {0xA960, 0xA97C}, /* Hangul Jamo extended A */
    {0xAC00, 0xD7FB}, /* Hangul syllables, Jamo extended B */
    {0xF900, 0xFAFF}, /* Han compatibility */
    {0xFF66, 0xFFDC}, /* half-width Katakana and Hangul */
    {0x1AFF0, 0x1B16F}, /* Kana extensions */
    {0x20000, 0x3FFFD}, /* Han extensions B and later */
};

bool unicode_is_letter(uint32_t code_point)
{
	const utf8proc_property_t *property;

	if (code_point < 0x80)
		return char_is_alpha((char)code_point);
	property = utf8proc_get_property((utf8proc_int32_t)code_point);
	switch (property->category) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		/* Variation selectors are marks too, but they dress up emoji: not letters. */
		return !property->ignorable;
	default:
		return false;
	}
}

static bool is_mark(uint32_t code_point)
{
	const utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}

bool unicode_is_digit(uint32_t code_point)
{
	if (code_point < 0x80)
		return char_is_digit((char)code_point);
	return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_ND;
}

bool unicode_is_cjk(uint32_t code_point)
{
	if (code_point < cjk[0].first)
		return false;
	for (size_t i = 0; i < sizeof cjk / sizeof *cjk; i++)
		if (code_point <= cjk[i].last)
			return code_point >= cjk[i].first;
	return false;
}

bool unicode_is_space(uint32_t code_point)
{
	if (code_point < 0x80)
		return char_is_space((char)code_point);
	if (code_point == 0x85)
		return true;
	switch (utf8proc_category((utf8proc_int32_t)code_point)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return false;
	}
}

static uint32_t code_point_lower(uint32_t code_point)
{
	if (code_point < 0x80)
		return (uint32_t)(unsigned char)char_lower((char)code_point);
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

/* The index of the first character that lower case changes; s.n when there is none. */
static size_t lower_prefix(str s)
{
	for (size_t i = 0; i < s.n;) {
		const size_t at = i;
		uint32_t code_point;

		if ((unsigned char)s.p[i] < 0x80) {
			if (s.p[i] >= 'A' && s.p[i] <= 'Z')
				return i;
			i++;
			continue;
		}
		code_point = utf8_decode(s, &i);
		if (code_point_lower(code_point) != code_point)
			return at;
	}
	return s.n;
}

/* Appends the ASCII text that stands at byte i in lower case and returns where it ends. */
static size_t add_ascii_lower(struct buf *out, str s, size_t i)
{
	if (!buf_reserve(out, s.n - i))
		return s.n;
	for (; i < s.n && (unsigned char)s.p[i] < 0x80; i++)
		out->p[out->n++] = char_lower(s.p[i]);
	return i;
}

size_t unicode_cluster_end(str s, size_t i)
{
	utf8proc_int32_t state = 0, before = (utf8proc_int32_t)utf8_decode(s, &i);

	while (i < s.n) {
		size_t end = i;
		const utf8proc_int32_t next = (utf8proc_int32_t)utf8_decode(s, &end);

		if (utf8proc_grapheme_break_stateful(before, next, &state))
			break;
		before = next;
		i = end;
	}
	return i;
}

str unicode_lower(struct arena *mem, str s)
{
	size_t i = lower_prefix(s);
	struct buf out;

	if (i == s.n)
		return s;
	buf_init(&out, mem);
	buf_reserve(&out, s.n);
	buf_add(&out, str_slice(s, 0, i));
	while ((i = add_ascii_lower(&out, s, i)) < s.n) {
		const size_t at = i;
		const uint32_t code_point = utf8_decode(s, &i);
		const uint32_t lower = code_point_lower(code_point);

		if (lower == code_point) /* its bytes as they are, valid or not */
			buf_add(&out, str_slice(s, at, i));
		else
			utf8_encode(&out, lower);
	}
	return buf_str(&out);
}

static void fold_add(struct buf *out, uint32_t code_point, utf8proc_option_t options)
{
	utf8proc_int32_t folded[32]; /* the longest decomposition of a character has 18 */
	utf8proc_ssize_t n;

	n = utf8proc_decompose_char((utf8proc_int32_t)code_point, folded, 32, options, NULL);
	BUG_IF(n < 0 || n > 32);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		utf8_encode(out, (uint32_t)folded[i]);
}

/* Whether folding leaves s as it is; looks no further than ASCII. */
static bool is_folded(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80 || (s.p[i] >= 'A' && s.p[i] <= 'Z'))
			return false;
	return true;
}

static str fold(struct arena *mem, str s, utf8proc_option_t options)
{
	struct buf out;

	if (is_folded(s))
		return s;
	buf_init(&out, mem);
	buf_reserve(&out, s.n);
	for (size_t i = 0; (i = add_ascii_lower(&out, s, i)) < s.n;)
		fold_add(&out, utf8_decode(s, &i), options);
	return buf_str(&out);
}

str unicode_fold(struct arena *mem, str s)
{
	return fold(
	    mem, s, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
}

str unicode_fold_case(struct arena *mem, str s)
{
	return fold(mem, s, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
}

/* Whether a word goes on at byte i. */
static bool word_at(str text, size_t i)
{
	uint32_t code_point;

	if (i >= text.n)
		return false;
	code_point = utf8_decode(text, &i);
	return unicode_is_digit(code_point) ||
	    (unicode_is_letter(code_point) && !is_mark(code_point));
}

void unicode_slug(struct buf *out, str text, bool keep_dots)
{
	bool any = false; /* something was written */
	bool in_word = false; /* the last character was written: no hyphen is due */

	for (size_t i = 0; i < text.n;) {
		const uint32_t code_point = utf8_decode(text, &i);
		bool keep = unicode_is_letter(code_point) || unicode_is_digit(code_point);

		if (code_point == '.')
			keep = keep_dots && in_word && word_at(text, i);
		else if (!in_word && keep && is_mark(code_point))
			keep = false; /* a mark without its letter */
		if (keep) {
			if (any && !in_word)
				buf_char(out, '-');
			utf8_encode(out, code_point_lower(code_point));
			any = true;
		}
		in_word = keep;
	}
}

str unicode_library_version(void)
{
	return str_of_cstr(utf8proc_version());
}
