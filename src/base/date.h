/* SPDX-License-Identifier: MIT */
/*
 * Dates as text, from seconds since 1970-01-01T00:00:00Z (negative before). UTC only, no clock, no
 * locale. Years outside 0000 to 9999 are clamped.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

#define DATE_DAY_S 86400 /* seconds of a day */

struct date_parts {
	int year, month, day; /* month and day from 1 */
};

struct date_parts date_split(int64_t utc_s);
str date_rfc3339(struct arena *mem, int64_t utc_s); /* 2026-08-01T12:00:00Z */
str date_day(struct arena *mem, int64_t utc_s); /* 2026-08-01 */
str date_month(struct arena *mem, int64_t utc_s); /* 2026-08 */

/*
 * For sums over days and months, as numbers without a gap: days since 1970-01-01, and months since
 * January of the year 0. date_month_start gives the first second of such a month.
 */
int64_t date_day_number(int64_t utc_s);
int64_t date_month_number(int64_t utc_s);
int64_t date_month_start(int64_t month);

/* The day of the week of a day, 0 for Monday. */
unsigned date_weekday(int64_t day);

#endif
