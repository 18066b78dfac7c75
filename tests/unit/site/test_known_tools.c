/* SPDX-License-Identifier: MIT */
/* Which names of tools are known, and what a misspelt one may have meant. */
#include "unit/unit.h"

#include "site/known_tools.h"

struct row {
	const char *name;
	str tool;
	bool known;
	str nearest; /* of an unknown one; absent: none */
};

static const struct row rows[] = {
    {"a tool", UNIT_S("Bash"), true, {NULL, 0}},
    {"one of another host", UNIT_S("run_shell_command"), true, {NULL, 0}},
    {"a server's", UNIT_S("mcp__github__get_issue"), true, {NULL, 0}},
    {"a server", UNIT_S("chrome-mcp"), true, {NULL, 0}},
    {"an extension's", UNIT_S("github/create_issue"), true, {NULL, 0}},
    {"everything", UNIT_S("*"), true, {NULL, 0}},
    {"nothing", UNIT_S(""), true, {NULL, 0}},
    {"misspelt", UNIT_S("WebFecth"), false, UNIT_S("WebFetch")},
    {"other case", UNIT_S("WEBSEARCH"), false, UNIT_S("WebSearch")},
    {"unlike any", UNIT_S("quantum-flux"), false, {NULL, 0}},
};

static void judges(void **state)
{
	const struct row *row = *state;

	assert_int_equal(site_is_known_tool(row->tool), row->known);
	if (!row->known)
		assert_str_equal(site_nearest_tool(unit_mem, row->tool), row->nearest);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, judges, rows);
	return unit_run(&suite, "site/known_tools");
}
