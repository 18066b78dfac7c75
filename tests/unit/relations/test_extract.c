/* SPDX-License-Identifier: MIT */
/* The whole of an extraction: evidence, what is kept of repetitions, and hostile input. */
#include "unit/relations/collection.h"

#define MANY 5000u

/* --- what is kept ------------------------------------------------------------------------- */

static void first_line_of_each_relation(void **state)
{
	const struct rel_references found =
	    extract(S("Call code-tester.\nCall code-tester again.\n\n"
		      "Work with code-tester.\nSee code-tester.\n"));

	(void)state;
	assert_str_equal(show(&found),
	    S("1 delegates_to agent/code-tester\n4 collaborates_with agent/code-tester"));
}

static void mention_only_without_more(void **state)
{
	const struct rel_references found =
	    extract(S("See code-tester and data-keeper.\n\nCall code-tester.\n"));

	(void)state;
	assert_str_equal(
	    show(&found), S("1 mentions agent/data-keeper\n3 delegates_to agent/code-tester"));
}

static void sorted_by_line_relation_target(void **state)
{
	const struct rel_references found = extract(
	    S("Work with data-keeper and code-tester; then call planner and `style-guide`.\n"));

	(void)state;
	assert_str_equal(show(&found),
	    S("1 delegates_to agent/planner\n1 collaborates_with agent/code-tester\n"
	      "1 collaborates_with agent/data-keeper\n1 uses skill/style-guide"));
}

static void target_as_written(void **state)
{
	const struct rel_references found = extract(S("Consult with Event Scout.\n"));

	(void)state;
	assert_int_equal(found.n, 1);
	assert_str_equal(found.items[0].target_name, S("Event Scout"));
	assert_str_equal(found.items[0].target_slug, S("event-scout"));
}

struct older_row {
	const char *name;
	str today, older;
	str want; /* of the older text */
};

/* What is known of today's text must not hide what the older one says. */
static const struct older_row older_rows[] = {
    {"a passage that named nothing", UNIT_S("Write tests.\n\nBe brief.\n"),
	UNIT_S("Call code-tester.\n\nBe brief.\n"), UNIT_S("1 delegates_to agent/code-tester")},
    {"a passage that went on", UNIT_S("Call first.\n"), UNIT_S("Call first.\nSee code-tester.\n"),
	UNIT_S("2 mentions agent/code-tester")},
    {"the same passage under another heading", UNIT_S("## Notes\n- `planner`\n- be brief\n"),
	UNIT_S("## Works with\n- be brief\n- `planner`\n"),
	UNIT_S("3 collaborates_with agent/planner")},
    {"one that names nothing before a name", UNIT_S("- be brief\n"),
	UNIT_S("- be brief\n\nCall planner.\n"), UNIT_S("3 delegates_to agent/planner")},
    {"an empty text before", UNIT_S(""), UNIT_S("Call planner.\n"),
	UNIT_S("1 delegates_to agent/planner")},
};

static void older_text(void **state)
{
	const struct older_row *row = *state;
	const struct rel_index *index = rel_index_new(unit_mem, collection, COLLECTION_SIZE);
	struct arena *tmp = arena_open();
	struct definition today, older;
	struct rel_quiet quiet;

	def_parse(unit_mem, tmp, NULL, collection[0].path, DEF_AGENT, row->today, &today);
	def_parse(unit_mem, tmp, NULL, collection[0].path, DEF_AGENT, row->older, &older);
	rel_extract_today(unit_mem, tmp, index, &today, 0, &quiet);
	const struct rel_references found =
	    rel_extract_older(unit_mem, tmp, index, &older, 0, &quiet);
	assert_str_equal(show(&found), row->want);
	arena_close(tmp);
}

/* The two parts together are the whole; what hands out work is known to the body alone too. */
static void parts(void **state)
{
	const str text =
	    S("---\nname: lead\ndescription: Orchestrates. Pairs with data-keeper.\n---\n"
	      "## Available agents\n- code-tester: tests\n");
	struct arena *tmp = arena_open();
	struct rel_index *index = rel_index_new(unit_mem, collection, COLLECTION_SIZE);
	struct definition def;
	struct rel_references found;

	(void)state;
	def_parse(unit_mem, tmp, NULL, collection[0].path, DEF_AGENT, text, &def);
	found = rel_extract(unit_mem, tmp, index, &def, 0, REL_FRONT_MATTER);
	assert_str_equal(show(&found), S("3 collaborates_with agent/data-keeper"));
	found = rel_extract(unit_mem, tmp, index, &def, 0, REL_BODY);
	assert_str_equal(show(&found), S("6 delegates_to agent/code-tester"));
	assert_true(rel_leads(tmp, index, &def));
	def_parse(unit_mem, tmp, NULL, collection[0].path, DEF_AGENT,
	    S("---\nname: lead\ntools: Read, Task\n---\n"), &def);
	assert_true(rel_leads(tmp, index, &def));
	def_parse(unit_mem, tmp, NULL, collection[0].path, DEF_AGENT, S("Text.\n"), &def);
	assert_false(rel_leads(tmp, index, &def));
	arena_close(tmp);
}

