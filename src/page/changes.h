/* SPDX-License-Identifier: MIT */
/*
 * What the pages of the change log share: commits as they list them, the bar of filters, the points
 * since when changes are summed up. Private to the change log's files in page/.
 */
#ifndef PAGE_CHANGES_H
#define PAGE_CHANGES_H

#include "page/common.h"

/* Which changes a page of the change log lists. */
struct change_filter {
	str name; /* "tools-widened": of its page */
	enum language_key label; /* "tools widened" */
	unsigned groups; /* enum site_change_group; 0: by kind */
	enum def_kind kind;
};

bool change_filter_matches(const struct site *site, const struct change_filter *filter,
    const struct site_commit_item *item);

enum { CHANGE_FILTERS = GROUP_COUNT + DEF_KIND_COUNT };

/* How many changes of definitions pass each filter. */
struct change_tallies {
	size_t all, kinds; /* kinds: of definitions, as far as any was changed */
	size_t of[CHANGE_FILTERS];
};

struct change_tallies page_count_changes(const struct site *site);

/*
 * The bar above the pages of the change log: [label url count current]. The first entry is for all
 * changes; filters that nothing passes are left out, and those by kind when there is one kind.
 * current is the name of a filter, "" for all, absent for none of them.
 */
struct value page_filter_bar(
    struct page_run *run, const struct change_tallies *tallies, str current);

/*
 * As page_commit_row, with those definitions alone that pass the filter (NULL: all); null when none
 * does. Also: all, the number of definitions in the commit, when that is more.
 */
struct value page_filtered_commit_row(
    struct page_run *run, const struct site_commit *change, const struct change_filter *filter);

/*
 * The month of a commit's author date: "2026-08", "undated" when it does not tell; absent: not
 * committed. And the address of the month's page.
 */
str page_month_of(struct page_run *run, const struct site_commit *change);
str page_month_url(struct arena *mem, str month);

/* Where the change log has a commit: "changes/2026-08.html#ad-0123456789". */
str page_log_url(struct page_run *run, const struct site_commit *change);

/*
 * Writes the pages of what changed since a tag or a month, and says where they are:
 *	by_tag by_month{shown more[name url date summary] more_count} (null without any)
 *	tags_limit months_limit (how many have a page, when more are left out)
 * url is null where nothing has changed since; all is null where there is no tag and no month.
 */
bool page_since(struct page_run *run, struct value *ret_points) ATTR_NODISCARD;

#endif
