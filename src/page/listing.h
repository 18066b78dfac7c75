/* SPDX-License-Identifier: MIT */
/*
 * Lists of definitions that go on over several pages: the catalogue, a folder, a kind, a model, a
 * tool. Private to page/.
 */
#ifndef PAGE_LISTING_H
#define PAGE_LISTING_H

#include "page/page.h"
#include "page/paging.h"
#include "site/facets.h"

/* A list on pages of their own. */
struct page_listing {
	str url, base; /* see struct page_cut */
	str title; /* of the pages */
	str template, rest_template; /* of the first page and of those behind it */
	const size_t *defs;
	size_t n;
	/* Adds what stands on a page beside the rows; at is the number of the page, from 0. */
	void (*describe)(struct page_run *run, struct value data, const void *what, size_t at);
	const void *what;
};

/*
 * Writes all pages of a list. Data of each:
 *	count rows[a row] and what page_add_pager sets
 * A row is a definition as catalogues show it, and
 *	names (how many definitions it names) is_new is_changed is_duplicate is_unresolved
 *	is_uncommitted is_orphan
 */
bool page_emit_listing(struct page_run *run, const struct page_listing *listing);

/* The pages of the catalogue, which are sorted by title. */
struct page_cut page_catalogue_cut(const struct site *site);

/* The kinds as tabs: [KIND(bool) url count current]; empty where there is but one. */
struct value page_kind_tabs(struct page_run *run, str current);

/*
 * A value of a facet: {key name brief KEY(bool, where there is no name; "top" for ".") url count
 * query}; query is how the catalogue is asked for it ("model=opus").
 */
struct value page_facet_value(
    struct page_run *run, enum site_facet_kind kind, const struct site_facet_value *value);

/* How many definitions one names, each counted once. */
size_t page_count_names(struct page_run *run, const struct site_def *def);

#endif
