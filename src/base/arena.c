/* SPDX-License-Identifier: MIT */
/*
 * The arena: a list of blocks of which the current one is filled from its start. Not for memory
 * that is shared with a foreign library, and not for objects that need to be freed one by one.
 *
 *   head -> block -> block -> block -> block
 *           full     current  spare    spare
 *
 * A rewind moves current to the left and leaves what follows as spare blocks, so rendering page
 * after page asks malloc for nothing. A new block goes in behind current; marks name blocks at or
 * before current, so they stay right whatever happens behind it.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/bug.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(ARENA_ASAN)
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
/* Bytes left poisoned before each object, so that reading past the one before it is caught. */
#define REDZONE 16u
#define POISON(p, size) ASAN_POISON_MEMORY_REGION((p), (size))
#define UNPOISON(p, size) ASAN_UNPOISON_MEMORY_REGION((p), (size))
#else
#define REDZONE 0u
#define POISON(p, size) ((void)(p), (void)(size))
#define UNPOISON(p, size) ((void)(p), (void)(size))
#endif

#define BLOCK_FIRST ((size_t)64 << 10)
#define BLOCK_LAST ((size_t)1 << 20)
#define ALIGNMENT alignof(max_align_t)

/* Its bytes follow it in memory. */
struct block {
	alignas(max_align_t) struct block *next;
	size_t size;
	size_t before; /* bytes in use in the blocks before it, since it last became current */
};

struct arena {
	struct block head; /* of size 0, so that there always is a current block */
	struct block *current;
	size_t used; /* of the current block */
	size_t next_size;
};

static char *block_bytes(struct block *block)
{
	return (char *)(block + 1);
}

struct arena *arena_open(void)
{
	struct arena *mem = calloc(1, sizeof *mem);

	if (!mem)
		bug_out_of_memory();
	mem->current = &mem->head;
	mem->next_size = BLOCK_FIRST;
	return mem;
}

void arena_close(struct arena *mem)
{
	struct block *block, *next;

	if (!mem)
		return;
	for (block = mem->head.next; block; block = next) {
		next = block->next;
		UNPOISON(block_bytes(block), block->size);
		free(block);
	}
	free(mem);
}

/* Takes the first spare block of at least size bytes out of the list; NULL when there is none. */
static struct block *spare_take(struct arena *mem, size_t size)
{
	struct block **link = &mem->current->next;

	for (; *link; link = &(*link)->next) {
		struct block *block = *link;

		if (block->size >= size) {
			*link = block->next;
			return block;
		}
	}
	return NULL;
}

static struct block *block_new(struct arena *mem, size_t size)
{
	struct block *block;

	if (size < mem->next_size)
		size = mem->next_size;
	if (size > SIZE_MAX - sizeof *block)
		bug_out_of_memory();
	block = malloc(sizeof *block + size);
	if (!block)
		bug_out_of_memory();
	block->size = size;
	POISON(block_bytes(block), size);
	if (mem->next_size < BLOCK_LAST)
		mem->next_size *= 2;
	return block;
}

/* Makes a block with room for size bytes the current one. */
static void block_advance(struct arena *mem, size_t size)
{
	struct block *block = spare_take(mem, size);

	if (!block)
		block = block_new(mem, size);
	block->before = mem->current->before + mem->used;
	block->next = mem->current->next;
	mem->current->next = block;
	mem->current = block;
	mem->used = 0;
}

/* Where the next object of the current block would start; a redzone counts as part of it. */
static size_t object_start(const struct arena *mem, size_t alignment)
{
	return (mem->used + REDZONE + alignment - 1) & ~(alignment - 1);
}

static void *bump(struct arena *mem, size_t size, size_t alignment)
{
	size_t at = object_start(mem, alignment);
	char *p;

	if (at > mem->current->size || size > mem->current->size - at) {
		if (size > SIZE_MAX / 2)
			bug_out_of_memory();
		block_advance(mem, size + REDZONE);
		at = object_start(mem, alignment);
	}
	p = block_bytes(mem->current) + at;
	UNPOISON(p, size);
	mem->used = at + size;
	return p;
}

void *arena_alloc_raw(struct arena *mem, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		bug_out_of_memory();
	return bump(mem, n * size, ALIGNMENT);
}

void *arena_alloc(struct arena *mem, size_t n, size_t size)
{
	return memset(arena_alloc_raw(mem, n, size), 0, n * size);
}

char *arena_text(struct arena *mem, size_t size)
{
	return bump(mem, size, 1);
}

/* Makes the newest text longer where it stands; false when it is not the newest or lacks room. */
static bool grow_in_place(struct arena *mem, const char *old, size_t old_size, size_t new_size)
{
	const struct block *current = mem->current;
	size_t at;

	if (!current->size || old + old_size != block_bytes(mem->current) + mem->used)
		return false;
	at = mem->used - old_size;
	if (new_size > current->size - at)
		return false;
	UNPOISON(old, new_size);
	mem->used = at + new_size;
	return true;
}

char *arena_text_grow(struct arena *mem, char *old, size_t old_size, size_t new_size)
{
	char *p;

	BUG_IF(new_size < old_size);
	if (old && grow_in_place(mem, old, old_size, new_size))
		return old;
	p = arena_text(mem, new_size);
	if (old)
		memcpy(p, old, old_size);
	return p;
}

struct arena_mark arena_mark(const struct arena *mem)
{
	return (struct arena_mark){mem->current, mem->used};
}

void arena_rewind(struct arena *mem, struct arena_mark mark)
{
#ifdef ARENA_ASAN
	struct block *block = mark.block;
	size_t from = mark.used;

	for (; block; block = block->next, from = 0)
		POISON(block_bytes(block) + from, block->size - from);
#endif
	mem->current = mark.block;
	mem->used = mark.used;
}

size_t arena_used(const struct arena *mem)
{
	return mem->current->before + mem->used;
}
