/* SPDX-License-Identifier: MIT */
/* The links between the pages of a list; no rows. */
#include "page/paging.h"

#include "base/arena.h"
#include "page/common.h"

/* Neighbours of the current page that are linked, beside the first and the last. */
enum { PAGES_AROUND = 2 };

size_t page_cut_pages(const struct page_cut *cut)
{
	return cut->n ? (cut->n + cut->rows - 1) / cut->rows : 1;
}

size_t page_cut_first(const struct page_cut *cut, size_t at)
{
	return at * cut->rows;
}

size_t page_cut_end(const struct page_cut *cut, size_t at)
{
	const size_t first = page_cut_first(cut, at);

	return cut->n - first < cut->rows ? cut->n : first + cut->rows;
}

str page_cut_url(struct arena *mem, const struct page_cut *cut, size_t at)
{
	const str base =
	    cut->base.p ? cut->base : str_slice(cut->url, 0, cut->url.n - S(".html").n);

	return at ? str_format(mem, "%.*s/%zu.html", STR_ARG(base), at + 1) : cut->url;
}

static struct value link_to(struct arena *mem, const struct page_cut *cut, size_t at)
{
	struct value link = value_map(mem);

	VALUE_SET(mem, link, "url", value_string(page_cut_url(mem, cut, at)));
	VALUE_SET(mem, link, "number", value_int(mem, (int64_t)at + 1));
	VALUE_SET(mem, link, "current", value_bool(false));
	VALUE_SET(mem, link, "gap", value_bool(false));
	return link;
}

/* The first, the last, and those around the current one; few, however many pages there are. */
static struct value links_of(struct arena *mem, const struct page_cut *cut, size_t at)
{
	const size_t pages = page_cut_pages(cut);
	struct value links = value_list(mem);
	bool gap = false;

	for (size_t i = 0; pages > 1 && i < pages; i++) {
		const bool near = i + PAGES_AROUND >= at && i <= at + PAGES_AROUND;
		if (!near && i != 0 && i + 1 != pages) {
			gap = true;
			i = i < at ? at - PAGES_AROUND - 1 : pages - 2;
			continue;
		}
		struct value link = link_to(mem, cut, i);
		VALUE_SET(mem, link, "current", value_bool(i == at));
		VALUE_SET(mem, link, "gap", value_bool(gap));
		value_push(mem, links, link);
		gap = false;
	}
	return links;
}

void page_add_pager(struct arena *mem, struct value data, const struct page_cut *cut, size_t at)
{
	const size_t pages = page_cut_pages(cut);

	VALUE_SET(mem, data, "page", pages > 1 ? value_int(mem, (int64_t)at + 1) : VALUE_NONE);
	PAGE_SET_LIST(mem, data, "pages", links_of(mem, cut, at));
	VALUE_SET(mem, data, "previous", at ? link_to(mem, cut, at - 1) : VALUE_NONE);
	VALUE_SET(mem, data, "next", at + 1 < pages ? link_to(mem, cut, at + 1) : VALUE_NONE);
	VALUE_SET(mem, data, "rows_first", value_int(mem, (int64_t)page_cut_first(cut, at) + 1));
	VALUE_SET(mem, data, "rows_last", value_int(mem, (int64_t)page_cut_end(cut, at)));
}
