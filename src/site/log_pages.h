/* SPDX-License-Identifier: MIT */
/*
 * How a list of commits with their definitions is cut into pages: a commit stands on one page if it
 * fits on one, and begins a page of its own if it does not.
 */
#ifndef SITE_LOG_PAGES_H
#define SITE_LOG_PAGES_H

#include <stddef.h>

enum { SITE_LOG_LINES = 600 }; /* of a page: one for a commit, one for each of its definitions */

/* Where a commit begins: the page, from 0, and how many lines stand above it there. */
struct site_log_place {
	size_t page, above;
};

/* Where the next commit may begin; empty at first. */
struct site_log_cut {
	struct site_log_place next;
};

/* The place of a commit with so many definitions behind those that were placed before. */
struct site_log_place site_log_put(struct site_log_cut *cut, size_t definitions);

/* How many pages are begun. */
size_t site_log_page_count(const struct site_log_cut *cut);

/* The definitions of a commit on a page: from, up to, not including, the end; none: both equal. */
struct site_log_part {
	size_t from, to;
};
struct site_log_part site_log_part_of(struct site_log_place place, size_t definitions, size_t page);

#endif
