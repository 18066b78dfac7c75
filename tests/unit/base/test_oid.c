/* SPDX-License-Identifier: MIT */
/* Names of git objects. */
#include "unit/unit.h"

#include "base/oid.h"

static const struct oid sample = {{0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0x00, 0xFF, 0x10,
    0x32, 0x54, 0x76, 0x98, 0xBA, 0xDC, 0xFE, 0x0F, 0xF0}};

struct row {
	const char *name;
	size_t digits;
	str want;
};

static const struct row rows[] = {
    {"one digit", 1, UNIT_S("0")},
    {"odd", 7, UNIT_S("0123456")},
    {"short", 10, UNIT_S("0123456789")},
    {"full", 40, UNIT_S("0123456789abcdef00ff1032547698badcfe0ff0")},
};

static void prints_hex(void **state)
{
	const struct row *row = *state;

	assert_str_equal(oid_hex(unit_mem, &sample, row->digits), row->want);
}

static void compares(void **state)
{
	struct oid other = sample;

	(void)state;
	assert_true(oid_eq(&sample, &other));
	other.id[19] ^= 1;
	assert_false(oid_eq(&sample, &other));
	assert_false(oid_is_none(&sample));
	assert_true(oid_is_none(&(struct oid){{0}}));
	assert_int_equal(oid_key(&sample).n, 20);
	assert_false(str_eq(oid_key(&sample), oid_key(&other)));
}

struct parse_row {
	const char *name;
	str text;
	bool want;
};

static const struct parse_row parse_rows[] = {
    {"as it is printed", UNIT_S("0123456789abcdef00ff1032547698badcfe0ff0"), true},
    {"in capitals", UNIT_S("0123456789ABCDEF00FF1032547698BADCFE0FF0"), true},
    {"too short", UNIT_S("0123456789abcdef00ff1032547698badcfe0ff"), false},
    {"too long", UNIT_S("0123456789abcdef00ff1032547698badcfe0ff00"), false},
    {"a letter too far", UNIT_S("g123456789abcdef00ff1032547698badcfe0ff0"), false},
    {"empty", UNIT_S(""), false},
};

static void parses_hex(void **state)
{
	const struct parse_row *row = *state;
	struct oid oid = {{0}};

	assert_int_equal(oid_parse(row->text, &oid), row->want);
	assert_int_equal(oid_eq(&oid, &sample), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, prints_hex, rows);
	UNIT_ROWS(&suite, parses_hex, parse_rows);
	UNIT_TEST(&suite, compares);
	return unit_run(&suite, "base/oid");
}
