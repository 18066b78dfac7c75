/* SPDX-License-Identifier: MIT */
/*
 * Which tools the living definitions name, and in which column of a table each stands. Not for
 * since when: page/origins.h.
 */
#ifndef SITE_TOOL_TABLE_H
#define SITE_TOOL_TABLE_H

#include "site/site.h"

#define SITE_TOOL_COLUMNS 14u /* tools with a column of their own; more do not fit a screen */

enum site_tool_kind {
	TOOL_NAMED, /* one tool, with and without a pattern */
	TOOL_MCP, /* all tools of MCP servers: "mcp__github__get_issue" */
	TOOL_OTHERS, /* what has no column of its own */
};

struct site_tool {
	str name; /* "Bash", whatever its pattern */
	size_t *defs; /* that name it, in the site's order */
	size_t n;
	size_t column;
};

struct site_tool_column {
	enum site_tool_kind kind;
	str name; /* of TOOL_NAMED */
	size_t n; /* definitions that name a tool of it */
};

struct site_tool_table {
	struct site_tool *tools; /* most named first, then by name */
	size_t tool_count;
	struct site_tool_column columns[SITE_TOOL_COLUMNS + 2];
	size_t column_count;
	size_t *order; /* definitions: those that inherit all, then by falling number of tools */
	size_t inherit_count; /* definitions that inherit all */
	struct map by_name; /* name -> struct site_tool * */
};

/* "Bash" of "Bash(git add:*)". */
str site_tool_name(str tool);

/* "git add:*" of it; absent without a pattern. */
str site_tool_pattern(str tool);

/* Cost: linear in the tools that are named. Owner: mem. */
struct site_tool_table site_make_tool_table(
    struct arena *mem, struct arena *tmp, const struct site *site);

/* The column of a tool of a living definition. */
size_t site_tool_column(const struct site_tool_table *table, str tool);

#endif
