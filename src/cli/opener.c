/* SPDX-License-Identifier: MIT */
/* Starts xdg-open or its kin. */
#include "cli/opener.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/spawn.h"

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

/* Returns 0, or what errno would be. */
static int start(struct opener *opener, const char *url)
{
	const char *const arguments[] = {opener->name, url, NULL};
	const struct spawn_call call = {
	    .arguments = arguments,
	    /* it prints to where warnings go: it must not keep our own output open */
	    .streams = {-1, STDERR_FILENO, STDERR_FILENO},
	    .own_group = true,
	};

	return spawn_program(&call, &opener->pid);
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
