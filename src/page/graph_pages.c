/* SPDX-License-Identifier: MIT */
/*
 * The pages of the graph: graph.html with the whole of it, by folder, as a matrix and as a table,
 * and pages for each folder with the edges inside it and those that cross its border.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/vec.h"
#include "page/graph_parts.h"
#include "page/kinds.h"
#include "page/paging.h"

enum { HUBS_SHOWN = 12, MISSING_SHOWN = 12 };

str page_group_url(struct arena *mem, const struct site_folder *folder)
{
	return str_format(mem, "graph/%.*s.html", STR_ARG(folder->slug));
}

static struct value folder_rows(struct page_run *run, const struct graph_folders *folders)
{
	struct arena *mem = run->mem;
	struct value rows = value_list(mem);

	for (size_t i = 0; i < run->site->folder_count; i++) {
		const struct site_folder *folder = &run->site->folders[i];
		struct value row = value_map(mem);
		VALUE_SET(mem, row, "name",
		    value_string(graph_folder_title(run->site->language, folder)));
		VALUE_SET(mem, row, "url", value_string(page_group_url(mem, folder)));
		VALUE_SET(mem, row, "definitions", value_int(mem, (int64_t)folder->def_count));
		VALUE_SET(mem, row, "inside", value_int(mem, (int64_t)folders->inside[i]));
		VALUE_SET(mem, row, "out", value_int(mem, (int64_t)folders->out[i]));
		VALUE_SET(mem, row, "in", value_int(mem, (int64_t)folders->in[i]));
		VALUE_SET(mem, row, "missing", value_int(mem, (int64_t)folders->missing[i]));
		value_push(mem, rows, row);
	}
	return rows;
}

/* Those named most, each with how many definitions name it. */
static struct value hubs_of(struct page_run *run, size_t *ret_most)
{
	struct arena *mem = run->mem;
	struct value hubs = value_list(mem);
	size_t most = 0;

	for (size_t i = 0; i < run->site->hub_count && i < HUBS_SHOWN; i++) {
		const struct site_def *def = &run->site->defs[run->site->hubs[i]];
		struct value hub = page_def_link(run, def);
		size_t callers = site_count_callers(run->site, def);
		most = callers > most ? callers : most;
		VALUE_SET(mem, hub, "callers", value_int(mem, (int64_t)callers));
		value_push(mem, hubs, hub);
	}
	*ret_most = most;
	return hubs;
}

static int compare_missing(const void *left, const void *right)
{
	const struct site_missing *a = *(const struct site_missing *const *)left;
	const struct site_missing *b = *(const struct site_missing *const *)right;

	if (a->in_count != b->in_count)
		return a->in_count > b->in_count ? -1 : 1;
	return str_cmp(a->id, b->id);
}

/* Names that nobody defines, those used most first. */
static struct value missing_of(struct page_run *run)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct value list = value_list(mem);
	const struct site_missing **sorted =
	    ARENA_ARRAY(mem, const struct site_missing *, site->missing_count);

	for (size_t i = 0; i < site->missing_count; i++)
		sorted[i] = &site->missing[i];
	if (site->missing_count)
		qsort(sorted, site->missing_count, sizeof *sorted, compare_missing);
	for (size_t i = 0; i < site->missing_count && i < MISSING_SHOWN; i++) {
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "id", value_string(sorted[i]->id));
		VALUE_SET(mem, item, "name", value_string(sorted[i]->name));
		VALUE_SET(mem, item, "callers", value_int(mem, (int64_t)sorted[i]->in_count));
		value_push(mem, list, item);
	}
	return list;
}

/* An edge as tables show it: {source{..} target{..} relation declared line evidence missing}. */
static struct value edge_row(struct page_run *run, const struct site_edge *edge)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct value row = value_map(mem);
	bool resolved = edge->target != SITE_NONE;

	VALUE_SET(mem, row, "source", page_def_link(run, &site->defs[edge->source]));
	VALUE_SET(mem, row, "target",
	    resolved ? page_def_link(run, &site->defs[edge->target]) : VALUE_NONE);
	VALUE_SET(mem, row, "target_name",
	    value_string(
		resolved ? site->defs[edge->target].def.title : site->missing[edge->missing].name));
	VALUE_SET(mem, row, "missing", value_bool(!resolved));
	VALUE_SET(mem, row, "relation_label",
	    value_string(page_relation_label(run, edge->relation, false)));
	VALUE_SET(mem, row, "declared", value_bool(edge->declared));
	VALUE_SET(mem, row, "line", value_int(mem, edge->line));
	VALUE_SET(mem, row, "evidence", value_string(edge->evidence));
	return row;
}

