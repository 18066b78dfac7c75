/* SPDX-License-Identifier: MIT */
/*
 * What the parts of a request say, as text: pure functions, so that tests and fuzzers reach them
 * without a socket. What the answer is: answer.h.
 */
#ifndef SERVE_REQUEST_H
#define SERVE_REQUEST_H

#include "base/buf.h"

/*
 * The file of the site that the path of a request names: decoded once, without the leading '/', and
 * with "index.html" behind a final one.
 * Fails   false for what is not well-formed or would leave the site: no leading '/', a '%' without
 *         two digits, a NUL, a control character, a backslash, an empty, "." or ".." part
 */
bool request_path(struct arena *mem, str path, str *ret_url) ATTR_NODISCARD;

/* The value of an argument, decoded; "" when it is not well-formed. */
str request_argument(struct arena *mem, str value);

/* Which hosts a request may be meant for. */
struct request_hosts {
	str given; /* of --host; absent: none */
	unsigned port;
	/* It listens beyond this machine: any numeric address is one of ours. */
	bool is_open;
};

/*
 * Whether a Host header names this server. A name that others give our address, to reach it from a
 * page of theirs, is not ours (DNS rebinding); numbers cannot be given to others.
 */
bool request_is_for(const struct request_hosts *hosts, str header);

enum request_range { RANGE_NONE, RANGE_PART, RANGE_OUTSIDE };

struct request_part {
	size_t first, n;
};

/*
 * What a Range header asks of size bytes. Several ranges, other units and what is malformed count
 * as none: the whole is a right answer to them.
 * Source  RFC 9110, 14.1.2 and 14.2
 */
enum request_range request_range(str header, size_t size, struct request_part *ret_part);

/* Whether an If-None-Match header lists the tag, which stands in quotes. */
bool request_has_tag(str header, str tag);

/* "Sun, 06 Nov 1994 08:49:37 GMT": as it is written, and read back; false for other forms. */
str request_format_date(struct arena *mem, int64_t utc_s);
bool request_read_date(str text, int64_t *ret_utc_s) ATTR_NODISCARD;

#endif
