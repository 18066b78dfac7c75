/* SPDX-License-Identifier: MIT */
/*
 * Starting a program, and serving its three streams side by side.
 *
 * Signals that would end this process are held back while it waits for the program, and only looked
 * at: when one waits, the program is told to end, and after that the signal is let through and does
 * what it always does. So no handler is needed, and no program stays behind. While a program is fed
 * they are held back for one process_send() at a time: what was begun is whole when its input ends.
 */
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/spawn.h"

/* The streams as the program numbers them. */
enum { IN, OUT, ERR, STREAMS = SPAWN_STREAMS };
enum { WAIT_MS = 50, DEAD_STREAM_WAIT_MS = 5 };
enum {
	PART = 4096,
	/* After the end of the program: more than any pipe holds of what it printed itself. */
	LAST_READS_MAX = (1 << 20) / PART,
};

struct process {
	pid_t pid;
	struct pollfd streams[STREAMS]; /* our ends; fd is -1 when there is none, or no longer */
	struct buf texts[STREAMS];
	struct sigaction before; /* what our caller does with SIGCHLD */
	bool ended, told_to_end;
	int wait_status;
};

extern char **environ;

/* What ends this process, and what writing to a program does that is gone. */
static sigset_t held_signals(void)
{
	sigset_t held;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigaddset(&held, SIGPIPE);
	return held;
}

static sigset_t hold_signals(void)
{
	const sigset_t held = held_signals();
	sigset_t before;

	sigprocmask(SIG_BLOCK, &held, &before);
	return before;
}

/* One SIGPIPE of ours is taken away first: that the program is gone is told by the return value. */
static void release_signals(const sigset_t *before, bool broken)
{
	sigset_t waiting, one;
	int taken;

	sigemptyset(&one);
	sigaddset(&one, SIGPIPE);
	if (broken && sigpending(&waiting) == 0 && sigismember(&waiting, SIGPIPE) == 1)
		(void)sigwait(&one, &taken);
	sigprocmask(SIG_SETMASK, before, NULL);
}

static bool is_asked_to_end(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 &&
	    (sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1 ||
		sigismember(&waiting, SIGHUP) == 1);
}

static void tell_to_end(struct process *process)
{
	if (process->ended || process->told_to_end || !is_asked_to_end())
		return;
	kill(process->pid, SIGTERM);
	process->told_to_end = true;
}

