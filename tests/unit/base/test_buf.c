/* SPDX-License-Identifier: MIT */
/* Growing text: additions of every kind, the maximum and the overflow that sticks. */
#include "unit/unit.h"

static void starts_empty(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, unit_mem);
	assert_buf_equal(&b, "");
	assert_non_null(buf_str(&b).p);
	buf_add(&b, STR_ABSENT);
	assert_buf_equal(&b, "");
}

static void adds_in_order(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, unit_mem);
	buf_add(&b, S("one"));
	buf_char(&b, ' ');
	buf_uint(&b, 2);
	buf_format(&b, " %s%c", "three", '!');
	assert_buf_equal(&b, "one 2 three!");
}

static void grows_to_any_size(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, unit_mem);
	for (size_t i = 0; i < 300000; i++)
		buf_char(&b, (char)('a' + i % 26));
	assert_int_equal(b.n, 300000);
	for (size_t i = 0; i < b.n; i++)
		assert_int_equal(b.p[i], 'a' + i % 26);
}

static void adds_a_part_of_itself(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, unit_mem);
	buf_add(&b, S("abcdefghijklmnopqrstuvwxyz"));
	for (int i = 0; i < 4; i++)
		buf_add(&b, buf_str(&b));
	assert_int_equal(b.n, 26 * 16);
	assert_str_equal(str_from(buf_str(&b), 26 * 15), S("abcdefghijklmnopqrstuvwxyz"));
}

static void clear_keeps_the_memory(void **state)
{
	struct buf b;
	const char *p;

	(void)state;
	buf_init(&b, unit_mem);
	buf_add(&b, S("text"));
	p = b.p;
	buf_clear(&b);
	assert_buf_equal(&b, "");
	buf_add(&b, S("next"));
	assert_buf_equal(&b, "next");
	assert_ptr_equal(b.p, p);
}

static void overflow_sticks(void **state)
{
	struct buf b;

	(void)state;
	buf_init_max(&b, unit_mem, 8);
	buf_add(&b, S("12345678"));
	assert_false(b.overflow);
	buf_char(&b, '9');
	assert_true(b.overflow);
	assert_buf_equal(&b, "12345678");
	buf_clear(&b);
	assert_false(b.overflow);
	buf_add(&b, S("1234567"));
	buf_add(&b, S("89"));
	buf_add(&b, S("8")); /* would fit */
	assert_true(b.overflow);
	assert_buf_equal(&b, "1234567");
}

static void reserve_respects_the_maximum(void **state)
{
	struct buf b;

	(void)state;
	buf_init_max(&b, unit_mem, 100);
	assert_true(buf_reserve(&b, 0));
	assert_non_null(b.p);
	assert_true(buf_reserve(&b, 100));
	assert_true(b.cap >= 100);
	assert_false(buf_reserve(&b, 101));
	assert_false(buf_reserve(&b, 1));
	assert_true(b.overflow);
}

static void reserve_of_everything_overflows(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, unit_mem);
	buf_char(&b, 'a');
	assert_false(buf_reserve(&b, SIZE_MAX));
	assert_true(b.overflow);
	assert_buf_equal(&b, "a");
}

struct format_row {
	const char *name;
	size_t before, width, max;
	bool fits;
};

static const struct format_row format_rows[] = {
    {"nothing", 0, 0, 1000, true},
    {"short", 3, 5, 1000, true},
    {"just what is reserved", 0, 64, 1000, true},
    {"one more than reserved", 0, 65, 1000, true},
    {"long", 10, 5000, 10000, true},
    {"just the maximum", 50, 150, 200, true},
    {"one more than the maximum", 50, 151, 200, false},
    {"maximum below the first reserve", 2, 8, 10, true},
    {"one more than that", 2, 9, 10, false},
};

static void formats(void **state)
{
	const struct format_row *row = *state;
	struct buf b;

	buf_init_max(&b, unit_mem, row->max);
	for (size_t i = 0; i < row->before; i++)
		buf_char(&b, 'x');
	buf_format(&b, "%*s", (int)row->width, "");
	assert_int_equal(b.overflow, !row->fits);
	assert_int_equal(b.n, row->fits ? row->before + row->width : row->before);
	for (size_t i = 0; i < b.n; i++)
		assert_int_equal(b.p[i], i < row->before ? 'x' : ' ');
}

struct uint_row {
	const char *name;
	uint64_t n;
	str want;
};

static const struct uint_row uint_rows[] = {
    {"zero", 0, UNIT_S("0")},
    {"one digit", 7, UNIT_S("7")},
    {"trailing zeros", 1000, UNIT_S("1000")},
    {"largest", UINT64_MAX, UNIT_S("18446744073709551615")},
};

static void prints_uint(void **state)
{
	const struct uint_row *row = *state;
	struct buf b;

	buf_init(&b, unit_mem);
	buf_uint(&b, row->n);
	assert_str_equal(buf_str(&b), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, starts_empty);
	UNIT_TEST(&suite, adds_in_order);
	UNIT_TEST(&suite, grows_to_any_size);
	UNIT_TEST(&suite, adds_a_part_of_itself);
	UNIT_TEST(&suite, clear_keeps_the_memory);
	UNIT_TEST(&suite, overflow_sticks);
	UNIT_TEST(&suite, reserve_respects_the_maximum);
	UNIT_TEST(&suite, reserve_of_everything_overflows);
	UNIT_ROWS(&suite, formats, format_rows);
	UNIT_ROWS(&suite, prints_uint, uint_rows);
	return unit_run(&suite, "base/buf");
}
