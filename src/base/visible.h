/* SPDX-License-Identifier: MIT */
/* Text of strangers on a terminal: what could command it becomes visible. Not for HTML. */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/buf.h"

/*
 * Appends a text on one line: control characters, line ends among them, as \xNN, and those that
 * turn the direction of writing and so can hide what stands there as \u202e. Other bytes stay.
 */
void visible_add(struct buf *out, str s);

/* As visible_add, but a tab stays: a line of a file. */
void visible_add_line(struct buf *out, str line);

#endif
