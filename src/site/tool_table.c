/* SPDX-License-Identifier: MIT */
/* Counts tools by their names, and gives the most frequent a column. */
#include "site/tool_table.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/vec.h"

str site_tool_name(str tool)
{
	const size_t open = str_find_char(tool, '(', 0);

	return open == STR_NONE || open == 0 ? tool : str_trim_end(str_slice(tool, 0, open));
}

str site_tool_pattern(str tool)
{
	const size_t open = str_find_char(tool, '(', 0);

	if (open == STR_NONE || open == 0)
		return STR_ABSENT;
	str pattern = str_from(tool, open + 1);
	if (str_ends_with(pattern, S(")")))
		pattern.n--;
	return pattern;
}

static enum site_tool_kind kind_of(str name)
{
	return str_starts_with(name, S("mcp__")) ? TOOL_MCP : TOOL_NAMED;
}

struct found_tool {
	struct site_tool tool;
	VEC(size_t) defs;
};

struct found_tools {
	struct arena *tmp;
	struct map by_name;
	VEC(struct found_tool *) list;
};

static void add_tool(struct found_tools *found, size_t def, str name)
{
	void **slot = map_put(found->tmp, &found->by_name, name);

	if (!*slot) {
		struct found_tool *new_tool = ARENA_NEW(found->tmp, struct found_tool);
		new_tool->tool.name = name;
		VEC_PUSH(found->tmp, &found->list, new_tool);
		*slot = new_tool;
	}
	struct found_tool *tool = *slot;
	/* two patterns of one tool */
	if (!tool->defs.n || tool->defs.items[tool->defs.n - 1] != def)
		VEC_PUSH(found->tmp, &tool->defs, def);
}

static int compare_tools(const void *left, const void *right)
{
	const struct found_tool *a = *(const struct found_tool *const *)left;
	const struct found_tool *b = *(const struct found_tool *const *)right;

	if (a->defs.n != b->defs.n)
		return a->defs.n > b->defs.n ? -1 : 1;
	return str_cmp(a->tool.name, b->tool.name);
}

static void list_tools(struct arena *mem, struct found_tools *found, struct site_tool_table *table)
{
	table->tool_count = found->list.n;
	table->tools = ARENA_ARRAY(mem, struct site_tool, found->list.n);
	if (found->list.n)
		qsort(found->list.items, found->list.n, sizeof *found->list.items, compare_tools);
	for (size_t i = 0; i < found->list.n; i++) {
		const struct found_tool *from = found->list.items[i];
		struct site_tool *tool = &table->tools[i];
		*tool = from->tool;
		tool->n = from->defs.n;
		tool->defs = ARENA_ARRAY(mem, size_t, tool->n);
		for (size_t k = 0; k < tool->n; k++)
			tool->defs[k] = from->defs.items[k];
		*map_put(mem, &table->by_name, tool->name) = tool;
	}
}

/* The column that several tools share, made when the first one needs it. */
static size_t shared_column(struct site_tool_table *table, size_t *column, enum site_tool_kind kind)
{
	if (*column == SITE_NONE) {
		*column = table->column_count;
		table->columns[table->column_count++] = (struct site_tool_column){.kind = kind};
	}
	return *column;
}

static void give_columns(struct site_tool_table *table)
{
	size_t mcp = SITE_NONE, others = SITE_NONE;

	for (size_t i = 0; i < table->tool_count; i++) {
		struct site_tool *tool = &table->tools[i];
		if (kind_of(tool->name) != TOOL_NAMED || table->column_count == SITE_TOOL_COLUMNS)
			continue;
		tool->column = table->column_count;
		table->columns[table->column_count++] =
		    (struct site_tool_column){TOOL_NAMED, tool->name, 0};
	}
	const size_t named = table->column_count;
	for (size_t i = 0; i < table->tool_count; i++) {
		struct site_tool *tool = &table->tools[i];
		if (kind_of(tool->name) == TOOL_MCP)
			tool->column = shared_column(table, &mcp, TOOL_MCP);
		else if (tool->column >= named ||
		    !str_eq(table->columns[tool->column].name, tool->name))
			tool->column = shared_column(table, &others, TOOL_OTHERS);
	}
}

/* A definition counts once for a column, however many of its tools stand there. */
static void count_columns(struct arena *tmp, struct site_tool_table *table, size_t def_count)
{
	size_t *last = ARENA_ARRAY(tmp, size_t, def_count * table->column_count);

	for (size_t i = 0; i < table->tool_count; i++) {
		const struct site_tool *tool = &table->tools[i];
		for (size_t k = 0; k < tool->n; k++) {
			size_t *seen = &last[tool->defs[k] * table->column_count + tool->column];
			table->columns[tool->column].n += !*seen;
			*seen = 1;
		}
	}
}

struct row {
	bool inherits;
	size_t tools, def;
};

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->inherits != b->inherits)
		return a->inherits ? -1 : 1;
	if (a->tools != b->tools)
		return a->tools > b->tools ? -1 : 1;
	return a->def < b->def ? -1 : a->def > b->def;
}

static size_t *order_rows(struct arena *mem, struct arena *tmp, const struct site *site)
{
	struct row *rows = ARENA_ARRAY(tmp, struct row, site->def_count);
	size_t *order = ARENA_ARRAY(mem, size_t, site->def_count);

	for (size_t i = 0; i < site->def_count; i++) {
		const struct def_tools *tools = &site->defs[i].def.tools;
		rows[i] = (struct row){tools->inherits_all, tools->allowed.n, i};
	}
	if (site->def_count)
		qsort(rows, site->def_count, sizeof *rows, compare_rows);
	for (size_t i = 0; i < site->def_count; i++)
		order[i] = rows[i].def;
	return order;
}

struct site_tool_table site_make_tool_table(
    struct arena *mem, struct arena *tmp, const struct site *site)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct found_tools found = {.tmp = tmp};
	struct site_tool_table table = {.order = order_rows(mem, tmp, site)};

	for (size_t i = 0; i < site->def_count; i++) {
		const struct def_tools *tools = &site->defs[i].def.tools;
		table.inherit_count += tools->inherits_all;
		for (size_t k = 0; !tools->inherits_all && k < tools->allowed.n; k++)
			add_tool(&found, i, site_tool_name(tools->allowed.items[k]));
	}
	list_tools(mem, &found, &table);
	give_columns(&table);
	count_columns(tmp, &table, site->def_count);
	arena_rewind(tmp, mark);
	return table;
}

size_t site_tool_column(const struct site_tool_table *table, str tool)
{
	const struct site_tool *found = map_get(&table->by_name, site_tool_name(tool));

	if (!found)
		BUG("no definition names the tool '%.*s'", STR_ARG(tool));
	return found->column;
}
