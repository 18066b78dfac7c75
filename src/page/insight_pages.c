/* SPDX-License-Identifier: MIT */
/* The page of insights, and the lists of it that are rows of definitions or counts of values. */
#include "base/arena.h"
#include "page/common.h"
#include "page/insights.h"
#include "page/kinds.h"
#include "site/facets.h"
#include "site/insights.h"
#include "site/trends.h"

enum { NAMESAKES_MAX = 24 }; /* of one name; more are in the JSON alone */

/* The first two of a name, for a link that compares them. */
static struct value pair_of(struct page_run *run, const struct site_duplicate *duplicate)
{
	struct value pair = value_map(run->mem);

	VALUE_SET(run->mem, pair, "a", value_string(run->site->defs[duplicate->defs[0]].id));
	VALUE_SET(run->mem, pair, "b", value_string(run->site->defs[duplicate->defs[1]].id));
	return pair;
}

struct value page_duplicate_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_duplicate *duplicate = &run->site->duplicates[i];
	const enum def_kind kind = run->site->defs[duplicate->defs[0]].def.kind;
	struct value item = value_map(mem), members = value_list(mem);

	for (size_t k = 0; k < duplicate->n && k < NAMESAKES_MAX; k++)
		value_push(mem, members, page_def_row(run, &run->site->defs[duplicate->defs[k]]));
	VALUE_SET(mem, item, "name", value_string(duplicate->name));
	page_set_kind(run, item, kind);
	VALUE_SET(mem, item, "definitions", members);
	VALUE_SET(mem, item, "definitions_left",
	    duplicate->n > NAMESAKES_MAX ? page_count(run, duplicate->n - NAMESAKES_MAX)
					 : VALUE_NONE);
	VALUE_SET(mem, item, "pair", pair_of(run, duplicate));
	PAGE_SET_LIST(
	    mem, item, "differs", page_strings(mem, &run->site->insights->duplicate_differs[i]));
	return item;
}

struct value page_duplicates(struct page_run *run, size_t most)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < run->site->duplicate_count && i < most; i++)
		value_push(run->mem, list, page_duplicate_row(run, i));
	return list;
}

struct value page_facet_url(struct page_run *run, enum site_facet_kind kind, str key)
{
	const struct site_facet_value *value = site_facet_find(run->site, kind, key);

	return value ? page_text(value->url) : VALUE_NONE;
}

/* Models as the catalogue has them; one without a name stands for none. */
static void add_models(struct page_run *run, struct value data)
{
	struct arena *mem = run->mem;
	const struct site_facet *facet = &run->site->facets->all[FACET_MODEL];
	struct value list = value_list(mem);
	size_t named = 0;

	for (size_t i = 0; i < facet->n; i++) {
		const struct site_facet_value *value = &facet->values[i];
		struct value item = value_map(mem);
		named += value->name.p != NULL;
		VALUE_SET(mem, item, "name", value_string(value->name));
		VALUE_SET(mem, item, "url", page_text(value->url));
		VALUE_SET(mem, item, "count", page_count(run, value->n));
		value_push(mem, list, item);
	}
	VALUE_SET(mem, data, "models", list);
	VALUE_SET(mem, data, "model_count", page_count(run, named));
}

void page_add_insight_rules(struct page_run *run, struct value data)
{
	struct arena *mem = run->mem;
	const int64_t now_utc_s = run->site->trends->now_utc_s;
	struct value rules = value_map(mem);

	VALUE_SET(mem, rules, "similar_percent", page_count(run, SITE_SIMILAR_PERCENT));
	VALUE_SET(mem, rules, "similar_words", page_count(run, SITE_SIMILAR_WORDS));
	VALUE_SET(mem, rules, "oversized_words", page_count(run, SITE_OVERSIZED_WORDS));
	VALUE_SET(mem, rules, "stale_months", page_count(run, SITE_STALE_DAYS / 30));
	VALUE_SET(mem, rules, "lively_days", page_count(run, SITE_LIVELY_DAYS));
	VALUE_SET(mem, rules, "models", page_count(run, SITE_SERIES_MODELS));
	VALUE_SET(mem, rules, "sweep", page_count(run, SITE_SWEEP));
	VALUE_SET(mem, rules, "until", page_date(run, now_utc_s != REPO_TIME_UNKNOWN, now_utc_s));
	VALUE_SET(mem, data, "rules", rules);
}

static size_t count_lacking(const struct site *site)
{
	size_t n = 0;

	for (size_t i = 0; i < site->def_count; i++) {
		bool lacks = false;
		for (unsigned field = 0; field < SITE_FIELDS; field++)
			lacks |= site_lacks_field(&site->defs[i].def, (enum site_field)field);
		n += lacks;
	}
	return n;
}

static void add_folder_pairs(struct page_run *run, struct value data)
{
	const struct site_insights *insights = run->site->insights;
	const size_t most = insights->pair_count ? insights->pairs[0].n : 1;

	PAGE_SET_LIST(run->mem, data, "pairs", page_folder_pairs(run));
	VALUE_SET(run->mem, data, "pair_max", value_int(run->mem, (int64_t)most));
}

bool page_insights(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data =
	    page_begin(run, S("insights.html"), page_say(run, TEXT_PAGE_INSIGHTS), S("insights"));

	page_add_insight_lists(run, data);
	add_folder_pairs(run, data);
	add_models(run, data);
	page_add_tools(run, data);
	VALUE_SET(mem, data, "lacking_count", page_count(run, count_lacking(run->site)));
	VALUE_SET(mem, data, "series", page_series(run));
	VALUE_SET(mem, data, "calendar", page_calendar(run));
	bool going =
	    page_emit(run, S("insights"), data) && page_insight_lists(run) && page_tool_matrix(run);
	arena_rewind(mem, mark);
	return going;
}
