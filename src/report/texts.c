/* SPDX-License-Identifier: MIT */
/* Unified lines of two texts. A definition that came or went is compared with nothing. */
#include "report/texts.h"

#include "diff/diff.h"

#define CONTEXT_LINES 3u

struct rows {
	report_row_sink *sink;
	void *context;
};

static void give(const struct rows *rows, enum report_row_kind kind, str text)
{
	rows->sink(rows->context, &(struct report_row){kind, text});
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

void report_unified(
    struct arena *tmp, const struct report_item *item, report_row_sink *sink, void *context)
{
	const struct arena_mark mark = arena_mark(tmp);
	const struct rows rows = {sink, context};
	struct arena *scratch = arena_open();
	const str before = item->before.p ? item->before : S("");
	const str after = item->after.p ? item->after : S("");
	const struct diff diff = diff_lines(tmp, scratch, before, after);
	struct diff_hunk *hunks;
	const size_t n = diff_hunks(tmp, &diff, CONTEXT_LINES, &hunks);

	for (size_t i = 0; i < n; i++) {
		const struct diff_hunk *hunk = &hunks[i];
		give(&rows, REPORT_ROW_PLACE,
		    str_format(tmp, "@@ -%u,%u +%u,%u @@", (unsigned)hunk->old_start,
			(unsigned)hunk->old_count, (unsigned)hunk->new_start,
			(unsigned)hunk->new_count));
		for (size_t k = 0; k < hunk->run_count; k++)
			give_run(&rows, &diff, &hunk->runs[k]);
	}
	arena_close(scratch);
	arena_rewind(tmp, mark);
}
