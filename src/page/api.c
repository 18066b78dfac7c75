/* SPDX-License-Identifier: MIT */
/*
 * api/: the JSON that machines read. Its keys and their order are a contract (DESIGN section 7):
 * keys are only ever added, with a new schema number when one changes its meaning. Times are RFC
 * 3339 in UTC, what is unknown is null, no e-mail address appears.
 */
#include "page/kinds.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"
#include "base/version.h"
#include "page/common.h"
#include "site/change_json.h"

static void date_at(struct json *json, struct arena *mem, str key, bool known, int64_t utc_s)
{
	bool told = known && utc_s != REPO_TIME_UNKNOWN;

	json_string_at(json, key, told ? date_rfc3339(mem, utc_s) : STR_ABSENT);
}

/* The tools that a definition may use; null: all. */
static void tools_member(struct json *json, const struct def_tools *tools)
{
	json_key(json, S("tools"));
	if (tools->inherits_all) {
		json_null(json);
		return;
	}
	json_array(json);
	for (size_t i = 0; i < tools->allowed.n; i++)
		json_string(json, tools->allowed.items[i]);
	json_array_end(json);
}

/* What is empty is as good as absent. */
static void text_at(struct json *json, str key, str text)
{
	json_string_at(json, key, text.n ? text : STR_ABSENT);
}

/* The members of a catalogue row, without the braces: a definition's own file begins with them. */
static void row_members(struct json *json, struct page_run *run, const struct site_def *def)
{
	const struct definition *source = &def->def;

	json_string_at(json, S("id"), def->id);
	json_string_at(json, S("kind"), def_kinds[source->kind].name);
	json_string_at(json, S("slug"), def->slug);
	json_string_at(json, S("name"), source->name);
	json_string_at(json, S("path"), source->path);
	json_string_at(
	    json, S("category"), def->deleted ? STR_ABSENT : run->site->folders[def->folder].name);
	text_at(json, S("description"), source->description);
	json_string_at(json, S("model"), source->model);
	tools_member(json, &source->tools);
	json_string_at(json, S("url"), def->url);
	json_int_at(json, S("words"), (int64_t)source->words);
	json_int_at(json, S("revisions"), (int64_t)def->revision_count);
	date_at(json, run->mem, S("created"), def->has_created, def->created_utc_s);
	date_at(json, run->mem, S("updated"), def->has_updated, def->updated_utc_s);
	json_bool_at(json, S("deleted"), def->deleted);
}

static void rows_at(
    struct json *json, struct page_run *run, str key, const struct site_def *defs, size_t n)
{
	json_key(json, key);
	json_array_lines(json);
	for (size_t i = 0; i < n; i++) {
		json_object(json);
		row_members(json, run, &defs[i]);
		json_object_end(json);
	}
	json_array_end(json);
}

static void source_members(struct json *json, const struct site *site)
{
	json_key(json, S("source"));
	json_object(json);
	json_string_at(json, S("commit"), site->source_commit);
	json_string_at(json, S("branch"), site->source_branch);
	json_bool_at(json, S("shallow"), site->repo && site->repo->shallow);
	json_bool_at(json, S("partial"), site->repo && site->repo->partial);
	json_object_end(json);
}

static bool emit_json(struct page_run *run, str url, struct buf *out)
{
	buf_char(out, '\n');
	return page_emit_bytes(run, url, buf_str(out));
}

static bool produce_catalog(struct page_run *run)
{
	const struct site *site = run->site;
	struct buf out;
	struct json json;

	buf_init(&out, run->mem);
	json_init(&json, &out);
	json_object(&json);
	json_int_at(&json, S("schema"), 1);
	json_string_at(&json, S("generator"), S("agentdoc " AGENTDOC_VERSION));
	source_members(&json, site);
	rows_at(&json, run, S("definitions"), site->defs, site->def_count);
	rows_at(&json, run, S("removed"), site->removed, site->removed_count);
	json_object_end(&json);
	return emit_json(run, S("api/catalog.json"), &out);
}

static str commit_hex(struct page_run *run, uint32_t commit)
{
	if (commit == HIST_UNCOMMITTED)
		return STR_ABSENT;
	return oid_hex(run->mem, &run->site->commits.items[commit].id, 40);
}

static str target_id(const struct site *site, const struct site_edge *edge)
{
	return edge->target == SITE_NONE ? site->missing[edge->missing].id
					 : site->defs[edge->target].id;
}

