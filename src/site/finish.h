/* SPDX-License-Identifier: MIT */
/* The steps of site_finish. Private to site/. */
#ifndef SITE_FINISH_H
#define SITE_FINISH_H

#include "site/site.h"

/* Groups all revisions by commit, newest first. */
void site_group_changes(struct arena *mem, struct arena *tmp, struct site *site);

/* Says since which commit each edge stands. */
void site_date_edges(struct site *site);

/* Hubs, orphans, duplicate names, cycles. */
void site_find_insights(struct arena *mem, struct arena *tmp, struct site *site);

#endif
