/* SPDX-License-Identifier: MIT */
/* The lists of the page of insights that come from site/insights.h, as data. */
#include "base/arena.h"
#include "page/insights.h"
#include "site/insights.h"

enum {
	STEPS_SHOWN = 12, /* of a cycle */
	MEMBERS_SHOWN = 4, /* of a group of like bodies; more is folded, */
	MEMBERS_MAX = 24, /* and even more is in the JSON alone */
	CALLERS_MAX = 24, /* of a name that nobody has; likewise */
	CYCLE_MAX = 24, /* definitions of the group of a cycle; likewise */
	PAIRS_SHOWN = 20,
};

void page_set_folded(struct arena *mem, struct value data, struct page_folded_keys keys,
    struct value list, size_t shown)
{
	struct value first = value_list(mem), more = value_list(mem);

	for (size_t i = 0; i < value_count(list); i++)
		value_push(mem, i < shown ? first : more, list.list->items[i]);
	value_set(mem, data, keys.first, first);
	value_set(mem, data, keys.count, value_int(mem, (int64_t)value_count(list)));
	value_set(mem, data, keys.more, more);
	value_set(mem, data, keys.more_count, value_int(mem, (int64_t)value_count(more)));
}

struct value page_count(struct page_run *run, size_t n)
{
	return value_int(run->mem, (int64_t)n);
}

static void add_reach(struct arena *mem, struct value item, const struct site_reach *reach)
{
	VALUE_SET(mem, item, "direct", value_int(mem, (int64_t)reach->direct));
	VALUE_SET(mem, item, "direct_many", value_bool(reach->direct != 1));
	VALUE_SET(mem, item, "transitive", value_int(mem, (int64_t)reach->transitive));
	VALUE_SET(mem, item, "wider", value_bool(reach->transitive > reach->direct));
}

struct value page_reach(struct page_run *run, const struct site_def *def)
{
	if (def->deleted || !def->in_count)
		return VALUE_NONE;
	struct value item = value_map(run->mem);
	add_reach(run->mem, item, &run->site->insights->reach[def - run->site->defs]);
	return item;
}

/* How many of a long list are not shown; null when all are. */
static void set_left(struct page_run *run, struct value item, str key, size_t n, size_t shown)
{
	value_set(run->mem, item, key, n > shown ? page_count(run, n - shown) : VALUE_NONE);
}

static struct value callers_of(struct page_run *run, const struct site_missing *missing)
{
	struct arena *mem = run->mem;
	struct value callers = value_list(mem);

	for (size_t i = 0; i < missing->in_count && i < CALLERS_MAX; i++) {
		const struct site_edge *edge = &run->site->edges[missing->in[i]];
		struct value caller = page_def_link(run, &run->site->defs[edge->source]);
		VALUE_SET(mem, caller, "line", value_int(mem, edge->line));
		VALUE_SET(mem, caller, "relation",
		    value_string(page_relation_label(run, edge->relation, false)));
		VALUE_SET(mem, caller, "declared", value_bool(edge->declared));
		value_push(mem, callers, caller);
	}
	return callers;
}

struct value page_missing_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct site_missing *missing = &site->missing[i];
	const size_t nearest = site->insights->nearest[i];
	struct value item = value_map(mem);

	VALUE_SET(mem, item, "name", value_string(missing->name));
	VALUE_SET(mem, item, "id", value_string(missing->id));
	VALUE_SET(mem, item, "count", value_int(mem, (int64_t)missing->in_count));
	VALUE_SET(mem, item, "nearest",
	    nearest == SITE_NONE ? VALUE_NONE : page_def_link(run, &site->defs[nearest]));
	VALUE_SET(mem, item, "broke", page_break(run, missing));
	VALUE_SET(mem, item, "callers", callers_of(run, missing));
	set_left(run, item, S("callers_left"), missing->in_count, CALLERS_MAX);
	return item;
}

static struct value steps_of(struct page_run *run, const struct site_cycle *cycle)
{
	struct value steps = value_list(run->mem);

	for (size_t i = 0; i < cycle->path_n && i < STEPS_SHOWN; i++) {
		const struct site_edge *edge = &run->site->edges[cycle->path[i]];
		struct value step = page_def_link(run, &run->site->defs[edge->source]);
		VALUE_SET(run->mem, step, "line", value_int(run->mem, edge->line));
		value_push(run->mem, steps, step);
	}
	return steps;
}

