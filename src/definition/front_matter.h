/* SPDX-License-Identifier: MIT */
/* The front matter of a file: where it begins and ends, and what it says. Private to definition/.
 */
#ifndef DEFINITION_FRONT_MATTER_H
#define DEFINITION_FRONT_MATTER_H

#include "base/value.h"
#include "definition/report.h"

enum front_shape {
	FRONT_NONE,
	FRONT_CLOSED,
	FRONT_UNOPENED, /* fields and a line of dashes, no dashes above them */
	FRONT_UNCLOSED, /* dashes and fields, and then the body without more ado */
};

struct front {
	enum front_shape shape;
	str source; /* the lines between the dashes; absent when there are none */
	uint32_t line; /* of its first line, from 1 */
	str body;
	uint32_t body_line; /* of its first line, from 1 */
};

/* Finds the front matter of a text. All views lie in text; a byte order mark is in none of them. */
struct front front_split(str text);

/*
 * Reads the fields, repairing what is no valid YAML. When the line of dashes that seemed to end
 * them turns out to belong to the body, front is corrected.
 * Owner   the map lives in mem and refers to nothing of the text
 * Fails   AD101 for each repair (and *ret_recovered), AD104, AD105, AD113; an empty map after AD102
 */
struct value front_read(struct arena *mem, struct arena *tmp, const struct report *report,
    struct front *front, bool *ret_recovered);

/* The offset of the last line that begins with this key at column 0, or STR_NONE. */
size_t front_find_key(str source, str key);

#endif
