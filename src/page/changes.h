/* SPDX-License-Identifier: MIT */
/*
 * What the pages of the change log share: commits as they list them, the bar of filters, the points
 * since when changes are summed up. Private to the change log's files in page/.
 */
#ifndef PAGE_CHANGES_H
#define PAGE_CHANGES_H

#include "page/common.h"
#include "page/paging.h"

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

/* How many definitions of a commit pass a filter (NULL: all do). */
size_t page_count_matches(
    const struct site *site, const struct site_commit *change, const struct change_filter *filter);

/* Commits of the change log in their order, cut into pages by how many definitions they list. */
struct change_list {
	const struct change_filter *filter; /* NULL: all definitions are listed */
	struct listed_change {
		const struct site_commit *change;
		size_t definitions; /* that pass the filter */
		struct site_log_place place;
	} * items;
	size_t n, cap;
	size_t definitions; /* of all items */
	struct site_log_cut cut;
};

void page_list_change(struct arena *mem, struct change_list *list, const struct site_commit *change,
    size_t definitions);

/* How the list is cut when its first page stands at url. */
struct page_cut page_change_cut(const struct change_list *list, str url);

/*
 * Sets the commits of a page (from 0), with those definitions that pass the filter:
 *	commits[as page_commit_row, all part{first last}] commits_count commits_many (of the list)
 * where all is the number of definitions in the commit when more than pass, and part tells which
 * of them stand here when others stand on other pages. And what page_add_pager sets.
 */
void page_add_changes(struct page_run *run, struct value data, const struct change_list *list,
    const struct page_cut *cut, size_t at);

/*
 * The month of a commit's author date: "2026-08", "undated" when it does not tell; absent: not
 * committed. And the address of the month's page.
 */
str page_month_of(struct page_run *run, const struct site_commit *change);
str page_month_url(struct arena *mem, str month);

/* Where the change log has a commit: "changes/2026-08.html#ad-0123456789", or a later page. */
str page_log_url(struct page_run *run, const struct site_commit *change);

/*
 * Writes the pages of what changed since a tag or a month, and says where they are:
 *	by_tag by_month{shown more[name url date summary] more_count} (null without any)
 *	tags_limit months_limit (how many have a page, when more are left out)
 * url is null where nothing has changed since; all is null where there is no tag and no month.
 */
bool page_since(struct page_run *run, struct value *ret_points) ATTR_NODISCARD;

#endif
