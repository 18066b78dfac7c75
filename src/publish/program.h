/* SPDX-License-Identifier: MIT */
/*
 * The git program, for what the user's own settings decide: credentials, proxies, hooks, filters,
 * identity. All else is done with git/. Private to publish/.
 */
#ifndef PUBLISH_PROGRAM_H
#define PUBLISH_PROGRAM_H

#include "base/diag.h"
#include "base/process.h"
#include "git/repo.h"

struct program {
	struct arena *mem;
	struct diag *diag;
	const struct repo_info *info;
};

/*
 * Runs git on the repository with these arguments, which NULL ends.
 * Fails   false after AD708 when there is no git; that git says no is no failure here
 */
bool program_run(const struct program *program, const char *const *arguments,
    struct process_result *ret_result) ATTR_NODISCARD;

/* As program_run, with "NAME=TEXT" added to its environment, unless that is NULL. */
bool program_run_with(const struct program *program, const char *variable,
    const char *const *arguments, struct process_result *ret_result) ATTR_NODISCARD;

/*
 * Starts git for process_send.
 * Fails   false after AD708
 */
bool program_start(const struct program *program, const char *const *arguments,
    struct process **ret_process) ATTR_NODISCARD;

/* What git said on its way out, as one line without hints; "it said nothing" when it did not. */
str program_words(struct arena *mem, const struct process_result *result);

/*
 * Who publishes, as git would write it in a commit: "Name <address>".
 * Fails   false after AD709
 */
bool program_identity(const struct program *program, str *ret_identity) ATTR_NODISCARD;

/*
 * Finds files of git's that differ from HEAD in the work tree or the index.
 * Owner   *ret_first, the first of them, is absent when there is none
 * Fails   false after AD708 or AD306
 */
bool program_find_changed(
    const struct program *program, str *ret_first, size_t *ret_n) ATTR_NODISCARD;

#endif
