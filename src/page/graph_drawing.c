/* SPDX-License-Identifier: MIT */
/*
 * Graphs as boxes and lines: the folders of a site with how often they name each other, or single
 * definitions with their relations. Not for neighbourhoods, which are ego.c.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "page/graph_parts.h"

enum {
	LINKS_PER_FOLDER = 2, /* the drawing shows the heaviest links only: that many a folder */
	LINKS_MAX = 60, /* in all: with more the boxes are too small to read */
	FOLDER_NODES_MAX = 40, /* definitions of one folder; above that a matrix tells more */
	WHOLE_NODES_MAX = 40, /* of a whole site; above that its folders tell more */
	PAGE_WIDTH = 1240, /* pixels; a drawing above that is made smaller to fit the page */
	LABEL_Y = 19,
	NOTE_Y = 36,
};

str graph_folder_title(const struct language *language, const struct site_folder *folder)
{
	return folder->name.n ? folder->name : language_text(language, TEXT_TOP_FOLDER_TITLE);
}

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

struct graph_folders graph_count_folders(struct page_run *run)
{
	const struct site *site = run->site;
	struct graph_folders folders = {
	    .items = ARENA_ARRAY(run->mem, struct graph_link, site->edge_count),
	    .inside = ARENA_ARRAY(run->mem, size_t, site->folder_count),
	    .out = ARENA_ARRAY(run->mem, size_t, site->folder_count),
	    .in = ARENA_ARRAY(run->mem, size_t, site->folder_count),
	    .missing = ARENA_ARRAY(run->mem, size_t, site->folder_count),
	};

	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		size_t from = site->defs[edge->source].folder;
		if (edge->target == SITE_NONE) {
			folders.missing[from]++;
			continue;
		}
		size_t to = site->defs[edge->target].folder;
		if (from == to) {
			folders.inside[from]++;
			continue;
		}
		folders.out[from]++;
		folders.in[to]++;
		folders.items[folders.count++] = (struct graph_link){from, to, 1};
	}
	folders.count = join_links(folders.items, folders.count);
	if (folders.count)
		qsort(folders.items, folders.count, sizeof *folders.items, compare_weight);
	return folders;
}

static struct value box_of(struct page_run *run, const struct graph_box *box, str label, str note)
{
	struct arena *mem = run->mem;
	struct value v = page_box(mem, box);

	VALUE_SET(mem, v, "label", value_string(label));
	VALUE_SET(mem, v, "note", value_string(note));
	VALUE_SET(mem, v, "label_y", value_int(mem, box->y + LABEL_Y));
	VALUE_SET(mem, v, "note_y", value_int(mem, box->y + NOTE_Y));
	return v;
}

static struct value frame_of(
    struct arena *mem, const struct graph_layered *drawing, struct value boxes, struct value links)
{
	struct value data = value_map(mem);

	VALUE_SET(mem, data, "width", value_int(mem, drawing->width));
	VALUE_SET(mem, data, "height", value_int(mem, drawing->height));
	VALUE_SET(mem, data, "wide", value_bool(drawing->width > PAGE_WIDTH));
	VALUE_SET(mem, data, "boxes", boxes);
	VALUE_SET(mem, data, "links", links);
	return data;
}

/* ---- folders ---- */

static struct value folder_link_of(struct page_run *run, const struct graph_layered *drawing,
    const struct graph_folders *folders, size_t index)
{
	struct arena *mem = run->mem;
	const struct graph_link *link = &folders->items[index];
	struct value v = page_box(mem, &drawing->weights[index]);
	size_t heaviest = folders->items[0].weight;

	VALUE_SET(mem, v, "curve", value_string(page_path(mem, &drawing->paths[index])));
	VALUE_SET(mem, v, "weight", value_int(mem, (int64_t)link->weight));
	VALUE_SET(mem, v, "thickness", value_int(mem, (int64_t)(1 + 5 * link->weight / heaviest)));
	VALUE_SET(mem, v, "from",
	    value_string(graph_folder_title(run->site->language, &run->site->folders[link->from])));
	VALUE_SET(mem, v, "to",
	    value_string(graph_folder_title(run->site->language, &run->site->folders[link->to])));
	VALUE_SET(
	    mem, v, "folder_ends", value_string(str_format(mem, "%zu %zu", link->from, link->to)));
	return v;
}

