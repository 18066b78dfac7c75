/* SPDX-License-Identifier: MIT */
/* Which lines make a block, and which headings rule it. */
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
    ROW("heading above a list", "## Delegation\n\n- code-tester\n",
	"3 delegates_to agent/code-tester"),
    ROW("paragraph that ends in a colon", "Hand off to:\n- code-tester\n",
	"2 delegates_to agent/code-tester"),
    ROW("line in bold", "**Coordinate with**\n\n- code-tester: tests\n",
	"3 collaborates_with agent/code-tester"),
    ROW("lead-in overrules the heading",
	"## Related skills\n\nThen hand off to the skill that does it:\n\n- `style-guide`\n",
	"5 delegates_to skill/style-guide"),
    ROW("a paragraph ends the lead-in", "Hand off to:\n\nText.\n\n- code-tester\n",
	"5 mentions agent/code-tester"),
    ROW("a heading ends the one before", "## Delegation\n## Notes\n- code-tester\n",
	"3 mentions agent/code-tester"),
    ROW("a deeper heading does not", "## Delegation\n### Tests\n- code-tester\n",
	"3 delegates_to agent/code-tester"),
    ROW("the title says nothing", "# Agent delegation\n- code-tester\n",
	"2 mentions agent/code-tester"),
    ROW("nested items", "1. Delegate to specialized skills\n   - Use `tone-check` for prose\n",
	"2 uses skill/tone-check?"),
    ROW("item without parent", "1. Write\n   - `tone-check` for prose\n", ""),
    ROW("wrapped item", "- Work with\n  code-tester on seeds\n",
	"2 collaborates_with agent/code-tester"),
    ROW("label rules its line", "- **After**: code-tester (results), planner\n",
	"1 receives_from agent/code-tester\n1 receives_from agent/planner"),
    ROW("own verb overrules the heading", "## Escalation\n- Consult with data-keeper\n",
	"2 collaborates_with agent/data-keeper"),
    ROW("quotation", "> Delegate to\n> code-tester now.\n", "2 delegates_to agent/code-tester"),
    ROW("task list", "Delegate to:\n- [ ] code-tester\n- [x] data-keeper\n",
	"2 delegates_to agent/code-tester\n3 delegates_to agent/data-keeper"),
    ROW("numbers and bullets", "Works with:\n1. code-tester\n\xE2\x80\xA2 data-keeper\n",
	"2 collaborates_with agent/code-tester\n3 collaborates_with agent/data-keeper"),
    ROW("carriage returns", "Works with:\r\n- code-tester\r\n",
	"2 collaborates_with agent/code-tester"),

    ROW("code is no text", "```python\n# hand off to code-tester\n```\n", ""),
    ROW("code of tildes", "~~~\nUse /ship-it\n```\n~~~\nCall code-tester.\n",
	"2 uses command/ship-it\n5 delegates_to agent/code-tester"),
    ROW("fence that is never closed", "Text.\n```\nWorks with:\n- code-tester\n",
	"4 collaborates_with agent/code-tester"),
    ROW("stray fence before another", "```\nWorks with:\n- code-tester\n\n```sh\nls\n```\n",
	"3 collaborates_with agent/code-tester"),
    ROW("fence within a longer one", "````md\n```sh\nls\n```\nCall the planner.\n````\n", ""),

    ROW("table under a heading", "## Delegation\n| Task | Who |\n|--|--|\n| x | code-tester |\n",
	"4 delegates_to agent/code-tester"),
    ROW("column of agents behind tasks", "| Task | Agent |\n|--|--|\n| x | code-tester |\n",
	"3 delegates_to agent/code-tester"),
    ROW("bar in code", "| Route | Why |\n|--|--|\n| `a|b` | c |\n| code-tester | d |\n",
	"4 delegates_to agent/code-tester"),
    ROW("more cells than columns", "| Route |\n|--|\n| x | code-tester |\n", ""),

    ROW("example of others", "<example>\nCall code-tester.\n</example>\nCall data-keeper.\n",
	"4 delegates_to agent/data-keeper"),
    ROW("example with a call", "<example>\nTask(\"code-tester\")\n</example>\n",
	"2 delegates_to agent/code-tester"),
    ROW("example that never ends", "<example>\nCall code-tester.\n",
	"2 delegates_to agent/code-tester"),
    ROW("what a user says", "User: call code-tester\n\n- \"Ask data-keeper for tables\"\n", ""),
};

static void block(void **state)
{
	const struct row *row = *state;
	const struct rel_references found = extract(row->text);

	assert_str_equal(show(&found), row->want);
}

/* Who hands out work delegates to its roster; others only mention it. */
static void roster_of_a_leader(void **state)
{
	const str text = S("---\nname: lead\ndescription: Orchestrates the others.\n---\n"
			   "## Available agents\n- code-tester: tests\n- **ReviewBot**: reads\n\n"
			   "## Steps\n1. **data-keeper**: tables\n");
	const struct rel_references found = extract(text);

	(void)state;
	assert_str_equal(show(&found),
	    S("6 delegates_to agent/code-tester\n7 delegates_to agent/reviewbot?\n"
	      "10 delegates_to agent/data-keeper"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, block, rows);
	UNIT_TEST(&suite, roster_of_a_leader);
	return unit_run(&suite, "relations/blocks");
}
