/* SPDX-License-Identifier: MIT */
/*
 * The folders beside a site that a run uses, and what to do with those of runs that were killed.
 * Private to emit/.
 *
 *	site.new-123    a run writes a site there, or removes one: never whole
 *	site.old-123    the former site, while a run exchanges the two: always whole
 *
 * A run holds a lock of the system on the folder itself as long as it uses it. The lock ends with
 * the process, however that ends, so that what nobody holds is left over. The number only keeps
 * names apart; it begins with the process's own. Where the file system has no such locks, nobody
 * knows, and what is left stays.
 */
#ifndef EMIT_LEFTOVER_H
#define EMIT_LEFTOVER_H

#include <dirent.h>

#include "base/str.h"

#define LEFTOVER_NEW ".new-"
#define LEFTOVER_OLD ".old-"

/* "site" + ".new-" + "123", in mem. */
const char *leftover_name(struct arena *mem, const char *site, const char *infix, int number);

/*
 * Makes site.new-NUMBER, of a number that nobody uses, and holds it.
 * Returns its descriptor; -1 with errno. The hold ends when that is closed.
 */
int leftover_claim(struct arena *mem, int parent, const char *site, int *ret_number);

/*
 * From one to the other nobody else exchanges sites below parent: between its two renames there is
 * none, and who looked just then would wait for nobody and put its own there. parent is an open
 * folder, and not held for longer than that takes.
 */
void leftover_hold_parent(int parent);
void leftover_release_parent(int parent);

/*
 * Opens the site that is to be replaced and holds it, after whoever replaces it now: so it can lose
 * its name. NULL when there is none.
 */
DIR *leftover_hold_site(int parent, const char *site);

/*
 * Removes a tree that the caller holds as dir, unless it is not agentdoc's or another process still
 * compares with it; then the next run tries again.
 */
void leftover_remove(struct arena *mem, int parent, const char *name, DIR *dir);

/*
 * Puts the former site back if a run was killed while it exchanged the two, and removes what else
 * runs left in parent that are over. What cannot be removed stays: it is in nobody's way.
 */
void leftover_put_right(struct arena *mem, int parent, const char *site);

#endif
