/* SPDX-License-Identifier: MIT */
/* JSON with a line for each member. */
#include "base/json.h"

#include "unit/unit.h"

struct row {
	const char *name;
	const char *json, *want;
};

static const struct row rows[] = {
    {"a number", "1", "1\n"},
    {"an empty object", "{}", "{}\n"},
    {"an empty list in a list", "[[]]", "[\n  []\n]\n"},
    {"members", "{\"a\":1,\"b\":null}", "{\n  \"a\": 1,\n  \"b\": null\n}\n"},
    {"nested", "{\"a\":[1,{\"b\":2}]}",
	"{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ]\n}\n"},
    {"signs in a string", "[\"a{,:[\"]", "[\n  \"a{,:[\"\n]\n"},
    {"quotes in a string", "[\"\\\"]\",\"\\\\\"]", "[\n  \"\\\"]\",\n  \"\\\\\"\n]\n"},
    {"a string without an end", "[\"a", "[\n  \"a\n"},
    {"nothing", "", "\n"},
};

static void lays_out(void **state)
{
	const struct row *row = *state;
	struct buf out;

	buf_init(&out, unit_mem);
	json_add_pretty(&out, unit_guarded(str_of_cstr(row->json)));
	assert_str_equal(buf_str(&out), str_of_cstr(row->want));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, lays_out, rows);
	return unit_run(&suite, "base/json_pretty");
}
