/* SPDX-License-Identifier: MIT */
/* Building blocks of page data: where two values of a field differ, lists with their numbers. */
#include "unit/unit.h"

#include "page/common.h"

struct row {
	const char *name;
	str from, to;
	str want; /* "start[changed]end" of both, with " > " between; "-" where there is none */
};

static const struct row rows[] = {
    {"one word", UNIT_S("sonnet"), UNIT_S("opus"), UNIT_S("[sonnet] > [opus]")},
    {"added", {NULL, 0}, UNIT_S("a b"), UNIT_S("- > [a b]")},
    {"removed", UNIT_S("a b"), {NULL, 0}, UNIT_S("[a b] > -")},
    {"a word in the middle", UNIT_S("use it now please"), UNIT_S("use them now please"),
	UNIT_S("use [it] now please > use [them] now please")},
    {"words that begin alike", UNIT_S("test tests"), UNIT_S("test testing"),
	UNIT_S("test [tests] > test [testing]")},
    {"words that end alike", UNIT_S("unlock it"), UNIT_S("lock it"),
	UNIT_S("[unlock] it > [lock] it")},
    {"more at the end", UNIT_S("use it"), UNIT_S("use it well"),
	UNIT_S("use it[] > use it[ well]")},
    {"more at the beginning", UNIT_S("use it"), UNIT_S("please use it"),
	UNIT_S("[]use it > [please ]use it")},
    {"a word that comes twice", UNIT_S("a a"), UNIT_S("a a a"), UNIT_S("a a[] > a a[ a]")},
    {"letters of two bytes", UNIT_S("x \xC3\xA9 y"), UNIT_S("x \xC3\xA8 y"),
	UNIT_S("x [\xC3\xA9] y > x [\xC3\xA8] y")},
    {"a new line", UNIT_S("a\nb c"), UNIT_S("a\nd c"), UNIT_S("a\n[b] c > a\n[d] c")},
};

static void add_parts(struct buf *out, struct value parts)
{
	if (parts.kind == VALUE_NULL) {
		buf_char(out, '-');
		return;
	}
	buf_add(out, value_text(*value_get(parts, S("start"))));
	buf_char(out, '[');
	buf_add(out, value_text(*value_get(parts, S("changed"))));
	buf_char(out, ']');
	buf_add(out, value_text(*value_get(parts, S("end"))));
}

static void finds_what_differs(void **state)
{
	const struct row *row = *state;
	struct page_run run = {.mem = unit_mem};
	struct site_field_change field = {
	    .key = S("description"),
	    .from = row->from.p ? unit_guarded(row->from) : STR_ABSENT,
	    .to = row->to.p ? unit_guarded(row->to) : STR_ABSENT,
	};
	struct site_change change = {.fields = &field, .field_count = 1};
	struct value list = page_field_changes(&run, &change);
	struct buf out;

	buf_init(&out, unit_mem);
	assert_int_equal(value_count(list), 1);
	add_parts(&out, *value_get(list.list->items[0], S("from")));
	buf_add(&out, S(" > "));
	add_parts(&out, *value_get(list.list->items[0], S("to")));
	assert_str_equal(buf_str(&out), row->want);
}

static void lists_come_with_numbers(void **state)
{
	static const char *const want[] = {"0 true", "1 false", "2 true"};

	(void)state;
	for (size_t n = 0; n < sizeof want / sizeof *want; n++) {
		struct value data = value_map(unit_mem), list = value_list(unit_mem);
		for (size_t i = 0; i < n; i++)
			value_push(unit_mem, list, VALUE_NONE);
		PAGE_SET_LIST(unit_mem, data, "names", list);
		str got = str_format(unit_mem, "%.*s %.*s",
		    STR_ARG(value_text(*value_get(data, S("names_count")))),
		    STR_ARG(value_text(*value_get(data, S("names_many")))));
		assert_str_equal(got, str_of_cstr(want[n]));
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_what_differs, rows);
	UNIT_TEST(&suite, lists_come_with_numbers);
	return unit_run(&suite, "page/common");
}