struct value page_cycle_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct site_cycle *cycle = &site->cycles[i];
	const size_t left = cycle->path_n > STEPS_SHOWN ? cycle->path_n - STEPS_SHOWN : 0;
	const size_t first = site->edges[cycle->path[0]].source;
	struct value item = value_map(mem);
	struct value members = value_list(mem);

	for (size_t k = 0; k < cycle->n && k < CYCLE_MAX; k++)
		value_push(mem, members, page_def_link(run, &site->defs[cycle->defs[k]]));
	VALUE_SET(mem, item, "count", value_int(mem, (int64_t)cycle->n));
	VALUE_SET(mem, item, "wider", value_bool(cycle->n > cycle->path_n));
	VALUE_SET(mem, item, "definitions", members);
	set_left(run, item, S("definitions_left"), cycle->n, CYCLE_MAX);
	VALUE_SET(mem, item, "steps", steps_of(run, cycle));
	VALUE_SET(mem, item, "steps_left", value_int(mem, (int64_t)left));
	VALUE_SET(mem, item, "first", page_def_link(run, &site->defs[first]));
	return item;
}

static struct value similar_member(struct page_run *run, const struct site_similar *group, size_t i)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct site_def *def = &site->defs[group->defs[i]];
	struct value member = page_def_link(run, def);

	VALUE_SET(mem, member, "path", value_string(def->def.path));
	VALUE_SET(mem, member, "percent", value_int(mem, group->percents[i]));
	VALUE_SET(mem, member, "same", value_bool(group->percents[i] == 100));
	VALUE_SET(
	    mem, member, "with", i ? value_string(site->defs[group->defs[0]].id) : VALUE_NONE);
	return member;
}

static struct value similar_group(struct page_run *run, const struct site_similar *group)
{
	struct arena *mem = run->mem;
	const struct site_def *first = &run->site->defs[group->defs[0]];
	struct value item = value_map(mem);
	struct value members = value_list(mem);

	VALUE_SET(mem, item, "name", value_string(first->def.title));
	page_set_kind(run, item, first->def.kind);
	VALUE_SET(mem, item, "all_same", value_bool(group->least == 100));
	VALUE_SET(mem, item, "has_two_names", value_bool(group->has_two_names));
	PAGE_SET_LIST(mem, item, "differs", page_strings(mem, &group->differs));
	for (size_t i = 0; i < group->n && i < MEMBERS_MAX; i++)
		value_push(mem, members, similar_member(run, group, i));
	PAGE_SET_FOLDED(mem, item, "members", members, MEMBERS_SHOWN);
	VALUE_SET(mem, item, "members_count", page_count(run, group->n));
	set_left(run, item, S("members_left"), group->n, MEMBERS_MAX);
	return item;
}

struct value page_copies_row(struct page_run *run, size_t i)
{
	const struct site_insights *insights = run->site->insights;

	return similar_group(run, &insights->similar[insights->copies[i]]);
}

struct value page_similar_row(struct page_run *run, size_t i)
{
	const struct site_insights *insights = run->site->insights;

	return similar_group(run, &insights->similar[insights->alike[i]]);
}

static struct value folder_link(struct page_run *run, size_t i)
{
	const struct site_folder *folder = &run->site->folders[i];
	struct value link = value_map(run->mem);

	VALUE_SET(run->mem, link, "name", page_text(folder->name));
	VALUE_SET(run->mem, link, "url", value_string(folder->url));
	return link;
}

struct value page_folder_ties_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_insights *insights = run->site->insights;
	const size_t folder = insights->tied[i];
	const struct site_folder_ties *ties = &insights->ties[folder];
	struct value item = folder_link(run, folder);

	VALUE_SET(mem, item, "definitions", page_count(run, run->site->folders[folder].def_count));
	VALUE_SET(mem, item, "inside", page_count(run, ties->inside));
	VALUE_SET(mem, item, "out", page_count(run, ties->out));
	VALUE_SET(mem, item, "in", page_count(run, ties->in));
	return item;
}

struct value page_folder_pairs(struct page_run *run)
{
	struct arena *mem = run->mem;
	const struct site_insights *insights = run->site->insights;
	struct value list = value_list(mem);

	for (size_t i = 0; i < insights->pair_count && i < PAIRS_SHOWN; i++) {
		const struct site_folder_pair *pair = &insights->pairs[i];
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "from", folder_link(run, pair->from));
		VALUE_SET(mem, item, "to", folder_link(run, pair->to));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)pair->n));
		value_push(mem, list, item);
	}
	return list;
}
