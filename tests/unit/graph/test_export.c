/* SPDX-License-Identifier: MIT */
/*
 * The writers of graphs: what each makes of a small graph, of names that are its own syntax, and of
 * graphs beyond a limit.
 *
 *	a ==> b, a --> c (not defined), b --> b     ==> declared
 */
#include "graph/export.h"

#include "base/utf8.h"
#include "unit/unit.h"

static struct graph_export drawn(str name)
{
	struct graph_node *nodes = ARENA_ARRAY(unit_mem, struct graph_node, 3);
	struct graph_edge *edges = ARENA_ARRAY(unit_mem, struct graph_edge, 3);
	str *groups = ARENA_ARRAY(unit_mem, str, 2);
	const str relation = S("uses");

	groups[0] = name;
	groups[1] = S("two");
	nodes[0] = (struct graph_node){S("agent/a"), name, S("agent"), S("a.md"), GRAPH_ROUNDED, 0};
	nodes[1] = (struct graph_node){S("skill/b"), S("b"), S("skill"), name, GRAPH_HEXAGON, 1};
	nodes[2] = (struct graph_node){
	    S("command/c"), S("c"), S("command"), STR_ABSENT, GRAPH_SLANTED, GRAPH_NO_GROUP};
	edges[0] = (struct graph_edge){0, 1, relation, S("uses"), true, 3, name};
	edges[1] = (struct graph_edge){0, 2, relation, S("uses"), false, 4, S("Use c.")};
	edges[2] = (struct graph_edge){1, 1, relation, S("uses"), false, 5, S("Use b.")};
	return (struct graph_export){
	    .title = name,
	    .groups = groups,
	    .group_count = 2,
	    .nodes = nodes,
	    .node_count = 3,
	    .edges = edges,
	    .edge_count = 3,
	    .centre = GRAPH_NO_CENTRE,
	    .single_max = 10,
	};
}

static str written(const char *format, const struct graph_export *graph)
{
	struct arena *tmp = arena_open();
	struct buf out;

	buf_init(&out, unit_mem);
	if (strcmp(format, "dot") == 0)
		graph_write_dot(&out, graph);
	else if (strcmp(format, "mermaid") == 0)
		graph_write_mermaid(&out, graph);
	else if (strcmp(format, "graphml") == 0)
		graph_write_graphml(&out, graph);
	else
		graph_write_svg(tmp, &out, graph);
	arena_close(tmp);
	return buf_str(&out);
}

static void assert_has(str text, str part)
{
	if (str_find(text, part, 0) == STR_NONE)
		assert_str_equal(text, part);
}

static void writes_dot(void **state)
{
	const struct graph_export graph = drawn(S("one"));

	(void)state;
	assert_str_equal(written("dot", &graph),
	    S("digraph \"one\" {\n"
	      "  charset=\"UTF-8\";\n"
	      "  rankdir=LR;\n"
	      "  node [fontname=\"sans-serif\", fontsize=12];\n"
	      "  edge [fontname=\"sans-serif\", fontsize=9];\n"
	      "  subgraph cluster_0 {\n"
	      "    label=\"one\";\n"
	      "    \"agent/a\" [label=\"one\", shape=box, style=\"rounded\", tooltip=\"a.md\"];\n"
	      "  }\n"
	      "  subgraph cluster_1 {\n"
	      "    label=\"two\";\n"
	      "    \"skill/b\" [label=\"b\", shape=hexagon, style=\"solid\", tooltip=\"one\"];\n"
	      "  }\n"
	      "  \"command/c\" [label=\"c\", shape=parallelogram, style=\"solid,dashed\", "
	      "tooltip=\"not defined\"];\n"
	      "  \"agent/a\" -> \"skill/b\" [label=\"uses\", style=solid];\n"
	      "  \"agent/a\" -> \"command/c\" [label=\"uses\", style=dashed];\n"
	      "  \"skill/b\" -> \"skill/b\" [label=\"uses\", style=dashed];\n"
	      "}\n"));
}

static void writes_mermaid(void **state)
{
	const struct graph_export graph = drawn(S("one"));

	(void)state;
	assert_str_equal(written("mermaid", &graph),
	    S("flowchart LR\n"
	      "  classDef missing stroke-dasharray:4 3\n"
	      "  subgraph g0[\"one\"]\n"
	      "    n0(\"one\")\n"
	      "  end\n"
	      "  subgraph g1[\"two\"]\n"
	      "    n1{{\"b\"}}\n"
	      "  end\n"
	      "  n2[/\"c\"/]:::missing\n"
	      "  n0 -->|\"uses\"| n1\n"
	      "  n0 -.->|\"uses\"| n2\n"
	      "  n1 -.->|\"uses\"| n1\n"));
}

