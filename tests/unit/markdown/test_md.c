/* SPDX-License-Identifier: MIT */
/*
 * What md_render tells beside the HTML: headings, sections, lines, the fence; and how it behaves at
 * the edges. How markdown looks as HTML is in test_cases.c, what hostile text becomes in
 * test_hostile.c.
 */
#include "unit/markdown/rendered.h"

/* --- headings -------------------------------------------------------------------------------- */

struct heading_row {
	const char *name;
	str body;
	const char *want; /* "LEVEL:LINE:TEXT#ANCHOR" for each, with a blank between */
};

static const struct heading_row heading_rows[] = {
    {"none", UNIT_S("text"), ""},
    {"level, line, text and anchor", UNIT_S("a\n\n## The *big* one\n"),
	"2:3:The big one#the-big-one"},
    {"setext", UNIT_S("One\nmore\n===\n"), "1:1:One more#one-more"},
    {"white space is folded", UNIT_S("#   a \t b   #\n"), "1:1:a b#a-b"},
    {"tags are text, rendered ones are not", UNIT_S("# <T> <b>b</b><br>c\n"), "1:1:<T> b c#t-b-c"},
    {"an image counts as its text", UNIT_S("# ![pic](known)\n"), "1:1:pic#pic"},
    {"empty ones are left out", UNIT_S("#\n\n# a\n\n# <b></b>\n"), "1:3:a#a"},
    {"in containers", UNIT_S("> # a\n\n- b\n  ## c\n"), "1:1:a#a 2:4:c#c"},
    {"lines count from the body though footnotes come first",
	UNIT_S("a[^x]\n\n# b\n\n[^x]: c\n[^y]: d\n"), "1:3:b#b"},
    {"in a footnote", UNIT_S("# a\n\n[^x]:\n    # b\n\n# c\n"), "1:1:a#a 1:6:c#c 1:4:b#b"},
    {"control characters stay for the writer to replace", UNIT_S("# a\x04\n"), "1:1:a\x04#a"},
    {"carriage returns", UNIT_S("a\r\n\r\n# b\r\n"), "1:3:b#b"},
};

static void lists_headings(void **state)
{
	const struct heading_row *row = *state;
	const struct md_document document = rendered(row->body);
	struct buf got;

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < document.heading_count; i++) {
		const struct md_heading *heading = &document.headings[i];

		buf_format(&got, "%s%u:%u:%.*s#%.*s", i ? " " : "", heading->level, heading->line,
		    STR_ARG(heading->text), STR_ARG(heading->anchor));
	}
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

static void shifts_levels_up_to_six(void **state)
{
	const struct md_options options = {.heading_shift = 2};
	const struct md_document document =
	    rendered_with(S("# a\n## b\n### c\n#### d\n##### e\n"), options);

	(void)state;
	assert_str_equal(document.html.s,
	    S("<h3 id=\"a\">a</h3>\n<h4 id=\"b\">b</h4>\n<h5 id=\"c\">c</h5>\n"
	      "<h6 id=\"d\">d</h6>\n<h6 id=\"e\">e</h6>\n"));
	assert_int_equal(document.headings[0].level, 1);
	assert_int_equal(document.headings[4].level, 5);
}

static void closes_levels_up(void **state)
{
	const struct md_options options = {.heading_shift = 1};
	const struct md_document document = rendered_with(S("### a\n\n##### b\n"), options);

	(void)state;
	assert_str_equal(document.html.s, S("<h3 id=\"a\">a</h3>\n<h4 id=\"b\">b</h4>\n"));
	assert_int_equal(document.headings[1].level, 5);
	assert_int_equal(document.headings[1].shown_level, 4);
}

/* --- sections -------------------------------------------------------------------------------- */

struct section_row {
	const char *name;
	str body;
	const char *want; /* "HEADING:TEXT" for each, '-' before the first heading, '|' between */
};