static struct value folder_boxes(struct page_run *run, const struct graph_layered *drawing,
    const struct graph_layered_input *input, const struct graph_folders *folders)
{
	struct arena *mem = run->mem;
	struct value boxes = value_list(mem);

	for (size_t i = 0; i < input->node_count; i++) {
		struct value box =
		    box_of(run, &drawing->boxes[i], input->labels[i], input->notes[i]);
		VALUE_SET(
		    mem, box, "url", value_string(page_group_url(mem, &run->site->folders[i])));
		VALUE_SET(mem, box, "broken", value_bool(folders->missing[i] > 0));
		VALUE_SET(mem, box, "whole_label", page_text(run->site->folders[i].name));
		value_push(mem, boxes, box);
	}
	return boxes;
}

static str folder_label(struct page_run *run, size_t i)
{
	const struct site_folder *folder = &run->site->folders[i];

	return folder->brief.p ? folder->brief : graph_folder_title(run->site->language, folder);
}

static str folder_note(struct page_run *run, const struct graph_folders *folders, size_t i)
{
	const struct language *language = run->site->language;
	const size_t n = run->site->folders[i].def_count, missing = folders->missing[i];
	struct arena *mem = run->mem;
	const struct language_slot counts[] = {
	    {S("n"), str_format(mem, "%zu", n)},
	    {S("inside"), str_format(mem, "%zu", folders->inside[i])},
	};
	const str note =
	    language_fill(mem, language_form(language, TEXT_NOTE_FOLDER, n), counts, 2);
	const struct language_slot lacks[] = {
	    {S("note"), note}, {S("n"), str_format(mem, "%zu", missing)}};

	return missing ? language_fill(mem, language_text(language, TEXT_NOTE_MISSING), lacks, 2)
		       : note;
}

struct value graph_draw_folders(struct page_run *run, const struct graph_folders *folders)
{
	struct arena *mem = run->mem;
	const size_t n = run->site->folder_count;
	const size_t most = LINKS_PER_FOLDER * n < LINKS_MAX ? LINKS_PER_FOLDER * n : LINKS_MAX;
	const size_t shown = folders->count < most ? folders->count : most;
	str *labels = ARENA_ARRAY(mem, str, n), *notes = ARENA_ARRAY(mem, str, n);

	if (n < 2)
		return VALUE_NONE;
	for (size_t i = 0; i < n; i++) {
		labels[i] = folder_label(run, i);
		notes[i] = folder_note(run, folders, i);
	}
	struct graph_layered_input input = {labels, notes, n, folders->items, shown};
	struct graph_layered drawing = graph_layered_layout(mem, run->tmp, &input);
	struct value links = value_list(mem);
	for (size_t i = 0; i < shown; i++)
		value_push(mem, links, folder_link_of(run, &drawing, folders, i));
	struct value data =
	    frame_of(mem, &drawing, folder_boxes(run, &drawing, &input, folders), links);
	VALUE_SET(mem, data, "some", value_bool(shown < folders->count));
	VALUE_SET(mem, data, "shown", value_int(mem, (int64_t)shown));
	VALUE_SET(mem, data, "all", value_int(mem, (int64_t)folders->count));
	return data;
}

/* ---- definitions ---- */

/* Who is drawn: definitions, and names that nobody defines, each with its place + 1, or 0. */
struct cast {
	const struct site_def **defs; /* by place; NULL: a missing one */
	const struct site_missing **missing; /* by place */
	size_t n;
	size_t *def_places, *missing_places;
};

static void cast_def(struct cast *cast, const struct site *site, size_t index)
{
	cast->defs[cast->n++] = &site->defs[index];
	cast->def_places[index] = cast->n;
}