/* --- evidence ------------------------------------------------------------------------------ */

struct row {
	const char *name;
	str text, want;
};

#define ROW(name, text, want)                                                                      \
	{                                                                                          \
		name, UNIT_S(text), UNIT_S(want)                                                   \
	}

#define FILLER "This sentence only makes the line long, so that it is not quoted whole at all. "

static const struct row evidence_rows[] = {
    ROW("the line", "Text.\n\nHand off\tto   code-tester. \nMore.\n", "Hand off to code-tester."),
    ROW("an item without its mark", "- **With code-tester**: seeds\n",
	"**With code-tester**: seeds"),
    ROW("the line of the name", "Hand off to\ncode-tester now.\n", "code-tester now."),
    ROW("a cell", "| Route |\n|--|\n| see `code-tester` |\n", "see `code-tester`"),
    ROW("a sentence of a long line", FILLER FILLER FILLER FILLER "Call code-tester. " FILLER FILLER,
	"Call code-tester."),
    ROW("front matter", "---\nname: lead\nagents: [code-tester]\n---\n", "agents: [code-tester]"),
};

static void evidence(void **state)
{
	const struct row *row = *state;
	const struct rel_references found = extract(row->text);

	assert_int_equal(found.n, 1);
	assert_str_equal(found.items[0].evidence, row->want);
}

static void evidence_of_endless_line(void **state)
{
	struct buf text;
	struct rel_references found;

	(void)state;
	buf_init(&text, unit_mem);
	for (unsigned i = 0; i < 10000; i++)
		buf_add(&text, S("\xC3\xA4\xC3\xB6 "));
	buf_add(&text, S("call code-tester "));
	for (unsigned i = 0; i < 10000; i++)
		buf_add(&text, S("\xC3\xA4\xC3\xB6 "));
	found = extract(buf_str(&text));
	assert_int_equal(found.n, 1);
	assert_true(found.items[0].evidence.n < 300);
	assert_true(str_contains(found.items[0].evidence, S("call code-tester")));
}

/* --- hostile input ------------------------------------------------------------------------- */

static void names_itself_a_thousand_times(void **state)
{
	struct buf text;
	struct rel_references found;

	(void)state;
	buf_init(&text, unit_mem);
	for (unsigned i = 0; i < 1000; i++)
		buf_add(&text, S("- Delegate to the `lead` agent, @agent-lead or Lead.\n"));
	found = extract(buf_str(&text));
	assert_int_equal(found.n, 0);
}

static void thousands_of_names(void **state)
{
	struct rel_entry *entries = ARENA_ARRAY(unit_mem, struct rel_entry, MANY + 1);
	struct buf text;
	struct rel_references found;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("Works with:\n"));
	entries[0] = collection[0];
	for (unsigned i = 1; i <= MANY; i++) {
		const str name = str_format(unit_mem, "worker-%u", i);

		entries[i] = (struct rel_entry){
		    DEF_AGENT, str_format(unit_mem, "agents/worker-%u.md", i), name, name, name};
		buf_format(&text, "- worker-%u\n", i);
	}
	found = extract_from(entries, MANY + 1, 0, buf_str(&text));
	assert_int_equal(found.n, MANY);
	assert_int_equal(found.items[MANY - 1].line, MANY + 1);
	assert_int_equal(found.items[MANY - 1].target, MANY);
}

/* All of one name: each mention is looked up among all of them, once. */
static void thousands_of_one_name(void **state)
{
	struct rel_entry *entries = ARENA_ARRAY(unit_mem, struct rel_entry, MANY + 1);
	struct buf text;
	struct rel_references found;

	(void)state;
	buf_init(&text, unit_mem);
	entries[0] = collection[0];
	for (unsigned i = 1; i <= MANY; i++) {
		entries[i] = (struct rel_entry){DEF_AGENT,
		    str_format(unit_mem, "kit-%u/agents/twin-star.md", i),
		    str_format(unit_mem, "twin-star-%u", i), S("twin-star"), S("twin-star")};
		buf_add(&text, S("Call twin-star.\n\n"));
	}
	found = extract_from(entries, MANY + 1, 0, buf_str(&text));
	assert_int_equal(found.n, 1);
}

