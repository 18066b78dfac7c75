/* SPDX-License-Identifier: MIT */
/* Headings and fences of a body, as CommonMark sees them. */
#include "definition/sections.h"

#include "unit/unit.h"

struct section_row {
	const char *name;
	str body;
	const char *sections; /* "level:line title" of each, first line 10 */
	unsigned unclosed_fence_line;
};

static const struct section_row rows[] = {
    {"none", UNIT_S("Text\nmore\n"), "", 0},
    {"empty", UNIT_S(""), "", 0},
    {"atx", UNIT_S("# One\ntext\n### Three\n"), "1:10 One, 3:12 Three", 0},
    {"closing marks", UNIT_S("## Two ##\n# C#\n# a \\#\n### ###\n"),
	"2:10 Two, 1:11 C#, 1:12 a #, 3:13 ", 0},
    {"marks in titles", UNIT_S("# **Bold** `x_y` [link](z)\n"), "1:10 Bold x_y link", 0},
    {"up to three blanks", UNIT_S("   # In\n    # Code\n"), "1:10 In", 0},
    {"in a paragraph", UNIT_S("text\n# In\ntext\n    # Not\n"), "1:11 In", 0},
    {"no blank behind the mark", UNIT_S("#tag\n#\n####### Seven\n"), "1:11 ", 0},
    {"tab behind the mark", UNIT_S("#\tIn\n"), "1:10 In", 0},
    {"setext", UNIT_S("One\n===\n\nTwo\nlines\n---\n"), "1:10 One, 2:13 Two lines", 0},
    {"a rule is no underline", UNIT_S("text\n\n---\n# A\n---\n"), "1:13 A", 0},
    {"rule of stars", UNIT_S("text\n***\n"), "", 0},
    {"dashes below a list", UNIT_S("- item\n---\ntext\n"), "", 0},
    {"dashes below a quote", UNIT_S("> said\n---\n"), "", 0},
    {"dashes in a list item", UNIT_S("- item\n  ---\n"), "2:10 item", 0},
    {"text below the underline of equals", UNIT_S("===\n"), "", 0},
    {"in a fence", UNIT_S("```sh\n# no\n```\n# yes\n"), "1:13 yes", 0},
    {"in a fence of tildes", UNIT_S("~~~\n# no\n```\n~~~\n# yes\n"), "1:14 yes", 0},
    {"longer fence", UNIT_S("````md\n```\n# no\n```\n````\n# yes\n"), "1:15 yes", 0},
    {"closer with words closes not", UNIT_S("```\n``` sh\n# no\n```\n"), "", 0},
    {"info with a backtick opens not", UNIT_S("``` a`b\n# yes\n"), "1:11 yes", 0},
    {"closer indented by four closes not", UNIT_S("```\n    ```\n# no\n"), "", 10},
    {"never closed", UNIT_S("# A\n\n```\ncode\n# no\n"), "1:10 A", 12},
    {"never closed after one that is", UNIT_S("```\n```\n~~~~\n~~~\n"), "", 12},
    {"in a list item", UNIT_S("1. Do\n   ```sh\n   # no\n   ```\n   # yes\n2. Done\n"), "1:14 yes",
	0},
    {"behind a list mark", UNIT_S("- ```sh\n  # no\n  ```\n# yes\n"), "1:13 yes", 0},
    {"a fence ends with its list item", UNIT_S("- a\n  ```\n  code\n\n# yes\n"), "1:14 yes", 0},
    {"code in a nested list", UNIT_S("- a\n  - b\n\n    ```\n    # no\n    ```\n# yes\n"),
	"1:16 yes", 0},
    {"indented code below a list item", UNIT_S("- a\n\n      # no\n"), "", 0},
    {"number that begins no list", UNIT_S("text\n2. more\n   # yes\n"), "1:12 yes", 0},
    {"in a comment", UNIT_S("<!-- a\n# no\n-->\n# yes\n<!-- b -->\n# too\n"), "1:13 yes, 1:15 too",
	0},
    {"CRLF", UNIT_S("# A\r\n\r\nB\r\n--\r\n"), "1:10 A, 2:12 B", 0},
    {"in a quote", UNIT_S("> # no\n"), "", 0},
};

static void finds_sections(void **state)
{
	const struct section_row *row = *state;
	const struct sections sections = sections_scan(unit_mem, unit_guarded(row->body), 10);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < sections.n; i++) {
		const struct def_section *section = &sections.items[i];

		buf_format(&out, "%s%u:%u %.*s", i ? ", " : "", section->level,
		    (unsigned)section->line, STR_ARG(section->title));
	}
	assert_str_equal(buf_str(&out), str_of_cstr(row->sections));
	assert_int_equal(sections.unclosed_fence_line, row->unclosed_fence_line);
}

/* The texts follow each other without a gap, from the first heading to the end. */
static void texts_cover_the_body(void **state)
{
	const struct section_row *row = *state;

	for (size_t n = 0; n <= row->body.n; n++) {
		const str body = unit_guarded(str_slice(row->body, 0, n));
		const struct sections sections = sections_scan(unit_mem, body, 1);
		const char *at = sections.n ? sections.items[0].text.p : body.p + body.n;

		for (size_t i = 0; i < sections.n; i++) {
			assert_true(sections.items[i].text.p == at);
			at += sections.items[i].text.n;
		}
		assert_true(at == body.p + body.n);
	}
}

static void a_long_line_is_one_pass(void **state)
{
	struct buf body;

	(void)state;
	buf_init(&body, unit_mem);
	buf_add(&body, S("# "));
	while (body.n < 4000000)
		buf_add(&body, S("- [*a "));
	buf_add(&body, S("\n# B\n"));
	const struct sections sections = sections_scan(unit_mem, buf_str(&body), 1);
	assert_int_equal(sections.n, 2);
	assert_str_equal(sections.items[1].text, S("# B\n"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_sections, rows);
	UNIT_ROWS(&suite, texts_cover_the_body, rows);
	UNIT_TEST(&suite, a_long_line_is_one_pass);
	return unit_run(&suite, "definition/sections");
}
