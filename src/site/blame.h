/* SPDX-License-Identifier: MIT */
/*
 * Which revision last changed each line of the current text, found while the chain of revisions is
 * walked from the newest to the oldest. A change of white space, a move and a new number of a list
 * item change nothing; nor does a commit that .git-blame-ignore-revs names, where the line can be
 * followed through it.
 */
#ifndef SITE_BLAME_H
#define SITE_BLAME_H

#include "diff/prose.h"
#include "site/site.h"

#define SITE_UNKNOWN UINT32_MAX /* the revision cannot be told */

struct site_blame {
	struct arena *mem;
	struct arena_mark empty; /* mem is rewound to this for each definition */
	const struct site *site;
	const struct site_def *def;
	struct oid at; /* the text that has been reached */
	uint32_t *lines; /* where each line of the current text stands in it */
	uint32_t *revisions; /* index of the revision that changed the line last */
	uint32_t n; /* lines of the current text */
	uint32_t open; /* lines whose revision is not found yet */
};

/* Begins with the current text of a definition; a removed one has none. */
void site_blame_begin(
    struct site_blame *blame, const struct site *site, const struct site_def *def);

/*
 * Goes through one revision; they come newest first. prose is of the texts before and after it,
 * NULL when one is missing or both are equal; has_before: the older text could be read.
 * Cost    linear in the lines that are still open, and in the blocks
 */
void site_blame_pass(
    struct site_blame *blame, size_t revision, bool has_before, const struct prose *prose);

/*
 * The newest revision that changed one of the lines (from 0, last included); SITE_UNKNOWN when none
 * of them is known.
 */
uint32_t site_blame_of(const struct site_blame *blame, uint32_t first, uint32_t last);

#endif
