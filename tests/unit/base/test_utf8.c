/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 as bytes. Source of the ill-formed rows: the Unicode Standard, section 3.9, "U+FFFD
 * substitution of maximal subparts". "?" in a wanted text stands for U+FFFD.
 */
#include "unit/unit.h"

#include "base/utf8.h"

/* Replaces each '?' by U+FFFD. */
static str with_replacements(str s)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '?')
			buf_add(&out, S("\xEF\xBF\xBD"));
		else
			buf_char(&out, s.p[i]);
	return buf_str(&out);
}

struct row {
	const char *name;
	str in, want;
	size_t valid; /* utf8_valid_prefix */
	size_t replaced;
};

static const struct row rows[] = {
    {"empty", UNIT_S(""), UNIT_S(""), 0, 0},
    {"ASCII", UNIT_S("plain text, long enough"), UNIT_S("plain text, long enough"), 23, 0},
    {"two bytes", UNIT_S("\xC2\x80\xDF\xBF"), UNIT_S("\xC2\x80\xDF\xBF"), 4, 0},
    {"three bytes", UNIT_S("\xE0\xA0\x80\xEF\xBF\xBF"), UNIT_S("\xE0\xA0\x80\xEF\xBF\xBF"), 6, 0},
    {"next to the surrogates", UNIT_S("\xED\x9F\xBF\xEE\x80\x80"),
	UNIT_S("\xED\x9F\xBF\xEE\x80\x80"), 6, 0},
    {"four bytes", UNIT_S("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"),
	UNIT_S("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), 8, 0},
    {"a valid U+FFFD", UNIT_S("\xEF\xBF\xBD"), UNIT_S("\xEF\xBF\xBD"), 3, 0},
    {"NUL", UNIT_S("ab\0cd"), UNIT_S("ab?cd"), 2, 1},
    {"NUL in a long text",
	UNIT_S("0123456789012\0"
	       "45"),
	UNIT_S("0123456789012?45"), 13, 1},
    {"continuation alone", UNIT_S("a\x80z"), UNIT_S("a?z"), 1, 1},
    {"overlong of two", UNIT_S("\xC0\xAF"), UNIT_S("??"), 0, 2},
    {"overlong of three", UNIT_S("\xE0\x80\xAF"), UNIT_S("???"), 0, 3},
    {"overlong of four", UNIT_S("\xF0\x80\x80\x80"), UNIT_S("????"), 0, 4},
    {"surrogate", UNIT_S("\xED\xA0\x80"), UNIT_S("???"), 0, 3},
    {"beyond the last", UNIT_S("\xF4\x90\x80\x80"), UNIT_S("????"), 0, 4},
    {"no lead bytes", UNIT_S("\xF5\xFE\xFF"), UNIT_S("???"), 0, 3},
    {"two of three is one part", UNIT_S("\xE2\x82"), UNIT_S("?"), 0, 1},
    {"three of four is one part", UNIT_S("\xF0\x9F\x98"), UNIT_S("?"), 0, 1},
    {"lead byte at the end", UNIT_S("ab\xC3"), UNIT_S("ab?"), 2, 1},
    {"cut by a letter",
	UNIT_S("\xF0\x9F\x98"
	       "A"),
	UNIT_S("?A"), 0, 1},
    {"cut by a lead byte", UNIT_S("\xE2\xC3\xA9"), UNIT_S("?\xC3\xA9"), 0, 1},
    {"table 3-8", UNIT_S("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), UNIT_S("????????A"), 0, 8},
    {"table 3-9", UNIT_S("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), UNIT_S("????????A"), 0, 8},
    {"table 3-10", UNIT_S("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), UNIT_S("?????A??B"), 0, 7},
    {"table 3-11", UNIT_S("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), UNIT_S("????A"), 0, 4},
};

static void sanitizes(void **state)
{
	const struct row *row = *state;
	const str in = unit_guarded(row->in);
	size_t replaced = 99;
	const str got = utf8_sanitize(unit_mem, in, &replaced);

	assert_str_equal(got, with_replacements(row->want));
	assert_int_equal(replaced, row->replaced);
	assert_int_equal(utf8_valid_prefix(in), row->valid);
	if (!replaced)
		assert_ptr_equal(got.p, in.p);
	assert_int_equal(utf8_valid_prefix(got), got.n);
}

/* utf8_decode sees the characters that utf8_sanitize leaves, but for NUL, which it lets pass. */
static void decodes_alike(void **state)
{
	const struct row *row = *state;
	const str in = unit_guarded(row->in);
	struct buf out;
	size_t length = 0;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < in.n; length++) {
		const uint32_t code_point = utf8_decode(in, &i);

		utf8_encode(&out, code_point ? code_point : UTF8_REPLACEMENT);
	}
	assert_str_equal(buf_str(&out), with_replacements(row->want));
	assert_int_equal(utf8_length(in), length);
}

static void prefixes_are_valid_or_replaced(void **state)
{
	const str text = S("a\xC3\xA9\xE6\xBC\xA2\xF0\x9F\x98\x80z12345678\xC3\xA9");

	(void)state;
	for (size_t n = 0; n <= text.n; n++) {
		const str prefix = unit_guarded(str_slice(text, 0, n));
		size_t replaced;
		const str got = utf8_sanitize(unit_mem, prefix, &replaced);

		assert_int_equal(replaced, utf8_valid_prefix(prefix) < n);
		assert_int_equal(utf8_valid_prefix(got), got.n);
	}
}

static void encodes_every_character(void **state)
{
	const struct arena_mark mark = arena_mark(unit_mem);

	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		struct buf out;
		size_t i = 0;

		if (c == 0xD800)
			c = 0xE000;
		buf_init(&out, unit_mem);
		utf8_encode(&out, c);
		assert_int_equal(utf8_valid_prefix(buf_str(&out)), out.n);
		assert_int_equal(utf8_decode(buf_str(&out), &i), c);
		assert_int_equal(i, out.n);
		arena_rewind(unit_mem, mark);
	}
}

static void encodes_no_nonsense(void **state)
{
	static const uint32_t wrong[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct buf out;

		buf_init(&out, unit_mem);
		utf8_encode(&out, wrong[i]);
		assert_buf_equal(&out, "\xEF\xBF\xBD");
	}
}

/* The wrong byte at every place of a text of several words. */
static void finds_the_first_wrong_byte(void **state)
{
	char text[40];

	(void)state;
	for (size_t at = 0; at < sizeof text; at++) {
		memset(text, 'a', sizeof text);
		text[at] = '\0';
		assert_int_equal(utf8_valid_prefix((str){text, sizeof text}), at);
		text[at] = '\x80';
		assert_int_equal(utf8_valid_prefix((str){text, sizeof text}), at);
	}
}

struct prefix_row {
	const char *name;
	str in;
	size_t max;
	size_t want;
};

static const struct prefix_row prefix_rows[] = {
    {"shorter", UNIT_S("abc"), 5, 3},
    {"just as long", UNIT_S("abc"), 3, 3},
    {"letters", UNIT_S("abc"), 2, 2},
    {"nothing", UNIT_S("abc"), 0, 0},
    {"before a character", UNIT_S("ab\xE6\xBC\xA2"), 2, 2},
    {"one byte into it", UNIT_S("ab\xE6\xBC\xA2"), 3, 2},
    {"two bytes into it", UNIT_S("ab\xE6\xBC\xA2"), 4, 2},
    {"behind it", UNIT_S("ab\xE6\xBC\xA2z"), 5, 5},
    {"three bytes into one of four", UNIT_S("\xF0\x9F\x98\x80"), 3, 0},
    {"no character anywhere", UNIT_S("\x80\x80\x80\x80\x80\x80"), 5, 5},
};

static void cuts_between_characters(void **state)
{
	const struct prefix_row *row = *state;

	assert_int_equal(utf8_prefix(unit_guarded(row->in), row->max).n, row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, sanitizes, rows);
	UNIT_ROWS(&suite, decodes_alike, rows);
	UNIT_TEST(&suite, prefixes_are_valid_or_replaced);
	UNIT_TEST(&suite, encodes_every_character);
	UNIT_TEST(&suite, encodes_no_nonsense);
	UNIT_TEST(&suite, finds_the_first_wrong_byte);
	UNIT_ROWS(&suite, cuts_between_characters, prefix_rows);
	return unit_run(&suite, "base/utf8");
}
