/* SPDX-License-Identifier: MIT */
/* Front matter that YAML rejects: one row for each way people break it, and what is made of it. */
#include "unit/definition/parsed.h"

#include "base/limits.h"

struct repair_row {
	const char *name;
	str fields; /* between the dashes, from line 2 on */
	const char *front;
	const char *problems; /* without AD112, which is no matter here */
};

static const struct repair_row repair_rows[] = {
    {"colon in a description", UNIT_S("name: x\ndescription: Use when: asked\ntools: A, B\n"),
	"{\"name\":\"x\",\"description\":\"Use when: asked\",\"tools\":\"A, B\"}", "3:22 AD101"},
    {"text behind a bracket", UNIT_S("description: d\nargument-hint: [file] [place]\nmodel: m\n"),
	"{\"description\":\"d\",\"argument-hint\":\"[file] [place]\",\"model\":\"m\"}",
	"3:23 AD101"},
    {"bar behind a bracket", UNIT_S("description: d\nargument-hint: [file] | --all\n"),
	"{\"description\":\"d\",\"argument-hint\":\"[file] | --all\"}", "3:25 AD101"},
    {"text behind a quoted word", UNIT_S("description: \"Quick\" fixes for all\nname: x\n"),
	"{\"description\":\"\\\"Quick\\\" fixes for all\",\"name\":\"x\"}", "2:22 AD101"},
    {"star", UNIT_S("description: d\ntools: *\n"), "{\"description\":\"d\",\"tools\":\"*\"}",
	"3:9 AD101"},
    {"stars of emphasis", UNIT_S("description: **BOLD** words\nname: x\n"),
	"{\"description\":\"**BOLD** words\",\"name\":\"x\"}", "2:15 AD101"},
    {"at sign", UNIT_S("description: @State and its kin\n"),
	"{\"description\":\"@State and its kin\"}", "2:14 AD101"},
    {"percent sign", UNIT_S("description: %d is a number\n"),
	"{\"description\":\"%d is a number\"}", "2:14 AD101"},
    {"apostrophes are kept", UNIT_S("description: It's what: you'd say\n"),
	"{\"description\":\"It's what: you'd say\"}", "2:23 AD101"},
    {"line at column 0", UNIT_S("name: x\ndescription: Reviews code.\nIn many ways.\nmodel: m\n"),
	"{\"name\":\"x\",\"description\":\"Reviews code.\\nIn many ways.\",\"model\":\"m\"}",
	"4:1 AD101"},
    {"blank line within", UNIT_S("description: One.\n\nTwo three.\n\nname: x\n"),
	"{\"description\":\"One.\\n\\nTwo three.\",\"name\":\"x\"}", "4:1 AD101"},
    {"indented lines lose their indent",
	UNIT_S("description: One: two\n  three\n    four\n  five\nname: x\n"),
	"{\"description\":\"One: two\\nthree\\n  four\\nfive\",\"name\":\"x\"}", "2:17 AD101"},
    {"dialogue at column 0",
	UNIT_S("name: x\ndescription: Use it. Examples:\\n\\n<example>\\nContext: A\nuser: \"B\"\n"
	       "assistant: \"C\"\nmodel: not a key here\n</example>\ncolor: red\n"),
	"{\"name\":\"x\",\"description\":\"Use it. "
	"Examples:\\\\n\\\\n\\u003cexample>\\\\nContext: A\\n"
	"user: \\\"B\\\"\\nassistant: \\\"C\\\"\\nmodel: not a key here\\n\\u003c/example>\","
	"\"color\":\"red\"}",
	"3:53 AD101"},
    {"two values", UNIT_S("description: a: b\nargument-hint: [x] y\nmodel: m\n"),
	"{\"description\":\"a: b\",\"argument-hint\":\"[x] y\",\"model\":\"m\"}",
	"2:15 AD101, 3:20 AD101"},
    {"unknown key at fault", UNIT_S("name: x\nmy_note: a: b\ndescription: d\n"),
	"{\"name\":\"x\",\"my_note\":\"a: b\",\"description\":\"d\"}", "3:11 AD101"},
    {"unknown key behind the fault stays one", UNIT_S("description: a: b\nmy_note: c\n"),
	"{\"description\":\"a: b\",\"my_note\":\"c\"}", "2:15 AD101"},
    {"quote never closed", UNIT_S("name: x\ndescription: \"Use it\ntools: A\nmodel: m\n"),
	"{\"name\":\"x\",\"description\":\"\\\"Use it\",\"tools\":\"A\",\"model\":\"m\"}",
	"3:14 AD101"},
    {"bracket never closed", UNIT_S("description: d\ntools: [A, B\nmodel: m\n"),
	"{\"description\":\"d\",\"tools\":\"[A, B\",\"model\":\"m\"}", "3:1 AD101"},
    {"quotes within quotes", UNIT_S("description: \"Say \"yes\" to it: now\"\nname: x\n"),
	"{\"description\":\"Say \\\"yes\\\" to it: now\",\"name\":\"x\"}", "2:20 AD101"},
    {"escape that YAML lacks", UNIT_S("description: \"a \\d \\\"b\\\"\"\n"),
	"{\"description\":\"a \\\\d \\\"b\\\"\"}", "2:17 AD101"},
    {"block whose text is not indented", UNIT_S("description: |\nfirst: line\nsecond\nname: x\n"),
	"{\"description\":\"first: line\\nsecond\",\"name\":\"x\"}", "4:1 AD101"},
    {"tabs as indent", UNIT_S("description: d\ntools:\n\t- A\n\t- B\n"),
	"{\"description\":\"d\",\"tools\":[\"A\",\"B\"]}", "4:1 AD101"},
    {"no space behind colons", UNIT_S("name:x\ndescription:what it does\n"),
	"{\"name\":\"x\",\"description\":\"what it does\"}", "2:6 AD101"},
    {"control characters",
	UNIT_S("name: x\ndescription: a\x04"
	       "b\x1b"
	       "c\n"),
	"{\"name\":\"x\",\"description\":\"a\xEF\xBF\xBD"
	"b\xEF\xBF\xBD"
	"c\"}",
	"3:15 AD101, 3:15 AD115"},
    {"alias of nothing", UNIT_S("description: *see below\n"), "{\"description\":\"*see below\"}",
	"2:14 AD101"},
    {"CRLF leaves no CR", UNIT_S("description: a: b\r\nname: x\r\n"),
	"{\"description\":\"a: b\",\"name\":\"x\"}", "2:15 AD101"},
    {"merge markers between fields", UNIT_S("name: x\n<<<<<<< ours\nmodel: a\n=======\nmodel: b\n"),
	"{\"name\":\"x\\n\\u003c\\u003c\\u003c\\u003c\\u003c\\u003c\\u003c ours\","
	"\"model\":\"b\"}",
	"3:1 AD101, 5:1 AD101, 6:1 AD113"},
    {"keys twice", UNIT_S("description: a\nname: x\ndescription: b\n"),
	"{\"description\":\"b\",\"name\":\"x\"}", "4:1 AD113"},
    {"keys twice and a repair above", UNIT_S("description: a: b\nname: x\n\nname: y\n"),
	"{\"description\":\"a: b\",\"name\":\"y\"}", "2:15 AD101, 5:1 AD113"},
    {"nothing to hold on to", UNIT_S("<<<<<<< ours\nname: x\n"), "{}", "3:5 AD102"},
    {"the culprit comes late", UNIT_S("name: x\ndescription: d\ntools: A\nmodel: m\ncolor: {a\n"),
	"{\"name\":\"x\",\"description\":\"d\",\"tools\":\"A\",\"model\":\"m\",\"color\":\"{a\"}",
	"6:1 AD101"},
};

