/* SPDX-License-Identifier: MIT */
/* What a path alone says of a file. */
#include "definition/discover.h"

#include "unit/unit.h"

struct path_row {
	const char *name;
	str path;
	enum def_path kind;
	const char *stem; /* NULL: no definition by its path */
};

static const struct path_row rows[] = {
    {"agent by its folder", UNIT_S("agents/lead.md"), DEF_PATH_AGENT, "lead"},
    {"deeper", UNIT_S("a/agents/b/c/lead.md"), DEF_PATH_AGENT, "lead"},
    {"hidden folder", UNIT_S(".github/agents/lead.md"), DEF_PATH_AGENT, "lead"},
    {"agent in the singular", UNIT_S("agent/lead.md"), DEF_PATH_AGENT, "lead"},
    {"folder in capitals", UNIT_S("Src/Agents/lead.md"), DEF_PATH_AGENT, "lead"},
    {"agent by its suffix", UNIT_S("x/lead.agent.md"), DEF_PATH_AGENT, "lead"},
    {"chat mode", UNIT_S("x/lead.chatmode.md"), DEF_PATH_AGENT, "lead"},
    {"suffix beats folder", UNIT_S("commands/lead.agent.md"), DEF_PATH_AGENT, "lead"},
    {"command by its folder", UNIT_S("commands/git/push.md"), DEF_PATH_COMMAND, "push"},
    {"command in the singular", UNIT_S(".opencode/command/push.md"), DEF_PATH_COMMAND, "push"},
    {"prompt", UNIT_S("prompts/push.prompt.md"), DEF_PATH_COMMAND, "push"},
    {"nearest folder", UNIT_S("agents/commands/x/push.md"), DEF_PATH_COMMAND, "push"},
    {"nearest folder, other way", UNIT_S("commands/agents/lead.md"), DEF_PATH_AGENT, "lead"},
    {"skill", UNIT_S("skills/read-pdf/SKILL.md"), DEF_PATH_SKILL, "read-pdf"},
    {"skill in any case", UNIT_S("agents/read-pdf/Skill.MD"), DEF_PATH_SKILL, "read-pdf"},
    {"skill at the top", UNIT_S("SKILL.md"), DEF_PATH_SKILL, "skill"},
    {"elsewhere", UNIT_S("design/lead.md"), DEF_PATH_MAYBE, "lead"},
    {"at the top", UNIT_S("lead.md"), DEF_PATH_MAYBE, "lead"},
    {"file named like a folder", UNIT_S("agents.md"), DEF_PATH_MAYBE, "agents"},
    {"folder whose name begins alike", UNIT_S("agents-old/lead.md"), DEF_PATH_MAYBE, "lead"},
    {"readme", UNIT_S("agents/README.md"), DEF_PATH_NONE, NULL},
    {"other papers", UNIT_S("commands/CLAUDE.md"), DEF_PATH_NONE, NULL},
    {"paper in another case", UNIT_S("commands/contributing.md"), DEF_PATH_COMMAND, "contributing"},
    {"name that begins like a paper", UNIT_S("agents/README-writer.md"), DEF_PATH_AGENT,
	"README-writer"},
    {"no markdown", UNIT_S("agents/lead.json"), DEF_PATH_NONE, NULL},
    {"dots in the stem", UNIT_S("agents/v5.1-expert.md"), DEF_PATH_AGENT, "v5.1-expert"},
    {"nothing but a suffix", UNIT_S("agents/.md"), DEF_PATH_NONE, NULL},
    {"nothing but two suffixes", UNIT_S("agents/.agent.md"), DEF_PATH_AGENT, ".agent"},
    {"odd characters", UNIT_S("agents/C# Expert (\xC3\xA9).md"), DEF_PATH_AGENT,
	"C# Expert (\xC3\xA9)"},
    {"empty", UNIT_S(""), DEF_PATH_NONE, NULL},
};

static void tells_the_kind(void **state)
{
	const struct path_row *row = *state;
	const enum def_path kind = def_path_kind(unit_guarded(row->path));
	const enum def_kind as = kind == DEF_PATH_MAYBE ? DEF_AGENT : (enum def_kind)kind;

	assert_int_equal(kind, row->kind);
	if (row->stem)
		assert_str_equal(def_path_stem(row->path, as), str_of_cstr(row->stem));
}

static void kinds_are_paths(void **state)
{
	(void)state;
	assert_int_equal(DEF_PATH_AGENT, DEF_AGENT);
	assert_int_equal(DEF_PATH_SKILL, DEF_SKILL);
	assert_int_equal(DEF_PATH_COMMAND, DEF_COMMAND);
	for (int kind = 0; kind < DEF_KIND_COUNT; kind++)
		assert_true(str_starts_with(def_kinds[kind].plural, def_kinds[kind].name));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, tells_the_kind, rows);
	UNIT_TEST(&suite, kinds_are_paths);
	return unit_run(&suite, "definition/kinds");
}
