/* SPDX-License-Identifier: MIT */
/* The index while it is collected. Private to search/. */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include "base/map.h"
#include "search/search.h"

/* How well a word describes a document, in steps that fit one character of a shard. */
enum { IMPACT_MAX = 15 };

struct posting {
	uint32_t document;
	uint32_t impact; /* 1 to IMPACT_MAX */
};

struct term {
	str word;
	struct posting *items; /* by document */
	size_t n, cap;
};

struct search_index {
	struct arena *mem;
	struct map terms; /* word -> struct term * */
	struct {
		struct search_document *items; /* texts kept in mem */
		size_t n, cap;
	} documents;
};

#endif
