/* SPDX-License-Identifier: MIT */
/* The hash map: look-up, replacement, order of insertion, many keys. */
#include "unit/unit.h"

#include "base/map.h"

static void empty_has_nothing(void **state)
{
	const struct map map = {0};

	(void)state;
	assert_null(map_get(&map, S("a")));
	assert_null(map_get(&map, STR_ABSENT));
}

static void put_makes_a_place(void **state)
{
	struct map map = {0};
	int one = 1, two = 2;

	(void)state;
	assert_null(*map_put(unit_mem, &map, S("a")));
	*map_put(unit_mem, &map, S("a")) = &one;
	assert_ptr_equal(map_get(&map, S("a")), &one);
	assert_ptr_equal(*map_put(unit_mem, &map, S("a")), &one);
	*map_put(unit_mem, &map, S("a")) = &two;
	assert_ptr_equal(map_get(&map, S("a")), &two);
	assert_int_equal(map.n, 1);
}

static void keys_are_bytes(void **state)
{
	struct map map = {0};
	int one = 1, two = 2, three = 3;

	(void)state;
	*map_put(unit_mem, &map, S("")) = &one;
	*map_put(unit_mem, &map, S("\0")) = &two;
	*map_put(unit_mem, &map, S("A")) = &three;
	assert_ptr_equal(map_get(&map, S("")), &one);
	assert_ptr_equal(map_get(&map, S("\0")), &two);
	assert_null(map_get(&map, S("a")));
}

static void walks_in_order_of_insertion(void **state)
{
	const str keys[] = {S("zeta"), S("alpha"), S("mu"), S("alpha"), S("beta")};
	struct map map = {0};

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		map_put(unit_mem, &map, keys[i]);
	assert_int_equal(map.n, 4);
	assert_str_equal(map.entries[0].key, S("zeta"));
	assert_str_equal(map.entries[1].key, S("alpha"));
	assert_str_equal(map.entries[2].key, S("mu"));
	assert_str_equal(map.entries[3].key, S("beta"));
}

static void holds_many(void **state)
{
	enum { COUNT = 100000 };
	int *numbers = ARENA_ARRAY(unit_mem, int, COUNT);
	struct map map = {0};

	(void)state;
	for (int i = 0; i < COUNT; i++) {
		numbers[i] = i;
		*map_put(unit_mem, &map, str_format(unit_mem, "key/%d", i)) = &numbers[i];
	}
	assert_int_equal(map.n, COUNT);
	assert_true(map.slot_count >= 2 * map.n);
	for (int i = 0; i < COUNT; i++) {
		const int *found = map_get(&map, str_format(unit_mem, "key/%d", i));

		assert_ptr_equal(found, &numbers[i]);
		assert_ptr_equal(map.entries[i].value, &numbers[i]);
	}
	assert_null(map_get(&map, S("key/100000")));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, empty_has_nothing);
	UNIT_TEST(&suite, put_makes_a_place);
	UNIT_TEST(&suite, keys_are_bytes);
	UNIT_TEST(&suite, walks_in_order_of_insertion);
	UNIT_TEST(&suite, holds_many);
	return unit_run(&suite, "base/map");
}