static str fenced(str fields)
{
	return str_format(unit_mem, "---\n%.*s---\nBody.\n", STR_ARG(fields));
}

static str problems_but_missing_description(const struct definition *def)
{
	str all = problems_of(def);

	return str_starts_with(all, S("2:1 AD112")) ? str_from(all, all.n > 9 ? 11 : 9) : all;
}

static void repairs(void **state)
{
	const struct repair_row *row = *state;
	const struct definition def = parsed(fenced(row->fields));

	assert_str_equal(json_of(def.front), str_of_cstr(row->front));
	assert_str_equal(problems_but_missing_description(&def), str_of_cstr(row->problems));
	assert_str_equal(def.front_source, row->fields);
	assert_str_equal(def.body, S("Body.\n"));
	assert_int_equal(def.recovered, strstr(row->problems, "AD101") != NULL);
}

/* Whatever is cut off, something is made of it, and what is strict YAML is not repaired. */
static void every_prefix_ends(void **state)
{
	const struct repair_row *row = *state;

	for (size_t n = 0; n <= row->fields.n; n++) {
		const struct definition def = parsed(fenced(str_slice(row->fields, 0, n)));

		assert_int_equal(def.front.kind, VALUE_MAP);
		assert_true(def.problem_count > 0 || def.front.map->n > 0);
	}
}

