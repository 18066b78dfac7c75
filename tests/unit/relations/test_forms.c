/* SPDX-License-Identifier: MIT */
/*
 * The forms in which delegation is stated, each with texts that look alike and state nothing. The
 * numbers are those of the forms that were counted in real collections.
 */
#include "unit/relations/collection.h"

struct row {
	const char *name;
	str text, want;
};

#define ROW(name, text, want)                                                                      \
	{                                                                                          \
		name, UNIT_S(text), UNIT_S(want)                                                   \
	}

static const struct row rows[] = {
    /* 1: verb first in a list item, a bare name */
    ROW("01 item", "Integration with other agents:\n- Support code-tester on seeds\n",
	"2 collaborates_with agent/code-tester"),
    ROW("01 several verbs",
	"- Receive plans from data-keeper\n- Hand the endpoints over to code-tester\n",
	"1 receives_from agent/data-keeper\n2 delegates_to agent/code-tester"),
    ROW("01 unknown name in a list of agents",
	"Integration with other agents:\n- Guide hr-manager on law\n- Help finance on money\n",
	"2 collaborates_with agent/hr-manager?"),
    ROW("01 adjectives and people lose",
	"Integration with other agents:\n- Support cross-functional teams\n- Guide full-stack "
	"developers\n- Partner with executives\n",
	""),
    ROW("01 an adjective that is a name", "## Work\n- Build road-map tools\n", ""),

    /* 2: With x */
    ROW("02 with", "- **With code-tester**: seeds\n- **With planner**: dates\n",
	"1 collaborates_with agent/code-tester\n2 collaborates_with agent/planner"),
    ROW("02 display names, known or not",
	"- **With Event Scout**: dates\n- **With Mobile App Builder**: screens\n",
	"1 collaborates_with agent/event-scout\n2 collaborates_with agent/mobile-app-builder?"),
    ROW("02 several in one item", "- **With nodejs-expert / code-tester**: both\n",
	"1 collaborates_with agent/code-tester\n1 collaborates_with agent/nodejs-expert?"),
    ROW("02 teams", "- **With Frontend Teams**: contracts\n- **With stakeholders**: news\n", ""),
    ROW("02 a heading", "### With code-tester\nText.\n", "1 collaborates_with agent/code-tester"),

    /* 3: bold catalogue */
    ROW("03 catalogue of one that hands nothing out",
	"## Available agents\n- **code-tester** - tests\n", "2 mentions agent/code-tester"),
    ROW("03 titles are no names", "## Available agents\n- **Event Bus**: queues\n", ""),

    /* 4: backticks */
    ROW("04 under a verb", "**Hand off to**:\n- `code-tester`: tests\n- `go-expert`: services\n",
	"2 delegates_to agent/code-tester\n3 delegates_to agent/go-expert?"),
    ROW("04 a common word needs more", "Set `review` to true. The `planner` field is a string.\n",
	""),
    ROW("04 a common word with a noun", "Invoke the `review` agent.\n",
	"1 delegates_to agent/review"),
    ROW("04 part of a command line", "Run `npm run code-tester --fast` first.\n", ""),

    /* 5: `skill: x` */
    ROW("05 seen", "See `skill: style-guide`.\n", "1 mentions skill/style-guide"),
    ROW("05 used", "For prose: `skill: style-guide`\n", "1 uses skill/style-guide"),

    /* 6: arrows */
    ROW("06 arrow", "- Schemas \xE2\x86\x92 data-keeper: tables\n",
	"1 delegates_to agent/data-keeper"),
    ROW("06 arrow and verb", "\xE2\x86\x92 Delegate to `code-tester` agent\n",
	"1 delegates_to agent/code-tester"),
    ROW("06 arrow to an unknown role", "- Clusters -> kubernetes-expert (future)\n",
	"1 delegates_to agent/kubernetes-expert?"),
    ROW("06 arrows mostly mean then", "- parse \xE2\x86\x92 review \xE2\x86\x92 end-to-end\n", ""),

    /* 7: a sentence around a name */
    ROW("07 sentence", "Defers schema design to data-keeper once it is needed.\n",
	"1 delegates_to agent/data-keeper"),
    ROW("07 verb on the line before", "Every grader is built per\n`style-guide`.\n",
	"2 uses skill/style-guide"),
    ROW("07 contrast", "- **vs code-tester**: narrower\n", "1 mentions agent/code-tester"),
    ROW("07 boundary", "- **Use code-tester for**: audits\n", "1 delegates_to agent/code-tester"),
    ROW("07 negated", "You cannot run tools, write, or query a data-keeper service.\n", ""),
    ROW("07 negated elsewhere", "Do not guess, ask data-keeper instead.\n",
	"1 receives_from agent/data-keeper"),
    ROW("07 instances", "Writes notes for other agents (such as code-tester or data-keeper).\n",
	"1 collaborates_with agent/code-tester\n1 collaborates_with agent/data-keeper"),
    ROW("07 what T does", "Read the logs **code-tester** and **data-keeper** produce.\n",
	"1 receives_from agent/code-tester\n1 receives_from agent/data-keeper"),

    /* 8: the description */
    ROW("08 description", "---\nname: lead\ndescription: Pairs with code-tester.\n---\n",
	"3 collaborates_with agent/code-tester"),
    ROW("08 examples are others' words",
	"---\nname: lead\ndescription: \"Leads.\\n<example>\\nuser: 'x'\\nassistant: 'I will use "
	"the code-tester agent'\\n</example>\"\n---\n",
	""),
    ROW("08 behind an example",
	"---\nname: lead\ndescription: \"A.<example>Call data-keeper.</example> Call code-tester.\""
	"\n---\n",
	"3 delegates_to agent/code-tester"),

    /* 10: calls */
    ROW("10 in a code block", "```python\nTask(subagent_type=\"code-tester\")\n```\n",
	"2 delegates_to agent/code-tester"),
    ROW("10 with a plugin, unknown", "```\nsubagent_type: \"kit:lint-doctor\"\n```\n",
	"2 delegates_to agent/lint-doctor?"),
    ROW("10 in prose", "Use the tool with `subagent_type`: \"code-tester\".\n",
	"1 delegates_to agent/code-tester"),
    ROW("10 tool syntax", "#tool:agent code-tester\nrunSubagent(\"data-keeper\")\n",
	"1 delegates_to agent/code-tester\n2 delegates_to agent/data-keeper"),
    ROW("10 built in", "```\nsubagent_type: \"general-purpose\"\nsubagent_type: Explore\n```\n",
	""),
    ROW("10 holes", "```\nsubagent_type: {x}\nsubagent_type: <name>\nagentName: agent-name\n```\n",
	""),
    ROW("10 what code shows", "```json\n{\"updated_by\": \"code-tester\"}\n```\n", ""),

    /* 11: tables */
    ROW("11 route",
	"| Situation | Route |\n|---|---|\n| bugs | `code-tester` |\n| prose | see `style-guide` "
	"|\n",
	"3 delegates_to agent/code-tester\n4 delegates_to skill/style-guide"),
    ROW("11 owner in a template", "```\n| Task | Owner |\n|---|---|\n| fix | code-tester |\n```\n",
	"4 delegates_to agent/code-tester"),
    ROW("11 unknown target", "| Trigger | Target |\n|--|--|\n| leak | `lint-doctor` |\n",
	"3 delegates_to agent/lint-doctor?"),
    ROW("11 other columns", "| Field | Meaning |\n|--|--|\n| review | `planner` |\n", ""),

    /* 12: display names */
    ROW("12 verb", "Consult with Event Scout for dates.\n",
	"1 collaborates_with agent/event-scout"),
    ROW("12 unknown with the noun", "Work with the Legal Compliance Checker agent.\n",
	"1 collaborates_with agent/legal-compliance-checker?"),
    ROW("12 one word", "Spawn a ReviewBot agent.\n", "1 delegates_to agent/reviewbot?"),
    ROW("12 part of a longer name", "Consult with Senior Event Scout.\n",
	"1 collaborates_with agent/senior-event-scout?"),
    ROW("12 a plain title", "## Event Scout\nThe Code Tester reads.\n", ""),

    /* 13: @name */
    ROW("13 at", "Invoke `@style-guide` first. Ask @agent-code-tester.\n",
	"1 receives_from agent/code-tester\n1 uses skill/style-guide"),
    ROW("13 no names", "Use @ts-ignore, @jira and @types/node; mail me@planner.org.\n", ""),

    /* 14: /command */
    ROW("14 use", "\xE2\x86\x92 Use `/create-page` command\n", "1 uses command/create-page?"),
    ROW("14 known", "Run /ship-it, then `/kit:tidy <path>`.\n",
	"1 uses command/ship-it\n1 uses command/tidy"),
    ROW("14 printed", "```\nNext: run /ship-it to publish\n```\n", "2 uses command/ship-it"),
    ROW("14 paths and tags", "GET /api/tidy, </tidy>, src/tidy, https://x.org/tidy\n", ""),

    /* 15: links */
    ROW("15 link",
	"Use [the testers' page](code-tester.md#top) and "
	"[prose](../skills/style-guide/SKILL.md).\n",
	"1 delegates_to agent/code-tester\n1 uses skill/style-guide"),
    ROW("15 host", "See [it](https://host.org/o/r/blob/main/agents/code-tester.md).\n",
	"1 mentions agent/code-tester"),
    ROW("15 elsewhere", "See [code](../lib/code-tester.c) and [x](https://x.org).\n", ""),

    /* 16: lower case with spaces */
    ROW("16 addressed", "1. Query data keeper for tables\n", "1 receives_from agent/data-keeper"),
    ROW("16 addressed, unknown", "1. Query context manager for tables\n",
	"1 receives_from agent/context-manager?"),
    ROW("16 common nouns", "Use context managers. A code tester should know a data keeper.\n", ""),
};

static void form(void **state)
{
	const struct row *row = *state;
	const struct rel_references found = extract(row->text);

	assert_str_equal(show(&found), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, form, rows);
	return unit_run(&suite, "relations/forms");
}
