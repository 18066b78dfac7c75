/* SPDX-License-Identifier: MIT */
/* Growing text in an arena. Not for arrays of anything but bytes: see vec.h. */
#include "base/buf.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/bug.h"

#define CAP_FIRST 64u

void buf_init(struct buf *b, struct arena *mem)
{
	buf_init_max(b, mem, SIZE_MAX / 4);
}

void buf_init_max(struct buf *b, struct arena *mem, size_t max)
{
	*b = (struct buf){.mem = mem, .max = max};
}

void buf_clear(struct buf *b)
{
	b->n = 0;
	b->overflow = false;
}

/* One byte more than cap is allocated, for the NUL that vsnprintf insists on writing. */
static void buf_grow(struct buf *b, size_t need)
{
	size_t cap = b->cap ? b->cap * 2 : CAP_FIRST;

	if (cap < need)
		cap = need;
	if (cap > b->max)
		cap = b->max;
	b->p = arena_text_grow(b->mem, b->p, b->p ? b->cap + 1 : 0, cap + 1);
	b->cap = cap;
}

bool buf_reserve(struct buf *b, size_t n)
{
	if (b->overflow || n > b->max - b->n) {
		b->overflow = true;
		return false;
	}
	if (!b->p || n > b->cap - b->n)
		buf_grow(b, b->n + n);
	return true;
}

void buf_add_slow(struct buf *b, str s)
{
	if (s.n == 0 || !buf_reserve(b, s.n))
		return;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void buf_format(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_format_args(b, format, args);
	va_end(args);
}

void buf_format_args(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int n;

	if (!buf_reserve(b, 0))
		return;
	va_copy(again, args);
	n = vsnprintf(b->p + b->n, b->cap - b->n + 1, format, args);
	BUG_IF(n < 0);
	if ((size_t)n > b->cap - b->n) {
		if (buf_reserve(b, (size_t)n))
			n = vsnprintf(b->p + b->n, b->cap - b->n + 1, format, again);
		else
			n = 0;
	}
	va_end(again);
	b->n += (size_t)n;
}

void buf_uint(struct buf *b, uint64_t n)
{
	char digits[20];
	size_t i = sizeof digits;

	do {
		digits[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	buf_add(b, (str){digits + i, sizeof digits - i});
}
