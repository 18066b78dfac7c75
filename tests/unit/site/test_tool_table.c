/* SPDX-License-Identifier: MIT */
/* Which tools have a column, and which definitions come first. */
#include "site/tool_table.h"

#include "unit/site/drawn.h"

struct name_row {
	const char *name;
	str tool, want, pattern;
};

static const struct name_row name_rows[] = {
    {"plain", UNIT_S("Bash"), UNIT_S("Bash"), {NULL, 0}},
    {"pattern", UNIT_S("Bash(git add:*)"), UNIT_S("Bash"), UNIT_S("git add:*")},
    {"a blank before it", UNIT_S("Bash (ls)"), UNIT_S("Bash"), UNIT_S("ls")},
    {"not closed", UNIT_S("Bash(ls"), UNIT_S("Bash"), UNIT_S("ls")},
    {"empty pattern", UNIT_S("Bash()"), UNIT_S("Bash"), UNIT_S("")},
    {"nothing but a pattern", UNIT_S("(x)"), UNIT_S("(x)"), {NULL, 0}},
};

static void names(void **state)
{
	const struct name_row *row = *state;

	assert_str_equal(site_tool_name(row->tool), row->want);
	assert_str_equal(site_tool_pattern(row->tool), row->pattern);
	assert_int_equal(site_tool_pattern(row->tool).p == NULL, row->pattern.p == NULL);
}

/* Gives a definition its tools, with blanks between them; "ALL" is no list. */
static void give_tools(struct site_def *def, const char *text)
{
	str rest = str_of_cstr(text), tool;
	VEC(str) tools = {0};

	def->def.tools.inherits_all = str_eq(rest, S("ALL"));
	while (!def->def.tools.inherits_all && rest.n && str_next_part(&rest, ' ', &tool))
		VEC_PUSH(unit_mem, &tools, tool);
	def->def.tools.allowed = (struct def_strings){tools.items, tools.n};
}

static struct site_tool_table table_of(const char *const *tools, size_t n)
{
	struct site *site = site_of(n, NULL, 0);
	struct arena *tmp = arena_open();

	for (size_t i = 0; i < n; i++)
		give_tools(&site->defs[i], tools[i]);
	const struct site_tool_table table = site_make_tool_table(unit_mem, tmp, site);
	arena_close(tmp);
	return table;
}

static void orders_rows_and_columns(void **state)
{
	static const char *const tools[] = {
	    "Read", "ALL", "Bash(ls) Bash(git:*) Read mcp__a__x mcp__b__y", "", "Bash Write"};
	const struct site_tool_table table = table_of(tools, 5);
	static const size_t order[] = {1, 2, 4, 0, 3};

	(void)state;
	assert_int_equal(table.inherit_count, 1);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(table.order[i], order[i]);
	assert_int_equal(table.tool_count, 5);
	assert_int_equal(table.column_count, 4);
	assert_str_equal(table.columns[0].name, S("Bash"));
	assert_int_equal(table.columns[0].n, 2);
	assert_str_equal(table.columns[1].name, S("Read"));
	assert_str_equal(table.columns[2].name, S("Write"));
	assert_int_equal(table.columns[3].kind, TOOL_MCP);
	assert_int_equal(table.columns[3].n, 1);
	assert_int_equal(site_tool_column(&table, S("Bash(git:*)")), 0);
	assert_int_equal(site_tool_column(&table, S("mcp__b__y")), 3);
}

/* Sixteen tools: the last two by name share a column. */
static void puts_rare_tools_together(void **state)
{
	static const char *const tools[] = {"a b c d e f g h i j k l m n o p", "p"};
	const struct site_tool_table table = table_of(tools, 2);

	(void)state;
	assert_int_equal(table.column_count, SITE_TOOL_COLUMNS + 1);
	assert_str_equal(table.columns[0].name, S("p"));
	assert_int_equal(table.columns[SITE_TOOL_COLUMNS].kind, TOOL_OTHERS);
	assert_int_equal(table.columns[SITE_TOOL_COLUMNS].n, 1);
	assert_int_equal(site_tool_column(&table, S("m")), SITE_TOOL_COLUMNS - 1);
	assert_int_equal(site_tool_column(&table, S("n")), SITE_TOOL_COLUMNS);
	assert_int_equal(site_tool_column(&table, S("o")), SITE_TOOL_COLUMNS);
}

static void has_none(void **state)
{
	static const char *const tools[] = {"ALL", ""};
	const struct site_tool_table table = table_of(tools, 2);

	(void)state;
	assert_int_equal(table.tool_count, 0);
	assert_int_equal(table.column_count, 0);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, names, name_rows);
	UNIT_TEST(&suite, orders_rows_and_columns);
	UNIT_TEST(&suite, puts_rare_tools_together);
	UNIT_TEST(&suite, has_none);
	return unit_run(&suite, "site/tool_table");
}
