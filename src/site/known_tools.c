/* SPDX-License-Identifier: MIT */
/* The table of tools, see known_tools.def. */
#include "site/known_tools.h"

#include "base/arena.h"
#include "site/guess.h"

static const str tools[] = {
#define X(name) {name, sizeof name - 1},
#include "site/known_tools.def"
#undef X
};

enum { TOOL_COUNT = sizeof tools / sizeof *tools };

static bool is_extension(str name)
{
	for (size_t i = 0; i < name.n; i++) {
		if (strchr("/:.*@", name.p[i]))
			return true;
	}
	return str_find(name, S("mcp"), 0) != STR_NONE;
}

bool site_is_known_tool(str name)
{
	if (!name.n || is_extension(name))
		return true;
	for (size_t i = 0; i < TOOL_COUNT; i++) {
		if (str_eq(tools[i], name))
			return true;
	}
	return false;
}

/* A name that differs in case alone is nearer than any other. */
str site_nearest_tool(struct arena *tmp, str name)
{
	struct site_guess guess = {.written = name};

	for (size_t i = 0; i < TOOL_COUNT; i++) {
		if (str_eq_nocase(tools[i], name))
			return tools[i];
		site_guess_try(tmp, &guess, tools[i]);
	}
	return site_guess_result(&guess);
}
