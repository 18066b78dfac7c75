/* SPDX-License-Identifier: MIT */
/* Single characters in lines of front matter that YAML refuses. Private to definition/. */
#ifndef DEFINITION_FRONT_MEND_H
#define DEFINITION_FRONT_MEND_H

#include "base/buf.h"

enum front_mend {
	MEND_CONTROL, /* control characters become U+FFFD */
	MEND_TAB, /* tabs of the indent become two spaces */
	MEND_SPACE, /* "key:value" gets its space */
	MEND_COUNT,
};

/*
 * Where a line needs a mend, or STR_NONE. value_at is the place behind the colon of a line that
 * begins with a key, STR_NONE for other lines.
 */
size_t front_mend_find(str line, size_t value_at, enum front_mend mend);

/* The line mended all through, in mem; at is what front_mend_find returned. */
str front_mend_line(struct arena *mem, str line, size_t at, enum front_mend mend);

/* What is reported when it was done. */
const char *front_mend_text(enum front_mend mend);

#endif
