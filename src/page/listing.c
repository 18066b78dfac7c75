/* SPDX-License-Identifier: MIT */
/* Rows of definitions, cut into pages, with the links between these. */
#include "page/listing.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/path.h"
#include "page/common.h"
#include "page/paging.h"

enum { CHANGED_DAYS = 30 }; /* those of "30d" */

/* --- rows ----------------------------------------------------------------------------------- */

size_t page_count_names(struct page_run *run, const struct site_def *def)
{
	const struct site *site = run->site;
	struct arena_mark mark = arena_mark(run->tmp);
	struct map seen = {0};
	size_t n = 0;

	for (size_t i = 0; i < def->out_count; i++) {
		const struct site_edge *edge = &site->edges[def->out[i]];
		if (edge->target == SITE_NONE)
			continue;
		void **slot = map_put(run->tmp, &seen, site->defs[edge->target].id);
		n += *slot == NULL;
		*slot = &seen;
	}
	arena_rewind(run->tmp, mark);
	return n;
}

/* What most definitions have says nothing of one: then no row is marked with it. */
static bool tells(const struct site *site, const struct site_facet_value *value)
{
	return value && value->n * 2 <= site->def_count;
}

/* Which marks the rows of a site bear. */
struct marks {
	bool is_new, is_changed;
	int64_t changed_s; /* marked as changed is what is no older */
};

static struct marks marks_of(const struct site *site)
{
	return (struct marks){
	    .is_new = tells(site, site_facet_find(site, FACET_STATE, S("new"))),
	    .is_changed = tells(site, site_facet_find(site, FACET_AGE, S("30d"))),
	    .changed_s = (int64_t)CHANGED_DAYS * DATE_DAY_S,
	};
}

static struct value row_of(
    struct page_run *run, const struct site_def *def, const struct marks *marks)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const unsigned states = site->facets->states[def - site->defs];
	struct value row = page_def_row(run, def);
	const bool is_new = states & 1u << STATE_NEW;
	int64_t age_s;

	VALUE_SET(mem, row, "names", value_int(mem, (int64_t)page_count_names(run, def)));
	VALUE_SET(mem, row, "is_new", value_bool(is_new && marks->is_new));
	VALUE_SET(mem, row, "is_changed",
	    value_bool(marks->is_changed && !is_new && site_age_s(site, def, &age_s) &&
		age_s <= marks->changed_s));
	VALUE_SET(mem, row, "is_duplicate", value_bool(states & 1u << STATE_DUPLICATE));
	VALUE_SET(mem, row, "is_unresolved", value_bool(states & 1u << STATE_UNRESOLVED));
	VALUE_SET(mem, row, "is_uncommitted", value_bool(states & 1u << STATE_UNCOMMITTED));
	VALUE_SET(mem, row, "is_orphan", value_bool(states & 1u << STATE_ORPHAN));
	return row;
}

/* --- pages ---------------------------------------------------------------------------------- */

/* Few enough stand on one page; of more a page has fewer, because it is one of many. */
static size_t rows_of_page(size_t n)
{
	return n <= LIMIT_PAGE_WHOLE ? LIMIT_PAGE_WHOLE : LIMIT_PAGE_ROWS;
}

struct page_cut page_catalogue_cut(const struct site *site)
{
	return (struct page_cut){
	    .url = S("index.html"),
	    .base = S("catalogue"),
	    .n = site->def_count,
	    .rows = rows_of_page(site->def_count),
	};
}

static struct page_cut cut_of(const struct page_listing *listing)
{
	return (struct page_cut){
	    .url = listing->url,
	    .base = listing->base,
	    .n = listing->n,
	    .rows = rows_of_page(listing->n),
	};
}

static bool emit_page(struct page_run *run, const struct page_listing *listing, size_t at)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct marks marks = marks_of(run->site);
	const struct page_cut cut = cut_of(listing);
	const str url = page_cut_url(mem, &cut, at);

	if (!page_is_wanted(run, url)) {
		arena_rewind(mem, mark);
		return true;
	}
	struct value list = value_list(mem);
	struct value data = page_begin(run, url, listing->title, S("catalogue"));

	for (size_t i = page_cut_first(&cut, at); i < page_cut_end(&cut, at); i++)
		value_push(mem, list, row_of(run, &run->site->defs[listing->defs[i]], &marks));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)listing->n));
	VALUE_SET(mem, data, "count_many", value_bool(listing->n != 1));
	PAGE_SET_LIST(mem, data, "rows", list);
	page_add_pager(mem, data, &cut, at);
	listing->describe(run, data, listing->what, at);
	bool going = page_emit(run, at ? listing->rest_template : listing->template, data);
	arena_rewind(mem, mark);
	return going;
}

bool page_emit_listing(struct page_run *run, const struct page_listing *listing)
{
	const struct page_cut cut = cut_of(listing);

	for (size_t at = 0; at < page_cut_pages(&cut); at++) {
		if (!emit_page(run, listing, at))
			return false;
	}
	return true;
}

/* --- values --------------------------------------------------------------------------------- */

static str query_of(struct arena *mem, enum site_facet_kind kind, str key)
{
	struct buf out;

	buf_init(&out, mem);
	buf_add(&out, site_facet_names[kind]);
	buf_char(&out, '=');
	path_url_encode(&out, key);
	return buf_str(&out);
}

struct value page_facet_value(
    struct page_run *run, enum site_facet_kind kind, const struct site_facet_value *value)
{
	struct arena *mem = run->mem;
	struct value item = value_map(mem);

	VALUE_SET(mem, item, "key", value_string(value->key));
	VALUE_SET(mem, item, "name", page_text(value->name));
	VALUE_SET(mem, item, "brief",
	    kind == FACET_FOLDER ? page_text(site_facet_folder(run->site, value)->brief)
				 : VALUE_NONE);
	VALUE_SET(mem, item, "url", page_text(value->url));
	VALUE_SET(mem, item, "count", value_int(mem, (int64_t)value->n));
	VALUE_SET(mem, item, "query", value_string(query_of(mem, kind, value->key)));
	if (!value->name.p)
		value_set(mem, item, str_eq(value->key, S(".")) ? S("top") : value->key,
		    value_bool(true));
	return item;
}

struct value page_kind_tabs(struct page_run *run, str current)
{
	struct value tabs = value_list(run->mem);
	const struct site_facet *kinds = &run->site->facets->all[FACET_KIND];

	for (size_t i = 0; kinds->n > 1 && i < kinds->n; i++) {
		struct value tab = page_facet_value(run, FACET_KIND, &kinds->values[i]);
		VALUE_SET(
		    run->mem, tab, "current", value_bool(str_eq(kinds->values[i].key, current)));
		value_push(run->mem, tabs, tab);
	}
	return tabs;
}
