/* SPDX-License-Identifier: MIT */
/* The arithmetic of cutting a list of commits into pages. */
#include "site/log_pages.h"

struct site_log_place site_log_put(struct site_log_cut *cut, size_t definitions)
{
	struct site_log_place *next = &cut->next;

	if (next->above && next->above + 1 + definitions > SITE_LOG_LINES)
		*next = (struct site_log_place){.page = next->page + 1};
	const struct site_log_place place = *next;
	const size_t end = next->above + 1 + definitions;
	/* a page that is full to the last line is left with the next commit */
	next->page += (end - 1) / SITE_LOG_LINES;
	next->above = (end - 1) % SITE_LOG_LINES + 1;
	return place;
}

size_t site_log_page_count(const struct site_log_cut *cut)
{
	return cut->next.above ? cut->next.page + 1 : 0;
}

/* How many of the definitions stand on the pages before this one. */
static size_t count_before(struct site_log_place place, size_t definitions, size_t page)
{
	if (page <= place.page)
		return 0;
	const size_t n = (page - place.page) * SITE_LOG_LINES - place.above - 1;
	return n < definitions ? n : definitions;
}

struct site_log_part site_log_part_of(struct site_log_place place, size_t definitions, size_t page)
{
	if (page < place.page)
		return (struct site_log_part){0, 0};
	return (struct site_log_part){
	    count_before(place, definitions, page), count_before(place, definitions, page + 1)};
}
