/* SPDX-License-Identifier: MIT */
/*
 * Parts of a graph, and nodes by their names.
 *
 *	0 --delegates_to--> 1 --uses--> 2 --uses--> 3 --> 1       4 stands alone
 *	                                            3 --uses--> a name that nobody defines (node 5)
 */
#include "site/selection.h"

#include "unit/site/drawn.h"

enum { NODES = 6, EDGES = 5, ALL = SITE_ALL_RELATIONS };

static struct site *chain(void)
{
	static const struct edge edges[EDGES] = {{0, 1, REL_DELEGATES_TO}, {1, 2, REL_USES},
	    {2, 3, REL_USES}, {3, 1, REL_MENTIONS}, {3, SITE_NONE, REL_USES}};
	static const char *const names[] = {"lead", "planner", "tester", "tester", "lone"};
	struct site *site = site_of(5, edges, EDGES);

	for (size_t i = 0; i < site->def_count; i++) {
		struct site_def *def = &site->defs[i];

		def->def.kind = i == 3 ? DEF_SKILL : DEF_AGENT;
		def->def.name = def->def.stem = def->slug = str_of_cstr(names[i]);
		def->id = str_format(
		    unit_mem, "%.*s/%s", STR_ARG(def_kinds[def->def.kind].name), names[i]);
	}
	site->missing = ARENA_NEW(unit_mem, struct site_missing);
	site->missing_count = 1;
	site->missing[0] = (struct site_missing){
	    .id = S("agent/ghost"), .slug = S("ghost"), .name = S("Ghost"), .in_count = 1};
	site->missing[0].in = ARENA_NEW(unit_mem, size_t);
	site->missing[0].in[0] = 4;
	return site;
}

struct select_row {
	const char *name;
	struct site_choice choice;
	const char *nodes, *edges; /* a digit each */
};

static const struct select_row select_rows[] = {
    {"everything", {SITE_NONE, 0, ALL}, "012345", "01234"},
    {"one relation", {SITE_NONE, 0, SITE_RELATION(REL_DELEGATES_TO)}, "01234", "0"},
    {"both directions", {1, 1, ALL}, "0123", "0123"},
    {"depth 1 from an end", {0, 1, ALL}, "01", "0"},
    {"depth 2", {0, 2, ALL}, "0123", "0123"},
    {"depth 3", {0, 3, ALL}, "01235", "01234"},
    {"a depth beyond the graph", {0, 99, ALL}, "01235", "01234"},
    {"along one relation", {1, 9, SITE_RELATION(REL_USES)}, "1235", "124"},
    {"a node alone", {4, 3, ALL}, "4", ""},
    {"a name that nobody defines", {5, 1, ALL}, "35", "4"},
};

static str digits(const bool *set, size_t n)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++) {
		if (set[i])
			buf_uint(&out, i);
	}
	return buf_str(&out);
}

static void selects(void **state)
{
	const struct select_row *row = *state;
	struct arena *tmp = arena_open();
	const struct site_selection got = site_select(unit_mem, tmp, chain(), &row->choice);

	arena_close(tmp);
	assert_str_equal(digits(got.nodes, NODES), str_of_cstr(row->nodes));
	assert_str_equal(digits(got.edges, EDGES), str_of_cstr(row->edges));
	assert_int_equal(got.node_count, strlen(row->nodes));
	assert_int_equal(got.edge_count, strlen(row->edges));
}

struct find_row {
	const char *name;
	const char *text;
	size_t node;
	const char *problem; /* NULL: found */
};

static const struct find_row find_rows[] = {
    {"an id", "skill/tester", 3, NULL},
    {"a name", "planner", 1, NULL},
    {"the id of a name that nobody defines", "agent/ghost", 5, NULL},
    {"such a name", "Ghost", 5, NULL},
    {"its slug", "ghost", 5, NULL},
    {"a name that two have", "tester", 0, "'tester' may be 'agent/tester' or 'skill/tester'"},
    {"nearly a name", "agent/plannr", 0,
	"no definition is named 'agent/plannr'; did you mean 'agent/planner'?"},
    {"nothing like it", "zebra", 0, "no definition is named 'zebra'"},
    {"an empty name", "", 0, "no definition is named ''"},
};

static void finds(void **state)
{
	const struct find_row *row = *state;
	struct arena *tmp = arena_open();
	size_t node = 0;
	str problem = STR_ABSENT;
	const bool found = site_find_node(
	    unit_mem, tmp, chain(), unit_guarded(str_of_cstr(row->text)), &node, &problem);

	arena_close(tmp);
	assert_int_equal(found, row->problem == NULL);
	assert_int_equal(node, row->node);
	assert_str_equal(problem, row->problem ? str_of_cstr(row->problem) : S(""));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, selects, select_rows);
	UNIT_ROWS(&suite, finds, find_rows);
	return unit_run(&suite, "site/selection");
}
