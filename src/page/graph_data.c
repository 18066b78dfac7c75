/* SPDX-License-Identifier: MIT */
/*
 * graph/data.js, the graph for static/graph.js: a script that calls a function, so that it loads
 * from file:// and under a policy of script-src 'self'.
 *
 *	agentdoc.graph({
 *	  kinds: ["agent", ...],
 *	  relations: [["delegates_to", "delegates to"], ...],
 *	  folders: [["01-core", "01-core"], ...],              name, and slug as in graph/SLUG.html
 *	  times: [["2026-01-31", "0123456789", subject], ...],   commits that changed the graph
 *	  nodes: [[id, name, kind, folder, url, born, gone], ...],  folder -1: nobody defines it now
 *	  edges: [[source, target, relation, declared, line, since, until], ...]})
 *
 * kind, folder, source, target, relation and the four times are indices; times are in the order of
 * the history, oldest first; what is not committed yet has the index behind the last. -1 stands
 * for "always was", and what is absent at the end still is.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"
#include "base/map.h"
#include "base/vec.h"
#include "page/graph_parts.h"

static void write_names(struct json *j, const struct page_run *run)
{
	const struct site *site = run->site;

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
		json_string(j, page_relation_label(run, (enum rel_kind)i, false));
		json_array_end(j);
	}
	json_array_end(j);
	json_key(j, S("folders"));
	json_array_lines(j);
	for (size_t i = 0; i < site->folder_count; i++) {
		json_array(j);
		json_string(j, graph_folder_title(run->site->language, &site->folders[i]));
		json_string(j, site->folders[i].slug);
		json_array_end(j);
	}
	json_array_end(j);
}

/* A node with the commits that began and ended it; HIST_UNCOMMITTED: always was, still is. */
struct node {
	str id, name, url;
	enum def_kind kind;
	int64_t folder;
	uint32_t born, gone;
};

struct edge {
	size_t source, target; /* indices of nodes */
	enum rel_kind relation;
	bool declared;
	uint32_t line, since, until;
};

struct graph {
	struct arena *mem;
	const struct site *site;
	struct map by_id; /* index of a node + 1 */
	struct {
		struct node *items;
		size_t n, cap;
	} nodes;
	struct {
		struct edge *items;
		size_t n, cap;
	} edges;
	uint32_t *times; /* commits that began or ended something, oldest first */
	size_t time_count;
};

/* --- what there was ------------------------------------------------------------------------- */

/* Stands for what is not committed yet: later than every commit. */
#define NOT_YET (HIST_UNCOMMITTED - 1)

static uint32_t birth_of(const struct site_def *def)
{
	if (!def->revision_count || def->cut)
		return HIST_UNCOMMITTED;
	const uint32_t commit = def->revisions[def->revision_count - 1].hist.commit;
	return commit == HIST_UNCOMMITTED ? NOT_YET : commit;
}

static uint32_t death_of(const struct site_def *def)
{
	if (!def->deleted || !def->revision_count)
		return HIST_UNCOMMITTED;
	const uint32_t commit = def->revisions[0].hist.commit;
	return commit == HIST_UNCOMMITTED ? NOT_YET : commit;
}

static size_t add_node(struct graph *graph, const struct node *node)
{
	void **slot = map_put(graph->mem, &graph->by_id, node->id);

	if (!*slot) {
		VEC_PUSH(graph->mem, &graph->nodes, *node);
		*slot = (void *)(uintptr_t)graph->nodes.n;
	}
	return (size_t)(uintptr_t)*slot - 1;
}

static size_t add_def(struct graph *graph, const struct site_def *def)
{
	return add_node(graph,
	    &(struct node){
		.id = def->id,
		.name = def->def.title,
		.url = def->url,
		.kind = def->def.kind,
		.folder = def->deleted ? -1 : (int64_t)def->folder,
		.born = birth_of(def),
		.gone = death_of(def),
	    });
}

/* A name that nobody defines; when a removed definition bore it, that is the node. */
static size_t add_missing(struct graph *graph, str id, str name, enum def_kind kind)
{
	const struct site_def *bearer = map_get(&graph->site->by_id, id);

	if (bearer)
		return add_def(graph, bearer);
	return add_node(graph,
	    &(struct node){
		.id = id,
		.name = name,
		.url = S(""),
		.kind = kind,
		.folder = -1,
		.born = HIST_UNCOMMITTED,
		.gone = HIST_UNCOMMITTED,
	    });
}

static void add_edge(struct graph *graph, const struct edge *edge)
{
	VEC_PUSH(graph->mem, &graph->edges, *edge);
}

/* An edge of today. To a name that a definition bore before it was renamed it was one to that. */
static void add_current(struct graph *graph, const struct site_edge *one)
{
	const struct site *site = graph->site;
	const struct site_missing *missing =
	    one->target == SITE_NONE ? &site->missing[one->missing] : NULL;
	struct edge edge = {
	    .source = one->source,
	    .target = missing ? add_missing(graph, missing->id, missing->name, missing->kind)
			      : one->target,
	    .relation = one->relation,
	    .declared = one->declared,
	    .line = one->line,
	    .since = one->uncommitted ? NOT_YET : one->since,
	    .until = HIST_UNCOMMITTED,
	};

	if (missing && missing->former && !missing->former->deleted && !one->uncommitted &&
	    missing->gone < edge.since) {
		struct edge former = edge;
		former.target = add_def(graph, missing->former);
		former.until = edge.since = missing->gone;
		add_edge(graph, &former);
	}
	add_edge(graph, &edge);
}

