/* SPDX-License-Identifier: MIT */
/*
 * The walk over the revisions of one definition: what changed in each, and every page that is made
 * of their texts. Private to build/.
 */
#ifndef BUILD_CHAIN_H
#define BUILD_CHAIN_H

#include "build/stages.h"
#include "page/versions.h"

/* One text of a chain of revisions, with the arena it lives in. */
struct chain_text {
	struct arena *mem;
	struct arena_mark empty;
	struct oid blob; /* none: nothing was read yet */
	bool readable;
	struct definition def;
};

enum { CHAIN_TEXTS = 2 }; /* those after and before a revision */

/* What is made on the way; a page needs the changes, made now or before. */
enum chain_part {
	CHAIN_CHANGES = 1 << 0,
	CHAIN_BODIES = 1 << 1, /* rendered, for pages of text and for the search */
	CHAIN_BLAME = 1 << 2, /* for the definition's own page */
	CHAIN_VERSIONS = 1 << 3, /* for comparisons in the browser, and for the search */
	CHAIN_PAGES = 1 << 4, /* those that the run wants */
	CHAIN_SEARCH = 1 << 5, /* with bodies and versions */
	CHAIN_ALL = (1 << 6) - 1,
};

struct chain {
	struct build *build;
	struct page_run *run;
	struct site_def *def;
	unsigned parts;
	struct chain_text texts[CHAIN_TEXTS];
	struct page_bodies bodies;
	struct site_reference_memo memo;
	struct page_versions versions;
	struct site_blame blame;
	struct site_then then;
};

void chain_open(struct chain *chain, struct build *build, struct page_run *run);
void chain_close(struct chain *chain);

/*
 * Walks over the revisions of a definition.
 * Fails   false when the sink of the run says so
 * Cost    of the changes a diff a revision; words and pages come on top for those who want them
 */
bool chain_run(struct chain *chain, struct site_def *def, unsigned parts) ATTR_NODISCARD;

/* The parts that the page at url, which is one of def's, is made of; without its changes. */
unsigned chain_parts_of(const struct site_def *def, str url);

#endif
