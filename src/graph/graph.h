/* SPDX-License-Identifier: MIT */
/*
 * Layout of graphs: numbers in, numbers out. Knows neither the site nor SVG; templates draw what
 * is computed here. Deterministic: the same input gives the same drawing.
 */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include "base/str.h"

/* All coordinates in CSS pixels, x to the right, y down, from 0. */
struct graph_box {
	int x, y, width, height;
};

/* A cubic curve from box to box: start, two control points, end. */
struct graph_curve {
	int x[4], y[4];
};

/* Curves that follow each other: each begins where the one before ends. */
struct graph_path {
	struct graph_curve *curves;
	size_t count; /* at least 1 */
};

/* Width that a label needs in a box, by the widths of an average sans-serif face at 13 px. */
int graph_label_width(str label);

/* The longest beginning of label that fits width, with an ellipsis when cut; in mem. */
str graph_label_fit(struct arena *mem, str label, int width);

/* No curve: the box stands too far from its partner for a line that helps. */
static inline bool graph_curve_is_none(const struct graph_curve *curve)
{
	return curve->x[0] == curve->x[3] && curve->y[0] == curve->y[3];
}

/*
 * A neighbourhood in three columns, each wrapped into several at GRAPH_ROWS rows; only the column
 * next to the centre has curves, because lines through boxes tell nothing:
 *
 *	named by        both ways        names
 *	[ a ] ---.      [ b ]        .-- [ d ]
 *	[ c ] ----> [  the centre  ] --> [ e ]
 */
#define GRAPH_ROWS 14u

struct graph_ego_input {
	const str *in, *both, *out; /* labels */
	size_t in_count, both_count, out_count;
	str centre;
};

struct graph_ego {
	int width, height;
	struct graph_box centre;
	struct graph_box *in, *both, *out; /* as the input */
	struct graph_curve *in_curves, *both_curves, *out_curves; /* as the input */
	int in_title_x, both_title_x, out_title_x, title_y;
};

/* Cost: linear in the number of neighbours. */
struct graph_ego graph_ego_layout(struct arena *mem, const struct graph_ego_input *input);

struct graph_link {
	size_t from, to; /* nodes; from != to */
	size_t weight; /* at least 1 */
};

struct graph_layered_input {
	const str *labels; /* first line of each node */
	const str *notes; /* second line; may be "" */
	size_t node_count;
	const struct graph_link *links; /* at most one for each ordered pair */
	size_t link_count;
};

struct graph_layered {
	int width, height;
	struct graph_box *boxes;
	struct graph_path *paths; /* as the links; from border to border, past the other boxes */
	struct graph_box *weights; /* as the links: where the weight is written; clear of boxes */
};

/*
 * Draws a small directed graph (up to some hundred nodes) in layers from left to right; nodes
 * without links stand in rows of their own below. Lines do not run below boxes, but for links over
 * more layers than any drawing that can be read has.
 * Cost    O((links + bends) * sweeps), with up to 24 bends a link, and O(links * layers)
 * Source  Sugiyama, Tagawa and Toda 1981
 */
struct graph_layered graph_layered_layout(
    struct arena *mem, struct arena *tmp, const struct graph_layered_input *input);

#endif
