/* SPDX-License-Identifier: MIT */
/* Starts xdg-open or its kin. */
#include "cli/opener.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

extern char **environ; /* POSIX declares it nowhere */

static const char *find_program(void)
{
	const char *const named = getenv("BROWSER");

	/* a list, or one with arguments, is for xdg-open to take apart */
	if (named && *named && !strpbrk(named, ": %"))
		return named;
#if defined(__APPLE__)
	return "open";
#else
	return "xdg-open";
#endif
}

/* Reads nothing, and prints to where warnings go: it must not keep our own output open. */
static int set_streams(posix_spawn_file_actions_t *streams)
{
	const int why =
	    posix_spawn_file_actions_addopen(streams, STDIN_FILENO, "/dev/null", O_RDONLY, 0);

	return why ? why : posix_spawn_file_actions_adddup2(streams, STDERR_FILENO, STDOUT_FILENO);
}

/* The signals that the server holds back are not held back in what it starts. */
static int set_signals(posix_spawnattr_t *attributes)
{
	sigset_t none;
	int why = posix_spawnattr_setflags(
	    attributes, (short)(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP));

	sigemptyset(&none);
	if (!why)
		why = posix_spawnattr_setsigmask(attributes, &none);
	return why ? why : posix_spawnattr_setpgroup(attributes, 0);
}

/* Returns 0, or what errno would be. */
static int start(struct opener *opener, const char *url)
{
	char *const arguments[] = {(char *)(uintptr_t)opener->name, (char *)(uintptr_t)url, NULL};
	posix_spawn_file_actions_t streams;
	posix_spawnattr_t attributes;
	int why = posix_spawn_file_actions_init(&streams);

	if (why)
		return why;
	why = posix_spawnattr_init(&attributes);
	if (!why) {
		why = set_streams(&streams);
		if (!why)
			why = set_signals(&attributes);
		if (!why)
			why = posix_spawnp(
			    &opener->pid, opener->name, &streams, &attributes, arguments, environ);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&streams);
	return why;
}

void opener_start(struct opener *opener, str url)
{
	struct arena *mem = arena_open();

	opener->name = find_program();
	const int why = start(opener, str_cstr(mem, url));
	if (why) {
		opener->pid = 0;
		fprintf(stderr,
		    "agentdoc: warning: '%s' cannot be run to open a browser (%s); open the "
		    "address yourself\n",
		    opener->name, strerror(why));
	}
	arena_close(mem);
}

void opener_look(struct opener *opener)
{
	int status;

	if (!opener->pid || waitpid(opener->pid, &status, WNOHANG) != opener->pid)
		return;
	opener->pid = 0;
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		fprintf(stderr,
		    "agentdoc: warning: '%s' did not open a browser; open the address yourself\n",
		    opener->name);
}
