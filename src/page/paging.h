/* SPDX-License-Identifier: MIT */
/* Lists that go on over several pages: their addresses and the links between them. Private to
 * page/. */
#ifndef PAGE_PAGING_H
#define PAGE_PAGING_H

#include "page/page.h"

/*
 * A list cut into pages. The first stands at url, the second at BASE/2.html and so on, where BASE
 * is url without ".html" unless it is given.
 */
struct page_cut {
	str url, base;
	size_t n; /* rows in all */
	size_t rows; /* on a page; of the last one what is left */
};

/* How many pages there are, at least one. */
size_t page_cut_pages(const struct page_cut *cut);

/* The rows of page at (from 0): from the first up to, not including, the end. */
size_t page_cut_first(const struct page_cut *cut, size_t at);
size_t page_cut_end(const struct page_cut *cut, size_t at);

/* The address of page at (from 0). */
str page_cut_url(struct arena *mem, const struct page_cut *cut, size_t at);

/*
 * Sets what templates/partials/pager.mustache shows, and the rows of page at as numbers from 1:
 *	page (from 1; null where there is one page) pages[number url current gap] previous{url}
 *	next{url} rows_first rows_last
 */
void page_add_pager(struct arena *mem, struct value data, const struct page_cut *cut, size_t at);

#endif
