/* SPDX-License-Identifier: MIT */
/*
 * What differs between two trees, among markdown files. Renames are not known here: a file that
 * moved is one that vanished and one that was added.
 */
#ifndef HISTORY_CHANGE_H
#define HISTORY_CHANGE_H

#include "base/diag.h"
#include "git/repo.h"
#include "history/paths.h"

/* One path; a mode of 0 says that it is not there on that side. Links and files are alike here. */
struct change {
	uint32_t path;
	unsigned old_mode, new_mode;
	struct oid old_blob, new_blob;
};

struct hist_query;

struct changes {
	VEC(struct change) list; /* in the order of git's trees */
	size_t added, vanished; /* how many of them */
};

/* What comparing needs and what it finds: one for a whole history. */
struct change_context {
	struct arena *scratch; /* rewound by the caller when the changes are no longer needed */
	struct arena *contents; /* blobs while they are looked at */
	struct repo *repo;
	struct diag *diag;
	struct paths *paths;
	/* str of blobs that git may not have, by id: files of a work tree; NULL: there are none */
	const struct map *texts;
	const struct hist_query *hiding; /* whose is_hidden is asked; NULL: all paths are seen */
};

static inline bool change_is_added(const struct change *change)
{
	return !change->old_mode;
}

static inline bool change_is_vanished(const struct change *change)
{
	return !change->new_mode;
}

/* Whether there was a file and is none any more: it is gone, or a link took its place. */
static inline bool change_ends_file(const struct change *change)
{
	return change->old_mode && change->old_mode != REPO_MODE_LINK &&
	    (!change->new_mode || change->new_mode == REPO_MODE_LINK);
}

/*
 * Compares two trees; NULL stands for the empty one.
 * Owner   the list lives in scratch
 * Fails   a folder that cannot be read is reported (AD305) and taken as unchanged
 * Cost    reads only folders whose ids differ; equal entries of them are skipped unparsed
 */
struct changes change_list(
    const struct change_context *context, const struct oid *old_tree, const struct oid *new_tree);

/* What stands at a path in a tree, in the new_ members; false when nothing does. */
bool change_find(const struct change_context *context, const struct oid *tree, uint32_t path,
    struct change *ret_found) ATTR_NODISCARD;

#endif
