/* SPDX-License-Identifier: MIT */
/* Which headings the list of contents names. */
#include "unit/unit.h"

#include "page/definition_parts.h"

struct row {
	const char *name;
	size_t counts[7]; /* headings by level, those of a level behind each other */
	size_t items, left, deepest; /* deepest is the depth of the last one */
};

static const struct row rows[] = {
    {"none", {0}, 0, 0, 0},
    {"a few", {0, 1, 4, 3}, 8, 0, 2},
    {"they begin at the third level", {0, 0, 0, 2, 2}, 4, 0, 1},
    {"as many as are listed", {0, 10, 50}, 60, 0, 1},
    {"too many of the deepest level", {0, 10, 50, 1}, 60, 1, 1},
    {"3,000 of one level", {0, 3000}, 60, 2940, 0},
    {"3,000 below a title", {0, 1, 2999}, 60, 2940, 1},
    {"3,000 below chapters", {0, 0, 8, 2992}, 8, 2992, 0},
    {"all levels", {0, 1, 1, 1, 1, 1, 1}, 6, 0, 5},
};

static struct md_document document_of(const struct row *row)
{
	struct md_document document = {0};

	for (size_t level = 1; level < 7; level++)
		document.heading_count += row->counts[level];
	document.headings = ARENA_ARRAY(unit_mem, struct md_heading, document.heading_count);
	for (size_t level = 1, at = 0; level < 7; level++) {
		for (size_t i = 0; i < row->counts[level]; i++)
			document.headings[at++] = (struct md_heading){
			    .level = (unsigned)level,
			    .line = 1,
			    .text = S("text"),
			    .anchor = S("anchor"),
			};
	}
	return document;
}

static void lists_what_can_be_read(void **state)
{
	const struct row *row = *state;
	const struct md_document document = document_of(row);
	const struct value contents = page_contents(unit_mem, &document);
	const struct value items = *value_get(contents, S("items"));
	const size_t n = value_count(items);
	str got = str_format(unit_mem, "%zu items, %.*s left, depth %.*s", n,
	    STR_ARG(value_text(*value_get(contents, S("left")))),
	    STR_ARG(n ? value_text(*value_get(items.list->items[n - 1], S("depth"))) : S("0")));

	assert_str_equal(got,
	    str_format(
		unit_mem, "%zu items, %zu left, depth %zu", row->items, row->left, row->deepest));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, lists_what_can_be_read, rows);
	return unit_run(&suite, "page/contents");
}
