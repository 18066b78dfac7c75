/* SPDX-License-Identifier: MIT */
/* The branch at the remote: where it is, getting it, moving it. Private to publish/. */
#ifndef PUBLISH_REMOTE_H
#define PUBLISH_REMOTE_H

#include "publish/program.h"

struct remote {
	const struct program *program;
	str name; /* as it was given */
	str branch;
	str address; /* where a push goes; may hold what is secret */
	str shown; /* the address without that */
	str label; /* for messages: the name, or shown */
};

/* Finds the address. Fails  false after AD708 */
bool remote_open(struct remote *remote) ATTR_NODISCARD;

/*
 * Asks what the branch leads to; none when it is not there.
 * Fails   false after AD705
 */
bool remote_look(const struct remote *remote, struct oid *ret_tip) ATTR_NODISCARD;

/*
 * Gets the commit that the branch leads to, with its files; no name here changes.
 * Fails   false after AD705
 */
bool remote_fetch(const struct remote *remote) ATTR_NODISCARD;

/*
 * Moves the branch to a commit if it still leads to former (none: it is not there).
 * Fails   false after AD706 when it does not, AD707 when the remote refuses, AD705 when nobody
 *         answers
 */
bool remote_push(
    const struct remote *remote, const struct oid *former, const struct oid *commit) ATTR_NODISCARD;

#endif
