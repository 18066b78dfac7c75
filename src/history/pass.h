/* SPDX-License-Identifier: MIT */
/* What the one pass over all commits carries along. Not for what it finds: that is line.h. */
#ifndef HISTORY_PASS_H
#define HISTORY_PASS_H

#include "history/change.h"
#include "history/holders.h"
#include "history/line.h"

struct side_merge;

/* The last mark of a path and what it was marked with; a mark of the past is none. */
struct pass_mark {
	uint32_t mark;
	uint32_t change;
};

struct pass {
	struct arena *tmp; /* for what lives as long as the pass */
	const struct hist_query *query;
	struct change_context context;
	struct paths paths;
	struct lines lines;
	struct holders_pool pool;
	struct holders *
	    *tables; /* by commit; NULL before a child handed one down and after its turn */
	struct side_merge **merges; /* by commit; NULL until somebody asked */
	struct pass_mark *marks; /* by path */
	size_t mark_cap;
	uint32_t last_mark;
	uint32_t trunk; /* the next commit among the first parents from HEAD on */
};

static inline const struct repo_commit *pass_commit(const struct pass *pass, uint32_t commit)
{
	return &pass->query->commits->items[commit];
}

#endif
