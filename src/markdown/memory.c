/* SPDX-License-Identifier: MIT */
/*
 * The memory of cmark-gfm: taken from the scratch arena of the rendering and given back with it, so
 * that nobody walks a tree to free it node by node. A third of the time of a rendering went to
 * malloc and free. What cmark-gfm frees meanwhile, it gets again.
 */
#include <stdalign.h>
#include <stdint.h>

#include "base/bug.h"
#include "markdown/render.h"

#define STEP ((size_t)32) /* blocks are multiples of it */

/* Stands before each block; of the size of the strictest alignment. */
struct header {
	alignas(max_align_t) size_t size; /* of the block, without the header */
	struct header *next; /* while it is free */
};

/*
 * The one variable of the program that is not const: the callbacks of cmark-gfm have no argument
 * that could lead to the rendering they are called for. Each thread has its own.
 */
static _Thread_local struct md_pool *current;

static size_t class_of(size_t size)
{
	return (size - 1) / STEP;
}

static void *take_free(size_t size)
{
	struct header **list = &current->free[class_of(size)];
	struct header *block = *list;

	if (!block)
		return NULL;
	*list = block->next;
	return memset(block + 1, 0, size);
}

static void *pool_calloc(size_t n, size_t size)
{
	struct header *block;
	void *again;

	if (size && n > (SIZE_MAX - STEP) / size)
		bug_out_of_memory();
	size = (n * size + STEP - 1) / STEP * STEP;
	if (size == 0)
		size = STEP;
	again = size <= MD_POOL_CLASSES * STEP ? take_free(size) : NULL;
	if (again)
		return again;
	if (size > SIZE_MAX - sizeof *block)
		bug_out_of_memory();
	block = arena_alloc(current->arena, 1, sizeof *block + size);
	block->size = size;
	return block + 1;
}

/* Larger blocks are texts that grow by half, so that leaving them costs no more than they do. */
static void pool_free(void *p)
{
	struct header *block = p ? (struct header *)p - 1 : NULL;

	if (!block || block->size > MD_POOL_CLASSES * STEP)
		return;
	block->next = current->free[class_of(block->size)];
	current->free[class_of(block->size)] = block;
}

static void *pool_realloc(void *p, size_t size)
{
	const size_t old = p ? ((struct header *)p - 1)->size : 0;
	void *grown;

	if (p && size <= old)
		return p;
	grown = pool_calloc(1, size);
	if (p)
		memcpy(grown, p, old);
	pool_free(p);
	return grown;
}

cmark_mem *md_pool_begin(struct md_pool *pool, struct arena *tmp)
{
	static cmark_mem functions = {pool_calloc, pool_realloc, pool_free};

	*pool = (struct md_pool){.arena = tmp};
	current = pool;
	return &functions;
}

void md_pool_end(void)
{
	current = NULL;
}
