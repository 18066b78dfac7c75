/* SPDX-License-Identifier: MIT */
/* What is left alone, too long, incomplete or lively. */
#include "unit/site/lived.h"

static str numbers(const struct site_list *list)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < list->n; i++)
		buf_format(&out, "%s%zu", i ? " " : "", list->defs[i]);
	return buf_str(&out);
}

/*
 *	day    0      10     200    210      what counts as care
 *	0      added                          day 0
 *	1      added  swept                   day 0
 *	2      added         edited           day 200
 *	3             added         moved     day 10
 *	4                           added     day 210
 */
static const struct lived some = {
    5,
    0,
    {{210, "ann"}, {200, "ann"}, {10, "ann"}, {0, "ann"}},
    {{0, 3, HIST_ADDED, "", 0, false}, {1, 2, HIST_MODIFIED, "", CHANGE_SWEEP, false},
	{1, 3, HIST_ADDED, "", 0, false}, {2, 1, HIST_MODIFIED, "", 0, false},
	{2, 3, HIST_ADDED, "", 0, false}, {3, 0, HIST_RENAMED, "", CHANGE_RENAME_ONLY, false},
	{3, 2, HIST_ADDED, "", 0, false}, {4, 0, HIST_ADDED, "", 0, false}, {.end = true}},
};

static void finds_what_is_left_alone(void **state)
{
	const struct site_upkeep *upkeep = &site_that_lived(&some)->trends->upkeep;

	(void)state;
	assert_str_equal(numbers(&upkeep->stale), S("0 1 3"));
	assert_str_equal(numbers(&upkeep->changed), S("2"));
	assert_int_equal(upkeep->care[1].cared, 1);
	assert_int_equal(upkeep->care[2].own, 1);
}

static void counts_lively_folders(void **state)
{
	const struct site_upkeep *upkeep = &site_that_lived(&some)->trends->upkeep;

	(void)state;
	assert_int_equal(upkeep->lively_count, 1);
	assert_int_equal(upkeep->life[0].lately, 2);
	assert_int_equal(upkeep->life[0].ever, 6);
}

static void finds_long_and_repaired_ones(void **state)
{
	struct site *site = site_that_lived(&some);
	struct arena *tmp = arena_open();

	(void)state;
	site->defs[0].def.words = SITE_OVERSIZED_WORDS;
	site->defs[1].def.words = SITE_OVERSIZED_WORDS + 1;
	site->defs[3].def.words = SITE_OVERSIZED_WORDS + 9;
	site->defs[4].def.recovered = true;
	site_find_trends(unit_mem, tmp, site);
	arena_close(tmp);
	assert_str_equal(numbers(&site->trends->upkeep.oversized), S("3 1"));
	assert_str_equal(numbers(&site->trends->upkeep.recovered), S("4"));
}

struct row {
	const char *name;
	enum def_kind kind;
	str key, value; /* of the front matter */
	bool inherits;
	const char *want; /* fields that it lacks */
};

static const struct row rows[] = {
    {"bare agent", DEF_AGENT, {"x", 1}, UNIT_S("y"), true, "name description model tools "},
    {"bare skill", DEF_SKILL, {"x", 1}, UNIT_S("y"), true, "name description "},
    {"bare command", DEF_COMMAND, {"x", 1}, UNIT_S("y"), true, "description "},
    {"agent with a name", DEF_AGENT, {"name", 4}, UNIT_S("lead"), true, "description model tools "},
    {"an empty name", DEF_SKILL, {"name", 4}, UNIT_S("  "), true, "name description "},
    {"agent with tools", DEF_AGENT, {"x", 1}, UNIT_S("y"), false, "name description model "},
    {"described command", DEF_COMMAND, {"description", 11}, UNIT_S("Does it"), true, ""},
};

static void finds_missing_fields(void **state)
{
	const struct row *row = *state;
	struct definition def = {.kind = row->kind, .front = value_map(unit_mem)};
	struct buf out;

	def.tools.inherits_all = row->inherits;
	value_set(unit_mem, def.front, row->key, value_string(row->value));
	buf_init(&out, unit_mem);
	for (unsigned field = 0; field < SITE_FIELDS; field++) {
		if (site_lacks_field(&def, (enum site_field)field))
			buf_format(&out, "%.*s ", STR_ARG(site_fields[field].name));
	}
	assert_str_equal(buf_str(&out), str_of_cstr(row->want));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, finds_what_is_left_alone);
	UNIT_TEST(&suite, counts_lively_folders);
	UNIT_TEST(&suite, finds_long_and_repaired_ones);
	UNIT_ROWS(&suite, finds_missing_fields, rows);
	return unit_run(&suite, "site/upkeep");
}
