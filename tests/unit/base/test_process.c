/* SPDX-License-Identifier: MIT */
/* Running other programs. What signals do to both is tested with publish:
 * tests/cli/publish-refused.sh
 */
#include "unit/unit.h"

#include <errno.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/process.h"

struct row {
	const char *name;
	const char *script;
	int status;
	str out, err;
};

static const struct row rows[] = {
    {"what it prints", "echo one", 0, UNIT_S("one\n"), UNIT_S("")},
    {"two streams", "echo one; echo two >&2", 0, UNIT_S("one\n"), UNIT_S("two\n")},
    {"an exit code", "exit 7", 7, UNIT_S(""), UNIT_S("")},
    {"a signal", "kill -9 $$", 128 + 9, UNIT_S(""), UNIT_S("")},
    {"its input is empty", "cat", 0, UNIT_S(""), UNIT_S("")},
    {"one stream closed early", "exec >&-; echo two >&2", 0, UNIT_S(""), UNIT_S("two\n")},
};

static struct process_result run(const char *script)
{
	const char *const arguments[] = {"sh", "-c", script, NULL};
	struct process_result result;

	assert_true(process_run(unit_mem, &(struct process_call){.arguments = arguments}, &result));
	return result;
}

static void runs(void **state)
{
	const struct row *row = *state;
	const struct process_result result = run(row->script);

	assert_int_equal(result.status, row->status);
	assert_str_equal(result.out, row->out);
	assert_str_equal(result.err, row->err);
}

static void passes_arguments_as_they_are(void **state)
{
	const char *const arguments[] = {"printf", "%s|", "a b", "$HOME", "", "*", "'", NULL};
	struct process_result result;

	(void)state;
	assert_true(process_run(unit_mem, &(struct process_call){.arguments = arguments}, &result));
	assert_str_equal(result.out, S("a b|$HOME||*|'|"));
}

static void says_that_there_is_none(void **state)
{
	const char *const arguments[] = {"no-program-of-this-name", NULL};
	struct process_result result;

	(void)state;
	assert_false(
	    process_run(unit_mem, &(struct process_call){.arguments = arguments}, &result));
	assert_int_equal(errno, ENOENT);
}

/* More than a pipe holds, on both streams: reading one to its end first would wait for ever. */
static void reads_both_streams_at_once(void **state)
{
	const struct process_result result =
	    run("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo "
		"$i-0123456789012345678901234567890123456789;"
		"echo $i-0123456789012345678901234567890123456789 >&2; done");

	(void)state;
	assert_true(result.out.n > 100000);
	assert_str_equal(result.out, result.err);
}

static void keeps_no_more_than_the_limit(void **state)
{
	const struct process_result result = run("head -c 6000000 /dev/zero; exit 3");

	(void)state;
	assert_int_equal(result.status, 3);
	assert_true(result.out.n > 0 && result.out.n <= LIMIT_PROCESS_OUTPUT);
}

/* A helper that git leaves behind keeps the streams open. */
static void does_not_wait_for_who_stays_behind(void **state)
{
	const time_t begin = time(NULL);
	const struct process_result result = run("sleep 20 & echo $!");
	char kill[64];

	(void)state;
	assert_true(time(NULL) - begin < 10);
	(void)snprintf(kill, sizeof kill, "kill %.*s", STR_ARG(str_trim(result.out)));
	assert_int_equal(system(kill), 0);
}

/* One that prints without a pause: there was always something to read. */
static void does_not_listen_to_who_stays_behind(void **state)
{
	struct process_result result;

	(void)state;
	(void)alarm(60); /* or it runs for ever */
	result = run("echo first; yes & exit 7");
	(void)alarm(0);
	assert_int_equal(result.status, 7);
	assert_true(str_starts_with(result.out, S("first\n")));
}

/* Whatever the program itself printed is there, however much a pipe holds. */
static void reads_what_stands_in_the_pipe_at_the_end(void **state)
{
	(void)state;
	assert_int_equal(run("head -c 65536 /dev/zero; exit 0").out.n, 65536);
}

/* Ignored, the end of a program leaves nothing to wait for: this ran for ever. */
static void sees_the_end_where_it_is_ignored(void **state)
{
	const struct sigaction ignored = {.sa_handler = SIG_IGN};
	struct sigaction before, after;

	(void)state;
	assert_int_equal(sigaction(SIGCHLD, &ignored, &before), 0);
	const struct process_result result = run("exit 7");
	assert_int_equal(sigaction(SIGCHLD, &before, &after), 0);
	assert_int_equal(result.status, 7);
	assert_true(after.sa_handler == SIG_IGN);
}

static struct process_result feed(const char *script, size_t n)
{
	const char *const arguments[] = {"sh", "-c", script, NULL};
	struct process *process;

	assert_true(process_start(
	    unit_mem, &(struct process_call){.arguments = arguments, .is_fed = true}, &process));
	for (size_t i = 0; i < n; i++) {
		const str parts[] = {S("one "), S(""), S("line\n")};

		if (!process_send(process, parts, 3))
			break;
	}
	return process_finish(process);
}

static void feeds(void **state)
{
	(void)state;
	assert_str_equal(feed("cat", 2).out, S("one line\none line\n"));
	assert_str_equal(feed("cat", 0).out, S(""));
	assert_int_equal(feed("cat >/dev/null; exit 3", 2).status, 3);
}

/* More than two pipes hold: who only writes, and who only reads, would wait for ever. */
static void feeds_and_reads_at_once(void **state)
{
	(void)state;
	assert_int_equal(feed("cat; cat", 30000).out.n, 30000 * strlen("one line\n"));
}

/* It would be ended by SIGPIPE. */
static void outlives_who_does_not_listen(void **state)
{
	const struct process_result result = feed("echo no >&2; exit 7", 30000);

	(void)state;
	assert_int_equal(result.status, 7);
	assert_str_equal(result.err, S("no\n"));
}

static void adds_to_the_environment(void **state)
{
	const char *const arguments[] = {"sh", "-c", "echo \"$PATH|${HOME:+home}\"", NULL};
	const struct process_call call = {
	    .arguments = arguments, .variable = "PATH=/usr/bin:/bin:/a b"};
	struct process_result result;

	(void)state;
	assert_true(process_run(unit_mem, &call, &result));
	assert_str_equal(result.out, S("/usr/bin:/bin:/a b|home\n"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, runs, rows);
	UNIT_TEST(&suite, passes_arguments_as_they_are);
	UNIT_TEST(&suite, says_that_there_is_none);
	UNIT_TEST(&suite, reads_both_streams_at_once);
	UNIT_TEST(&suite, keeps_no_more_than_the_limit);
	UNIT_TEST(&suite, does_not_wait_for_who_stays_behind);
	UNIT_TEST(&suite, does_not_listen_to_who_stays_behind);
	UNIT_TEST(&suite, reads_what_stands_in_the_pipe_at_the_end);
	UNIT_TEST(&suite, sees_the_end_where_it_is_ignored);
	UNIT_TEST(&suite, feeds);
	UNIT_TEST(&suite, feeds_and_reads_at_once);
	UNIT_TEST(&suite, outlives_who_does_not_listen);
	UNIT_TEST(&suite, adds_to_the_environment);
	return unit_run(&suite, "base/process");
}
