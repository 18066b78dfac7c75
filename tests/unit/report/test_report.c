/* SPDX-License-Identifier: MIT */
/* Which changes come first, and what is counted of them. */
#include "unit/unit.h"

#include "unit/report/reported.h"

#define AGENT(fields) "---\nname: a\n" fields "---\n\nText.\n"

struct row {
	const char *name;
	const char *before, *after;
	enum report_rank want;
};

static const struct row rows[] = {
    {"a tool came", AGENT("tools: Read\n"), AGENT("tools: Read, Bash\n"), REPORT_WIDENED},
    {"all tools came", AGENT("tools: Read\n"), AGENT(""), REPORT_WIDENED},
    {"one tool for another", AGENT("tools: Read\n"), AGENT("tools: Bash\n"), REPORT_WIDENED},
    {"a part of a tool stays", AGENT("tools: Bash\n"), AGENT("tools: Bash(ls:*)\n"),
	REPORT_CHANGED},
    {"a tool went", AGENT("tools: Read, Bash\n"), AGENT("tools: Read\n"), REPORT_CHANGED},
    {"a list in place of all", AGENT(""), AGENT("tools: Bash\n"), REPORT_CHANGED},
    {"a mode", AGENT(""), AGENT("permissionMode: plan\n"), REPORT_PERMISSIONS},
    {"a model", AGENT("model: opus\n"), AGENT("model: sonnet\n"), REPORT_CHANGED},
    {"it came with a tool", NULL, AGENT("tools: Bash\n"), REPORT_ADDED},
    {"it went", AGENT("tools: Bash\n"), NULL, REPORT_REMOVED},
};

static void ranks(void **state)
{
	const struct row *row = *state;
	struct reported *all = reported_new();
	const struct report_item *item =
	    reported_change(all, str_of_cstr(row->before), str_of_cstr(row->after));

	assert_int_equal(item->rank, row->want);
}

static struct hist_revision at(enum hist_status status, str path)
{
	return (struct hist_revision){.status = status,
	    .path = path,
	    .old_path = status == HIST_RENAMED ? S("o.md") : STR_ABSENT};
}

static void sorts_by_rank_then_name(void **state)
{
	struct reported *all = reported_new();
	struct buf got;

	(void)state;
	reported_add(all, at(HIST_MODIFIED, S("b.md")), S("x\n"), S("y\n"));
	reported_add(all, at(HIST_MODIFIED, S("a.md")), S("x\n"), S("y\n"));
	reported_add(all, at(HIST_RENAMED, S("m.md")), S("x\n"), S("y\n"));
	reported_add(all, at(HIST_ADDED, S("n.md")), STR_ABSENT, S("y\n"));
	reported_add(all, at(HIST_DELETED, S("g.md")), S("x\n"), STR_ABSENT);
	reported_add(all, at(HIST_RENAMED, S("w.md")), S(AGENT("tools: Read\n")), S(AGENT("")));
	report_sort(&all->report);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < all->report.n; i++)
		buf_add(&got, all->report.items[i].def->slug);
	assert_str_equal(buf_str(&got), S("wgnmab"));
}

static void counts_what_tools_were_gained(void **state)
{
	struct reported *all = reported_new();
	struct report_counts counts;

	(void)state;
	reported_change(all, S(AGENT("tools: Read\n")), S(AGENT("tools: Read, Web\n")));
	reported_change(all, S(AGENT("tools: Read\n")), S(AGENT("tools: Web, Bash, Read\n")));
	reported_change(all, S(AGENT("tools: Read\n")), S(AGENT("")));
	reported_change(all, S(AGENT("tools: Read, Edit\n")), S(AGENT("tools: Read\n")));
	reported_change(all, STR_ABSENT, S(AGENT("tools: Bash\n")));
	counts = report_count(unit_mem, &all->report);
	assert_int_equal(counts.by_status[HIST_MODIFIED], 4);
	assert_int_equal(counts.by_status[HIST_ADDED], 1);
	assert_int_equal(counts.widened, 3);
	assert_int_equal(counts.gain_count, 3);
	assert_str_equal(counts.gains[0].tool, S("Web"));
	assert_int_equal(counts.gains[0].n, 2);
	assert_str_equal(counts.gains[1].tool, S("ALL"));
	assert_str_equal(counts.gains[2].tool, S("Bash"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, ranks, rows);
	UNIT_TEST(&suite, sorts_by_rank_then_name);
	UNIT_TEST(&suite, counts_what_tools_were_gained);
	return unit_run(&suite, "report/report");
}
