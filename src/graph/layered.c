/* SPDX-License-Identifier: MIT */
/*
 * The second half of a layered drawing: where the layers of layers.c stand on the page, and the
 * lines between their boxes. For graphs of groups and small graphs: few nodes, heavy links.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "graph/graph.h"
#include "graph/layers.h"

enum {
	BOX_HEIGHT = 46,
	BOX_GAP = 22, /* between two boxes */
	BEND_GAP = 14, /* between a box and a line that passes */
	LINE_GAP = 9, /* between two lines that pass */
	LAYER_GAP = 104,
	MARGIN = 12,
	PASSES = 12,
	LONE_WIDTH = 1220,
	LONE_GAP = 14,
	WEIGHT_WIDTH = 30,
	WEIGHT_HEIGHT = 16,
};

/* Where the boxes of a layer stand. */
struct column {
	int x, width;
};

struct layout {
	const struct graph_layered_input *input;
	struct layers layers;
	double *middles; /* by item: the height of its middle */
	struct column *columns; /* by layer */
	struct graph_layered drawing;
};

/* ---- places ---- */

static double half_height(const struct layer_item *item)
{
	return item->is_bend ? 0 : BOX_HEIGHT / 2.0;
}

/* From the middle of an item to the middle of the one below it, at least. */
static double distance(const struct layer_item *above, const struct layer_item *below)
{
	double gap = above->is_bend && below->is_bend ? LINE_GAP
	    : above->is_bend || below->is_bend	      ? BEND_GAP
						      : BOX_GAP;

	return half_height(above) + gap + half_height(below);
}

static double wanted_middle(const struct layout *layout, const struct layer_side *side, size_t item)
{
	double sum = 0, weight = 0;

	for (size_t i = side->starts[item]; i < side->starts[item + 1]; i++) {
		sum += side->weights[i] * layout->middles[side->others[i]];
		weight += side->weights[i];
	}
	return weight > 0 ? sum / weight : layout->middles[item];
}

/*
 * Moves the items of a layer to where they want to be, as far as their order and distances allow:
 * the mean of pushing all down and of pushing all up, both of which keep the distances.
 */
static void place_layer(
    struct layout *layout, size_t layer, const struct layer_side *side, double *scratch)
{
	const struct layer_item *items = layout->layers.items;
	const size_t *order = layout->layers.order[layer];
	size_t n = layout->layers.sizes[layer];

	for (size_t i = 0; i < n; i++) {
		scratch[i] = wanted_middle(layout, side, order[i]);
		layout->middles[order[i]] = scratch[i];
	}
	for (size_t i = 1; i < n; i++) {
		double least = scratch[i - 1] + distance(&items[order[i - 1]], &items[order[i]]);
		scratch[i] = scratch[i] > least ? scratch[i] : least;
	}
	for (size_t i = n - 1; i-- > 0;) {
		double most = layout->middles[order[i + 1]] -
		    distance(&items[order[i]], &items[order[i + 1]]);
		double *middle = &layout->middles[order[i]];
		*middle = *middle < most ? *middle : most;
	}
	for (size_t i = 0; i < n; i++)
		layout->middles[order[i]] = (layout->middles[order[i]] + scratch[i]) / 2;
}

/* Each layer as a stack around the height 0. */
static void stack_layers(struct layout *layout)
{
	const struct layers *layers = &layout->layers;

	for (size_t l = 0; l < layers->count; l++) {
		double y = 0;
		for (size_t i = 0; i < layers->sizes[l]; i++) {
			size_t item = layers->order[l][i];
			if (i)
				y += distance(
				    &layers->items[layers->order[l][i - 1]], &layers->items[item]);
			layout->middles[item] = y;
		}
		for (size_t i = 0; i < layers->sizes[l]; i++)
			layout->middles[layers->order[l][i]] -= y / 2;
	}
}

