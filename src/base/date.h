/* SPDX-License-Identifier: MIT */
/*
 * Dates as text, from seconds since 1970-01-01T00:00:00Z (negative before). UTC only, no clock, no
 * locale. Years outside 0000 to 9999 are clamped.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

str date_rfc3339(struct arena *mem, int64_t utc_s); /* 2026-08-01T12:00:00Z */
str date_day(struct arena *mem, int64_t utc_s); /* 2026-08-01 */
str date_month(struct arena *mem, int64_t utc_s); /* 2026-08 */

#endif
