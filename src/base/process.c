/* SPDX-License-Identifier: MIT */
/*
 * Starting a program with posix_spawn and reading its two streams side by side.
 *
 * Signals that would end this process are held back while the program runs, and only looked at:
 * when one waits, the program is told to end, and after that the signal is let through and does
 * what it always does. So no handler is needed, and no program stays behind.
 */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"

enum { STREAMS = 2, WAIT_MS = 50, DEAD_STREAM_WAIT_MS = 5 };

struct run {
	pid_t pid;
	struct pollfd streams[STREAMS]; /* reading ends; fd is -1 at the end of one */
	struct buf texts[STREAMS];
	sigset_t before; /* signals held back by our caller */
	bool ended, told_to_end;
	int wait_status;
};

extern char **environ;

static bool make_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	for (int i = 0; i < 2; i++)
		(void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	return true;
}

static void close_pipe(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

/* Returns an error number, as the functions of posix_spawn do. */
static int spawn_with(struct run *run, const char *const *arguments, const int writing[STREAMS])
{
	/* The list is only read, but its parameter is not const. */
	char *const *const argv = (char *const *)(uintptr_t)arguments;
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int failure = posix_spawn_file_actions_init(&actions);

	if (failure)
		return failure;
	failure = posix_spawnattr_init(&attributes);
	if (failure) {
		posix_spawn_file_actions_destroy(&actions);
		return failure;
	}
	failure = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	for (int i = 0; !failure && i < STREAMS; i++)
		failure = posix_spawn_file_actions_adddup2(&actions, writing[i], i + 1);
	if (!failure)
		failure = posix_spawnattr_setsigmask(&attributes, &run->before);
	if (!failure)
		failure = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	if (!failure)
		failure = posix_spawnp(&run->pid, argv[0], &actions, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return failure;
}

static bool start(struct run *run, const char *const *arguments)
{
	int out[2], err[2];
	int failure;

	if (!make_pipe(out))
		return false;
	if (!make_pipe(err)) {
		failure = errno;
		close_pipe(out);
		errno = failure;
		return false;
	}
	failure = spawn_with(run, arguments, (const int[STREAMS]){out[1], err[1]});
	close(out[1]);
	close(err[1]);
	run->streams[0] = (struct pollfd){.fd = out[0], .events = POLLIN};
	run->streams[1] = (struct pollfd){.fd = err[0], .events = POLLIN};
	if (!failure)
		return true;
	close(out[0]);
	close(err[0]);
	errno = failure;
	return false;
}

/* Reads what is there; what is over the limit is read all the same, so that nobody waits. */
static bool read_stream(struct pollfd *stream, struct buf *text)
{
	char part[4096];

	if (stream->fd < 0 || !(stream->revents & (POLLIN | POLLHUP | POLLERR)))
		return false;
	const ssize_t n = read(stream->fd, part, sizeof part);
	if (n < 0 && errno == EINTR)
		return true;
	if (n <= 0) {
		close(stream->fd);
		stream->fd = -1;
		return false;
	}
	buf_add(text, (str){part, (size_t)n});
	return true;
}

static bool read_streams(struct run *run)
{
	const bool open = run->streams[0].fd >= 0 || run->streams[1].fd >= 0;
	bool some = false;

	if (poll(run->streams, STREAMS, open ? WAIT_MS : DEAD_STREAM_WAIT_MS) <= 0)
		return false;
	for (int i = 0; i < STREAMS; i++)
		some = read_stream(&run->streams[i], &run->texts[i]) || some;
	return some;
}

static bool is_asked_to_end(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 &&
	    (sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1 ||
		sigismember(&waiting, SIGHUP) == 1);
}

/*
 * Until the program has ended and nothing more comes. A helper that it leaves behind may keep the
 * streams open for ever, so that their end is not waited for.
 */
static void attend(struct run *run)
{
	for (;;) {
		const bool some = read_streams(run);

		if (run->ended && !some)
			break;
		if (!run->ended)
			run->ended = waitpid(run->pid, &run->wait_status, WNOHANG) == run->pid;
		if (!run->ended && !run->told_to_end && is_asked_to_end()) {
			kill(run->pid, SIGTERM);
			run->told_to_end = true;
		}
	}
	for (int i = 0; i < STREAMS; i++) {
		if (run->streams[i].fd >= 0)
			close(run->streams[i].fd);
	}
}

static int exit_status(int wait_status)
{
	return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

bool process_run(struct arena *mem, const char *const *arguments, struct process_result *ret_result)
{
	/* one who ignores it, as a caller may have us do, is never told how a program ended */
	const struct sigaction told = {.sa_handler = SIG_DFL};
	struct sigaction before;
	struct run run = {0};
	sigset_t held;
	int failure;

	for (int i = 0; i < STREAMS; i++)
		buf_init_max(&run.texts[i], mem, LIMIT_PROCESS_OUTPUT);
	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigprocmask(SIG_BLOCK, &held, &run.before);
	sigaction(SIGCHLD, &told, &before);
	const bool started = start(&run, arguments);
	failure = errno;
	if (started)
		attend(&run);
	sigaction(SIGCHLD, &before, NULL);
	sigprocmask(SIG_SETMASK, &run.before, NULL);
	errno = failure;
	if (!started)
		return false;
	*ret_result = (struct process_result){
	    exit_status(run.wait_status), buf_str(&run.texts[0]), buf_str(&run.texts[1])};
	return true;
}
