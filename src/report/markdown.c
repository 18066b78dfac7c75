/* SPDX-License-Identifier: MIT */
/*
 * The comparison as a comment on a pull request: what was widened first, a table, details folded.
 *
 * Whatever comes from a definition stands in code: there no markup, link, reference or mention
 * works, and GitHub calls nobody. In a table a '|' would end the cell even there, on some hosts
 * also behind a backslash, so it is shown as U+00A6; the details have it as it is.
 */
#include "base/html.h"
#include "base/limits.h"
#include "base/visible.h"
#include "report/details.h"
#include "report/texts.h"

#define PERMISSION_GROUPS (GROUP_TOOLS_WIDENED | GROUP_TOOLS_NARROWED | GROUP_PERMISSIONS)

enum {
	NOTE_SPACE = 400, /* bytes kept for saying what was left out */
	CELL_LINES = 3, /* details in a cell of the table */
	CELL_MAX = 500, /* bytes after which no further detail is begun */
	COMMIT_DIGITS = 10,
};

struct comment {
	struct arena *tmp;
	struct buf *out;
	size_t start; /* of the comment in out */
	const struct report *report;
	const struct report_style *style;
	size_t rows_left_out, details_left_out, texts_left_out;
};

/* What write_piece writes to. */
struct quoting {
	struct arena *tmp;
	struct buf *out;
	bool in_table;
};

static size_t longest_run(str text, char c)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == c ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static void add_run(struct buf *out, char c, size_t n)
{
	while (n--)
		buf_char(out, c);
}

/* One line: white space folded, the rest of the controls visible. */
static str fold(struct arena *tmp, str text, bool in_table)
{
	struct buf folded, out;

	buf_init(&folded, tmp);
	buf_init(&out, tmp);
	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		if (!char_is_space(text.p[i]))
			buf_add(&folded,
			    in_table && text.p[i] == '|' ? S("\xC2\xA6")
							 : str_slice(text, i, i + 1));
		else if (!char_is_space(text.p[i - 1]))
			buf_char(&folded, ' ');
	}
	visible_add(&out, buf_str(&folded));
	return buf_str(&out);
}

/* A code span whose fence is longer than any in the text. Source  CommonMark 0.31, section 6.1 */
static void add_code(struct quoting *q, str text)
{
	const str line = fold(q->tmp, text, q->in_table);
	const size_t fence = longest_run(line, '`') + 1;
	const bool pad = str_starts_with(line, S("`")) || str_ends_with(line, S("`"));

	if (!line.n) {
		buf_add(q->out, S("(empty)"));
		return;
	}
	add_run(q->out, '`', fence);
	add_run(q->out, ' ', pad);
	buf_add(q->out, line);
	add_run(q->out, ' ', pad);
	add_run(q->out, '`', fence);
}

static void write_piece(void *context, const struct report_piece *piece)
{
	struct quoting *q = context;

	if (piece->mark == REPORT_WORDS_OF_OURS)
		buf_add(q->out, piece->text);
	else
		add_code(q, piece->text);
}

static void add_line(struct quoting *q, const struct report_line *line)
{
	report_write_line(q->out, line, write_piece, q);
}

/* Appends a block if it fits into the comment. */
static bool place(struct comment *c, const struct buf *block)
{
	if (c->out->n - c->start + block->n + NOTE_SPACE > LIMIT_COMMENT)
		return false;
	buf_add(c->out, buf_str(block));
	return true;
}

static void add_opening(struct comment *c)
{
	struct quoting q = {c->tmp, c->out, false};
	const struct report_line summary = report_summary(c->tmp, c->report);

	buf_add(c->out, S("### Agent definitions: "));
	add_line(&q, &summary);
	buf_add(c->out, S("\n\nFrom "));
	add_code(&q, str_slice(c->report->from, 0, COMMIT_DIGITS));
	buf_add(c->out, S(" to "));
	if (c->report->to.p)
		add_code(&q, str_slice(c->report->to, 0, COMMIT_DIGITS));
	else
		buf_add(c->out, S("the work tree"));
	buf_add(c->out, S(".\n"));
}

