/* SPDX-License-Identifier: MIT */
/* A graph in the DOT language of Graphviz. */
#include "base/utf8.h"
#include "graph/export.h"
#include "graph/export_text.h"

static const char *const shapes[GRAPH_SHAPE_COUNT] = {
    [GRAPH_ROUNDED] = "box, style=\"rounded",
    [GRAPH_HEXAGON] = "hexagon, style=\"solid",
    [GRAPH_SLANTED] = "parallelogram, style=\"solid",
};

/*
 * A quoted string. Graphviz reads "\" in labels as an escape, and "&lt;" as an entity; in the names
 * of nodes it reads neither, where the longer form is still a name of its own.
 */
static void add_quoted(struct buf *out, str text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.n;) {
		const uint32_t c = graph_next_character(text, &i);

		if (c == '&') {
			buf_add(out, S("&amp;"));
			continue;
		}
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		utf8_encode(out, c);
	}
	buf_char(out, '"');
}

static void add_node(struct buf *out, const struct graph_node *node)
{
	const bool defined = node->path.p != NULL;

	buf_add(out, node->group == GRAPH_NO_GROUP ? S("  ") : S("    "));
	add_quoted(out, node->id);
	buf_add(out, S(" [label="));
	add_quoted(out, node->name);
	buf_format(out, ", shape=%s%s\"", shapes[node->shape], defined ? "" : ",dashed");
	buf_add(out, S(", tooltip="));
	add_quoted(out, defined ? node->path : S("not defined"));
	buf_add(out, S("];\n"));
}

/* Opens the group of a node when it is the first of it. */
static void begin_group(struct buf *out, const struct graph_export *graph, size_t group)
{
	buf_format(out, "  subgraph cluster_%zu {\n    label=", group);
	add_quoted(out, graph->groups[group]);
	buf_add(out, S(";\n"));
}

static void add_nodes(struct buf *out, const struct graph_export *graph)
{
	size_t open = GRAPH_NO_GROUP;

	for (size_t i = 0; i < graph->node_count; i++) {
		const struct graph_node *node = &graph->nodes[i];

		if (node->group != open && open != GRAPH_NO_GROUP)
			buf_add(out, S("  }\n"));
		if (node->group != open && node->group != GRAPH_NO_GROUP)
			begin_group(out, graph, node->group);
		open = node->group;
		add_node(out, node);
	}
	if (open != GRAPH_NO_GROUP)
		buf_add(out, S("  }\n"));
}

static void add_edge(struct buf *out, const struct graph_export *graph, const struct graph_edge *e)
{
	buf_add(out, S("  "));
	add_quoted(out, graph->nodes[e->from].id);
	buf_add(out, S(" -> "));
	add_quoted(out, graph->nodes[e->to].id);
	buf_add(out, graph->edge_count > GRAPH_DOT_LABELS ? S(" [tooltip=") : S(" [label="));
	add_quoted(out, e->label);
	buf_add(out, e->declared ? S(", style=solid];\n") : S(", style=dashed];\n"));
}

void graph_write_dot(struct buf *out, const struct graph_export *graph)
{
	if (graph->edge_count > GRAPH_DOT_LABELS)
		buf_format(out,
		    "// %zu edges: their relations are tooltips, labels of more than %d "
		    "are beyond dot\n",
		    graph->edge_count, GRAPH_DOT_LABELS);
	buf_add(out, S("digraph "));
	add_quoted(out, graph->title);
	buf_add(out,
	    S(" {\n  charset=\"UTF-8\";\n  rankdir=LR;\n"
	      "  node [fontname=\"sans-serif\", fontsize=12];\n"
	      "  edge [fontname=\"sans-serif\", fontsize=9];\n"));
	add_nodes(out, graph);
	for (size_t i = 0; i < graph->edge_count; i++)
		add_edge(out, graph, &graph->edges[i]);
	buf_add(out, S("}\n"));
}