/* Lines become straight where they can; the last passes look at both sides in turn. */
static void place_items(struct arena *tmp, struct layout *layout)
{
	const struct layers *layers = &layout->layers;
	double *scratch = ARENA_ARRAY(tmp, double, layers->item_count);
	double top = 0;

	layout->middles = ARENA_ARRAY(tmp, double, layers->item_count);
	stack_layers(layout);
	for (size_t pass = 0; pass < PASSES; pass++) {
		bool to_right = pass % 2 == 0;
		for (size_t i = 1; i < layers->count; i++)
			place_layer(layout, to_right ? i : layers->count - 1 - i,
			    to_right ? &layers->to_left : &layers->to_right, scratch);
	}
	for (size_t i = 0; i < layers->item_count; i++) {
		double upper = layout->middles[i] - half_height(&layers->items[i]);
		top = layers->items[i].linked && upper < top ? upper : top;
	}
	for (size_t i = 0; i < layers->item_count; i++)
		layout->middles[i] = (double)(int)(layout->middles[i] - top + 0.5) + MARGIN;
}

static int node_width(const struct graph_layered_input *input, size_t node)
{
	int label = graph_label_width(input->labels[node]);
	int note = graph_label_width(input->notes[node]);

	return label > note ? label : note;
}

/* Columns from left to right, as wide as the widest box of their layer. */
static void place_linked(struct arena *tmp, struct layout *layout)
{
	const struct layers *layers = &layout->layers;
	struct graph_layered *drawing = &layout->drawing;
	int x = MARGIN, bottom = 0;

	layout->columns = ARENA_ARRAY(tmp, struct column, layers->count);
	for (size_t i = 0; i < layout->input->node_count; i++) {
		const struct layer_item *item = &layers->items[i];
		int width = node_width(layout->input, i);
		if (item->linked && width > layout->columns[item->layer].width)
			layout->columns[item->layer].width = width;
	}
	for (size_t i = 0; i < layers->count; i++) {
		layout->columns[i].x = x;
		x += layout->columns[i].width + LAYER_GAP;
	}
	for (size_t i = 0; i < layers->item_count; i++) {
		const struct layer_item *item = &layers->items[i];
		if (!item->linked)
			continue;
		int half = item->is_bend ? 0 : BOX_HEIGHT / 2, y = (int)layout->middles[i];
		const struct column *column = &layout->columns[item->layer];
		if (!item->is_bend)
			drawing->boxes[i] =
			    (struct graph_box){column->x, y - half, column->width, BOX_HEIGHT};
		bottom = y + half > bottom ? y + half : bottom;
	}
	drawing->width = layers->count ? x - LAYER_GAP + MARGIN : 2 * MARGIN;
	drawing->height = bottom + MARGIN;
}

/* Nodes without links stand in rows below, no wider than a page. */
static void place_lone(struct layout *layout)
{
	struct graph_layered *drawing = &layout->drawing;
	int x = MARGIN, y = drawing->height + (layout->layers.count ? BOX_GAP : 0);
	bool any = false;

	for (size_t i = 0; i < layout->input->node_count; i++) {
		int width = node_width(layout->input, i);
		if (layout->layers.items[i].linked)
			continue;
		if (x > MARGIN && x + width + MARGIN > LONE_WIDTH) {
			x = MARGIN;
			y += BOX_HEIGHT + LONE_GAP;
		}
		drawing->boxes[i] = (struct graph_box){x, y, width, BOX_HEIGHT};
		x += width + LONE_GAP;
		drawing->width = x + MARGIN > drawing->width ? x + MARGIN : drawing->width;
		any = true;
	}
	if (any)
		drawing->height = y + BOX_HEIGHT + MARGIN;
}

/* ---- lines ---- */

/* One end of a link at the side of a box. */
struct port {
	size_t link;
	size_t node;
	bool right; /* side of the box */
	double far_y; /* where the line goes next: what ports of a side are sorted by */
};

static int compare_ports(const void *left, const void *right)
{
	const struct port *a = left, *b = right;

	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	if (a->right != b->right)
		return a->right ? 1 : -1;
	if (a->far_y < b->far_y || a->far_y > b->far_y)
		return a->far_y < b->far_y ? -1 : 1;
	return a->link < b->link ? -1 : a->link > b->link;
}

static bool is_to_right(const struct layout *layout, const struct graph_link *link)
{
	return layout->layers.items[link->from].layer < layout->layers.items[link->to].layer;
}

