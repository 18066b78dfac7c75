/* SPDX-License-Identifier: MIT */
/* The fields of a revision: where two values differ, and what is shown of long ones. */
#include "unit/unit.h"

#include "base/utf8.h"
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
    {"a written line end", UNIT_S("a\\nb \\\"c\\\""), UNIT_S("a\\nb d"),
	UNIT_S("a\nb [\"c\"] > a\nb [d]")},
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

/* n times "word ". */
static str many_words(size_t n)
{
	struct buf out;

	buf_init(&out, unit_mem);
	while (n--)
		buf_add(&out, S("word "));
	return buf_str(&out);
}

struct long_row {
	const char *name;
	size_t before, changed, after; /* words of five characters */
	const char *want; /* characters of the three parts in short; "-" when all is shown */
};

static const struct long_row long_rows[] = {
    {"short enough", 39, 1, 40, "-"},
    {"a long start", 100, 1, 1, "81 4 6"},
    {"a long end", 1, 1, 100, "5 4 77"},
    {"a long change", 0, 100, 0, "0 401 1"},
    {"all long", 100, 100, 100, "81 401 77"},
};

static size_t length_of(struct value parts, str key)
{
	return utf8_length(value_text(*value_get(parts, key)));
}

static void shortens_long_values(void **state)
{
	const struct long_row *row = *state;
	struct page_run run = {.mem = unit_mem};
	const str start = many_words(row->before), end = many_words(row->after);
	struct site_field_change field = {
	    .key = S("note"),
	    .from = str_format(unit_mem, "%.*sone %.*s", STR_ARG(start), STR_ARG(end)),
	    .to = str_format(unit_mem, "%.*sx%.*s%.*s", STR_ARG(start),
		STR_ARG(str_from(many_words(row->changed), 1)), STR_ARG(end)),
	};
	struct site_change change = {.fields = &field, .field_count = 1};
	struct value list = page_field_changes(&run, &change);
	struct value to = *value_get(list.list->items[0], S("to"));
	struct value part = *value_get(to, S("short"));

	if (part.kind == VALUE_NULL) {
		assert_string_equal("-", row->want);
		return;
	}
	assert_str_equal(str_format(unit_mem, "%zu %zu %zu", length_of(part, S("start")),
			     length_of(part, S("changed")), length_of(part, S("end"))),
	    str_of_cstr(row->want));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_what_differs, rows);
	UNIT_ROWS(&suite, shortens_long_values, long_rows);
	return unit_run(&suite, "page/field_changes");
}
