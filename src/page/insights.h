/* SPDX-License-Identifier: MIT */
/*
 * The lists of the page of insights that need more than a row of definitions. Private to page/.
 * Each has what is shown and, where it may be long, the rest for a fold.
 */
#ifndef PAGE_INSIGHTS_H
#define PAGE_INSIGHTS_H

#include "base/json.h"
#include "page/common.h"

/*
 * How far renaming or removing a definition reaches: {direct direct_many transitive wider}; null
 * when nobody names it.
 */
struct value page_reach(struct page_run *run, const struct site_def *def);

/* The definitions that reach furthest: [a link's members, a reach's members]. */
struct value page_widest(struct page_run *run);

/* Unresolved names: [name id count nearest{a link} callers[a link's members, line relation
 * declared]]. */
struct value page_missing(struct page_run *run);

/*
 * Cycles: [count wider definitions[links] steps[a link's members, line] first{a link} steps_left],
 * where a step's line says that it names the next one, and wider that the group has others, too.
 */
struct value page_cycles(struct page_run *run);

/*
 * Groups of like bodies, those of the same text alone or the others:
 *	[name kind all_same has_two_names differs[..] differs_count members[..] members_count
 *	members_more[..] members_more_count], a member having a link's members and path percent
 *	same with (the id of the first; null for the first itself)
 */
struct value page_similar(struct page_run *run, bool same);

/* Writes the members of api/insights.json that come from site/trends.h. */
void page_trend_members(struct page_run *run, struct json *json);

/* Folders with edges: [name url definitions inside out in]. */
struct value page_folder_ties(struct page_run *run);

/* Folders that name each other most: [from{name url} to{name url} count]. */
struct value page_folder_pairs(struct page_run *run);

/* Sets KEY, KEY_count, KEY_more and KEY_more_count: the first so many of a list and the rest. */
#define PAGE_SET_FOLDED(mem, data, key, list, shown)                                               \
	page_set_folded((mem), (data),                                                             \
	    (struct page_folded_keys){                                                             \
		S(key), S(key "_count"), S(key "_more"), S(key "_more_count")},                    \
	    (list), (shown))

struct page_folded_keys {
	str first, count, more, more_count;
};

void page_set_folded(struct arena *mem, struct value data, struct page_folded_keys keys,
    struct value list, size_t shown);

#endif
