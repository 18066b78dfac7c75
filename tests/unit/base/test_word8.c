/* SPDX-License-Identifier: MIT */
/* Eight bytes at a time, against the same question asked byte by byte. */
#include "unit/unit.h"

#include "base/word8.h"

struct text_row {
	const char *name;
	const char *text; /* eight bytes */
};

static const struct text_row texts[] = {
    {"letters", "abcdefgh"},
    {"wanted first", "&bcdefgh"},
    {"wanted last", "abcdefg&"},
    {"wanted alone twice", "a&cd&fgh"},
    {"one above the wanted", "&'&'&'&'"},
    {"one below the wanted", "%%%%%%%%"},
    {"blanks", "        "},
    {"controls", "\x01\x1F\t\n\r\x7F~!"},
    {"control behind a blank", " \x1F \x1F \x1F \x1F"},
    {"beyond ASCII", "\x80\xA6\xBF\xC0\xE0\xFF\x80\x80"},
    {"wanted beyond ASCII", "\xA6\xA6\xA6&\xA6\xA6\xA6\xA6"},
};

static bool is_wanted(char c)
{
	return c == '&';
}

static bool is_control(char c)
{
	return (unsigned char)c < ' ';
}

static size_t first_of(const char *text, bool (*passes)(char))
{
	size_t i = 0;

	while (i < 8 && !passes(text[i]))
		i++;
	return i;
}

static size_t place_of(uint64_t marks)
{
	return marks & WORD8_TOPS ? word8_first(marks & WORD8_TOPS) : 8;
}

static void finds_the_first(void **state)
{
	const struct text_row *row = *state;
	const uint64_t word = word8_load(row->text);

	assert_int_equal(place_of(word8_equal(word, '&')), first_of(row->text, is_wanted));
	assert_int_equal(place_of(word8_below(word, ' ')), first_of(row->text, is_control));
}

/* Whatever the length, the bytes are where word8_load has them, and no other is read. */
static void loads_parts(void **state)
{
	(void)state;
	for (size_t n = 1; n < 8; n++) {
		const str part = unit_guarded((str){"\xF1\x82\x73\x64\xE5\x46\x97", n});
		char whole[8] = {0};

		memcpy(whole, part.p, n);
		assert_true(word8_load_part(part.p, n) == word8_load(whole));
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_the_first, texts);
	UNIT_TEST(&suite, loads_parts);
	return unit_run(&suite, "base/word8");
}
