/* SPDX-License-Identifier: MIT */
/* Two texts as rows: by lines, or by words. */
#include "report/texts.h"

#include "base/vec.h"
#include "diff/prose.h"

#define CONTEXT_LINES 3u

struct rows {
	struct arena *tmp;
	report_row_sink *sink;
	void *context;
};

struct part_list {
	struct report_part *items;
	size_t n, cap;
};

struct report_fence report_fence_of(enum report_row_kind kind)
{
	if (kind == REPORT_ROW_OLD)
		return (struct report_fence){S("[-"), S("-]")};
	if (kind == REPORT_ROW_NEW)
		return (struct report_fence){S("{+"), S("+}")};
	return (struct report_fence){S(""), S("")};
}

static void give(const struct rows *rows, enum report_row_kind kind, str text)
{
	struct report_part part = {kind, text};

	rows->sink(rows->context, &(struct report_row){kind, &part, 1});
}

/* A last line that only lost its end must not look like the one before. */
static void give_line(const struct rows *rows, enum report_row_kind kind, str line)
{
	const bool ends = str_ends_with(line, S("\n"));

	give(rows, kind, str_slice(line, 0, line.n - ends));
	if (!ends)
		give(rows, REPORT_ROW_PLACE, S("\\ no line end here"));
}

static void give_run(const struct rows *rows, const struct diff *diff, const struct diff_run *run)
{
	static const enum report_row_kind kinds[] = {
	    [DIFF_EQUAL] = REPORT_ROW_SAME,
	    [DIFF_DELETE] = REPORT_ROW_OLD,
	    [DIFF_INSERT] = REPORT_ROW_NEW,
	};
	const str *lines = run->op == DIFF_INSERT ? diff->new_lines + run->new_line
						  : diff->old_lines + run->old_line;

	for (uint32_t i = 0; i < run->n; i++)
		give_line(rows, kinds[run->op], lines[i]);
}

static void give_hunks(const struct rows *rows, const struct diff *diff)
{
	struct diff_hunk *hunks;
	const size_t n = diff_hunks(rows->tmp, diff, CONTEXT_LINES, &hunks);

	for (size_t i = 0; i < n; i++) {
		const struct diff_hunk *hunk = &hunks[i];
		give(rows, REPORT_ROW_PLACE,
		    str_format(rows->tmp, "@@ -%u,%u +%u,%u @@", (unsigned)hunk->old_start,
			(unsigned)hunk->old_count, (unsigned)hunk->new_start,
			(unsigned)hunk->new_count));
		for (size_t k = 0; k < hunk->run_count; k++)
			give_run(rows, diff, &hunk->runs[k]);
	}
}

static void end_mixed(const struct rows *rows, struct part_list *parts)
{
	rows->sink(rows->context, &(struct report_row){REPORT_ROW_MIXED, parts->items, parts->n});
	parts->n = 0;
}

static void add_part(
    const struct rows *rows, struct part_list *parts, enum report_row_kind kind, str text)
{
	if (text.n)
		VEC_PUSH(rows->tmp, parts, ((struct report_part){kind, text}));
}

/* The rows are those of the new text: a line end that went is a space in its row. */
static void add_piece(
    const struct rows *rows, struct part_list *parts, const struct prose_piece *piece)
{
	static const enum report_row_kind kinds[] = {
	    [DIFF_EQUAL] = REPORT_ROW_SAME,
	    [DIFF_DELETE] = REPORT_ROW_OLD,
	    [DIFF_INSERT] = REPORT_ROW_NEW,
	};
	const bool went = piece->op == DIFF_DELETE;
	str rest = went ? piece->old_text : piece->new_text;

	while (rest.n) {
		const size_t end = str_find_char(rest, '\n', 0);
		const str line = str_slice(rest, 0, end);

		add_part(rows, parts, kinds[piece->op], line);
		if (end == STR_NONE)
			return;
		rest = str_from(rest, end + 1);
		if (!went)
			end_mixed(rows, parts);
		else if (rest.n)
			add_part(rows, parts, REPORT_ROW_OLD, S(" "));
	}
}

static void give_mixed(const struct rows *rows, const struct prose_block *block)
{
	struct part_list parts = {0};

	for (size_t i = 0; i < block->piece_count; i++)
		add_piece(rows, &parts, &block->pieces[i]);
	if (parts.n)
		end_mixed(rows, &parts);
}

static void give_lines(const struct rows *rows, enum report_row_kind kind, str text)
{
	str line;

	text = str_trim_end(text); /* blank lines belong to the block above them */
	while (str_next_line(&text, &line))
		give(rows, kind, line);
}

/* "@@ -3 +5 @@": the first lines of a block. */
static void give_place(const struct rows *rows, const struct prose *prose, size_t i)
{
	const struct prose_block *block = &prose->blocks[i];
	str where = S("");

	if (block->moved && block->op == PROSE_REMOVED)
		where = str_format(rows->tmp, " moved to line %u",
		    (unsigned)prose->blocks[block->other].new_line + 1);
	else if (block->moved)
		where = str_format(rows->tmp, " moved from line %u",
		    (unsigned)prose->blocks[block->other].old_line + 1);
	give(rows, REPORT_ROW_PLACE,
	    str_format(rows->tmp, "@@ -%u +%u @@%.*s", (unsigned)block->old_line + 1,
		(unsigned)block->new_line + 1, STR_ARG(where)));
}

/* What moved is told where it went and shown where it is. */
static void give_block(const struct rows *rows, const struct prose *prose, size_t i)
{
	const struct prose_block *block = &prose->blocks[i];

	if (block->op == PROSE_SAME)
		return;
	if (i == 0 || block->moved || prose->blocks[i - 1].op == PROSE_SAME)
		give_place(rows, prose, i);
	if (block->piece_count)
		give_mixed(rows, block);
	else if (block->op == PROSE_REMOVED && !block->moved)
		give_lines(rows, REPORT_ROW_OLD, block->old_text);
	else if (block->op == PROSE_ADDED)
		give_lines(rows, block->moved ? REPORT_ROW_SAME : REPORT_ROW_NEW, block->new_text);
}

static void give_words(const struct rows *rows, const struct diff *diff, struct arena *scratch)
{
	const struct prose prose = diff_prose(rows->tmp, scratch, diff);

	for (size_t i = 0; i < prose.n; i++)
		give_block(rows, &prose, i);
}

void report_rows(struct arena *tmp, const struct report_item *item, enum report_texts texts,
    report_row_sink *sink, void *context)
{
	const struct arena_mark mark = arena_mark(tmp);
	const struct rows rows = {tmp, sink, context};
	struct arena *scratch = arena_open();
	const str before = item->before.p ? item->before : S("");
	const str after = item->after.p ? item->after : S("");
	const struct diff diff = diff_lines(tmp, scratch, before, after);

	if (texts == REPORT_WORDS && item->before.p && item->after.p)
		give_words(&rows, &diff, scratch);
	else
		give_hunks(&rows, &diff);
	arena_close(scratch);
	arena_rewind(tmp, mark);
}
