/* SPDX-License-Identifier: MIT */
/*
 * From two sequences to their changes: equal head and tail off, candidates, search. Not for what
 * the texts are, nor for where a change stands best.
 */
#include "diff/changes.h"

#include "base/arena.h"
#include "base/vec.h"
#include "diff/match.h"
#include "diff/myers.h"

/* How many lines both texts start with, and how many of the others both end with. */
static uint32_t equal_head(struct diff_lines_view a, struct diff_lines_view b)
{
	uint32_t n = 0;

	while (n < a.n && n < b.n && str_eq(a.items[n], b.items[n]))
		n++;
	return n;
}

static uint32_t equal_tail(struct diff_lines_view a, struct diff_lines_view b, uint32_t head)
{
	uint32_t n = 0;

	while (
	    n < a.n - head && n < b.n - head && str_eq(a.items[a.n - n - 1], b.items[b.n - n - 1]))
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

struct diff_changes diff_find_changes(struct arena *tmp, struct diff_lines_view old_lines,
    struct diff_lines_view new_lines, bool *ret_bounded)
{
	const uint32_t head = equal_head(old_lines, new_lines);
	const uint32_t tail = equal_tail(old_lines, new_lines, head);
	struct diff_side old_side = {
	    .lines = old_lines.items + head, .count = old_lines.n - head - tail};
	struct diff_side new_side = {
	    .lines = new_lines.items + head, .count = new_lines.n - head - tail};
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
	if (diff_myers(&old_side, &new_side))
		*ret_bounded = true;
	changes = collect_changes(tmp, &old_side, &new_side);
	for (size_t i = 0; i < changes.n; i++) {
		changes.items[i].old_at += head;
		changes.items[i].new_at += head;
	}
	return changes;
}
