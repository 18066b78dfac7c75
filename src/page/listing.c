/* SPDX-License-Identifier: MIT */
/* Rows of definitions, cut into pages, with the links between these. */
#include "page/listing.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/path.h"
#include "page/common.h"

enum {
	PAGES_AROUND =
	    2, /* neighbours of the current page that are linked, beside first and last */
	CHANGED_DAYS = 30, /* those of "30d" */
};

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

static size_t count_pages(size_t n)
{
	return n <= LIMIT_PAGE_WHOLE ? 1 : (n + LIMIT_PAGE_ROWS - 1) / LIMIT_PAGE_ROWS;
}

static str page_url(struct arena *mem, const struct page_listing *listing, size_t at)
{
	const str base = listing->base.p
	    ? listing->base
	    : str_slice(listing->url, 0, listing->url.n - S(".html").n);

	return at ? str_format(mem, "%.*s/%zu.html", STR_ARG(base), at + 1) : listing->url;
}

static struct value page_link(struct arena *mem, const struct page_listing *listing, size_t at)
{
	struct value link = value_map(mem);

	VALUE_SET(mem, link, "url", value_string(page_url(mem, listing, at)));
	VALUE_SET(mem, link, "number", value_int(mem, (int64_t)at + 1));
	VALUE_SET(mem, link, "current", value_bool(false));
	VALUE_SET(mem, link, "gap", value_bool(false));
	return link;
}

/* The first, the last, and those around the current one; few, however many pages there are. */
static struct value page_links(
    struct arena *mem, const struct page_listing *listing, size_t at, size_t pages)
{
	struct value links = value_list(mem);
	bool gap = false;

	for (size_t i = 0; i < pages; i++) {
		const bool near = i + PAGES_AROUND >= at && i <= at + PAGES_AROUND;
		if (!near && i != 0 && i + 1 != pages) {
			gap = true;
			i = i < at ? at - PAGES_AROUND - 1 : pages - 2;
			continue;
		}
		struct value link = page_link(mem, listing, i);
		VALUE_SET(mem, link, "current", value_bool(i == at));
		VALUE_SET(mem, link, "gap", value_bool(gap));
		value_push(mem, links, link);
		gap = false;
	}
	return links;
}

static void add_pages(
    struct arena *mem, struct value data, const struct page_listing *listing, size_t at)
{
	const size_t pages = count_pages(listing->n);

	VALUE_SET(mem, data, "page", pages > 1 ? value_int(mem, (int64_t)at + 1) : VALUE_NONE);
	PAGE_SET_LIST(
	    mem, data, "pages", pages > 1 ? page_links(mem, listing, at, pages) : value_list(mem));
	VALUE_SET(mem, data, "previous", at ? page_link(mem, listing, at - 1) : VALUE_NONE);
	VALUE_SET(mem, data, "next", at + 1 < pages ? page_link(mem, listing, at + 1) : VALUE_NONE);
}

static bool emit_page(struct page_run *run, const struct page_listing *listing, size_t at)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct marks marks = marks_of(run->site);
	const size_t rows = count_pages(listing->n) > 1 ? LIMIT_PAGE_ROWS : listing->n;
	const size_t first = at * rows;
	const size_t end = first + rows < listing->n ? first + rows : listing->n;
	const str url = page_url(mem, listing, at);

	if (!page_is_wanted(run, url)) {
		arena_rewind(mem, mark);
		return true;
	}
	struct value list = value_list(mem);
	struct value data = page_begin(run, url, listing->title, S("catalogue"));

	for (size_t i = first; i < end; i++)
		value_push(mem, list, row_of(run, &run->site->defs[listing->defs[i]], &marks));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)listing->n));
	VALUE_SET(mem, data, "count_many", value_bool(listing->n != 1));
	PAGE_SET_LIST(mem, data, "rows", list);
	VALUE_SET(mem, data, "rows_first", value_int(mem, (int64_t)first + 1));
	VALUE_SET(mem, data, "rows_last", value_int(mem, (int64_t)end));
	add_pages(mem, data, listing, at);
	listing->describe(run, data, listing->what, at);
	bool going = page_emit(run, at ? listing->rest_template : listing->template, data);
	arena_rewind(mem, mark);
	return going;
}

bool page_emit_listing(struct page_run *run, const struct page_listing *listing)
{
	const size_t pages = count_pages(listing->n);

	for (size_t at = 0; at < pages; at++) {
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