static struct port *collect_ports(struct arena *tmp, const struct layout *layout)
{
	const struct layers *layers = &layout->layers;
	size_t n = layout->input->link_count;
	struct port *ports = ARENA_ARRAY(tmp, struct port, 2 * n);

	for (size_t i = 0; i < n; i++) {
		const struct graph_link *link = &layout->input->links[i];
		bool forward = is_to_right(layout, link);
		size_t left = forward ? link->from : link->to;
		size_t right = forward ? link->to : link->from;
		size_t bends = layers->bend_count[i];
		size_t first = bends ? layers->first_bend[i] : right;
		size_t last = bends ? layers->first_bend[i] + bends - 1 : left;
		ports[2 * i] = (struct port){i, left, true, layout->middles[first]};
		ports[2 * i + 1] = (struct port){i, right, false, layout->middles[last]};
	}
	if (n)
		qsort(ports, 2 * n, sizeof *ports, compare_ports);
	return ports;
}

/* How high a link leaves its left box and reaches its right one. */
struct ends {
	int left_y, right_y;
};

/* Links of one side of a box leave it at different heights, in the order of where they lead. */
static struct ends *spread_ports(struct arena *tmp, const struct layout *layout)
{
	size_t n = 2 * layout->input->link_count;
	const struct port *ports = collect_ports(tmp, layout);
	struct ends *ends = ARENA_ARRAY(tmp, struct ends, layout->input->link_count);

	for (size_t start = 0, end; start < n; start = end) {
		for (end = start + 1; end < n && ports[end].node == ports[start].node &&
		     ports[end].right == ports[start].right;)
			end++;
		for (size_t i = start; i < end; i++) {
			double part = (double)(i - start + 1) / (double)(end - start + 1);
			int y = layout->drawing.boxes[ports[i].node].y + (int)(part * BOX_HEIGHT);
			struct ends *of = &ends[ports[i].link];
			*(ports[i].right ? &of->left_y : &of->right_y) = y;
		}
	}
	return ends;
}

static struct graph_curve curve_between(int x0, int y0, int x1, int y1)
{
	int bend = (x1 - x0) / 2;

	return (struct graph_curve){{x0, x0 + bend, x1 - bend, x1}, {y0, y0, y1, y1}};
}

static struct graph_curve turned(struct graph_curve curve)
{
	return (struct graph_curve){{curve.x[3], curve.x[2], curve.x[1], curve.x[0]},
	    {curve.y[3], curve.y[2], curve.y[1], curve.y[0]}};
}

static void turn_path(struct graph_path *path)
{
	for (size_t i = 0; i < path->count / 2; i++) {
		struct graph_curve first = path->curves[i];
		path->curves[i] = path->curves[path->count - 1 - i];
		path->curves[path->count - 1 - i] = first;
	}
	for (size_t i = 0; i < path->count; i++)
		path->curves[i] = turned(path->curves[i]);
}

/* From box to box: a curve through each gap, a straight line past each layer between. */
static struct graph_path draw_link(
    struct arena *mem, const struct layout *layout, size_t index, const struct ends *ends)
{
	const struct graph_link *link = &layout->input->links[index];
	bool forward = is_to_right(layout, link);
	const struct graph_box *left = &layout->drawing.boxes[forward ? link->from : link->to];
	const struct graph_box *right = &layout->drawing.boxes[forward ? link->to : link->from];
	size_t bends = layout->layers.bend_count[index];
	struct graph_path path = {ARENA_ARRAY(mem, struct graph_curve, 2 * bends + 1), 0};
	int x = left->x + left->width, y = ends->left_y;

	for (size_t i = 0; i < bends; i++) {
		size_t item = layout->layers.first_bend[index] + i;
		const struct column *column = &layout->columns[layout->layers.items[item].layer];
		int bend_y = (int)layout->middles[item], far = column->x + column->width;
		path.curves[path.count++] = curve_between(x, y, column->x, bend_y);
		path.curves[path.count++] = curve_between(column->x, bend_y, far, bend_y);
		x = far;
		y = bend_y;
	}
	path.curves[path.count++] = curve_between(x, y, right->x, ends->right_y);
	if (!forward)
		turn_path(&path);
	return path;
}

