/* SPDX-License-Identifier: MIT */
/*
 * The model as a plain graph for the writers of graph/, and the files of the site that they make.
 * The JSON is the site's own: api.c writes it with all that was.
 */
#include "page/export.h"

#include "base/arena.h"
#include "graph/export.h"
#include "page/graph_parts.h"
#include "page/kinds.h"
#include "site/graph_json.h"

enum {
	WHOLE_SINGLE_MAX = 40, /* definitions of a whole site that the SVG draws one by one */
	AROUND_SINGLE_MAX = 150, /* around one node, whose folders nobody asked for */
};

const struct page_export_format page_exports[PAGE_EXPORT_COUNT] = {
    [PAGE_EXPORT_DOT] = {"dot", {"graph/graph.dot", 15}},
    [PAGE_EXPORT_MERMAID] = {"mermaid", {"graph/graph.mmd", 15}},
    [PAGE_EXPORT_GRAPHML] = {"graphml", {"graph/graph.graphml", 19}},
    [PAGE_EXPORT_JSON] = {"json", {"api/graph.json", 14}},
    [PAGE_EXPORT_SVG] = {"svg", {"graph/graph.svg", 15}},
};

static const enum graph_shape shapes[DEF_KIND_COUNT] = {
    [DEF_AGENT] = GRAPH_ROUNDED,
    [DEF_SKILL] = GRAPH_HEXAGON,
    [DEF_COMMAND] = GRAPH_SLANTED,
};

/* The nodes under way; place is where each of the site's stands among them. */
struct nodes {
	struct graph_node *items;
	size_t n;
	size_t *place;
};

static void add_def(struct nodes *nodes, const struct site *site, size_t index)
{
	const struct site_def *def = &site->defs[index];

	nodes->place[index] = nodes->n;
	nodes->items[nodes->n++] = (struct graph_node){
	    .id = def->id,
	    .name = def->def.title,
	    .kind = def_kinds[def->def.kind].name,
	    .path = def->def.path,
	    .shape = shapes[def->def.kind],
	    .group = def->folder,
	};
}

static void add_missing(struct nodes *nodes, const struct site *site, size_t index)
{
	const struct site_missing *missing = &site->missing[index];

	nodes->place[site->def_count + index] = nodes->n;
	nodes->items[nodes->n++] = (struct graph_node){
	    .id = missing->id,
	    .name = missing->name,
	    .kind = def_kinds[missing->kind].name,
	    .shape = shapes[missing->kind],
	    .group = GRAPH_NO_GROUP,
	};
}

static struct nodes list_nodes(struct arena *tmp, const struct page_export_input *input)
{
	const struct site *site = input->site;
	const size_t all = site->def_count + site->missing_count;
	struct nodes nodes = {
	    .items = ARENA_ARRAY(tmp, struct graph_node, input->selection.node_count),
	    .place = ARENA_ARRAY(tmp, size_t, all),
	};

	for (size_t i = 0; i < site->folder_count; i++) {
		const struct site_folder *folder = &site->folders[i];
		for (size_t k = 0; k < folder->def_count; k++) {
			if (input->selection.nodes[folder->defs[k]])
				add_def(&nodes, site, folder->defs[k]);
		}
	}
	for (size_t i = 0; i < site->missing_count; i++) {
		if (input->selection.nodes[site->def_count + i])
			add_missing(&nodes, site, i);
	}
	return nodes;
}

static const struct graph_edge *list_edges(
    struct arena *tmp, const struct page_export_input *input, const struct nodes *nodes)
{
	const struct site *site = input->site;
	struct graph_edge *edges = ARENA_ARRAY(tmp, struct graph_edge, input->selection.edge_count);
	size_t n = 0;

	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		const size_t target =
		    edge->target == SITE_NONE ? site->def_count + edge->missing : edge->target;
		if (!input->selection.edges[i])
			continue;
		edges[n++] = (struct graph_edge){
		    .from = nodes->place[edge->source],
		    .to = nodes->place[target],
		    .relation = rel_kinds[edge->relation].name,
		    .label = rel_kinds[edge->relation].label,
		    .declared = edge->declared,
		    .line = edge->line,
		    .evidence = edge->evidence,
		};
	}
	return edges;
}

static str title_of(struct arena *tmp, const struct page_export_input *input)
{
	const str title = input->site->config.title;

	if (input->focus == SITE_NONE)
		return title;
	return str_format(
	    tmp, "%.*s: %.*s", STR_ARG(title), STR_ARG(site_node_id(input->site, input->focus)));
}

static struct graph_export graph_of(struct arena *tmp, const struct page_export_input *input)
{
	const struct site *site = input->site;
	const struct nodes nodes = list_nodes(tmp, input);
	const bool around = input->focus != SITE_NONE;
	str *groups = ARENA_ARRAY(tmp, str, site->folder_count);

	for (size_t i = 0; i < site->folder_count; i++)
		groups[i] = graph_folder_title(site->language, &site->folders[i]);
	return (struct graph_export){
	    .title = title_of(tmp, input),
	    .groups = groups,
	    .group_count = site->folder_count,
	    .nodes = nodes.items,
	    .node_count = nodes.n,
	    .edges = list_edges(tmp, input, &nodes),
	    .edge_count = input->selection.edge_count,
	    .centre = around ? nodes.place[input->focus] : GRAPH_NO_CENTRE,
	    .single_max = around ? AROUND_SINGLE_MAX : WHOLE_SINGLE_MAX,
	};
}

void page_write_export(struct arena *tmp, struct buf *out, enum page_export format,
    const struct page_export_input *input)
{
	const struct arena_mark mark = arena_mark(tmp);

	if (format == PAGE_EXPORT_JSON) {
		site_graph_json(tmp, out, input->site, &input->selection);
		return;
	}
	const struct graph_export graph = graph_of(tmp, input);
	switch (format) {
	case PAGE_EXPORT_DOT:
		graph_write_dot(out, &graph);
		break;
	case PAGE_EXPORT_MERMAID:
		graph_write_mermaid(out, &graph);
		break;
	case PAGE_EXPORT_GRAPHML:
		graph_write_graphml(out, &graph);
		break;
	default:
		graph_write_svg(tmp, out, &graph);
	}
	arena_rewind(tmp, mark);
}

bool page_graph_exports(struct page_run *run)
{
	const struct arena_mark mark = arena_mark(run->mem);
	const struct site_choice all = {.focus = SITE_NONE, .relations = SITE_ALL_RELATIONS};
	const struct page_export_input input = {
	    .site = run->site,
	    .focus = SITE_NONE,
	    .selection = site_select(run->mem, run->tmp, run->site, &all),
	};
	bool going = true;

	for (size_t i = 0; going && i < PAGE_EXPORT_COUNT; i++) {
		struct buf out;

		if (i == PAGE_EXPORT_JSON)
			continue;
		buf_init(&out, run->mem);
		page_write_export(run->tmp, &out, (enum page_export)i, &input);
		going = page_emit_bytes(run, page_exports[i].url, buf_str(&out));
	}
	arena_rewind(run->mem, mark);
	return going;
}