static const struct section_row section_rows[] = {
    {"empty", UNIT_S(""), ""},
    {"before the first heading", UNIT_S("a *b*\nc\n"), "-:a b c"},
    {"below headings, without their words", UNIT_S("# one\na\n## two\n\nb\n"), "0:a|1:b"},
    {"a heading without text", UNIT_S("# one\n# two\nb\n"), "0:|1:b"},
    {"marks join words, blocks do not", UNIT_S("fo**o**b`a`r\n\n- x\n- y\n"), "-:foobar x y"},
    {"code", UNIT_S("```c\nint  a;\n\n\tb();\n```\n"), "-:int a; b();"},
    {"cells", UNIT_S("|a|b|\n|-|-|\n|c|d|e|\n"), "-:a b c d e"},
    {"tags", UNIT_S("a<br>b <T> <kbd>c</kbd>\n\n<x>\nd\n</x>\n"), "-:a b <T> c <x> d </x>"},
    {"details", UNIT_S("<details>\n<summary>a</summary>\n\nb\n\n</details>\n"), "-:a b"},
    {"links and images by their text", UNIT_S("[a](known) ![b](known) ![c](no)\n"), "-:a b c"},
    {"footnotes come last", UNIT_S("a[^1]\n\n[^1]: b\n\n# h\nc\n"), "-:a|0:c b"},
};

static void lists_sections(void **state)
{
	const struct section_row *row = *state;
	const struct md_options options = {.want_sections = true, .resolve = rendered_resolve};
	const struct md_document document = rendered_with(row->body, options);
	struct buf got;

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < document.section_count; i++) {
		const struct md_section *section = &document.sections[i];

		if (section->heading == MD_NO_HEADING)
			buf_add(&got, S("-:"));
		else
			buf_format(&got, "%s%zu:", i ? "|" : "", section->heading);
		buf_add(&got, section->text);
	}
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

static void leaves_sections_out_when_not_wanted(void **state)
{
	const struct md_document document = rendered(S("# a\nb\n"));

	(void)state;
	assert_int_equal(document.section_count, 0);
}

/* --- fences ---------------------------------------------------------------------------------- */

struct fence_row {
	const char *name;
	str body;
	uint32_t want;
};

static const struct fence_row fence_rows[] = {
    {"no fence", UNIT_S("a\n"), 0},
    {"closed", UNIT_S("```\na\n```\n"), 0},
    {"closed at the very end", UNIT_S("```\na\n```"), 0},
    {"closed, blank lines behind", UNIT_S("```\na\n```\n\n\n"), 0},
    {"closed, a reference behind", UNIT_S("```\na\n```\n\n[x]: y\n"), 0},
    {"closed by more", UNIT_S("```\na\n`````  \n"), 0},
    {"open", UNIT_S("a\n\n```\nb\n"), 3},
    {"open and empty", UNIT_S("a\n```"), 2},
    {"open, blank lines behind", UNIT_S("```\na\n\n\n"), 1},
    {"closed by too few", UNIT_S("````\na\n```\n"), 1},
    {"closed by other signs", UNIT_S("~~~\na\n```\n"), 1},
    {"a closer with text is none", UNIT_S("```\na\n``` b\n"), 1},
    {"the second is open", UNIT_S("```\na\n```\nb\n```\n"), 5},
    {"in a list, closed", UNIT_S("- a\n\n  ```\n  b\n  ```\n"), 0},
    {"in a list, open", UNIT_S("- a\n\n  ```\n  b\n"), 3},
    {"in a quote, closed", UNIT_S("> ```\n> b\n> ```\n"), 0},
    {"ended by its quote", UNIT_S("> ```\n> b\n\nc\n"), 0},
    {"indented code", UNIT_S("    ```\n    a\n"), 0},
    {"carriage returns", UNIT_S("a\r\n```\r\nb\r\n```\r\n"), 0},
    {"carriage returns, open", UNIT_S("a\r\n```\r\nb\r\n"), 2},
    {"behind footnotes", UNIT_S("a[^1]\n\n[^1]: b\n\n```\nc\n"), 5},
};

static void finds_open_fences(void **state)
{
	const struct fence_row *row = *state;

	assert_int_equal(rendered(row->body).unclosed_fence_line, row->want);
}

/* --- links ----------------------------------------------------------------------------------- */

struct line_row {
	const char *name;
	str body;
	uint32_t want;
};

