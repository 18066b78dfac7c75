/* SPDX-License-Identifier: MIT */
/*
 * What the tests of graph/ share: numbers that look random and are the same each time, labels of
 * them, and what holds for every drawing. Not for one layout alone.
 */
#ifndef UNIT_GRAPH_DRAWN_H
#define UNIT_GRAPH_DRAWN_H

#include "graph/graph.h"
#include "unit/unit.h"

/* The next number below limit. Source  the constants of Numerical Recipes' generator */
static inline size_t drawn_number(uint32_t *random, size_t limit)
{
	*random = *random * 1664525u + 1013904223u;
	return (size_t)(*random >> 8) % limit;
}

/* n labels of 0 to 60 characters: ASCII, Han, accents and emoji. */
static inline str *drawn_labels(uint32_t *random, size_t n)
{
	static const char *const letters[] = {
	    "a", "W", "i", "-", " ", "漢", "é", "\xF0\x9F\x9A\x80"};
	str *labels = ARENA_ARRAY(unit_mem, str, n);

	for (size_t i = 0; i < n; i++) {
		const size_t length = drawn_number(random, 61);
		struct buf out;

		buf_init(&out, unit_mem);
		for (size_t k = 0; k < length; k++)
			buf_add(&out, str_of_cstr(letters[drawn_number(random, 8)]));
		labels[i] = buf_str(&out);
	}
	return labels;
}

static inline bool drawn_overlap(struct graph_box a, struct graph_box b)
{
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
	    b.y < a.y + a.height;
}

static inline bool drawn_inside(struct graph_box box, int width, int height)
{
	return box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0 &&
	    box.x + box.width <= width && box.y + box.height <= height;
}

/* Whether a point lies on the left or right border of a box, or on its upper or lower one. */
static inline bool drawn_on_side(struct graph_box box, int x, int y)
{
	return (x == box.x || x == box.x + box.width) && y >= box.y && y <= box.y + box.height;
}

static inline bool drawn_on_top_or_bottom(struct graph_box box, int x, int y)
{
	return (y == box.y || y == box.y + box.height) && x >= box.x && x <= box.x + box.width;
}

static inline int drawn_compare_x(const void *left, const void *right)
{
	const struct graph_box *a = left, *b = right;

	return a->x != b->x ? (a->x < b->x ? -1 : 1) : a->y < b->y ? -1 : a->y > b->y;
}

/* Fails when two boxes overlap. Sorts a copy, so that 10,000 boxes take no time. */
static inline void assert_no_overlap(const struct graph_box *boxes, size_t n)
{
	struct graph_box *sorted = ARENA_ARRAY(unit_mem, struct graph_box, n);

	if (!n)
		return;
	memcpy(sorted, boxes, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, drawn_compare_x);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n && sorted[k].x < sorted[i].x + sorted[i].width; k++) {
			if (drawn_overlap(sorted[i], sorted[k]))
				fail_msg("boxes at %d,%d and %d,%d overlap", sorted[i].x,
				    sorted[i].y, sorted[k].x, sorted[k].y);
		}
	}
}

#endif
