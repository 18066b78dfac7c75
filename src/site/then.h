/* SPDX-License-Identifier: MIT */
/*
 * The relations that a definition stated in each of its revisions, while the chain is walked from
 * the newest to the oldest: what a revision gained was not there before it, and what it lost was.
 */
#ifndef SITE_THEN_H
#define SITE_THEN_H

#include "site/site.h"

struct site_then {
	struct arena *mem;
	struct arena_mark empty; /* mem is rewound to this for each definition */
	struct site_relation_change *items; /* what the text at hand states, in no order */
	size_t n, cap;
};

/* Begins with what the current text states; a removed one has none. */
void site_then_begin(struct site_then *then, const struct site *site, const struct site_def *def);

/* Goes back behind a revision: then holds what the text before it stated. */
void site_then_step(struct site_then *then, const struct site_change *change);

/*
 * What the text at hand states, by relation, then target.
 * Owner   in mem; the texts are those of the changes
 */
struct site_relation_change *site_then_sorted(struct arena *mem, const struct site_then *then);

#endif
