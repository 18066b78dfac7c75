/* SPDX-License-Identifier: MIT */
/* Who still names a removed definition; the page of one and the list of all must agree. */
#include "unit/site/drawn.h"

#include "page/referrers.h"

/* d0 names "helper", d1 "assistant" and "helper". */
static const struct edge edges[] = {
    {0, SITE_NONE, REL_MENTIONS}, {1, SITE_NONE, REL_MENTIONS}, {1, SITE_NONE, REL_MENTIONS}};
static size_t in_assistant[] = {1}, in_helper[] = {0, 2};
static struct site_missing missing[] = {
    {.slug = UNIT_S("assistant"), .in = in_assistant, .in_count = 1},
    {.slug = UNIT_S("helper"), .in = in_helper, .in_count = 2},
};

struct row {
	const char *name;
	const char *slug, *stem, *title; /* of the removed one */
	const char *want; /* sources */
};

static const struct row rows[] = {
    {"nobody names it", "other", "other", "Other", ""},
    {"by its address", "helper", "x", "Y", "01"},
    {"by its file", "a-helper", "helper", "Y", "01"},
    {"by its name", "old", "old", "Assistant", "1"},
    {"by two", "helper", "helper", "assistant", "011"},
    {"without a name", "helper", "helper", "", "01"},
};

static str sources_of(const struct page_edges *found)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < found->n; i++)
		buf_uint(&out, found->items[i]->source);
	return buf_str(&out);
}

static void finds_who_names_it(void **state)
{
	const struct row *row = *state;
	struct site *site = site_of(2, edges, 3);
	const struct site_def removed = {
	    .slug = str_of_cstr(row->slug),
	    .def = {.stem = str_of_cstr(row->stem), .name = str_of_cstr(row->title)},
	    .deleted = true,
	};

	site->missing = missing;
	site->missing_count = 2;
	const struct page_referrers index = page_index_referrers(unit_mem, site);
	const struct page_edges listed = page_find_referrers(unit_mem, &index, &removed);
	const struct page_edges alone = page_look_for_referrers(unit_mem, site, &removed);
	assert_str_equal(sources_of(&listed), str_of_cstr(row->want));
	assert_str_equal(sources_of(&alone), str_of_cstr(row->want));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_who_names_it, rows);
	return unit_run(&suite, "page/referrers");
}
