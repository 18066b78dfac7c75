/* SPDX-License-Identifier: MIT */
/*
 * Tools by definitions: a row for each definition, a column for each of the most frequent tools. A
 * mark says since when the definition has the tool, and leads to the revision that gave it.
 */
#include "base/arena.h"
#include "base/json.h"
#include "page/changes.h"
#include "page/insights.h"
#include "page/origins.h"
#include "page/paging.h"
#include "site/facets.h"
#include "site/tool_table.h"

enum {
	PAGE_ROWS = 500, /* of some 2 KB each */
	TOOLS_SHOWN = 14, /* on the overview */
	RANK_PATTERN = 1, /* what a cell is sorted by: one with a pattern, one with the tool, */
	RANK_TOOL = 2, /* and then those that inherit all */
};

/* Where it can be read what a revision did; of what has no page of its own, in the change log. */
static str revision_url(struct page_run *run, const struct site_revision *revision)
{
	const struct site_commit change = {.commit = revision->hist.commit};

	return revision->url.p ? revision->url : page_log_url(run, &change);
}

/* {url day author committed}: since when a tool is there; null when nobody knows. */
static struct value since_of(struct page_run *run, const struct site_revision *revision)
{
	struct arena *mem = run->mem;

	if (!revision || !run->site->has_history)
		return VALUE_NONE;
	const struct repo_commit *commit = site_commit_of(run->site, revision);
	struct value since = value_map(mem);
	VALUE_SET(mem, since, "url", value_string(revision_url(run, revision)));
	VALUE_SET(
	    mem, since, "date", page_date(run, commit != NULL, commit ? commit->author_utc_s : 0));
	VALUE_SET(mem, since, "author", page_text(commit ? page_author(run, commit) : STR_ABSENT));
	return since;
}

/* {tool text since}: text is null for the tool of a column without a pattern. */
static struct value mark_of(const struct page_origins *origins, enum site_tool_kind kind, str tool)
{
	struct page_run *run = origins->run;
	struct arena *mem = run->mem;
	struct value mark = value_map(mem);

	VALUE_SET(mem, mark, "tool", value_string(tool));
	VALUE_SET(mem, mark, "text",
	    kind == TOOL_NAMED	   ? page_text(site_tool_pattern(tool))
		: kind == TOOL_MCP ? value_string(str_from(tool, S("mcp__").n))
				   : value_string(tool));
	VALUE_SET(mem, mark, "since", since_of(run, page_tool_revision(origins, tool)));
	return mark;
}

static struct value cells_of(const struct page_origins *origins,
    const struct site_tool_table *table, const struct def_strings *tools)
{
	struct arena *mem = origins->run->mem;
	struct value *marks = ARENA_ARRAY(mem, struct value, table->column_count);
	int64_t *ranks = ARENA_ARRAY(mem, int64_t, table->column_count);
	struct value cells = value_list(mem);

	for (size_t i = 0; i < table->column_count; i++)
		marks[i] = value_list(mem);
	for (size_t i = 0; i < tools->n; i++) {
		const size_t column = site_tool_column(table, tools->items[i]);
		const enum site_tool_kind kind = table->columns[column].kind;
		const bool limited = kind == TOOL_NAMED && site_tool_pattern(tools->items[i]).p;
		value_push(mem, marks[column], mark_of(origins, kind, tools->items[i]));
		if (ranks[column] < RANK_TOOL)
			ranks[column] = limited ? RANK_PATTERN : RANK_TOOL;
	}
	for (size_t i = 0; i < table->column_count; i++) {
		struct value cell = value_map(mem);
		VALUE_SET(mem, cell, "marks", marks[i]);
		VALUE_SET(mem, cell, "rank", ranks[i] ? value_int(mem, ranks[i]) : VALUE_NONE);
		value_push(mem, cells, cell);
	}
	return cells;
}

static struct value folder_of(struct page_run *run, const struct site_def *def)
{
	const struct site_folder *folder = &run->site->folders[def->folder];
	struct value link = value_map(run->mem);

	VALUE_SET(run->mem, link, "name", page_text(folder->name));
	VALUE_SET(run->mem, link, "url", value_string(folder->url));
	return link;
}

static struct value matrix_row(
    struct page_run *run, const struct site_tool_table *table, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct def_tools *tools = &def->def.tools;
	struct value row = page_def_link(run, def);
	struct page_origins origins;

	page_origins_init(&origins, run, def);
	VALUE_SET(mem, row, "folder", folder_of(run, def));
	VALUE_SET(mem, row, "all", value_bool(tools->inherits_all));
	VALUE_SET(mem, row, "count", page_count(run, tools->allowed.n));
	VALUE_SET(mem, row, "columns", page_count(run, table->column_count));
	VALUE_SET(mem, row, "since",
	    tools->inherits_all ? since_of(run, page_tool_revision(&origins, S("ALL")))
				: VALUE_NONE);
	PAGE_SET_LIST(mem, row, "forbidden", page_strings(mem, &tools->forbidden));
	VALUE_SET(mem, row, "cells",
	    tools->inherits_all ? value_list(mem) : cells_of(&origins, table, &tools->allowed));
	return row;
}

static struct value columns_of(struct page_run *run, const struct site_tool_table *table)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < table->column_count; i++) {
		const struct site_tool_column *column = &table->columns[i];
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name", page_text(column->name));
		VALUE_SET(mem, item, "url", page_facet_url(run, FACET_TOOL, column->name));
		VALUE_SET(mem, item, "mcp", value_bool(column->kind == TOOL_MCP));
		VALUE_SET(mem, item, "others", value_bool(column->kind == TOOL_OTHERS));
		VALUE_SET(mem, item, "count", page_count(run, column->n));
		value_push(mem, list, item);
	}
	return list;
}

