/* SPDX-License-Identifier: MIT */
/* Dates as text; the wanted values are those of `date -u -d @SECONDS`. */
#include "unit/unit.h"

#include "base/date.h"

struct row {
	const char *name;
	int64_t utc_s;
	str want;
};

static const struct row rows[] = {
    {"epoch", 0, UNIT_S("1970-01-01T00:00:00Z")},
    {"a second before", -1, UNIT_S("1969-12-31T23:59:59Z")},
    {"end of a day", 86399, UNIT_S("1970-01-01T23:59:59Z")},
    {"today", 1785585600, UNIT_S("2026-08-01T12:00:00Z")},
    {"29 February 2000", 951827696, UNIT_S("2000-02-29T12:34:56Z")},
    {"1 March 2000", 951868800, UNIT_S("2000-03-01T00:00:00Z")},
    {"29 February 2024", 1709164800, UNIT_S("2024-02-29T00:00:00Z")},
    {"1900 has none", -2203891201, UNIT_S("1900-02-28T23:59:59Z")},
    {"day after", -2203891200, UNIT_S("1900-03-01T00:00:00Z")},
    {"31 December of a leap year", 1735689599, UNIT_S("2024-12-31T23:59:59Z")},
    {"1 January", 1735689600, UNIT_S("2025-01-01T00:00:00Z")},
    {"2100 has none", 4107542400, UNIT_S("2100-03-01T00:00:00Z")},
    {"32 bits end", 2147483648, UNIT_S("2038-01-19T03:14:08Z")},
    {"29 February of the year 0", INT64_C(-62162121600), UNIT_S("0000-02-29T00:00:00Z")},
    {"first", INT64_C(-62167219200), UNIT_S("0000-01-01T00:00:00Z")},
    {"before the first", INT64_C(-62167219201), UNIT_S("0000-01-01T00:00:00Z")},
    {"last", INT64_C(253402300799), UNIT_S("9999-12-31T23:59:59Z")},
    {"after the last", INT64_C(253402300800), UNIT_S("9999-12-31T23:59:59Z")},
    {"smallest number", INT64_MIN, UNIT_S("0000-01-01T00:00:00Z")},
    {"largest number", INT64_MAX, UNIT_S("9999-12-31T23:59:59Z")},
};

static void prints(void **state)
{
	const struct row *row = *state;

	assert_str_equal(date_rfc3339(unit_mem, row->utc_s), row->want);
	assert_str_equal(date_day(unit_mem, row->utc_s), str_slice(row->want, 0, 10));
	assert_str_equal(date_month(unit_mem, row->utc_s), str_slice(row->want, 0, 7));
}

/* Walks every day of 800 years and counts along. */
static void counts_every_day(void **state)
{
	static const int days_of_month[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int64_t utc_s = INT64_C(-11676096000); /* 1600-01-01 */
	const struct arena_mark mark = arena_mark(unit_mem);

	(void)state;
	for (int year = 1600; year < 2400; year++) {
		const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

		for (int month = 1; month <= 12; month++) {
			const int days = days_of_month[month - 1] + (month == 2 && leap);

			assert_int_equal(date_month_start(year * 12 + month - 1), utc_s);
			for (int day = 1; day <= days; day++, utc_s += 86400) {
				assert_str_equal(date_day(unit_mem, utc_s),
				    str_format(unit_mem, "%04d-%02d-%02d", year, month, day));
				assert_int_equal(
				    date_month_number(utc_s + 86399), year * 12 + month - 1);
			}
			arena_rewind(unit_mem, mark);
		}
	}
}

struct day_row {
	const char *name;
	int64_t utc_s, day;
	unsigned weekday;
};

static const struct day_row day_rows[] = {
    {"epoch, a Thursday", 0, 0, 3},
    {"its last second", 86399, 0, 3},
    {"a second before", -1, -1, 2},
    {"a whole day before", -86400, -1, 2},
    {"a Monday", 345600, 4, 0},
    {"the Sunday before", 345599, 3, 6},
    {"a Monday before the epoch", -259200, -3, 0},
    {"a Sunday before the epoch", -259201, -4, 6},
};

static void counts_days(void **state)
{
	const struct day_row *row = *state;

	assert_int_equal(date_day_number(row->utc_s), row->day);
	assert_int_equal(date_weekday(row->day), row->weekday);
}

/* The first month and the last of those that have a name. */
static void knows_where_months_begin(void **state)
{
	(void)state;
	assert_int_equal(date_month_start(0), rows[14].utc_s);
	assert_int_equal(date_month_number(INT64_MIN), 0);
	assert_int_equal(date_month_number(INT64_MAX), 9999 * 12 + 11);
	assert_str_equal(
	    date_rfc3339(unit_mem, date_month_start(9999 * 12 + 11)), S("9999-12-01T00:00:00Z"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, prints, rows);
	UNIT_TEST(&suite, counts_every_day);
	UNIT_ROWS(&suite, counts_days, day_rows);
	UNIT_TEST(&suite, knows_where_months_begin);
	return unit_run(&suite, "base/date");
}
