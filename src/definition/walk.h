/* SPDX-License-Identifier: MIT */
/*
 * Lists the markdown files of a work tree or of a commit's tree, without reading them. Private to
 * definition/.
 */
#ifndef DEFINITION_WALK_H
#define DEFINITION_WALK_H

#include "base/map.h"
#include "base/vec.h"
#include "definition/discover.h"

struct walk_file {
	str path;
	struct oid id; /* of the blob in the tree; none for a file that HEAD does not have */
	bool is_link; /* symbolic; also one without ".md" that could lead to definitions */
	bool is_explicit; /* named by query->sources itself */
};

struct walk {
	VEC(struct walk_file) files;
	struct map folders; /* of a tree: the paths of all its folders */
};

/*
 * Lists what query->tree holds below the sources.
 * Owner   all in mem
 * Fails   AD111 for a folder that cannot be read; false after AD001 for a source that is not there,
 *         but only when query->from_tree
 */
bool walk_tree(struct arena *mem, struct arena *tmp, struct diag *diag,
    const struct def_query *query, struct walk *ret_walk) ATTR_NODISCARD;

/*
 * Lists what the disk holds below the sources. What git ignores is left out; git is asked only
 * about what head, the walk of HEAD's tree, does not have, because the answer is slow.
 * Owner   all in mem
 * Fails   AD111 for a folder that cannot be read; false after AD001 for a source that is not there
 */
bool walk_disk(struct arena *mem, struct arena *tmp, struct diag *diag,
    const struct def_query *query, const struct walk *head, struct walk *ret_walk) ATTR_NODISCARD;

/* Where the disk is read: the work tree's root, or the given folder without a repository. */
str walk_root(const struct def_query *query);

#endif
