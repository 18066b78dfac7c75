/* SPDX-License-Identifier: MIT */
/* Days and months of work of collections drawn as commits. */
#include "unit/site/lived.h"

/*
 *	day   -700   ...  0       31      32      unknown
 *	      added       x       x x     x       x
 */
static const struct lived some = {
    2,
    0,
    {{32, "ann"}, {31, "bob"}, {NO_DAY, "ann"}, {0, "ann"}, {-700, "ann"}},
    {{0, 0, HIST_MODIFIED, "", 0, false}, {0, 1, HIST_MODIFIED, "", 0, false},
	{0, 2, HIST_MODIFIED, "", 0, false}, {0, 3, HIST_MODIFIED, "", 0, false},
	{0, 4, HIST_ADDED, "", 0, false}, {1, 1, HIST_ADDED, "", 0, false}, {.end = true}},
};

static void counts_months(void **state)
{
	const struct site_activity *activity = &site_that_lived(&some)->trends->activity;
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	for (size_t i = 0; i < activity->month_count; i++)
		buf_format(&out, "%.*s %zu %zu; ",
		    STR_ARG(date_month(unit_mem, date_month_start(activity->months[i].month))),
		    activity->months[i].tally.commits, activity->months[i].tally.definitions);
	assert_str_equal(buf_str(&out), S("2025-02 2 3; 2025-01 1 1; 2023-02 1 1; "));
	assert_int_equal(activity->undated, 1);
}

static void counts_days(void **state)
{
	const struct site_activity *activity = &site_that_lived(&some)->trends->activity;
	const int64_t first = date_day_number(day_s(0)) - activity->first_day;
	size_t commits = 0;

	(void)state;
	assert_int_equal(date_weekday(activity->first_day), 0);
	/* the newest commit is on a Sunday, the last day of the last week */
	assert_int_equal(activity->day_count, 7 * SITE_CALENDAR_WEEKS);
	for (size_t i = 0; i < activity->day_count; i++)
		commits += activity->days[i].commits;
	assert_int_equal(commits, 3);
	assert_int_equal(activity->days[first].commits, 1);
	assert_int_equal(activity->days[first + 31].definitions, 2);
	assert_int_equal(activity->days[activity->day_count - 1].commits, 1);
}

static void has_none_without_history(void **state)
{
	const struct lived lived = {1, 0, {{0, NULL}}, {{.end = true}}};
	const struct site_activity *activity = &site_that_lived(&lived)->trends->activity;

	(void)state;
	assert_int_equal(activity->day_count, 0);
	assert_int_equal(activity->month_count, 0);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, counts_months);
	UNIT_TEST(&suite, counts_days);
	UNIT_TEST(&suite, has_none_without_history);
	return unit_run(&suite, "site/activity");
}
