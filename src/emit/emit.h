/* SPDX-License-Identifier: MIT */
/*
 * Bytes to files: a site appears whole or not at all. Files are compared with those of the former
 * site; what is equal is kept (its inode too), what differs is written to a folder beside it, and
 * at the end the two folders change places. A run in which nothing differs writes nothing.
 *
 *	site/            the former site, untouched until the end
 *	site.new-N/      changed files, then hard links to the kept ones
 *	site.old-N/      the former site while the two change places
 *
 * A run that is killed leaves the former site, or what the next emit_open makes it from. Of two
 * runs at the same time the one that ends last wins. A process has one site of a folder open at a
 * time. After a power cut the site may need to be built again: files are not synced one by one.
 */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "base/diag.h"

struct emit;

/* The marker .nojekyll counts as a file; .gitignore and its like do not, they are the user's. */
struct emit_summary {
	size_t files, written, kept;
	size_t removed; /* files of the former site that this one does not have */
	uint64_t bytes; /* of all files */
};

/*
 * Prepares to write the site at folder, which is made with its parents when it is not there; a link
 * is followed and stays. Folders of killed runs beside it are cleared away.
 * Owner   the caller ends it with emit_commit or emit_abort; mem holds a few words for each file
 *	   until then
 * Fails   false after
 *	   AD601 when the folder holds what agentdoc did not make: a folder is ours when its
 *	   .nojekyll says so and its top holds only names that a site has, or when it is empty;
 *	   .gitignore, .gitkeep, .gitattributes and CNAME are allowed, and carried over
 *	   AD602 when it cannot be written
 *	   AD603 when it is the root, the home folder, the working folder or a mount point
 *	   and nothing was touched. That it holds neither the input nor the repository is for the
 *	   caller to see; one that holds a .git is refused.
 */
bool emit_open(
    struct arena *mem, struct diag *diag, str folder, struct emit **ret_emit) ATTR_NODISCARD;

/*
 * Adds one file. path is relative, '/'-separated, without "." and ".." parts, and starts with a
 * name of the table in owner.c; anything else, and the same path twice, is a BUG. content is not
 * kept.
 * Fails   false after AD602; then emit_commit fails, too
 * Cost    5 us when it is as before, else what creating a file costs (20 to 50 us)
 */
bool emit_file(struct emit *emit, str path, str content) ATTR_NODISCARD;

/*
 * Puts the new site in place of the former, and ends emit.
 * Fails   false after AD602, or AD601 when something foreign came meanwhile, with the former site
 *         still there
 * Cost    1 us a file when nothing differs, else 20 us for each file that was kept
 */
bool emit_commit(struct emit *emit, struct emit_summary *ret_summary) ATTR_NODISCARD;

/* Removes what was written and leaves the former site. NULL and a second call are allowed. */
void emit_abort(struct emit *emit);

#endif
