/* SPDX-License-Identifier: MIT */
/* A graph as a Mermaid flowchart. */
#include "base/utf8.h"
#include "graph/export.h"
#include "graph/export_text.h"

/* The two sides of a node's label. */
static const struct {
	str open, close;
} shapes[GRAPH_SHAPE_COUNT] = {
    [GRAPH_ROUNDED] = {{"(\"", 2}, {"\")", 2}},
    [GRAPH_HEXAGON] = {{"{{\"", 3}, {"\"}}", 3}},
    [GRAPH_SLANTED] = {{"[/\"", 3}, {"\"/]", 3}},
};

/*
 * What may stand in a label as it is. Of the others ":" and "#" would meet a rule of Mermaid that
 * looks for styles, "%" its comments, "`", "*", "_" and "1." its markdown, "$" its formulas. A "-"
 * or "+" begins a list only where the label begins.
 */
static bool is_plain(uint32_t c, bool at_start)
{
	static const char plain[] = " ,'()/=?!";

	if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
		return true;
	if (c == '-' || c == '+')
		return !at_start;
	return memchr(plain, (int)c, sizeof plain - 1) != NULL;
}

/* An empty label is none to Mermaid: it would show the node's number. */
static void add_label(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n;) {
		const bool at_start = i == 0;
		const uint32_t c = graph_next_character(text, &i);

		if (is_plain(c, at_start))
			utf8_encode(out, c);
		else
			buf_format(out, "#%u;", (unsigned)c);
	}
	if (!text.n)
		buf_char(out, ' ');
}

static void add_node(struct buf *out, const struct graph_node *node, size_t index)
{
	buf_format(out, node->group == GRAPH_NO_GROUP ? "  n%zu" : "    n%zu", index);
	buf_add(out, shapes[node->shape].open);
	add_label(out, node->name);
	buf_add(out, shapes[node->shape].close);
	buf_add(out, node->path.p ? S("\n") : S(":::missing\n"));
}

static void add_nodes(struct buf *out, const struct graph_export *graph)
{
	size_t open = GRAPH_NO_GROUP;

	for (size_t i = 0; i < graph->node_count; i++) {
		const size_t group = graph->nodes[i].group;

		if (group != open && open != GRAPH_NO_GROUP)
			buf_add(out, S("  end\n"));
		if (group != open && group != GRAPH_NO_GROUP) {
			buf_format(out, "  subgraph g%zu[\"", group);
			add_label(out, graph->groups[group]);
			buf_add(out, S("\"]\n"));
		}
		open = group;
		add_node(out, &graph->nodes[i], i);
	}
	if (open != GRAPH_NO_GROUP)
		buf_add(out, S("  end\n"));
}

/* Both settings are of the page that draws: a diagram cannot set them for itself. */
static void add_limits(struct buf *out, const struct graph_export *graph, size_t characters)
{
	if (graph->edge_count > GRAPH_MERMAID_EDGES)
		buf_format(out,
		    "%%%% %zu edges: Mermaid draws at most %d unless its setting maxEdges is "
		    "higher\n",
		    graph->edge_count, GRAPH_MERMAID_EDGES);
	if (characters > GRAPH_MERMAID_CHARACTERS)
		buf_format(out,
		    "%%%% %zu characters: Mermaid draws at most %d unless its setting maxTextSize "
		    "is higher\n",
		    characters, GRAPH_MERMAID_CHARACTERS);
}

void graph_write_mermaid(struct buf *out, const struct graph_export *graph)
{
	struct buf body;

	buf_init(&body, out->mem);
	buf_add(&body, S("flowchart LR\n  classDef missing stroke-dasharray:4 3\n"));
	add_nodes(&body, graph);
	for (size_t i = 0; i < graph->edge_count; i++) {
		const struct graph_edge *edge = &graph->edges[i];

		buf_format(&body, "  n%zu %s|\"", edge->from, edge->declared ? "-->" : "-.->");
		add_label(&body, edge->label);
		buf_format(&body, "\"| n%zu\n", edge->to);
	}
	add_limits(out, graph, utf8_length(buf_str(&body)));
	buf_add(out, buf_str(&body));
}
