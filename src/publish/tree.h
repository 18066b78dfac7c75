/* SPDX-License-Identifier: MIT */
/* The files of a site as trees of a repository. Private to publish/. */
#ifndef PUBLISH_TREE_H
#define PUBLISH_TREE_H

#include "base/vec.h"
#include "git/store.h"
#include "publish/former.h"
#include "publish/pack.h"

struct publish_file {
	str path;
	unsigned mode;
	struct oid id;
};

struct publish_tree {
	struct arena *mem, *tmp;
	struct diag *diag;
	struct repo_store store;
	struct publish_pack pack; /* of the blobs that are new; closed by the owner of the tree */
	VEC(struct publish_file) files;
	uint64_t bytes;
};

/* Takes a file of the site: a build_sink, whose context is the tree. Fails  false after AD710 */
bool publish_tree_take(void *tree, str path, str content) ATTR_NODISCARD;

/* Adds the file that says whose the site is. Fails  false after AD710 */
bool publish_tree_marker(struct publish_tree *tree) ATTR_NODISCARD;

/* As take, of any path and without the rules of a site: for CNAME. */
bool publish_tree_add(struct publish_tree *tree, str path, str content) ATTR_NODISCARD;

/*
 * Takes over what stands at the top of the former site and is the user's: CNAME and its like,
 * but those that were added already.
 * Fails   false after AD710
 */
bool publish_tree_carry(struct publish_tree *tree, const struct former *former) ATTR_NODISCARD;

/*
 * Writes all trees.
 * Fails   false after AD710; the same path twice is a BUG
 */
bool publish_tree_finish(struct publish_tree *tree, struct oid *ret_tree) ATTR_NODISCARD;

/*
 * The branch's top tree: the former one in which site stands at its prefix, and cname, when it is
 * given, in CNAME; a branch that is new also gets the file that keeps Jekyll away.
 * Fails   false after AD710
 */
bool publish_tree_graft(struct publish_tree *tree, const struct former *former,
    const struct oid *site, str cname, struct oid *ret_top) ATTR_NODISCARD;

/* Stores the text of an object. Fails  false after AD710 */
bool publish_tree_put(struct publish_tree *tree, enum repo_object kind, str content,
    struct oid *ret_id) ATTR_NODISCARD;

#endif
