/* SPDX-License-Identifier: MIT */
/*
 * A graph as text for other programs: Graphviz DOT, Mermaid, GraphML, SVG. Takes plain nodes and
 * edges and knows no site. Whatever names hold, the result is well-formed: what is no UTF-8 and
 * control characters become U+FFFD, a line end becomes a space. Same graph, same bytes.
 */
#ifndef GRAPH_EXPORT_H
#define GRAPH_EXPORT_H

#include "base/buf.h"

#define GRAPH_NO_GROUP ((size_t)-1)
#define GRAPH_NO_CENTRE ((size_t)-1)

/* What Mermaid draws when nobody sets maxEdges and maxTextSize. */
enum { GRAPH_MERMAID_EDGES = 500, GRAPH_MERMAID_CHARACTERS = 50000 };

/* With more edges DOT has the relations as tooltips: dot gives up on many labels between clusters.
 */
enum { GRAPH_DOT_LABELS = 200 };

enum graph_shape { GRAPH_ROUNDED, GRAPH_HEXAGON, GRAPH_SLANTED, GRAPH_SHAPE_COUNT };

struct graph_node {
	str id; /* "agent/backend-lead"; no other node has it */
	str name; /* for people */
	str kind; /* "agent" */
	str path; /* absent: nobody defines it */
	enum graph_shape shape;
	size_t group; /* index into groups, or GRAPH_NO_GROUP */
};

struct graph_edge {
	size_t from, to; /* nodes; perhaps the same */
	str relation, label; /* "delegates_to", "delegates to" */
	bool declared; /* a solid line; else stated in prose, and dashed */
	uint32_t line;
	str evidence;
};

struct graph_export {
	str title;
	const str *groups; /* names */
	size_t group_count;
	const struct graph_node *nodes; /* by group, those of none last */
	size_t node_count;
	const struct graph_edge *edges;
	size_t edge_count;
	size_t centre; /* the node that all others stand around, or GRAPH_NO_CENTRE */
	size_t single_max; /* with more nodes the SVG draws the groups */
};

/* Groups are clusters, kinds shapes, relations labels; what is not defined has a dashed border. A
 * comment says so when there are too many edges for labels. */
void graph_write_dot(struct buf *out, const struct graph_export *graph);

/* As DOT. A comment says so when the graph is beyond what Mermaid draws without settings. */
void graph_write_mermaid(struct buf *out, const struct graph_export *graph);

/* Everything that struct graph_export holds, for programs. */
void graph_write_graphml(struct buf *out, const struct graph_export *graph);

/*
 * A drawing that stands alone, light and dark: the nodes with a line for each pair, or, when there
 * are too many, the groups and the heaviest links between them. Around a centre only its own lines
 * are drawn when all of them could not be read. A line at the foot says what is drawn.
 */
void graph_write_svg(struct arena *tmp, struct buf *out, const struct graph_export *graph);

#endif
