/* SPDX-License-Identifier: MIT */
/* Layered drawings: what must hold for every graph, drawn ones and random ones. */
#include "unit/graph/drawn.h"

#include <time.h>

struct drawn_graph {
	struct graph_layered_input input;
	uint32_t random;
};

static void add_labels(struct drawn_graph *graph, size_t nodes)
{
	graph->input.labels = drawn_labels(&graph->random, nodes);
	graph->input.notes = drawn_labels(&graph->random, nodes);
	graph->input.node_count = nodes;
}

/* links of distinct ordered pairs, as the header asks; fewer when there are not so many pairs. */
static struct drawn_graph random_graph(size_t nodes, size_t links, uint32_t seed)
{
	struct drawn_graph graph = {.random = seed};
	bool *used = ARENA_ARRAY(unit_mem, bool, nodes *nodes);
	struct graph_link *list = ARENA_ARRAY(unit_mem, struct graph_link, links);
	size_t n = 0;

	add_labels(&graph, nodes);
	for (size_t i = 0; i < links && nodes > 1; i++) {
		const size_t from = drawn_number(&graph.random, nodes);
		const size_t to = drawn_number(&graph.random, nodes);

		if (from == to || used[from * nodes + to])
			continue;
		used[from * nodes + to] = true;
		list[n++] = (struct graph_link){from, to, 1 + drawn_number(&graph.random, 99)};
	}
	graph.input.links = list;
	graph.input.link_count = n;
	return graph;
}

static struct graph_layered layout_of(const struct drawn_graph *graph)
{
	struct arena *tmp = arena_open();
	const struct graph_layered drawing = graph_layered_layout(unit_mem, tmp, &graph->input);

	arena_close(tmp);
	return drawing;
}

/* From a side of one box to the facing side of the other, without a gap. */
static void check_path(const struct graph_path *path, struct graph_box from, struct graph_box to)
{
	assert_true(path->count > 0);
	const struct graph_curve *first = &path->curves[0], *last = &path->curves[path->count - 1];
	const bool to_right = first->x[0] < last->x[3];

	assert_true(drawn_on_side(from, first->x[0], first->y[0]));
	assert_true(drawn_on_side(to, last->x[3], last->y[3]));
	assert_int_equal(first->x[0], to_right ? from.x + from.width : from.x);
	assert_int_equal(last->x[3], to_right ? to.x : to.x + to.width);
	for (size_t i = 1; i < path->count; i++) {
		assert_int_equal(path->curves[i - 1].x[3], path->curves[i].x[0]);
		assert_int_equal(path->curves[i - 1].y[3], path->curves[i].y[0]);
	}
}

/* Straight parts lie beside boxes; curves lie in the gaps between columns of boxes. */
static void check_clear(
    const struct graph_path *path, const struct graph_box *boxes, size_t box_count)
{
	for (size_t i = 0; i < path->count; i++) {
		const struct graph_curve *curve = &path->curves[i];
		const int left = curve->x[0] < curve->x[3] ? curve->x[0] : curve->x[3];
		const int right = curve->x[0] < curve->x[3] ? curve->x[3] : curve->x[0];
		const int top = curve->y[0] < curve->y[3] ? curve->y[0] : curve->y[3];
		const int bottom = curve->y[0] < curve->y[3] ? curve->y[3] : curve->y[0];
		const struct graph_box area = {left, top, right - left, bottom - top + 1};

		for (size_t k = 0; k < box_count; k++)
			assert_false(drawn_overlap(area, boxes[k]));
	}
}

static void check_drawing(const struct drawn_graph *graph, const struct graph_layered *drawing)
{
	const struct graph_layered_input *input = &graph->input;

	assert_no_overlap(drawing->boxes, input->node_count);
	for (size_t i = 0; i < input->node_count; i++) {
		assert_true(drawn_inside(drawing->boxes[i], drawing->width, drawing->height));
		assert_true(drawing->boxes[i].width >= graph_label_width(input->labels[i]));
		assert_true(drawing->boxes[i].width >= graph_label_width(input->notes[i]));
	}
	for (size_t i = 0; i < input->link_count; i++) {
		const struct graph_link *link = &input->links[i];

		check_path(
		    &drawing->paths[i], drawing->boxes[link->from], drawing->boxes[link->to]);
		check_clear(&drawing->paths[i], drawing->boxes, input->node_count);
		assert_true(drawn_inside(drawing->weights[i], drawing->width, drawing->height));
		for (size_t k = 0; k < input->node_count; k++)
			assert_false(drawn_overlap(drawing->weights[i], drawing->boxes[k]));
	}
}

struct row {
	const char *name;
	size_t nodes, links;
};

static const struct row rows[] = {
    {"nothing", 0, 0},
    {"one node", 1, 0},
    {"nodes without links", 40, 0},
    {"sparse", 30, 12},
    {"usual", 20, 40},
    {"dense, with cycles", 12, 120},
    {"all linked with all", 7, 500},
    {"two", 2, 9},
    {"large", 150, 600},
};

static void draws(void **state)
{
	const struct row *row = *state;

	for (uint32_t seed = 1; seed <= 5; seed++) {
		const struct drawn_graph graph = random_graph(row->nodes, row->links, seed);
		const struct graph_layered drawing = layout_of(&graph);

		check_drawing(&graph, &drawing);
	}
}

