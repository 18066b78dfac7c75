/* SPDX-License-Identifier: MIT */
/* Lists of names: each shape that real definitions use, and some that they might. */
#include "definition/tools.h"

#include "unit/definition/parsed.h"
#include "yaml/yml.h"

struct tool_row {
	const char *name;
	str yaml; /* the value */
	bool inherits_all;
	const char *allowed, *forbidden, *rationale;
	bool done;
};

static const struct tool_row tool_rows[] = {
    {"comma string", UNIT_S("Read, Write,Bash ,  Grep"), false, "Read|Write|Bash|Grep", "", "",
	true},
    {"one word", UNIT_S("Read"), false, "Read", "", "", true},
    {"flow list", UNIT_S("[Read, 'Write', \"Bash\"]"), false, "Read|Write|Bash", "", "", true},
    {"block list", UNIT_S("- Read\n- mcp__docs__*\n"), false, "Read|mcp__docs__*", "", "", true},
    {"blanks", UNIT_S("Read Edit  Bash"), false, "Read|Edit|Bash", "", "", true},
    {"blanks and parentheses", UNIT_S("Read Edit Bash(git:*) Bash(gh issue:*)"), false,
	"Read|Edit|Bash(git:*)|Bash(gh issue:*)", "", "", true},
    {"commas in parentheses", UNIT_S("Bash(git add:*, git commit:*), Read"), false,
	"Bash(git add:*, git commit:*)|Read", "", "", true},
    {"commas in parentheses alone", UNIT_S("Read Bash(git add:*, git log:*)"), false,
	"Read|Bash(git add:*, git log:*)", "", "", true},
    {"names with blanks between commas", UNIT_S("Azure MCP/docs, Microsoft Docs"), false,
	"Azure MCP/docs|Microsoft Docs", "", "", true},
    {"parenthesis never closed", UNIT_S("'Bash(git, Read, Write'"), false, "Bash(git|Read|Write",
	"", "", true},
    {"list cut within parentheses", UNIT_S("[Bash(git add, git log), Read]"), false,
	"Bash(git add, git log)|Read", "", "", true},
    {"list cut and never closed", UNIT_S("[Bash(git add, Read]"), false, "Bash(git add, Read", "",
	"", true},
    {"tool torn by a colon", UNIT_S("- 'Read'\n- Bash(git: log)\n"), false, "Read|Bash(git: log)",
	"", "", true},
    {"list as plain text", UNIT_S("'[Read, Write, Bash'"), false, "Read|Write|Bash", "", "", true},
    {"list as plain text, closed", UNIT_S("'[Read, Write] '"), false, "Read|Write", "", "", true},
    {"block list as plain text", UNIT_S("|\n  - Read\n  - 'Write'\n"), false, "Read|Write", "", "",
	true},
    {"repeats", UNIT_S("Read, Write, Read"), false, "Read|Write", "", "", true},
    {"star", UNIT_S("'*'"), true, "", "", "", true},
    {"star in a list", UNIT_S("['*', Read]"), true, "Read", "", "", true},
    {"empty list is none", UNIT_S("[]"), false, "", "", "", true},
    {"empty string is none", UNIT_S("''"), false, "", "", "", true},
    {"allowed, forbidden, rationale",
	UNIT_S("allowed: [Read, Bash]\nforbidden:\n  - Edit\nrationale: only looks\n"), false,
	"Read|Bash", "Edit", "only looks", true},
    {"allowed as a string", UNIT_S("allowed: Read, Bash\n"), false, "Read|Bash", "", "", true},
    {"only forbidden", UNIT_S("forbidden: [Edit]\n"), true, "", "Edit", "", true},
    {"tools on and off", UNIT_S("write: false\nread: true\nbash: false\n"), false, "read",
	"write|bash", "", true},
    {"tools off", UNIT_S("write: false\nedit: false\n"), true, "", "write|edit", "", true},
    {"tools with settings", UNIT_S("github:\n  toolsets: [all]\nbash: ['ls']\n"), false,
	"github(toolsets: all)|bash(ls)", "", "", true},
    {"tools with many settings",
	UNIT_S(
	    "github:\n  toolsets: [repos, issues]\n  read-only: true\nbash: ask\nedit:\nweb: {}\n"),
	false, "github(toolsets: repos, issues; read-only: true)|bash(ask)|edit|web", "", "", true},
    {"numbers and booleans are names", UNIT_S("[1, true]"), false, "1|true", "", "", true},
    {"a list within", UNIT_S("[Read, [Write]]"), false, "Read", "", "", false},
    {"rationale that is a list", UNIT_S("allowed: [Read]\nrationale: [a]\n"), false, "Read", "", "",
	false},
};

