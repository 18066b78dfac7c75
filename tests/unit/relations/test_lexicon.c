/* SPDX-License-Identifier: MIT */
/* Each line of lexicon.def and headings.def by its own example and counter-example. */
#include "unit/relations/collection.h"

#include "relations/lexicon.h"

enum {
	DELEGATES_TO = REL_DELEGATES_TO,
	RECEIVES_FROM = REL_RECEIVES_FROM,
	COLLABORATES_WITH = REL_COLLABORATES_WITH,
	ESCALATES_TO = REL_ESCALATES_TO,
	RUNS_PARALLEL_WITH = REL_RUNS_PARALLEL_WITH,
	USES = REL_USES,
	MENTIONS = REL_MENTIONS,
	NOTHING = REL_NOTHING,
	ROSTER = REL_ROSTER,
};

struct row {
	const char *name;
	unsigned agent, tool;
	str example, counter;
};

static const struct row rules[] = {
#define X(phrase, agent, tool, weight, example, counter)                                           \
	{phrase, agent, tool, UNIT_S(example "\n"), UNIT_S(counter "\n")},
#include "relations/lexicon.def"
#undef X
};

static const struct row headings[] = {
#define X(phrase, agent, tool, example, counter)                                                   \
	{phrase, agent, tool, UNIT_S(example), UNIT_S(counter)},
#include "relations/headings.def"
#undef X
};

static bool states(const struct rel_references *references, const struct row *row)
{
	return (row->agent < REL_NOTHING && has_relation(references, row->agent)) ||
	    (row->tool < REL_NOTHING && has_relation(references, row->tool));
}

static void check(const struct row *row, str example, str counter)
{
	const struct rel_references found = extract(example), none = extract(counter);

	if (!states(&found, row))
		fail_msg("'%.*s' gives only: %.*s", STR_ARG(example), STR_ARG(show(&found)));
	if (states(&none, row))
		fail_msg("'%.*s' gives: %.*s", STR_ARG(counter), STR_ARG(show(&none)));
}

static void rule(void **state)
{
	const struct row *row = *state;

	check(row, row->example, row->counter);
}

/* "Heading: item" and "|Column: cell" as markdown. */
static str document(str example)
{
	const size_t colon = str_find_char(example, ':', 0);
	const str head = str_slice(example, 0, colon), item = str_from(example, colon + 2);

	if (str_starts_with(head, S("|")))
		return str_format(unit_mem, "| Task %.*s |\n|---|---|\n| tables | %.*s |\n",
		    STR_ARG(head), STR_ARG(item));
	return str_format(unit_mem, "## %.*s\n\n- %.*s\n", STR_ARG(head), STR_ARG(item));
}

static void heading(void **state)
{
	struct row row = *(const struct row *)*state;

	if (row.agent == REL_ROSTER)
		row.agent = REL_MENTIONS;
	check(&row, document(row.example), document(row.counter));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, rule, rules);
	UNIT_ROWS(&suite, heading, headings);
	return unit_run(&suite, "relations/lexicon");
}
