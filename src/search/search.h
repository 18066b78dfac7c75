/* SPDX-License-Identifier: MIT */
/*
 * The search index as script shards that a page loads with <script>, so that search works from
 * file:// too. Its reader is static/rank.js; the format is described in shards.c.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "base/buf.h"

struct search_section {
	str heading; /* "" before the first */
	str anchor; /* "" for the page's top */
	str text; /* plain, valid UTF-8 */
};

/* One definition as the index sees it. */
struct search_document {
	str kind; /* "agent" */
	str plural; /* "agents": the folder of its page */
	str slug; /* "backend-lead"; the page is PLURAL/SLUG.html */
	str title;
	str aliases; /* other names, separated by spaces */
	str folder;
	str model;
	str tools; /* separated by ", "; "ALL" */
	str authors; /* of any revision, separated by line ends */
	str summary;
	str description; /* whole */
	str past; /* lines of older versions that the last one does not have */
	bool has_age;
	uint32_t age; /* days from its last change to the newest commit */
	bool deleted;
	const struct search_section *sections;
	size_t section_count;
};

struct search_index;

/* An empty index in mem. */
struct search_index *search_new(struct arena *mem);

/*
 * Adds a document. Its texts need not outlive the call.
 * Cost    linear in the text; the index keeps the text for excerpts and 8 bytes for each pair of a
 *         document and a word of it
 */
void search_add(
    struct search_index *index, struct arena *tmp, const struct search_document *document);

/* One file of the index. */
struct search_shard {
	str path; /* "search/terms-07.js" */
	str content;
};

/*
 * Writes the shards, in order of their paths; the index takes no more documents afterwards. newest
 * is the day of the newest commit, "" where there is none.
 */
struct search_shard *search_shards(
    struct arena *mem, struct arena *tmp, struct search_index *index, str newest, size_t *ret_n);

#endif