/* The fields that say what a definition may do. */
static void add_permissions(struct quoting *q, const struct report_item *item)
{
	const struct site_change *change = &item->revision->change;
	bool any = false;

	for (size_t i = 0; i < change->field_count; i++) {
		const struct site_field_change *field = &change->fields[i];

		if (!(site_field_groups(field) & PERMISSION_GROUPS))
			continue;
		const struct report_line line = report_field(q->tmp, field);

		buf_add(q->out, any ? S("; ") : S(" "));
		add_line(q, &line);
		any = true;
	}
}

static void add_widened(struct comment *c)
{
	for (size_t i = 0; i < c->report->n; i++) {
		const struct report_item *item = &c->report->items[i];
		const struct arena_mark mark = arena_mark(c->tmp);
		struct buf block;
		struct quoting q = {c->tmp, &block, false};

		if (item->rank > REPORT_PERMISSIONS)
			break; /* they come first */
		buf_init(&block, c->tmp);
		if (!i)
			buf_add(&block, S("\n**Permissions to look at**\n\n"));
		buf_format(&block, "- %.*s ", STR_ARG(def_kinds[item->def->def.kind].name));
		add_code(&q, item->def->def.name);
		add_permissions(&q, item);
		buf_char(&block, '\n');
		c->rows_left_out += !place(c, &block);
		arena_rewind(c->tmp, mark);
	}
}

/* "| agent | `lead` | **changed** model: `sonnet` → `opus`; ... |" */
static void add_row(struct comment *c, const struct report_item *item, struct buf *row)
{
	const struct report_lines lines = report_details(c->tmp, c->report, item);
	struct quoting q = {c->tmp, row, true};
	size_t shown = 0;

	buf_format(row, "| %.*s | ", STR_ARG(def_kinds[item->def->def.kind].name));
	add_code(&q, item->def->def.name);
	buf_format(row, " | **%.*s**", STR_ARG(report_status(item)));
	for (; shown < lines.n && shown < CELL_LINES && row->n < CELL_MAX; shown++) {
		buf_add(row, shown ? S("; ") : S(" "));
		add_line(&q, &lines.items[shown]);
	}
	buf_add(row, shown < lines.n ? S("; \xE2\x80\xA6 |\n") : S(" |\n"));
}

static void add_table(struct comment *c)
{
	buf_add(c->out, S("\n| kind | name | what changed |\n| --- | --- | --- |\n"));
	for (size_t i = 0; i < c->report->n; i++) {
		const struct arena_mark mark = arena_mark(c->tmp);
		struct buf row;

		buf_init(&row, c->tmp);
		add_row(c, &c->report->items[i], &row);
		c->rows_left_out += !place(c, &row);
		arena_rewind(c->tmp, mark);
	}
}

/* A folded block begins as HTML, where markdown does not work and text must be escaped. */
static void add_folded_head(struct comment *c, const struct report_item *item, struct buf *block)
{
	const struct hist_revision *hist = &item->revision->hist;
	struct quoting q = {c->tmp, block, false};

	buf_format(block, "\n<details><summary>%.*s %.*s <code>", STR_ARG(report_status(item)),
	    STR_ARG(def_kinds[item->def->def.kind].name));
	html_escape(block, fold(c->tmp, item->def->def.name, false));
	buf_add(block, S("</code></summary>\n\n"));
	if (hist->old_path.p) {
		add_code(&q, hist->old_path);
		buf_add(block, S(" \xE2\x86\x92 "));
	}
	add_code(&q, hist->path);
	buf_add(block, S("\n\n"));
}

