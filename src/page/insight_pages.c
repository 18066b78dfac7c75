/* SPDX-License-Identifier: MIT */
/* The page of insights, and the lists of it that are rows of definitions or counts of values. */
#include "base/arena.h"
#include "page/common.h"
#include "page/insights.h"
#include "page/kinds.h"
#include "site/insights.h"
#include "site/trends.h"

enum {
	FOLDERS_SHOWN = 12, /* the rest is folded */
	GROUPS_SHOWN = 20, /* of like bodies; likewise */
};

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

	for (size_t k = 0; k < duplicate->n; k++)
		value_push(mem, members, page_def_row(run, &run->site->defs[duplicate->defs[k]]));
	VALUE_SET(mem, item, "name", value_string(duplicate->name));
	VALUE_SET(mem, item, "kind", value_string(def_kinds[kind].name));
	VALUE_SET(mem, item, "definitions", members);
	VALUE_SET(mem, item, "pair", pair_of(run, duplicate));
	PAGE_SET_LIST(
	    mem, item, "differs", page_strings(mem, &run->site->insights->duplicate_differs[i]));
	return item;
}

struct value page_duplicates(struct page_run *run)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < run->site->duplicate_count; i++)
		value_push(run->mem, list, page_duplicate_row(run, i));
	return list;
}

/* How many definitions have each value of a field, most frequent first. */
struct tally {
	str name;
	size_t n;
};

static void count(struct page_run *run, struct map *tallies, str name)
{
	void **slot = map_put(run->mem, tallies, name);

	if (!*slot)
		*slot = ARENA_NEW(run->mem, struct tally);
	struct tally *tally = *slot;
	tally->name = name;
	tally->n++;
}

static struct value tally_list(struct page_run *run, const struct map *tallies)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < tallies->n; i++) {
		const struct tally *tally = tallies->entries[i].value;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name", value_string(tally->name));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)tally->n));
		size_t at = value_count(list);
		value_push(mem, list, item);
		for (; at > 0; at--) { /* few values: insertion keeps equal ones in order */
			const struct value *left = value_get(list.list->items[at - 1], S("count"));
			str shown = value_text(*left);
			str mine = value_text(*value_get(item, S("count")));
			if (shown.n > mine.n || (shown.n == mine.n && str_cmp(shown, mine) >= 0))
				break;
			list.list->items[at] = list.list->items[at - 1];
			list.list->items[at - 1] = item;
		}
	}
	return list;
}

static void add_tallies(struct page_run *run, struct value data)
{
	struct map models = {0}, tools = {0};
	size_t inherit = 0;

	for (size_t i = 0; i < run->site->def_count; i++) {
		const struct definition *def = &run->site->defs[i].def;
		count(run, &models, def->model.n ? def->model : S("not given"));
		inherit += def->tools.inherits_all;
		for (size_t k = 0; k < def->tools.allowed.n; k++)
			count(run, &tools, def->tools.allowed.items[k]);
	}
	VALUE_SET(run->mem, data, "models", tally_list(run, &models));
	VALUE_SET(run->mem, data, "model_count", value_int(run->mem, (int64_t)models.n));
	VALUE_SET(run->mem, data, "tools", tally_list(run, &tools));
	VALUE_SET(run->mem, data, "tool_count", value_int(run->mem, (int64_t)tools.n));
	VALUE_SET(run->mem, data, "inherit_count", value_int(run->mem, (int64_t)inherit));
}

static void add_groups(struct page_run *run, struct value data)
{
	struct arena *mem = run->mem;

	VALUE_SET(mem, data, "cycles", page_cycles(run));
	VALUE_SET(mem, data, "cycle_count", page_count(run, run->site->cycle_count));
	PAGE_SET_FOLDED(mem, data, "copies", page_similar(run, true), GROUPS_SHOWN);
	PAGE_SET_FOLDED(mem, data, "similar", page_similar(run, false), GROUPS_SHOWN);
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
	VALUE_SET(mem, rules, "until", page_date(mem, now_utc_s != REPO_TIME_UNKNOWN, now_utc_s));
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

static void add_folders(struct page_run *run, struct value data)
{
	const struct site_insights *insights = run->site->insights;
	const size_t most = insights->pair_count ? insights->pairs[0].n : 1;

	PAGE_SET_FOLDED(run->mem, data, "folders", page_folder_ties(run), FOLDERS_SHOWN);
	PAGE_SET_LIST(run->mem, data, "pairs", page_folder_pairs(run));
	VALUE_SET(run->mem, data, "pair_max", value_int(run->mem, (int64_t)most));
}

bool page_insights(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data = page_begin(run, S("insights.html"), S("Insights"), S("insights"));

	page_add_insight_lists(run, data);
	add_groups(run, data);
	add_folders(run, data);
	add_tallies(run, data);
	VALUE_SET(mem, data, "lacking_count", page_count(run, count_lacking(run->site)));
	VALUE_SET(mem, data, "series", page_series(run));
	VALUE_SET(mem, data, "calendar", page_calendar(run));
	bool going = page_emit(run, S("insights"), data) && page_insight_lists(run);
	arena_rewind(mem, mark);
	return going;
}
