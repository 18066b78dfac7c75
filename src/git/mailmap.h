/* SPDX-License-Identifier: MIT */
/*
 * Who somebody is who committed under several names and addresses. Addresses are compared without
 * regard to case, as git does and libgit2 does not, so all addresses are in lower case here.
 */
#ifndef GIT_MAILMAP_H
#define GIT_MAILMAP_H

#include <git2.h>

#include "git/repo.h"

/*
 * Reads .mailmap of the work tree, or of HEAD in a bare repository; a link is not followed. The
 * user's own settings (mailmap.file) do not count: the same commit would give other bytes.
 * Owner   the caller frees it with git_mailmap_free
 * Fails   NULL when there is none or it cannot be read: it costs no more than its names
 */
git_mailmap *mailmap_read(struct arena *tmp, struct repo *repo);

/*
 * The person behind a written name and address, in mem; mailmap may be NULL. Of an address in the
 * name only what stands before the '@' is kept.
 */
struct repo_person mailmap_resolve(
    struct arena *mem, struct arena *tmp, const git_mailmap *mailmap, struct repo_person written);

#endif
