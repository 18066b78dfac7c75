/* SPDX-License-Identifier: MIT */
/* A line diff as templates see it: unified, and with both texts side by side. */
#include "base/arena.h"
#include "page/views.h"

enum { CONTEXT_LINES = 3 };

/* What a view walks through: the hunks, and the equal lines between them. */
struct view {
	struct page_run *run;
	const struct diff *diff;
	struct diff_hunk *hunks;
	size_t n;
	struct value *folds; /* before each hunk, and behind the last */
};

/* Lines as one text; they are neighbours in memory, too. */
static str lines_text(const str *lines, uint32_t first, uint32_t n)
{
	if (!n)
		return S("");
	const str *last = &lines[first + n - 1];
	return (str){lines[first].p, (size_t)(last->p + last->n - lines[first].p)};
}

/*
 * Equal lines from new_line on: {fold count many text}; null when there are none. Several views
 * show them, so they are escaped here, once.
 */
static struct value fold_of(const struct view *view, uint32_t new_line, uint32_t end)
{
	struct arena *mem = view->run->mem;

	if (new_line >= end)
		return VALUE_NONE;
	const uint32_t n = end - new_line;
	struct value part = value_map(mem);
	VALUE_SET(mem, part, "fold", value_bool(true));
	VALUE_SET(mem, part, "count", value_int(mem, n));
	VALUE_SET(mem, part, "many", value_bool(n > 1));
	VALUE_SET(mem, part, "text",
	    value_html(html_of_text(mem, lines_text(view->diff->new_lines, new_line, n))));
	return part;
}

/* {fold head ITEMS}, where items are made by whoever asks. */
static struct value hunk_of(const struct view *view, const struct diff_hunk *hunk,
    struct value (*items)(const struct view *, const struct diff_hunk *))
{
	struct arena *mem = view->run->mem;
	struct value part = value_map(mem);

	VALUE_SET(mem, part, "fold", value_bool(false));
	VALUE_SET(mem, part, "head",
	    value_string(str_format(mem, "@@ -%u,%u +%u,%u @@", hunk->old_start, hunk->old_count,
		hunk->new_start, hunk->new_count)));
	VALUE_SET(mem, part, "items", items(view, hunk));
	return part;
}

/* Where a hunk begins and ends in the new text, from 0. */
static uint32_t hunk_begin(const struct diff_hunk *hunk)
{
	return hunk->runs[0].new_line;
}

static uint32_t hunk_end(const struct diff_hunk *hunk)
{
	return hunk_begin(hunk) + hunk->new_count;
}

static struct value *folds_of(const struct view *view)
{
	struct value *folds = ARENA_ARRAY(view->run->mem, struct value, view->n + 1);
	uint32_t at = 0;

	for (size_t i = 0; i < view->n; i++) {
		folds[i] = fold_of(view, at, hunk_begin(&view->hunks[i]));
		at = hunk_end(&view->hunks[i]);
	}
	folds[view->n] = fold_of(view, at, view->diff->new_count);
	return folds;
}

static struct value parts_of(
    const struct view *view, struct value (*items)(const struct view *, const struct diff_hunk *))
{
	struct arena *mem = view->run->mem;
	struct value parts = value_list(mem);

	for (size_t i = 0; i <= view->n; i++) {
		if (view->folds[i].kind == VALUE_MAP)
			value_push(mem, parts, view->folds[i]);
		if (i < view->n)
			value_push(mem, parts, hunk_of(view, &view->hunks[i], items));
	}
	return parts;
}

/* --- unified ------------------------------------------------------------------------------ */

/* Lines of one run as one text: "-old line\n-another\n". */
static str run_text(struct arena *mem, const struct diff *diff, const struct diff_run *run)
{
	static const char signs[] = {' ', '-', '+'};
	bool is_new = run->op == DIFF_INSERT;
	const str *lines =
	    is_new ? diff->new_lines + run->new_line : diff->old_lines + run->old_line;
	struct buf out;

	buf_init(&out, mem);
	for (uint32_t i = 0; i < run->n; i++) {
		buf_char(&out, signs[run->op]);
		buf_add(&out, lines[i]);
		if (!str_ends_with(lines[i], S("\n")))
			buf_add(&out, S("\n\\ no line end\n"));
	}
	return buf_str(&out);
}

static struct value unified_items(const struct view *view, const struct diff_hunk *hunk)
{
	struct arena *mem = view->run->mem;
	struct value runs = value_list(mem);

