/* SPDX-License-Identifier: MIT */
/*
 * Myers' linear-space search with a cost limit. Not for lines: it sees ids alone.
 *
 * The edit graph has a point (x, y) for "x ids of old and y ids of new are dealt with". A step to
 * the right deletes, a step down inserts, and a diagonal step, free of cost, keeps an id that both
 * have. Diagonal k holds the points with x - y = k. From both corners the points that d steps reach
 * furthest are found for d = 0, 1, 2, ...; where the two meet, the box is cut and both parts are
 * searched in turn.
 *
 *	(0,0) +-----------+
 *	      |\    a     |       a, a part of its own
 *	      | \ ........|
 *	      |  :\   b   |       b, too
 *	      |  : \      |
 *	      +-----------+ (n,m)
 */
#include "diff/myers.h"

#include "base/bug.h"

/*
 * Steps of one search before it is cut short. Real revisions stay far below: of 4,300 pairs one met
 * it. What all searches of a text may cost together is counted in diagonals; when that is spent (a
 * large text made to be slow), the others are cut short sooner.
 */
#define LIMIT_FRESH 256
#define LIMIT_TIRED 16
#define DIAGONALS_BEFORE_TIRED 33554432u

struct box {
	int32_t x0, x1, y0, y1;
};

/* The furthest x by diagonal, from -(limit + 1) to limit + 1 around the corner of the search. */
#define DIAGONALS (2 * (LIMIT_FRESH + 1) + 1)

struct search {
	const struct diff_side *old_side, *new_side;
	int32_t *forward, *backward; /* the middle of DIAGONALS each */
	int32_t limit;
	uint64_t diagonals; /* looked at so far */
	bool bounded;
};

/* A box seen from its upper left corner. */
struct view {
	const uint32_t *a, *b;
	int32_t n, m;
	int32_t delta; /* the diagonal of the lower right corner */
};

struct point {
	int32_t x, y;
};

/* The outermost diagonal that d steps reach: d, or inside the box one of the same parity. */
static int32_t outermost(int32_t d, int32_t edge)
{
	return d <= edge ? d : edge - ((d - edge) & 1);
}

static bool is_even(int32_t n)
{
	return (n & 1) == 0;
}

/*
 * Takes the d-th step of the search from (0,0). Diagonals outside the box are left out; points just
 * outside of it do occur on the others, and can never be the first to meet.
 */
static bool step_forward(const struct search *s, const struct view *v, int32_t d, struct point *ret)
{
	const int32_t low = -outermost(d, v->m), high = outermost(d, v->n);
	int32_t *const f = s->forward;

	if (d <= v->m)
		f[-d - 1] = -1;
	if (d <= v->n)
		f[d + 1] = -1;
	for (int32_t k = low; k <= high; k += 2) {
		const int32_t other = k - v->delta;
		int32_t x = f[k - 1] < f[k + 1] ? f[k + 1] : f[k - 1] + 1;
		int32_t y = x - k;

		while (x < v->n && y < v->m && v->a[x] == v->b[y])
			x++, y++;
		f[k] = x;
		if (!is_even(v->delta) && other > -d && other < d && s->backward[other] <= x) {
			*ret = (struct point){x, y};
			return true;
		}
	}
	return false;
}

/* The same from (n,m), where the furthest x is the smallest. */
static bool step_backward(
    const struct search *s, const struct view *v, int32_t d, struct point *ret)
{
	const int32_t low = -outermost(d, v->n), high = outermost(d, v->m);
	int32_t *const f = s->backward;

	if (d <= v->n)
		f[-d - 1] = v->n + 1;
	if (d <= v->m)
		f[d + 1] = v->n + 1;
	for (int32_t k = low; k <= high; k += 2) {
		const int32_t other = k + v->delta;
		int32_t x = f[k - 1] < f[k + 1] ? f[k - 1] : f[k + 1] - 1;
		int32_t y = x - other;

		while (x > 0 && y > 0 && v->a[x - 1] == v->b[y - 1])
			x--, y--;
		f[k] = x;
		if (is_even(v->delta) && other >= -d && other <= d && s->forward[other] >= x) {
			*ret = (struct point){x, y};
			return true;
		}
	}
	return false;
}

/* The point furthest from (0,0) that d forward steps reach, moved into the box on its diagonal. */
static struct point furthest_forward(const struct search *s, const struct view *v, int32_t d)
{
	const int32_t low = -outermost(d, v->m), high = outermost(d, v->n);
	struct point best = {0, 0};