/* The environment with one variable more, which replaces one of its name. */
static char **environment_with(struct arena *mem, const char *variable)
{
	const size_t name = strcspn(variable, "=") + 1;
	size_t n = 0, kept = 0;

	while (environ[n])
		n++;
	char **const all = ARENA_ARRAY(mem, char *, n + 2);
	for (size_t i = 0; i < n; i++) {
		if (strncmp(environ[i], variable, name) != 0)
			all[kept++] = environ[i];
	}
	all[kept++] = str_cstr(mem, str_of_cstr(variable));
	all[kept] = NULL;
	return all;
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Makes the pipe of a stream: ours is our end, theirs the program's. */
static bool make_pipe(int stream, int *ours, int *theirs)
{
	int ends[2];

	if (pipe(ends) != 0)
		return false;
	for (int i = 0; i < 2; i++)
		(void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	*ours = ends[stream == IN];
	*theirs = ends[stream != IN];
	return stream != IN || fcntl(*ours, F_SETFL, O_NONBLOCK) == 0;
}

/* Starts the program with the signals of before. Fails  false with errno, and nothing is open */
static bool start(struct arena *mem, struct process *process, const struct process_call *call,
    const sigset_t *before)
{
	struct spawn_call spawn = {
	    .arguments = call->arguments,
	    .environment = call->variable ? environment_with(mem, call->variable) : NULL,
	    .held = before,
	};
	int *const theirs = spawn.streams;
	/* one who ignores it, as a caller may have us do, is never told how a program ended */
	const struct sigaction told = {.sa_handler = SIG_DFL};
	int failure = 0;

	for (int i = 0; i < STREAMS; i++) {
		theirs[i] = -1;
		process->streams[i] =
		    (struct pollfd){.fd = -1, .events = i == IN ? POLLOUT : POLLIN};
		buf_init_max(&process->texts[i], mem, LIMIT_PROCESS_OUTPUT);
	}
	for (int i = call->is_fed ? IN : OUT; !failure && i < STREAMS; i++) {
		if (!make_pipe(i, &process->streams[i].fd, &theirs[i]))
			failure = errno;
	}
	sigaction(SIGCHLD, &told, &process->before);
	if (!failure)
		failure = spawn_program(&spawn, &process->pid);
	for (int i = 0; i < STREAMS; i++) {
		close_end(&theirs[i]);
		if (failure)
			close_end(&process->streams[i].fd);
	}
	if (failure)
		sigaction(SIGCHLD, &process->before, NULL);
	errno = failure;
	return !failure;
}

/* Reads what is there; what is over the limit is read all the same, so that nobody waits. */
static bool read_stream(struct pollfd *stream, struct buf *text)
{
	char part[PART];

	if (stream->fd < 0 || !(stream->revents & (POLLIN | POLLHUP | POLLERR)))
		return false;
	const ssize_t n = read(stream->fd, part, sizeof part);
	if (n < 0 && errno == EINTR)
		return true;
	if (n <= 0) {
		close_end(&stream->fd);
		return false;
	}
	buf_add(text, (str){part, (size_t)n});
	return true;
}

static bool read_streams(struct process *process)
{
	struct pollfd *const streams = process->streams;
	const bool open = streams[OUT].fd >= 0 || streams[ERR].fd >= 0 || streams[IN].fd >= 0;
	const int wait_ms = open ? WAIT_MS : DEAD_STREAM_WAIT_MS;
	bool some = false;

	/* what it printed stands in the pipes when it has ended */
	if (poll(streams, STREAMS, process->ended ? 0 : wait_ms) <= 0)
		return false;
	for (int i = OUT; i < STREAMS; i++)
		some = read_stream(&streams[i], &process->texts[i]) || some;
	return some;
}

/* Writes what the program takes of content now, and takes it off. Fails  false when it is gone */
static bool write_stream(struct pollfd *stream, str *content)
{
	if (!(stream->revents & (POLLOUT | POLLHUP | POLLERR)))
		return true;
	const ssize_t n = write(stream->fd, content->p, content->n);
	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	*content = str_from(*content, (size_t)n);
	return true;
}

/*
 * Until the program has ended and what it printed is read. A helper that it leaves behind may keep
 * the streams open for ever, or print for ever, so that the end of neither is waited for.
 */
static void attend(struct process *process)
{
	for (unsigned last_reads = 0; last_reads < LAST_READS_MAX;) {
		const bool some = read_streams(process);

		if (process->ended && !some)
			break;
		last_reads += process->ended;
		if (!process->ended)
			process->ended =
			    waitpid(process->pid, &process->wait_status, WNOHANG) == process->pid;
		tell_to_end(process);
	}
	for (int i = OUT; i < STREAMS; i++)
		close_end(&process->streams[i].fd);
}

static int exit_status(int wait_status)
{
	return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

static struct process_result finish(struct process *process)
{
	close_end(&process->streams[IN].fd);
	attend(process);
	sigaction(SIGCHLD, &process->before, NULL);
	return (struct process_result){exit_status(process->wait_status),
	    buf_str(&process->texts[OUT]), buf_str(&process->texts[ERR])};
}

/* Only a program that takes nothing is told to end. */
static bool send_part(struct process *process, str content)
{
	struct pollfd *const input = &process->streams[IN];

	while (content.n && input->fd >= 0) {
		input->revents = 0;
		if (!read_streams(process) && !input->revents)
			tell_to_end(process);
		if (!write_stream(input, &content))
			close_end(&input->fd);
	}
	return !content.n;
}

bool process_run(
    struct arena *mem, const struct process_call *call, struct process_result *ret_result)
{
	const sigset_t before = hold_signals();
	struct process process = {0};
	const bool started = start(mem, &process, call, &before);
	const int failure = errno;

	if (started)
		*ret_result = finish(&process);
	release_signals(&before, false);
	errno = failure;
	return started;
}

bool process_start(struct arena *mem, const struct process_call *call, struct process **ret_process)
{
	const sigset_t before = hold_signals();
	struct process *const process = ARENA_NEW(mem, struct process);
	const bool started = start(mem, process, call, &before);
	const int failure = errno;

	release_signals(&before, false);
	if (started)
		*ret_process = process;
	errno = failure;
	return started;
}

bool process_send(struct process *process, const str *parts, size_t n)
{
	const sigset_t before = hold_signals();
	bool sent = true;

	for (size_t i = 0; sent && i < n; i++)
		sent = send_part(process, parts[i]);
	release_signals(&before, !sent);
	return sent;
}

struct process_result process_finish(struct process *process)
{
	const sigset_t before = hold_signals();
	const struct process_result result = finish(process);

	release_signals(&before, false);
	return result;
}
