/* SPDX-License-Identifier: MIT */
/* Examples of descriptions taken apart into turns. */
#include "unit/unit.h"

#include "page/common.h"

struct row {
	const char *name;
	str example;
	str want; /* a turn a line: "role who|text" */
};

static const struct row rows[] = {
    {"nothing", UNIT_S(""), UNIT_S("")},
    {"white space", UNIT_S(" \n "), UNIT_S("")},
    {"a plain text", UNIT_S("just words"), UNIT_S("note |just words\n")},
    {"the usual form", UNIT_S("Context: tests fail\nuser: \"look\"\nassistant: \"yes\""),
	UNIT_S("note Context|tests fail\nuser user|\"look\"\nassistant assistant|\"yes\"\n")},
    {"other names of speakers", UNIT_S("Human: a\nAgent: b"),
	UNIT_S("user Human|a\nassistant Agent|b\n")},
    {"a line that goes on", UNIT_S("user: one\n  two\nassistant: three"),
	UNIT_S("user user|one/two\nassistant assistant|three\n")},
    {"a colon that is no speaker", UNIT_S("user: this:\nNote: that"),
	UNIT_S("user user|this:/Note: that\n")},
    {"a speaker without words", UNIT_S("user:\nassistant: b"),
	UNIT_S("user user|\nassistant assistant|b\n")},
    {"commentary on its own lines",
	UNIT_S("user: a\n<commentary>\nwhy: because\n</commentary>\nuser: b"),
	UNIT_S("user user|a\nnote commentary|why: because\nuser user|b\n")},
    {"commentary in a line", UNIT_S("assistant: a <commentary>b</commentary> c"),
	UNIT_S("assistant assistant|a\nnote commentary|b\nnote |c\n")},
    {"commentary without an end", UNIT_S("user: a\n<commentary>b\nc"),
	UNIT_S("user user|a\nnote commentary|b/c\n")},
    {"commentary that ends only", UNIT_S("a</commentary>"), UNIT_S("note |a</commentary>\n")},
};

static str member(struct value turn, const char *key)
{
	return value_text(*value_get(turn, str_of_cstr(key)));
}

static void takes_apart(void **state)
{
	const struct row *row = *state;
	struct value turns = page_dialogue(unit_mem, unit_guarded(row->example));
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < value_count(turns); i++) {
		struct value turn = turns.list->items[i];
		str text = str_dup(unit_mem, member(turn, "text"));
		str line;
		buf_format(&out, "%.*s %.*s|", STR_ARG(member(turn, "role")),
		    STR_ARG(member(turn, "who")));
		for (size_t n = 0; str_next_line(&text, &line); n++)
			buf_format(&out, "%s%.*s", n ? "/" : "", STR_ARG(line));
		buf_char(&out, '\n');
	}
	assert_str_equal(buf_str(&out), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, takes_apart, rows);
	return unit_run(&suite, "page/dialogue");
}
