/* SPDX-License-Identifier: MIT */
/*
 * A graph as a picture that needs no page around it: boxes in layers, lines between them, the
 * colours inside. Not for the drawings of the site, which templates make.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "graph/export.h"
#include "graph/export_text.h"
#include "graph/graph.h"

enum {
	LINKS_PER_GROUP = 2, /* of groups the heaviest links only: that many for each */
	LABEL_Y = 19,
	NOTE_Y = 36,
	SLANT = 10,
	FOOT = 30, /* below the drawing, for the line that explains it */
	WIDTH_MIN = 640, /* room for that line */
};

static const char style[] =
    "<style>\n"
    "svg{background:#fff;font:13px system-ui,\"Segoe UI\",Roboto,\"Noto Sans\",Arial,sans-serif}\n"
    "text{fill:#1a202c;text-anchor:middle}\n"
    ".note,.weight,.foot{fill:#545f71;font-size:11px}\n"
    ".foot{text-anchor:start}\n"
    ".box{fill:#f6f7f9;stroke:#aeb6c4}\n"
    ".agent .box{fill:#e7edfb;stroke:#1d4ebb}\n"
    ".skill .box{fill:#def3ee;stroke:#0a6557}\n"
    ".command .box{fill:#f3e9fb;stroke:#7438a8}\n"
    ".missing .box{fill:#fdecee;stroke:#9b1c2e;stroke-dasharray:4 3}\n"
    ".edge{fill:none;stroke:#6f7b8f}\n"
    ".stated{stroke-dasharray:5 3}\n"
    "marker path{fill:#6f7b8f}\n"
    ".weight{paint-order:stroke;stroke:#fff;stroke-width:3px}\n"
    "@media (prefers-color-scheme:dark){\n"
    "svg{background:#11151c}\n"
    "text{fill:#e4e8ef}\n"
    ".note,.weight,.foot{fill:#a2adbd}\n"
    ".box{fill:#181d27;stroke:#566174}\n"
    ".agent .box{fill:#1c2a4b;stroke:#9dbcff}\n"
    ".skill .box{fill:#10332d;stroke:#72d3bf}\n"
    ".command .box{fill:#33214a;stroke:#d2a8f7}\n"
    ".missing .box{fill:#3a1920;stroke:#ff9dab}\n"
    ".edge{stroke:#8692a5}\n"
    "marker path{fill:#8692a5}\n"
    ".weight{stroke:#11151c}\n"
    "}\n"
    "</style>\n"
    "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" "
    "markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
    "<path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n";

/* All edges of one ordered pair of boxes. */
struct line {
	size_t from, to;
	size_t first; /* of the edges */
	size_t weight; /* how many they are */
	bool declared; /* one of them is */
};

struct picture {
	const struct graph_export *graph;
	bool by_group;
	struct graph_layered_input input;
	struct line *lines; /* those that are drawn, as input.links */
	size_t line_count, all; /* all: with those that are not drawn */
	struct graph_layered drawing;
};

