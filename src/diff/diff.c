/* SPDX-License-Identifier: MIT */
/*
 * The line diff from end to end: texts to lines, equal head and tail off, candidates, search,
 * changes, runs. Not for words within a line, and not for what a change means.
 */
#include "diff/diff.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/vec.h"
#include "diff/match.h"
#include "diff/myers.h"
#include "diff/slide.h"

#define LINE_USUAL 16u /* bytes; every second line of markdown is empty */

/* Cuts text behind each line feed. */
static str *split_lines(struct arena *mem, str text, uint32_t *ret_count)
{
	struct {
		str *items;
		size_t n, cap;
	} lines = {.cap = text.n / LINE_USUAL + 1};

	lines.items = ARENA_ARRAY(mem, str, lines.cap);
	while (text.n) {
		const char *line_end = memchr(text.p, '\n', text.n);
		const size_t n = line_end ? (size_t)(line_end - text.p) + 1 : text.n;

		VEC_PUSH(mem, &lines, ((str){text.p, n}));
		text = (str){text.p + n, text.n - n};
	}
	*ret_count = (uint32_t)lines.n;
	return lines.items;
}

/* How many lines both texts start with, and how many of the others both end with. */
static uint32_t equal_head(const struct diff *diff)
{
	uint32_t n = 0;

	while (n < diff->old_count && n < diff->new_count &&
	    str_eq(diff->old_lines[n], diff->new_lines[n]))
		n++;
	return n;
}

static uint32_t equal_tail(const struct diff *diff, uint32_t head)
{
	uint32_t n = 0;

	while (n < diff->old_count - head && n < diff->new_count - head &&
	    str_eq(
		diff->old_lines[diff->old_count - n - 1], diff->new_lines[diff->new_count - n - 1]))
		n++;
	return n;
}

/* The end of the run of marked lines that starts at i; i itself when it is not marked. */
static uint32_t marked_until(const struct diff_side *side, uint32_t i)
{
	while (i < side->count && side->changed[i])
		i++;
	return i;
}

/* Pairs the marks of both sides: the lines without a mark are equal one by one. */
static struct diff_changes collect_changes(
    struct arena *tmp, const struct diff_side *old_side, const struct diff_side *new_side)
{
	VEC(struct diff_change) changes = {0};
	uint32_t i = 0, j = 0;

	while (i < old_side->count || j < new_side->count) {
		const uint32_t i_end = marked_until(old_side, i);
		const uint32_t j_end = marked_until(new_side, j);

		if (i_end > i || j_end > j)
			VEC_PUSH(tmp, &changes, ((struct diff_change){i, i_end - i, j, j_end - j}));
		i = i_end + (i_end < old_side->count);
		j = j_end + (j_end < new_side->count);
	}
	return (struct diff_changes){changes.items, changes.n};
}

/* Finds the changes between the texts; *ret_bounded when the search was cut short. */
static struct diff_changes find_changes(
    struct arena *tmp, const struct diff *diff, bool *ret_bounded)
{
	const uint32_t head = equal_head(diff), tail = equal_tail(diff, head);
	struct diff_side old_side = {
	    .lines = diff->old_lines + head, .count = diff->old_count - head - tail};
	struct diff_side new_side = {
	    .lines = diff->new_lines + head, .count = diff->new_count - head - tail};
	struct diff_changes changes;

	if (old_side.count == 0 || new_side.count == 0) {
		changes.n = old_side.count + new_side.count > 0;
		changes.items = ARENA_NEW(tmp, struct diff_change);
		*changes.items = (struct diff_change){head, old_side.count, head, new_side.count};
		return changes;
	}
	old_side.changed = ARENA_ARRAY(tmp, bool, old_side.count);
	new_side.changed = ARENA_ARRAY(tmp, bool, new_side.count);
	diff_match(tmp, &old_side, &new_side);
	*ret_bounded = diff_myers(&old_side, &new_side);
	changes = collect_changes(tmp, &old_side, &new_side);
	for (size_t i = 0; i < changes.n; i++) {
		changes.items[i].old_at += head;
		changes.items[i].new_at += head;
	}
	return changes;
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

	diff->runs = ARENA_ARRAY(mem, struct diff_run, 3 * changes->n + 1);
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
	changes = find_changes(tmp, &diff, &diff.bounded);
	diff_slide(&changes, diff.old_lines, diff.old_count, diff.new_lines, diff.new_count);
	make_runs(mem, &diff, &changes);
	arena_rewind(tmp, mark);
	return diff;
}
