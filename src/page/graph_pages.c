/* SPDX-License-Identifier: MIT */
/*
 * The whole graph: folders as nodes with weighted links, a matrix of all definitions, a table; and
 * a page for each folder with the edges inside it and those that cross its border.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "page/common.h"
#include "page/kinds.h"

enum {
	LINKS_PER_GROUP = 2, /* the drawing shows the heaviest links only: that many a folder */
	MATRIX_MAX = 300, /* definitions; above that the matrix is too fine to read */
	DRAWING_MAX = 150, /* definitions of a folder; above that the table alone tells */
	CELL = 9, /* pixels */
	NAME_WIDTH = 200, /* of a folder beside the matrix */
};

str page_group_url(struct arena *mem, const struct site_folder *folder)
{
	return str_format(mem, "graph/%.*s.html", STR_ARG(folder->slug));
}

static str folder_title(const struct site_folder *folder)
{
	return folder->name.n ? folder->name : S("Top folder");
}

/* How folders are linked: each ordered pair once, and what that makes for each folder. */
struct group_links {
	struct graph_link *items; /* by falling weight */
	size_t count;
	size_t *inside, *out, *in; /* relations, by folder */
};

static int compare_ends(const void *left, const void *right)
{
	const struct graph_link *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->to < b->to ? -1 : a->to > b->to;
}

static int compare_weight(const void *left, const void *right)
{
	const struct graph_link *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return compare_ends(left, right);
}

/* Joins links with the same ends into one with their weights; returns how many are left. */
static size_t join_links(struct graph_link *links, size_t n)
{
	size_t joined = 0;

	if (n)
		qsort(links, n, sizeof *links, compare_ends);
	for (size_t i = 0; i < n; i++) {
		if (joined && compare_ends(&links[joined - 1], &links[i]) == 0)
			links[joined - 1].weight += links[i].weight;
		else
			links[joined++] = links[i];
	}
	return joined;
}

static struct group_links count_links(struct page_run *run)
{
	const struct site *site = run->site;
	struct group_links links = {
	    .items = ARENA_ARRAY(run->mem, struct graph_link, site->edge_count),
	    .inside = ARENA_ARRAY(run->mem, size_t, site->folder_count),
	    .out = ARENA_ARRAY(run->mem, size_t, site->folder_count),
	    .in = ARENA_ARRAY(run->mem, size_t, site->folder_count),
	};

	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target == SITE_NONE)
			continue;
		size_t from = site->defs[edge->source].folder, to = site->defs[edge->target].folder;
		if (from == to) {
			links.inside[from]++;
			continue;
		}
		links.out[from]++;
		links.in[to]++;
		links.items[links.count++] = (struct graph_link){from, to, 1};
	}
	links.count = join_links(links.items, links.count);
	if (links.count)
		qsort(links.items, links.count, sizeof *links.items, compare_weight);
	return links;
}

static struct value node_box(
    struct page_run *run, const struct graph_box *box, str label, str note, str url)
{
	struct arena *mem = run->mem;
	struct value v = page_box(mem, box);

	VALUE_SET(mem, v, "label", value_string(label));
	VALUE_SET(mem, v, "note", value_string(note));
	VALUE_SET(mem, v, "url", value_string(url));
	VALUE_SET(mem, v, "label_y", value_int(mem, box->y + 19));
	VALUE_SET(mem, v, "note_y", value_int(mem, box->y + 36));
	return v;
}

static struct value link_curve(struct page_run *run, const struct graph_layered *drawing,
    const struct graph_link *link, size_t index, size_t heaviest)
{
	struct arena *mem = run->mem;
	struct value v = page_box(mem, &drawing->weights[index]);

	VALUE_SET(mem, v, "curve", value_string(page_curve(mem, &drawing->curves[index])));
	VALUE_SET(mem, v, "weight", value_int(mem, (int64_t)link->weight));
	VALUE_SET(mem, v, "thickness", value_int(mem, (int64_t)(1 + 5 * link->weight / heaviest)));
	VALUE_SET(mem, v, "from", value_string(folder_title(&run->site->folders[link->from])));
	VALUE_SET(mem, v, "to", value_string(folder_title(&run->site->folders[link->to])));
	return v;
}

