/* SPDX-License-Identifier: MIT */
/* The neighbourhood of one node, in columns. */
#include "graph/graph.h"

#include "base/arena.h"

enum {
	ROW = 26, /* height of a box */
	ROW_GAP = 8,
	COLUMN_GAP = 12, /* between the columns of one side */
	SIDE_GAP = 64, /* between a side and the centre: room for curves */
	TITLE = 28,
	MARGIN = 8,
	WIDTH_MAX = 240,
	WIDTH_MIN = 80,
};

static int box_width(str label)
{
	int width = graph_label_width(label);

	return width > WIDTH_MAX ? WIDTH_MAX : width < WIDTH_MIN ? WIDTH_MIN : width;
}

/* One side: its boxes in columns of at most GRAPH_ROWS, all columns as high as the first needs. */
struct side {
	const str *labels;
	size_t n, columns, rows; /* rows of the highest column */
	int width;
};

static size_t column_of(const struct side *side, size_t i)
{
	return i / side->rows;
}

static int column_width(const struct side *side, size_t column)
{
	int width = 0;

	for (size_t i = column * side->rows; i < side->n && column_of(side, i) == column; i++) {
		int needed = box_width(side->labels[i]);
		width = needed > width ? needed : width;
	}
	return width;
}

/* Columns are balanced: 15 boxes stand as 8 and 7, not as 14 and 1. */
static struct side side_of(const str *labels, size_t n)
{
	struct side side = {.labels = labels, .n = n};

	if (!n)
		return side;
	side.columns = (n + GRAPH_ROWS - 1) / GRAPH_ROWS;
	side.rows = (n + side.columns - 1) / side.columns;
	side.columns = (n + side.rows - 1) / side.rows;
	for (size_t c = 0; c < side.columns; c++)
		side.width += column_width(&side, c) + (c ? COLUMN_GAP : 0);
	return side;
}

static int rows_height(size_t rows)
{
	return rows ? (int)rows * (ROW + ROW_GAP) - ROW_GAP : 0;
}

/* Places the boxes from x on; mirrored: the first column stands at the right, next to the centre.
 */
static struct graph_box *place_side(
    struct arena *mem, const struct side *side, int x, int middle, bool mirrored)
{
	struct graph_box *boxes = ARENA_ARRAY(mem, struct graph_box, side->n);
	int left = mirrored ? x + side->width : x;

	for (size_t c = 0; c < side->columns; c++) {
		int width = column_width(side, c);
		size_t first = c * side->rows;
		size_t n = side->n - first < side->rows ? side->n - first : side->rows;
		int y = middle - rows_height(n) / 2;
		left -= mirrored ? width : 0;
		for (size_t i = 0; i < n; i++)
			boxes[first + i] =
			    (struct graph_box){left, y + (int)i * (ROW + ROW_GAP), width, ROW};
		left += mirrored ? -COLUMN_GAP : width + COLUMN_GAP;
	}
	return boxes;
}

static struct graph_curve curve_between(int x0, int y0, int x1, int y1)
{
	int bend = (x1 - x0) / 2;

	return (struct graph_curve){{x0, x0 + bend, x1 - bend, x1}, {y0, y0, y1, y1}};
}

/* From the right edge of each box of the nearest column to the centre's left edge. */
static struct graph_curve *curves_in(struct arena *mem, const struct side *side,
    const struct graph_box *boxes, struct graph_box centre)
{
	struct graph_curve *curves = ARENA_ARRAY(mem, struct graph_curve, side->n);

	for (size_t i = 0; i < side->n && column_of(side, i) == 0; i++)
		curves[i] = curve_between(boxes[i].x + boxes[i].width, boxes[i].y + ROW / 2,
		    centre.x, centre.y + ROW / 2);
	return curves;
}

static struct graph_curve *curves_out(struct arena *mem, const struct side *side,
    const struct graph_box *boxes, struct graph_box centre)
{
	struct graph_curve *curves = ARENA_ARRAY(mem, struct graph_curve, side->n);

	for (size_t i = 0; i < side->n && column_of(side, i) == 0; i++)
		curves[i] = curve_between(
		    centre.x + centre.width, centre.y + ROW / 2, boxes[i].x, boxes[i].y + ROW / 2);
	return curves;
}

/* What stands both ways lies above and below the centre, half and half. */
struct middle_column {
	size_t n, above;
	int width;
};

static struct middle_column middle_of(const struct graph_ego_input *input)
{
	struct middle_column column = {
	    input->both_count, input->both_count / 2, box_width(input->centre) + 16};

	for (size_t i = 0; i < input->both_count; i++) {
		int needed = box_width(input->both[i]);
		column.width = needed > column.width ? needed : column.width;
	}
	return column;
}

static void place_middle(
    struct arena *mem, const struct middle_column *column, struct graph_ego *ego)
{
	struct graph_box centre = ego->centre;

	ego->both = ARENA_ARRAY(mem, struct graph_box, column->n);
	ego->both_curves = ARENA_ARRAY(mem, struct graph_curve, column->n);
	for (size_t i = 0; i < column->n; i++) {
		bool above = i < column->above;
		int steps = above ? (int)(column->above - i) : (int)(i - column->above) + 1;
		int y = centre.y + (above ? -1 : 1) * (steps * (ROW + ROW_GAP) + ROW_GAP);
		ego->both[i] = (struct graph_box){centre.x, y, centre.width, ROW};
		if (steps > 1)
			continue;
		int x = centre.x + centre.width / 2;
		int from = above ? y + ROW : centre.y + ROW;
		int to = above ? centre.y : y;
		ego->both_curves[i] = (struct graph_curve){{x, x, x, x}, {from, from, to, to}};
	}
}

static int largest(int a, int b, int c)
{
	int ab = a > b ? a : b;

	return ab > c ? ab : c;
}

struct graph_ego graph_ego_layout(struct arena *mem, const struct graph_ego_input *input)
{
	struct side in = side_of(input->in, input->in_count);
	struct side out = side_of(input->out, input->out_count);
	struct middle_column column = middle_of(input);
	size_t below = column.n - column.above;
	int half = (int)(below > column.above ? below : column.above) * (ROW + ROW_GAP) + ROW_GAP;
	int height = largest(rows_height(in.rows), rows_height(out.rows), 2 * half + ROW);
	int middle = MARGIN + TITLE + height / 2;
	int centre_x = MARGIN + (in.n ? in.width + SIDE_GAP : 0);
	struct graph_ego ego = {
	    .centre = {centre_x, middle - ROW / 2, column.width, ROW},
	    .height = height + TITLE + 2 * MARGIN,
	    .title_y = MARGIN + TITLE / 2,
	    .in_title_x = MARGIN,
	    .both_title_x = centre_x,
	};
	int out_x = centre_x + column.width + SIDE_GAP;

	ego.out_title_x = out_x;
	ego.width = (out.n ? out_x + out.width : centre_x + column.width) + MARGIN;
	ego.in = place_side(mem, &in, MARGIN, middle, true);
	ego.out = place_side(mem, &out, out_x, middle, false);
	place_middle(mem, &column, &ego);
	ego.in_curves = curves_in(mem, &in, ego.in, ego.centre);
	ego.out_curves = curves_out(mem, &out, ego.out, ego.centre);
	return ego;
}
