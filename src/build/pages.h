/* SPDX-License-Identifier: MIT */
/*
 * The pages of a site, all of them or one by its address. What a page needs is made before it, and
 * made once: the pages of a definition need its own revisions only, those that speak of the whole
 * site the changes of all, and the search index every text besides. Private to build/.
 */
#ifndef BUILD_PAGES_H
#define BUILD_PAGES_H

#include "build/chain.h"

struct build_pages {
	struct build *build;
	struct page_run run;
	struct chain chain;
	struct arena *index; /* of the search */
	struct map owners; /* url of a page of a definition -> struct site_def *, when listed */
	/* Of the former build, whose changes can be taken over; NULL: none. It outlives these. */
	struct build_pages *former;
	bool is_listed, is_finished;
	bool *is_read; /* of the living, then the removed: its changes are filled in */
	size_t next_read, next_indexed;
	/* what is asked for, while a page is looked for */
	page_sink *sink;
	void *context;
	bool found, failed, may_stop;
};

/* After build_walk; the sink gets the pages. */
void build_pages_open(
    struct build_pages *pages, struct build *build, page_sink *sink, void *context);
void build_pages_close(struct build_pages *pages);

/* Reads every revision once, and makes all pages; false when the sink said so. */
bool build_pages_make(struct build_pages *pages) ATTR_NODISCARD;

enum build_page_found { BUILD_PAGE_MADE, BUILD_PAGE_NONE, BUILD_PAGE_FAILED };

/*
 * Makes the page at url, byte for byte the same as among all. Of the search index all files come at
 * once, whichever is asked for.
 */
enum build_page_found build_pages_find(struct build_pages *pages, str url);

/* Reads the changes of one more definition; false when all are there and the site is finished. */
bool build_pages_step(struct build_pages *pages);

#endif
