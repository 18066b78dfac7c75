/* SPDX-License-Identifier: MIT */
/*
 * graph/data.js, the graph for static/graph.js: a script that calls a function, so that it loads
 * from file:// and under a policy of script-src 'self'.
 *
 *	agentdoc.graph({
 *	  kinds: ["agent", ...],
 *	  relations: [["delegates_to", "delegates to"], ...],
 *	  folders: [["01-core", "01-core"], ...],              name, and slug as in graph/SLUG.html
 *	  nodes: [[id, name, kind, folder, url], ...],      folder -1: nobody defines it
 *	  edges: [[source, target, relation, declared, line], ...]})
 *
 * kind, folder, source, target and relation are indices. A node may go on with the numbers of the
 * commits that brought and removed it, an edge likewise; what is absent always was, or still is.
 */
#include "base/arena.h"
#include "base/json.h"
#include "page/graph_parts.h"

static void write_names(struct json *j, const struct site *site)
{
	json_key(j, S("kinds"));
	json_array(j);
	for (size_t i = 0; i < DEF_KIND_COUNT; i++)
		json_string(j, def_kinds[i].name);
	json_array_end(j);
	json_key(j, S("relations"));
	json_array(j);
	for (size_t i = 0; i < REL_KIND_COUNT; i++) {
		json_array(j);
		json_string(j, rel_kinds[i].name);
		json_string(j, rel_kinds[i].label);
		json_array_end(j);
	}
	json_array_end(j);
	json_key(j, S("folders"));
	json_array_lines(j);
	for (size_t i = 0; i < site->folder_count; i++) {
		json_array(j);
		json_string(j, graph_folder_title(&site->folders[i]));
		json_string(j, site->folders[i].slug);
		json_array_end(j);
	}
	json_array_end(j);
}

static void write_node(
    struct json *j, str id, str name, enum def_kind kind, const struct site_def *def)
{
	json_array(j);
	json_string(j, id);
	json_string(j, name);
	json_int(j, (int64_t)kind);
	json_int(j, def ? (int64_t)def->folder : -1);
	json_string(j, def ? def->url : S(""));
	json_array_end(j);
}

static void write_graph(struct json *j, const struct site *site)
{
	json_key(j, S("nodes"));
	json_array_lines(j);
	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *def = &site->defs[i];
		write_node(j, def->id, def->def.title, def->def.kind, def);
	}
	for (size_t i = 0; i < site->missing_count; i++) {
		const struct site_missing *missing = &site->missing[i];
		write_node(j, missing->id, missing->name, missing->kind, NULL);
	}
	json_array_end(j);
	json_key(j, S("edges"));
	json_array_lines(j);
	for (size_t i = 0; i < site->edge_count; i++) {
		const struct site_edge *edge = &site->edges[i];
		bool resolved = edge->target != SITE_NONE;
		json_array(j);
		json_int(j, (int64_t)edge->source);
		json_int(j, (int64_t)(resolved ? edge->target : site->def_count + edge->missing));
		json_int(j, (int64_t)edge->relation);
		json_int(j, edge->declared);
		json_int(j, edge->line);
		json_array_end(j);
	}
	json_array_end(j);
}

bool graph_emit_data(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct buf out;
	struct json j;

	buf_init(&out, run->mem);
	buf_add(&out, S("agentdoc.graph("));
	json_init(&j, &out);
	json_object(&j);
	write_names(&j, run->site);
	write_graph(&j, run->site);
	json_object_end(&j);
	buf_add(&out, S(")\n"));
	bool going = page_emit_bytes(run, S("graph/data.js"), buf_str(&out));
	arena_rewind(run->mem, mark);
	return going;
}
