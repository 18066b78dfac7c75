/* SPDX-License-Identifier: MIT */
/* Geometry of the calendar of work: a column for each week, and the months as a table. */
#include "base/arena.h"
#include "base/date.h"
#include "page/changes.h"
#include "page/insights.h"
#include "site/trends.h"

enum {
	DAYS = 7,
	PITCH = 13, /* from day to day */
	CELL = 11,
	CALENDAR_LEFT = 32,
	CALENDAR_TOP = 18,
	LEVELS = 4,
};

/* From how many definitions of a day on its square has which size: the mark needs no colour. */
static const struct {
	size_t least, size;
} levels[LEVELS] = {{1, 5}, {2, 7}, {5, 9}, {20, CELL}};

static size_t level_of(size_t definitions)
{
	size_t level = LEVELS;

	while (level > 1 && definitions < levels[level - 1].least)
		level--;
	return level;
}

static size_t day_x(size_t day)
{
	return CALENDAR_LEFT + day / DAYS * PITCH;
}

static size_t day_y(size_t day)
{
	return CALENDAR_TOP + day % DAYS * PITCH;
}

/* All squares without work in one path: there may be 371 of them. */
static str ground_of(struct page_run *run, const struct site_activity *activity)
{
	struct buf out;

	buf_init(&out, run->mem);
	for (size_t i = 0; i < activity->day_count; i++)
		buf_format(&out, "M%zu %zuh%dv%dh-%dz", day_x(i), day_y(i), CELL, CELL, CELL);
	return buf_str(&out);
}

static str month_url_at(struct page_run *run, int64_t utc_s)
{
	return page_month_url(run->mem, date_month(run->mem, utc_s));
}

static struct value days_of(struct page_run *run, const struct site_activity *activity)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < activity->day_count; i++) {
		const struct site_tally *tally = &activity->days[i];
		const int64_t utc_s = (activity->first_day + (int64_t)i) * DATE_DAY_S;
		if (!tally->commits)
			continue;
		const size_t level = level_of(tally->definitions);
		const size_t size = levels[level - 1].size, inset = (CELL - size) / 2;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "x", page_count(run, day_x(i) + inset));
		VALUE_SET(mem, item, "y", page_count(run, day_y(i) + inset));
		VALUE_SET(mem, item, "size", page_count(run, size));
		VALUE_SET(mem, item, "level", page_count(run, level));
		VALUE_SET(mem, item, "day", value_string(date_day(mem, utc_s)));
		VALUE_SET(mem, item, "url", value_string(month_url_at(run, utc_s)));
		VALUE_SET(mem, item, "commits", page_count(run, tally->commits));
		VALUE_SET(mem, item, "commits_many", value_bool(tally->commits != 1));
		VALUE_SET(mem, item, "definitions", page_count(run, tally->definitions));
		VALUE_SET(mem, item, "many", value_bool(tally->definitions != 1));
		value_push(mem, list, item);
	}
	return list;
}

static bool has_work(const struct site_activity *activity, int64_t month)
{
	for (size_t i = 0; i < activity->month_count; i++) {
		if (activity->months[i].month <= month)
			return activity->months[i].month == month;
	}
	return false;
}

/* A month is named above the week in which its first day is. */
static struct value calendar_months(struct page_run *run, const struct site_activity *activity)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t day = 0; day < activity->day_count; day++) {
		const int64_t utc_s = (activity->first_day + (int64_t)day) * DATE_DAY_S;
		const int64_t month = date_month_number(utc_s);
		if (date_month_start(month) != utc_s || day + DAYS * 3 > SITE_CALENDAR_WEEKS * DAYS)
			continue;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "x", page_count(run, day_x(day)));
		VALUE_SET(mem, item, "name", value_string(date_month(mem, utc_s)));
		VALUE_SET(mem, item, "url",
		    has_work(activity, month) ? value_string(month_url_at(run, utc_s))
					      : VALUE_NONE);
		value_push(mem, list, item);
	}
	return list;
}

static struct value months_of(struct page_run *run, const struct site_activity *activity)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < activity->month_count; i++) {
		const struct site_month *month = &activity->months[i];
		const int64_t utc_s = date_month_start(month->month);
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name",
		    value_string(language_month(mem, run->site->language, utc_s)));
		VALUE_SET(mem, item, "rank", value_int(mem, month->month));
		VALUE_SET(mem, item, "url", value_string(month_url_at(run, utc_s)));
		VALUE_SET(mem, item, "commits", page_count(run, month->tally.commits));
		VALUE_SET(mem, item, "definitions", page_count(run, month->tally.definitions));
		value_push(mem, list, item);
	}
	return list;
}

static struct value levels_of(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < LEVELS; i++) {
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "level", page_count(run, i + 1));
		VALUE_SET(mem, item, "size", page_count(run, levels[i].size));
		VALUE_SET(mem, item, "inset", page_count(run, (CELL - levels[i].size) / 2));
		VALUE_SET(mem, item, "least", page_count(run, levels[i].least));
		VALUE_SET(mem, item, "most",
		    i + 1 < LEVELS && levels[i + 1].least - 1 > levels[i].least
			? page_count(run, levels[i + 1].least - 1)
			: VALUE_NONE);
		VALUE_SET(mem, item, "open", value_bool(i + 1 == LEVELS));
		value_push(mem, list, item);
	}
	return list;
}

struct value page_calendar(struct page_run *run)
{
	struct arena *mem = run->mem;
	const struct site_activity *activity = &run->site->trends->activity;
	struct value item = value_map(mem);

	if (!activity->month_count)
		return VALUE_NONE;
	VALUE_SET(
	    mem, item, "width", page_count(run, CALENDAR_LEFT + SITE_CALENDAR_WEEKS * PITCH + 8));
	VALUE_SET(mem, item, "height", page_count(run, CALENDAR_TOP + DAYS * PITCH + 2));
	VALUE_SET(mem, item, "weeks", page_count(run, SITE_CALENDAR_WEEKS));
	VALUE_SET(mem, item, "cell", page_count(run, CELL));
	VALUE_SET(mem, item, "monday_y", page_count(run, day_y(0) + CELL - 2));
	VALUE_SET(mem, item, "wednesday_y", page_count(run, day_y(2) + CELL - 2));
	VALUE_SET(mem, item, "friday_y", page_count(run, day_y(4) + CELL - 2));
	VALUE_SET(mem, item, "ground", value_string(ground_of(run, activity)));
	VALUE_SET(mem, item, "days", days_of(run, activity));
	VALUE_SET(mem, item, "labels", calendar_months(run, activity));
	VALUE_SET(mem, item, "levels", levels_of(run));
	PAGE_SET_LIST(mem, item, "months", months_of(run, activity));
	return item;
}
