/* SPDX-License-Identifier: MIT */
/* Since when a field has its value, and a tool is among the tools. */
#include "unit/unit.h"

#include "page/origins.h"

/*
 * A history of four, drawn newest first; the numbers are those of the rows:
 *
 *	3  model sonnet to opus    tools +Write    meta.owner changes
 *	2                          tools +Bash +Write
 *	1  description changes     tools -Write    escalation_to +keeper
 *	0  added
 */
enum { HISTORY = 4 };

static str bash_write[] = {{"Bash", 4}, {"Write", 5}};
static str write_alone[] = {{"Write", 5}};
static str tools_now[] = {{"Read", 4}, {"Bash", 4}, {"Write", 5}};

static struct site_field_change newest[] = {
    {.key = UNIT_S("tools"), .is_set = true, .added = {write_alone, 1}},
    {.key = UNIT_S("model")},
    {.key = UNIT_S("meta.owner")},
};
static struct site_field_change third[] = {
    {.key = UNIT_S("tools"), .is_set = true, .added = {bash_write, 2}},
};
static struct site_field_change second[] = {
    {.key = UNIT_S("description")},
    {.key = UNIT_S("tools"), .is_set = true, .removed = {write_alone, 1}},
    {.key = UNIT_S("escalation_to"), .is_set = true},
};

struct fixture {
	struct site_revision revisions[HISTORY];
	struct site_def def;
	struct site site;
	struct page_run run;
	struct page_origins origins;
};

static void make_revision(struct site_revision *revision, const char *sentence,
    struct site_field_change *fields, size_t n)
{
	revision->hist.commit = HIST_UNCOMMITTED;
	revision->hist.status = fields ? HIST_MODIFIED : HIST_ADDED;
	revision->change.fields = fields;
	revision->change.field_count = n;
	revision->change.sentence = str_of_cstr(sentence);
}

/* Fills in all but the origins: a row may change the history before. */
static void make_fixture(struct fixture *h)
{
	*h = (struct fixture){.run = {.site = &h->site, .mem = unit_mem}};
	make_revision(&h->revisions[0], "3", newest, sizeof newest / sizeof *newest);
	make_revision(&h->revisions[1], "2", third, sizeof third / sizeof *third);
	make_revision(&h->revisions[2], "1", second, sizeof second / sizeof *second);
	make_revision(&h->revisions[3], "0", NULL, 0);
	h->def.revisions = h->revisions;
	h->def.revision_count = HISTORY;
	h->def.def.tools.allowed = (struct def_strings){tools_now, 3};
}

/* The number of the revision; "-" when there is none. */
static str number_of(struct value origin)
{
	return origin.kind == VALUE_NULL ? S("-") : value_text(*value_get(origin, S("sentence")));
}

struct row {
	const char *name;
	str key;
	str want; /* the revision */
};

static const struct row rows[] = {
    {"a scalar", UNIT_S("model"), UNIT_S("3")},
    {"an earlier one", UNIT_S("description"), UNIT_S("1")},
    {"the last of several", UNIT_S("tools"), UNIT_S("3")},
    {"another spelling", UNIT_S("allowedTools"), UNIT_S("3")},
    {"another spelling of a list", UNIT_S("escalation-to"), UNIT_S("1")},
    {"a nested one", UNIT_S("meta.owner"), UNIT_S("3")},
    {"what holds a nested one", UNIT_S("meta"), UNIT_S("3")},
    {"what stands beside a nested one", UNIT_S("meta.team"), UNIT_S("-")},
    {"what never changed", UNIT_S("color"), UNIT_S("-")},
};

static void finds_the_last_change(void **state)
{
	const struct row *row = *state;
	struct fixture h;

	make_fixture(&h);
	page_origins_init(&h.origins, &h.run, &h.def);
	assert_str_equal(number_of(page_last_change(&h.origins, row->key)), row->want);
}

struct first_row {
	const char *name;
	size_t at; /* the revision that is another */
	enum hist_status status;
	unsigned flags;
	bool cut;
	str want; /* the origin of a tool that was always there, and of the description */
	str want_description;
};

static const struct first_row first_rows[] = {
    {"added again", 1, HIST_ADDED, 0, false, UNIT_S("2"), UNIT_S("-")},
    {"moved at first", 3, HIST_RENAMED, 0, false, UNIT_S("0"), UNIT_S("1")},
    {"a text that cannot be read", 1, HIST_MODIFIED, CHANGE_MISSING, false, UNIT_S("-"),
	UNIT_S("-")},
    {"the boundary of a shallow clone", 3, HIST_ADDED, CHANGE_BOUNDARY, true, UNIT_S("-"),
	UNIT_S("1")},
    {"a history that was cut", 3, HIST_MODIFIED, 0, true, UNIT_S("-"), UNIT_S("1")},
};

static void knows_where_to_stop(void **state)
{
	const struct first_row *row = *state;
	struct fixture h;

	make_fixture(&h);
	h.def.cut = row->cut;
	h.revisions[row->at].hist.status = row->status;
	h.revisions[row->at].change.flags = row->flags;
	page_origins_init(&h.origins, &h.run, &h.def);
	const struct value groups = page_tool_origins(&h.origins, &h.def);
	const struct value last = groups.list->items[value_count(groups) - 1];
	assert_str_equal(number_of(*value_get(last, S("origin"))), row->want);
	assert_str_equal(
	    number_of(page_last_change(&h.origins, S("description"))), row->want_description);
}

/* "3 Write; 2 Bash; 0 Read;" */
static str groups_text(struct value groups)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < value_count(groups); i++) {
		const struct value group = groups.list->items[i];
		const struct value *names = value_get(group, S("names"));
		buf_add(&out, number_of(*value_get(group, S("origin"))));
		for (size_t k = 0; k < value_count(*names); k++) {
			buf_char(&out, ' ');
			buf_add(&out, value_text(names->list->items[k]));
		}
		buf_char(&out, ';');
	}
	return buf_str(&out);
}

static void groups_tools(void **state)
{
	struct fixture h;

	(void)state;
	make_fixture(&h);
	page_origins_init(&h.origins, &h.run, &h.def);
	assert_str_equal(
	    groups_text(page_tool_origins(&h.origins, &h.def)), S("3 Write;2 Bash;0 Read;"));
	h.def.cut = true;
	page_origins_init(&h.origins, &h.run, &h.def);
	assert_str_equal(
	    groups_text(page_tool_origins(&h.origins, &h.def)), S("3 Write;2 Bash;- Read;"));
	h.def.def.tools = (struct def_tools){.inherits_all = true};
	assert_str_equal(groups_text(page_tool_origins(&h.origins, &h.def)), S("- ALL;"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_the_last_change, rows);
	UNIT_ROWS(&suite, knows_where_to_stop, first_rows);
	UNIT_TEST(&suite, groups_tools);
	return unit_run(&suite, "page/origins");
}
