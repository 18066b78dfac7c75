/* SPDX-License-Identifier: MIT */
/*
 * Where a site stands: its folder, the folder that holds it, and the names beside it that a run
 * uses. Private to emit/.
 */
#ifndef EMIT_PLACE_H
#define EMIT_PLACE_H

#include <dirent.h>

#include "base/diag.h"

struct place {
	struct arena *mem;
	struct diag *diag;
	str shown; /* as the caller named it: for messages */
	const char *name; /* of the folder in parent */
	const char *new_name, *old_name; /* beside it, once a run writes; see leftover.h */
	int parent; /* open; -1 when closed */
	str parent_path;
	str first_made; /* the outermost parent that was made for it; absent when all were there */
};

/* Reports AD602 with the text of errno: "cannot VERB 'path'". Returns false. */
bool place_fail(const struct place *place, const char *verb, str path);

/*
 * Finds the place of folder: a link is followed to where it leads, and missing parents are made.
 * Fails   false after AD602, or AD603 when folder has no name ("..", "/"); place_close is due all
 *         the same
 */
bool place_open(struct place *place, str folder) ATTR_NODISCARD;

/* Closes parent; with undo, removes the parents that were made. May be called twice. */
void place_close(struct place *place, bool undo);

/*
 * Opens the former site, after whatever killed runs left behind was put right.
 * Owner   *ret_former is closed by the caller; NULL when there is none
 * Fails   false after AD601, AD602 or AD603, with nothing to be closed
 */
bool place_open_former(const struct place *place, DIR **ret_former) ATTR_NODISCARD;

/* Whether what stands at the place now is agentdoc's, or nothing; false after AD601 or AD602. */
bool place_is_ours(const struct place *place) ATTR_NODISCARD;

#endif