static void the_message_says_what_was_done(void **state)
{
	const struct definition def =
	    parsed(S("---\nname: x\ndescription: Use when: asked\n---\n"));
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	diag_format(&out, &def.problems[0]);
	assert_buf_equal(&out,
	    "agents/a.md:3:22: warning: front matter is not valid YAML ('mapping values are not "
	    "allowed in this context'); value of 'description' read as plain text [AD101]");
}

/* Aliases that stand for ten million values are read as the text they are. */
static void aliases_that_multiply_are_text(void **state)
{
	struct definition def;
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("---\nname: x\ndescription: d\na0: &a0 [y,y,y,y,y,y,y,y,y,y]\n"));
	for (unsigned i = 1; i < 7; i++) {
		buf_format(&text, "a%u: &a%u [", i, i);
		for (unsigned k = 0; k < 10; k++)
			buf_format(&text, "%s*a%u", k ? "," : "", i - 1);
		buf_add(&text, S("]\n"));
	}
	buf_add(&text, S("---\n"));
	def = parsed(buf_str(&text));
	assert_true(def.recovered);
	assert_str_equal(def.name, S("x"));
	assert_int_equal(value_get(def.front, S("a6"))->kind, VALUE_STRING);
}

static void too_much_is_not_read(void **state)
{
	struct definition def;
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("---\nname: x\ndescription: "));
	while (text.n < LIMIT_FRONT_MATTER + 16)
		buf_add(&text, S("word "));
	buf_add(&text, S("\n---\nBody.\n"));
	def = parsed(buf_str(&text));
	assert_str_equal(problems_of(&def), S("2:1 AD102"));
	assert_str_equal(def.body, S("Body.\n"));
}

/* As many values at fault as a hostile file likes: the rounds end, the last resort reads them all.
 */
static void many_faults_are_read_at_once(void **state)
{
	struct definition def;
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("---\n"));
	for (unsigned i = 0; i < 2000; i++)
		buf_format(&text, "key%u: a: b\n", i);
	buf_add(&text, S("---\n"));
	def = parsed(buf_str(&text));
	assert_int_equal(value_count(def.front), 2000);
	assert_str_equal(value_text(*value_get(def.front, S("key1999"))), S("a: b"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, repairs, repair_rows);
	UNIT_ROWS(&suite, every_prefix_ends, repair_rows);
	UNIT_TEST(&suite, the_message_says_what_was_done);
	UNIT_TEST(&suite, aliases_that_multiply_are_text);
	UNIT_TEST(&suite, too_much_is_not_read);
	UNIT_TEST(&suite, many_faults_are_read_at_once);
	return unit_run(&suite, "definition/front_repair");
}
