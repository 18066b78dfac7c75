/* SPDX-License-Identifier: MIT */
/* The producers behind the table of page kinds, one a file. Private to page/. */
#ifndef PAGE_KINDS_H
#define PAGE_KINDS_H

#include "page/page.h"

/* agents/SLUG/history.html, where there are two revisions or more */
bool page_histories(struct page_run *run);
bool page_catalogue(struct page_run *run); /* index.html */
bool page_catalogue_data(struct page_run *run); /* catalogue/data.js and so on */
bool page_folders(struct page_run *run); /* folders/NAME.html */
bool page_values(struct page_run *run); /* kinds/agent.html, models/opus.html, tools/bash.html */
bool page_graph(struct page_run *run); /* graph.html, graph/GROUP.html */
bool page_graph_exports(struct page_run *run); /* graph/graph.dot and so on */
/* changes.html, changes/2026-08.html, changes/since-v1.2.html, changes/since-2026-08.html */
bool page_changes(struct page_run *run);
bool page_change_filters(struct page_run *run); /* changes/model.html and so on, when not empty */
bool page_removed(struct page_run *run); /* removed.html */
bool page_insights(struct page_run *run); /* insights.html */
bool page_insight_api(struct page_run *run); /* api/insights.json */
bool page_search(struct page_run *run); /* search.html */
bool page_search_index(struct page_run *run); /* search/... */
bool page_compare(struct page_run *run); /* compare.html */
bool page_not_found(struct page_run *run); /* 404.html */
bool page_redirects(struct page_run *run); /* agents/OLD-SLUG.html */
bool page_feeds(struct page_run *run); /* feed.xml, agents/SLUG/feed.xml */
bool page_machine(struct page_run *run); /* sitemap.xml, robots.txt, llms.txt */
bool page_api(struct page_run *run); /* api/... */
bool page_assets(struct page_run *run); /* assets/... */

#endif
