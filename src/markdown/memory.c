/* SPDX-License-Identifier: MIT */
/*
 * The memory of cmark-gfm: an arena, so that a tree of thousands of small nodes is forgotten at
 * once. With malloc, and a walk to free each node, a quarter of the time of md_render goes there.
 * The arena that the library brings along loses bytes of large blocks.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/bug.h"
#include "markdown/render.h"

/* In front of each block, because growing one means copying it. */
union header {
	size_t size;
	max_align_t alignment;
};

/*
 * The functions of cmark_mem are told nothing but sizes, so this cannot be passed. Each thread has
 * its own, and it is set for as long as md_render uses the library.
 */
static _Thread_local struct arena *current;

static void *take(size_t n, size_t size)
{
	union header *header;

	if (size && n > (SIZE_MAX - sizeof *header) / size)
		bug_out_of_memory();
	header = arena_alloc_raw(current, 1, sizeof *header + n * size);
	header->size = n * size;
	return header + 1;
}

static void *take_zeroed(size_t n, size_t size)
{
	return memset(take(n, size), 0, n * size);
}

static void *take_longer(void *old, size_t size)
{
	const size_t old_size = old ? ((union header *)old - 1)->size : 0;
	void *grown;

	if (old && size <= old_size)
		return old;
	grown = take(1, size);
	if (old_size)
		memcpy(grown, old, old_size);
	return grown;
}

static void leave(void *block)
{
	(void)block;
}

cmark_mem *md_memory(struct arena *tmp)
{
	static cmark_mem functions = {take_zeroed, take_longer, leave};

	current = tmp;
	return &functions;
}
