/* SPDX-License-Identifier: MIT */
/* Edges of lines, and text that is moved to another indentation and traced back. */
#include "unit/unit.h"

#include "mustache/template_lines.h"

struct edges_row {
	const char *name;
	str before, part, after;
	bool first, last;
	size_t start, next;
	str end;
};

static void edges(void **state)
{
	const struct edges_row *row = *state;
	const str text =
	    unit_guarded(str_cat(unit_mem, str_cat(unit_mem, row->before, row->part), row->after));
	const struct line_edges got =
	    mustache_line_edges(text, row->before.n, row->before.n + row->part.n);

	assert_int_equal(got.first, row->first);
	assert_int_equal(got.last, row->last);
	assert_int_equal(got.start, row->start);
	assert_int_equal(got.next, row->next);
	assert_str_equal(got.end, row->end);
}

/* clang-format off */
static const struct edges_row edge_rows[] = {
    {"alone in the text", UNIT_S(""), UNIT_S("T"), UNIT_S(""), true, true, 0, 1, UNIT_S("")},
    {"alone in a line", UNIT_S("a\n"), UNIT_S("T"), UNIT_S("\nb"), true, true, 2, 4, UNIT_S("\n")},
    {"with blanks", UNIT_S("a\n \t"), UNIT_S("T"), UNIT_S("\t \nb"), true, true, 2, 8, UNIT_S("\n")},
    {"with CRLF", UNIT_S("a\r\n"), UNIT_S("T"), UNIT_S(" \r\nb"), true, true, 3, 7, UNIT_S("\r\n")},
    {"a lone CR is text", UNIT_S("a\r"), UNIT_S("T"), UNIT_S("\rb"), false, false, 2, 3, UNIT_S("")},
    {"a CR at the end is text", UNIT_S(""), UNIT_S("T"), UNIT_S("\r"), true, false, 0, 1, UNIT_S("")},
    {"text before", UNIT_S("a "), UNIT_S("T"), UNIT_S(" "), false, true, 2, 4, UNIT_S("")},
    {"text behind", UNIT_S(" "), UNIT_S("T"), UNIT_S(" b\n"), true, false, 0, 2, UNIT_S("")},
    {"over two lines", UNIT_S(" "), UNIT_S("T\nT"), UNIT_S("\n"), true, true, 0, 5, UNIT_S("\n")},
    {"a form feed is text", UNIT_S("\f"), UNIT_S("T"), UNIT_S("\v"), false, false, 1, 2, UNIT_S("")},
};

struct move_row {
	const char *name;
	str text, cut, indent, want;
};

static const struct move_row moves[] = {
    {"indented", UNIT_S("a\n b\n"), UNIT_S(""), UNIT_S("  "), UNIT_S("  a\n   b\n")},
    {"cut", UNIT_S("  a\n   b\n  c"), UNIT_S("  "), UNIT_S(""), UNIT_S("a\n b\nc")},
    {"both", UNIT_S("  a\r\n\r\n b\r\n"), UNIT_S("  "), UNIT_S("\t"), UNIT_S("\ta\r\n\r\n\tb\r\n")},
    {"blank lines stay", UNIT_S("\n  \na\n \n"), UNIT_S(" "), UNIT_S("--"), UNIT_S("\n  \n--a\n \n")},
    {"tabs are no spaces", UNIT_S("\t a"), UNIT_S("  "), UNIT_S(""), UNIT_S("\t a")},
    {"less than is to be cut", UNIT_S(" a\n   b"), UNIT_S("  "), UNIT_S(""), UNIT_S("a\n b")},
    {"nothing", UNIT_S(""), UNIT_S("  "), UNIT_S("  "), UNIT_S("")},
};
/* clang-format on */

/* What is not white space is found again where it stood. */
static void moves_text(void **state)
{
	const struct move_row *row = *state;
	struct buf out;

	buf_init(&out, unit_mem);
	mustache_lines_move(&out, unit_guarded(row->text), row->cut, row->indent);
	assert_str_equal(buf_str(&out), row->want);
	for (size_t i = 0; i < out.n; i++) {
		const size_t origin = mustache_lines_origin(row->text, row->cut, row->indent, i);

		assert_in_range(origin, 0, row->text.n - 1);
		if (char_is_alpha(out.p[i]) || out.p[i] == '\n')
			assert_int_equal(row->text.p[origin], out.p[i]);
	}
	assert_int_equal(
	    mustache_lines_origin(row->text, row->cut, row->indent, out.n), row->text.n);
}

struct indent_row {
	const char *name;
	str text;
	const char *want; /* NULL: there is none */
};

static void indents(void **state)
{
	const struct indent_row *row = *state;
	const str got = mustache_lines_indent(unit_guarded(row->text));

	assert_int_equal(got.p != NULL, row->want != NULL);
	assert_str_equal(got, str_of_cstr(row->want));
}

static const struct indent_row indent_rows[] = {
    {"of the first line", UNIT_S("  a\n b"), "  "},
    {"of the first that is not blank", UNIT_S("\n     \r\n\tb\n  c"), "\t"},
    {"none", UNIT_S("a\n  b"), ""},
    {"of blank lines", UNIT_S("  \n\n "), NULL},
    {"of nothing", UNIT_S(""), NULL},
};

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, edges, edge_rows);
	UNIT_ROWS(&suite, moves_text, moves);
	UNIT_ROWS(&suite, indents, indent_rows);
	return unit_run(&suite, "mustache/template_lines");
}
