/* SPDX-License-Identifier: MIT */
/*
 * The front page: all definitions from A to Z, what they are counted by, and what changed last. Not
 * for the lists of one folder, kind, model or tool: that is value_pages.c.
 */
#include "base/arena.h"
#include "base/limits.h"
#include "page/common.h"
#include "page/kinds.h"
#include "page/listing.h"

struct value page_kind_groups(struct page_run *run, const size_t *defs, size_t n)
{
	struct arena *mem = run->mem;
	struct value kinds = value_list(mem);

	for (size_t kind = 0; kind < DEF_KIND_COUNT; kind++) {
		struct value rows = value_list(mem);
		for (size_t i = 0; i < n; i++) {
			const struct site_def *def = &run->site->defs[defs ? defs[i] : i];
			if (def->def.kind == (enum def_kind)kind)
				value_push(mem, rows, page_def_row(run, def));
		}
		if (!value_count(rows))
			continue;
		struct value item = value_map(mem);
		page_set_kind(run, item, (enum def_kind)kind);
		VALUE_SET(mem, item, "plural", value_string(def_kinds[kind].plural));
		VALUE_SET(mem, item, "title", value_string(def_kinds[kind].title));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)value_count(rows)));
		VALUE_SET(mem, item, "definitions", rows);
		value_push(mem, kinds, item);
	}
	return kinds;
}

enum {
	RECENT_COMMITS = 3,
	VALUES_SHOWN = 8, /* of a facet; more are folded away */
};

static struct value recent_of(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < run->site->change_count && i < RECENT_COMMITS; i++)
		value_push(mem, list, page_commit_row(run, &run->site->changes[i]));
	return list;
}

/* A facet that tells nothing apart is left out: one value, which all definitions have. */
static bool is_useful(const struct site *site, const struct site_facet *facet)
{
	return facet->n > 1 || (facet->n == 1 && facet->values[0].n < site->def_count);
}

static struct value facet_of(struct page_run *run, enum site_facet_kind kind)
{
	struct arena *mem = run->mem;
	const struct site_facet *facet = &run->site->facets->all[kind];
	struct value item = value_map(mem), shown = value_list(mem), folded = value_list(mem);

	for (size_t i = 0; i < facet->n && i < LIMIT_FACET_VALUES; i++)
		value_push(mem, i < VALUES_SHOWN ? shown : folded,
		    page_facet_value(run, kind, &facet->values[i]));
	VALUE_SET(mem, item, "facet", value_string(site_facet_names[kind]));
	value_set(mem, item, site_facet_names[kind], value_bool(true));
	VALUE_SET(mem, item, "is_scripted", value_bool(!facet->values[0].url.p));
	VALUE_SET(mem, item, "values", shown);
	PAGE_SET_LIST(mem, item, "folded", folded);
	return item;
}

static struct value facets_of(struct page_run *run)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < FACET_COUNT; i++) {
		if (is_useful(run->site, &run->site->facets->all[i]))
			value_push(run->mem, list, facet_of(run, (enum site_facet_kind)i));
	}
	return list;
}

static void set_count(
    struct page_run *run, struct value data, str key, enum site_facet_kind kind, str value_key)
{
	const struct site_facet_value *value = site_facet_find(run->site, kind, value_key);

	value_set(run->mem, data, key, value_int(run->mem, value ? (int64_t)value->n : 0));
}

static void describe_catalogue(struct page_run *run, struct value data, const void *what, size_t at)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;

	(void)what;
	PAGE_SET_LIST(mem, data, "tabs", page_kind_tabs(run, S("")));
	VALUE_SET(mem, data, "all_kinds", value_bool(true));
	if (at) {
		VALUE_SET(mem, data, "whole", value_bool(true));
		return;
	}
	VALUE_SET(mem, data, "description", page_text(site->config.description));
	PAGE_SET_LIST(mem, data, "facets", facets_of(run));
	PAGE_SET_LIST(mem, data, "recent", recent_of(run));
	set_count(run, data, S("changed_count"), FACET_AGE, S("30d"));
	set_count(run, data, S("problem_count"), FACET_STATE, S("problem"));
	VALUE_SET(mem, data, "duplicate_count", value_int(mem, (int64_t)site->duplicate_count));
	VALUE_SET(mem, data, "duplicate_many", value_bool(site->duplicate_count != 1));
	VALUE_SET(mem, data, "unresolved_many", value_bool(site->missing_count != 1));
	VALUE_SET(mem, data, "edges_many", value_bool(site->edge_count != 1));
	VALUE_SET(mem, data, "empty", value_bool(site->def_count == 0));
	PAGE_SET_LIST(mem, data, "sources", page_strings(mem, &site->config.sources));
}

bool page_catalogue(struct page_run *run)
{
	const struct page_cut cut = page_catalogue_cut(run->site);
	const struct page_listing listing = {
	    .url = cut.url,
	    .base = cut.base,
	    .title = run->site->config.title,
	    .template = S("catalogue"),
	    .rest_template = S("listing"),
	    .defs = run->site->facets->order,
	    .n = run->site->def_count,
	    .describe = describe_catalogue,
	};

	return page_emit_listing(run, &listing);
}
