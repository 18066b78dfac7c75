/* SPDX-License-Identifier: MIT */
/* The table of page kinds: what a finished site consists of. */
#include "page/kinds.h"

const struct page_kind page_kinds[] = {
    {{"history", 7}, page_histories},
    {{"catalogue", 9}, page_catalogue},
    {{"catalogue-data", 14}, page_catalogue_data},
    {{"folder", 6}, page_folders},
    {{"values", 6}, page_values},
    {{"graph", 5}, page_graph},
    {{"graph-exports", 13}, page_graph_exports},
    {{"changes", 7}, page_changes},
    {{"changes-filter", 14}, page_change_filters},
    {{"removed", 7}, page_removed},
    {{"insights", 8}, page_insights},
    {{"search", 6}, page_search},
    {{"compare", 7}, page_compare},
    {{"not-found", 9}, page_not_found},
    {{"redirect", 8}, page_redirects},
    {{"feed", 4}, page_feeds},
    {{"machine", 7}, page_machine},
    {{"api", 3}, page_api},
    {{"insights-api", 12}, page_insight_api},
    {{"asset", 5}, page_assets},
};
const size_t page_kind_count = sizeof page_kinds / sizeof *page_kinds;
