/* SPDX-License-Identifier: MIT */
/* The parts of a definition's page, one a file. Private to page/. */
#ifndef PAGE_DEFINITION_PARTS_H
#define PAGE_DEFINITION_PARTS_H

#include "page/common.h"

/* A definition at the other end of edges, once however many there are. */
struct page_neighbour {
	size_t def; /* index, or SITE_NONE */
	size_t missing; /* index when def is SITE_NONE */
	enum rel_kind relation; /* the first of enum rel_kind */
};

struct page_neighbours {
	struct page_neighbour *items; /* by relation, then in the order of the edges */
	size_t n, cap;
};

/* Who names a definition, both ways, whom it names; each stands on one side only. */
struct page_sides {
	struct page_neighbours in, both, out;
};

/* Owner: mem. Cost: linear in the definitions and in the edges of this one. */
struct page_sides page_find_sides(
    struct arena *mem, const struct site *site, const struct site_def *def);

/* The neighbourhood as the data of the "ego" partial; null when there is none. */
struct value page_ego(
    struct page_run *run, const struct site_def *def, const struct page_sides *sides);

/*
 * Adds all that a page tells of relations:
 *	ego names[..] names_total named_by[..] named_by_total has_relations
 *	brief_names brief_named_by ({count left items[a link's members, missing]}, or null) reach
 *	referrers[..]
 * where names and named_by are [relation label count edges[..] more[..] more_count].
 */
void page_add_relations(struct page_run *run, struct value data, const struct site_def *def);

/*
 * The list of contents: {items[text anchor depth] items_count left left_many}; left are headings
 * that are not listed, because nobody reads a list of thousands.
 */
struct value page_contents(struct arena *mem, const struct md_document *document);

/*
 * How large the body is: {words words_many tokens tokens_many spark}; spark is {width height line x
 * y count first last least most}, sizes in tokens, and null unless the size changed.
 */
struct value page_size(struct page_run *run, const struct site_def *def);

/*
 * Definitions whose body is like this one: {items[a link's members, path percent same] items_count
 * left differs[..] differs_count has_two_names}; null when there is none. percent is null where
 * only a third one is known to be like both.
 */
struct value page_alike(struct page_run *run, const struct site_def *def);

/*
 * Adds beside (whether there is any), previous and next: links to the definitions beside it in its
 * folder, or null.
 */
void page_add_beside(struct page_run *run, struct value data, const struct site_def *def);

#endif