static struct value value_of(str yaml)
{
	struct yml_document document;
	struct yml_error error;

	if (!yml_read(unit_mem, yaml, &document, &error))
		fail_msg("line %zu: %s", error.line, str_cstr(unit_mem, error.problem));
	return document.value;
}

static void reads_tools(void **state)
{
	const struct tool_row *row = *state;
	struct arena *tmp = arena_open();
	struct def_tools tools = {0};
	const bool done = tools_read(unit_mem, tmp, value_of(row->yaml), &tools);

	assert_str_equal(joined(&tools.allowed), str_of_cstr(row->allowed));
	assert_str_equal(joined(&tools.forbidden), str_of_cstr(row->forbidden));
	assert_str_equal(tools.rationale, str_of_cstr(row->rationale));
	assert_int_equal(tools.inherits_all, row->inherits_all);
	assert_int_equal(done, row->done);
	arena_close(tmp);
}

struct name_row {
	const char *name;
	str yaml;
	const char *names;
	bool done;
};

static const struct name_row name_rows[] = {
    {"list", UNIT_S("[lead, 'Code Reviewer']"), "lead|Code Reviewer", true},
    {"one name with blanks", UNIT_S("Code Reviewer"), "Code Reviewer", true},
    {"comma string", UNIT_S("lead, Code Reviewer"), "lead|Code Reviewer", true},
    {"namespaces stay", UNIT_S("[team:lead]"), "team:lead", true},
    {"maps with an agent", UNIT_S("- label: Go on\n  agent: planner\n- agent: tester\n"),
	"planner|tester", true},
    {"maps with a label", UNIT_S("- label: Go on\n  prompt: now\n"), "Go on", true},
    {"one map", UNIT_S("agent: planner\nlabel: Go on\n"), "planner", true},
    {"map of names", UNIT_S("reviewer: reads\ntester: runs\n"), "reviewer|tester", true},
    {"list of one-member maps", UNIT_S("- reviewer: reads it\n- tester\n"), "reviewer|tester",
	true},
    {"none", UNIT_S("[]"), "", true},
    {"null among them", UNIT_S("[a, null]"), "a", true},
    {"a list among them", UNIT_S("[a, [b]]"), "a", false},
    {"comments", UNIT_S("- a # twice\n- b\n"), "a|b", true},
};

static void reads_names(void **state)
{
	const struct name_row *row = *state;
	struct arena *tmp = arena_open();
	struct def_strings names = {0};
	const bool done = names_read(unit_mem, tmp, value_of(row->yaml), &names);

	assert_str_equal(joined(&names), str_of_cstr(row->names));
	assert_int_equal(done, row->done);
	arena_close(tmp);
}

/* A second field adds to the first, without repeats. */
static void fields_add_up(void **state)
{
	struct arena *tmp = arena_open();
	struct def_tools tools = {0};

	(void)state;
	assert_true(tools_read(unit_mem, tmp, value_of(S("Read, Bash")), &tools));
	assert_true(tools_read(unit_mem, tmp, value_of(S("[Bash, Edit]")), &tools));
	assert_true(tools_read_forbidden(unit_mem, tmp, value_of(S("Write")), &tools));
	assert_str_equal(joined(&tools.allowed), S("Read|Bash|Edit"));
	assert_str_equal(joined(&tools.forbidden), S("Write"));
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads_tools, tool_rows);
	UNIT_ROWS(&suite, reads_names, name_rows);
	UNIT_TEST(&suite, fields_add_up);
	return unit_run(&suite, "definition/tools");
}
