/* SPDX-License-Identifier: MIT */
/*
 * Repositories made by a few lines of shell, for the tests of what reads git. People and dates are
 * fixed, so that ids are too. Not for what is in a repository's files: only their shape matters.
 *
 *	str folder = scripted_repo("init\n"
 *	                           "put agents/a.md one\n"
 *	                           "commit first\n");
 */
#ifndef UNIT_SCRIPTED_H
#define UNIT_SCRIPTED_H

#include "unit/unit.h"

#include <sys/stat.h>

/* What the scripts can use besides git. The clock moves by a minute with every commit. */
static const char scripted_words[] =
    "export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C\n"
    "export GIT_AUTHOR_NAME='A U Thor' GIT_AUTHOR_EMAIL=author@example.com\n"
    "export GIT_COMMITTER_NAME='C O Mitter' GIT_COMMITTER_EMAIL=committer@example.com\n"
    "now=1700000000\n"
    "tick() { now=$((now + 60)); export GIT_AUTHOR_DATE=\"$now +0100\"\n"
    "         export GIT_COMMITTER_DATE=\"$GIT_AUTHOR_DATE\"; }\n"
    /* init: an empty repository here */
    "init() { git init -q -b main \"$@\"; }\n"
    /* put FILE WORD...: a file with a line for each word */
    "put() { mkdir -p \"$(dirname \"$1\")\"; to=$1; shift; printf '%s\\n' \"$@\" >\"$to\"; }\n"
    /* lines TAG N: N lines that no other tag has, for what similarity is measured on */
    "lines() { i=0; while [ $i -lt \"$2\" ]; do i=$((i + 1))\n"
    "          echo \"$1 says something long enough in line $i\"; done; }\n"
    /* move FROM TO: with the folders on the way */
    "move() { mkdir -p \"$(dirname \"$2\")\"; git mv \"$1\" \"$2\"; }\n"
    /* commit SUBJECT: all that differs */
    "commit() { tick; git add -A; git commit -q --allow-empty -m \"$1\"; }\n"
    /* branch NAME [AT]: goes there, a new one */
    "branch() { git checkout -q -b \"$@\"; }\n"
    "on() { git checkout -q \"$1\"; }\n"
    /* merge SUBJECT OTHER: conflicts are left to the lines that follow, which end with commit */
    "merge() { tick; git merge -q --no-ff --no-edit -m \"$1\" \"$2\"; }\n"
    "merge_stopped() { git merge -q --no-ff --no-commit \"$1\" || true; }\n";

/*
 * libgit2 1.5 loses memory when it searches settings by pattern: for safe.directory before it
 * refuses a repository, and for the extensions of a partial clone.
 */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpcre2";
}

static char scripted_base[256];

static inline void scripted_remove(void)
{
	char command[300];

	(void)snprintf(command, sizeof command, "rm -rf '%s'", scripted_base);
	if (system(command) != 0)
		fputs("# a folder of the test could not be removed\n", stderr);
}

/* The folder of this process; the runner of tests removes the one that it gave. */
static inline void scripted_start(void)
{
	const char *const given = getenv("TEST_TMP");

	if (scripted_base[0])
		return;
	(void)snprintf(
	    scripted_base, sizeof scripted_base, "%s/agentdoc-test-XXXXXX", given ? given : "/tmp");
	assert_non_null(mkdtemp(scripted_base));
	if (!given)
		atexit(scripted_remove);
}

/* Runs the script with sh in a new empty folder and returns the folder. */
static inline str scripted_repo(const char *script)
{
	static unsigned count;
	struct buf command;

	scripted_start();
	const str folder = str_format(unit_mem, "%s/%u", scripted_base, ++count);

	assert_int_equal(mkdir(str_cstr(unit_mem, folder), 0755), 0);
	buf_init(&command, unit_mem);
	buf_format(&command, "set -eu\ncd '%.*s'\n%s%s", STR_ARG(folder), scripted_words, script);
	if (system(str_cstr(unit_mem, buf_str(&command))) != 0)
		fail_msg("the script failed:\n%s", script);
	return folder;
}

#endif
