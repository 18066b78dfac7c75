/* SPDX-License-Identifier: MIT */
/* Connections by libmicrohttpd, without threads: the loop of serve.c drives it. */
#include "serve/http.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/limits.h"
#include "serve/clock.h"
#include "serve/listen.h"

enum {
	TIMEOUT_S = 30, /* of a connection on which nothing moves */
	CONNECTION_MEMORY = 65536, /* of its headers; longer ones are refused */
	WAIT_MS = 20000, /* a browser that went away is noticed then */
};

/* One request, from its first line to the end of its answer. */
struct exchange {
	struct exchange *next; /* of those that wait, the one that came last first */
	struct MHD_Connection *connection;
	int64_t since_ms;
	bool is_waiting, is_late, is_crowded;
};

struct http {
	struct server *server;
	struct MHD_Daemon *daemon;
	struct exchange *waiting;
	size_t waiting_count;
	int64_t asked_ms;
	struct arena *mem; /* of the answer at hand */
	struct arena_mark empty;
	bool is_closing;
};

/* --- waiting -------------------------------------------------------------------------------- */

static void leave(struct http *http, struct exchange *exchange)
{
	struct exchange **at = &http->waiting;

	while (*at != exchange)
		at = &(*at)->next;
	*at = exchange->next;
	http->waiting_count--;
	exchange->is_waiting = false;
	MHD_resume_connection(exchange->connection);
}

/* The one that waits longest makes room. */
static void make_room(struct http *http)
{
	struct exchange *last = http->waiting;

	if (http->waiting_count < LIMIT_WAITING)
		return;
	while (last->next)
		last = last->next;
	last->is_crowded = true;
	leave(http, last);
}

static void enter(struct http *http, struct exchange *exchange)
{
	make_room(http);
	if (!exchange->since_ms)
		exchange->since_ms = clock_now_ms();
	exchange->is_waiting = true;
	exchange->next = http->waiting;
	http->waiting = exchange;
	http->waiting_count++;
	MHD_suspend_connection(exchange->connection);
}

void http_wake(struct http *http)
{
	while (http->waiting)
		leave(http, http->waiting);
}

static void wake_late(struct http *http)
{
	const int64_t now = clock_now_ms();

	for (struct exchange *exchange = http->waiting, *next; exchange; exchange = next) {
		next = exchange->next;
		if (now - exchange->since_ms < WAIT_MS)
			continue;
		exchange->is_late = true;
		leave(http, exchange);
	}
}

/* --- requests ------------------------------------------------------------------------------- */

static str header_of(struct MHD_Connection *connection, const char *name)
{
	return str_of_cstr(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name));
}

static str argument_of(struct arena *mem, struct MHD_Connection *connection, const char *name)
{
	return request_argument(
	    mem, str_of_cstr(MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, name)));
}

static struct request read_request(
    struct arena *mem, struct MHD_Connection *connection, const char *path, const char *method)
{
	return (struct request){
	    .method = str_of_cstr(method),
	    .path = str_of_cstr(path),
	    .host = header_of(connection, MHD_HTTP_HEADER_HOST),
	    .range = header_of(connection, MHD_HTTP_HEADER_RANGE),
	    .if_range = header_of(connection, MHD_HTTP_HEADER_IF_RANGE),
	    .if_none_match = header_of(connection, MHD_HTTP_HEADER_IF_NONE_MATCH),
	    .if_modified_since = header_of(connection, MHD_HTTP_HEADER_IF_MODIFIED_SINCE),
	    .page = argument_of(mem, connection, "page"),
	    .state = argument_of(mem, connection, "state"),
	    .problem = argument_of(mem, connection, "problem"),
	};
}

static enum MHD_Result send_answer(
    struct http *http, struct MHD_Connection *connection, const struct answer *answer)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(answer->body.n,
	    (void *)(uintptr_t)(answer->body.n ? answer->body.p : ""), MHD_RESPMEM_MUST_COPY);

	if (!response)
		return MHD_NO;
	for (size_t i = 0; i < answer->header_count; i++)
		MHD_add_response_header(response, answer->headers[i].name,
		    str_cstr(http->mem, answer->headers[i].value));
	const enum MHD_Result result = MHD_queue_response(connection, answer->status, response);
	MHD_destroy_response(response);
	return result;
}

