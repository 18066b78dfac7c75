/* SPDX-License-Identifier: MIT */
/* On which days and in which months commits changed definitions. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "site/trend_parts.h"

/* Newest first. */
static int compare_months(const void *left, const void *right)
{
	const struct site_month *a = left, *b = right;

	return a->month > b->month ? -1 : a->month < b->month;
}

/* Adds up neighbours of the same month. */
static size_t merge_months(struct site_month *months, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept && months[kept - 1].month == months[i].month) {
			months[kept - 1].tally.commits += months[i].tally.commits;
			months[kept - 1].tally.definitions += months[i].tally.definitions;
		} else {
			months[kept++] = months[i];
		}
	}
	return kept;
}

/* Whole weeks, from a Monday to the day of the newest commit. */
static void open_days(struct arena *mem, int64_t now_utc_s, struct site_activity *activity)
{
	const int64_t last = date_day_number(now_utc_s);

	activity->first_day = last - date_weekday(last) - 7 * ((int64_t)SITE_CALENDAR_WEEKS - 1);
	activity->day_count = (size_t)(last - activity->first_day + 1);
	activity->days = ARENA_ARRAY(mem, struct site_tally, activity->day_count);
}

static void count_day(struct site_activity *activity, int64_t utc_s, size_t definitions)
{
	const int64_t day = date_day_number(utc_s) - activity->first_day;

	if (day < 0 || day >= (int64_t)activity->day_count)
		return;
	activity->days[day].commits++;
	activity->days[day].definitions += definitions;
}

void site_find_activity(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_trends *trends)
{
	struct site_activity *activity = &trends->activity;
	struct site_month *months = ARENA_ARRAY(tmp, struct site_month, site->change_count);
	size_t n = 0;

	if (trends->now_utc_s == REPO_TIME_UNKNOWN)
		return;
	open_days(mem, trends->now_utc_s, activity);
	for (size_t i = 0; i < site->change_count; i++) {
		const struct site_commit *change = &site->changes[i];
		if (change->commit == HIST_UNCOMMITTED)
			continue;
		const int64_t utc_s = site->commits.items[change->commit].author_utc_s;
		if (utc_s == REPO_TIME_UNKNOWN) {
			activity->undated++;
			continue;
		}
		count_day(activity, utc_s, change->n);
		months[n++] = (struct site_month){date_month_number(utc_s), {1, change->n}};
	}
	if (n)
		qsort(months, n, sizeof *months, compare_months);
	activity->month_count = merge_months(months, n);
	activity->months = ARENA_ARRAY(mem, struct site_month, activity->month_count);
	for (size_t i = 0; i < activity->month_count; i++)
		activity->months[i] = months[i];
}