static void writes_graphml(void **state)
{
	const struct graph_export graph = drawn(S("one"));
	const str got = written("graphml", &graph);

	(void)state;
	assert_has(got,
	    S("<graph edgedefault=\"directed\">\n"
	      "<node id=\"agent/a\"><data key=\"name\">one</data><data key=\"kind\">agent</data>"
	      "<data key=\"folder\">one</data><data key=\"path\">a.md</data>"
	      "<data key=\"defined\">true</data></node>\n"));
	assert_has(got,
	    S("<node id=\"command/c\"><data key=\"name\">c</data><data key=\"kind\">command</data>"
	      "<data key=\"defined\">false</data></node>\n"
	      "<edge source=\"agent/a\" target=\"skill/b\"><data key=\"relation\">uses</data>"
	      "<data key=\"declared\">true</data><data key=\"line\">3</data>"
	      "<data key=\"evidence\">one</data></edge>\n"));
}

static void draws_nodes_or_groups(void **state)
{
	struct graph_export graph = drawn(S("one"));
	str got = written("svg", &graph);

	(void)state;
	assert_has(got, S("<g class=\"missing\"><title>command/c</title>"));
	assert_has(got, S("class=\"edge stated\""));
	assert_has(got, S("<title>one uses b</title>"));
	assert_has(got, S("3 definitions and names, 3 relations; solid: declared"));
	graph.single_max = 2;
	got = written("svg", &graph);
	assert_has(got, S("<title>one to two</title>"));
	assert_has(got, S(">1 definition</text>"));
	assert_has(got, S("3 relations; 1 of 1 links between folders"));
	assert_int_equal(str_find(got, S("agent/a"), 0), STR_NONE);
}

struct hostile_row {
	const char *name;
	str label;
	str dot, mermaid, xml; /* how it stands in each */
};

static const struct hostile_row hostile_rows[] = {
    {"quotes", UNIT_S("a\"b'"), UNIT_S("\"a\\\"b'\""), UNIT_S("(\"a#34;b'\")"),
	UNIT_S("a&quot;b&#39;")},
    {"a backslash at the end", UNIT_S("a\\"), UNIT_S("\"a\\\\\""), UNIT_S("(\"a#92;\")"),
	UNIT_S("a\\")},
    {"line ends", UNIT_S("a\nb\r\nc"), UNIT_S("\"a b  c\""), UNIT_S("(\"a b  c\")"),
	UNIT_S("a b  c")},
    {"line ends of Unicode", UNIT_S("a\xE2\x80\xA8z\xC2\x85"), UNIT_S("\"a z \""),
	UNIT_S("(\"a z \")"), UNIT_S("a\xE2\x80\xA8z\xEF\xBF\xBD")},
    {"markup", UNIT_S("<b>&amp;"), UNIT_S("\"<b>&amp;amp;\""), UNIT_S("(\"#60;b#62;#38;amp#59;\")"),
	UNIT_S("&lt;b&gt;&amp;amp;")},
    {"a word of the language", UNIT_S("end"), UNIT_S("\"end\""), UNIT_S("(\"end\")"),
	UNIT_S("end")},
    {"a directive", UNIT_S("%%{init}%%"), UNIT_S("\"%%{init}%%\""),
	UNIT_S("(\"#37;#37;#123;init#125;#37;#37;\")"), UNIT_S("%%{init}%%")},
    {"an entity of Mermaid", UNIT_S("style:x#1;"), UNIT_S("\"style:x#1;\""),
	UNIT_S("(\"style#58;x#35;1#59;\")"), UNIT_S("style:x#1;")},
    {"markdown", UNIT_S("- `*_1."), UNIT_S("\"- `*_1.\""), UNIT_S("(\"#45; #96;#42;#95;1#46;\")"),
	UNIT_S("- `*_1.")},
    {"brackets", UNIT_S("a](x)|"), UNIT_S("\"a](x)|\""), UNIT_S("(\"a#93;(x)#124;\")"),
	UNIT_S("a](x)|")},
    {"a control character", UNIT_S("a\x01"), UNIT_S("\"a\xEF\xBF\xBD\""),
	UNIT_S("(\"a\xEF\xBF\xBD\")"), UNIT_S("a\xEF\xBF\xBD")},
    {"no UTF-8", UNIT_S("a\xFF"), UNIT_S("\"a\xEF\xBF\xBD\""), UNIT_S("(\"a\xEF\xBF\xBD\")"),
	UNIT_S("a\xEF\xBF\xBD")},
    {"U+FFFF", UNIT_S("\xEF\xBF\xBF"), UNIT_S("\"\xEF\xBF\xBD\""), UNIT_S("(\"\xEF\xBF\xBD\")"),
	UNIT_S("\xEF\xBF\xBD")},
    {"another script", UNIT_S("審査"), UNIT_S("\"審査\""), UNIT_S("(\"審査\")"), UNIT_S("審査")},
    {"nothing", UNIT_S(""), UNIT_S("\"\""), UNIT_S("(\" \")"), UNIT_S("")},
};

