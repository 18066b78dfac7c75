/* SPDX-License-Identifier: MIT */
/*
 * The inside of struct repo and the small conversions that the files of this folder share. Not for
 * anybody outside git/: the names of libgit2 end here.
 */
#ifndef GIT_HANDLE_H
#define GIT_HANDLE_H

#include <git2.h>

#include "base/arena.h"
#include "git/repo.h"

struct repo {
	git_repository *git;
	git_odb *odb;
	struct arena *scratch; /* for calls that are given no arena; rewound by each user */
	struct repo_info info;
	str common_dir; /* git_dir, or of a linked work tree that of the main one */
};

static inline struct oid handle_oid(const git_oid *git)
{
	struct oid oid;

	memcpy(oid.id, git->id, sizeof oid.id);
	return oid;
}

static inline git_oid handle_git_oid(const struct oid *oid)
{
	git_oid git = {{0}};

	memcpy(git.id, oid->id, sizeof oid->id);
	return git;
}

/* What libgit2 said last, without the line end some of its messages have; "" when it said nothing.
 */
str handle_problem(void);

/* Reads an object of the expected type into mem; false when it is missing, damaged or another type.
 */
bool handle_read(struct arena *mem, struct repo *repo, const struct oid *id, git_object_t type,
    str *ret_content) ATTR_NODISCARD;

#endif
