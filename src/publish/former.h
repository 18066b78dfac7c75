/* SPDX-License-Identifier: MIT */
/* What a branch holds before a site is published on it. Private to publish/. */
#ifndef PUBLISH_FORMER_H
#define PUBLISH_FORMER_H

#include "git/repo.h"

struct former {
	str prefix; /* folder of the branch that the site has; "" is its top */
	struct oid tip; /* none: the branch is not there */
	struct oid top; /* tree of the tip; none likewise */
	struct oid site; /* tree of the folder of the prefix; none when it is not there */
	str foreign; /* the first name there that agentdoc did not make; absent: all is its own */
	str cname; /* first line of CNAME at the top; absent when there is none */
};

/*
 * Reads the tip's trees.
 * Owner   mem
 * Fails   false when the tip or a tree cannot be read
 */
bool former_read(struct arena *mem, struct repo *repo, const struct oid *tip, str prefix,
    struct former *ret_former) ATTR_NODISCARD;

#endif