static void escapes(void **state)
{
	const struct hostile_row *row = *state;
	const struct graph_export graph = drawn(unit_guarded(row->label));

	assert_has(written("dot", &graph),
	    str_format(unit_mem, " [label=%.*s, shape=box", STR_ARG(row->dot)));
	assert_has(written("mermaid", &graph),
	    str_format(unit_mem, "    n0%.*s\n", STR_ARG(row->mermaid)));
	assert_has(written("graphml", &graph),
	    str_format(unit_mem, "<data key=\"name\">%.*s</data>", STR_ARG(row->xml)));
	assert_has(
	    written("svg", &graph), str_format(unit_mem, "\">%.*s</text>", STR_ARG(row->xml)));
}

/* n edges between the first two nodes. */
static struct graph_export crowded(size_t n)
{
	struct graph_export graph = drawn(S("one"));
	struct graph_edge *edges = ARENA_ARRAY(unit_mem, struct graph_edge, n);

	for (size_t i = 0; i < n; i++)
		edges[i] = graph.edges[0];
	graph.edges = edges;
	graph.edge_count = n;
	return graph;
}

static void names_limits(void **state)
{
	const struct graph_export few = crowded(GRAPH_DOT_LABELS);
	const struct graph_export some = crowded(GRAPH_MERMAID_EDGES);
	const struct graph_export many = crowded(GRAPH_MERMAID_EDGES + 1);
	const struct graph_export long_one = crowded(3000);

	(void)state;
	assert_has(written("dot", &few), S("[label=\"uses\""));
	assert_has(written("dot", &some), S("[tooltip=\"uses\""));
	assert_true(str_starts_with(written("dot", &some), S("// 500 edges")));
	assert_true(str_starts_with(written("mermaid", &some), S("flowchart")));
	assert_true(str_starts_with(written("mermaid", &many),
	    S("%% 501 edges: Mermaid draws at most 500 unless its setting maxEdges is higher\n"
	      "flowchart")));
	assert_has(written("mermaid", &long_one), S("characters: Mermaid draws at most 50000"));
}

static void writes_nothing_at_all(void **state)
{
	const struct graph_export empty = {.title = S("none"), .centre = GRAPH_NO_CENTRE};

	(void)state;
	assert_has(written("dot", &empty), S("fontsize=9];\n}\n"));
	assert_true(str_ends_with(written("mermaid", &empty), S("dasharray:4 3\n")));
	assert_has(written("graphml", &empty), S("<graph edgedefault=\"directed\">\n</graph>"));
	assert_has(written("svg", &empty), S("0 definitions and names, 0 relations"));
}

/* Eight nodes that all name each other; of 56 lines 14 are the centre's. */
static void draws_what_can_be_read(void **state)
{
	enum { N = 8 };
	struct graph_export graph = drawn(S("one"));
	struct graph_node nodes[N];
	struct graph_edge edges[N * N];
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		nodes[i] = graph.nodes[0];
		nodes[i].name = str_format(unit_mem, "n%zu", i);
		for (size_t k = 0; k < N; k++)
			edges[n++] = (struct graph_edge){.from = i, .to = k, .label = S("uses")};
	}
	graph.nodes = nodes;
	graph.node_count = N;
	graph.edges = edges;
	graph.edge_count = n;
	graph.centre = 3;
	const str got = written("svg", &graph);
	size_t lines = 0;
	for (size_t at = 0; (at = str_find(got, S("marker-end="), at)) != STR_NONE; at++)
		lines++;
	assert_int_equal(lines, 2 * (N - 1));
	assert_has(got, S("64 relations; only those of n3 are drawn"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, writes_dot);
	UNIT_TEST(&suite, writes_mermaid);
	UNIT_TEST(&suite, writes_graphml);
	UNIT_TEST(&suite, draws_nodes_or_groups);
	UNIT_ROWS(&suite, escapes, hostile_rows);
	UNIT_TEST(&suite, names_limits);
	UNIT_TEST(&suite, writes_nothing_at_all);
	UNIT_TEST(&suite, draws_what_can_be_read);
	return unit_run(&suite, "graph/export");
}
