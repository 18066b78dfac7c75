/* SPDX-License-Identifier: MIT */
/* What front matter declares: keys in every shape, tools that are definitions, and the lines. */
#include "unit/relations/collection.h"

struct row {
	const char *name;
	str front, want;
};

#define ROW(name, front, want)                                                                     \
	{                                                                                          \
		name, UNIT_S("---\n" front "---\n"), UNIT_S(want)                                  \
	}

static const struct row rows[] = {
    ROW("block list", "escalation_to:\n  - planner\n  - chief-of-all\n",
	"!3 escalates_to agent/planner\n!4 escalates_to agent/chief-of-all?"),
    ROW("flow list", "agents: ['code-tester', \"Event Scout\", QA]\n",
	"!2 delegates_to agent/code-tester\n!2 delegates_to agent/event-scout\n"
	"!2 delegates_to agent/qa?"),
    ROW("comma string", "parallel_compatible: code-tester, data-keeper\n",
	"!2 runs_parallel_with agent/code-tester\n!2 runs_parallel_with agent/data-keeper"),
    ROW("maps",
	"handoffs:\n  - label: go\n    agent: planner\n    prompt: Start.\n  - agent: agent\n",
	"!4 delegates_to agent/planner"),
    ROW("skills", "skills: [style-guide, tone-check]\n",
	"!2 uses skill/style-guide\n!2 uses skill/tone-check?"),
    ROW("one agent with its plugin", "agent: kit:code-tester\n",
	"!2 delegates_to agent/code-tester"),
    ROW("nested", "teamwork:\n  escalation_to:\n    - planner\n", "!4 escalates_to agent/planner"),
    ROW("spelling of keys", "escalationTo: planner\nDelegates-To: [code-tester]\n",
	"!2 escalates_to agent/planner\n!3 delegates_to agent/code-tester"),
    ROW("path of a file", "skills:\n  - skills/style-guide/SKILL.md\n  - ../agents/planner.md\n",
	"!3 uses skill/style-guide\n!4 uses agent/planner"),
    ROW("itself and stand-ins", "agents: [lead, '*', '<name>', general-purpose]\n", ""),
    ROW("task tool", "tools: Read, Task(code-tester, lint-doctor), Bash(git:*)\n",
	"!2 delegates_to agent/code-tester\n!2 delegates_to agent/lint-doctor?"),
    ROW("skill tool", "tools: [Skill(style-guide)]\n", "!2 uses skill/style-guide"),
    ROW("tools that are agents", "tools: Read, data-keeper, review, search-all\n",
	"!2 delegates_to agent/data-keeper"),
    ROW("a key is no word of the text before",
	"description: agents of code-tester\nagents: [code-tester]\n",
	"!3 delegates_to agent/code-tester"),
    ROW("a name within another",
	"agents:\n  - lint-doctors\n  - old/lint-doctor.md\n"
	"  - my-lint-doctor\n  - lint-doctor\n",
	"!3 delegates_to agent/lint-doctors?\n!4 delegates_to agent/lint-doctor?\n"
	"!5 delegates_to agent/my-lint-doctor?"),
    ROW("the item itself", "agents:\n  - going\n  - goin\n",
	"!3 delegates_to agent/going?\n!4 delegates_to agent/goin?"),
    ROW("a flow list over lines", "agents: [ going,\n  'go-in',\n  \"goin\" ]\n",
	"!2 delegates_to agent/going?\n!3 delegates_to agent/go-in?\n!4 delegates_to agent/goin?"),
    ROW("a name in a comment", "agents: # not goin\n  # - goin\n  - 'a # b' # goin\n  - goin\n",
	"!4 delegates_to agent/a-b?\n!5 delegates_to agent/goin?"),
    ROW("a name in the description above",
	"description: |\n  agents: goin\n  - goin\nagents:\n  - goin\n",
	"!6 delegates_to agent/goin?"),
    ROW("a name in the description below", "agents: [\"go\\x69n\"]\ndescription: goin does it\n",
	"!2 delegates_to agent/goin?"),
    ROW("a name that is a key", "agents:\n  - agent: goin\n    goin: x\n  - agent: go\n",
	"!3 delegates_to agent/goin?\n!5 delegates_to agent/go?"),
    ROW("related", "related_agents: [planner]\n", "!2 mentions agent/planner"),
    ROW("other keys", "tags: [planner]\nmodel: code-tester\n", ""),
    ROW("broken front matter", "agents: [code-tester\nname: x: y\n", ""),
};

static void field(void **state)
{
	const struct row *row = *state;
	const struct rel_references found = extract(row->front);

	assert_str_equal(show(&found), row->want);
}

/* Said twice, it is declared. */
static void declared_before_stated(void **state)
{
	const struct rel_references found =
	    extract(S("---\nskills: [style-guide]\n---\nUse `style-guide`.\n"));

	(void)state;
	assert_str_equal(show(&found), S("!2 uses skill/style-guide"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, field, rows);
	UNIT_TEST(&suite, declared_before_stated);
	return unit_run(&suite, "relations/declare");
}
