/* SPDX-License-Identifier: MIT */
/* Where values of front matter stand, in sources that try to lead astray. */
#include "unit/unit.h"

#include "definition/front_place.h"

struct row {
	const char *name;
	str source, value;
	const char *before; /* the source up to the place; NULL: there is none */
};

static const struct row rows[] = {
    {"an item", UNIT_S("a:\n  - x\n"), UNIT_S("x"), "a:\n  - "},
    {"an item of a flow list", UNIT_S("a: [xy,x,z]\n"), UNIT_S("x"), "a: [xy,"},
    {"in quotes", UNIT_S("a: ['xy', \"x\"]\n"), UNIT_S("x"), "a: ['xy', \""},
    {"behind a hyphen", UNIT_S("a: [y-x, x]\n"), UNIT_S("x"), "a: [y-x, "},
    {"before a hyphen", UNIT_S("a: [x-y, x]\n"), UNIT_S("x"), "a: [x-y, "},
    {"before a letter of two bytes", UNIT_S("a: [x\xC3\xA9, x]\n"), UNIT_S("x"), "a: [x\xC3\xA9, "},
    {"in a path", UNIT_S("a: [k/x, x.md, x]\n"), UNIT_S("x"), "a: [k/x, x.md, "},
    {"the path itself", UNIT_S("a: [k/x, x]\n"), UNIT_S("k/x"), "a: ["},
    {"at the end of a sentence", UNIT_S("a: to x.\n"), UNIT_S("x"), "a: to "},
    {"in a call", UNIT_S("a: T(y, x)\n"), UNIT_S("x"), "a: T(y, "},
    {"a comment", UNIT_S("a: # x\n  # x\n  - x # x\n"), UNIT_S("x"), "a: # x\n  # x\n  - "},
    {"a hash in quotes", UNIT_S("a: ['# y', x]\n"), UNIT_S("x"), "a: ['# y', "},
    {"an escaped quote", UNIT_S("a: [\"\\\" # y\", x]\n"), UNIT_S("x"), "a: [\"\\\" # y\", "},
    {"an apostrophe", UNIT_S("a: don't # x\n  - x\n"), UNIT_S("x"), "a: don't # x\n  - "},
    {"a hash within a word", UNIT_S("a: [c#, x]\n"), UNIT_S("x"), "a: [c#, "},
    {"a key", UNIT_S("a:\n  x: y\n  'x': y\n  z: x\n"), UNIT_S("x"), "a:\n  x: y\n  'x': y\n  z: "},
    {"behind a colon without a space", UNIT_S("a: [k:x]\n"), UNIT_S("x"), "a: [k:"},
    {"below the next key", UNIT_S("a: y\nb: x\n"), UNIT_S("x"), NULL},
    {"items at column 0", UNIT_S("a:\n- y\n- x\n"), UNIT_S("x"), "a:\n- y\n- "},
    {"nothing", UNIT_S(""), UNIT_S("x"), NULL},
    {"no value", UNIT_S("a: x\n"), UNIT_S(""), NULL},
    {"at the very end", UNIT_S("a: x"), UNIT_S("x"), "a: "},
};

static void finds(void **state)
{
	const struct row *row = *state;
	const str source = unit_guarded(row->source);
	const size_t at = front_find_value(source, 0, row->value);

	if (!row->before) {
		assert_true(at == STR_NONE);
		return;
	}
	assert_true(at != STR_NONE);
	assert_str_equal(str_slice(source, 0, at), str_of_cstr(row->before));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds, rows);
	return unit_run(&suite, "definition/front_place");
}
