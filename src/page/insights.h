/* SPDX-License-Identifier: MIT */
/*
 * The lists of the page of insights that need more than a row of definitions. Private to page/.
 * Each has what is shown and, where it may be long, the rest for a fold.
 */
#ifndef PAGE_INSIGHTS_H
#define PAGE_INSIGHTS_H

#include "base/json.h"
#include "page/common.h"
#include "site/facets.h"

/*
 * How far renaming or removing a definition reaches: {direct direct_many transitive wider}; null
 * when nobody names it.
 */
struct value page_reach(struct page_run *run, const struct site_def *def);

/* The page of those that have a value of a facet; null when there is none. */
struct value page_facet_url(struct page_run *run, enum site_facet_kind kind, str key);

/* A number as data. */
struct value page_count(struct page_run *run, size_t n);

/*
 * The lists that have pages of their own when they are long, each as
 *	KEY{items[..] count many all_url (null when all items are there)}
 * Keys and the members of items stand in insight_rows.c. Also sets the limits of rules, as
 * page_add_insight_rules does: rules{similar_percent similar_words oversized_words stale_months
 * lively_days models sweep until}.
 */
void page_add_insight_lists(struct page_run *run, struct value data);
void page_add_insight_rules(struct page_run *run, struct value data);

/* Writes the pages of lists that are longer than what the overview shows. */
bool page_insight_lists(struct page_run *run) ATTR_NODISCARD;

/*
 * Models over time as a drawing and a table, null when there is but one step:
 *	width height left left_text right label_x line_x top tall step_y weeks months monthly
 *	bands[name short url others none color path count used y label_y text_y]
 *	ticks[value y text_y] steps[name total counts[..] labelled x middle width]
 */
struct value page_series(struct page_run *run);

/*
 * The calendar of work, null without history:
 *	width height weeks cell monday_y wednesday_y friday_y ground labels[x name url]
 *	days[x y size level day url commits commits_many definitions many]
 *	levels[level size inset least most open] months[name url commits definitions]
 */
struct value page_calendar(struct page_run *run);

/* A name that nobody has: {name id count nearest{a link} broke callers[a link's members, line
 * relation declared]}. */
struct value page_missing_row(struct page_run *run, size_t i);

/* One of page_duplicates. */
struct value page_duplicate_row(struct page_run *run, size_t i);

/*
 * A cycle: {count wider definitions[links] definitions_left steps[a link's members, line] first{a
 * link} steps_left}, where a step's line says that it names the next one, and wider that the group
 * has others, too.
 */
struct value page_cycle_row(struct page_run *run, size_t i);

/*
 * A group of like bodies, of those with the same text and of the others:
 *	{name kind all_same has_two_names differs[..] differs_count members[..] members_count
 *	members_more[..] members_more_count members_left}, a member having a link's members and path
 *	percent same with (the id of the first; null for the first itself)
 */
struct value page_copies_row(struct page_run *run, size_t i);
struct value page_similar_row(struct page_run *run, size_t i);

/* A folder with edges: {name url definitions inside out in}. */
struct value page_folder_ties_row(struct page_run *run, size_t i);

/*
 * Tools for the overview: tools[name url count] (the most frequent), tool_count, inherit_count and
 * inherit_url (they have all tools) and matrix_url, null when no definition names a tool.
 */
void page_add_tools(struct page_run *run, struct value data);

/* Writes the pages of tools by definitions, when any names a tool. */
bool page_tool_matrix(struct page_run *run) ATTR_NODISCARD;

/*
 * Writes tools:[{tool, ids}] and matrix:[{id, all, tools:[{tool, since}], since}], where since is
 * the commit that gave the tool, or all tools; null when it is not known.
 */
void page_tool_members(struct page_run *run, struct json *json);

/* Writes key and the ids of n definitions. */
void page_ids_member(
    struct json *json, const struct site *site, str key, const size_t *defs, size_t n);

/* Writes the members of api/insights.json that come from site/trends.h. */
void page_trend_members(struct page_run *run, struct json *json);

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
