/* SPDX-License-Identifier: MIT */
/* The table of page kinds: what a finished site consists of. */
#include "page/kinds.h"

#include "base/glob.h"

const struct page_kind page_kinds[] = {
    {{"history", 7}, page_histories, PAGE_NEEDS_CHANGES, {"/*/*/history.html", 17}},
    {{"catalogue", 9}, page_catalogue, PAGE_NEEDS_CHANGES, {"/index.html /index", 18}},
    {{"catalogue-data", 14}, page_catalogue_data, PAGE_NEEDS_CHANGES, {"/catalogue", 10}},
    {{"folder", 6}, page_folders, PAGE_NEEDS_CHANGES, {"/folders", 8}},
    {{"values", 6}, page_values, PAGE_NEEDS_CHANGES, {"/kinds /models /tools", 21}},
    {{"graph", 5}, page_graph, PAGE_NEEDS_CHANGES, {"/graph.html /graph", 18}},
    {{"graph-exports", 13}, page_graph_exports, PAGE_NEEDS_CHANGES, {"/graph/graph.*", 14}},
    {{"changes", 7}, page_changes, PAGE_NEEDS_CHANGES, {"/changes.html /changes", 22}},
    {{"changes-filter", 14}, page_change_filters, PAGE_NEEDS_CHANGES, {"/changes", 8}},
    {{"removed", 7}, page_removed, PAGE_NEEDS_CHANGES, {"/removed.html", 13}},
    {{"insights", 8}, page_insights, PAGE_NEEDS_CHANGES, {"/insights.html /insights", 24}},
    {{"search", 6}, page_search, PAGE_NEEDS_MODEL, {"/search.html", 12}},
    {{"search-index", 12}, page_search_index, PAGE_NEEDS_SEARCH, {"/search", 7}},
    {{"compare", 7}, page_compare, PAGE_NEEDS_CHANGES, {"/compare.html", 13}},
    {{"not-found", 9}, page_not_found, PAGE_NEEDS_MODEL, {"/404.html", 9}},
    {{"redirect", 8}, page_redirects, PAGE_NEEDS_MODEL, {"/*/*.html", 9}},
    {{"feed", 4}, page_feeds, PAGE_NEEDS_CHANGES, {"/feed.xml /*/*/feed.xml", 23}},
    {{"machine", 7}, page_machine, PAGE_NEEDS_CHANGES, {"/sitemap.xml /robots.txt /llms.txt", 34}},
    {{"api", 3}, page_api, PAGE_NEEDS_CHANGES, {"/api", 4}},
    {{"insights-api", 12}, page_insight_api, PAGE_NEEDS_CHANGES, {"/api", 4}},
    {{"asset", 5}, page_assets, PAGE_NEEDS_MODEL, {"/assets", 7}},
};
const size_t page_kind_count = sizeof page_kinds / sizeof *page_kinds;

bool page_kind_covers(const struct page_kind *kind, str url)
{
	str rest = kind->urls, pattern;

	while (rest.n && str_next_part(&rest, ' ', &pattern)) {
		if (glob_covers(pattern, url))
			return true;
	}
	return false;
}
