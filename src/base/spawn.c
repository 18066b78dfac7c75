/* SPDX-License-Identifier: MIT */
/* What posix_spawn is told of a program: its streams, signals and process group. */
#include "base/spawn.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <unistd.h>

extern char **environ; /* POSIX declares it nowhere */

static int plan_streams(posix_spawn_file_actions_t *actions, const int streams[SPAWN_STREAMS])
{
	int failure = 0;

	for (int i = 0; !failure && i < SPAWN_STREAMS; i++)
		failure = streams[i] < 0
		    ? posix_spawn_file_actions_addopen(actions, i, "/dev/null", O_RDWR, 0)
		    : posix_spawn_file_actions_adddup2(actions, streams[i], i);
	return failure;
}

static int plan_attributes(posix_spawnattr_t *attributes, const struct spawn_call *call)
{
	const int group = call->own_group ? POSIX_SPAWN_SETPGROUP : 0;
	sigset_t none;
	int failure;

	sigemptyset(&none);
	failure = posix_spawnattr_setflags(attributes, (short)(POSIX_SPAWN_SETSIGMASK | group));
	if (!failure)
		failure = posix_spawnattr_setsigmask(attributes, call->held ? call->held : &none);
	return failure ? failure : posix_spawnattr_setpgroup(attributes, 0);
}

int spawn_program(const struct spawn_call *call, pid_t *ret_pid)
{
	/* The lists are only read, but the parameters are not const. */
	char *const *const arguments = (char *const *)(uintptr_t)call->arguments;
	char *const *const environment = call->environment ? call->environment : environ;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int failure = posix_spawn_file_actions_init(&actions);

	if (failure)
		return failure;
	failure = posix_spawnattr_init(&attributes);
	if (!failure) {
		failure = plan_streams(&actions, call->streams);
		if (!failure)
			failure = plan_attributes(&attributes, call);
		if (!failure)
			failure = posix_spawnp(
			    ret_pid, arguments[0], &actions, &attributes, arguments, environment);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&actions);
	return failure;
}
