/* SPDX-License-Identifier: MIT */
/* The page of insights: hubs, orphans, unresolved targets, cycles, duplicate names, tools. */
#include "base/arena.h"
#include "page/common.h"
#include "page/kinds.h"

enum { HUBS_SHOWN = 20 };

static struct value links_of(struct page_run *run, const size_t *defs, size_t n)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < n; i++)
		value_push(run->mem, list, page_def_row(run, &run->site->defs[defs[i]]));
	return list;
}

static struct value missing_of(struct page_run *run)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct value list = value_list(mem);

	for (size_t i = 0; i < site->missing_count; i++) {
		const struct site_missing *missing = &site->missing[i];
		struct value item = value_map(mem);
		struct value callers = value_list(mem);
		for (size_t k = 0; k < missing->in_count; k++) {
			const struct site_edge *edge = &site->edges[missing->in[k]];
			struct value caller = page_def_link(run, &site->defs[edge->source]);
			VALUE_SET(mem, caller, "line", value_int(mem, edge->line));
			VALUE_SET(
			    mem, caller, "relation", value_string(rel_kinds[edge->relation].label));
			VALUE_SET(mem, caller, "declared", value_bool(edge->declared));
			value_push(mem, callers, caller);
		}
		VALUE_SET(mem, item, "name", value_string(missing->name));
		VALUE_SET(mem, item, "id", value_string(missing->id));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)missing->in_count));
		VALUE_SET(mem, item, "callers", callers);
		value_push(mem, list, item);
	}
	return list;
}

static struct value cycles_of(struct page_run *run)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < run->site->cycle_count; i++) {
		const struct site_cycle *cycle = &run->site->cycles[i];
		struct value item = value_map(run->mem);
		VALUE_SET(run->mem, item, "definitions", links_of(run, cycle->defs, cycle->n));
		VALUE_SET(run->mem, item, "count", value_int(run->mem, (int64_t)cycle->n));
		value_push(run->mem, list, item);
	}
	return list;
}

/* The first two of a name, for a link that compares them. */
static struct value pair_of(struct page_run *run, const struct site_duplicate *duplicate)
{
	struct value pair = value_map(run->mem);

	VALUE_SET(run->mem, pair, "a", value_string(run->site->defs[duplicate->defs[0]].id));
	VALUE_SET(run->mem, pair, "b", value_string(run->site->defs[duplicate->defs[1]].id));
	return pair;
}

struct value page_duplicates(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < run->site->duplicate_count; i++) {
		const struct site_duplicate *duplicate = &run->site->duplicates[i];
		enum def_kind kind = run->site->defs[duplicate->defs[0]].def.kind;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name", value_string(duplicate->name));
		VALUE_SET(mem, item, "kind", value_string(def_kinds[kind].name));
		VALUE_SET(mem, item, "definitions", links_of(run, duplicate->defs, duplicate->n));
		VALUE_SET(mem, item, "pair", pair_of(run, duplicate));
		value_push(mem, list, item);
	}
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
	VALUE_SET(run->mem, data, "tools", tally_list(run, &tools));
	VALUE_SET(run->mem, data, "inherit_count", value_int(run->mem, (int64_t)inherit));
}

static struct value recovered_of(struct page_run *run)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < run->site->def_count; i++) {
		if (run->site->defs[i].def.recovered)
			value_push(run->mem, list, page_def_row(run, &run->site->defs[i]));
	}
	return list;
}

bool page_insights(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct value data = page_begin(run, S("insights.html"), S("Insights"), S("insights"));
	size_t hubs = site->hub_count < HUBS_SHOWN ? site->hub_count : HUBS_SHOWN;

	VALUE_SET(mem, data, "hubs", links_of(run, site->hubs, hubs));
	VALUE_SET(mem, data, "hub_max",
	    value_int(
		mem, hubs ? (int64_t)site_count_callers(site, &site->defs[site->hubs[0]]) : 1));
	VALUE_SET(mem, data, "hub_count", value_int(mem, (int64_t)site->hub_count));
	VALUE_SET(mem, data, "orphans", links_of(run, site->orphans, site->orphan_count));
	VALUE_SET(mem, data, "orphan_count", value_int(mem, (int64_t)site->orphan_count));
	VALUE_SET(mem, data, "missing", missing_of(run));
	VALUE_SET(mem, data, "missing_count", value_int(mem, (int64_t)site->missing_count));
	VALUE_SET(mem, data, "cycles", cycles_of(run));
	VALUE_SET(mem, data, "cycle_count", value_int(mem, (int64_t)site->cycle_count));
	VALUE_SET(mem, data, "duplicates", page_duplicates(run));
	VALUE_SET(mem, data, "duplicate_count", value_int(mem, (int64_t)site->duplicate_count));
	struct value recovered = recovered_of(run);
	VALUE_SET(mem, data, "recovered", recovered);
	VALUE_SET(mem, data, "recovered_count", value_int(mem, (int64_t)value_count(recovered)));
	add_tallies(run, data);
	bool going = page_emit(run, S("insights"), data);
	arena_rewind(run->mem, mark);
	return going;
}
