/* SPDX-License-Identifier: MIT */
/* A socket that listens. Private to serve/. */
#ifndef SERVE_LISTEN_H
#define SERVE_LISTEN_H

#include "base/diag.h"
#include "serve/request.h"

/*
 * Listens at hosts->given, or at 127.0.0.1, and hosts->port; with any_port at one of the next
 * hundred when that is taken. Sets port and is_open of hosts.
 * Fails   false after AD801, or AD802 when the port is taken
 */
bool listen_at(struct arena *mem, struct diag *diag, struct request_hosts *hosts, bool any_port,
    int *ret_fd) ATTR_NODISCARD;

#endif