static void edge_object(struct json *json, struct page_run *run, const struct site_edge *edge)
{
	const struct site *site = run->site;

	json_object(json);
	json_string_at(json, S("source"), site->defs[edge->source].id);
	json_string_at(json, S("target"), target_id(site, edge));
	json_string_at(json, S("relation"), rel_kinds[edge->relation].name);
	json_bool_at(json, S("declared"), edge->declared);
	json_bool_at(json, S("resolved"), edge->target != SITE_NONE);
	json_string_at(json, S("path"), site->defs[edge->source].def.path);
	json_int_at(json, S("line"), edge->line);
	json_string_at(json, S("evidence"), edge->evidence);
	json_string_at(json, S("since"), commit_hex(run, edge->since));
	json_null_at(json, S("until")); /* edges of the tree that is shown: all still there */
	json_object_end(json);
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
	struct arena *mem;
};

static void add_node(struct nodes *nodes, str id, enum def_kind kind, str name)
{
	void **slot = map_put(nodes->mem, &nodes->by_id, id);

	if (*slot)
		return;
	*slot = nodes;
	node_object(nodes->json, id, kind, name, false);
}

static void add_living(struct nodes *nodes, const struct site_def *def)
{
	*map_put(nodes->mem, &nodes->by_id, def->id) = (void *)(uintptr_t)def;
	node_object(nodes->json, def->id, def->def.kind, def->def.name, true);
}

static void write_nodes(struct nodes *nodes, const struct site *site)
{
	for (size_t i = 0; i < site->def_count; i++)
		add_living(nodes, &site->defs[i]);
	for (size_t i = 0; i < site->missing_count; i++) {
		const struct site_missing *missing = &site->missing[i];
		add_node(nodes, missing->id, missing->kind, missing->name);
	}
	for (size_t i = 0; i < site->past_edge_count; i++) {
		const struct site_past_edge *edge = &site->past_edges[i];
		const struct site_def *source = edge->source;
		const struct site_relation_change *lost = edge->lost;
		add_node(nodes, source->id, source->def.kind, source->def.name);
		add_node(nodes, lost->target, lost->target_kind, lost->name);
	}
}

/* An edge that is gone; of its text, and so of its words, nothing is kept. */
static void past_edge_object(
    struct nodes *nodes, struct page_run *run, const struct site_past_edge *edge)
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
	json_string_at(json, S("since"), commit_hex(run, edge->since));
	json_string_at(json, S("until"), commit_hex(run, edge->until));
	json_object_end(json);
}

static bool produce_graph(struct page_run *run)
{
	const struct site *site = run->site;
	struct buf out;
	struct json json;
	struct nodes nodes = {.json = &json, .mem = run->mem};

	buf_init(&out, run->mem);
	json_init(&json, &out);
	json_object(&json);
	json_key(&json, S("nodes"));
	json_array_lines(&json);
	write_nodes(&nodes, site);
	json_array_end(&json);
	json_key(&json, S("edges"));
	json_array_lines(&json);
	for (size_t i = 0; i < site->edge_count; i++)
		edge_object(&json, run, &site->edges[i]);
	for (size_t i = 0; i < site->past_edge_count; i++)
		past_edge_object(&nodes, run, &site->past_edges[i]);
	json_array_end(&json);
	json_object_end(&json);
	return emit_json(run, S("api/graph.json"), &out);
}

static void revision_object(
    struct json *json, struct page_run *run, const struct site_revision *revision)
{
	const struct hist_revision *hist = &revision->hist;
	const struct repo_commit *commit = site_commit_of(run->site, revision);

	json_object(json);
	json_string_at(json, S("commit"), commit_hex(run, hist->commit));
	text_at(json, S("author"), commit ? commit->author.name : STR_ABSENT);
	date_at(json, run->mem, S("date"), commit != NULL, commit ? commit->author_utc_s : 0);
	json_string_at(json, S("subject"), commit ? commit->subject : S("not committed"));
	json_string_at(json, S("path"), hist->path);
	json_string_at(json, S("blob"),
	    oid_is_none(&hist->blob) ? STR_ABSENT : oid_hex(run->mem, &hist->blob, 40));
	json_string_at(json, S("status"), hist_status_names[hist->status]);
	if (revision->change.link.p)
		json_string_at(json, S("link"), revision->change.link);
	json_key(json, S("change"));
	site_change_json(json, &revision->change);
	json_object_end(json);
}