static const struct line_row line_rows[] = {
    {"first line", UNIT_S("[a](known)"), 1},
    {"second line of a paragraph", UNIT_S("\na\nb [a](known)\n"), 3},
    {"in a cell", UNIT_S("|a|\n|-|\n|b|\n|[a](known)|\n"), 4},
    {"an image", UNIT_S("a\n\n- ![a](known)\n"), 3},
    {"an image of raw HTML", UNIT_S("a\nb <img src=\"known\">\n"), 2},
    {"behind footnotes", UNIT_S("[^1]: a\n\n[^1] [a](known)\n"), 3},
};

static void tells_the_line_of_links(void **state)
{
	const struct line_row *row = *state;
	uint32_t line = 0;
	const struct md_options options = {.resolve = rendered_resolve, .context = &line};

	rendered_with(row->body, options);
	assert_int_equal(line, row->want);
}

static void leads_nowhere_without_a_resolver(void **state)
{
	(void)state;
	assert_str_equal(rendered_with(S("[a](known)"), (struct md_options){0}).html.s,
	    S("<p><span class=\"dead-link\" title=\"known\">a</span></p>\n"));
}

/* --- edges ----------------------------------------------------------------------------------- */

static void renders_nothing_as_nothing(void **state)
{
	(void)state;
	assert_str_equal(rendered(S("")).html.s, S(""));
	assert_str_equal(rendered(STR_ABSENT).html.s, S(""));
	assert_str_equal(rendered(S(" \n\t\n")).html.s, S(""));
}

static void replaces_control_characters(void **state)
{
	(void)state;
	assert_str_equal(rendered(S("a\x04\x1b[0m `\x01`")).html.s,
	    S("<p>a\xEF\xBF\xBD\xEF\xBF\xBD[0m <code>\xEF\xBF\xBD</code></p>\n"));
}

/* One of each construct that is read byte by byte, so that a prefix ends in the middle of it. */
static const char everything[] =
    "# A <b>b</b> `c`\n\n[x](#a \"t\") ![i](known.png) <img src='k' alt=\"l\"> <!-- m --> <?n?>\n"
    "| a | b |\n|:-|-:|\n| 1 | 2 | 3 \\| 4 |\n\n<details open>\n<summary>s &amp; <T></summary>\n\n"
    "- [x] t[^f]\n1. [u]: v\n\n</details>\n\n[^f]: w\n\n[y](%41#%4) <a@b.c>\n\n```x y\nz\n";

static void reads_not_past_the_end(void **state)
{
	(void)state;
	for (size_t n = 0; n <= sizeof everything - 1; n++)
		rendered(unit_guarded((str){everything, n}));
}

static void gives_the_same_bytes_again(void **state)
{
	const str body = {everything, sizeof everything - 1};

	(void)state;
	assert_str_equal(rendered(body).html.s, rendered(body).html.s);
}

static void takes_a_long_line(void **state)
{
	struct buf body;

	(void)state;
	buf_init(&body, unit_mem);
	while (body.n < 130000)
		buf_add(&body, S("word *and* `code` and [a](known), <T> "));
	assert_false(rendered(buf_str(&body)).simplified);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, lists_headings, heading_rows);
	UNIT_TEST(&suite, shifts_levels_up_to_six);
	UNIT_TEST(&suite, closes_levels_up);
	UNIT_ROWS(&suite, lists_sections, section_rows);
	UNIT_TEST(&suite, leaves_sections_out_when_not_wanted);
	UNIT_ROWS(&suite, finds_open_fences, fence_rows);
	UNIT_ROWS(&suite, tells_the_line_of_links, line_rows);
	UNIT_TEST(&suite, leads_nowhere_without_a_resolver);
	UNIT_TEST(&suite, renders_nothing_as_nothing);
	UNIT_TEST(&suite, replaces_control_characters);
	UNIT_TEST(&suite, reads_not_past_the_end);
	UNIT_TEST(&suite, gives_the_same_bytes_again);
	UNIT_TEST(&suite, takes_a_long_line);
	return unit_run(&suite, "markdown/md");
}