static void equal_input_gives_equal_drawing(void **state)
{
	const struct row *row = *state;
	const struct drawn_graph one = random_graph(row->nodes, row->links, 3);
	const struct drawn_graph two = random_graph(row->nodes, row->links, 3);
	const struct graph_layered a = layout_of(&one), b = layout_of(&two);

	assert_int_equal(a.width, b.width);
	assert_int_equal(a.height, b.height);
	for (size_t i = 0; i < row->nodes; i++)
		assert_memory_equal(&a.boxes[i], &b.boxes[i], sizeof a.boxes[i]);
	for (size_t i = 0; i < one.input.link_count; i++) {
		assert_int_equal(a.paths[i].count, b.paths[i].count);
		assert_memory_equal(a.paths[i].curves, b.paths[i].curves,
		    a.paths[i].count * sizeof *a.paths[i].curves);
		assert_memory_equal(&a.weights[i], &b.weights[i], sizeof a.weights[i]);
	}
}

struct shape_row {
	const char *name;
	size_t nodes;
	struct graph_link links[6];
	size_t link_count;
	const char *columns; /* of each node, from the left; "." stands below all */
};

/* Columns as letters: a is the leftmost. */
static const struct shape_row shape_rows[] = {
    {"chain", 3, {{0, 1, 1}, {1, 2, 1}}, 2, "abc"},
    {"chain given backwards", 3, {{1, 2, 1}, {0, 1, 1}}, 2, "abc"},
    {"rhombus", 4, {{0, 1, 1}, {0, 2, 1}, {1, 3, 1}, {2, 3, 1}}, 4, "abbc"},
    {"a heavy link decides a cycle", 2, {{0, 1, 1}, {1, 0, 5}}, 2, "ba"},
    {"even links each way", 2, {{0, 1, 3}, {1, 0, 3}}, 2, "ab"},
    {"one alone", 3, {{0, 2, 1}}, 1, "a.b"},
    {"two parts", 4, {{0, 1, 1}, {3, 2, 1}}, 2, "abba"},
};

static void sorts_into_columns(void **state)
{
	const struct shape_row *row = *state;
	struct drawn_graph graph = {.random = 1};
	char got[8] = {0};

	add_labels(&graph, row->nodes);
	graph.input.links = row->links;
	graph.input.link_count = row->link_count;
	const struct graph_layered drawing = layout_of(&graph);

	check_drawing(&graph, &drawing);
	for (size_t i = 0; i < row->nodes; i++) {
		int left = 0, lowest = 0;
		bool linked = false;

		for (size_t k = 0; k < row->link_count; k++)
			linked = linked || row->links[k].from == i || row->links[k].to == i;
		for (size_t k = 0; k < row->nodes; k++) {
			bool seen = false;

			for (size_t j = 0; j < k; j++)
				seen = seen || drawing.boxes[j].x == drawing.boxes[k].x;
			left += !seen && row->columns[k] != '.' &&
			    drawing.boxes[k].x < drawing.boxes[i].x;
			if (row->columns[k] != '.' && drawing.boxes[k].y > lowest)
				lowest = drawing.boxes[k].y;
		}
		got[i] = linked ? (char)('a' + left) : drawing.boxes[i].y > lowest ? '.' : '?';
	}
	assert_string_equal(got, row->columns);
}

static double cpu_seconds(void)
{
	struct timespec now;

	assert_int_equal(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now), 0);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Ten times what a page draws still takes no time that anybody waits for. */
static void large_graphs_are_cheap(void **state)
{
	const struct drawn_graph graph = random_graph(2000, 10000, 1);
	const double start = cpu_seconds();
	const struct graph_layered drawing = layout_of(&graph);
	const double seconds = cpu_seconds() - start;

	(void)state;
	print_message("# 2,000 nodes, %zu links: %.3f s\n", graph.input.link_count, seconds);
	assert_no_overlap(drawing.boxes, 2000);
	assert_true(seconds < 1.0);
}

/* The longest chain, given in the worst order for finding the layers. */
static void long_chains_are_cheap(void **state)
{
	enum { NODES = 2000 };
	struct drawn_graph graph = {.random = 1};
	struct graph_link *links = ARENA_ARRAY(unit_mem, struct graph_link, NODES);

	(void)state;
	add_labels(&graph, NODES);
	for (size_t i = 0; i + 1 < NODES; i++)
		links[i] = (struct graph_link){NODES - 2 - i, NODES - 1 - i, 1};
	graph.input.links = links;
	graph.input.link_count = NODES - 1;
	const double start = cpu_seconds();
	const struct graph_layered drawing = layout_of(&graph);
	const double seconds = cpu_seconds() - start;

	print_message("# a chain of 2,000: %.3f s\n", seconds);
	assert_no_overlap(drawing.boxes, NODES);
	assert_true(seconds < 1.0);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, draws, rows);
	UNIT_ROWS(&suite, equal_input_gives_equal_drawing, rows);
	UNIT_ROWS(&suite, sorts_into_columns, shape_rows);
	UNIT_TEST(&suite, large_graphs_are_cheap);
	UNIT_TEST(&suite, long_chains_are_cheap);
	return unit_run(&suite, "graph/layered");
}
