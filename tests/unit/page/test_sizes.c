/* SPDX-License-Identifier: MIT */
/* Sizes of definitions: estimated tokens, and the line of how they changed. */
#include "unit/unit.h"

#include "page/definition_parts.h"

enum { SIZES_MAX = 200 };

struct row {
	const char *name;
	size_t bytes; /* of the body today */
	size_t sizes[8]; /* of the revisions, newest first; 0 ends them */
	const char *want; /* "tokens: line", "-" without a line */
};

#define GONE SITE_NONE

static const struct row rows[] = {
    {"nothing", 0, {0}, "0: -"},
    {"less than a token", 3, {3}, "0: -"},
    {"few are told exactly", 396, {396}, "99: -"},
    {"many with two digits", 4980, {4980}, "1200: -"},
    {"it is rounded, not cut", 5100, {5100}, "1300: -"},
    {"a size that never changed", 400, {400, 400, 400}, "100: -"},
    {"it doubled", 800, {800, 400}, "200: M3 21L117 3"},
    {"it grew and shrank", 400, {400, 800, 400}, "100: M3 21L60 3L117 21"},
    {"it hardly changed", 1000, {1000, 990}, "250: M3 13L117 12"},
    {"a text that is missing is left out", 800, {800, GONE, 400}, "200: M3 21L117 3"},
    {"one text is no line", 800, {800, GONE}, "200: -"},
};

static struct site_def def_of(const size_t *sizes)
{
	struct site_def def = {0};

	def.revisions = ARENA_ARRAY(unit_mem, struct site_revision, SIZES_MAX);
	for (; sizes[def.revision_count]; def.revision_count++)
		def.revisions[def.revision_count].change.body_size = sizes[def.revision_count];
	return def;
}

static struct value size_of(struct site_def *def)
{
	struct page_run run = {.mem = unit_mem};

	return page_size(&run, def);
}

static void tells_size(void **state)
{
	const struct row *row = *state;
	struct site_def def = def_of(row->sizes);
	def.def.body = (str){ARENA_ARRAY(unit_mem, char, row->bytes), row->bytes};
	const struct value size = size_of(&def);
	const struct value spark = *value_get(size, S("spark"));
	str line = spark.kind == VALUE_NULL ? S("-") : value_text(*value_get(spark, S("line")));

	assert_str_equal(str_format(unit_mem, "%.*s: %.*s",
			     STR_ARG(value_text(*value_get(size, S("tokens")))), STR_ARG(line)),
	    str_of_cstr(row->want));
}

/* However long the history, the line is short and stays within its box. */
static void long_histories_stay_in_the_box(void **state)
{
	size_t sizes[SIZES_MAX] = {0};

	(void)state;
	for (size_t i = 0; i + 1 < SIZES_MAX; i++)
		sizes[i] = 1 + i * 7919 % 1000003;
	struct site_def def = def_of(sizes);
	const struct value spark = *value_get(size_of(&def), S("spark"));
	str rest = value_text(*value_get(spark, S("line"))), part;
	size_t n = 0;

	for (; str_next_part(&rest, 'L', &part); n++) {
		char point[16] = {0};
		unsigned x, y;
		assert_true(part.n < sizeof point);
		memcpy(point, part.p, part.n);
		assert_int_equal(sscanf(point, n ? "%u %u" : "M%u %u", &x, &y), 2);
		assert_true(x <= 120 && y <= 24);
	}
	assert_int_equal(n, 120);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, tells_size, rows);
	UNIT_TEST(&suite, long_histories_stay_in_the_box);
	return unit_run(&suite, "page/sizes");
}
