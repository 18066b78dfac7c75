/* SPDX-License-Identifier: MIT */
/* Plain text of a line of markdown, first paragraphs, first sentences. */
#include "definition/summary.h"

#include "unit/unit.h"

struct text_row {
	const char *name;
	str text, want;
};

static const struct text_row plain_rows[] = {
    {"nothing", UNIT_S(""), UNIT_S("")},
    {"no marks", UNIT_S("Plain words."), UNIT_S("Plain words.")},
    {"bold", UNIT_S("**Bold** and __bold__"), UNIT_S("Bold and bold")},
    {"emphasis", UNIT_S("*one* _two_ ***three***"), UNIT_S("one two three")},
    {"bold within a word", UNIT_S("un**bel**ievable"), UNIT_S("unbelievable")},
    {"underscores within words", UNIT_S("snake_case_name"), UNIT_S("snake_case_name")},
    {"product", UNIT_S("2 * 3 * 4"), UNIT_S("2 * 3 * 4")},
    {"an odd star stays", UNIT_S("*.c files"), UNIT_S("*.c files")},
    {"an odd pair stays", UNIT_S("**TODO and *this*"), UNIT_S("**TODO and this")},
    {"four stars", UNIT_S("****a****"), UNIT_S("****a****")},
    {"code", UNIT_S("Use `a_b *c*` now"), UNIT_S("Use a_b *c* now")},
    {"code with a backtick", UNIT_S("``a ` b``"), UNIT_S("a ` b")},
    {"odd backtick", UNIT_S("a ` b"), UNIT_S("a ` b")},
    {"link", UNIT_S("See [the guide](https://example.org/a_b) first"),
	UNIT_S("See the guide first")},
    {"link with marks in its text", UNIT_S("[**Bold** text](x)"), UNIT_S("Bold text")},
    {"image", UNIT_S("![a logo](x.png) Name"), UNIT_S("a logo Name")},
    {"image in a link", UNIT_S("[![badge](b.svg)](x)"), UNIT_S("[badge](x)")},
    {"brackets", UNIT_S("[x] done, [1] cited"), UNIT_S("[x] done, [1] cited")},
    {"link never closed", UNIT_S("[a](b c"), UNIT_S("[a](b c")},
    {"escapes", UNIT_S("a \\* b \\[c\\]"), UNIT_S("a * b [c]")},
    {"backslash of a path", UNIT_S("C:\\new"), UNIT_S("C:\\new")},
    {"white space", UNIT_S("  a \t b\n  c  "), UNIT_S("a b c")},
    {"beyond ASCII", UNIT_S("**\xE5\xBA\x8F** \xE2\x86\x92 _\xC3\xA9_"),
	UNIT_S("\xE5\xBA\x8F \xE2\x86\x92 \xC3\xA9")},
};

static void takes_marks_off(void **state)
{
	const struct text_row *row = *state;

	assert_str_equal(markdown_plain(unit_mem, unit_guarded(row->text)), row->want);
}

static const struct text_row paragraph_rows[] = {
    {"first line", UNIT_S("You are it.\n\nMore.\n"), UNIT_S("You are it.")},
    {"several lines", UNIT_S("You\nare\n  it.\n\nMore.\n"), UNIT_S("You are it.")},
    {"below headings", UNIT_S("# Name\n\n## Description\n\nThe **agent** does.\n\n### Tasks\n"),
	UNIT_S("The agent does.")},
    {"heading right below", UNIT_S("Text\n# Name\n"), UNIT_S("Text")},
    {"setext headings", UNIT_S("Name\n====\n\nOther\nname\n---\nText.\n"), UNIT_S("Text.")},
    {"fence first", UNIT_S("```sh\nls\n```\n\nText.\n"), UNIT_S("Text.")},
    {"comment first", UNIT_S("<!-- a\n\nb -->\nText.\n"), UNIT_S("Text.")},
    {"tag, rule, table, image first", UNIT_S("<role>\n***\n| a | b |\n|---|---|\n![x](y)\nText.\n"),
	UNIT_S("Text.")},
    {"list", UNIT_S("- **One** thing\n  goes on\n- two\n"), UNIT_S("One thing goes on")},
    {"numbered list", UNIT_S("1. One\n2. Two\n"), UNIT_S("One")},
    {"quote", UNIT_S("> Said\n> so.\n"), UNIT_S("Said so.")},
    {"list under a rule", UNIT_S("- One\n---\nText\n"), UNIT_S("One")},
    {"CRLF", UNIT_S("# T\r\n\r\nText\r\nmore\r\n"), UNIT_S("Text more")},
    {"headings alone", UNIT_S("# T\n\n## U\n"), UNIT_S("")},
    {"open fence", UNIT_S("```\nnever closed\n"), UNIT_S("")},
    {"nothing", UNIT_S(""), UNIT_S("")},
};

