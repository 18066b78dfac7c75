/* SPDX-License-Identifier: MIT */
/*
 * The texts of a definition through its history as data for static/compare.js: every line once, and
 * each version as runs of lines. Not for pages: those are written revision by revision, while this
 * is collected along the way.
 */
#ifndef PAGE_VERSIONS_H
#define PAGE_VERSIONS_H

#include "page/page.h"

/* The texts that were seen, as numbers of lines. */
struct page_version {
	struct oid blob;
	uint32_t *lines;
	size_t n;
	size_t fields; /* index into fields of struct page_versions */
};

struct page_versions {
	struct arena *mem;
	struct arena_mark empty; /* mem is rewound to this for each definition */
	struct buf lines; /* JSON strings, one a line */
	uint32_t line_count;
	struct buf past; /* lines that only other versions than the newest have: for searching */
	struct {
		struct page_version *items;
		size_t n, cap;
	} seen;
	struct {
		str *items; /* each as site_fields_json() has it */
		size_t n, cap;
	} fields;
};

/* Forgets the definition before. */
void page_versions_begin(struct page_versions *versions);

/*
 * Takes the texts of a revision; those that are not at hand are NULL. diff is of their sources, as
 * in page_revision_input. Texts that were seen before cost nothing, others what differs.
 */
void page_versions_add(struct page_versions *versions, const struct hist_revision *hist,
    const struct page_revision_input *input);

/*
 * Writes BASE.js: agentdoc.versions({id, name, url, versions: [{commit, date, author, sentence,
 * url, path, text, fields}, ...]}, [line, ...], [fields, ...]), newest first. A text is runs of
 * lines, [first, number, first, number, ...]; fields of a version are the number of those that
 * site_fields_json() wrote. Both are null when the text is not there.
 */
bool page_versions_emit(
    struct page_run *run, struct page_versions *versions, const struct site_def *def);

#endif