static void cast_missing(struct cast *cast, const struct site *site)
{
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		if (edge->target != SITE_NONE || !cast->def_places[edge->source] ||
		    cast->missing_places[edge->missing])
			continue;
		cast->missing[cast->n++] = &site->missing[edge->missing];
		cast->missing_places[edge->missing] = cast->n;
	}
}

/* In the order of the folders. */
static struct cast cast_of(struct page_run *run, size_t folder)
{
	const struct site *site = run->site;
	struct cast cast = {
	    .defs = ARENA_ARRAY(
		run->mem, const struct site_def *, site->def_count + site->missing_count),
	    .missing = ARENA_ARRAY(
		run->mem, const struct site_missing *, site->def_count + site->missing_count),
	    .def_places = ARENA_ARRAY(run->mem, size_t, site->def_count),
	    .missing_places = ARENA_ARRAY(run->mem, size_t, site->missing_count),
	};

	for (size_t i = 0; i < site->folder_count; i++) {
		for (size_t k = 0;
		     (folder == SITE_NONE || folder == i) && k < site->folders[i].def_count; k++) {
			size_t index = site->folders[i].defs[k];
			const struct site_def *def = &site->defs[index];
			if (i == folder || def->in_count || def->out_count)
				cast_def(&cast, site, index);
		}
	}
	cast_missing(&cast, site);
	return cast;
}

struct link_list {
	struct graph_link *items;
	size_t n, cap;
};

struct relation_list {
	enum rel_kind *items;
	size_t n, cap;
};

/* The links of a drawing, each ordered pair once, with the relation that is stated first. */
struct relations {
	struct link_list links;
	struct relation_list kinds; /* as the links */
	size_t count; /* all that are stated */
};

/* The number of a node in graph/data.js. */
static size_t data_index(const struct site *site, const struct cast *cast, size_t place)
{
	return cast->defs[place] ? (size_t)(cast->defs[place] - site->defs)
				 : site->def_count + (size_t)(cast->missing[place] - site->missing);
}

/* Edges stand by source, so that the last source of a target tells whether a pair was there. */
static struct relations relations_of(struct page_run *run, const struct cast *cast)
{
	struct relations relations = {0};
	size_t *last_source = ARENA_ARRAY(run->mem, size_t, cast->n); /* + 1 */

	for (size_t i = 0; i < run->site->edge_count; i++) {
		const struct site_edge *edge = &run->site->edges[i];
		size_t from = cast->def_places[edge->source];
		size_t to = edge->target == SITE_NONE ? cast->missing_places[edge->missing]
						      : cast->def_places[edge->target];
		if (!from || !to || from == to)
			continue;
		relations.count++;
		if (last_source[to - 1] == from)
			continue;
		last_source[to - 1] = from;
		VEC_PUSH(run->mem, &relations.links, ((struct graph_link){from - 1, to - 1, 1}));
		VEC_PUSH(run->mem, &relations.kinds, edge->relation);
	}
	return relations;
}

static struct value definition_links(struct page_run *run, const struct cast *cast,
    const struct relations *relations, const struct graph_layered_input *input,
    const struct graph_layered *drawing)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem);

	for (size_t i = 0; i < input->link_count; i++) {
		struct value link = value_map(mem);
		const struct rel_kind_info *kind = &rel_kinds[relations->kinds.items[i]];
		VALUE_SET(mem, link, "curve", value_string(page_path(mem, &drawing->paths[i])));
		VALUE_SET(mem, link, "relation", value_string(kind->name));
		VALUE_SET(mem, link, "relation_label",
		    value_string(page_relation_label(run, relations->kinds.items[i], false)));
		size_t from = input->links[i].from, to = input->links[i].to;
		VALUE_SET(mem, link, "from", value_string(input->labels[from]));
		VALUE_SET(mem, link, "to", value_string(input->labels[to]));
		VALUE_SET(mem, link, "node_ends",
		    value_string(str_format(mem, "%zu %zu", data_index(run->site, cast, from),
			data_index(run->site, cast, to))));
		value_push(mem, list, link);
	}
	return list;
}