static void add_past(struct graph *graph, const struct site_past_edge *past)
{
	const struct site_relation_change *lost = past->lost;

	add_edge(graph,
	    &(struct edge){
		.source = add_def(graph, past->source),
		.target = add_missing(graph, lost->target, lost->name, lost->target_kind),
		.relation = lost->relation,
		.declared = lost->declared,
		.line = lost->line,
		.since = past->since,
		.until = past->until,
	    });
}

static void collect(struct graph *graph)
{
	const struct site *site = graph->site;

	for (size_t i = 0; i < site->def_count; i++)
		add_def(graph, &site->defs[i]);
	for (size_t i = 0; i < site->edge_count; i++)
		add_current(graph, &site->edges[i]);
	for (size_t i = 0; i < site->past_edge_count; i++)
		add_past(graph, &site->past_edges[i]);
}

/* --- when ----------------------------------------------------------------------------------- */

static int compare_times(const void *left, const void *right)
{
	const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return a > b ? -1 : a < b; /* the larger number is the older commit */
}

static void collect_times(struct graph *graph)
{
	uint32_t *times = ARENA_ARRAY(graph->mem, uint32_t, 2 * (graph->nodes.n + graph->edges.n));
	size_t n = 0;

	for (size_t i = 0; i < graph->nodes.n; i++) {
		times[n++] = graph->nodes.items[i].born;
		times[n++] = graph->nodes.items[i].gone;
	}
	for (size_t i = 0; i < graph->edges.n; i++) {
		times[n++] = graph->edges.items[i].since;
		times[n++] = graph->edges.items[i].until;
	}
	if (n)
		qsort(times, n, sizeof *times, compare_times);
	for (size_t i = 0; i < n; i++) {
		if (times[i] < NOT_YET &&
		    (!graph->time_count || times[i] != times[graph->time_count - 1]))
			times[graph->time_count++] = times[i];
	}
	graph->times = times;
}

/* The index of a commit among the times; -1 for what is not known, NOT_YET behind the last. */
static int64_t time_of(const struct graph *graph, uint32_t commit)
{
	if (commit == NOT_YET)
		return (int64_t)graph->time_count;
	const uint32_t *found = commit == HIST_UNCOMMITTED || !graph->time_count
	    ? NULL
	    : bsearch(&commit, graph->times, graph->time_count, sizeof commit, compare_times);

	return found ? found - graph->times : -1;
}

/* --- as a script ---------------------------------------------------------------------------- */

static void write_times(struct json *j, const struct graph *graph)
{
	json_key(j, S("times"));
	json_array_lines(j);
	for (size_t i = 0; i < graph->time_count; i++) {
		const struct repo_commit *commit = &graph->site->commits.items[graph->times[i]];
		json_array(j);
		json_string(j,
		    commit->author_utc_s == REPO_TIME_UNKNOWN
			? S("")
			: date_day(graph->mem, commit->author_utc_s));
		json_string(j, oid_hex(graph->mem, &commit->id, 10));
		json_string(j, commit->subject);
		json_array_end(j);
	}
	json_array_end(j);
}

/* The two times that end a row; what still is has but one, and what always was too has none. */
static void write_span(struct json *j, const struct graph *graph, uint32_t from, uint32_t to)
{
	int64_t began = time_of(graph, from), ended = time_of(graph, to);

	if (began >= 0 || ended >= 0)
		json_int(j, began);
	if (ended >= 0)
		json_int(j, ended);
}

static void write_nodes(struct json *j, const struct graph *graph)
{
	json_key(j, S("nodes"));
	json_array_lines(j);
	for (size_t i = 0; i < graph->nodes.n; i++) {
		const struct node *node = &graph->nodes.items[i];
		json_array(j);
		json_string(j, node->id);
		json_string(j, node->name);
		json_int(j, (int64_t)node->kind);
		json_int(j, node->folder);
		json_string(j, node->url);
		write_span(j, graph, node->born, node->gone);
		json_array_end(j);
	}
	json_array_end(j);
}

static void write_edges(struct json *j, const struct graph *graph)
{
	json_key(j, S("edges"));
	json_array_lines(j);
	for (size_t i = 0; i < graph->edges.n; i++) {
		const struct edge *edge = &graph->edges.items[i];
		json_array(j);
		json_int(j, (int64_t)edge->source);
		json_int(j, (int64_t)edge->target);
		json_int(j, (int64_t)edge->relation);
		json_int(j, edge->declared);
		json_int(j, edge->line);
		write_span(j, graph, edge->since, edge->until);
		json_array_end(j);
	}
	json_array_end(j);
}

bool graph_emit_data(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct graph graph = {.mem = run->mem, .site = run->site};
	struct buf out;
	struct json j;

	collect(&graph);
	collect_times(&graph);
	buf_init(&out, run->mem);
	buf_add(&out, S("agentdoc.graph("));
	json_init(&j, &out);
	json_object(&j);
	write_names(&j, run);
	write_times(&j, &graph);
	write_nodes(&j, &graph);
	write_edges(&j, &graph);
	json_object_end(&j);
	buf_add(&out, S(")\n"));
	bool going = page_emit_bytes(run, S("graph/data.js"), buf_str(&out));
	arena_rewind(run->mem, mark);
	return going;
}
