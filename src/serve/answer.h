/* SPDX-License-Identifier: MIT */
/* From a request to its answer: which status, which headers, which bytes. Knows no sockets. */
#ifndef SERVE_ANSWER_H
#define SERVE_ANSWER_H

#include "build/preview.h"
#include "serve/request.h"

/* A request; what it does not say is absent. */
struct request {
	str method, path;
	str host, range, if_range, if_none_match, if_modified_since;
	/* of the reload script: the page that is shown, its state, and the problem on it */
	str page, state, problem;
	bool is_late; /* it has waited long enough: answer that nothing changed */
	bool is_crowded; /* too many wait: let those nobody looks at wait in the browser */
};

/* What is served; the bytes of pages are the preview's. */
struct server {
	struct preview *preview;
	struct request_hosts hosts;
	int64_t loaded_utc_s; /* when the pages came to be as they are */
	struct arena *problem_mem;
	str problem; /* what the last refresh failed of, lines; "" when it did not */
	str problem_hash; /* "0" when there is none */
};

enum { ANSWER_HEADERS_MAX = 10 };

struct answer {
	unsigned status;
	bool must_wait; /* nothing to tell yet: ask again when something changed */
	str body;
	struct answer_header {
		const char *name;
		str value;
	} headers[ANSWER_HEADERS_MAX];
	size_t header_count;
};

/* In mem, but for what the preview owns: the body is valid until the next call. */
struct answer answer_request(
    struct arena *mem, const struct server *server, const struct request *request);

#endif
