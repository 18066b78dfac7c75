/* SPDX-License-Identifier: MIT */
/*
 * Slides changes. An insertion of the lines p..q can stand one line further down when line p equals
 * line q + 1, and one further up when line p - 1 equals line q; the result is the same text. Not
 * for replacements: what was replaced holds them in their place.
 *
 *	 # A            # A
 *	+            |
 *	+# B      or |    +# B        the second is what a writer did
 *	             |    +
 *	 # C            # C
 */
#include "diff/slide.h"

/* Lines that a change moves at most; keeps a text of equal lines from costing its square. */
#define SLIDE_MOST 100u

/* What a boundary of a change costs: less is nicer. */
#define COST_BETWEEN_BLANKS 1u
#define COST_BEFORE_BLANK 2u
#define COST_IN_TEXT 4u
#define INDENT_MOST 32u

struct slider {
	const str *old_lines, *new_lines;
	uint32_t old_count, new_count;
};

/* The side that a pure change changes. */
struct group {
	const str *lines;
	uint32_t line_count;
	uint32_t at, count;
};

static bool is_pure(const struct diff_change *change)
{
	return change->old_count == 0 || change->new_count == 0;
}

static struct group group_of(const struct slider *s, const struct diff_change *change)
{
	if (change->old_count == 0)
		return (struct group){
		    s->new_lines, s->new_count, change->new_at, change->new_count};
	return (struct group){s->old_lines, s->old_count, change->old_at, change->old_count};
}

static bool is_blank(str line)
{
	return str_trim(line).n == 0;
}

static unsigned indent_of(str line)
{
	unsigned columns = 0;

	for (size_t i = 0; i < line.n && columns < INDENT_MOST; i++) {
		if (line.p[i] == '\t')
			columns += 8;
		else if (line.p[i] == ' ')
			columns++;
		else
			break;
	}
	return columns;
}

/* How badly the text falls apart between line i - 1 and line i. */
static unsigned boundary_cost(const struct group *group, uint32_t i)
{
	if (i == group->line_count)
		return 0;
	if (i == 0)
		return COST_IN_TEXT;
	if (is_blank(group->lines[i - 1]))
		return is_blank(group->lines[i]) ? COST_BETWEEN_BLANKS : 0;
	if (is_blank(group->lines[i]))
		return COST_BEFORE_BLANK;
	return COST_IN_TEXT + indent_of(group->lines[i]);
}

/* How far up the change can go, at most to the end of the one before it. */
static uint32_t room_above(const struct group *group, uint32_t gap)
{
	uint32_t n = 0;

	while (n < gap && n < SLIDE_MOST &&
	    str_eq(group->lines[group->at - n - 1], group->lines[group->at + group->count - n - 1]))
		n++;
	return n;
}

static uint32_t room_below(const struct group *group, uint32_t gap)
{
	uint32_t n = 0;

	while (n < gap && n < SLIDE_MOST &&
	    str_eq(group->lines[group->at + n], group->lines[group->at + group->count + n]))
		n++;
	return n;
}

/* The number of lines to go down (negative: up) for the cheapest boundaries, the lowest of those.
 */
static int32_t best_shift(const struct group *group, uint32_t above, uint32_t below)
{
	const uint32_t top = group->at - above;
	unsigned best_cost = UINT32_MAX;
	uint32_t best = 0;

	for (uint32_t i = 0; i <= above + below; i++) {
		const unsigned cost =
		    boundary_cost(group, top + i) + boundary_cost(group, top + i + group->count);

		if (cost <= best_cost) {
			best_cost = cost;
			best = i;
		}
	}
	return (int32_t)best - (int32_t)above;
}

static void change_shift(struct diff_change *change, int32_t lines)
{
	change->old_at += (uint32_t)lines;
	change->new_at += (uint32_t)lines;
}

/* Equal lines between two changes. */
static uint32_t gap_between(const struct diff_change *upper, const struct diff_change *lower)
{
	return lower->old_at - upper->old_at - upper->old_count;
}

/* Moves lower up to upper, which it can reach, and makes them one. */
static struct diff_change join_above(
    const struct diff_change *upper, const struct diff_change *lower)
{
	return (struct diff_change){upper->old_at, upper->old_count + lower->old_count,
	    upper->new_at, upper->new_count + lower->new_count};
}

/* Moves upper down to lower, and makes them one. */
static struct diff_change join_below(
    const struct diff_change *upper, const struct diff_change *lower)
{
	return (struct diff_change){lower->old_at - upper->old_count,
	    upper->old_count + lower->old_count, lower->new_at - upper->new_count,
	    upper->new_count + lower->new_count};
}

/*
 * Finds the place of *change between the finished change above and the next one below (NULL when
 * there is none). True when it touches one of them: then nothing was moved, and *ret_up says which.
 */
static bool settle(const struct slider *s, struct diff_change *change,
    const struct diff_change *upper, const struct diff_change *lower, bool *ret_up)
{
	const struct group group = group_of(s, change);
	const uint32_t gap_above = upper ? gap_between(upper, change) : change->old_at;
	const uint32_t gap_below =
	    lower ? gap_between(change, lower) : s->old_count - change->old_at - change->old_count;
	const uint32_t above = room_above(&group, gap_above);
	const uint32_t below = room_below(&group, gap_below);

	*ret_up = upper && above == gap_above;
	if (*ret_up || (lower && below == gap_below))
		return true;
	change_shift(change, best_shift(&group, above, below));
	return false;
}

/*
 * items[0..done) are settled, items[next..n) still to come. A pure change that touches a neighbour
 * becomes one with it and is looked at again; what stays is settled or a replacement.
 */
void diff_slide(struct diff_changes *changes, const str *old_lines, uint32_t old_count,
    const str *new_lines, uint32_t new_count)
{
	const struct slider s = {old_lines, new_lines, old_count, new_count};
	struct diff_change *const items = changes->items;
	size_t done = 0, next = 0;

	while (next < changes->n) {
		struct diff_change change = items[next++];
		bool up;

		while (is_pure(&change) &&
		    settle(&s, &change, done ? &items[done - 1] : NULL,
			next < changes->n ? &items[next] : NULL, &up)) {
			if (up)
				change = join_above(&items[--done], &change);
			else
				change = join_below(&change, &items[next++]);
		}
		items[done++] = change;
	}
	changes->n = done;
}
