/* SPDX-License-Identifier: MIT */
/*
 * Bytes to files: a site appears whole or not at all. Files are compared with those of the former
 * site; what is equal is kept (its inode too), what differs is written to a folder beside it, and
 * at the end the two folders change places. A run in which nothing differs writes nothing.
 *
 *	site/            the former site, untouched until the end
 *	site.new-PID/    changed files, then hard links to the kept ones
 */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "base/diag.h"

struct emit;

struct emit_summary {
	size_t files, written, kept, removed;
	uint64_t bytes; /* of all files */
};

/*
 * Prepares to write the site at folder (created with its parents when it is not there).
 * Owner   the caller ends it with emit_commit or emit_abort
 * Fails   false after AD601 when the folder holds what agentdoc did not make (a folder is ours when
 *         it is empty but for .gitignore, .gitkeep, .gitattributes and CNAME, which are carried
 *         over, or when its .nojekyll says so), or AD602 when it cannot be written; nothing was
 * touched
 */
bool emit_open(
    struct arena *mem, struct diag *diag, str folder, struct emit **ret_emit) ATTR_NODISCARD;

/*
 * Adds one file. path is relative, '/'-separated, without "." and ".." parts; the same path twice
 * is a BUG. content is not kept.
 * Fails   false after AD602
 */
bool emit_file(struct emit *emit, str path, str content) ATTR_NODISCARD;

/* Puts the new site in place of the former. False after AD602, with the former site still there. */
bool emit_commit(struct emit *emit, struct emit_summary *ret_summary) ATTR_NODISCARD;

/* Removes what was written and leaves the former site. NULL is allowed. */
void emit_abort(struct emit *emit);

#endif