static int compare_ends(const void *left, const void *right)
{
	const struct line *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

static int compare_weights(const void *left, const void *right)
{
	const struct line *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return compare_ends(left, right);
}

static size_t join_lines(struct line *lines, size_t n)
{
	size_t joined = 0;

	if (n)
		qsort(lines, n, sizeof *lines, compare_ends);
	for (size_t i = 0; i < n; i++) {
		struct line *last = joined ? &lines[joined - 1] : NULL;

		if (last && last->from == lines[i].from && last->to == lines[i].to) {
			last->weight++;
			last->declared = last->declared || lines[i].declared;
		} else {
			lines[joined++] = lines[i];
		}
	}
	return joined;
}

/* The box of a node: its own, or that of its group; those of no group have none then. */
static size_t box_of(const struct picture *picture, size_t node)
{
	return picture->by_group ? picture->graph->nodes[node].group : node;
}

/* Beyond twice as many lines as boxes nobody follows a line. */
static bool can_be_read(const struct picture *picture, size_t lines)
{
	return lines <= 2 * picture->input.node_count + 4;
}

/* The lines that are drawn come first; returns how many. */
static size_t choose_lines(const struct picture *picture, size_t n)
{
	const size_t centre = picture->graph->centre;
	const size_t shown = LINKS_PER_GROUP * picture->graph->group_count;
	size_t kept = 0;

	if (picture->by_group && n > shown) {
		qsort(picture->lines, n, sizeof *picture->lines, compare_weights);
		return shown;
	}
	if (picture->by_group || centre == GRAPH_NO_CENTRE || can_be_read(picture, n))
		return n;
	for (size_t i = 0; i < n; i++) {
		if (picture->lines[i].from == centre || picture->lines[i].to == centre)
			picture->lines[kept++] = picture->lines[i];
	}
	return kept;
}

static void find_lines(struct arena *tmp, struct picture *picture)
{
	const struct graph_export *graph = picture->graph;
	struct graph_link *links;
	size_t n = 0;

	picture->lines = ARENA_ARRAY(tmp, struct line, graph->edge_count);
	for (size_t i = 0; i < graph->edge_count; i++) {
		const struct graph_edge *edge = &graph->edges[i];
		const size_t from = box_of(picture, edge->from), to = box_of(picture, edge->to);

		if (from != to && from != GRAPH_NO_GROUP && to != GRAPH_NO_GROUP)
			picture->lines[n++] = (struct line){from, to, i, 1, edge->declared};
	}
	n = join_lines(picture->lines, n);
	picture->all = n;
	n = choose_lines(picture, n);
	picture->line_count = n;
	links = ARENA_ARRAY(tmp, struct graph_link, n);
	for (size_t i = 0; i < n; i++)
		links[i] = (struct graph_link){
		    picture->lines[i].from, picture->lines[i].to, picture->lines[i].weight};
	picture->input.links = links;
	picture->input.link_count = n;
}

static void label_groups(struct arena *tmp, struct picture *picture)
{
	const struct graph_export *graph = picture->graph;
	size_t *counts = ARENA_ARRAY(tmp, size_t, graph->group_count);
	str *notes = ARENA_ARRAY(tmp, str, graph->group_count);

	for (size_t i = 0; i < graph->node_count; i++) {
		if (graph->nodes[i].group != GRAPH_NO_GROUP)
			counts[graph->nodes[i].group]++;
	}
	for (size_t i = 0; i < graph->group_count; i++)
		notes[i] =
		    str_format(tmp, "%zu definition%s", counts[i], counts[i] == 1 ? "" : "s");
	picture->input.labels = graph->groups;
	picture->input.notes = notes;
	picture->input.node_count = graph->group_count;
}

static void label_nodes(struct arena *tmp, struct picture *picture)
{
	const struct graph_export *graph = picture->graph;
	str *labels = ARENA_ARRAY(tmp, str, graph->node_count);
	str *notes = ARENA_ARRAY(tmp, str, graph->node_count);

	for (size_t i = 0; i < graph->node_count; i++) {
		labels[i] = graph->nodes[i].name;
		notes[i] = graph->nodes[i].path.p ? graph->nodes[i].kind : S("not defined");
	}
	picture->input.labels = labels;
	picture->input.notes = notes;
	picture->input.node_count = graph->node_count;
}

static void add_text(struct buf *out, const char *class, int x, int y, str text)
{
	buf_format(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class, x, y);
	graph_add_xml(out, text);
	buf_add(out, S("</text>"));
}

static void add_shape(struct buf *out, const struct graph_box *b, enum graph_shape shape)
{
	const int right = b->x + b->width, bottom = b->y + b->height, middle = b->y + b->height / 2;

	switch (shape) {
	case GRAPH_HEXAGON:
		buf_format(out, "<path class=\"box\" d=\"M%d %dL%d %dH%dL%d %dL%d %dH%dz\"/>", b->x,
		    middle, b->x + SLANT, b->y, right - SLANT, right, middle, right - SLANT, bottom,
		    b->x + SLANT);
		break;
	case GRAPH_SLANTED:
		buf_format(out, "<path class=\"box\" d=\"M%d %dH%dL%d %dH%dz\"/>", b->x + SLANT,
		    b->y, right, right - SLANT, bottom, b->x);
		break;
	default:
		buf_format(out,
		    "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>",
		    b->x, b->y, b->width, b->height);
	}
}

static void add_box(struct buf *out, const struct picture *picture, size_t i)
{
	const struct graph_box *box = &picture->drawing.boxes[i];
	const struct graph_node *node = picture->by_group ? NULL : &picture->graph->nodes[i];
	const int x = box->x + box->width / 2;

	buf_add(out, S("<g class=\""));
	if (node)
		graph_add_xml(out, node->path.p ? node->kind : S("missing"));
	buf_add(out, S("\">"));
	if (node) {
		buf_add(out, S("<title>"));
		graph_add_xml(out, node->id);
		buf_add(out, S("</title>"));
	}
	add_shape(out, box, node ? node->shape : GRAPH_ROUNDED);
	add_text(out, "label", x, box->y + LABEL_Y, picture->input.labels[i]);
	add_text(out, "note", x, box->y + NOTE_Y, picture->input.notes[i]);
	buf_add(out, S("</g>\n"));
}

static void add_line(struct buf *out, const struct picture *picture, size_t i)
{
	const struct line *line = &picture->lines[i];
	const struct graph_path *path = &picture->drawing.paths[i];
	const struct graph_edge *edge = &picture->graph->edges[line->first];

	buf_format(out, "<path class=\"edge%s\" marker-end=\"url(#arrow)\" d=\"M%d %d",
	    line->declared || picture->by_group ? "" : " stated", path->curves[0].x[0],
	    path->curves[0].y[0]);
	for (size_t k = 0; k < path->count; k++) {
		const struct graph_curve *c = &path->curves[k];
		buf_format(out, "C%d %d %d %d %d %d", c->x[1], c->y[1], c->x[2], c->y[2], c->x[3],
		    c->y[3]);
	}
	buf_add(out, S("\"><title>"));
	graph_add_xml(out, picture->input.labels[line->from]);
	buf_add(out, S(" "));
	graph_add_xml(out, picture->by_group ? S("to") : edge->label);
	buf_add(out, S(" "));
	graph_add_xml(out, picture->input.labels[line->to]);
	if (line->weight > 1)
		buf_format(out, " (%zu relations)", line->weight);
	buf_add(out, S("</title></path>\n"));
}

static str explain(struct arena *tmp, const struct picture *picture)
{
	const struct graph_export *graph = picture->graph;
	const str counts = str_format(
	    tmp, "%zu definitions and names, %zu relations", graph->node_count, graph->edge_count);

	if (picture->by_group)
		return str_format(tmp,
		    "%.*s; %zu of %zu links between folders, with how many they stand for",
		    STR_ARG(counts), picture->line_count, picture->all);
	if (picture->line_count < picture->all)
		return str_format(tmp,
		    "%.*s; only those of %.*s are drawn; dashed: stated in the text",
		    STR_ARG(counts), STR_ARG(graph->nodes[graph->centre].name));
	return str_format(tmp, "%.*s; solid: declared in front matter, dashed: stated in the text",
	    STR_ARG(counts));
}

static void add_picture(struct arena *tmp, struct buf *out, const struct picture *picture)
{
	const struct graph_layered *drawing = &picture->drawing;
	const int height = drawing->height + FOOT;
	const int width = drawing->width < WIDTH_MIN ? WIDTH_MIN : drawing->width;

	buf_format(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
	    "viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
	    width, height, width, height);
	graph_add_xml(out, picture->graph->title);
	buf_add(out, S("</title>\n"));
	buf_add(out, (str){style, sizeof style - 1});
	for (size_t i = 0; i < picture->line_count; i++)
		add_line(out, picture, i);
	for (size_t i = 0; i < picture->input.node_count; i++)
		add_box(out, picture, i);
	for (size_t i = 0; picture->by_group && i < picture->line_count; i++) {
		const struct graph_box *box = &drawing->weights[i];
		add_text(out, "weight", box->x + box->width / 2, box->y + box->height - 3,
		    str_format(tmp, "%zu", picture->lines[i].weight));
		buf_char(out, '\n');
	}
	add_text(out, "foot", 8, height - 10, explain(tmp, picture));
	buf_add(out, S("\n</svg>\n"));
}

void graph_write_svg(struct arena *tmp, struct buf *out, const struct graph_export *graph)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct arena *scratch = arena_open(); /* of the layout, which gives results in tmp */
	struct picture picture = {
	    .graph = graph, .by_group = graph->node_count > graph->single_max};

	if (picture.by_group)
		label_groups(tmp, &picture);
	else
		label_nodes(tmp, &picture);
	find_lines(tmp, &picture);
	picture.drawing = graph_layered_layout(tmp, scratch, &picture.input);
	add_picture(tmp, out, &picture);
	arena_close(scratch);
	arena_rewind(tmp, mark);
}
