/* SPDX-License-Identifier: MIT */
/*
 * What `publish` writes into a repository: objects, which harm nothing as long as no name leads to
 * them, and in the end one branch. Never the work tree, the index or HEAD.
 */
#ifndef GIT_STORE_H
#define GIT_STORE_H

#include "base/map.h"
#include "git/repo.h"

enum repo_object { REPO_BLOB, REPO_TREE, REPO_COMMIT };

struct repo_store {
	struct repo *repo;
	bool dry; /* nothing of the repository is touched */
	size_t added; /* objects that the repository lacked */
	uint64_t added_bytes; /* of these, before git makes them smaller */
	struct map new; /* their ids */
};

/*
 * Finds the id of an object, and counts it when the repository lacks it. One that it has is made
 * young again, so that no cleaning up takes it away before a name leads to it.
 * Owner   mem keeps the ids of the new ones: *ret_new is true for the first of equal ones only
 * Fails   false when memory of libgit2's is short; repo_problem tells why
 * Cost    SHA-1 of the content
 */
bool repo_offer(struct arena *mem, struct repo_store *store, enum repo_object kind, str content,
    struct oid *ret_id, bool *ret_new) ATTR_NODISCARD;

/*
 * Writes an object that is new, as a file of its own.
 * Fails   false when it cannot be written; repo_problem tells why
 */
bool repo_write(struct repo *repo, enum repo_object kind, str content) ATTR_NODISCARD;

/* Whether the repository has an object. */
bool repo_has(struct repo *repo, const struct oid *id);

/* Why the last function of this folder failed, in the words of libgit2; perhaps "". */
str repo_problem(struct arena *mem);

/* What a name such as "refs/heads/main" leads to; false when it is not there. */
bool repo_find_ref(struct repo *repo, str name, struct oid *ret_id) ATTR_NODISCARD;

/* Whether a branch is checked out, here or in another work tree of the repository. */
bool repo_is_checked_out(struct repo *repo, str branch);

/*
 * Lets the branch lead to a commit, if it still leads where it did (from; none: it is not there).
 * Fails   false when it is no longer so, or cannot be written; nothing was changed then
 */
bool repo_move_branch(
    struct repo *repo, str branch, const struct oid *from, const struct oid *to) ATTR_NODISCARD;

#endif