static int compare_missing_id(const void *key, const void *item)
{
	return str_cmp(*(const str *)key, ((const struct site_missing *)item)->id);
}

/* The edges that end at a definition; of a removed one those that still carry its id. */
static const size_t *edges_to(const struct site *site, const struct site_def *def, size_t *ret_n)
{
	if (!def->deleted) {
		*ret_n = def->in_count;
		return def->in;
	}
	const struct site_missing *missing = site->missing_count
	    ? bsearch(&def->id, site->missing, site->missing_count, sizeof *site->missing,
		  compare_missing_id)
	    : NULL;
	*ret_n = missing ? missing->in_count : 0;
	return missing ? missing->in : NULL;
}

static void relations_member(struct json *json, struct page_run *run, const struct site_def *def)
{
	size_t in_count;
	const size_t *in = edges_to(run->site, def, &in_count);

	json_key(json, S("relations"));
	json_object(json);
	json_key(json, S("out"));
	json_array(json);
	for (size_t i = 0; i < def->out_count; i++)
		edge_object(json, run, &run->site->edges[def->out[i]]);
	json_array_end(json);
	json_key(json, S("in"));
	json_array(json);
	for (size_t i = 0; i < in_count; i++)
		edge_object(json, run, &run->site->edges[in[i]]);
	json_array_end(json);
	json_object_end(json);
}

static bool emit_definition(struct page_run *run, const struct site_def *def)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct buf out;
	struct json json;

	buf_init(&out, run->mem);
	json_init(&json, &out);
	json_object(&json);
	row_members(&json, run, def);
	json_key(&json, S("frontmatter"));
	if (def->def.front.kind == VALUE_MAP) {
		json_value(&json, def->def.front);
	} else {
		json_object(&json);
		json_object_end(&json);
	}
	json_key(&json, S("sections"));
	json_array(&json);
	for (size_t i = 0; i < def->def.section_count; i++)
		json_string(&json, def->def.sections[i].title);
	json_array_end(&json);
	relations_member(&json, run, def);
	json_key(&json, S("history"));
	json_array_lines(&json);
	for (size_t i = 0; i < def->revision_count; i++)
		revision_object(&json, run, &def->revisions[i]);
	json_array_end(&json);
	json_object_end(&json);
	bool going = emit_json(run, str_format(run->mem, "api/%.*s.json", STR_ARG(def->id)), &out);
	arena_rewind(run->mem, mark);
	return going;
}

static bool produce_definitions(struct page_run *run)
{
	const struct site *site = run->site;

	for (size_t i = 0; i < site->def_count; i++) {
		if (!emit_definition(run, &site->defs[i]))
			return false;
	}
	for (size_t i = 0; i < site->removed_count; i++) {
		if (!emit_definition(run, &site->removed[i]))
			return false;
	}
	return true;
}

static void commit_object(struct json *json, struct page_run *run, const struct site_commit *change)
{
	const struct repo_commit *commit = &run->site->commits.items[change->commit];

	json_object(json);
	json_string_at(json, S("commit"), oid_hex(run->mem, &commit->id, 40));
	text_at(json, S("author"), commit->author.name);
	date_at(json, run->mem, S("date"), true, commit->author_utc_s);
	json_string_at(json, S("subject"), commit->subject);
	json_key(json, S("definitions"));
	json_array(json);
	for (size_t i = 0; i < change->n; i++)
		json_string(json, change->items[i].def->id);
	json_array_end(json);
	json_object_end(json);
}

static bool produce_changes(struct page_run *run)
{
	const struct site *site = run->site;
	struct buf out;
	struct json json;

	buf_init(&out, run->mem);
	json_init(&json, &out);
	json_object(&json);
	json_key(&json, S("commits"));
	json_array_lines(&json);
	for (size_t i = 0; i < site->change_count; i++) {
		if (site->changes[i].commit != HIST_UNCOMMITTED)
			commit_object(&json, run, &site->changes[i]);
	}
	json_array_end(&json);
	json_object_end(&json);
	return emit_json(run, S("api/changes.json"), &out);
}

bool page_api(struct page_run *run)
{
	static page_produce *const producers[] = {
	    produce_catalog, produce_graph, produce_definitions, produce_changes};

	for (size_t i = 0; i < sizeof producers / sizeof *producers; i++) {
		struct arena_mark mark = arena_mark(run->mem);
		bool going = producers[i](run);
		arena_rewind(run->mem, mark);
		if (!going)
			return false;
	}
	return true;
}
