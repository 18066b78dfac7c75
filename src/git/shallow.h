/* SPDX-License-Identifier: MIT */
/*
 * The boundary of a shallow clone: commits whose parents were not fetched. libgit2 1.5 knows that a
 * clone is shallow but not where it ends, so the file is read here.
 */
#ifndef GIT_SHALLOW_H
#define GIT_SHALLOW_H

#include "base/map.h"
#include "git/repo.h"

/*
 * The ids (as oid_key) of the commits at the boundary; empty in a whole clone.
 * Source  gitformat-shallow: .git/shallow holds one id in hexadecimal a line
 */
struct map shallow_read(struct arena *mem, struct arena *tmp, struct repo *repo);

#endif
