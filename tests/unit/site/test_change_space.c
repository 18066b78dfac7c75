/* SPDX-License-Identifier: MIT */
/* Whether two bodies differ in white space alone, and whether paragraphs were wrapped anew. */
#include "site/change.h"

#include "unit/unit.h"

enum difference { TEXT, SPACE, WRAPPED };

struct row {
	const char *name;
	const char *before, *after;
	enum difference want;
};

static const struct row rows[] = {
    {"equal", "one two\n", "one two\n", SPACE},
    {"empty", "", "\n\n", SPACE},
    {"a word", "one two\n", "one three\n", TEXT},
    {"a word more", "one\n", "one two\n", TEXT},
    {"order of words", "one two\n", "two one\n", TEXT},
    {"spaces between words", "one two\n", "one  \ttwo\n", SPACE},
    {"spaces at the end", "one\n", "one  \n", SPACE},
    {"line ends", "one\ntwo\n", "one\r\ntwo\r\n", SPACE},
    {"no line end", "one\n", "one", SPACE},
    {"blank lines", "one\n\ntwo\n", "\none\n\n\ntwo\n\n", SPACE},
    {"wrapped", "one two three\n", "one\ntwo three\n", WRAPPED},
    {"unwrapped", "one\ntwo\n\nthree\n", "one two\n\nthree\n", WRAPPED},
    {"paragraph cut in two", "one\ntwo\n", "one\n\ntwo\n", TEXT},
    {"paragraphs joined", "one\n\ntwo\n", "one two\n", TEXT},
    {"item wrapped", "- one two\n- three\n", "- one\n  two\n- three\n", WRAPPED},
    {"items joined", "- one\n- two\n", "- one - two\n", TEXT},
    {"numbers joined", "1. one\n2. two\n", "1. one 2. two\n", TEXT},
    {"item that was text", "one\n- two\n", "one - two\n", TEXT},
    {"blank line between items", "- one\n- two\n", "- one\n\n- two\n", SPACE},
    {"indent of an item", "- one\n- two\n", "- one\n  - two\n", SPACE},
    {"heading joined with text", "# One\ntwo\n", "# One two\n", TEXT},
    {"blank line below a heading", "# One\ntwo\n", "# One\n\ntwo\n", SPACE},
    {"heading that was text", "one\n# two\n", "one # two\n", TEXT},
    {"rows of a table", "| a | b |\n| c | d |\n", "| a | b | | c | d |\n", TEXT},
    {"cells of a table", "| a | b |\n", "| a   | b   |\n", SPACE},
    {"lines of a quote", "> a\n> b\n", "> a > b\n", TEXT},
    {"underline", "one\n===\n", "one ===\n", TEXT},
    {"rule", "one\n\n---\n\ntwo\n", "one\n\n--- two\n", TEXT},

    {"indent in a fence", "```\nif a:\n  b\n```\n", "```\nif a:\n    b\n```\n", TEXT},
    {"line in a fence", "```\na\nb\n```\n", "```\na b\n```\n", TEXT},
    {"blank line in a fence", "```\na\nb\n```\n", "```\na\n\nb\n```\n", TEXT},
    {"spaces at the end in a fence", "```\na\n```\n", "```\na  \n```\n", SPACE},
    {"the fence and all in it moved", "- x\n\n  ```\n  a\n    b\n  ```\n",
	"- x\n\n    ```\n    a\n      b\n    ```\n", SPACE},
    {"below a fence", "```\na\n```\none two\n", "```\na\n```\none\ntwo\n", WRAPPED},
    {"shorter fence in a longer one", "````\n```\n  a\n````\n", "````\n```\n a\n````\n", TEXT},
    {"other marks in a fence", "~~~\n```\n  a\n~~~\n", "~~~\n```\n a\n~~~\n", TEXT},
    {"fence without an end", "```\na\n b\n", "```\na\nb\n", TEXT},
    {"indented code", "one\n\n    a\n      b\n", "one\n\n    a\n    b\n", TEXT},
    {"text that becomes code", "one\n\ntwo\n", "one\n\n    two\n", TEXT},
    {"indent within a paragraph", "one\ntwo\n", "one\n    two\n", SPACE},
    {"indent within a list", "- one\n\n  two\n", "- one\n\n    two\n", SPACE},
    {"code behind a list", "- one\n\ntwo\n\n    a\n", "- one\n\ntwo\n\n     a\n", TEXT},
    {"script without spaces", "\xE4\xB8\x80\xE4\xBA\x8C\n", "\xE4\xB8\x80\n\xE4\xBA\x8C\n", TEXT},
};

static enum difference difference_of(str before, str after)
{
	bool wrapped = false;

	if (!site_differs_in_space(before, after, &wrapped))
		return TEXT;
	return wrapped ? WRAPPED : SPACE;
}

/* The texts end at a page that must not be read. */
static void tells_space_from_text(void **state)
{
	const struct row *row = *state;
	const str before = unit_guarded(str_of_cstr(row->before));
	const str after = unit_guarded(str_of_cstr(row->after));

	assert_int_equal(difference_of(before, after), row->want);
	assert_int_equal(difference_of(after, before), row->want);
}

/* A text that ends anywhere differs from the whole one unless only white space is missing. */
static void prefixes_differ(void **state)
{
	const struct row *row = *state;
	const str whole = str_of_cstr(row->after);

	for (size_t n = 0; n < whole.n; n++) {
		const str prefix = unit_guarded(str_slice(whole, 0, n));
		const bool ends_in_space = str_trim(str_from(whole, n)).n == 0;

		assert_true(difference_of(prefix, whole) == TEXT || ends_in_space);
	}
}

/* Lines that are not blank and have no word, more of them than calls find room on the stack. */
static void passes_lines_without_words(void **state)
{
	static char lines[1 << 20];

	(void)state;
	for (size_t i = 0; i < sizeof lines; i += 2)
		memcpy(lines + i, "\x1C\n", 2);
	assert_int_equal(difference_of((str){lines, sizeof lines}, S("")), SPACE);
	assert_int_equal(difference_of((str){lines, sizeof lines}, S("one\n")), TEXT);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, tells_space_from_text, rows);
	UNIT_ROWS(&suite, prefixes_differ, rows);
	UNIT_TEST(&suite, passes_lines_without_words);
	return unit_run(&suite, "site/change_space");
}