/*
 * Called when the headers are there, then for each part of a body, which no request of ours has and
 * which is thrown away, and at its end, before which nothing may be answered.
 */
static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *path,
    const char *method, const char *version, const char *upload, size_t *upload_size,
    void **exchange_slot)
{
	struct http *http = context;
	struct exchange *exchange = *exchange_slot;

	(void)version;
	(void)upload;
	if (!exchange) {
		exchange = calloc(1, sizeof *exchange);
		if (!exchange)
			bug_out_of_memory();
		exchange->connection = connection;
		*exchange_slot = exchange;
		http->asked_ms = clock_now_ms();
		return MHD_YES;
	}
	if (*upload_size) {
		*upload_size = 0;
		return MHD_YES;
	}
	arena_rewind(http->mem, http->empty);
	struct request request = read_request(http->mem, connection, path, method);
	request.is_late = exchange->is_late || http->is_closing;
	request.is_crowded = exchange->is_crowded;
	const struct answer answer = answer_request(http->mem, http->server, &request);
	if (!answer.must_wait)
		return send_answer(http, connection, &answer);
	enter(http, exchange);
	return MHD_YES;
}

static void forget(void *context, struct MHD_Connection *connection, void **exchange_slot,
    enum MHD_RequestTerminationCode code)
{
	struct exchange *exchange = *exchange_slot;

	(void)context;
	(void)connection;
	(void)code;
	free(exchange);
	*exchange_slot = NULL;
}

/* Paths and arguments are decoded in request.c, once. */
static size_t keep_escapes(void *context, struct MHD_Connection *connection, char *text)
{
	(void)context;
	(void)connection;
	return strlen(text);
}

/* --- opening and running -------------------------------------------------------------------- */

bool http_open(struct arena *mem, struct diag *diag, struct server *server, bool any_port,
    struct http **ret_http)
{
	int fd;

	if (!listen_at(mem, diag, &server->hosts, any_port, &fd))
		return false;
	struct http *http = calloc(1, sizeof *http);
	if (!http)
		bug_out_of_memory();
	http->server = server;
	http->mem = arena_open();
	http->empty = arena_mark(http->mem);
	http->daemon = MHD_start_daemon(MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, http,
	    MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT, LIMIT_CONNECTIONS,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_S, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
	    (size_t)CONNECTION_MEMORY, MHD_OPTION_NOTIFY_COMPLETED, forget, http,
	    MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_END);
	if (!http->daemon) {
		diag_report(diag, AD801, diag_at(STR_ABSENT, 0, 0), "the server cannot be started");
		close(fd);
		http_close(http);
		return false;
	}
	*ret_http = http;
	return true;
}

void http_close(struct http *http)
{
	if (!http)
		return;
	if (http->daemon) {
		http->is_closing = true;
		http_wake(http);
		http_run(http);
		MHD_stop_daemon(http->daemon);
	}
	arena_close(http->mem);
	free(http);
}

/* How long until the one that waits longest is answered, if nothing else happens. */
static int64_t time_to_late(const struct http *http)
{
	const int64_t now = clock_now_ms();
	int64_t least = WAIT_MS;

	/* who was woken for nothing waits on from its first moment: they are in no order */
	for (const struct exchange *e = http->waiting; e; e = e->next) {
		const int64_t left = e->since_ms + WAIT_MS - now;
		least = left < least ? left : least;
	}
	return least > 0 ? least : 0;
}

void http_prepare(
    struct http *http, fd_set *reading, fd_set *writing, int *max_fd, long *timeout_ms)
{
	MHD_UNSIGNED_LONG_LONG daemon_ms;
	fd_set failing;

	FD_ZERO(&failing);
	MHD_get_fdset(http->daemon, reading, writing, &failing, max_fd);
	if (MHD_get_timeout(http->daemon, &daemon_ms) == MHD_YES &&
	    daemon_ms < (unsigned long)*timeout_ms)
		*timeout_ms = (long)daemon_ms;
	const int64_t late_ms = http->waiting ? time_to_late(http) : *timeout_ms;
	if (late_ms < *timeout_ms)
		*timeout_ms = (long)late_ms;
}

void http_run(struct http *http)
{
	wake_late(http);
	MHD_run(http->daemon);
}

int64_t http_asked_ms(const struct http *http)
{
	return http->asked_ms;
}

str http_library_version(void)
{
	return str_of_cstr(MHD_get_version());
}
