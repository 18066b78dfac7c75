/* SPDX-License-Identifier: MIT */
/* What is wrong with the definitions: the stages of a check. Nothing is written. */
#ifndef BUILD_CHECK_H
#define BUILD_CHECK_H

#include "build/build.h"
#include "check/check.h"

struct build_check_options {
	const struct build_options *build;
	str since; /* of --since: only what changed from where HEAD parted from it; absent: all */
	const str *paths; /* relative to the folder: only findings below them; none: all */
	size_t path_count;
};

/*
 * Reads the definitions and their history, renders their bodies, and tells what is wrong.
 * Owner   the report in mem, where diag lives, too
 * Fails   false after a diagnostic that would end a build, too, or that ends this one
 * Cost    a build without what compares and writes; with since twice that
 */
bool build_check(struct arena *mem, struct diag *diag, const struct build_check_options *options,
    struct check_report *ret_report) ATTR_NODISCARD;

#endif
