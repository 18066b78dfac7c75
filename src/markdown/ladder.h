/* SPDX-License-Identifier: MIT */
/*
 * The levels of headings on a page, where authors leave levels out ("##", then "####") and views
 * leave headings out. Readers who go from heading to heading must find no level missing, so a
 * heading stands at most one level below the one that it belongs to.
 */
#ifndef MARKDOWN_LADDER_H
#define MARKDOWN_LADDER_H

#define LADDER_LEVELS 6u

/* {.top = 2} for what stands below an h2. */
struct md_ladder {
	unsigned top; /* the level of the heading above all */
	unsigned n; /* headings that the next one may belong to, the innermost last */
	struct {
		unsigned wanted, shown;
	} open[LADDER_LEVELS];
};

/* The level, at most 6, at which the next heading stands; wanted is from 1. */
unsigned md_ladder_step(struct md_ladder *ladder, unsigned wanted);

#endif
