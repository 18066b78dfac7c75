/* SPDX-License-Identifier: MIT */
/*
 * Texts that would make cmark-gfm take minutes, or that nest deeper than a stack. Each is made of a
 * piece that is repeated, 300 KB in all; that a test ends is half of what it tests. Small ones of
 * the same kind, and real texts, keep everything.
 */
#include "unit/markdown/rendered.h"

#include "markdown/render.h"

#define SIZE 300000u

/* A text is head, then piece as often as it fits into SIZE, then tail as often. */
struct row {
	const char *name;
	const char *head, *piece, *tail;
	bool tables, autolinks, markdown;
};

static const struct row rows[] = {
    {"deep quotes in one line", "", ">", "", true, true, true},
    {"deep lists in one line", "", "- ", "", true, true, true},
    {"deep numbered lists in one line", "", "1. ", "", true, true, true},
    {"deep quotes, then lines", "", ">", "\na", true, true, false},
    {"deep lists, then empty lines", "", "+ ", "\n", true, true, false},
    {"deep quotes, then emphasis", "", ">", "a*", true, true, false},
    {"opening brackets", "", "[", "", true, true, true},
    {"nested brackets", "", "[", "]", true, true, true},
    {"nested images", "", "![a", "](b)", true, true, false},
    {"images and links", "", "![[]()", "", true, true, false},
    {"emphasis", "", "*a **b _c ", "", true, true, true},
    {"closed emphasis", "", "**a *", "b* c**", true, true, true},
    {"nested strikethrough", "", "~~a ", "b~~ ", true, true, true},
    {"backticks", "", "`a", "", true, true, true},
    {"instructions", "", "a<?", "", true, true, false},
    {"sections", "", "a<![CDATA[", "", true, true, false},
    {"comments", "", "a <!-- ", "", true, true, false},
    {"open tags", "", "<a b='", "", true, true, true},
    {"raw tags", "", "<b>", "</b>", true, true, true},
    {"raw details", "<div>\n", "<details>", "</details>", true, true, true},
    {"raw summaries", "<div>\n", "<details><summary>", "", true, true, true},
    {"raw comments", "<div>\n", "<!-- <b> <!x ", "", true, true, false},
    {"hosts in one word", "", "www.a_", "", true, false, true},
    {"addresses in one word", "", "http://a.b<", "", true, false, true},
    {"wide row", "|a|\n|-|\n", "|", "", false, true, true},
    {"rows of dashes", "", "a\n|-|-|\n", "", false, true, true},
    {"wide table", "|a", "|-", "\n|", false, true, true},
    {"a long reference", "[x]: ", "u", "\n\n[x]", true, true, false},
    {"equal headings", "", "# a\n", "", true, true, true},
    {"links to headings", "# a\n", "[b](#a-x)\n", "", true, true, true},
    {"long titles of references", "[x]: u '\n", "[a]: b\n", "[x]", true, true, false},
    {"a long reference, then text", "[x]: ", "u", "\nb\n\n[x]", true, true, false},
    {"definitions of references", "", "[x]: known 'title'\n", "", true, true, true},
    {"footnotes with one label", "", "[^a]: b c\n\n", "", true, true, true},
    {"labels that end nowhere", "", "[^", "", true, true, true},
    {"references to a footnote", "[^a]: b\n\n", "[^a]", "", true, true, true},
    {"fences", "", "```\n", "", true, true, true},
    {"ordinary lines", "", "Some *words* with `code`, a [link](known) and more.\n", "\n", true,
	true, true},
};

static void repeat(struct buf *body, const char *piece, size_t n)
{
	const str view = str_of_cstr(piece);

	for (size_t i = 0; i < n; i++)
		buf_add(body, view);
}

static str make_body(const struct row *row, size_t size)
{
	const size_t n = size / (strlen(row->piece) + strlen(row->tail));
	struct buf body;

	buf_init(&body, unit_mem);
	buf_add(&body, str_of_cstr(row->head));
	repeat(&body, row->piece, n);
	repeat(&body, row->tail, n);
	return buf_str(&body);
}

static void is_limited(void **state)
{
	const struct row *row = *state;
	const str body = make_body(row, SIZE);
	const struct md_features features = md_guard_features(body);
	const struct md_document document = rendered(body);

	assert_int_equal(features.tables, row->tables);
	assert_int_equal(features.autolinks, row->autolinks);
	assert_int_equal(features.markdown, row->markdown);
	assert_int_equal(document.simplified, !row->tables || !row->autolinks || !row->markdown);
}

static void leaves_short_texts_alone(void **state)
{
	const struct row *row = *state;
	const struct md_features features = md_guard_features(make_body(row, 2000));

	assert_true(features.autolinks);
	assert_true(features.markdown);
	rendered(make_body(row, 2000));
}

/* Twelve columns, a thousand rows, 100 KB: a table that somebody may really have. */
static void keeps_large_tables(void **state)
{
	struct buf body;

	(void)state;
	buf_init(&body, unit_mem);
	buf_add(&body, S("|a|b|c|d|e|f|g|h|i|j|k|l|\n|-|-|-|-|-|-|-|-|-|-|-|-|\n"));
	repeat(&body,
	    "| one | two | three | four | 5 | 6 | 7 | 8 | 9 | 10 | eleven | and twelve |\n", 1000);
	assert_false(rendered(buf_str(&body)).simplified);
}

static void keeps_all_words_of_plain_texts(void **state)
{
	struct buf body, want;

	(void)state;
	buf_init(&body, unit_mem);
	buf_add(&body, S("# not & a heading\n\n"));
	repeat(&body, "![[]()", 50000);
	buf_init(&want, unit_mem);
	buf_add(&want, S("<pre class=\"raw-html\" tabindex=\"0\"># not &amp; a heading\n\n"));
	repeat(&want, "![[]()", 50000);
	buf_add(&want, S("</pre>\n"));
	assert_true(str_eq(rendered(buf_str(&body)).html.s, buf_str(&want)));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, is_limited, rows);
	UNIT_ROWS(&suite, leaves_short_texts_alone, rows);
	UNIT_TEST(&suite, keeps_large_tables);
	UNIT_TEST(&suite, keeps_all_words_of_plain_texts);
	return unit_run(&suite, "markdown/guard");
}
