/* SPDX-License-Identifier: MIT */
/* Running another program and reading what it says. No shell: arguments arrive as they are. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/str.h"

struct process_call {
	const char *const *arguments; /* NULL ends them; the first is the program, sought in PATH */
	const char *variable; /* "NAME=TEXT" to add to the environment; NULL: none */
	bool is_fed; /* process_send() writes its standard input; else that is empty */
};

struct process_result {
	int status; /* its exit code; 128 and the signal when it was killed */
	str out, err; /* what it printed, at most LIMIT_PROCESS_OUTPUT bytes each */
};

/*
 * Runs a program until it ends. A signal that asks this process to end (SIGINT, SIGTERM, SIGHUP)
 * ends the program first, and then this process as if the call were not there.
 * Owner   the texts live in mem
 * Fails   false with errno when the program cannot be started, as with ENOENT when it is not there
 */
bool process_run(struct arena *mem, const struct process_call *call,
    struct process_result *ret_result) ATTR_NODISCARD;

struct process;

/*
 * Starts a program that is fed.
 * Owner   mem, also of what it prints; it must be ended with process_finish
 * Fails   as process_run
 */
bool process_start(struct arena *mem, const struct process_call *call,
    struct process **ret_process) ATTR_NODISCARD;

/*
 * Writes n parts to its input. A signal that asks this process to end is let through after the
 * last, so that what the program gets ends between two calls.
 * Fails   false when the program listens no more; process_finish tells why
 */
bool process_send(struct process *process, const str *parts, size_t n) ATTR_NODISCARD;

/* Ends its input and waits for its end, as process_run does. */
struct process_result process_finish(struct process *process);

#endif
