/* SPDX-License-Identifier: MIT */
/*
 * Where front matter begins and ends. What stands between the dashes is read by the tests of
 * front_repair.
 */
#include "definition/front_matter.h"

#include "unit/definition/parsed.h"

struct split_row {
	const char *name;
	str text;
	enum front_shape shape;
	unsigned line;
	str source;
	unsigned body_line;
	str body;
};

static const struct split_row split_rows[] = {
    {"plain", UNIT_S("---\nname: x\n---\nbody\n"), FRONT_CLOSED, 2, UNIT_S("name: x\n"), 4,
	UNIT_S("body\n")},
    {"empty file", UNIT_S(""), FRONT_NONE, 1, UNIT_S(""), 1, UNIT_S("")},
    {"no body", UNIT_S("---\nname: x\n---"), FRONT_CLOSED, 2, UNIT_S("name: x\n"), 4, UNIT_S("")},
    {"no fields", UNIT_S("---\n---\nbody\n"), FRONT_CLOSED, 2, UNIT_S(""), 3, UNIT_S("body\n")},
    {"byte order mark", UNIT_S("\xEF\xBB\xBF---\nname: x\n---\nbody\n"), FRONT_CLOSED, 2,
	UNIT_S("name: x\n"), 4, UNIT_S("body\n")},
    {"byte order mark alone", UNIT_S("\xEF\xBB\xBF# Title\n"), FRONT_NONE, 1, UNIT_S(""), 1,
	UNIT_S("# Title\n")},
    {"CRLF", UNIT_S("---\r\nname: x\r\n---\r\nbody\r\n"), FRONT_CLOSED, 2, UNIT_S("name: x\r\n"), 4,
	UNIT_S("body\r\n")},
    {"blank lines above", UNIT_S("\n \n---\nname: x\n---\nbody\n"), FRONT_CLOSED, 4,
	UNIT_S("name: x\n"), 6, UNIT_S("body\n")},
    {"blank lines below the opener", UNIT_S("---\n\n\nname: x\n---\nbody\n"), FRONT_CLOSED, 2,
	UNIT_S("\n\nname: x\n"), 6, UNIT_S("body\n")},
    {"blanks behind the dashes", UNIT_S("--- \nname: x\n---\t\nbody\n"), FRONT_CLOSED, 2,
	UNIT_S("name: x\n"), 4, UNIT_S("body\n")},
    {"56 dashes close",
	UNIT_S("---\n\nname: x\n\n--------------------------------------------------"
	       "------\n\nbody\n"),
	FRONT_CLOSED, 2, UNIT_S("\nname: x\n\n"), 6, UNIT_S("\nbody\n")},
    {"dots close", UNIT_S("---\nname: x\n...\nbody\n"), FRONT_CLOSED, 2, UNIT_S("name: x\n"), 4,
	UNIT_S("body\n")},
    {"the first closer counts", UNIT_S("---\nname: x\n---\nbody\n---\nmore\n"), FRONT_CLOSED, 2,
	UNIT_S("name: x\n"), 4, UNIT_S("body\n---\nmore\n")},
    {"indented dashes do not close", UNIT_S("---\nd: |\n  a\n  ---\n  b\n---\nbody\n"),
	FRONT_CLOSED, 2, UNIT_S("d: |\n  a\n  ---\n  b\n"), 7, UNIT_S("body\n")},
    {"two dashes do not close", UNIT_S("---\nname: x\n--\n---\nbody\n"), FRONT_CLOSED, 2,
	UNIT_S("name: x\n--\n"), 5, UNIT_S("body\n")},
    {"JSON between dashes", UNIT_S("---\n{\"name\": \"x\"}\n---\nbody\n"), FRONT_CLOSED, 2,
	UNIT_S("{\"name\": \"x\"}\n"), 4, UNIT_S("body\n")},
    {"a comment first", UNIT_S("---\n# why\nname: x\n---\nbody\n"), FRONT_CLOSED, 2,
	UNIT_S("# why\nname: x\n"), 5, UNIT_S("body\n")},
    {"rules of markdown", UNIT_S("---\n\n# Title\n\nText.\n\n---\nbody\n"), FRONT_NONE, 1,
	UNIT_S(""), 1, UNIT_S("---\n\n# Title\n\nText.\n\n---\nbody\n")},
    {"a rule and no more", UNIT_S("---\nSome text: here.\n"), FRONT_NONE, 1, UNIT_S(""), 1,
	UNIT_S("---\nSome text: here.\n")},
    {"opener missing", UNIT_S("name: x\ndescription: y z\n---\nbody\n"), FRONT_UNOPENED, 1,
	UNIT_S("name: x\ndescription: y z\n"), 4, UNIT_S("body\n")},
    {"opener missing, blank before the closer", UNIT_S("\nname: x\n\n---\nbody\n"), FRONT_UNOPENED,
	2, UNIT_S("name: x\n\n"), 5, UNIT_S("body\n")},
    {"a heading underlined by dashes", UNIT_S("Purpose: x\n---\nbody\n"), FRONT_NONE, 1, UNIT_S(""),
	1, UNIT_S("Purpose: x\n---\nbody\n")},
    {"prose that begins like a field", UNIT_S("name: x\nIs what it says.\n\n---\nbody\n"),
	FRONT_NONE, 1, UNIT_S(""), 1, UNIT_S("name: x\nIs what it says.\n\n---\nbody\n")},
    {"never closed", UNIT_S("---\nname: x\ntools:\n  - A\n- B\n\n# Title\nbody\n"), FRONT_UNCLOSED,
	2, UNIT_S("name: x\ntools:\n  - A\n- B\n"), 6, UNIT_S("\n# Title\nbody\n")},
    {"never closed, known key behind a blank line",
	UNIT_S("---\nname: x\n\nmodel: y\n\nnote: read this\n"), FRONT_UNCLOSED, 2,
	UNIT_S("name: x\n\nmodel: y\n"), 5, UNIT_S("\nnote: read this\n")},
    {"never closed, fields to the end", UNIT_S("---\nname: x"), FRONT_UNCLOSED, 2,
	UNIT_S("name: x"), 3, UNIT_S("")},
    {"in a fence", UNIT_S("# T\n\n```yaml\nname: x\n---\n```\n"), FRONT_NONE, 1, UNIT_S(""), 1,
	UNIT_S("# T\n\n```yaml\nname: x\n---\n```\n")},
};