static void write_row(void *context, const struct report_row *row)
{
	static const char *const signs[] = {
	    [REPORT_ROW_PLACE] = "",
	    [REPORT_ROW_SAME] = " ",
	    [REPORT_ROW_OLD] = "-",
	    [REPORT_ROW_NEW] = "+",
	    [REPORT_ROW_MIXED] = "~",
	};
	struct buf *out = context;

	buf_add(out, str_of_cstr(signs[row->kind]));
	for (size_t i = 0; i < row->n; i++) {
		const struct report_part *part = &row->parts[i];
		const struct report_fence fence = report_fence_of(part->kind);

		buf_add(out, row->kind == REPORT_ROW_MIXED ? fence.open : S(""));
		visible_add_line(out, part->text);
		buf_add(out, row->kind == REPORT_ROW_MIXED ? fence.close : S(""));
	}
	buf_char(out, '\n');
}

/* The fence is longer than any in the texts, because a line of context may begin with one. */
static void add_texts(struct comment *c, const struct report_item *item, struct buf *block)
{
	const size_t old_run = longest_run(item->before, '`');
	const size_t new_run = longest_run(item->after, '`');
	const size_t most = old_run > new_run ? old_run : new_run;
	const size_t fence = most < 3 ? 3 : most + 1;

	buf_char(block, '\n');
	add_run(block, '`', fence);
	buf_add(block, S("diff\n"));
	report_rows(c->tmp, item, c->style->texts, write_row, block);
	add_run(block, '`', fence);
	buf_char(block, '\n');
}

/* With the texts, else without them, else not at all. */
static void add_folded(struct comment *c, const struct report_item *item)
{
	static const str foot = {"\n</details>\n", 12};
	const struct report_lines lines = report_details(c->tmp, c->report, item);
	struct buf block;
	struct quoting q = {c->tmp, &block, false};

	size_t none = 0, *left_out = &none;

	/* all of it at once: it must not grow while report_rows() uses the same memory */
	buf_init_max(&block, c->tmp, LIMIT_COMMENT);
	buf_reserve(&block, LIMIT_COMMENT);
	add_folded_head(c, item, &block);
	for (size_t i = 0; i < lines.n; i++) {
		buf_add(&block, S("- "));
		add_line(&q, &lines.items[i]);
		buf_char(&block, '\n');
	}
	const struct buf short_block = block;

	if (c->style->texts != REPORT_NO_TEXTS && report_texts_differ(item)) {
		add_texts(c, item, &block);
		buf_add(&block, foot);
		if (!block.overflow && place(c, &block))
			return;
		block = short_block;
		left_out = &c->texts_left_out;
	}
	buf_add(&block, foot);
	if (block.overflow || !place(c, &block))
		left_out = &c->details_left_out;
	*left_out += 1;
}

static void add_all_folded(struct comment *c)
{
	for (size_t i = 0; i < c->report->n; i++) {
		const struct arena_mark mark = arena_mark(c->tmp);

		add_folded(c, &c->report->items[i]);
		arena_rewind(c->tmp, mark);
	}
}

static void add_note(const struct comment *c)
{
	const struct {
		size_t n;
		const char *what;
	} parts[] = {
	    {c->rows_left_out, "rows"},
	    {c->details_left_out, "details"},
	    {c->texts_left_out, "texts"},
	};
	bool any = false;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].n)
			continue;
		buf_format(c->out, "%s%zu %s",
		    any ? ", " : "\nLeft out for lack of room: ", parts[i].n, parts[i].what);
		any = true;
	}
	if (any)
		buf_add(c->out, S(". `agentdoc diff` shows all of it.\n"));
}

void report_markdown(struct arena *tmp, struct buf *out, const struct report *report,
    const struct report_style *style)
{
	struct comment comment = {
	    .tmp = tmp, .out = out, .start = out->n, .report = report, .style = style};

	add_opening(&comment);
	if (!report->n)
		return;
	add_widened(&comment);
	add_table(&comment);
	add_all_folded(&comment);
	add_note(&comment);
}
