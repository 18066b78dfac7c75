/* SPDX-License-Identifier: MIT */
/* What stands beside a definition: its neighbours in the folder, and those with the same text. */
#include "unit/english.h"
#include "unit/site/drawn.h"

#include "page/definition_parts.h"
#include "site/insights.h"

/*
 * Six definitions in one folder but for d3; d1, d4 and d5 have nearly one text, and d4 came first.
 */
static size_t in_folder[] = {0, 1, 2, 4, 5};
static size_t alike[] = {4, 1, 5};
static unsigned percents[] = {100, 100, 85};
static size_t similar_of[] = {SITE_NONE, 0, SITE_NONE, SITE_NONE, 0, 0};

static struct site *make_site(struct site_insights *insights, struct site_similar *group)
{
	struct site *site = site_of(6, NULL, 0);

	*group = (struct site_similar){.defs = alike, .percents = percents, .n = 3, .least = 85};
	*insights =
	    (struct site_insights){.similar = group, .similar_count = 1, .similar_of = similar_of};
	site->language = unit_english();
	site->insights = insights;
	site->folders = ARENA_ARRAY(unit_mem, struct site_folder, 2);
	site->folder_count = 2;
	site->folders[0] = (struct site_folder){.defs = in_folder, .def_count = 5};
	site->folders[1] =
	    (struct site_folder){.defs = ARENA_NEW(unit_mem, size_t), .def_count = 1};
	site->folders[1].defs[0] = 3;
	site->defs[3].folder = 1;
	for (size_t i = 0; i < site->def_count; i++)
		site->defs[i].def.title = site->defs[i].def.name;
	return site;
}

static str name_of(struct value link)
{
	return link.kind == VALUE_NULL ? S("-") : value_text(*value_get(link, S("name")));
}

struct row {
	const char *name;
	size_t def;
	const char *beside; /* "before after" */
	const char *alike; /* "name percent, ..." */
};

static const struct row rows[] = {
    {"the first", 0, "- d1", "-"},
    {"alike to the first of the group", 1, "d0 d2", "d4 same, d5 ?"},
    {"another folder lies between", 2, "d1 d4", "-"},
    {"alone in its folder", 3, "- -", "-"},
    {"the first of the group", 4, "d2 d5", "d1 same, d5 85"},
    {"the last", 5, "d4 -", "d4 85, d1 ?"},
};

static str alike_text(struct value found)
{
	struct buf out;

	if (found.kind == VALUE_NULL)
		return S("-");
	const struct value items = *value_get(found, S("items"));
	buf_init(&out, unit_mem);
	for (size_t i = 0; i < value_count(items); i++) {
		const struct value item = items.list->items[i];
		const struct value percent = *value_get(item, S("percent"));
		str share = value_get(item, S("same"))->boolean ? S("same")
		    : percent.kind == VALUE_NULL		? S("?")
								: value_text(percent);
		buf_format(
		    &out, "%s%.*s %.*s", i ? ", " : "", STR_ARG(name_of(item)), STR_ARG(share));
	}
	return buf_str(&out);
}

static void finds_what_is_beside(void **state)
{
	const struct row *row = *state;
	struct site_insights insights;
	struct site_similar group;
	struct site *site = make_site(&insights, &group);
	struct page_run run = {.site = site, .mem = unit_mem};
	struct value data = value_map(unit_mem);

	page_add_beside(&run, data, &site->defs[row->def]);
	str got =
	    str_format(unit_mem, "%.*s %.*s", STR_ARG(name_of(*value_get(data, S("previous")))),
		STR_ARG(name_of(*value_get(data, S("next")))));
	assert_str_equal(got, str_of_cstr(row->beside));
	assert_str_equal(
	    alike_text(page_alike(&run, &site->defs[row->def])), str_of_cstr(row->alike));
}

/* A removed definition has neither. */
static void what_is_removed_stands_alone(void **state)
{
	struct site_insights insights;
	struct site_similar group;
	struct site *site = make_site(&insights, &group);
	struct page_run run = {.site = site, .mem = unit_mem};
	struct value data = value_map(unit_mem);
	const struct site_def removed = {.deleted = true};

	(void)state;
	page_add_beside(&run, data, &removed);
	assert_false(value_get(data, S("beside"))->boolean);
	assert_int_equal(page_alike(&run, &removed).kind, VALUE_NULL);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_what_is_beside, rows);
	UNIT_TEST(&suite, what_is_removed_stands_alone);
	return unit_run(&suite, "page/beside");
}
