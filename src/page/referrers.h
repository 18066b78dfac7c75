/* SPDX-License-Identifier: MIT */
/* Who still names a definition that is gone. Private to page/. */
#ifndef PAGE_REFERRERS_H
#define PAGE_REFERRERS_H

#include "page/page.h"

/* Names that nobody defines, by slug; several kinds of one slug are a guess of the same name. */
struct page_referrers {
	const struct site *site;
	struct map by_slug;
	struct page_missing_list {
		const struct site_missing *missing;
		struct page_missing_list *next;
	} * lists;
};

struct page_referrers page_index_referrers(struct arena *mem, const struct site *site);

struct page_edges {
	const struct site_edge **items;
	size_t n, cap;
};

/*
 * The edges of living definitions that name a removed one, by its address, its file or its name.
 * Owner   the list in mem
 */
struct page_edges page_find_referrers(
    struct arena *mem, const struct page_referrers *referrers, const struct site_def *def);

/* The same without an index, for one definition: costs about the number of missing names. */
struct page_edges page_look_for_referrers(
    struct arena *mem, const struct site *site, const struct site_def *def);

#endif
