/* SPDX-License-Identifier: MIT */
/* Descriptions: line ends made real, examples taken out. */
#include "definition/description.h"

#include "unit/definition/parsed.h"

struct description_row {
	const char *name;
	str text, description;
	const char *examples[3];
};

static const struct description_row rows[] = {
    {"plain", UNIT_S("Does it."), UNIT_S("Does it."), {0}},
    {"nothing", UNIT_S(""), UNIT_S(""), {0}},
    {"white space around", UNIT_S(" \n Does it. \n"), UNIT_S("Does it."), {0}},
    {"literal line ends", UNIT_S("One.\\n\\nTwo.\\nThree."), UNIT_S("One.\n\nTwo.\nThree."), {0}},
    {"literal quotes and tabs beside them", UNIT_S("Say \\\"a\\tb\\\".\\r\\nDone"),
	UNIT_S("Say \"a\tb\".\nDone"), {0}},
    {"backslashes without line ends stay", UNIT_S("C:\\tools and \\\"x\\\""),
	UNIT_S("C:\\tools and \\\"x\\\""), {0}},
    {"other backslashes stay", UNIT_S("a\\d\\nb\\"), UNIT_S("a\\d\nb\\"), {0}},
    {"carriage returns go", UNIT_S("a\r\nb"), UNIT_S("a\nb"), {0}},
    {"one example", UNIT_S("Does it. Examples:\\n\\n<example>\\nuser: go\\n</example>"),
	UNIT_S("Does it. Examples:"), {"user: go"}},
    {"commentary stays in its example",
	UNIT_S("Does it.\n<example>\na\n<commentary>why</commentary>\n</example>\n"),
	UNIT_S("Does it."), {"a\n<commentary>why</commentary>"}},
    {"text around examples", UNIT_S("A\n<example>x</example>\nB\n<example>y</example> C"),
	UNIT_S("A\n\nB\n\nC"), {"x", "y"}},
    {"example first", UNIT_S("<example>x</example>"), UNIT_S(""), {"x"}},
    {"never closed", UNIT_S("A <example>x"), UNIT_S("A"), {"x"}},
    {"never closed before another", UNIT_S("A <example>x <example>y</example> B"), UNIT_S("A\n\nB"),
	{"x", "y"}},
    {"empty example", UNIT_S("A <example> </example> B"), UNIT_S("A\n\nB"), {0}},
    {"closing tag alone", UNIT_S("A </example> B"), UNIT_S("A </example> B"), {0}},
};

static void takes_apart(void **state)
{
	const struct description_row *row = *state;
	struct definition def = {0};
	size_t n = 0;

	description_set(unit_mem, &def, unit_guarded(row->text));
	assert_str_equal(def.description, row->description);
	assert_non_null(def.description.p);
	for (; n < def.example_count; n++)
		assert_str_equal(def.examples[n].text, str_of_cstr(row->examples[n]));
	assert_null(row->examples[n]);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, takes_apart, rows);
	return unit_run(&suite, "definition/description");
}
