/* SPDX-License-Identifier: MIT */
/*
 * api/insights.json: what the page of insights lists, whole. Its keys are a contract, as in api.c:
 *
 *	hubs        [{id, in}]: definitions that others name, most named first
 *	orphans     [id]: without any edge
 *	unresolved  [{id, nearest, in}]: names that nobody has, and who says them
 *	cycles      [[id]]: delegation that leads back to where it began
 *	duplicates  [{name, ids, differs}]: one kind and name; the fields in which they differ
 *	similar     [{ids, similarity, differs}]: like bodies; similarity is the least with the
 *	            first
 *	blast       [{id, direct, transitive}]: how many a rename concerns, most first
 *
 * then those of trend_api.c, and of page_tool_members.
 */
#include "base/arena.h"
#include "base/json.h"
#include "page/insights.h"
#include "page/kinds.h"
#include "site/change_json.h"
#include "site/insights.h"

static void hubs_at(struct json *json, const struct site *site)
{
	json_array_lines_at(json, S("hubs"));
	for (size_t i = 0; i < site->hub_count; i++) {
		const size_t hub = site->hubs[i];
		json_object(json);
		json_string_at(json, S("id"), site->defs[hub].id);
		json_int_at(json, S("in"), (int64_t)site->insights->reach[hub].direct);
		json_object_end(json);
	}
	json_array_end(json);
}

/* Sources of edges that are sorted by source, each once. */
static void callers_at(
    struct json *json, const struct site *site, const struct site_missing *missing)
{
	json_key(json, S("in"));
	json_array(json);
	for (size_t i = 0; i < missing->in_count; i++) {
		const size_t source = site->edges[missing->in[i]].source;
		if (i == 0 || source != site->edges[missing->in[i - 1]].source)
			json_string(json, site->defs[source].id);
	}
	json_array_end(json);
}

static void unresolved_at(struct json *json, const struct site *site)
{
	json_array_lines_at(json, S("unresolved"));
	for (size_t i = 0; i < site->missing_count; i++) {
		const size_t nearest = site->insights->nearest[i];
		json_object(json);
		json_string_at(json, S("id"), site->missing[i].id);
		json_string_at(
		    json, S("nearest"), nearest == SITE_NONE ? STR_ABSENT : site->defs[nearest].id);
		callers_at(json, site, &site->missing[i]);
		json_object_end(json);
	}
	json_array_end(json);
}

static void cycles_at(struct json *json, const struct site *site)
{
	json_array_lines_at(json, S("cycles"));
	for (size_t i = 0; i < site->cycle_count; i++) {
		json_array(json);
		for (size_t k = 0; k < site->cycles[i].n; k++)
			json_string(json, site->defs[site->cycles[i].defs[k]].id);
		json_array_end(json);
	}
	json_array_end(json);
}

static void duplicates_at(struct json *json, const struct site *site)
{
	json_array_lines_at(json, S("duplicates"));
	for (size_t i = 0; i < site->duplicate_count; i++) {
		json_object(json);
		json_string_at(json, S("name"), site->duplicates[i].name);
		page_ids_member(
		    json, site, S("ids"), site->duplicates[i].defs, site->duplicates[i].n);
		site_strings_json(json, S("differs"), &site->insights->duplicate_differs[i]);
		json_object_end(json);
	}
	json_array_end(json);
}

static void similar_at(struct json *json, struct arena *mem, const struct site *site)
{
	json_array_lines_at(json, S("similar"));
	for (size_t i = 0; i < site->insights->similar_count; i++) {
		const struct site_similar *group = &site->insights->similar[i];
		json_object(json);
		page_ids_member(json, site, S("ids"), group->defs, group->n);
		json_key(json, S("similarity"));
		json_value(json,
		    value_number(
			group->least == 100 ? S("1") : str_format(mem, "0.%02u", group->least)));
		site_strings_json(json, S("differs"), &group->differs);
		json_object_end(json);
	}
	json_array_end(json);
}

static void blast_at(struct json *json, const struct site *site)
{
	json_array_lines_at(json, S("blast"));
	for (size_t i = 0; i < site->insights->widest_count; i++) {
		const size_t def = site->insights->widest[i];
		const struct site_reach *reach = &site->insights->reach[def];
		json_object(json);
		json_string_at(json, S("id"), site->defs[def].id);
		json_int_at(json, S("direct"), (int64_t)reach->direct);
		json_int_at(json, S("transitive"), (int64_t)reach->transitive);
		json_object_end(json);
	}
	json_array_end(json);
}

void page_ids_member(
    struct json *json, const struct site *site, str key, const size_t *defs, size_t n)
{
	json_key(json, key);
	json_array(json);
	for (size_t i = 0; i < n; i++)
		json_string(json, site->defs[defs[i]].id);
	json_array_end(json);
}

bool page_insight_api(struct page_run *run)
{
	const struct site *site = run->site;
	const struct arena_mark mark = arena_mark(run->mem);
	struct buf out;
	struct json json;

	buf_init(&out, run->mem);
	json_init(&json, &out);
	json_object(&json);
	json_int_at(&json, S("schema"), 1);
	hubs_at(&json, site);
	page_ids_member(&json, site, S("orphans"), site->orphans, site->orphan_count);
	unresolved_at(&json, site);
	cycles_at(&json, site);
	duplicates_at(&json, site);
	similar_at(&json, run->mem, site);
	blast_at(&json, site);
	page_trend_members(run, &json);
	page_tool_members(run, &json);
	json_object_end(&json);
	buf_char(&out, '\n');
	const bool going = page_emit_bytes(run, S("api/insights.json"), buf_str(&out));
	arena_rewind(run->mem, mark);
	return going;
}
