/* SPDX-License-Identifier: MIT */
/* When trends end, and which revisions let a definition do more. */
#include "unit/site/lived.h"

struct row {
	const char *name;
	struct lived_commit commits[4];
	int32_t head_day; /* of HEAD's own commit */
	int32_t want;
};

static const struct row rows[] = {
    {"nothing", {{0, NULL}}, 0, NO_DAY},
    {"the newest", {{5, "ann"}, {3, "ann"}}, 5, 5},
    {"an older one is newer", {{3, "ann"}, {5, "ann"}}, 6, 5},
    {"a clock that is ahead", {{3, "ann"}, {900, "ann"}}, 6, 3},
    {"no author date", {{NO_DAY, "ann"}}, 6, 6},
    {"no date at all", {{NO_DAY, "ann"}}, NO_DAY, NO_DAY},
};

static void ends(void **state)
{
	const struct row *row = *state;
	struct lived lived = {0, 0, {{0, NULL}}, {{.end = true}}};
	struct arena *tmp = arena_open();

	memcpy(lived.commits, row->commits, sizeof row->commits);
	struct site *site = site_that_lived(&lived);
	if (site->commits.n)
		site->commits.items[0].commit_utc_s = day_s(row->head_day);
	site_find_trends(unit_mem, tmp, site);
	arena_close(tmp);
	assert_true(site->trends->now_utc_s == day_s(row->want));
}

/* Bash came, Write is no longer forbidden; the other definition is gone, and does not count. */
static void finds_widened_tools(void **state)
{
	static str bash[] = {{"Bash", 4}}, write[] = {{"Write", 5}};
	const struct lived lived = {1, 1, {{1, "ann"}, {0, "ann"}},
	    {{0, 0, HIST_MODIFIED, "", 0, false}, {0, 1, HIST_ADDED, "", 0, false},
		{1, 0, HIST_MODIFIED, "", 0, false}, {.end = true}}};
	struct site_field_change fields[] = {
	    {.key = S("tools"), .is_set = true, .added = {bash, 1}},
	    {.key = S("tools.forbidden"), .is_set = true, .removed = {write, 1}},
	};
	struct site *site = site_that_lived(&lived);
	struct arena *tmp = arena_open();

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct site_change *change =
		    i ? &site->removed[0].revisions[0].change : &site->defs[0].revisions[0].change;
		change->fields = fields;
		change->field_count = 2;
		change->groups = GROUP_TOOLS_WIDENED;
	}
	site_find_trends(unit_mem, tmp, site);
	arena_close(tmp);
	assert_int_equal(site->trends->widened_count, 1);
	assert_str_equal(site->trends->widened[0].gained.items[0], S("Bash"));
	assert_str_equal(site->trends->widened[0].allowed.items[0], S("Write"));
	assert_ptr_equal(site->trends->widened[0].revision, &site->defs[0].revisions[0]);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, ends, rows);
	UNIT_TEST(&suite, finds_widened_tools);
	return unit_run(&suite, "site/trends");
}
