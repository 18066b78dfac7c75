/* SPDX-License-Identifier: MIT */
/* The steps behind site_find_insights, one a file. Private to site/. */
#ifndef SITE_ANALYSIS_H
#define SITE_ANALYSIS_H

#include "site/insights.h"

/*
 * Strongly connected components: definitions that can reach each other. They are numbered so that
 * an edge leads to a component of the same or a smaller number.
 */
struct site_components {
	size_t *of; /* by definition */
	size_t n;
};

/*
 * relations   bits of SITE_RELATION: the edges that count
 * Owner       mem
 * Cost        linear in definitions and edges, no recursion
 */
struct site_components site_find_components(
    struct arena *mem, struct arena *tmp, const struct site *site, unsigned relations);

/* Fills in site->cycles. */
void site_find_cycles(struct arena *mem, struct arena *tmp, struct site *site);

/*
 * Fills in reach and widest.
 * Cost    a word of memory for each definition and edge; (definitions + edges) times
 *         definitions / 64 steps
 */
void site_find_reach(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights);

/*
 * Fills in nearest.
 * Cost    linear in the names, and in the unresolved ones
 */
void site_find_nearest(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights);

/*
 * Fills in similar and similar_of.
 * Cost    linear in the text, and n log n in the number of definitions
 */
void site_find_similar(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights);

/* Fills in ties, tied and pairs. Cost: n log n in the number of edges. */
void site_find_folder_ties(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights);

/*
 * The fields in which one of n definitions differs from the first, in the order of the text.
 * Owner   mem
 */
struct def_strings site_differing_fields(
    struct arena *mem, struct arena *tmp, const struct site *site, const size_t *defs, size_t n);

#endif