/* {width height boxes[..] links[..] some shown all}: the groups and their heaviest links. */
static struct value drawing_of(struct page_run *run, const struct group_links *links)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	size_t n = site->folder_count;
	size_t shown = links->count < LINKS_PER_GROUP * n ? links->count : LINKS_PER_GROUP * n;
	str *labels = ARENA_ARRAY(mem, str, n), *notes = ARENA_ARRAY(mem, str, n);

	if (n < 2)
		return VALUE_NONE;
	for (size_t i = 0; i < n; i++) {
		labels[i] = folder_title(&site->folders[i]);
		notes[i] = str_format(mem, "%zu definitions, %zu inside",
		    site->folders[i].def_count, links->inside[i]);
	}
	struct graph_layered_input input = {labels, notes, n, links->items, shown};
	struct graph_layered drawing = graph_layered_layout(mem, run->tmp, &input);
	struct value data = value_map(mem), boxes = value_list(mem), curves = value_list(mem);
	for (size_t i = 0; i < n; i++)
		value_push(mem, boxes,
		    node_box(run, &drawing.boxes[i], labels[i], notes[i],
			page_group_url(mem, &site->folders[i])));
	for (size_t i = 0; i < shown; i++)
		value_push(mem, curves,
		    link_curve(run, &drawing, &links->items[i], i, links->items[0].weight));
	VALUE_SET(mem, data, "width", value_int(mem, drawing.width));
	VALUE_SET(mem, data, "height", value_int(mem, drawing.height));
	VALUE_SET(mem, data, "boxes", boxes);
	VALUE_SET(mem, data, "links", curves);
	VALUE_SET(mem, data, "some", value_bool(shown < links->count));
	VALUE_SET(mem, data, "shown", value_int(mem, (int64_t)shown));
	VALUE_SET(mem, data, "all", value_int(mem, (int64_t)links->count));
	return data;
}

static struct value group_rows(struct page_run *run, const struct group_links *links)
{
	struct arena *mem = run->mem;
	struct value rows = value_list(mem);

	for (size_t i = 0; i < run->site->folder_count; i++) {
		struct value row = value_map(mem);
		VALUE_SET(mem, row, "name", value_string(folder_title(&run->site->folders[i])));
		VALUE_SET(
		    mem, row, "url", value_string(page_group_url(mem, &run->site->folders[i])));
		VALUE_SET(mem, row, "definitions",
		    value_int(mem, (int64_t)run->site->folders[i].def_count));
		VALUE_SET(mem, row, "inside", value_int(mem, (int64_t)links->inside[i]));
		VALUE_SET(mem, row, "out", value_int(mem, (int64_t)links->out[i]));
		VALUE_SET(mem, row, "in", value_int(mem, (int64_t)links->in[i]));
		value_push(mem, rows, row);
	}
	return rows;
}

/* Definitions in the order of their folders: clusters stand on the diagonal, hubs as columns. */
static size_t *places_by_folder(struct page_run *run)
{
	const struct site *site = run->site;
	size_t *places = ARENA_ARRAY(run->mem, size_t, site->def_count);
	size_t place = 0;

	for (size_t i = 0; i < site->folder_count; i++) {
		for (size_t k = 0; k < site->folders[i].def_count; k++)
			places[site->folders[i].defs[k]] = place++;
	}
	return places;
}

/* One path for all cells: "M9 18h8v8h-8z" for each edge. */
static str cells_of(struct page_run *run, const size_t *places)
{
	const struct site *site = run->site;
	struct buf out;

	buf_init(&out, run->mem);
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target == SITE_NONE)
			continue;
		buf_format(&out, "M%zu %zuh%dv%dh-%dz", places[edge->target] * CELL,
		    places[edge->source] * CELL, CELL - 1, CELL - 1, CELL - 1);
	}
	return buf_str(&out);
}

static struct value matrix_groups(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct value groups = value_list(mem);
	size_t place = 0;

	for (size_t i = 0; i < run->site->folder_count; i++) {
		const struct site_folder *folder = &run->site->folders[i];
		struct value group = value_map(mem);
		VALUE_SET(mem, group, "name", value_string(folder_title(folder)));
		VALUE_SET(mem, group, "label",
		    value_string(graph_label_fit(mem, folder_title(folder), NAME_WIDTH)));
		VALUE_SET(mem, group, "url", value_string(page_group_url(mem, folder)));
		VALUE_SET(mem, group, "start", value_int(mem, (int64_t)(place * CELL)));
		VALUE_SET(mem, group, "size", value_int(mem, (int64_t)(folder->def_count * CELL)));
		VALUE_SET(mem, group, "text_y",
		    value_int(mem, (int64_t)((2 * place + folder->def_count) * CELL / 2)));
		value_push(mem, groups, group);
		place += folder->def_count;
	}
	return groups;
}

/* {size cells groups[name url start size]}; null when there are no edges or too many definitions.
 */
static struct value matrix_of(struct page_run *run)
{
	struct arena *mem = run->mem;
	size_t n = run->site->def_count;

	if (!run->site->edge_count || n > MATRIX_MAX)
		return VALUE_NONE;
	struct value matrix = value_map(mem);
	VALUE_SET(mem, matrix, "size", value_int(mem, (int64_t)(n * CELL)));
	VALUE_SET(mem, matrix, "margin", value_int(mem, NAME_WIDTH));
	VALUE_SET(mem, matrix, "width", value_int(mem, (int64_t)(n * CELL + NAME_WIDTH + 1)));
	VALUE_SET(mem, matrix, "height", value_int(mem, (int64_t)(n * CELL + 1)));
	VALUE_SET(mem, matrix, "all", value_int(mem, (int64_t)(n * CELL)));
	VALUE_SET(mem, matrix, "cells", value_string(cells_of(run, places_by_folder(run))));
	VALUE_SET(mem, matrix, "groups", matrix_groups(run));
	return matrix;
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
	VALUE_SET(mem, row, "relation", value_string(rel_kinds[edge->relation].label));
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

static struct value edges_of_folder(struct page_run *run, size_t folder)
{
	struct value rows = value_list(run->mem);

