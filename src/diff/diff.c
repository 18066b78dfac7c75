/* SPDX-License-Identifier: MIT */
/*
 * The line diff from end to end: texts to lines, changes, runs. Not for words within a line, and
 * not for what a change means.
 */
#include "diff/diff.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/vec.h"
#include "diff/changes.h"

#define LINE_USUAL 16u /* bytes; every second line of markdown is empty */

/* Cuts text behind each line feed. */
static str *split_lines(struct arena *mem, str text, uint32_t *ret_count)
{
	struct {
		str *items;
		size_t n, cap;
	} lines = {.cap = text.n / LINE_USUAL + 1};

	lines.items = ARENA_RAW(mem, str, lines.cap);
	while (text.n) {
		const char *line_end = memchr(text.p, '\n', text.n);
		const size_t n = line_end ? (size_t)(line_end - text.p) + 1 : text.n;

		VEC_PUSH(mem, &lines, ((str){text.p, n}));
		text = (str){text.p + n, text.n - n};
	}
	*ret_count = (uint32_t)lines.n;
	return lines.items;
}

static void add_run(struct diff *diff, enum diff_op op, const struct diff_change *at, uint32_t n)
{
	if (n > 0)
		diff->runs[diff->run_count++] = (struct diff_run){op, at->old_at, at->new_at, n};
}

/* Turns changes into runs that cover both texts. */
static void make_runs(struct arena *mem, struct diff *diff, const struct diff_changes *changes)
{
	struct diff_change at = {0};

	diff->runs = ARENA_RAW(mem, struct diff_run, 3 * changes->n + 1);
	for (size_t i = 0; i < changes->n; i++) {
		const struct diff_change *change = &changes->items[i];

		add_run(diff, DIFF_EQUAL, &at, change->old_at - at.old_at);
		at = *change;
		add_run(diff, DIFF_DELETE, &at, change->old_count);
		at.old_at += change->old_count;
		add_run(diff, DIFF_INSERT, &at, change->new_count);
		at.new_at += change->new_count;
		diff->removed += change->old_count;
		diff->added += change->new_count;
	}
	add_run(diff, DIFF_EQUAL, &at, diff->old_count - at.old_at);
}

struct diff diff_lines(struct arena *mem, struct arena *tmp, str old_text, str new_text)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct diff diff = {0};
	struct diff_changes changes;

	BUG_IF(old_text.n + new_text.n > INT32_MAX);
	diff.old_lines = split_lines(mem, old_text, &diff.old_count);
	diff.new_lines = split_lines(mem, new_text, &diff.new_count);
	changes = diff_find_changes(tmp, (struct diff_lines_view){diff.old_lines, diff.old_count},
	    (struct diff_lines_view){diff.new_lines, diff.new_count}, &diff.bounded);
	diff_slide(&changes, diff.old_lines, diff.old_count, diff.new_lines, diff.new_count);
	make_runs(mem, &diff, &changes);
	arena_rewind(tmp, mark);
	return diff;
}
