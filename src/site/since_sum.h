/* SPDX-License-Identifier: MIT */
/* The sum of the summaries of some revisions of one definition. Private to site/. */
#ifndef SITE_SINCE_SUM_H
#define SITE_SINCE_SUM_H

#include "site/since.h"

/*
 * Adds up revisions, newest first as everywhere. They need not follow each other: on a side branch
 * that was merged since, other revisions may stand between them.
 * Owner   the lists of the sum and its sentence in mem, all other texts are those of the site
 */
struct site_since_def site_sum_revisions(struct arena *mem, struct arena *tmp,
    const struct site *site, const struct site_def *def,
    const struct site_revision *const *revisions, size_t n);

#endif