	for (size_t i = 0; i < run->site->edge_count; i++) {
		if (touches(run->site, &run->site->edges[i], folder))
			value_push(run->mem, rows, edge_row(run, &run->site->edges[i]));
	}
	return rows;
}

struct link_list {
	struct graph_link *items;
	size_t n, cap;
};

/* The edges between definitions of one folder, each ordered pair once. Edges stand by source. */
static struct link_list links_inside(struct page_run *run, const struct site_folder *folder)
{
	const struct site *site = run->site;
	struct link_list links = {0};
	size_t *place = ARENA_ARRAY(run->mem, size_t, site->def_count); /* + 1; 0: elsewhere */
	size_t *last_source = ARENA_ARRAY(run->mem, size_t, folder->def_count); /* + 1 */

	for (size_t i = 0; i < folder->def_count; i++)
		place[folder->defs[i]] = i + 1;
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		size_t from = place[edge->source];
		size_t to = edge->target == SITE_NONE ? 0 : place[edge->target];
		if (!from || !to || from == to || last_source[to - 1] == from)
			continue;
		last_source[to - 1] = from;
		VEC_PUSH(run->mem, &links, ((struct graph_link){from - 1, to - 1, 1}));
	}
	return links;
}

static struct value inside_links(struct page_run *run, const struct graph_layered_input *input,
    const struct graph_layered *drawing)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < input->link_count; i++) {
		struct value curve = value_map(mem);
		VALUE_SET(mem, curve, "curve", value_string(page_curve(mem, &drawing->curves[i])));
		VALUE_SET(mem, curve, "from", value_string(input->labels[input->links[i].from]));
		VALUE_SET(mem, curve, "to", value_string(input->labels[input->links[i].to]));
		value_push(mem, list, curve);
	}
	return list;
}

/* {width height boxes[..] links[..] count}: the definitions of one folder; null when too many. */
static struct value inside_of(struct page_run *run, const struct site_folder *folder)
{
	struct arena *mem = run->mem;
	size_t n = folder->def_count;
	str *labels = ARENA_ARRAY(mem, str, n), *notes = ARENA_ARRAY(mem, str, n);

	if (n > DRAWING_MAX)
		return VALUE_NONE;
	for (size_t i = 0; i < n; i++) {
		const struct site_def *def = &run->site->defs[folder->defs[i]];
		labels[i] = def->def.title;
		notes[i] = str_format(mem, "%zu in, %zu out", def->in_count, def->out_count);
	}
	struct link_list links = links_inside(run, folder);
	struct graph_layered_input input = {labels, notes, n, links.items, links.n};
	struct graph_layered drawing = graph_layered_layout(mem, run->tmp, &input);
	struct value data = value_map(mem), boxes = value_list(mem);
	for (size_t i = 0; i < n; i++)
		value_push(mem, boxes,
		    node_box(run, &drawing.boxes[i], labels[i], notes[i],
			run->site->defs[folder->defs[i]].url));
	VALUE_SET(mem, data, "width", value_int(mem, drawing.width));
	VALUE_SET(mem, data, "height", value_int(mem, drawing.height));
	VALUE_SET(mem, data, "boxes", boxes);
	VALUE_SET(mem, data, "links", inside_links(run, &input, &drawing));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)links.n));
	return data;
}

static bool emit_group(struct page_run *run, size_t index)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct site_folder *folder = &run->site->folders[index];
	str title = str_format(mem, "Graph of %.*s", STR_ARG(folder_title(folder)));
	struct value data = page_begin(run, page_group_url(mem, folder), title, S("graph"));
	struct value edges = edges_of_folder(run, index);

	VALUE_SET(mem, data, "folder", value_string(folder_title(folder)));
	VALUE_SET(mem, data, "folder_url", value_string(folder->url));
	VALUE_SET(mem, data, "drawing", inside_of(run, folder));
	VALUE_SET(mem, data, "edges", edges);
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)value_count(edges)));
	bool going = page_emit(run, S("graph-group"), data);
	arena_rewind(run->mem, mark);
	return going;
}

static bool emit_whole(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data = page_begin(run, S("graph.html"), S("Graph"), S("graph"));
	struct group_links links = count_links(run);

	VALUE_SET(mem, data, "drawing", drawing_of(run, &links));
	VALUE_SET(mem, data, "groups", group_rows(run, &links));
	VALUE_SET(mem, data, "matrix", matrix_of(run));
	VALUE_SET(mem, data, "matrix_max", value_int(mem, MATRIX_MAX));
	bool going = page_emit(run, S("graph"), data);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_graph(struct page_run *run)
{
	if (!emit_whole(run))
		return false;
	for (size_t i = 0; i < run->site->folder_count; i++) {
		if (!emit_group(run, i))
			return false;
	}
	return true;
}
