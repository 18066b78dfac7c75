/* SPDX-License-Identifier: MIT */
/* All names from A to Z: below which letter each stands, and in which order. */
#include "unit/site/drawn.h"

#include "page/common.h"

enum { NAMES_MAX = 6 };

struct row {
	const char *name;
	str titles[NAMES_MAX];
	const char *wanted; /* "letter: names, ..." */
};

static const struct row rows[] = {
    {"none", {{0}}, ""},
    {"in order, whatever their case", {UNIT_S("beta"), UNIT_S("Alpha"), UNIT_S("Bach")},
	"a: Alpha; b: Bach, beta"},
    {"accents stand with their letter", {UNIT_S("Zoo"), UNIT_S("Émile"), UNIT_S("egg")},
	"e: egg, Émile; z: Zoo"},
    {"signs before the first letter", {UNIT_S("b"), UNIT_S("… \"A\"")}, "a: … \"A\"; b: b"},
    {"digits first", {UNIT_S("a"), UNIT_S("9b"), UNIT_S("2b")}, "digits: 2b, 9b; a: a"},
    {"no alphabet last", {UNIT_S("設計"), UNIT_S("!"), UNIT_S("я"), UNIT_S("a")},
	"a: a; я: я; other: !, 設計"},
    {"equal names as they come", {UNIT_S("B"), UNIT_S("a"), UNIT_S("b")}, "a: a; b: B, b"},
};

static void add_group(struct buf *out, struct value group)
{
	const struct value names = *value_get(group, S("definitions"));
	str letter = value_text(*value_get(group, S("letter")));

	if (value_get(group, S("digits"))->boolean)
		letter = S("digits");
	else if (value_get(group, S("other"))->boolean)
		letter = S("other");
	buf_format(out, "%s%.*s: ", out->n ? "; " : "", STR_ARG(letter));
	for (size_t i = 0; i < value_count(names); i++)
		buf_format(out, "%s%.*s", i ? ", " : "",
		    STR_ARG(value_text(*value_get(names.list->items[i], S("name")))));
}

static void groups_names(void **state)
{
	const struct row *row = *state;
	size_t n = 0;
	struct buf got;

	while (n < NAMES_MAX && row->titles[n].p)
		n++;
	struct site *site = site_of(n, NULL, 0);
	site->language = ARENA_NEW(unit_mem, struct language);
	for (size_t i = 0; i < n; i++)
		site->defs[i].def.title = row->titles[i];
	struct page_run run = {.mem = unit_mem, .tmp = arena_open(), .site = site};
	struct value data = value_map(unit_mem);
	page_add_names(&run, data);
	const struct value letters = *value_get(data, S("letters"));

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < value_count(letters); i++)
		add_group(&got, letters.list->items[i]);
	arena_close(run.tmp);
	assert_str_equal(buf_str(&got), str_of_cstr(row->wanted));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, groups_names, rows);
	return unit_run(&suite, "page/names");
}
