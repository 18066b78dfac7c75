/* SPDX-License-Identifier: MIT */
/* What a program is started with; that its streams are served is test_process.c. */
#include "unit/unit.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spawn.h"

/* Runs a script and returns its exit code. */
static int run(struct spawn_call call, const char *script)
{
	const char *const arguments[] = {"sh", "-c", script, NULL};
	pid_t pid;
	int status;

	call.arguments = arguments;
	assert_int_equal(spawn_program(&call, &pid), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void gets_the_streams_that_are_named(void **state)
{
	int ends[2];
	char text[16];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(
	    run((struct spawn_call){.streams = {-1, ends[1], ends[1]}}, "cat; echo a; echo b >&2"),
	    0);
	close(ends[1]);
	assert_int_equal(read(ends[0], text, sizeof text), 4);
	assert_memory_equal(text, "a\nb\n", 4);
	close(ends[0]);
	/* what would fail if the stream were closed */
	assert_int_equal(
	    run((struct spawn_call){.streams = {-1, -1, -1}}, "echo a && echo b >&2"), 0);
}

static void gets_the_environment_that_is_given(void **state)
{
	char *const environment[] = {(char[]){"PATH=/usr/bin:/bin"}, (char[]){"A=7"}, NULL};

	(void)state;
	assert_int_equal(
	    run((struct spawn_call){.environment = environment, .streams = {-1, -1, -1}},
		"exit $((A + ${HOME:-0}))"),
	    7);
	assert_int_equal(setenv("AGENTDOC_TEST_SPAWN", "8", 1), 0);
	assert_int_equal(
	    run((struct spawn_call){.streams = {-1, -1, -1}}, "exit $AGENTDOC_TEST_SPAWN"), 8);
	assert_int_equal(unsetenv("AGENTDOC_TEST_SPAWN"), 0);
}

/* A script that survives its own signal holds it back. */
static void starts_with_the_signals_that_are_held(void **state)
{
	static const char script[] = "kill -TERM $$; exit 9";
	const char *const arguments[] = {"sh", "-c", script, NULL};
	sigset_t held, before;
	pid_t pid;
	int status;

	(void)state;
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	assert_int_equal(
	    run((struct spawn_call){.held = &held, .streams = {-1, -1, -1}}, script), 9);
	/* those of this process are not its own */
	sigprocmask(SIG_BLOCK, &held, &before);
	assert_int_equal(
	    spawn_program(
		&(struct spawn_call){.arguments = arguments, .streams = {-1, -1, -1}}, &pid),
	    0);
	sigprocmask(SIG_SETMASK, &before, NULL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
}

static void leads_a_group_of_its_own_when_asked(void **state)
{
	const char *const arguments[] = {"cat", NULL};

	(void)state;
	for (int own = 0; own < 2; own++) {
		int ends[2];
		pid_t pid;

		assert_int_equal(pipe(ends), 0);
		assert_int_equal(spawn_program(&(struct spawn_call){.arguments = arguments,
						   .streams = {ends[0], -1, -1},
						   .own_group = own},
				     &pid),
		    0);
		assert_int_equal(getpgid(pid), own ? pid : getpgrp());
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, NULL, 0), pid);
		close(ends[0]);
		close(ends[1]);
	}
}

static void says_why_nothing_was_started(void **state)
{
	const char *const arguments[] = {"no-program-of-this-name", NULL};
	pid_t pid;

	(void)state;
	assert_int_equal(
	    spawn_program(
		&(struct spawn_call){.arguments = arguments, .streams = {-1, -1, -1}}, &pid),
	    ENOENT);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, gets_the_streams_that_are_named);
	UNIT_TEST(&suite, gets_the_environment_that_is_given);
	UNIT_TEST(&suite, starts_with_the_signals_that_are_held);
	UNIT_TEST(&suite, leads_a_group_of_its_own_when_asked);
	UNIT_TEST(&suite, says_why_nothing_was_started);
	return unit_run(&suite, "base/spawn");
}
