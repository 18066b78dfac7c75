/* SPDX-License-Identifier: MIT */
/*
 * A site in the browser while its definitions are written: pages are made when they are asked for,
 * files are watched, and a page that is open follows them. Nothing is written to the disk.
 *
 * One thread does all of it, in turns: answers, reads what changed, and in between prepares what
 * pages of the whole site need, a definition at a time.
 */
#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include "build/build.h"

struct serve_options {
	struct build_options build; /* its output is not used */
	str host; /* of --host; absent: 127.0.0.1 */
	unsigned port;
	bool any_port; /* the next one that is free will do */
	bool by_looking; /* do not use the system's notices of changes */
	/* Called when pages are answered at url; is_open: others than this machine may ask. */
	void (*ready)(void *context, str url, bool is_open);
	/* Called after the files were read, at first and again; done is false when they have a
	 * fault that leaves the former pages as they are. */
	void (*told)(void *context, struct diag *diag, bool done);
	void *context;
};

/*
 * Serves until SIGINT, SIGTERM or SIGHUP.
 * Fails   false after a fatal diagnostic when it cannot begin
 */
bool serve_site(
    struct arena *mem, struct diag *diag, const struct serve_options *options) ATTR_NODISCARD;

#endif
