/* SPDX-License-Identifier: MIT */
/* What makes a fingerprint, the order of findings, and leaving some out. */
#include "unit/unit.h"

#include "check/check.h"

static struct diag_item item(enum diag_code code, const char *path, uint32_t line, const char *text)
{
	return (struct diag_item){
	    code, DIAG_WARNING, diag_at(str_of_cstr(path), line, 1), str_of_cstr(text)};
}

struct pair {
	const char *name;
	enum diag_code code, other_code;
	const char *path, *other_path;
	uint32_t line, other_line;
	const char *text, *other_text;
	bool same;
};

static const struct pair pairs[] = {
    {"moved line", AD201, AD201, "a.md", "a.md", 3, 9, "'x' is odd", "'x' is odd", true},
    {"other wording", AD201, AD201, "a.md", "a.md", 3, 3, "'x' is odd", "is 'x' odd", true},
    {"other number", AD117, AD117, "a.md", "a.md", 3, 3, "3001 words", "3002 words", true},
    {"other subject", AD201, AD201, "a.md", "a.md", 3, 3, "'x' is odd", "'y' is odd", false},
    {"other code", AD201, AD202, "a.md", "a.md", 3, 3, "'x' is odd", "'x' is odd", false},
    {"other path", AD201, AD201, "a.md", "b.md", 3, 3, "'x' is odd", "'x' is odd", false},
};

static void is_the_same(void **state)
{
	const struct pair *row = *state;
	const struct diag_item one = item(row->code, row->path, row->line, row->text);
	const struct diag_item other =
	    item(row->other_code, row->other_path, row->other_line, row->other_text);
	const struct check_findings a = check_collect(unit_mem, &one, 1);
	const struct check_findings b = check_collect(unit_mem, &other, 1);

	assert_int_equal(a.items[0].fingerprint.n, 16);
	assert_int_equal(str_eq(a.items[0].fingerprint, b.items[0].fingerprint), row->same);
}

static void equal_ones_are_numbered(void **state)
{
	const struct diag_item items[] = {
	    item(AD404, "a.md", 9, "'x' leads nowhere"),
	    item(AD404, "a.md", 3, "'x' leads nowhere"),
	};
	const struct check_findings two = check_collect(unit_mem, items, 2);
	const struct check_findings first = check_collect(unit_mem, items, 1);

	(void)state;
	assert_int_equal(two.items[0].item.place.line, 3);
	assert_false(str_eq(two.items[0].fingerprint, two.items[1].fingerprint));
	assert_true(str_eq(two.items[0].fingerprint, first.items[0].fingerprint));
}

static bool is_late(void *context, const struct check_finding *finding)
{
	return finding->item.place.line > *(const uint32_t *)context;
}

static void filter_keeps_the_order(void **state)
{
	const struct diag_item items[] = {
	    item(AD404, "a.md", 1, "a"),
	    item(AD404, "a.md", 5, "b"),
	    item(AD404, "a.md", 6, "c"),
	};
	struct check_findings findings = check_collect(unit_mem, items, 3);
	uint32_t line = 4;

	(void)state;
	check_filter(&findings, is_late, &line);
	assert_int_equal(findings.n, 2);
	assert_int_equal(findings.items[0].item.place.line, 5);
	assert_int_equal(check_count(&findings, DIAG_WARNING), 2);
	assert_int_equal(check_count(&findings, DIAG_ERROR), 0);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, is_the_same, pairs);
	UNIT_TEST(&suite, equal_ones_are_numbered);
	UNIT_TEST(&suite, filter_keeps_the_order);
	return unit_run(&suite, "check/findings");
}
