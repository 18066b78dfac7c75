/* SPDX-License-Identifier: MIT */
/*
 * The comparison for programs. A change is written as api/ writes it; keys are only ever added,
 * with a new schema number when one changes its meaning.
 */
#include "report/report.h"

#include "site/change_json.h"

static void state_member(struct json *json, str key, str commit)
{
	json_key(json, key);
	json_object(json);
	json_string_at(json, S("commit"), commit);
	json_object_end(json);
}

static void groups_member(struct json *json, unsigned groups)
{
	json_key(json, S("groups"));
	json_array(json);
	for (size_t i = 0; i < GROUP_COUNT; i++)
		if (groups & (1u << i))
			json_string(json, site_change_groups[i].name);
	json_array_end(json);
}

static void item_object(struct json *json, const struct report_item *item)
{
	const struct site_def *def = item->def;
	const struct hist_revision *hist = &item->revision->hist;

	json_object(json);
	json_string_at(json, S("id"), def->id);
	json_string_at(json, S("kind"), def_kinds[def->def.kind].name);
	json_string_at(json, S("slug"), def->slug);
	json_string_at(json, S("name"), def->def.name);
	json_string_at(json, S("path"), hist->path);
	json_string_at(json, S("old_path"), hist->old_path);
	json_string_at(json, S("status"), hist_status_names[hist->status]);
	json_key(json, S("change"));
	site_change_json(json, &item->revision->change);
	json_string_at(json, S("sentence"), item->revision->change.sentence);
	groups_member(json, item->revision->change.groups);
	json_object_end(json);
}

static void summary_member(struct json *json, const struct report_counts *counts)
{
	json_key(json, S("summary"));
	json_object(json);
	for (size_t i = 0; i < HIST_STATUS_COUNT; i++)
		json_int_at(json, hist_status_names[i], (int64_t)counts->by_status[i]);
	json_int_at(json, S("widened"), (int64_t)counts->widened);
	json_key(json, S("gained"));
	json_array(json);
	for (size_t i = 0; i < counts->gain_count; i++) {
		json_object(json);
		json_string_at(json, S("tool"), counts->gains[i].tool);
		json_int_at(json, S("definitions"), (int64_t)counts->gains[i].n);
		json_object_end(json);
	}
	json_array_end(json);
	json_object_end(json);
}

void report_json(struct arena *tmp, struct buf *out, const struct report *report)
{
	const struct report_counts counts = report_count(tmp, report);
	struct json json;

	json_init(&json, out);
	json_object(&json);
	json_int_at(&json, S("schema"), 1);
	state_member(&json, S("from"), report->from);
	state_member(&json, S("to"), report->to);
	json_key(&json, S("definitions"));
	json_array_lines(&json);
	for (size_t i = 0; i < report->n; i++)
		item_object(&json, &report->items[i]);
	json_array_end(&json);
	summary_member(&json, &counts);
	json_object_end(&json);
	buf_char(out, '\n');
}
