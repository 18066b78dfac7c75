/* SPDX-License-Identifier: MIT */
/*
 * JSON in and out (RFC 8259). The writer streams into a buffer, so that a file with 10,000 edges
 * needs no tree of values; keys stand in the order of the calls. The output is compact: one line,
 * but for the items of an array opened with json_array_lines, which get a line each.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/limits.h"
#include "base/value.h"

/* A value of the greatest depth that was read must fit into a document of ours. */
#define JSON_WRITER_DEPTH (2 * LIMIT_JSON_DEPTH)

struct json {
	struct buf *out;
	unsigned depth;
	bool has_item[JSON_WRITER_DEPTH + 1]; /* by depth: a comma is due */
	bool lines[JSON_WRITER_DEPTH + 1]; /* by depth: items on lines of their own */
};

void json_init(struct json *j, struct buf *out);
void json_object(struct json *j); /* opens */
void json_object_end(struct json *j);
void json_array(struct json *j);
void json_array_lines(struct json *j);
void json_array_end(struct json *j);
void json_key(struct json *j, str key);
void json_string(struct json *j, str s); /* absent gives null; what is no UTF-8, U+FFFD */
void json_int(struct json *j, int64_t n);
void json_bool(struct json *j, bool b);
void json_null(struct json *j);
void json_value(struct json *j, struct value v); /* html as its text */

/* Key and value in one call, for the many flat records. */
void json_string_at(struct json *j, str key, str s);
void json_int_at(struct json *j, str key, int64_t n);
void json_bool_at(struct json *j, str key, bool b);
void json_null_at(struct json *j, str key);
void json_array_lines_at(struct json *j, str key); /* opens */

/* The quoted form alone: "..." with escapes, also safe inside a script (escapes < and U+2028). */
void json_quote(struct buf *out, str s);

/* Appends compact JSON, as the writer makes it, with a line for each member, and a line end. */
void json_add_pretty(struct buf *out, str json);

struct json_error {
	size_t line, column; /* from 1, in bytes */
	const char *problem;
};

/*
 * Reads one JSON text.
 * Owner   the result lives in mem; strings without escapes are views of text
 * Fails   false with the place and the problem; deeper than LIMIT_JSON_DEPTH is a problem
 */
ATTR_NODISCARD
bool json_read(struct arena *mem, str text, struct value *ret_value, struct json_error *ret_error);

#endif
