/* SPDX-License-Identifier: MIT */
/*
 * A growing array of any type in an arena. VEC(int) v = {0}; VEC_PUSH(mem, &v, 7); v.items[0], v.n.
 * Growing leaves the old block to the arena, so at most twice the final size is used.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

struct arena;

#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *items;                                                                       \
		size_t n, cap;                                                                     \
	}

/* Appends item; evaluates vec more than once. */
#define VEC_PUSH(mem, vec, item)                                                                   \
	do {                                                                                       \
		if ((vec)->n == (vec)->cap)                                                        \
			(vec)->items = vec_grow(                                                   \
			    (mem), (vec)->items, (vec)->n, &(vec)->cap, sizeof *(vec)->items);     \
		(vec)->items[(vec)->n++] = (item);                                                 \
	} while (0)

/* Returns a copy of items with more room, which is not zeroed, and sets *cap; for VEC_PUSH. */
void *vec_grow(struct arena *mem, const void *items, size_t n, size_t *cap, size_t size);

#endif
