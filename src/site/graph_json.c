/* SPDX-License-Identifier: MIT */
/* The graph as JSON. Its keys and their order are a contract, as all of api/ is. */
#include "site/graph_json.h"

#include "base/arena.h"
#include "base/map.h"

str site_commit_hex(struct arena *mem, const struct site *site, uint32_t commit)
{
	if (commit == HIST_UNCOMMITTED)
		return STR_ABSENT;
	return oid_hex(mem, &site->commits.items[commit].id, 40);
}

static str target_id(const struct site *site, const struct site_edge *edge)
{
	return edge->target == SITE_NONE ? site->missing[edge->missing].id
					 : site->defs[edge->target].id;
}

void site_edge_json(
    struct arena *tmp, struct json *json, const struct site *site, const struct site_edge *edge)
{
	const struct arena_mark mark = arena_mark(tmp);

	json_object(json);
	json_string_at(json, S("source"), site->defs[edge->source].id);
	json_string_at(json, S("target"), target_id(site, edge));
	json_string_at(json, S("relation"), rel_kinds[edge->relation].name);
	json_bool_at(json, S("declared"), edge->declared);
	json_bool_at(json, S("resolved"), edge->target != SITE_NONE);
	json_string_at(json, S("path"), site->defs[edge->source].def.path);
	json_int_at(json, S("line"), edge->line);
	json_string_at(json, S("evidence"), edge->evidence);
	json_string_at(json, S("since"), site_commit_hex(tmp, site, edge->since));
	json_null_at(json, S("until")); /* edges of the tree that is shown: all still there */
	json_object_end(json);
	arena_rewind(tmp, mark);
}

static void node_object(struct json *json, str id, enum def_kind kind, str name, bool resolved)
{
	json_object(json);
	json_string_at(json, S("id"), id);
	json_string_at(json, S("kind"), def_kinds[kind].name);
	json_string_at(json, S("name"), name);
	json_bool_at(json, S("resolved"), resolved);
	json_object_end(json);
}

/* The nodes of the graph by id: first those of today, then those that only past edges have. */
struct nodes {
	struct map by_id; /* of the living: themselves; of all others: the map */
	struct json *json;
	struct arena *tmp;
};

static void add_node(struct nodes *nodes, str id, enum def_kind kind, str name)
{
	void **slot = map_put(nodes->tmp, &nodes->by_id, id);

	if (*slot)
		return;
	*slot = nodes;
	node_object(nodes->json, id, kind, name, false);
}

static void add_living(struct nodes *nodes, const struct site_def *def)
{
	*map_put(nodes->tmp, &nodes->by_id, def->id) = (void *)(uintptr_t)def;
	node_object(nodes->json, def->id, def->def.kind, def->def.name, true);
}

static bool has_node(const struct site_selection *selection, size_t node)
{
	return !selection || selection->nodes[node];
}

static void write_nodes(
    struct nodes *nodes, const struct site *site, const struct site_selection *selection)
{
	for (size_t i = 0; i < site->def_count; i++) {
		if (has_node(selection, i))
			add_living(nodes, &site->defs[i]);
	}
	for (size_t i = 0; i < site->missing_count; i++) {
		const struct site_missing *missing = &site->missing[i];
		if (has_node(selection, site->def_count + i))
			add_node(nodes, missing->id, missing->kind, missing->name);
	}
	for (size_t i = 0; !selection && i < site->past_edge_count; i++) {
		const struct site_past_edge *edge = &site->past_edges[i];
		const struct site_def *source = edge->source;
		const struct site_relation_change *lost = edge->lost;
		add_node(nodes, source->id, source->def.kind, source->def.name);
		add_node(nodes, lost->target, lost->target_kind, lost->name);
	}
}

/* An edge that is gone; of its text, and so of its words, nothing is kept. */
static void past_edge_object(
    struct nodes *nodes, const struct site *site, const struct site_past_edge *edge)
{
	const struct site_relation_change *lost = edge->lost;
	struct json *json = nodes->json;

	json_object(json);
	json_string_at(json, S("source"), edge->source->id);
	json_string_at(json, S("target"), lost->target);
	json_string_at(json, S("relation"), rel_kinds[lost->relation].name);
	json_bool_at(json, S("declared"), lost->declared);
	json_bool_at(json, S("resolved"), map_get(&nodes->by_id, lost->target) != nodes);
	json_string_at(json, S("path"), edge->source->def.path);
	json_int_at(json, S("line"), lost->line);
	json_null_at(json, S("evidence"));
	json_string_at(json, S("since"), site_commit_hex(nodes->tmp, site, edge->since));
	json_string_at(json, S("until"), site_commit_hex(nodes->tmp, site, edge->until));
	json_object_end(json);
}

static void write_edges(
    struct nodes *nodes, const struct site *site, const struct site_selection *selection)
{
	for (size_t i = 0; i < site->edge_count; i++) {
		if (!selection || selection->edges[i])
			site_edge_json(nodes->tmp, nodes->json, site, &site->edges[i]);
	}
	for (size_t i = 0; !selection && i < site->past_edge_count; i++)
		past_edge_object(nodes, site, &site->past_edges[i]);
}

void site_graph_json(struct arena *tmp, struct buf *out, const struct site *site,
    const struct site_selection *selection)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct json json;
	struct nodes nodes = {.json = &json, .tmp = tmp};

	json_init(&json, out);
	json_object(&json);
	json_key(&json, S("nodes"));
	json_array_lines(&json);
	write_nodes(&nodes, site, selection);
	json_array_end(&json);
	json_key(&json, S("edges"));
	json_array_lines(&json);
	write_edges(&nodes, site, selection);
	json_array_end(&json);
	json_object_end(&json);
	buf_char(out, '\n');
	arena_rewind(tmp, mark);
}
