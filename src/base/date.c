/* SPDX-License-Identifier: MIT */
/* Dates as text, by the proleptic Gregorian calendar. Not for the clock: nothing here reads one. */
#include "base/date.h"

#define FIRST_S INT64_C(-62167219200) /* 0000-01-01T00:00:00Z */
#define LAST_S INT64_C(253402300799) /* 9999-12-31T23:59:59Z */

#define DAYS_OF_4_YEARS 1461
#define DAYS_OF_100_YEARS 36524 /* the fourth century of a cycle has one more */
#define DAYS_OF_400_YEARS 146097

struct date {
	int year, month, day;
	int second_of_day;
};

/* Days of a year that begins in March before each of its months. */
static const int month_start[] = {0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337};

/*
 * Counts from 1 March of the year 0, so that the day that may be missing is the last of a year,
 * and takes off whole cycles of 400, 100, 4 and 1 years. The last part of a cycle is longer than
 * the others, hence the clamps to 3.
 */
static struct date date_of(int64_t utc_s)
{
	int64_t since;
	int days, centuries, fours, years, month = 11;
	struct date date;

	utc_s = utc_s < FIRST_S ? FIRST_S : utc_s > LAST_S ? LAST_S : utc_s;
	since = utc_s - FIRST_S;
	date.second_of_day = (int)(since % DATE_DAY_S);
	days =
	    (int)(since / DATE_DAY_S) - 60 + DAYS_OF_400_YEARS; /* from 1 March of the year -400 */
	date.year = days / DAYS_OF_400_YEARS * 400 - 400;
	days %= DAYS_OF_400_YEARS;
	centuries = days / DAYS_OF_100_YEARS > 3 ? 3 : days / DAYS_OF_100_YEARS;
	days -= centuries * DAYS_OF_100_YEARS;
	fours = days / DAYS_OF_4_YEARS;
	days -= fours * DAYS_OF_4_YEARS;
	years = days / 365 > 3 ? 3 : days / 365;
	days -= years * 365;
	date.year += centuries * 100 + fours * 4 + years;
	while (month_start[month] > days)
		month--;
	date.day = days - month_start[month] + 1;
	date.month = month < 10 ? month + 3 : month - 9;
	date.year += month >= 10; /* January and February belong to the next year */
	return date;
}

/* Digits by hand: pages hold thousands of dates, and printf took a fiftieth of a build. */
static void digits(char *at, int n, size_t count)
{
	while (count-- > 0) {
		at[count] = (char)('0' + n % 10);
		n /= 10;
	}
}

/* "2026-08-01T12:00:00Z", cut to its first length bytes. */
static str format(struct arena *mem, int64_t utc_s, size_t length)
{
	const struct date date = date_of(utc_s);
	const int s = date.second_of_day;
	char text[] = "0000-00-00T00:00:00Z";

	digits(text, date.year, 4);
	digits(text + 5, date.month, 2);
	digits(text + 8, date.day, 2);
	digits(text + 11, s / 3600, 2);
	digits(text + 14, s / 60 % 60, 2);
	digits(text + 17, s % 60, 2);
	return str_dup(mem, (str){text, length});
}

struct date_parts date_split(int64_t utc_s)
{
	const struct date date = date_of(utc_s);

	return (struct date_parts){date.year, date.month, date.day};
}

str date_rfc3339(struct arena *mem, int64_t utc_s)
{
	return format(mem, utc_s, 20);
}

str date_day(struct arena *mem, int64_t utc_s)
{
	return format(mem, utc_s, 10);
}

str date_month(struct arena *mem, int64_t utc_s)
{
	return format(mem, utc_s, 7);
}

int64_t date_day_number(int64_t utc_s)
{
	const int64_t day = utc_s / DATE_DAY_S;

	return utc_s % DATE_DAY_S < 0 ? day - 1 : day;
}

int64_t date_month_number(int64_t utc_s)
{
	const struct date date = date_of(utc_s);

	return (int64_t)date.year * 12 + date.month - 1;
}

/* Counts from 1 March of the year -400, as date_of does. */
int64_t date_month_start(int64_t month)
{
	const int64_t months = month + INT64_C(400) * 12 - 2;
	const int64_t years = months / 12;
	const int64_t days = years * 365 + years / 4 - years / 100 + years / 400 +
	    month_start[months % 12] + 60 - DAYS_OF_400_YEARS;

	return FIRST_S + days * DATE_DAY_S;
}

unsigned date_weekday(int64_t day)
{
	const int64_t since_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */

	return (unsigned)(since_monday < 0 ? since_monday + 7 : since_monday);
}