static struct page_cut matrix_cut(const struct site *site)
{
	return (struct page_cut){
	    .url = S("insights/tools.html"), .n = site->def_count, .rows = PAGE_ROWS};
}

static bool emit_matrix(
    struct page_run *run, const struct site_tool_table *table, struct value columns, size_t page)
{
	const struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct page_cut cut = matrix_cut(run->site);
	struct value data = page_begin(
	    run, page_cut_url(mem, &cut, page), page_say(run, TEXT_TITLE_TOOLS), S("insights"));
	struct value rows = value_list(mem);

	for (size_t i = page_cut_first(&cut, page); i < page_cut_end(&cut, page); i++)
		value_push(mem, rows, matrix_row(run, table, &run->site->defs[table->order[i]]));
	VALUE_SET(mem, data, "rows", rows);
	VALUE_SET(mem, data, "columns", columns);
	VALUE_SET(mem, data, "limit", page_count(run, SITE_TOOL_COLUMNS));
	VALUE_SET(mem, data, "tool_count", page_count(run, table->tool_count));
	VALUE_SET(mem, data, "inherit_count", page_count(run, table->inherit_count));
	VALUE_SET(mem, data, "count", page_count(run, cut.n));
	page_add_pager(mem, data, &cut, page);
	const bool going = page_emit(run, S("insight-tools"), data);
	arena_rewind(mem, mark);
	return going;
}

bool page_tool_matrix(struct page_run *run)
{
	const struct arena_mark mark = arena_mark(run->mem);
	const struct site_tool_table table = site_make_tool_table(run->mem, run->tmp, run->site);
	struct value columns = columns_of(run, &table);
	const struct page_cut cut = matrix_cut(run->site);
	bool going = true;

	for (size_t page = 0; going && table.tool_count && page < page_cut_pages(&cut); page++)
		going = emit_matrix(run, &table, columns, page);
	arena_rewind(run->mem, mark);
	return going;
}

void page_add_tools(struct page_run *run, struct value data)
{
	struct arena *mem = run->mem;
	const struct site_tool_table table = site_make_tool_table(mem, run->tmp, run->site);
	struct value list = value_list(mem);

	for (size_t i = 0; i < table.tool_count && i < TOOLS_SHOWN; i++) {
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name", value_string(table.tools[i].name));
		VALUE_SET(mem, item, "url", page_facet_url(run, FACET_TOOL, table.tools[i].name));
		VALUE_SET(mem, item, "count", page_count(run, table.tools[i].n));
		value_push(mem, list, item);
	}
	VALUE_SET(mem, data, "tools", list);
	VALUE_SET(mem, data, "tool_count", page_count(run, table.tool_count));
	VALUE_SET(mem, data, "inherit_count", page_count(run, table.inherit_count));
	VALUE_SET(mem, data, "inherit_url", page_facet_url(run, FACET_TOOL, S("ALL")));
	VALUE_SET(mem, data, "matrix_url",
	    table.tool_count ? value_string(matrix_cut(run->site).url) : VALUE_NONE);
}

/* --- JSON ----------------------------------------------------------------------------------- */

static void since_member(
    struct page_run *run, struct json *json, const struct page_origins *origins, str tool)
{
	const struct site_revision *revision = page_tool_revision(origins, tool);
	const struct repo_commit *commit = revision ? site_commit_of(run->site, revision) : NULL;

	json_string_at(json, S("since"), commit ? oid_hex(run->mem, &commit->id, 40) : STR_ABSENT);
}

static void matrix_object(struct page_run *run, struct json *json, const struct site_def *def)
{
	const struct arena_mark mark = arena_mark(run->tmp);
	struct page_run scratch = *run;
	struct page_origins origins;

	scratch.mem = run->tmp;
	page_origins_init(&origins, &scratch, def);
	json_object(json);
	json_string_at(json, S("id"), def->id);
	json_bool_at(json, S("all"), def->def.tools.inherits_all);
	json_key(json, S("tools"));
	json_array(json);
	for (size_t i = 0; !def->def.tools.inherits_all && i < def->def.tools.allowed.n; i++) {
		json_object(json);
		json_string_at(json, S("tool"), def->def.tools.allowed.items[i]);
		since_member(&scratch, json, &origins, def->def.tools.allowed.items[i]);
		json_object_end(json);
	}
	json_array_end(json);
	if (def->def.tools.inherits_all)
		since_member(&scratch, json, &origins, S("ALL"));
	else
		json_null_at(json, S("since"));
	json_object_end(json);
	arena_rewind(run->tmp, mark);
}

void page_tool_members(struct page_run *run, struct json *json)
{
	const struct site *site = run->site;
	const struct site_tool_table table = site_make_tool_table(run->mem, run->tmp, site);

	json_array_lines_at(json, S("tools"));
	for (size_t i = 0; i < table.tool_count; i++) {
		json_object(json);
		json_string_at(json, S("tool"), table.tools[i].name);
		page_ids_member(json, site, S("ids"), table.tools[i].defs, table.tools[i].n);
		json_object_end(json);
	}
	json_array_end(json);
	json_array_lines_at(json, S("matrix"));
	for (size_t i = 0; i < site->def_count; i++)
		matrix_object(run, json, &site->defs[table.order[i]]);
	json_array_end(json);
}
