/* SPDX-License-Identifier: MIT */
/* The part of a growing array that does not depend on the type of its items. */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/bug.h"

#define CAP_FIRST 8u

void *vec_grow(struct arena *mem, const void *items, size_t n, size_t *cap, size_t size)
{
	void *grown;

	if (*cap > SIZE_MAX / 2)
		bug_out_of_memory();
	*cap = *cap ? *cap * 2 : CAP_FIRST;
	grown = arena_alloc_raw(mem, *cap, size);
	if (n)
		memcpy(grown, items, n * size);
	return grown;
}
