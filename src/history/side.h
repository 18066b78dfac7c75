/* SPDX-License-Identifier: MIT */
/*
 * Renames that only a merge shows. A branch adds the file in one commit and deletes the old one in
 * another, so that no commit of it holds both ends; the merge's first parent has the old file, the
 * merge the new one:
 *
 *	      old           old             new
 *	 -- o ------------------------------- m --     m against its first parent: old became new
 *	     \-- a ------------------- d ----/
 *	      old, new                 new
 *
 * So who passes a merge to its other side takes a note, and if the file turns out to be added there
 * from nothing, the notes are looked through.
 */
#ifndef HISTORY_SIDE_H
#define HISTORY_SIDE_H

#include "history/pass.h"

/* Notes that at a merge the line's path was new to the first parent and came from another one. */
void side_note(struct pass *pass, uint32_t line, uint32_t merge, uint32_t path);

/* What a path was called on the first parent's side. */
struct side_source {
	uint32_t path;
	unsigned score;
};

/*
 * Whether one of the merges noted says where a file that a commit adds at path came from. Not when
 * the commit belongs to the first parent's side too: then the file is older than the merge's
 * rename.
 */
bool side_find(struct pass *pass, uint32_t line, uint32_t commit, uint32_t path,
    struct side_source *ret_source) ATTR_NODISCARD;

#endif
