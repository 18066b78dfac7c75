/* SPDX-License-Identifier: MIT */
/*
 * Tags as names of commits that a walk has found. Not for finding the commit behind any revision:
 * that is repo_find_commit.
 */
#ifndef GIT_TAG_H
#define GIT_TAG_H

#include "git/repo.h"

struct repo_tag {
	str name; /* without "refs/tags/", valid UTF-8 */
	uint32_t commit; /* index into the commits */
	bool annotated; /* an object of its own says who made it and when */
	int64_t utc_s; /* when it was made; of one that is not annotated the author time of its
			  commit */
};

struct repo_tags {
	struct repo_tag *items; /* those of newer commits first, then by name */
	size_t n;
};

/*
 * The tags of the commits. Those of other commits, of trees and of files are left out.
 * Fails   a tag that cannot be read is reported (AD305) and left out
 * Cost    one look-up a tag; without tags the commits are not looked at
 */
struct repo_tags repo_list_tags(struct arena *mem, struct arena *tmp, struct repo *repo,
    struct diag *diag, const struct repo_commits *commits);

#endif
