/* SPDX-License-Identifier: MIT */
/* What a collection needs to begin with: a configuration, and a workflow that publishes its site.
 */
#ifndef BUILD_INIT_H
#define BUILD_INIT_H

#include "build/build.h"

struct build_init_options {
	str folder; /* of -C */
	bool pages; /* the workflow, too */
	str action; /* that the workflow calls: "owner/agentdoc@main" */
};

struct build_init_file {
	str path;
	bool written; /* false: something is there already, and was left alone */
};

enum { BUILD_INIT_FILES = 2 };

struct build_init_result {
	struct build_init_file files[BUILD_INIT_FILES];
	size_t n;
	size_t lowered; /* warnings and errors whose codes the configuration makes notes */
};

/*
 * Writes what is not there yet.
 * Owner   texts in mem
 * Fails   false after a fatal diagnostic: AD306 when a workflow has no repository to stand
 *         in, AD602
 */
bool build_init(struct arena *mem, struct diag *diag, const struct build_init_options *options,
    struct build_init_result *ret_result) ATTR_NODISCARD;

/* The workflow for GitHub; folder is relative to the top of the repository, "" at the top. */
void build_write_workflow(struct buf *out, str branch, str folder, str action);

#endif
