/* SPDX-License-Identifier: MIT */
/* The loop: waits for requests, changes and signals, and does what is due. */
#include "serve/serve.h"

#include <errno.h>
#include <signal.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"
#include "git/repo.h"
#include "serve/clock.h"
#include "serve/http.h"
#include "serve/watch.h"

enum {
	QUIET_MS = 10, /* a save is several events: after the last one it is read */
	PATIENCE_MS = 50, /* but not later than this after the first */
	STEPS_MS = 4, /* of work in between, before requests are looked at again */
	IDLE_MS = 60000,
	/* After a save or a request a browser asks for more: only then is worked in between. */
	BREATH_MS = 100,
};

struct loop {
	const struct serve_options *options;
	struct preview *preview;
	struct server server;
	struct http *http;
	struct watch *watch;
	bool is_changed, folders_changed, others_changed; /* since the files were read */
	int64_t first_ms, last_ms; /* change since then */
	int64_t looked_ms;
	bool is_lost; /* the folder itself is gone, and all that was watched with it */
	/* What waits for a quiet moment. */
	bool has_to_tell, has_failed; /* of the last reading */
	bool has_to_watch; /* the folders are to be listed again */
	bool has_work; /* pages of the whole site are not prepared yet */
	int64_t read_ms; /* when the last reading was done */
};

/* Set by a signal, which has no other way to speak to the loop. */
static volatile sig_atomic_t is_asked_to_end;

static void ask_to_end(int signal)
{
	(void)signal;
	is_asked_to_end = 1;
}

enum { SIGNALS = 3 };
static const int ending_signals[SIGNALS] = {SIGINT, SIGTERM, SIGHUP};

/* What was set before. */
struct signals {
	struct sigaction actions[SIGNALS];
	sigset_t mask;
};

/* From here on signals wait until the loop lets them in. */
static void begin_signals(struct signals *ret_former)
{
	const struct sigaction action = {.sa_handler = ask_to_end};
	sigset_t ends;

	is_asked_to_end = 0;
	sigemptyset(&ends);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaddset(&ends, ending_signals[i]);
	sigprocmask(SIG_BLOCK, &ends, &ret_former->mask);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(ending_signals[i], &action, &ret_former->actions[i]);
}

static void end_signals(const struct signals *former)
{
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(ending_signals[i], &former->actions[i], NULL);
	sigprocmask(SIG_SETMASK, &former->mask, NULL);
}

/* --- what changed --------------------------------------------------------------------------- */

static bool watch_all(struct loop *loop)
{
	struct arena *mem = arena_open();
	const struct preview_folders folders = preview_folders(loop->preview, mem);
	const bool has_new = watch_set(loop->watch, &folders);

	arena_close(mem);
	loop->folders_changed = false;
	return has_new;
}

/* Folders that were read before they were watched are read again, in the next turn. */
static void watch_what_was_read(struct loop *loop)
{
	loop->has_to_watch = false;
	if (!watch_all(loop) || loop->is_changed)
		return;
	loop->is_changed = true;
	loop->first_ms = loop->last_ms = clock_now_ms();
}

/* What the overlay says: the faults that keep the pages from following. */
static void set_problem(struct loop *loop, bool done)
{
	struct server *server = &loop->server;
	size_t n;
	const struct diag_item *items = diag_items(preview_diag(loop->preview), &n);
	struct buf out;

	arena_close(server->problem_mem);
	server->problem_mem = arena_open();
	buf_init(&out, server->problem_mem);
	for (size_t i = 0; !done && i < n; i++) {
		if (items[i].severity < DIAG_ERROR)
			continue;
		diag_format(&out, &items[i]);
		buf_char(&out, '\n');
	}
	const struct oid hash = repo_hash_blob(buf_str(&out));
	server->problem = buf_str(&out);
	server->problem_hash = out.n ? oid_hex(server->problem_mem, &hash, 16) : S("0");
}

static void take_reading(struct loop *loop, bool done)
{
	set_problem(loop, done);
	loop->server.loaded_utc_s = done ? (int64_t)time(NULL) : loop->server.loaded_utc_s;
	loop->is_changed = false;
	loop->has_work = loop->has_work || done;
	loop->has_to_tell = true;
	loop->has_failed = !done;
	loop->is_lost = !done && file_kind(loop->options->build.folder) != FILE_FOLDER;
	loop->read_ms = clock_now_ms();
}

static void tell(struct loop *loop)
{
	const struct serve_options *options = loop->options;

	if (loop->has_to_tell && options->told)
		options->told(options->context, preview_diag(loop->preview), !loop->has_failed);
	loop->has_to_tell = false;
}

static void follow(struct loop *loop)
{
	/* before the files are read, so that nothing that changes meanwhile is missed */
	if (loop->folders_changed)
		watch_all(loop);
	take_reading(loop, preview_refresh(loop->preview));
	http_wake(loop->http);
	/* settings may name other folders */
	loop->has_to_watch = loop->has_to_watch || loop->others_changed;
	loop->others_changed = false;
}

static bool is_by_looking(const struct loop *loop)
{
	return loop->is_lost || watch_descriptor(loop->watch) < 0;
}

/* A folder that comes again is new in all. */
static struct watch_news look_for_folder(struct loop *loop)
{
	const bool is_there = file_kind(loop->options->build.folder) == FILE_FOLDER;