static void finds_the_first_paragraph(void **state)
{
	const struct text_row *row = *state;

	assert_str_equal(markdown_first_paragraph(unit_mem, unit_guarded(row->text)), row->want);
}

static const struct text_row sentence_rows[] = {
    {"one", UNIT_S("Does it."), UNIT_S("Does it.")},
    {"two", UNIT_S("Does it. Then rests."), UNIT_S("Does it.")},
    {"no end", UNIT_S("does it"), UNIT_S("does it")},
    {"question", UNIT_S("Stuck? Use it."), UNIT_S("Stuck?")},
    {"several marks", UNIT_S("Wait... What?! Yes."), UNIT_S("Wait...")},
    {"closing quote", UNIT_S("Says \"go.\" Then goes."), UNIT_S("Says \"go.\"")},
    {"dot in a word", UNIT_S("Uses Node.js and C.I. Jobs are run."),
	UNIT_S("Uses Node.js and C.I.")},
    {"version", UNIT_S("Migrates to 2.0 of it. Done."), UNIT_S("Migrates to 2.0 of it.")},
    {"e.g.", UNIT_S("Takes input, e.g. JSON, and reads it. Done."),
	UNIT_S("Takes input, e.g. JSON, and reads it.")},
    {"in parentheses", UNIT_S("Takes input (i.e. JSON) too. Done."),
	UNIT_S("Takes input (i.e. JSON) too.")},
    {"small letter behind", UNIT_S("Lists etc. and more. Done."), UNIT_S("Lists etc. and more.")},
    {"initial", UNIT_S("By J. Smith. Done."), UNIT_S("By J. Smith.")},
    {"number of a list", UNIT_S("1. Do it. 2. Rest."), UNIT_S("1. Do it.")},
    {"line ends fold", UNIT_S("Does\nit  well. More."), UNIT_S("Does it well.")},
    {"blank line ends", UNIT_S("Does it\n \nMore."), UNIT_S("Does it")},
    {"wide full stop", UNIT_S("\xE4\xB8\x80\xE4\xBA\x8C\xE3\x80\x82\xE4\xB8\x89"),
	UNIT_S("\xE4\xB8\x80\xE4\xBA\x8C\xE3\x80\x82")},
    {"cut at a word", UNIT_S("This sentence is longer than the forty bytes there are."),
	UNIT_S("This sentence is longer than the forty\xE2\x80\xA6")},
    {"cut without words",
	UNIT_S("\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80"
	       "\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80"
	       "\xE4\xB8\x80\xE4\xB8\x80"),
	UNIT_S(
	    "\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80"
	    "\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE2\x80"
	    "\xA6")},
    {"nothing", UNIT_S(" \n "), UNIT_S("")},
};

static void finds_the_first_sentence(void **state)
{
	const struct text_row *row = *state;

	assert_str_equal(def_first_sentence(unit_mem, unit_guarded(row->text), 40), row->want);
}

/* Marks that have no partner are looked for once, not once for each. A quadratic search would take
 * minutes here. */
static void hostile_marks_are_linear(void **state)
{
	static const char *const parts[] = {"`` ` ", "[", "*a ", "](", "[x](", "![a", "_ _a"};

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buf text;

		buf_init(&text, unit_mem);
		while (text.n < 2000000)
			buf_add(&text, str_of_cstr(parts[i]));
		assert_true(markdown_plain(unit_mem, buf_str(&text)).n <= text.n);
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, takes_marks_off, plain_rows);
	UNIT_ROWS(&suite, finds_the_first_paragraph, paragraph_rows);
	UNIT_ROWS(&suite, finds_the_first_sentence, sentence_rows);
	UNIT_TEST(&suite, hostile_marks_are_linear);
	return unit_run(&suite, "definition/summary");
}
