/* SPDX-License-Identifier: MIT */
/* Baselines: what is written is read again, what is none is refused, and what they leave out. */
#include "unit/unit.h"

#include "check/check.h"

static struct check_report report_of(const char *first, const char *second)
{
	const struct diag_item items[] = {
	    {AD201, DIAG_WARNING, diag_at(S("a.md"), 1, 1), str_of_cstr(first)},
	    {AD201, DIAG_WARNING, diag_at(S("b.md"), 1, 1), str_of_cstr(second)},
	    {AD303, DIAG_WARNING, diag_at(STR_ABSENT, 0, 0), S("the clone is shallow")},
	};

	return (struct check_report){.findings = check_collect(unit_mem, items, 3)};
}

static struct map baseline_of(const struct check_report *report)
{
	struct buf out;
	struct map known;
	str problem;

	buf_init(&out, unit_mem);
	check_write_baseline(&out, &report->findings);
	assert_true(check_read_baseline(unit_mem, buf_str(&out), &known, &problem));
	return known;
}

static void holds_what_was_found(void **state)
{
	struct check_report report = report_of("'x' is odd", "'y' is odd");
	const struct map known = baseline_of(&report);
	struct arena *tmp = arena_open();

	(void)state;
	assert_int_equal(known.n, 2);
	check_apply_baseline(tmp, &report, &known);
	arena_close(tmp);
	assert_int_equal(report.findings.n, 1);
	assert_int_equal(report.findings.items[0].item.code, AD303);
	assert_int_equal(report.known, 2);
	assert_int_equal(report.gone, 0);
}

static void tells_what_is_gone(void **state)
{
	const struct check_report before = report_of("'x' is odd", "'y' is odd");
	struct check_report report = report_of("'x' is odd", "'z' is odd");
	const struct map known = baseline_of(&before);
	struct arena *tmp = arena_open();

	(void)state;
	check_apply_baseline(tmp, &report, &known);
	arena_close(tmp);
	assert_true(report.has_baseline);
	assert_int_equal(report.findings.n, 2);
	assert_int_equal(report.known, 1);
	assert_int_equal(report.gone, 1);
}

struct bad {
	const char *name;
	str text, problem;
};

static const struct bad bad_rows[] = {
    {"no JSON", UNIT_S("{"), UNIT_S("")},
    {"no map", UNIT_S("[]"), UNIT_S("it is no baseline")},
    {"no list", UNIT_S("{\"schema\":1,\"findings\":{}}"), UNIT_S("it is no baseline")},
    {"other version", UNIT_S("{\"schema\":9,\"findings\":[]}"),
	UNIT_S("another version of agentdoc wrote it")},
};

static void refuses(void **state)
{
	const struct bad *row = *state;
	struct map known;
	str problem = STR_ABSENT;

	assert_false(check_read_baseline(unit_mem, row->text, &known, &problem));
	assert_true(problem.n > 0);
	if (row->problem.n)
		assert_str_equal(problem, row->problem);
}

static void odd_members_are_passed_over(void **state)
{
	struct map known;
	str problem;

	(void)state;
	assert_true(check_read_baseline(unit_mem,
	    S("{\"schema\":1,\"findings\":[1,{},{\"fingerprint\":\"ab\"},{\"fingerprint\":null}]}"),
	    &known, &problem));
	assert_int_equal(known.n, 1);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, holds_what_was_found);
	UNIT_TEST(&suite, tells_what_is_gone);
	UNIT_ROWS(&suite, refuses, bad_rows);
	UNIT_TEST(&suite, odd_members_are_passed_over);
	return unit_run(&suite, "check/baseline");
}
