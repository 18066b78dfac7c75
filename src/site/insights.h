/* SPDX-License-Identifier: MIT */
/*
 * What follows from the collection as a whole, beyond what struct site holds itself: how far a
 * rename reaches, which texts are nearly the same, what an unresolved name may have meant, how
 * folders depend on each other. Made once by site_begin, const afterwards.
 */
#ifndef SITE_INSIGHTS_H
#define SITE_INSIGHTS_H

#include "site/site.h"

#define SITE_SIMILAR_PERCENT 80u /* of shared shingles: as alike count two bodies from here on */
#define SITE_SIMILAR_WORDS 20u /* bodies with fewer words are not compared: they say too little */

/* Who must be looked at when a definition is renamed or removed. */
struct site_reach {
	size_t direct; /* definitions that name it */
	size_t transitive; /* these, those that name these, and so on */
};

/* Definitions whose bodies are alike, each with at least one other of the group. */
struct site_similar {
	size_t *defs; /* the oldest first, the others compared with it and in the site's order */
	unsigned *percents; /* how much each shares with the first; 100 is the same text */
	size_t n;
	unsigned least; /* of percents */
	bool has_two_names;
	struct def_strings differs; /* fields in which one differs from the first */
};

/* Edges of the definitions of a folder, each pair of definitions counted once. */
struct site_folder_ties {
	size_t inside; /* from one of it to another of it */
	size_t out, in; /* to other folders, and from them */
};

/* How many definitions of one folder name how many of another: pairs of definitions. */
struct site_folder_pair {
	size_t from, to; /* folders */
	size_t n;
};

struct site_insights {
	struct site_reach *reach; /* by definition */
	size_t *widest; /* definitions that are named, by falling transitive and direct reach */
	size_t widest_count;
	size_t *nearest; /* by unresolved target: a definition with a name like it, or SITE_NONE */
	struct def_strings *duplicate_differs; /* by duplicate: fields, and "body" */
	struct site_similar *similar; /* the largest first */
	size_t similar_count;
	size_t *copies, *alike; /* groups of similar: of the same text, and the others */
	size_t copy_count, alike_count;
	size_t *similar_of; /* by definition: its group of similar, or SITE_NONE */
	const struct similar_memo *similar_memo; /* for the site after this one */
	struct site_folder_ties *ties; /* by folder */
	size_t *tied; /* folders with any edge, most edges first */
	size_t tied_count;
	struct site_folder_pair *pairs; /* different folders, by falling number */
	size_t pair_count;
};

/*
 * The definition whose name is like a name that nobody has, one of kind before others; SITE_NONE
 * when there is none.
 * Cost    linear in the names: for a single one, what unresolved targets are like is in insights
 */
size_t site_nearest(struct arena *tmp, const struct site *site, str name, enum def_kind kind);

/* A way from one definition to another. */
struct site_path {
	size_t *edges; /* each begins where the one before ends */
	size_t n; /* 0: there is no way */
};

#define SITE_RELATION(kind) (1u << (kind))
#define SITE_ALL_RELATIONS (SITE_RELATION(REL_KIND_COUNT) - 1)

/* The ends of a way, and the relations (bits of SITE_RELATION) that it may follow. */
struct site_route {
	size_t from, to;
	unsigned relations;
};

/*
 * The shortest way along edges; of several the one whose edges come first. From a definition to
 * itself it is the shortest cycle through it.
 * Owner   the edges in mem
 * Cost    linear in definitions and edges
 */
struct site_path site_shortest_path(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_route route);

#endif