static void splits(void **state)
{
	const struct split_row *row = *state;
	const struct front front = front_split(unit_guarded(row->text));

	assert_int_equal(front.shape, row->shape);
	assert_str_equal(front.source, row->source);
	assert_str_equal(front.body, row->body);
	assert_int_equal(front.line, row->line);
	assert_int_equal(front.body_line, row->body_line);
	assert_true((front.source.p == NULL) == (row->shape == FRONT_NONE));
}

/* Front matter and body are parts of the text, in this order, for every prefix of every text. */
static void every_prefix_splits_in_order(void **state)
{
	const struct split_row *row = *state;

	for (size_t n = 0; n <= row->text.n; n++) {
		const str text = unit_guarded(str_slice(row->text, 0, n));
		const struct front front = front_split(text);

		assert_true(
		    front.body.p >= text.p && front.body.p + front.body.n == text.p + text.n);
		if (front.source.p)
			assert_true(front.source.p >= text.p &&
			    front.source.p + front.source.n <= front.body.p);
	}
}

struct shape_row {
	const char *name;
	str text;
	const char *front, *problems;
	str body;
};

/* Shapes that only reading the fields decides, and what is said about them. */
static const struct shape_row shape_rows[] = {
    {"opener missing", UNIT_S("name: x\ndescription: y\n---\nbody\n"),
	"{\"name\":\"x\",\"description\":\"y\"}", "1:1 AD105", UNIT_S("body\n")},
    {"never closed", UNIT_S("---\nname: x\ndescription: y\n\n# T\n"),
	"{\"name\":\"x\",\"description\":\"y\"}", "4:1 AD104", UNIT_S("\n# T\n")},
    {"closed by a rule of the body",
	UNIT_S("---\nname: x\ndescription: y\n\n# T\n\nYou do it.\n\n---\nmore\n"),
	"{\"name\":\"x\",\"description\":\"y\"}", "4:1 AD104",
	UNIT_S("\n# T\n\nYou do it.\n\n---\nmore\n")},
    {"closed by a rule, and a value to repair",
	UNIT_S("---\nname: x\ndescription: y: z\n\n# T\n\nText\n\n---\nmore\n"),
	"{\"name\":\"x\",\"description\":\"y: z\"}", "3:15 AD101, 4:1 AD104",
	UNIT_S("\n# T\n\nText\n\n---\nmore\n")},
    {"a comment is no heading of a body",
	UNIT_S("---\nname: x\n\n# which\ndescription: y: z\n---\nb\n"),
	"{\"name\":\"x\",\"description\":\"y: z\"}", "5:15 AD101", UNIT_S("b\n")},
    {"none", UNIT_S("# T\n\nText\n"), "{}", "1:1 AD103", UNIT_S("# T\n\nText\n")},
    {"empty", UNIT_S("---\n\n---\nText\n"), "{}", "2:1 AD112", UNIT_S("Text\n")},
};

static void reads_the_shape(void **state)
{
	const struct shape_row *row = *state;
	const struct definition def = parsed(row->text);

	assert_str_equal(json_of(def.front), str_of_cstr(row->front));
	assert_str_equal(problems_of(&def), str_of_cstr(row->problems));
	assert_str_equal(def.body, row->body);
}

static void the_last_line_of_a_key_counts(void **state)
{
	const str source = S("name: a\nnames: b\n  name: c\nname : d\n");

	(void)state;
	assert_int_equal(front_find_key(source, S("name")), 27);
	assert_int_equal(front_find_key(source, S("names")), 8);
	assert_int_equal(front_find_key(source, S("nam")), STR_NONE);
	assert_int_equal(front_find_key(STR_ABSENT, S("name")), STR_NONE);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, splits, split_rows);
	UNIT_ROWS(&suite, every_prefix_splits_in_order, split_rows);
	UNIT_ROWS(&suite, reads_the_shape, shape_rows);
	UNIT_TEST(&suite, the_last_line_of_a_key_counts);
	return unit_run(&suite, "definition/front_matter");
}