	for (int32_t k = low; k <= high; k += 2) {
		int32_t x = s->forward[k] < v->n ? s->forward[k] : v->n;

		if (x - k > v->m)
			x = v->m + k;
		if (x + x - k > best.x + best.y)
			best = (struct point){x, x - k};
	}
	return best;
}

static struct point furthest_backward(const struct search *s, const struct view *v, int32_t d)
{
	const int32_t low = -outermost(d, v->n), high = outermost(d, v->m);
	struct point best = {v->n, v->m};

	for (int32_t k = low; k <= high; k += 2) {
		const int32_t diagonal = k + v->delta;
		int32_t x = s->backward[k] > 0 ? s->backward[k] : 0;

		if (x < diagonal)
			x = diagonal;
		if (x + x - diagonal < best.x + best.y)
			best = (struct point){x, x - diagonal};
	}
	return best;
}

/* Where to cut when the limit is met: at the point that got furthest from its own corner. */
static struct point cut_short(const struct search *s, const struct view *v)
{
	const struct point ahead = furthest_forward(s, v, s->limit);
	const struct point behind = furthest_backward(s, v, s->limit);

	return ahead.x + ahead.y >= v->n + v->m - behind.x - behind.y ? ahead : behind;
}

/* A point through which a shortest path goes, unless the limit is met. Needs both sides not empty
 * and different first and last ids, so that a path costs two steps and either part at least one. */
static struct point find_cut(struct search *s, const struct view *v)
{
	struct point cut;

	for (int32_t d = 0; d <= s->limit; d++) {
		s->diagonals += 2 * (uint64_t)d;
		if (step_forward(s, v, d, &cut) || step_backward(s, v, d, &cut))
			return cut;
	}
	s->bounded = true;
	cut = cut_short(s, v);
	if (s->diagonals > DIAGONALS_BEFORE_TIRED)
		s->limit = LIMIT_TIRED;
	return cut;
}

/* Takes equal ids off both ends of the box. */
static void shrink(const struct search *s, struct box *box)
{
	const uint32_t *a = s->old_side->ids, *b = s->new_side->ids;

	while (box->x0 < box->x1 && box->y0 < box->y1 && a[box->x0] == b[box->y0])
		box->x0++, box->y0++;
	while (box->x0 < box->x1 && box->y0 < box->y1 && a[box->x1 - 1] == b[box->y1 - 1])
		box->x1--, box->y1--;
}

static void mark(const struct diff_side *side, int32_t from, int32_t to)
{
	for (int32_t i = from; i < to; i++)
		side->changed[side->index[i]] = true;
}

static int32_t box_size(const struct box *box)
{
	return box->x1 - box->x0 + box->y1 - box->y0;
}

/* Goes on with the larger part and calls itself for the smaller: the depth is logarithmic. */
static void solve(struct search *s, struct box box)
{
	for (;;) {
		struct box upper, lower;
		struct view view;
		struct point cut;

		shrink(s, &box);
		if (box.x0 == box.x1 || box.y0 == box.y1)
			break;
		view.a = s->old_side->ids + box.x0;
		view.b = s->new_side->ids + box.y0;
		view.n = box.x1 - box.x0;
		view.m = box.y1 - box.y0;
		view.delta = view.n - view.m;
		cut = find_cut(s, &view);
		BUG_IF(cut.x < 0 || cut.x > view.n || cut.y < 0 || cut.y > view.m);
		upper = (struct box){box.x0, box.x0 + cut.x, box.y0, box.y0 + cut.y};
		lower = (struct box){box.x0 + cut.x, box.x1, box.y0 + cut.y, box.y1};
		BUG_IF(box_size(&upper) == 0 || box_size(&lower) == 0);
		if (box_size(&upper) < box_size(&lower)) {
			solve(s, upper);
			box = lower;
		} else {
			solve(s, lower);
			box = upper;
		}
	}
	mark(s->old_side, box.x0, box.x1);
	mark(s->new_side, box.y0, box.y1);
}

bool diff_myers(const struct diff_side *old_side, const struct diff_side *new_side)
{
	const int32_t n = (int32_t)old_side->n, m = (int32_t)new_side->n;
	int32_t forward[DIAGONALS], backward[DIAGONALS];
	struct search s = {
	    .old_side = old_side,
	    .new_side = new_side,
	    .forward = forward + LIMIT_FRESH + 1,
	    .backward = backward + LIMIT_FRESH + 1,
	    .limit = LIMIT_FRESH,
	};

	solve(&s, (struct box){0, n, 0, m});
	return s.bounded;
}
