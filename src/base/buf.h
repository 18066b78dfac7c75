/* SPDX-License-Identifier: MIT */
/*
 * Growing text in an arena, with a maximum and sticky overflow: a writer is a chain of calls and
 * one check at the end. An addition that does not fit is left out whole, and so is all that
 * follows.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>

#include "base/str.h"

struct buf {
	struct arena *mem;
	char *p;
	size_t n, cap, max;
	bool overflow;
};

/* Starts an empty text in mem without a limit of its own; buf_init_max sets one in bytes. */
void buf_init(struct buf *b, struct arena *mem);
void buf_init_max(struct buf *b, struct arena *mem, size_t max);

/* Empties it and keeps its memory. */
void buf_clear(struct buf *b);

/* Makes room for n more bytes (and p not NULL); false and overflow set when over the maximum. */
bool buf_reserve(struct buf *b, size_t n);

void buf_add_slow(struct buf *b, str s);

static inline void buf_add(struct buf *b, str s)
{
	if (s.n && b->cap - b->n >= s.n && !b->overflow) {
		memcpy(b->p + b->n, s.p, s.n);
		b->n += s.n;
		return;
	}
	buf_add_slow(b, s);
}

static inline void buf_char(struct buf *b, char c)
{
	buf_add(b, (str){&c, 1});
}

void buf_format(struct buf *b, const char *format, ...) ATTR_PRINTF(2, 3);
void buf_format_args(struct buf *b, const char *format, va_list args) ATTR_PRINTF(2, 0);
void buf_uint(struct buf *b, uint64_t n); /* decimal */

/* What was written so far; valid until the next addition. */
static inline str buf_str(const struct buf *b)
{
	return (str){b->p ? b->p : "", b->n};
}

#endif
