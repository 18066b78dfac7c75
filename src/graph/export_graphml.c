/* SPDX-License-Identifier: MIT */
/* A graph as GraphML (graphml.graphdrawing.org), which most programs for graphs read. */
#include "graph/export.h"
#include "graph/export_text.h"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
    "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "<key id=\"folder\" for=\"node\" attr.name=\"folder\" attr.type=\"string\"/>\n"
    "<key id=\"path\" for=\"node\" attr.name=\"path\" attr.type=\"string\"/>\n"
    "<key id=\"defined\" for=\"node\" attr.name=\"defined\" attr.type=\"boolean\"/>\n"
    "<key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n"
    "<key id=\"declared\" for=\"edge\" attr.name=\"declared\" attr.type=\"boolean\"/>\n"
    "<key id=\"line\" for=\"edge\" attr.name=\"line\" attr.type=\"int\"/>\n"
    "<key id=\"evidence\" for=\"edge\" attr.name=\"evidence\" attr.type=\"string\"/>\n";

static void add_attribute(struct buf *out, str name, str text)
{
	buf_char(out, ' ');
	buf_add(out, name);
	buf_add(out, S("=\""));
	graph_add_xml(out, text);
	buf_char(out, '"');
}

/* Nothing for an absent text. */
static void add_data(struct buf *out, str key, str text)
{
	if (!text.p)
		return;
	buf_add(out, S("<data"));
	add_attribute(out, S("key"), key);
	buf_char(out, '>');
	graph_add_xml(out, text);
	buf_add(out, S("</data>"));
}

static void add_node(
    struct buf *out, const struct graph_export *graph, const struct graph_node *node)
{
	buf_add(out, S("<node"));
	add_attribute(out, S("id"), node->id);
	buf_char(out, '>');
	add_data(out, S("name"), node->name);
	add_data(out, S("kind"), node->kind);
	if (node->group != GRAPH_NO_GROUP)
		add_data(out, S("folder"), graph->groups[node->group]);
	add_data(out, S("path"), node->path);
	add_data(out, S("defined"), node->path.p ? S("true") : S("false"));
	buf_add(out, S("</node>\n"));
}

static void add_edge(
    struct buf *out, const struct graph_export *graph, const struct graph_edge *edge)
{
	buf_add(out, S("<edge"));
	add_attribute(out, S("source"), graph->nodes[edge->from].id);
	add_attribute(out, S("target"), graph->nodes[edge->to].id);
	buf_char(out, '>');
	add_data(out, S("relation"), edge->relation);
	add_data(out, S("declared"), edge->declared ? S("true") : S("false"));
	buf_format(out, "<data key=\"line\">%u</data>", (unsigned)edge->line);
	add_data(out, S("evidence"), edge->evidence);
	buf_add(out, S("</edge>\n"));
}

void graph_write_graphml(struct buf *out, const struct graph_export *graph)
{
	buf_add(out, (str){head, sizeof head - 1});
	buf_add(out, S("<graph edgedefault=\"directed\">\n"));
	for (size_t i = 0; i < graph->node_count; i++)
		add_node(out, graph, &graph->nodes[i]);
	for (size_t i = 0; i < graph->edge_count; i++)
		add_edge(out, graph, &graph->edges[i]);
	buf_add(out, S("</graph>\n</graphml>\n"));
}
