/* SPDX-License-Identifier: MIT */
/* Tests which blocks md_render tells of, where they stand in the source and where in the HTML. */
#include "unit/markdown/check_blocks.h"
#include "unit/markdown/rendered.h"

static const char *const kinds[] = {
    [MD_BLOCK_PARAGRAPH] = "p",
    [MD_BLOCK_HEADING] = "h",
    [MD_BLOCK_CODE] = "code",
    [MD_BLOCK_RAW] = "raw",
    [MD_BLOCK_RULE] = "rule",
    [MD_BLOCK_QUOTE] = "quote",
    [MD_BLOCK_LIST] = "list",
    [MD_BLOCK_ITEM] = "item",
    [MD_BLOCK_TABLE] = "table",
    [MD_BLOCK_ROW] = "row",
    [MD_BLOCK_NOTES] = "notes",
    [MD_BLOCK_NOTE] = "note",
};

struct row {
	const char *name;
	str body;
	const char *want; /* "KIND FIRST-LAST" for each, parts behind a '.' */
};

static const struct row rows[] = {
    {"none", UNIT_S(""), ""},
    {"only white space", UNIT_S(" \n\n"), ""},
    {"paragraphs", UNIT_S("a\nb\n\n\nc"), "p 1-2, p 5-5"},
    {"headings of both forms", UNIT_S("# a\ntext\n\nb\nc\n===\n"), "h 1-1, p 2-2, h 4-6"},
    {"headings without words are none", UNIT_S("#\n\na\n\n# <b></b>\n"), "p 3-3"},
    {"a rule", UNIT_S("a\n\n---\n"), "p 1-1, rule 3-3"},
    {"code without the empty lines behind it", UNIT_S("    a\n\n    b\n\n\nc\n"),
	"code 1-3, p 6-6"},
    {"a fence", UNIT_S("```c\n\n```\ntext\n"), "code 1-3, p 4-4"},
    {"a fence that nobody closed", UNIT_S("```\na\n\n\n"), "code 1-2"},
    {"items", UNIT_S("- a\n  b\n- c\n\n  d\n\ntext\n"), "list 1-5 .item 1-2 .item 3-5, p 7-7"},
    {"lists in items are theirs", UNIT_S("1. a\n   - b\n   - c\n2. d\n"),
	"list 1-4 .item 1-3 .item 4-4"},
    {"an item without text", UNIT_S("-\n- a\n"), "list 1-2 .item 1-1 .item 2-2"},
    {"a fence that ends with its item", UNIT_S("- ```\n  a\n- b\n"),
	"list 1-3 .item 1-2 .item 3-3"},
    {"quotes", UNIT_S("> a\nlazy\n>\n> - b\n> - c\n\nd\n"), "quote 1-5 .p 1-2 .list 4-5, p 7-7"},
    {"a quote without text", UNIT_S(">\n\na\n"), "quote 1-1, p 3-3"},
    {"a quote of a heading without words", UNIT_S("> #\n> a\n"), "quote 1-2 .p 2-2"},
    {"tables", UNIT_S("| a |\n|---|\n| b |\n| c |\n\nd\n"),
	"table 1-4 .row 1-1 .row 3-3 .row 4-4, p 6-6"},
    {"a table without rows", UNIT_S("a\n\n| a |\n|---|\n"), "p 1-1, table 3-4 .row 3-3"},
    {"a table right below a paragraph", UNIT_S("x\n\na\nb\n| c |\n|---|\n| d |\n"),
	"p 1-1, p 3-4, table 5-7 .row 5-5 .row 7-7"},
    {"the same without rows", UNIT_S("a\nb\n| c |\n|---|\n"), "p 1-2, table 3-4 .row 3-3"},
    {"raw HTML that encloses blocks",
	UNIT_S("<details>\n<summary>a</summary>\n\nb\n\n</details>\nc\n"),
	"raw 1-2, p 4-4, raw 6-7"},
    {"definitions of links are none", UNIT_S("[a]: b\n\n[a]\n"), "p 3-3"},
    {"footnotes come last", UNIT_S("a[^1]\n\n[^1]: b\n    c\n[^2]: d\n\ne\n"),
	"p 1-1, p 7-7, notes 0-0 .note 3-4 .note 5-5"},
    {"carriage returns", UNIT_S("a\r\n\r\n- b\r\n\r\n- c\r\n"),
	"p 1-1, list 3-5 .item 3-3 .item 5-5"},
};

static void lists_blocks(void **state)
{
	const struct row *const row = *state;
	const struct md_document document = rendered(row->body);
	const char *const problem = check_blocks(&document, 99);
	struct buf got;

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < document.block_count; i++) {
		const struct md_block *const block = &document.blocks[i];
		const bool is_part = block->parent != MD_NO_BLOCK;

		buf_format(&got, "%s%s %u-%u",
		    is_part ? " ."
			: i ? ", "
			    : "",
		    kinds[block->kind], block->first_line, block->last_line);
	}
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
	if (problem)
		fail_msg("%s", problem);
}

static str html_of(const struct md_document *document, size_t index)
{
	const struct md_block *const block = &document->blocks[index];

	return str_slice(document->html.s, block->html_at, block->html_at + block->html_n);
}

static void gives_parts_their_own_tags(void **state)
{
	const struct md_document document =
	    rendered(S("- a\n- b\n\n|c|\n|-|\n|d|\n\n> e\n>\n> f\n\n[^1]: g\n"));

	(void)state;
	assert_str_equal(html_of(&document, 0), S("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"));
	assert_str_equal(html_of(&document, 1), S("<li>a</li>\n"));
	assert_str_equal(html_of(&document, 2), S("<li>b</li>\n"));
	assert_str_equal(html_of(&document, 4), S("<tr>\n<th scope=\"col\">c</th>\n</tr>\n"));
	assert_str_equal(html_of(&document, 5), S("<tr>\n<td>d</td>\n</tr>\n"));
	assert_str_equal(html_of(&document, 7), S("<p>e</p>\n"));
	assert_str_equal(html_of(&document, 8), S("<p>f</p>\n"));
	assert_str_equal(
	    html_of(&document, 10), S("<li id=\"fn-1\" data-label=\"1\">\n<p>g</p>\n</li>\n"));
}

static void takes_what_is_too_costly_for_one_block(void **state)
{
	struct buf body;

	(void)state;
	buf_init(&body, unit_mem);
	buf_add(&body, S("a\n\n"));
	for (size_t i = 0; i < 50000; i++)
		buf_add(&body, S("![[]()"));
	buf_add(&body, S("\n\n\n"));
	const struct md_document document = rendered(buf_str(&body));
	assert_true(document.simplified);
	assert_int_equal(document.block_count, 1);
	assert_int_equal(document.blocks[0].kind, MD_BLOCK_CODE);
	assert_int_equal(document.blocks[0].first_line, 1);
	assert_int_equal(document.blocks[0].last_line, 3);
	assert_null(check_blocks(&document, 6));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, lists_blocks, rows);
	UNIT_TEST(&suite, gives_parts_their_own_tags);
	UNIT_TEST(&suite, takes_what_is_too_costly_for_one_block);
	return unit_run(&suite, "markdown/blocks");
}
