/* SPDX-License-Identifier: MIT */
/*
 * A layered drawing after Sugiyama, Tagawa and Toda (1981), for graphs of groups: few nodes, heavy
 * links. Long links are not split by dummy nodes; boxes are drawn over them and stay legible.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "graph/graph.h"

enum {
	BOX_HEIGHT = 46,
	BOX_GAP = 28,
	LAYER_GAP = 84,
	MARGIN = 12,
	SWEEPS = 8,
	LONE_WIDTH = 1150,
	WEIGHT_WIDTH = 30,
	WEIGHT_HEIGHT = 16,
};

struct node {
	size_t index; /* in the input */
	size_t layer;
	double key; /* what it is sorted by within its layer */
	long balance; /* outgoing minus incoming weight: sources first */
	size_t rank; /* place in the order that breaks cycles */
	bool linked;
	int width;
};

/* Where the boxes of a layer stand. */
struct column {
	int x, width;
};

struct layout {
	const struct graph_layered_input *input;
	struct node *nodes; /* as the input */
	struct node **by_layer; /* linked nodes by layer, then place */
	size_t linked, layers;
	struct column *columns; /* by layer */
};

static int compare_balance(const void *left, const void *right)
{
	const struct node *a = *(const struct node *const *)left;
	const struct node *b = *(const struct node *const *)right;

	if (a->balance != b->balance)
		return a->balance > b->balance ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

static int compare_place(const void *left, const void *right)
{
	const struct node *a = *(const struct node *const *)left;
	const struct node *b = *(const struct node *const *)right;

	if (a->layer != b->layer)
		return a->layer < b->layer ? -1 : 1;
	if (a->key < b->key || a->key > b->key)
		return a->key < b->key ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

static void read_nodes(struct arena *tmp, struct layout *layout)
{
	const struct graph_layered_input *input = layout->input;

	layout->nodes = ARENA_ARRAY(tmp, struct node, input->node_count);
	for (size_t i = 0; i < input->node_count; i++) {
		int label = graph_label_width(input->labels[i]);
		int note = graph_label_width(input->notes[i]);
		layout->nodes[i].index = i;
		layout->nodes[i].width = label > note ? label : note;
	}
	for (size_t i = 0; i < input->link_count; i++) {
		const struct graph_link *link = &input->links[i];
		layout->nodes[link->from].linked = layout->nodes[link->to].linked = true;
		layout->nodes[link->from].balance += (long)link->weight;
		layout->nodes[link->to].balance -= (long)link->weight;
	}
}

/* Nodes that mostly send come first; a link against this order counts as turned round. */
static void rank_nodes(struct arena *tmp, struct layout *layout)
{
	layout->by_layer = ARENA_ARRAY(tmp, struct node *, layout->input->node_count);
	for (size_t i = 0; i < layout->input->node_count; i++) {
		if (layout->nodes[i].linked)
			layout->by_layer[layout->linked++] = &layout->nodes[i];
	}
	if (layout->linked)
		qsort(layout->by_layer, layout->linked, sizeof *layout->by_layer, compare_balance);
	for (size_t i = 0; i < layout->linked; i++)
		layout->by_layer[i]->rank = i;
}

/* Longest path in the order of ranks. As many passes as layers, at most as many as nodes. */
static void assign_layers(struct layout *layout)
{
	const struct graph_layered_input *input = layout->input;
	bool moved = true;

	while (moved) {
		moved = false;
		for (size_t i = 0; i < input->link_count; i++) {
			struct node *a = &layout->nodes[input->links[i].from];
			struct node *b = &layout->nodes[input->links[i].to];
			struct node *first = a->rank < b->rank ? a : b;
			struct node *second = a->rank < b->rank ? b : a;
			if (second->layer > first->layer)
				continue;
			second->layer = first->layer + 1;
			moved = true;
		}
	}
	for (size_t i = 0; i < layout->linked; i++) {
		if (layout->by_layer[i]->layer >= layout->layers)
			layout->layers = layout->by_layer[i]->layer + 1;
	}
}

static void sort_layers(struct layout *layout)
{
	if (layout->linked)
		qsort(layout->by_layer, layout->linked, sizeof *layout->by_layer, compare_place);
	size_t place = 0;
	for (size_t i = 0; i < layout->linked; i++) {
		bool first = i == 0 || layout->by_layer[i]->layer != layout->by_layer[i - 1]->layer;
		place = first ? 0 : place + 1;
		layout->by_layer[i]->key = (double)place;
	}
}

/* Each node moves to the weighted mean place of its partners, until the sweeps are used up. */
static void sweep(struct arena *tmp, struct layout *layout)
{
	const struct graph_layered_input *input = layout->input;
	double *sum = ARENA_ARRAY(tmp, double, input->node_count);
	double *weight = ARENA_ARRAY(tmp, double, input->node_count);

	for (size_t i = 0; i < input->link_count; i++) {
		const struct graph_link *link = &input->links[i];
		double w = (double)link->weight;
		sum[link->from] += w * layout->nodes[link->to].key;
		sum[link->to] += w * layout->nodes[link->from].key;
		weight[link->from] += w;
		weight[link->to] += w;
	}
	for (size_t i = 0; i < layout->linked; i++) {
		struct node *node = layout->by_layer[i];
		if (weight[node->index] > 0)
			node->key = sum[node->index] / weight[node->index];
	}
	sort_layers(layout);
}

static size_t layer_size(const struct layout *layout, size_t first)
{
	size_t end = first;

	while (
	    end < layout->linked && layout->by_layer[end]->layer == layout->by_layer[first]->layer)
		end++;
	return end - first;
}

static int column_height(size_t n)
{
	return (int)n * (BOX_HEIGHT + BOX_GAP) - BOX_GAP;
}

/* Layers from left to right, each centred on the highest one. */
static void place_linked(const struct layout *layout, struct graph_layered *drawing)
{
	int highest = 0, x = MARGIN;

	for (size_t i = 0; i < layout->linked; i += layer_size(layout, i)) {
		int height = column_height(layer_size(layout, i));
		highest = height > highest ? height : highest;
	}
	for (size_t i = 0; i < layout->linked;) {
		size_t n = layer_size(layout, i);
		int width = 0, y = MARGIN + (highest - column_height(n)) / 2;
		for (size_t k = i; k < i + n; k++)
			width =
			    layout->by_layer[k]->width > width ? layout->by_layer[k]->width : width;
		for (size_t k = i; k < i + n; k++, y += BOX_HEIGHT + BOX_GAP)
			drawing->boxes[layout->by_layer[k]->index] =
			    (struct graph_box){x, y, width, BOX_HEIGHT};
		layout->columns[layout->by_layer[i]->layer] = (struct column){x, width};
		x += width + LAYER_GAP;
		i += n;
	}
	drawing->width = layout->linked ? x - LAYER_GAP + MARGIN : 2 * MARGIN;
	drawing->height = layout->linked ? highest + 2 * MARGIN : MARGIN;
}

/* Nodes without links stand in rows below, no wider than a page. */
static void place_lone(const struct layout *layout, struct graph_layered *drawing)
{
	int limit = LONE_WIDTH;
	int x = MARGIN, y = drawing->height + (layout->linked ? BOX_GAP : 0);
	bool any = false;

	for (size_t i = 0; i < layout->input->node_count; i++) {
		const struct node *node = &layout->nodes[i];
		if (node->linked)
			continue;
		if (x > MARGIN && x + node->width + MARGIN > limit) {
			x = MARGIN;
			y += BOX_HEIGHT + BOX_GAP / 2;
		}
		drawing->boxes[i] = (struct graph_box){x, y, node->width, BOX_HEIGHT};
		x += node->width + BOX_GAP / 2;
		drawing->width = x + MARGIN > drawing->width ? x + MARGIN : drawing->width;
		any = true;
	}
	if (any)
		drawing->height = y + BOX_HEIGHT + MARGIN;
}

/* One end of a link at the side of a box. */
struct port {
	size_t link;
	size_t node;
	bool right; /* side of the box */
	bool is_source;
	int far_y; /* middle of the box at the other end: what ports of a side are sorted by */
};

static int compare_ports(const void *left, const void *right)
{
	const struct port *a = left, *b = right;

	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	if (a->right != b->right)
		return a->right ? 1 : -1;
	if (a->far_y != b->far_y)
		return a->far_y < b->far_y ? -1 : 1;
	if (a->link != b->link)
		return a->link < b->link ? -1 : 1;
	return a->is_source < b->is_source ? -1 : a->is_source > b->is_source;
}

static int middle_of(const struct graph_box *box)
{
	return box->y + box->height / 2;
}

static struct port *collect_ports(
    struct arena *tmp, const struct layout *layout, const struct graph_box *boxes)
{
	const struct graph_layered_input *input = layout->input;
	struct port *ports = ARENA_ARRAY(tmp, struct port, 2 * input->link_count);

	for (size_t i = 0; i < input->link_count; i++) {
		const struct graph_link *link = &input->links[i];
		bool forward = layout->nodes[link->from].layer < layout->nodes[link->to].layer;
		ports[2 * i] =
		    (struct port){i, link->from, forward, true, middle_of(&boxes[link->to])};
		ports[2 * i + 1] =
		    (struct port){i, link->to, !forward, false, middle_of(&boxes[link->from])};
	}
	if (input->link_count)
		qsort(ports, 2 * input->link_count, sizeof *ports, compare_ports);
	return ports;
}

static void set_end(struct graph_curve *curve, const struct port *port, const struct graph_box *box,
    int numerator, int denominator)
{
	size_t end = port->is_source ? 0 : 3;

	curve->x[end] = port->right ? box->x + box->width : box->x;
	curve->y[end] = box->y + box->height * numerator / denominator;
}

/* Links of one side of a box leave it at different heights, in the order of where they lead. */
static void spread_ports(const struct port *ports, size_t n, const struct graph_box *boxes,
    struct graph_curve *curves, double *places)
{
	for (size_t start = 0, end; start < n; start = end) {
		for (end = start + 1; end < n && ports[end].node == ports[start].node &&
		     ports[end].right == ports[start].right;)
			end++;
		for (size_t i = start; i < end; i++) {
			set_end(&curves[ports[i].link], &ports[i], &boxes[ports[i].node],
			    (int)(i - start) + 1, (int)(end - start) + 1);
			if (ports[i].is_source)
				places[ports[i].link] =
				    (double)(i - start + 1) / (double)(end - start + 1);
		}
	}
}

static void bend(struct graph_curve *curve)
{
	int reach = (curve->x[3] - curve->x[0]) / 2;

	curve->x[1] = curve->x[0] + reach;
	curve->x[2] = curve->x[3] - reach;
	curve->y[1] = curve->y[0];
	curve->y[2] = curve->y[3];
}

static double cubic(const int p[4], double t)
{
	double u = 1 - t;

	return u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3];
}

/* x, or the middle of the nearer gap when a weight there would cover a box of a layer between. */
static double clear_of_columns(const struct layout *layout, double x)
{
	for (size_t i = 0; i < layout->layers; i++) {
		double left = layout->columns[i].x, right = left + layout->columns[i].width;
		if (x + WEIGHT_WIDTH / 2 <= left || x - WEIGHT_WIDTH / 2 >= right)
			continue;
		return x - left < right - x ? left - LAYER_GAP / 2 : right + LAYER_GAP / 2;
	}
	return x;
}

/* The place on the curve above x; x only grows, or only falls, along it. */
static double parameter_at(const struct graph_curve *curve, double x)
{
	bool grows = curve->x[0] < curve->x[3];
	double low = 0, high = 1;

	for (unsigned i = 0; i < 20; i++) {
		double middle = (low + high) / 2;
		if ((cubic(curve->x, middle) < x) == grows)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* At t of the way, from 0 to 1, or where no box is below. */
static struct graph_box place_weight(
    const struct layout *layout, const struct graph_curve *curve, double t)
{
	double x = clear_of_columns(layout, cubic(curve->x, t));
	double y = cubic(curve->y, parameter_at(curve, x));

	return (struct graph_box){
	    (int)x - WEIGHT_WIDTH / 2, (int)y - WEIGHT_HEIGHT / 2, WEIGHT_WIDTH, WEIGHT_HEIGHT};
}

static void draw_links(struct arena *mem, struct arena *tmp, const struct layout *layout,
    struct graph_layered *drawing)
{
	size_t n = layout->input->link_count;
	const struct port *ports = collect_ports(tmp, layout, drawing->boxes);
	double *places = ARENA_ARRAY(tmp, double, n);

	drawing->curves = ARENA_ARRAY(mem, struct graph_curve, n);
	drawing->weights = ARENA_ARRAY(mem, struct graph_box, n);
	spread_ports(ports, 2 * n, drawing->boxes, drawing->curves, places);
	for (size_t i = 0; i < n; i++) {
		struct graph_curve *curve = &drawing->curves[i];
		bend(curve);
		/* neighbours write their weights at different distances, so that they do not meet
		 */
		drawing->weights[i] = place_weight(layout, curve, 0.2 + 0.35 * places[i]);
	}
}

struct graph_layered graph_layered_layout(
    struct arena *mem, struct arena *tmp, const struct graph_layered_input *input)
{
	struct arena_mark mark = arena_mark(tmp);
	struct layout layout = {.input = input};
	struct graph_layered drawing = {
	    .boxes = ARENA_ARRAY(mem, struct graph_box, input->node_count),
	};

	read_nodes(tmp, &layout);
	rank_nodes(tmp, &layout);
	assign_layers(&layout);
	sort_layers(&layout);
	for (size_t i = 0; i < SWEEPS; i++)
		sweep(tmp, &layout);
	layout.columns = ARENA_ARRAY(tmp, struct column, layout.layers);
	place_linked(&layout, &drawing);
	place_lone(&layout, &drawing);
	draw_links(mem, tmp, &layout, &drawing);
	arena_rewind(tmp, mark);
	return drawing;
}
