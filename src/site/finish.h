/* SPDX-License-Identifier: MIT */
/* Steps of site_begin and site_finish that stand in files of their own. Private to site/. */
#ifndef SITE_FINISH_H
#define SITE_FINISH_H

#include "site/site.h"

/* Groups all revisions by commit, newest first. */
void site_group_changes(struct arena *mem, struct arena *tmp, struct site *site);

/* Says since which commit each edge stands: when it was stated, or when its target came. */
void site_date_edges(struct site *site);

/* Lists the edges that stood once. */
void site_collect_past_edges(struct arena *mem, struct site *site);

/* Says of each target that nobody defines which removal or renaming left it behind. */
void site_find_breaks(struct arena *tmp, struct site *site);

/*
 * The newest author date that is not later than HEAD's own commit: a rebase keeps author dates, so
 * HEAD's need not be the newest, and a clock that was wrong must not make all else look old.
 * REPO_TIME_UNKNOWN without a commit. Costs the number of commits.
 */
int64_t site_newest_time(const struct site *site);

/* Fills in trends, from all revisions and changes. */
void site_find_trends(struct arena *mem, struct arena *tmp, struct site *site);

/* Hubs, orphans, duplicate names (AD401), cycles and insights: what follows from all definitions.
 */
void site_find_insights(struct arena *mem, struct arena *tmp, struct diag *diag, struct site *site);

/* What the catalogue is filtered by; needs the duplicates and orphans. */
void site_find_facets(struct arena *mem, struct arena *tmp, struct site *site);

#endif
