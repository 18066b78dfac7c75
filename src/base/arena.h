/* SPDX-License-Identifier: MIT */
/*
 * Memory that is given back all at once. The model of a site is a web of links whose parts die
 * together, so nothing in an arena is freed alone: an arena is closed whole, or rewound to a mark.
 *
 * By convention the arena that owns a function's result is its first parameter, mem; scratch memory
 * is tmp, and who marks tmp rewinds it in the same function. mem and tmp are never the same arena.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A point to rewind to. Open, so that it lives on the stack; its members are the arena's own. */
struct arena_mark {
	void *block;
	size_t used;
};

/* Makes an empty arena; the caller closes it. Never NULL: out of memory is fatal. */
struct arena *arena_open(void);

/* Gives everything back. NULL is allowed. */
void arena_close(struct arena *mem);

/*
 * Returns n objects of size bytes, zeroed and aligned for any type.
 * Fails   never returns NULL; an overflowing product is out of memory
 * Cost    a bump of a pointer; a request larger than a block gets one of its own
 */
void *arena_alloc(struct arena *mem, size_t n, size_t size);

/* As arena_alloc, but not zeroed: for what is written before it is read, as most arrays are. */
void *arena_alloc_raw(struct arena *mem, size_t n, size_t size);

/* As arena_alloc, for size bytes that are not zeroed and not aligned: text. */
char *arena_text(struct arena *mem, size_t size);

/*
 * Makes the text of old_size bytes at old (of arena_text, or NULL) new_size bytes long; in place
 * when it is the newest of the arena, else as a copy. new_size is not below old_size.
 */
char *arena_text_grow(struct arena *mem, char *old, size_t old_size, size_t new_size);

struct arena_mark arena_mark(const struct arena *mem);

/* Forgets everything that came since the mark; poisons it under AddressSanitizer. */
void arena_rewind(struct arena *mem, struct arena_mark mark);

/* Bytes handed out and not rewound: for tests and for bench. */
size_t arena_used(const struct arena *mem);

#define ARENA_NEW(mem, type) ((type *)arena_alloc((mem), 1, sizeof(type)))
#define ARENA_ARRAY(mem, type, n) ((type *)arena_alloc((mem), (n), sizeof(type)))
#define ARENA_RAW(mem, type, n) ((type *)arena_alloc_raw((mem), (n), sizeof(type)))

#endif