static double cubic(const int p[4], double t)
{
	double u = 1 - t;

	return u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3];
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

/* Where weights stand already, in cells of a quarter of a weight. */
struct taken {
	bool *cells;
	size_t columns, rows;
};

enum { CELL_WIDTH = WEIGHT_WIDTH / 2, CELL_HEIGHT = WEIGHT_HEIGHT / 2 };

static struct taken taken_none(struct arena *tmp, const struct graph_layered *drawing)
{
	struct taken taken = {
	    .columns = (size_t)drawing->width / CELL_WIDTH + 1,
	    .rows = (size_t)drawing->height / CELL_HEIGHT + 1,
	};

	taken.cells = ARENA_ARRAY(tmp, bool, taken.columns *taken.rows);
	return taken;
}

/* Whether nothing stands where the box is to stand; with mark set it stands there from now on. */
static bool is_free(struct taken *taken, const struct graph_box *box, bool mark)
{
	bool free = true;

	for (int y = box->y / CELL_HEIGHT; y <= (box->y + box->height) / CELL_HEIGHT; y++) {
		for (int x = box->x / CELL_WIDTH; x <= (box->x + box->width) / CELL_WIDTH; x++) {
			if (x < 0 || y < 0 || (size_t)x >= taken->columns ||
			    (size_t)y >= taken->rows)
				continue;
			bool *cell = &taken->cells[(size_t)y * taken->columns + (size_t)x];
			free = free && !*cell;
			*cell = *cell || mark;
		}
	}
	return free;
}

/* On a curve, at a distance from its start, or from its end. */
static struct graph_box weight_on(const struct graph_curve *curve, double way, bool from_end)
{
	bool grows = curve->x[0] < curve->x[3];
	double x =
	    from_end ? curve->x[3] + (grows ? -way : way) : curve->x[0] + (grows ? way : -way);
	double y = cubic(curve->y, parameter_at(curve, x));

	return (struct graph_box){
	    (int)x - WEIGHT_WIDTH / 2, (int)y - WEIGHT_HEIGHT / 2, WEIGHT_WIDTH, WEIGHT_HEIGHT};
}

/* In the gap beside the source or the target, where no box stands; at the first place that is free.
 */
static struct graph_box place_weight(const struct graph_path *path, struct taken *taken)
{
	static const double ways[] = {0.4, 0.55, 0.3, 0.7, 0.24};
	const size_t n = sizeof ways / sizeof *ways;
	const struct graph_curve *first = &path->curves[0], *last = &path->curves[path->count - 1];
	struct graph_box box;

	for (size_t i = 0; i < 2 * n; i++) {
		box = weight_on(i < n ? first : last, LAYER_GAP * ways[i % n], i >= n);
		if (is_free(taken, &box, false))
			break;
	}
	is_free(taken, &box, true);
	return box;
}

static void draw_links(struct arena *mem, struct arena *tmp, struct layout *layout)
{
	size_t n = layout->input->link_count;
	const struct ends *ends = spread_ports(tmp, layout);
	struct graph_layered *drawing = &layout->drawing;
	struct taken taken = taken_none(tmp, drawing);

	drawing->paths = ARENA_ARRAY(mem, struct graph_path, n);
	drawing->weights = ARENA_ARRAY(mem, struct graph_box, n);
	for (size_t i = 0; i < n; i++) {
		drawing->paths[i] = draw_link(mem, layout, i, &ends[i]);
		drawing->weights[i] = place_weight(&drawing->paths[i], &taken);
	}
}

struct graph_layered graph_layered_layout(
    struct arena *mem, struct arena *tmp, const struct graph_layered_input *input)
{
	struct arena_mark mark = arena_mark(tmp);
	struct layout layout = {
	    .input = input,
	    .layers = layers_find(tmp, input),
	    .drawing = {.boxes = ARENA_ARRAY(mem, struct graph_box, input->node_count)},
	};

	place_items(tmp, &layout);
	place_linked(tmp, &layout);
	place_lone(&layout);
	draw_links(mem, tmp, &layout);
	arena_rewind(tmp, mark);
	return layout.drawing;
}
