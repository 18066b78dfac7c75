/* SPDX-License-Identifier: MIT */
/*
 * Connections: the only includer of libmicrohttpd. Gets requests to answer.h and answers back, and
 * keeps those that wait. Runs in the caller's thread, when it is told to.
 */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include <sys/select.h>

#include "serve/answer.h"

struct http;

/*
 * Listens at a host and a port; with any_port at the next that is free when that one is taken.
 * Owner   server outlives it
 * Fails   false after AD801, or AD802 when the port is taken
 */
bool http_open(struct arena *mem, struct diag *diag, struct server *server, bool any_port,
    struct http **ret_http) ATTR_NODISCARD;

/* Ends all connections. NULL is allowed. */
void http_close(struct http *http);

/* What it waits for: adds its descriptors, and lowers the time to wait. */
void http_prepare(
    struct http *http, fd_set *reading, fd_set *writing, int *max_fd, long *timeout_ms);

/* Does what can be done without waiting. */
void http_run(struct http *http);

/* When the last request came, by the clock that only goes forward; 0: none did. */
int64_t http_asked_ms(const struct http *http);

/* Asks again for those who wait: something changed, or for those that waited long, nothing did. */
void http_wake(struct http *http);

/* Which libmicrohttpd runs, "0.9.75". */
str http_library_version(void);

#endif
