/* SPDX-License-Identifier: MIT */
/* What a definition's page tells of its relations: in brief, as a drawing, and with the words. */
#include "base/arena.h"
#include "page/definition_parts.h"
#include "page/insights.h"
#include "page/referrers.h"

enum {
	EDGES_SHOWN = 6, /* of one relation; the rest is folded away, unless it is as small as */
	EDGES_SPARE = 2,
	BRIEF = 4, /* names beside the fields */
};

/* A name that nobody defines, with what is known of who bore it. */
static struct value missing_link(struct page_run *run, const struct site_missing *missing)
{
	struct arena *mem = run->mem;
	struct value link = value_map(mem);
	const struct site_def *former = missing->former;

	VALUE_SET(mem, link, "id", value_string(missing->id));
	page_set_kind(run, link, missing->kind);
	VALUE_SET(mem, link, "name", value_string(missing->name));
	VALUE_SET(mem, link, "url", former ? value_string(former->url) : VALUE_NONE);
	VALUE_SET(mem, link, "deleted", value_bool(former && former->deleted));
	VALUE_SET(mem, link, "summary", VALUE_NONE);
	VALUE_SET(mem, link, "broke", page_break(run, missing));
	return link;
}

/* One edge seen from either end: the other end as a link, with the words that state it. */
static struct value edge_item(struct page_run *run, const struct site_edge *edge, bool incoming)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct site_def *source = &site->defs[edge->source];
	struct value item = incoming	? page_def_link(run, source)
	    : edge->target == SITE_NONE ? missing_link(run, &site->missing[edge->missing])
					: page_def_link(run, &site->defs[edge->target]);

	VALUE_SET(mem, item, "missing", value_bool(edge->target == SITE_NONE));
	VALUE_SET(mem, item, "declared", value_bool(edge->declared));
	VALUE_SET(mem, item, "line", value_int(mem, edge->line));
	VALUE_SET(mem, item, "evidence", value_string(edge->evidence));
	VALUE_SET(mem, item, "source_url", value_string(source->url));
	return item;
}

/* The edges of one relation; null when there is none. */
static struct value group_of(
    struct page_run *run, const size_t *edges, size_t n, enum rel_kind kind, bool incoming)
{
	struct arena *mem = run->mem;
	struct value all = value_list(mem);

	for (size_t i = 0; i < n; i++) {
		const struct site_edge *edge = &run->site->edges[edges[i]];
		if (edge->relation == kind)
			value_push(mem, all, edge_item(run, edge, incoming));
	}
	if (!value_count(all))
		return VALUE_NONE;
	const size_t count = value_count(all);
	const size_t shown = count > EDGES_SHOWN + EDGES_SPARE ? EDGES_SHOWN : count;
	struct value group = value_map(mem);
	VALUE_SET(mem, group, "relation", value_string(rel_kinds[kind].name));
	VALUE_SET(mem, group, "label", value_string(page_relation_label(run, kind, incoming)));
	VALUE_SET(mem, group, "count", value_int(mem, (int64_t)count));
	page_set_folded(mem, group,
	    (struct page_folded_keys){S("edges"), S("edges_count"), S("more"), S("more_count")},
	    all, shown);
	return group;
}

/* Edges of one end, grouped by relation in the order of the relations. */
static struct value relations_of(struct page_run *run, const size_t *edges, size_t n, bool incoming)
{
	struct value groups = value_list(run->mem);

	for (size_t kind = 0; kind < REL_KIND_COUNT; kind++) {
		struct value group = group_of(run, edges, n, (enum rel_kind)kind, incoming);
		if (group.kind != VALUE_NULL)
			value_push(run->mem, groups, group);
	}
	return groups;
}

/* Who still names a removed one, by the rule of the list of what was removed. */
static struct value referrers_of(struct page_run *run, const struct site_def *def)
{
	struct value list = value_list(run->mem);

	if (!def->deleted)
		return list;
	const struct page_edges edges = page_look_for_referrers(run->mem, run->site, def);
	for (size_t i = 0; i < edges.n; i++)
		value_push(run->mem, list, edge_item(run, edges.items[i], true));
	return list;
}

/* The first names of two lists, those of the first list before the others. */
static struct value brief_of(
    struct page_run *run, const struct page_neighbours *first, const struct page_neighbours *others)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct value brief = value_map(mem), items = value_list(mem);
	const size_t n = first->n + others->n;

	if (!n)
		return VALUE_NONE;
	for (size_t i = 0; i < n && i < BRIEF; i++) {
		const struct page_neighbour *one =
		    i < first->n ? &first->items[i] : &others->items[i - first->n];
		const bool missing = one->def == SITE_NONE;
		struct value item = missing ? missing_link(run, &site->missing[one->missing])
					    : page_def_link(run, &site->defs[one->def]);
		VALUE_SET(mem, item, "missing", value_bool(missing));
		value_push(mem, items, item);
	}
	VALUE_SET(mem, brief, "items", items);
	VALUE_SET(mem, brief, "count", value_int(mem, (int64_t)n));
	VALUE_SET(mem, brief, "left", value_int(mem, n > BRIEF ? (int64_t)(n - BRIEF) : 0));
	return brief;
}

void page_add_relations(struct page_run *run, struct value data, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct page_sides sides = page_find_sides(mem, run->site, def);

	VALUE_SET(mem, data, "ego", page_ego(run, def, &sides));
	VALUE_SET(mem, data, "brief_names", brief_of(run, &sides.out, &sides.both));
	VALUE_SET(mem, data, "brief_named_by", brief_of(run, &sides.in, &sides.both));
	VALUE_SET(mem, data, "names", relations_of(run, def->out, def->out_count, false));
	VALUE_SET(mem, data, "named_by", relations_of(run, def->in, def->in_count, true));
	VALUE_SET(mem, data, "names_total", value_int(mem, (int64_t)def->out_count));
	VALUE_SET(mem, data, "named_by_total", value_int(mem, (int64_t)def->in_count));
	VALUE_SET(mem, data, "has_relations", value_bool(def->out_count || def->in_count));
	VALUE_SET(mem, data, "reach", page_reach(run, def));
	PAGE_SET_LIST(mem, data, "referrers", referrers_of(run, def));
}
