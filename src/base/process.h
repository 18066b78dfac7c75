/* SPDX-License-Identifier: MIT */
/* Running another program and reading what it says. No shell: arguments arrive as they are. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/str.h"

struct process_result {
	int status; /* its exit code; 128 and the signal when it was killed */
	str out, err; /* what it printed, at most LIMIT_PROCESS_OUTPUT bytes each */
};

/*
 * Runs the program arguments[0], looked for in PATH, until it ends; NULL ends the arguments. Its
 * standard input is empty. A signal that asks this process to end (SIGINT, SIGTERM, SIGHUP) ends
 * the program first, and then this process as if the call were not there.
 * Owner   the texts live in mem
 * Fails   false with errno when the program cannot be started, as with ENOENT when it is not there
 */
bool process_run(struct arena *mem, const char *const *arguments,
    struct process_result *ret_result) ATTR_NODISCARD;

#endif
