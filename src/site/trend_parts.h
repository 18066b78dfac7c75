/* SPDX-License-Identifier: MIT */
/*
 * The steps behind site->trends, one a file. Private to site/. Each fills in its part of trends,
 * whose now_utc_s is set, and costs about the number of revisions; memory is mem's.
 */
#ifndef SITE_TREND_PARTS_H
#define SITE_TREND_PARTS_H

#include "site/trends.h"

void site_find_series(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_trends *trends);
void site_find_activity(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_trends *trends);
void site_find_authors(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_trends *trends);
void site_find_upkeep(struct arena *mem, const struct site *site, struct site_trends *trends);

/* Whether a revision is somebody's work on this one definition: no sweep, no move, no spelling. */
bool site_is_care(const struct site *site, const struct site_revision *revision);

#endif
