/* SPDX-License-Identifier: MIT */
/* A change for machines. Its keys are a contract (DESIGN section 7): they are only ever added. */
#include "site/change_json.h"

void site_strings_json(struct json *json, str key, const struct def_strings *strings)
{
	json_key(json, key);
	json_array(json);
	for (size_t i = 0; i < strings->n; i++)
		json_string(json, strings->items[i]);
	json_array_end(json);
}

static void field_object(struct json *json, const struct site_field_change *field)
{
	json_object(json);
	json_string_at(json, S("key"), field->key);
	if (field->is_set) {
		site_strings_json(json, S("added"), &field->added);
		site_strings_json(json, S("removed"), &field->removed);
	} else {
		json_string_at(json, S("from"), field->from);
		json_string_at(json, S("to"), field->to);
	}
	json_object_end(json);
}

static void relation_list(
    struct json *json, str key, const struct site_relation_change *list, size_t n)
{
	json_key(json, key);
	json_array(json);
	for (size_t i = 0; i < n; i++) {
		json_object(json);
		json_string_at(json, S("relation"), rel_kinds[list[i].relation].name);
		json_string_at(json, S("target"), list[i].target);
		json_object_end(json);
	}
	json_array_end(json);
}

void site_change_json(struct json *json, const struct site_change *change)
{
	json_object(json);
	json_key(json, S("fields"));
	json_array(json);
	for (size_t i = 0; i < change->field_count; i++)
		field_object(json, &change->fields[i]);
	json_array_end(json);
	json_key(json, S("sections"));
	json_array(json);
	for (size_t i = 0; i < change->section_count; i++) {
		json_object(json);
		json_string_at(json, S("title"), change->sections[i].title);
		json_string_at(
		    json, S("status"), site_section_status_names[change->sections[i].status]);
		json_object_end(json);
	}
	json_array_end(json);
	json_key(json, S("words"));
	json_object(json);
	json_int_at(json, S("added"), change->words_added);
	json_int_at(json, S("removed"), change->words_removed);
	json_object_end(json);
	json_key(json, S("relations"));
	json_object(json);
	relation_list(json, S("gained"), change->gained, change->gained_count);
	relation_list(json, S("lost"), change->lost, change->lost_count);
	json_object_end(json);
	json_key(json, S("flags"));
	json_array(json);
	for (size_t i = 0; i < CHANGE_FLAG_COUNT; i++) {
		if (change->flags & (1u << i))
			json_string(json, site_change_flag_names[i]);
	}
	json_array_end(json);
	json_object_end(json);
}
