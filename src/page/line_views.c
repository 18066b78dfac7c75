/* SPDX-License-Identifier: MIT */
/*
 * A line diff as templates see it. One structure serves the unified view and the one with both
 * texts side by side: the style decides whether what went stands above or beside what came.
 */
#include "base/arena.h"
#include "page/views.h"

enum { CONTEXT_LINES = 3 };

/* What a view walks through: the hunks, and the equal lines between them. */
struct view {
	struct page_run *run;
	const struct diff *diff;
	struct diff_hunk *hunks;
	size_t n;
};

/* Lines as one text; they are neighbours in memory, too. */
static str lines_text(const str *lines, uint32_t first, uint32_t n)
{
	if (!n)
		return S("");
	const str *last = &lines[first + n - 1];
	return (str){lines[first].p, (size_t)(last->p + last->n - lines[first].p)};
}

/* Equal lines from new_line on: {fold count many text}. */
static struct value fold_of(const struct view *view, uint32_t new_line, uint32_t end)
{
	struct arena *mem = view->run->mem;
	const uint32_t n = end - new_line;
	struct value part = value_map(mem);

	VALUE_SET(mem, part, "fold", value_bool(true));
	VALUE_SET(mem, part, "count", value_int(mem, n));
	VALUE_SET(mem, part, "many", value_bool(n > 1));
	VALUE_SET(mem, part, "text", value_string(lines_text(view->diff->new_lines, new_line, n)));
	return part;
}

/* Lines of one run as one text: "-old line\n-another\n". */
static str run_text(const struct view *view, const struct diff_run *run)
{
	const struct diff *diff = view->diff;
	static const char signs[] = {' ', '-', '+'};
	bool is_new = run->op == DIFF_INSERT;
	const str *lines =
	    is_new ? diff->new_lines + run->new_line : diff->old_lines + run->old_line;
	struct buf out;

	buf_init(&out, view->run->mem);
	for (uint32_t i = 0; i < run->n; i++) {
		buf_char(&out, signs[run->op]);
		buf_add(&out, lines[i]);
		if (!str_ends_with(lines[i], S("\n")))
			buf_format(
			    &out, "\n\\ %.*s\n", STR_ARG(page_say(view->run, TEXT_NO_LINE_END)));
	}
	return buf_str(&out);
}

/* {same}, escaped once for both columns, or {went came} of what one run replaced by the next. */
static struct value group_of(
    const struct view *view, const struct diff_run *run, const struct diff_run *next)
{
	struct arena *mem = view->run->mem;
	struct value group = value_map(mem);
	const struct diff_run *went = run->op == DIFF_DELETE ? run : NULL;
	const struct diff_run *came = went ? next : run;

	if (run->op == DIFF_EQUAL) {
		VALUE_SET(mem, group, "same", value_html(html_of_text(mem, run_text(view, run))));
		return group;
	}
	VALUE_SET(mem, group, "same", VALUE_NONE);
	VALUE_SET(mem, group, "went", went ? value_string(run_text(view, went)) : VALUE_NONE);
	VALUE_SET(mem, group, "came", came ? value_string(run_text(view, came)) : VALUE_NONE);
	return group;
}

/* {fold head groups[..]} */
static struct value hunk_of(const struct view *view, const struct diff_hunk *hunk)
{
	struct arena *mem = view->run->mem;
	struct value part = value_map(mem);
	struct value groups = value_list(mem);

	for (size_t i = 0; i < hunk->run_count; i++) {
		const struct diff_run *run = &hunk->runs[i], *next = NULL;
		if (run->op == DIFF_DELETE && i + 1 < hunk->run_count &&
		    hunk->runs[i + 1].op == DIFF_INSERT)
			next = &hunk->runs[++i];
		value_push(mem, groups, group_of(view, run, next));
	}
	VALUE_SET(mem, part, "fold", value_bool(false));
	VALUE_SET(mem, part, "head",
	    value_string(str_format(mem, "@@ -%u,%u +%u,%u @@", hunk->old_start, hunk->old_count,
		hunk->new_start, hunk->new_count)));
	VALUE_SET(mem, part, "groups", groups);
	return part;
}

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
	struct arena *mem = run->mem;
	struct view view = view_of(run, data, diff);
	struct value parts = value_list(mem);
	uint32_t at = 0;

	for (size_t i = 0; i < view.n; i++) {
		const uint32_t begin = view.hunks[i].runs[0].new_line;
		if (begin > at)
			value_push(mem, parts, fold_of(&view, at, begin));
		value_push(mem, parts, hunk_of(&view, &view.hunks[i]));
		at = begin + view.hunks[i].new_count;
	}
	if (at < diff->new_count)
		value_push(mem, parts, fold_of(&view, at, diff->new_count));
	VALUE_SET(mem, data, "lines", parts);
}

struct value page_hunks(struct page_run *run, const struct diff *diff)
{
	struct value data = value_map(run->mem);
	struct view view = view_of(run, data, diff);
	struct value parts = value_list(run->mem);

	for (size_t i = 0; i < view.n; i++)
		value_push(run->mem, parts, hunk_of(&view, &view.hunks[i]));
	VALUE_SET(run->mem, data, "lines", parts);
	return data;
}
