/* SPDX-License-Identifier: MIT */
/*
 * What leads from one list of files to another, without the commits between them: the same kind of
 * answer as a history, with one step.
 */
#ifndef HISTORY_BETWEEN_H
#define HISTORY_BETWEEN_H

#include "history/history.h"

struct hist_file {
	str path;
	struct oid blob; /* none: what it holds is unknown */
	str content; /* absent when it is unknown */
};

struct hist_files {
	struct hist_file *items; /* sorted by path */
	size_t n;
};

/*
 * Pairs files that vanished with files that were added, as the history does within a commit.
 * Returns a line with a single revision, of HIST_UNCOMMITTED, for each file of after in their
 * order, then one for each file that is gone; the revision of a file that stayed as it was is a
 * modification with the same blob before and after.
 * Owner   in mem; refers to the paths of the files
 * Fails   never: beyond LIMIT_RENAME_PAIRS files of other names are not paired (AD308)
 * Cost    linear, and the product of vanished and added files that have no partner of equal content
 */
struct history hist_between(struct arena *mem, struct diag *diag, struct repo *repo,
    const struct hist_files *before, const struct hist_files *after);

#endif