static bool touches(const struct site *site, const struct site_edge *edge, size_t folder)
{
	return site->defs[edge->source].folder == folder ||
	    (edge->target != SITE_NONE && site->defs[edge->target].folder == folder);
}

struct edge_list {
	const struct site_edge **items;
	size_t n, cap;
};

static struct edge_list edges_of_folder(struct page_run *run, size_t folder)
{
	struct edge_list edges = {0};

	for (size_t i = 0; i < run->site->edge_count; i++) {
		if (touches(run->site, &run->site->edges[i], folder))
			VEC_PUSH(run->mem, &edges, &run->site->edges[i]);
	}
	return edges;
}

static struct page_cut cut_of(struct arena *mem, const struct site_folder *folder, size_t n)
{
	return (struct page_cut){
	    .url = page_group_url(mem, folder),
	    .n = n,
	    .rows = n <= LIMIT_PAGE_WHOLE ? LIMIT_PAGE_WHOLE : LIMIT_PAGE_ROWS,
	};
}

/* A page of the relations of a folder; the first has the drawing, too. */
static bool emit_relations(
    struct page_run *run, size_t index, const struct edge_list *edges, size_t at)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct site_folder *folder = &run->site->folders[index];
	const struct page_cut cut = cut_of(mem, folder, edges->n);
	const str url = page_cut_url(mem, &cut, at);

	if (!page_is_wanted(run, url)) {
		arena_rewind(mem, mark);
		return true;
	}
	const str name = graph_folder_title(run->site->language, folder);
	const str title = language_fill_one(mem, run->site->language, TEXT_TITLE_GRAPH_OF, name);
	struct value data = page_begin(run, url, title, S("graph"));
	struct value drawing = at ? VALUE_NONE : graph_draw_definitions(run, index);
	const bool wants_matrix = !at && drawing.kind == VALUE_NULL;
	struct value rows = value_list(mem);

	for (size_t i = page_cut_first(&cut, at); i < page_cut_end(&cut, at); i++)
		value_push(mem, rows, edge_row(run, edges->items[i]));
	VALUE_SET(mem, data, "folder", value_string(name));
	VALUE_SET(mem, data, "folder_slug", value_string(folder->slug));
	VALUE_SET(mem, data, "folder_url", value_string(folder->url));
	VALUE_SET(mem, data, "drawing", drawing);
	VALUE_SET(mem, data, "matrix", wants_matrix ? graph_draw_matrix(run, index) : VALUE_NONE);
	VALUE_SET(mem, data, "edges", rows);
	VALUE_SET(mem, data, "edges_count", value_int(mem, (int64_t)edges->n));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)edges->n)); /* for the pager */
	page_add_pager(mem, data, &cut, at);
	bool going = page_emit(run, S("graph-group"), data);
	arena_rewind(mem, mark);
	return going;
}

static bool emit_group(struct page_run *run, size_t index)
{
	struct arena_mark mark = arena_mark(run->mem);
	const struct edge_list edges = edges_of_folder(run, index);
	const struct page_cut cut = cut_of(run->mem, &run->site->folders[index], edges.n);
	bool going = true;

	for (size_t at = 0; going && at < page_cut_pages(&cut); at++)
		going = emit_relations(run, index, &edges, at);
	arena_rewind(run->mem, mark);
	return going;
}

static bool emit_whole(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;

	if (!page_is_wanted(run, S("graph.html")))
		return true;
	struct value data =
	    page_begin(run, S("graph.html"), page_say(run, TEXT_PAGE_GRAPH), S("graph"));
	struct graph_folders folders = graph_count_folders(run);
	struct value definitions = graph_draw_definitions(run, SITE_NONE);
	bool small = definitions.kind != VALUE_NULL;

	VALUE_SET(mem, data, "definitions", definitions);
	VALUE_SET(mem, data, "drawing", small ? VALUE_NONE : graph_draw_folders(run, &folders));
	PAGE_SET_LIST(mem, data, "folders", folder_rows(run, &folders));
	VALUE_SET(mem, data, "matrix", graph_draw_matrix(run, SITE_NONE));
	size_t most;
	PAGE_SET_LIST(mem, data, "hubs", hubs_of(run, &most));
	VALUE_SET(mem, data, "most_callers", value_int(mem, (int64_t)most));
	PAGE_SET_LIST(mem, data, "missing", missing_of(run));
	bool going = page_emit(run, S("graph"), data);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_graph(struct page_run *run)
{
	if (!emit_whole(run) || !graph_emit_data(run))
		return false;
	for (size_t i = 0; i < run->site->folder_count; i++) {
		if (!emit_group(run, i))
			return false;
	}
	return true;
}