	for (size_t i = 0; i < hunk->run_count; i++) {
		const struct diff_run *run = &hunk->runs[i];
		struct value one = value_map(mem);
		VALUE_SET(mem, one, "same", value_bool(run->op == DIFF_EQUAL));
		VALUE_SET(mem, one, "added", value_bool(run->op == DIFF_INSERT));
		VALUE_SET(mem, one, "removed", value_bool(run->op == DIFF_DELETE));
		VALUE_SET(mem, one, "text", value_string(run_text(mem, view->diff, run)));
		value_push(mem, runs, one);
	}
	return runs;
}

/* --- side by side ------------------------------------------------------------------------- */

/* {line text} of the k-th line of a run's side; null behind its end. */
static struct value side_of(struct arena *mem, const str *lines, uint32_t k, uint32_t n)
{
	if (k >= n)
		return VALUE_NONE;
	struct value side = value_map(mem);
	str line = lines[k];
	if (str_ends_with(line, S("\n")))
		line.n--;
	VALUE_SET(mem, side, "text", value_string(line));
	return side;
}

/* The lines of a hunk that stand beside each other: n of each text from these places on. */
struct beside {
	bool same;
	uint32_t old_line, old_n, new_line, new_n;
};

/* A row: {same old{line text} new{line text}}; a side without a line is null. */
static void add_rows(struct value rows, const struct view *view, const struct beside *beside)
{
	struct arena *mem = view->run->mem;
	const struct diff *diff = view->diff;

	for (uint32_t k = 0; k < beside->old_n || k < beside->new_n; k++) {
		struct value row = value_map(mem);
		struct value left =
		    side_of(mem, diff->old_lines + beside->old_line, k, beside->old_n);
		struct value right =
		    side_of(mem, diff->new_lines + beside->new_line, k, beside->new_n);
		if (left.kind == VALUE_MAP)
			VALUE_SET(
			    mem, left, "line", value_int(mem, (int64_t)beside->old_line + k + 1));
		if (right.kind == VALUE_MAP)
			VALUE_SET(
			    mem, right, "line", value_int(mem, (int64_t)beside->new_line + k + 1));
		VALUE_SET(mem, row, "same", value_bool(beside->same));
		VALUE_SET(mem, row, "old", left);
		VALUE_SET(mem, row, "new", right);
		value_push(mem, rows, row);
	}
}

/* Removed lines stand beside the added ones that replace them, first beside first. */
static struct value sided_items(const struct view *view, const struct diff_hunk *hunk)
{
	struct value rows = value_list(view->run->mem);

	for (size_t i = 0; i < hunk->run_count; i++) {
		const struct diff_run *run = &hunk->runs[i];
		struct beside beside = {
		    .same = run->op == DIFF_EQUAL,
		    .old_line = run->old_line,
		    .old_n = run->op == DIFF_INSERT ? 0 : run->n,
		    .new_line = run->new_line,
		    .new_n = run->op == DIFF_DELETE ? 0 : run->n,
		};
		if (run->op == DIFF_DELETE && i + 1 < hunk->run_count &&
		    hunk->runs[i + 1].op == DIFF_INSERT) {
			beside.new_line = hunk->runs[++i].new_line;
			beside.new_n = hunk->runs[i].n;
		}
		add_rows(rows, view, &beside);
	}
	return rows;
}

/* --- the outside -------------------------------------------------------------------------- */

static struct view view_of(struct page_run *run, struct value data, const struct diff *diff)
{
	struct arena *mem = run->mem;
	struct view view = {.run = run, .diff = diff};

	view.n = diff_hunks(mem, diff, CONTEXT_LINES, &view.hunks);
	VALUE_SET(mem, data, "added", value_int(mem, diff->added));
	VALUE_SET(mem, data, "removed", value_int(mem, diff->removed));
	VALUE_SET(mem, data, "bounded", value_bool(diff->bounded));
	return view;
}

void page_line_views(struct page_run *run, struct value data, const struct diff *diff)
{
	struct view view = view_of(run, data, diff);

	view.folds = folds_of(&view);
	VALUE_SET(run->mem, data, "unified", parts_of(&view, unified_items));
	VALUE_SET(run->mem, data, "sided", parts_of(&view, sided_items));
}

struct value page_hunks(struct page_run *run, const struct diff *diff)
{
	struct value data = value_map(run->mem);
	struct view view = view_of(run, data, diff);
	struct value parts = value_list(run->mem);

	for (size_t i = 0; i < view.n; i++)
		value_push(run->mem, parts, hunk_of(&view, &view.hunks[i], unified_items));
	VALUE_SET(run->mem, data, "unified", parts);
	return data;
}
