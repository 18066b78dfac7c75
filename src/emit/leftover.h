/* SPDX-License-Identifier: MIT */
/*
 * The folders beside a site that a run uses, and what to do with those of runs that were killed.
 * Private to emit/.
 *
 *	site.new-123    process 123 writes a site there, or removes one: never whole
 *	site.old-123    the former site, for the moment in which 123 exchanges the two: always whole
 */
#ifndef EMIT_LEFTOVER_H
#define EMIT_LEFTOVER_H

#include "base/str.h"

#define LEFTOVER_NEW ".new-"
#define LEFTOVER_OLD ".old-"

/* "site" + ".new-" + "123", in mem. */
const char *leftover_name(struct arena *mem, const char *site, const char *infix, int pid);

/*
 * Removes the tree unless it is not agentdoc's or another process still compares with it; then the
 * next run tries again.
 */
void leftover_remove(struct arena *mem, int parent, const char *name);

/*
 * Puts the former site back if a run was killed while it exchanged the two, and removes what else
 * runs left in parent whose process is no longer there. What cannot be removed stays: it is in
 * nobody's way.
 */
void leftover_put_right(struct arena *mem, int parent, const char *site);

#endif
