/* SPDX-License-Identifier: MIT */
/* Tables of who stands where: adding, moving, joining, and whose removal is none. */
#include "unit/unit.h"

#include "history/holders.h"

struct fixture {
	struct lines lines;
	struct holders_pool pool;
};

/* Lines 0 and 1 live, 2, 3 and 4 are removed. */
static struct fixture *new_fixture(void)
{
	struct fixture *const fixture = ARENA_NEW(unit_mem, struct fixture);

	fixture->lines.mem = unit_mem;
	fixture->pool.lines = &fixture->lines;
	for (uint32_t i = 0; i < 5; i++)
		assert_int_equal(line_start(&fixture->lines, i, i < 2), i);
	return fixture;
}

/* The lines at a path as a number with a digit each, in any order: 0x134. */
static unsigned lines_at(struct fixture *fixture, const struct holders *holders, uint32_t path)
{
	unsigned set = 0;

	for (uint32_t m = holders_at(&fixture->pool, holders, path); m != HOLDERS_NONE;
	     m = holders_next(&fixture->pool, m)) {
		const unsigned bit = 1u << holders_line(&fixture->pool, m);

		assert_false(set & bit);
		set |= bit;
	}
	return set;
}

static void holds_lines(void **state)
{
	struct fixture *const fixture = new_fixture();
	struct holders holders = {0};

	(void)state;
	assert_int_equal(lines_at(fixture, &holders, 7), 0);
	holders_add(&fixture->pool, &holders, 7, 1);
	holders_add(&fixture->pool, &holders, 7, 2);
	holders_add(&fixture->pool, &holders, 7, 1);
	holders_add(&fixture->pool, &holders, 8, 3);
	assert_int_equal(lines_at(fixture, &holders, 7), 1 << 1 | 1 << 2);
	assert_int_equal(lines_at(fixture, &holders, 8), 1 << 3);
	holders_remove(&fixture->pool, &holders, 7, 1);
	holders_remove(&fixture->pool, &holders, 7, 4);
	assert_int_equal(lines_at(fixture, &holders, 7), 1 << 2);
}

static void moves_lists(void **state)
{
	struct fixture *const fixture = new_fixture();
	struct holders holders = {0};

	(void)state;
	holders_add(&fixture->pool, &holders, 7, 1);
	holders_add(&fixture->pool, &holders, 7, 2);
	holders_add(&fixture->pool, &holders, 8, 2);
	const uint32_t list = holders_take(&fixture->pool, &holders, 7);

	holders_add_list(&fixture->pool, &holders, 8, list);
	holders_free_list(&fixture->pool, list);
	assert_int_equal(lines_at(fixture, &holders, 7), 0);
	assert_int_equal(lines_at(fixture, &holders, 8), 1 << 1 | 1 << 2);
	assert_int_equal(holders_take(&fixture->pool, &holders, 9), HOLDERS_NONE);
}

static void leaves_out_void_lines(void **state)
{
	struct fixture *const fixture = new_fixture();
	struct holders holders = {0};

	(void)state;
	for (uint32_t i = 0; i < 5; i++)
		holders_add(&fixture->pool, &holders, 7, i);
	fixture->lines.list.items[2].voided = true;
	fixture->lines.list.items[4].voided = true;
	assert_int_equal(lines_at(fixture, &holders, 7), 1 << 0 | 1 << 1 | 1 << 3);
}

/* Members are used again: a million moves take no more room than one. */
static void uses_members_again(void **state)
{
	struct fixture *const fixture = new_fixture();
	struct holders holders = {0};

	(void)state;
	for (uint32_t i = 0; i < 1000000; i++) {
		holders_add(&fixture->pool, &holders, i % 50, i % 5);
		holders_free_list(&fixture->pool, holders_take(&fixture->pool, &holders, i % 50));
	}
	assert_true(fixture->pool.members.n <= 2);
	assert_true(holders.slot_count <= 256);
}

static void keeps_many_paths(void **state)
{
	struct fixture *const fixture = new_fixture();
	struct holders holders = {0};

	(void)state;
	for (uint32_t i = 0; i < 20000; i++)
		holders_add(&fixture->pool, &holders, i * 7919, i % 5);
	for (uint32_t i = 0; i < 20000; i++)
		assert_int_equal(lines_at(fixture, &holders, i * 7919), 1 << i % 5);
	assert_int_equal(lines_at(fixture, &holders, 1), 0);
}

struct join_row {
	const char *name;
	unsigned a, b; /* the lines at one path in two tables, as bits */
	unsigned want; /* in the table of both */
	unsigned voided; /* lines that are void after it */
};

enum { L0 = 1 << 0, L1 = 1 << 1, R2 = 1 << 2, R3 = 1 << 3, R4 = 1 << 4 };

static const struct join_row joins[] = {
    {"nobody", 0, 0, 0, 0},
    {"one side", L0 | R2, 0, L0 | R2, 0},
    {"other side", 0, R3, R3, 0},
    {"the same", L0, L0, L0, 0},
    {"living ones share a past", L0, L1, L0 | L1, 0},
    {"removal meets a living one", R2, L0, L0, R2},
    {"living one meets a removal", L1, R3, L1, R3},
    {"removals of two branches", R3, R2, R2, R3},
    {"removal that shares a line with the other side", L0 | R2, L0, L0 | R2, 0},
    {"family of removals", R2 | R4, R3, R2 | R4, R3},
    {"living one and its removed copy meet another removal", L0 | R4, R3, L0 | R4, R3},
};

static void fill(struct fixture *fixture, struct holders *holders, unsigned bits)
{
	for (uint32_t i = 0; i < 5; i++)
		if (bits & 1u << i)
			holders_add(&fixture->pool, holders, 7, i);
}

static void joins_tables(void **state)
{
	const struct join_row *row = *state;
	struct fixture *const fixture = new_fixture();
	struct holders a = {0}, b = {0};
	unsigned voided = 0;

	fill(fixture, &a, row->a);
	fill(fixture, &b, row->b);
	holders_add(&fixture->pool, &b, 20, 1);
	struct holders *const both = holders_join(&fixture->pool, &a, &b);

	assert_int_equal(lines_at(fixture, both, 7), row->want);
	assert_int_equal(lines_at(fixture, both, 20), L1);
	for (uint32_t i = 0; i < 5; i++)
		voided |= (unsigned)fixture->lines.list.items[i].voided << i;
	assert_int_equal(voided, row->voided);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, holds_lines);
	UNIT_TEST(&suite, moves_lists);
	UNIT_TEST(&suite, leaves_out_void_lines);
	UNIT_TEST(&suite, uses_members_again);
	UNIT_TEST(&suite, keeps_many_paths);
	UNIT_ROWS(&suite, joins_tables, joins);
	return unit_run(&suite, "history/holders");
}