static const struct row common_rows[] = {
    ROW("words", "Review the plan. We plan to review it. Then tidy up and review planner output.\n",
	""),
    ROW("fields", "Set `review` and `planner`; `tidy` is false.\n", ""),
    ROW("titles", "## Review\n\n### Planner\n\n**Review**: weekly\n", ""),
    ROW("verbs", "- Review code\n- Tidy files\n- Slow query review\n", ""),
    ROW("agents after all", "- Delegate to the `review` agent\n- Escalate to planner\n",
	"1 delegates_to agent/review\n2 escalates_to agent/planner"),
};

static void common_words(void **state)
{
	const struct row *row = *state;
	const struct rel_references found = extract(row->text);

	assert_str_equal(show(&found), row->want);
}

static const struct row odd_rows[] = {
    ROW("empty", "", ""),
    ROW("only marks", "**``__--[](<>|\n```\n~~~\n|||\n- \n#\n###### \n> > >\n", ""),
    ROW("open ends", "[code-tester](", "1 mentions agent/code-tester"),
    ROW("open code", "Use `code-tester", "1 delegates_to agent/code-tester"),
    ROW("deep list", "- a\n  - a\n    - a\n      - a\n        - Call code-tester\n",
	"5 delegates_to agent/code-tester"),
    ROW("control bytes",
	"Call \x01"
	"code-tester\x02 \n",
	"1 delegates_to agent/code-tester"),
};

static void odd_input(void **state)
{
	const struct row *row = *state;
	const struct rel_references found = extract(row->text);

	assert_str_equal(show(&found), row->want);
}

/* --- every prefix -------------------------------------------------------------------------- */

static const char sample[] =
    "---\nname: lead\ndescription: \"Leads.\\n<example>x</example> After code-tester.\"\n"
    "agents: [planner, 'x-y']\ntools: Task(code-tester)\n---\n"
    "# Lead\n\n## Delegation\n**Hand off to**:\n- `code-tester`: a\n- [x] **With Event Scout**: b\n"
    "1. Query data keeper for tables\n   - e.g. rules-5.1-expert / planner\n\n"
    "| Task | Owner |\n|---|---|\n| `a|b` | @agent-code-tester |\n\n"
    "```md\nUse /ship-it {x}\n```\n~~~py\nTask(subagent_type=\"kit:code-tester\")\n~~~\n"
    "<example>\nuser: \"x\"\n</example>\n> See [it](code-tester.md#x) and `skill: style-guide`.\n"
    "Don\xE2\x80\x99t ask Front\xE2\x80\x91"
    "end \xE2\x86\x92 \xF0\x9F\x8E\xA8 c++ **x**'s.\n";

static void every_prefix(void **state)
{
	struct rel_index *index = rel_index_new(unit_mem, collection, COLLECTION_SIZE);
	struct arena *mem = arena_open(), *tmp = arena_open();
	size_t most = 0;

	(void)state;
	for (size_t n = 0; n < sizeof sample; n++) {
		const struct arena_mark mark = arena_mark(mem);
		const str prefix = unit_guarded((str){sample, n});
		struct definition def;
		struct rel_references found, front, body, joined;

		def_parse(mem, tmp, NULL, collection[0].path, DEF_AGENT, prefix, &def);
		found = rel_extract(mem, tmp, index, &def, 0, REL_ALL);
		front = rel_extract(mem, tmp, index, &def, 0, REL_FRONT_MATTER);
		body = rel_extract(mem, tmp, index, &def, 0, REL_BODY);
		joined = rel_join(mem, tmp, &front, &body);
		assert_str_equal(show(&joined), show(&found));
		for (size_t i = 0; i < found.n; i++)
			assert_true(found.items[i].line >= 1 && found.items[i].evidence.n > 0);
		most = found.n > most ? found.n : most;
		arena_rewind(mem, mark);
	}
	assert_true(most >= 9);
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	arena_close(mem);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, first_line_of_each_relation);
	UNIT_TEST(&suite, mention_only_without_more);
	UNIT_TEST(&suite, sorted_by_line_relation_target);
	UNIT_TEST(&suite, target_as_written);
	UNIT_ROWS(&suite, older_text, older_rows);
	UNIT_TEST(&suite, parts);
	UNIT_ROWS(&suite, evidence, evidence_rows);
	UNIT_TEST(&suite, evidence_of_endless_line);
	UNIT_TEST(&suite, names_itself_a_thousand_times);
	UNIT_TEST(&suite, thousands_of_names);
	UNIT_TEST(&suite, thousands_of_one_name);
	UNIT_ROWS(&suite, common_words, common_rows);
	UNIT_ROWS(&suite, odd_input, odd_rows);
	UNIT_TEST(&suite, every_prefix);
	return unit_run(&suite, "relations/extract");
}
