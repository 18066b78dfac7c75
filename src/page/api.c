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
#include "site/graph_json.h"

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

static bool produce_graph(struct page_run *run)
{
	struct buf out;

	buf_init(&out, run->mem);
	site_graph_json(run->tmp, &out, run->site, NULL);
	return page_emit_bytes(run, S("api/graph.json"), buf_str(&out));
}

static void revision_object(
    struct json *json, struct page_run *run, const struct site_revision *revision)
{
	const struct hist_revision *hist = &revision->hist;
	const struct repo_commit *commit = site_commit_of(run->site, revision);

	json_object(json);
	json_string_at(json, S("commit"), site_commit_hex(run->mem, run->site, hist->commit));
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
		site_edge_json(run->tmp, json, run->site, &run->site->edges[def->out[i]]);
	json_array_end(json);
	json_key(json, S("in"));
	json_array(json);
	for (size_t i = 0; i < in_count; i++)
		site_edge_json(run->tmp, json, run->site, &run->site->edges[in[i]]);
	json_array_end(json);
	json_object_end(json);
}

static bool emit_definition(struct page_run *run, const struct site_def *def)
{
	struct arena_mark mark = arena_mark(run->mem);
	const str url = str_format(run->mem, "api/%.*s.json", STR_ARG(def->id));
	struct buf out;
	struct json json;

	if (!page_is_wanted(run, url)) {
		arena_rewind(run->mem, mark);
		return true;
	}
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
	bool going = emit_json(run, url, &out);
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

	if (!site->has_history)
		return true;
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