static struct value definition_boxes(struct page_run *run, const struct cast *cast,
    const struct graph_layered_input *input, const struct graph_layered *drawing)
{
	struct arena *mem = run->mem;
	struct value boxes = value_list(mem);

	for (size_t i = 0; i < cast->n; i++) {
		const struct site_def *def = cast->defs[i];
		enum def_kind kind = def ? def->def.kind : cast->missing[i]->kind;
		struct value box =
		    box_of(run, &drawing->boxes[i], input->labels[i], input->notes[i]);
		VALUE_SET(mem, box, "whole_label", VALUE_NONE); /* the label is whole */
		VALUE_SET(mem, box, "url", def ? value_string(def->url) : VALUE_NONE);
		page_set_kind(run, box, kind);
		VALUE_SET(mem, box, "missing", value_bool(!def));
		VALUE_SET(mem, box, "id", def ? value_string(def->id) : VALUE_NONE);
		value_push(mem, boxes, box);
	}
	return boxes;
}

/* Beyond twice as many lines as boxes a matrix is easier to read. */
static bool can_be_read(const struct cast *cast, size_t links, size_t folder)
{
	size_t most = folder == SITE_NONE ? WHOLE_NODES_MAX : FOLDER_NODES_MAX;

	return cast->n <= most && links <= 2 * cast->n + 4;
}

/* The relations that occur, for the legend: [relation label]. */
static struct value legend_of(struct page_run *run, const struct relations *relations)
{
	struct arena *mem = run->mem;
	struct value legend = value_list(mem);
	bool seen[REL_KIND_COUNT] = {0};

	for (size_t i = 0; i < relations->kinds.n; i++)
		seen[relations->kinds.items[i]] = true;
	for (size_t i = 0; i < REL_KIND_COUNT; i++) {
		if (!seen[i])
			continue;
		struct value entry = value_map(mem);
		VALUE_SET(mem, entry, "relation", value_string(rel_kinds[i].name));
		VALUE_SET(mem, entry, "label",
		    value_string(page_relation_label(run, (enum rel_kind)i, false)));
		value_push(mem, legend, entry);
	}
	return legend;
}

static str definition_note(struct page_run *run, const struct site_def *def)
{
	const struct language_slot counts[] = {
	    {S("in"), str_format(run->mem, "%zu", def->in_count)},
	    {S("out"), str_format(run->mem, "%zu", def->out_count)},
	};

	return language_fill(run->mem, page_say(run, TEXT_NOTE_DEFINITION), counts, 2);
}

struct value graph_draw_definitions(struct page_run *run, size_t folder)
{
	struct arena *mem = run->mem;
	struct cast cast = cast_of(run, folder);
	struct relations relations = relations_of(run, &cast);
	str *labels = ARENA_ARRAY(mem, str, cast.n), *notes = ARENA_ARRAY(mem, str, cast.n);

	if (!cast.n || !can_be_read(&cast, relations.links.n, folder))
		return VALUE_NONE;
	for (size_t i = 0; i < cast.n; i++) {
		const struct site_def *def = cast.defs[i];
		labels[i] = def ? def->def.title : cast.missing[i]->name;
		notes[i] = def ? definition_note(run, def) : page_say(run, TEXT_NOT_DEFINED);
	}
	struct graph_layered_input input = {
	    labels, notes, cast.n, relations.links.items, relations.links.n};
	struct graph_layered drawing = graph_layered_layout(mem, run->tmp, &input);
	struct value data = frame_of(mem, &drawing, definition_boxes(run, &cast, &input, &drawing),
	    definition_links(run, &cast, &relations, &input, &drawing));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)relations.count));
	VALUE_SET(mem, data, "drawn", value_int(mem, (int64_t)cast.n));
	VALUE_SET(mem, data, "legend", legend_of(run, &relations));
	return data;
}
