/* SPDX-License-Identifier: MIT */
/* The ways to die, each tried in a child process: what it says and how it ends. */
#include "unit/unit.h"

#include <signal.h>
#include <sys/wait.h>

#include "base/bug.h"
#include "base/value.h"

struct row {
	const char *name;
	void (*die)(struct arena *mem);
	int signal, status;
	str says;
};

static void by_bug(struct arena *mem)
{
	(void)mem;
	BUG("%d is odd", 7);
}

static void by_condition(struct arena *mem)
{
	BUG_IF(mem != NULL);
}

static void by_overflow(struct arena *mem)
{
	arena_alloc(mem, SIZE_MAX / 2, 3);
}

static void by_huge_text(struct arena *mem)
{
	arena_text(mem, SIZE_MAX - 8);
}

static void by_push_to_map(struct arena *mem)
{
	value_push(mem, value_map(mem), VALUE_NONE);
}

static void by_set_of_list(struct arena *mem)
{
	VALUE_SET(mem, value_list(mem), "key", VALUE_NONE);
}

static const struct row rows[] = {
    {"bug", by_bug, SIGABRT, 0, UNIT_S("7 is odd")},
    {"condition", by_condition, SIGABRT, 0, UNIT_S("mem != ")},
    {"overflowing product", by_overflow, 0, 3, UNIT_S("agentdoc: out of memory\n")},
    {"huge text", by_huge_text, 0, 3, UNIT_S("agentdoc: out of memory\n")},
    {"item for a map", by_push_to_map, SIGABRT, 0, UNIT_S("VALUE_LIST")},
    {"member for a list", by_set_of_list, SIGABRT, 0, UNIT_S("VALUE_MAP")},
};

/* Runs die in a child whose standard error is a pipe; _exit, because cmocka is no part of it. */
static pid_t start_dying(const struct row *row, int *ret_fd)
{
	int fds[2];
	pid_t child;

	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		dup2(fds[1], STDERR_FILENO);
		row->die(unit_mem);
		_exit(99);
	}
	close(fds[1]);
	*ret_fd = fds[0];
	return child;
}

static void dies(void **state)
{
	const struct row *row = *state;
	char said[512];
	int fd, ending;
	const pid_t child = start_dying(row, &fd);
	size_t n = 0;
	ssize_t got;

	while (n < sizeof said && (got = read(fd, said + n, sizeof said - n)) > 0)
		n += (size_t)got;
	close(fd);
	assert_int_equal(waitpid(child, &ending, 0), child);
	assert_true(str_contains((str){said, n}, row->says));
	if (row->signal) {
		assert_true(WIFSIGNALED(ending));
		assert_int_equal(WTERMSIG(ending), row->signal);
	} else {
		assert_true(WIFEXITED(ending));
		assert_int_equal(WEXITSTATUS(ending), row->status);
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, dies, rows);
	return unit_run(&suite, "base/bug");
}
