/* SPDX-License-Identifier: MIT */
/* Starting another program with posix_spawn: what it is given, and nothing of what comes after. */
#ifndef BASE_SPAWN_H
#define BASE_SPAWN_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/attr.h"

enum { SPAWN_STREAMS = 3 }; /* standard input, output and error, by their numbers */

struct spawn_call {
	const char *const *arguments; /* NULL ends them; the first is the program, sought in PATH */
	char *const *environment; /* NULL: that of this process */
	const sigset_t *held; /* signals that it starts with held back; NULL: none */
	int streams[SPAWN_STREAMS]; /* its descriptors among ours; below 0 is /dev/null */
	bool own_group; /* Ctrl-C in the terminal does not reach it */
};

/* Returns 0 and its number, or what errno would be, as ENOENT when the program is not there. */
int spawn_program(const struct spawn_call *call, pid_t *ret_pid) ATTR_NODISCARD;

#endif
