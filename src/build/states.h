/* SPDX-License-Identifier: MIT */
/* Which two states the words of a command line name. Private to build/. */
#ifndef BUILD_STATES_H
#define BUILD_STATES_H

#include "build/compare.h"
#include "build/stages.h"

struct build_states {
	struct oid from, to; /* commits; to is none for the work tree */
	size_t path_start; /* the words from here on are paths */
};

/*
 * Fails   false after AD307
 * Cost    of A...B a walk over the history of both
 */
bool build_find_states(struct build *build, const struct build_compare_options *options,
    struct build_states *ret_states) ATTR_NODISCARD;

#endif
