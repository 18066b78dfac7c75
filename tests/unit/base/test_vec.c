/* SPDX-License-Identifier: MIT */
/* Growing arrays. */
#include "unit/unit.h"

static void pushes_in_order(void **state)
{
	VEC(int) v = {0};

	(void)state;
	for (int i = 0; i < 10000; i++)
		VEC_PUSH(unit_mem, &v, i * 3);
	assert_int_equal(v.n, 10000);
	assert_true(v.cap >= v.n && v.cap <= 2 * v.n);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(v.items[i], i * 3);
}

static void holds_large_items(void **state)
{
	struct item {
		char bytes[300];
		long number;
	} item = {{0}, 0};
	VEC(struct item) v = {0};

	(void)state;
	for (int i = 0; i < 100; i++) {
		item.number = i;
		VEC_PUSH(unit_mem, &v, item);
	}
	for (int i = 0; i < 100; i++)
		assert_int_equal(v.items[i].number, i);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, pushes_in_order);
	UNIT_TEST(&suite, holds_large_items);
	return unit_run(&suite, "base/vec");
}
