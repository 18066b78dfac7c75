/* SPDX-License-Identifier: MIT */
/* The arena: alignment, zeroing, growing in place, rewinding, blocks of any size. */
#include "unit/unit.h"

#include <stdalign.h>

#define KIB ((size_t)1024)
#define MIB (1024 * KIB)

struct size_row {
	const char *name;
	size_t size;
};

static const struct size_row sizes[] = {
    {"nothing", 0},
    {"a byte", 1},
    {"an odd size", 13},
    {"the first block", 64 * KIB},
    {"more than the first block", 64 * KIB + 1},
    {"more than any block", 3 * MIB + 1},
};

static bool is_all(const char *p, size_t n, char c)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != c)
			return false;
	return true;
}

static void alloc_is_zeroed_and_aligned(void **state)
{
	const struct size_row *row = *state;
	const struct arena_mark mark = arena_mark(unit_mem);

	for (int round = 0; round < 3; round++) {
		char *p;

		arena_text(unit_mem, 1); /* spoils the alignment */
		p = arena_alloc(unit_mem, row->size, 1);
		assert_non_null(p);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		assert_true(is_all(p, row->size, 0));
		memset(p, 'x', row->size);
		arena_rewind(unit_mem, mark);
	}
}

static void raw_is_aligned(void **state)
{
	const struct size_row *row = *state;
	char *p;

	arena_text(unit_mem, 1); /* spoils the alignment */
	p = arena_alloc_raw(unit_mem, row->size, 1);
	assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
	memset(p, 'x', row->size);
	assert_true(is_all(p, row->size, 'x'));
}

static void text_keeps_its_content(void **state)
{
	const struct size_row *row = *state;
	char *a = arena_text(unit_mem, row->size);
	char *b;

	memset(a, 'a', row->size);
	b = arena_text(unit_mem, row->size);
	memset(b, 'b', row->size);
	assert_true(is_all(a, row->size, 'a'));
	assert_true(is_all(b, row->size, 'b'));
}

static void rewind_takes_all_back(void **state)
{
	const struct size_row *row = *state;
	const size_t used = arena_used(unit_mem);
	const struct arena_mark mark = arena_mark(unit_mem);

	for (int i = 0; i < 20; i++)
		arena_text(unit_mem, row->size);
	assert_true(arena_used(unit_mem) >= used + 20 * row->size);
	arena_rewind(unit_mem, mark);
	assert_int_equal(arena_used(unit_mem), used);
}

/* Blocks are used again in the same order: the second round gets the addresses of the first. */
static void rewind_keeps_blocks(void **state)
{
	const size_t wanted[] = {100, 70 * KIB, 5 * MIB, 10, 200 * KIB, 64 * KIB};
	const size_t n = sizeof wanted / sizeof *wanted;
	const struct arena_mark mark = arena_mark(unit_mem);
	char *first[sizeof wanted / sizeof *wanted];

	(void)state;
	for (size_t i = 0; i < n; i++)
		first[i] = arena_text(unit_mem, wanted[i]);
	for (int round = 0; round < 3; round++) {
		arena_rewind(unit_mem, mark);
		for (size_t i = 0; i < n; i++)
			assert_ptr_equal(arena_text(unit_mem, wanted[i]), first[i]);
	}
}

static void rewind_keeps_what_came_before(void **state)
{
	char *kept = arena_text(unit_mem, 100 * KIB);
	const struct arena_mark mark = arena_mark(unit_mem);

	(void)state;
	memset(kept, 'k', 100 * KIB);
	for (int round = 0; round < 5; round++) {
		memset(arena_text(unit_mem, 300 * KIB), 'x', 300 * KIB);
		memset(arena_text(unit_mem, 2 * MIB), 'y', 2 * MIB);
		arena_rewind(unit_mem, mark);
	}
	assert_true(is_all(kept, 100 * KIB, 'k'));
}

static void grow_in_place_when_newest(void **state)
{
	char *p = arena_text_grow(unit_mem, NULL, 0, 10);
	char *grown;

	(void)state;
	memset(p, 'p', 10);
	grown = arena_text_grow(unit_mem, p, 10, 2000);
	assert_ptr_equal(grown, p);
	assert_true(is_all(grown, 10, 'p'));
}

static void grow_copies_when_not_newest(void **state)
{
	char *p = arena_text_grow(unit_mem, NULL, 0, 10);
	char *newer = arena_text(unit_mem, 1);
	char *grown;

	(void)state;
	memset(p, 'p', 10);
	*newer = 'n';
	grown = arena_text_grow(unit_mem, p, 10, 20);
	assert_ptr_not_equal(grown, p);
	memset(grown + 10, 'g', 10);
	assert_true(is_all(grown, 10, 'p'));
	assert_int_equal(*newer, 'n');
}

static void grow_beyond_the_block(void **state)
{
	size_t size = 60 * KIB;
	char *p = arena_text(unit_mem, size);

	(void)state;
	memset(p, 'p', size);
	p = arena_text_grow(unit_mem, p, size, 2 * MIB);
	assert_true(is_all(p, size, 'p'));
	memset(p, 'q', 2 * MIB);
}

static void two_texts_grow_by_turns(void **state)
{
	char *a = NULL, *b = NULL;

	(void)state;
	for (size_t n = 0; n < 500; n++) {
		a = arena_text_grow(unit_mem, a, n, n + 1);
		a[n] = 'a';
		b = arena_text_grow(unit_mem, b, n, n + 1);
		b[n] = 'b';
	}
	assert_true(is_all(a, 500, 'a'));
	assert_true(is_all(b, 500, 'b'));
}

static void close_of_nothing(void **state)
{
	(void)state;
	arena_close(NULL);
	arena_close(arena_open());
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, alloc_is_zeroed_and_aligned, sizes);
	UNIT_ROWS(&suite, raw_is_aligned, sizes);
	UNIT_ROWS(&suite, text_keeps_its_content, sizes);
	UNIT_ROWS(&suite, rewind_takes_all_back, sizes);
	UNIT_TEST(&suite, rewind_keeps_blocks);
	UNIT_TEST(&suite, rewind_keeps_what_came_before);
	UNIT_TEST(&suite, grow_in_place_when_newest);
	UNIT_TEST(&suite, grow_copies_when_not_newest);
	UNIT_TEST(&suite, grow_beyond_the_block);
	UNIT_TEST(&suite, two_texts_grow_by_turns);
	UNIT_TEST(&suite, close_of_nothing);
	return unit_run(&suite, "base/arena");
}
