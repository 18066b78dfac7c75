/* SPDX-License-Identifier: MIT */
/* Neighbourhoods: what must hold for every drawing, from a lone definition to 5,000 neighbours. */
#include "unit/graph/drawn.h"

struct row {
	const char *name;
	size_t in, both, out;
};

static const struct row rows[] = {
    {"alone", 0, 0, 0},
    {"one that names it", 1, 0, 0},
    {"one both ways", 0, 1, 0},
    {"one that it names", 0, 0, 1},
    {"one of each", 1, 1, 1},
    {"a full column", GRAPH_ROWS, 0, GRAPH_ROWS},
    {"one more than a column", GRAPH_ROWS + 1, 0, GRAPH_ROWS + 1},
    {"many both ways", 2, 40, 3},
    {"77", 40, 7, 30},
    {"5,000", 2500, 0, 2500},
    {"5,000 on one side", 5000, 0, 0},
    {"5,000 both ways", 0, 5000, 0},
};

static struct graph_ego_input input_of(const struct row *row, uint32_t seed)
{
	uint32_t random = seed;

	return (struct graph_ego_input){
	    .in = drawn_labels(&random, row->in),
	    .in_count = row->in,
	    .both = drawn_labels(&random, row->both),
	    .both_count = row->both,
	    .out = drawn_labels(&random, row->out),
	    .out_count = row->out,
	    .centre = drawn_labels(&random, 1)[0],
	};
}

/* All boxes of a drawing, the centre last. */
static struct graph_box *all_boxes(const struct row *row, const struct graph_ego *ego)
{
	const size_t n = row->in + row->both + row->out;
	struct graph_box *boxes = ARENA_ARRAY(unit_mem, struct graph_box, n + 1);

	for (size_t i = 0; i < row->in; i++)
		boxes[i] = ego->in[i];
	for (size_t i = 0; i < row->both; i++)
		boxes[row->in + i] = ego->both[i];
	for (size_t i = 0; i < row->out; i++)
		boxes[row->in + row->both + i] = ego->out[i];
	boxes[n] = ego->centre;
	return boxes;
}

static void boxes_stand_apart(void **state)
{
	const struct row *row = *state;
	const size_t n = row->in + row->both + row->out + 1;

	for (uint32_t seed = 1; seed <= 5; seed++) {
		const struct graph_ego_input input = input_of(row, seed);
		const struct graph_ego ego = graph_ego_layout(unit_mem, &input);
		const struct graph_box *boxes = all_boxes(row, &ego);

		assert_no_overlap(boxes, n);
		for (size_t i = 0; i < n; i++)
			assert_true(drawn_inside(boxes[i], ego.width, ego.height));
		for (size_t i = 0; i < n; i++)
			assert_true(boxes[i].y > ego.title_y);
	}
}

static void sides_are_sides(void **state)
{
	const struct row *row = *state;
	const struct graph_ego_input input = input_of(row, 1);
	const struct graph_ego ego = graph_ego_layout(unit_mem, &input);

	for (size_t i = 0; i < row->in; i++)
		assert_true(ego.in[i].x + ego.in[i].width < ego.centre.x);
	for (size_t i = 0; i < row->out; i++)
		assert_true(ego.out[i].x > ego.centre.x + ego.centre.width);
	for (size_t i = 0; i < row->both; i++)
		assert_true(ego.both[i].x == ego.centre.x && ego.both[i].y != ego.centre.y);
	if (row->in)
		assert_true(ego.in_title_x < ego.both_title_x);
	if (row->out)
		assert_true(ego.out_title_x > ego.both_title_x);
}

/* The number of curves; each ends at the borders of its box and of the centre. */
static size_t check_side_curves(const struct graph_curve *curves, const struct graph_box *boxes,
    size_t n, struct graph_box centre, bool inward)
{
	size_t drawn = 0;

	for (size_t i = 0; i < n; i++) {
		const struct graph_curve *curve = &curves[i];
		const struct graph_box start = inward ? boxes[i] : centre;
		const struct graph_box end = inward ? centre : boxes[i];

		if (graph_curve_is_none(curve))
			continue;
		drawn++;
		assert_int_equal(curve->x[0], start.x + start.width);
		assert_true(drawn_on_side(start, curve->x[0], curve->y[0]));
		assert_int_equal(curve->x[3], end.x);
		assert_true(drawn_on_side(end, curve->x[3], curve->y[3]));
	}
	return drawn;
}

static void curves_end_at_borders(void **state)
{
	const struct row *row = *state;
	const struct graph_ego_input input = input_of(row, 1);
	const struct graph_ego ego = graph_ego_layout(unit_mem, &input);
	size_t drawn = 0;

	drawn = check_side_curves(ego.in_curves, ego.in, row->in, ego.centre, true);
	assert_true(drawn <= GRAPH_ROWS && (drawn > 0) == (row->in > 0));
	drawn = check_side_curves(ego.out_curves, ego.out, row->out, ego.centre, false);
	assert_true(drawn <= GRAPH_ROWS && (drawn > 0) == (row->out > 0));
	drawn = 0;
	for (size_t i = 0; i < row->both; i++) {
		const struct graph_curve *curve = &ego.both_curves[i];

		if (graph_curve_is_none(curve))
			continue;
		drawn++;
		assert_true(drawn_on_top_or_bottom(ego.centre, curve->x[0], curve->y[0]) !=
		    drawn_on_top_or_bottom(ego.centre, curve->x[3], curve->y[3]));
		assert_true(drawn_on_top_or_bottom(ego.both[i], curve->x[0], curve->y[0]) !=
		    drawn_on_top_or_bottom(ego.both[i], curve->x[3], curve->y[3]));
	}
	assert_int_equal(drawn, row->both > 2 ? 2 : row->both);
}

static void equal_input_gives_equal_drawing(void **state)
{
	const struct row *row = *state;
	const size_t n = row->in + row->both + row->out + 1;
	const struct graph_ego_input input = input_of(row, 1), again = input_of(row, 1);
	const struct graph_ego a = graph_ego_layout(unit_mem, &input);
	const struct graph_ego b = graph_ego_layout(unit_mem, &again);

	assert_int_equal(a.width, b.width);
	assert_int_equal(a.height, b.height);
	assert_memory_equal(all_boxes(row, &a), all_boxes(row, &b), n * sizeof(struct graph_box));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, boxes_stand_apart, rows);
	UNIT_ROWS(&suite, sides_are_sides, rows);
	UNIT_ROWS(&suite, curves_end_at_borders, rows);
	UNIT_ROWS(&suite, equal_input_gives_equal_drawing, rows);
	return unit_run(&suite, "graph/ego");
}
