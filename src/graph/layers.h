/* SPDX-License-Identifier: MIT */
/*
 * The first half of a layered drawing: which layer a node stands in, and at which place. Numbers
 * only; where that is on the page is layered.c. Private to graph/.
 */
#ifndef GRAPH_LAYERS_H
#define GRAPH_LAYERS_H

#include "graph/graph.h"

/*
 * What stands in a layer: a node of the input, or a bend, where a link passes on its way to a
 * layer further on. Items below node_count are the nodes, in the order of the input.
 */
struct layer_item {
	size_t layer, place; /* from the left, from the top */
	bool is_bend;
	bool linked; /* a node without links is in no layer */
};

/* A link, or the part of one between two layers that follow each other: from left to right. */
struct layer_segment {
	size_t left, right; /* items */
	double weight;
};

/* For each item its neighbours to one side: others[starts[i]] to others[starts[i + 1] - 1]. */
struct layer_side {
	size_t *starts, *others;
	double *weights;
};

struct layers {
	const struct graph_layered_input *input;
	struct layer_item *items;
	size_t item_count;
	size_t *first_bend; /* by link: its bends from left to right; none with a bend count of 0 */
	size_t *bend_count;
	struct layer_segment *segments;
	size_t segment_count;
	struct layer_side to_left, to_right;
	size_t **order; /* by layer: its items by place */
	size_t *sizes; /* by layer */
	size_t count; /* layers */
};

/*
 * Cycles are broken by the weight of links, layers are the longest paths, and the order within
 * them is that of barycentre sweeps.
 * Owner   all in tmp
 */
struct layers layers_find(struct arena *tmp, const struct graph_layered_input *input);

#endif