	loop->is_lost = !is_there;
	return (struct watch_news){is_there, is_there, is_there};
}

static void look_for_changes(struct loop *loop)
{
	const int64_t now = clock_now_ms();

	if (is_by_looking(loop) && now - loop->looked_ms < WATCH_INTERVAL_MS)
		return;
	loop->looked_ms = now;
	const struct watch_news news =
	    loop->is_lost ? look_for_folder(loop) : watch_read(loop->watch);
	if (!news.changed)
		return;
	if (!loop->is_changed)
		loop->first_ms = now;
	loop->last_ms = now;
	loop->is_changed = true;
	loop->folders_changed = loop->folders_changed || news.folders_changed;
	loop->others_changed = loop->others_changed || news.others_changed;
}

static int64_t due_ms(const struct loop *loop)
{
	const int64_t quiet = loop->last_ms + QUIET_MS, latest = loop->first_ms + PATIENCE_MS;

	return quiet < latest ? quiet : latest;
}

/* --- turns ---------------------------------------------------------------------------------- */

/* When it is quiet for long enough to do what nobody waits for. */
static int64_t quiet_ms(const struct loop *loop)
{
	const int64_t asked = http_asked_ms(loop->http);

	return (asked > loop->read_ms ? asked : loop->read_ms) + BREATH_MS;
}

static bool has_any_work(const struct loop *loop)
{
	return loop->has_work || loop->has_to_watch || loop->has_to_tell;
}

static long time_to_wait(const struct loop *loop)
{
	const int64_t now = clock_now_ms();
	int64_t wait = IDLE_MS;

	if (is_by_looking(loop))
		wait = WATCH_INTERVAL_MS;
	if (has_any_work(loop) && quiet_ms(loop) - now < wait)
		wait = quiet_ms(loop) - now;
	if (loop->is_changed && due_ms(loop) - now < wait)
		wait = due_ms(loop) - now;
	return wait > 0 ? (long)wait : 0;
}

static void wait_for_something(struct loop *loop, const sigset_t *open_signals)
{
	long wait = time_to_wait(loop);
	int max_fd = -1;
	fd_set reading, writing;

	FD_ZERO(&reading);
	FD_ZERO(&writing);
	http_prepare(loop->http, &reading, &writing, &max_fd, &wait);
	const int fd = watch_descriptor(loop->watch);
	if (fd >= 0 && fd < FD_SETSIZE && !loop->is_lost) {
		FD_SET(fd, &reading);
		max_fd = fd > max_fd ? fd : max_fd;
	}
	const struct timespec timeout = {wait / 1000, wait % 1000 * 1000000};
	/* signals are let in only here, so that none comes between the question and the wait */
	pselect(max_fd + 1, &reading, &writing, NULL, &timeout, open_signals);
}

static void work(struct loop *loop)
{
	const int64_t now = clock_now_ms(), end = now + STEPS_MS;

	if (now < quiet_ms(loop))
		return;
	tell(loop);
	if (loop->has_to_watch)
		watch_what_was_read(loop);
	while (loop->has_work && clock_now_ms() < end)
		loop->has_work = preview_step(loop->preview);
}

static void run(struct loop *loop, const sigset_t *open_signals)
{
	while (!is_asked_to_end) {
		wait_for_something(loop, open_signals);
		look_for_changes(loop);
		if (loop->is_changed && clock_now_ms() >= due_ms(loop))
			follow(loop);
		http_run(loop->http);
		if (!loop->is_changed)
			work(loop);
	}
	tell(loop);
}

static void tell_ready(struct loop *loop, struct arena *mem)
{
	const struct request_hosts *hosts = &loop->server.hosts;
	const str host = hosts->given.n ? hosts->given : S("127.0.0.1");
	const bool is_six = str_find_char(host, ':', 0) != STR_NONE;

	if (loop->options->ready)
		loop->options->ready(loop->options->context,
		    str_format(mem, "http://%s%.*s%s:%u/", is_six ? "[" : "", STR_ARG(host),
			is_six ? "]" : "", hosts->port),
		    hosts->is_open);
}

static void begin(struct loop *loop, struct arena *mem)
{
	take_reading(loop, true);
	tell(loop);
	watch_what_was_read(loop);
	tell_ready(loop, mem);
}

bool serve_site(struct arena *mem, struct diag *diag, const struct serve_options *options)
{
	struct loop loop = {.options = options, .preview = preview_open(&options->build)};
	struct server *server = &loop.server;
	struct signals signals;

	server->preview = loop.preview;
	server->hosts = (struct request_hosts){.given = options->host, .port = options->port};
	begin_signals(&signals);
	bool begun = http_open(mem, diag, server, options->any_port, &loop.http);
	if (begun && !preview_refresh(loop.preview)) {
		diag_repeat_all(diag, preview_diag(loop.preview), DIAG_NOTE);
		begun = false;
	}
	if (begun) {
		loop.watch = watch_open(options->by_looking);
		begin(&loop, mem);
		run(&loop, &signals.mask);
	}
	http_close(loop.http);
	watch_close(loop.watch);
	arena_close(server->problem_mem);
	preview_close(loop.preview);
	end_signals(&signals);
	return begun;
}
