/* SPDX-License-Identifier: MIT */
/*
 * The front matter of a definition as the rows of its page: every key but those that the head
 * shows in its own way, nested ones by their path. What names another definition is a link.
 */
#include "base/arena.h"
#include "base/json.h"
#include "page/origins.h"

enum { LISTED_MAX = 1000 }; /* bytes of a text that may be a list of names */

static str value_as_text(struct arena *mem, struct value v)
{
	struct buf out;
	struct json json;

	if (v.kind != VALUE_LIST && v.kind != VALUE_MAP)
		return value_text(v);
	buf_init(&out, mem);
	json_init(&json, &out);
	json_value(&json, v);
	return buf_str(&out);
}

static bool is_called(const struct site_def *def, str name)
{
	return str_eq(def->def.name, name) || str_eq(def->slug, name) ||
	    str_eq(def->def.stem, name);
}

/* The edge that front matter declares with this text; NULL when it declares none. */
static const struct site_edge *declared_edge(
    const struct site *site, const struct site_def *def, str text)
{
	for (size_t i = 0; i < def->out_count; i++) {
		const struct site_edge *edge = &site->edges[def->out[i]];
		if (!edge->declared)
			continue;
		if (edge->target == SITE_NONE ? str_eq(site->missing[edge->missing].name, text)
					      : is_called(&site->defs[edge->target], text))
			return edge;
	}
	return NULL;
}

/* {text url missing note}; note is what else stands beside the name, of a hand-over say. */
static struct value item_of(struct page_run *run, const struct site_def *def, str text, str note)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct site_edge *edge = declared_edge(site, def, text);
	bool missing = edge && edge->target == SITE_NONE;
	struct value item = value_map(mem);

	VALUE_SET(mem, item, "text", value_string(text));
	VALUE_SET(mem, item, "url",
	    edge && !missing ? value_string(site->defs[edge->target].url) : VALUE_NONE);
	VALUE_SET(mem, item, "missing", value_bool(missing));
	VALUE_SET(mem, item, "note", page_text(note));
	return item;
}

/* "label: Start; send: true" of a map, without the member that stands before it. */
static str members_text(struct arena *mem, const struct value_map *map, size_t without)
{
	struct buf out;

	buf_init(&out, mem);
	for (size_t i = 0; i < map->n; i++) {
		const str text = value_as_text(mem, map->members[i].value);
		if (i != without)
			buf_format(&out, "%s%.*s: %.*s", buf_str(&out).n ? "; " : "",
			    STR_ARG(map->members[i].key), STR_ARG(text));
	}
	return buf_str(&out);
}

/* An item of a list. Of a map the member that names a definition comes first, as of hand-overs. */
static struct value list_item(struct page_run *run, const struct site_def *def, struct value v)
{
	struct arena *mem = run->mem;

	if (v.kind != VALUE_MAP)
		return item_of(run, def, value_as_text(mem, v), STR_ABSENT);
	for (size_t i = 0; i < v.map->n; i++) {
		const str text = value_text(v.map->members[i].value);
		if (text.n && declared_edge(run->site, def, text))
			return item_of(run, def, text, members_text(mem, v.map, i));
	}
	return item_of(run, def, members_text(mem, v.map, v.map->n), STR_ABSENT);
}

/* "a, b" as a list, when one of its parts names another definition. */
static struct value items_of_text(struct page_run *run, const struct site_def *def, str text)
{
	struct value items = value_list(run->mem);
	bool found = false;
	str part;

	for (str rest = text; text.n < LISTED_MAX && str_next_part(&rest, ',', &part);) {
		part = str_trim(part);
		found = found || declared_edge(run->site, def, part);
		if (part.n)
			value_push(run->mem, items, item_of(run, def, part, STR_ABSENT));
	}
	return found ? items : value_list(run->mem);
}

/* Values that let a definition act without being asked. */
static bool is_loud(str key, str text)
{
	return str_eq_nocase(key, S("permissionMode")) &&
	    str_eq_nocase(text, S("bypassPermissions"));
}

static void add_field(const struct page_origins *origins, const struct site_def *def,
    struct value fields, str key, struct value v);

/* Nested maps by path; their depth is bounded by the YAML reader. */
static void add_members(const struct page_origins *origins, const struct site_def *def,
    struct value fields, str key, const struct value_map *map)
{
	for (size_t i = 0; i < map->n; i++) {
		str path = str_format(
		    origins->run->mem, "%.*s.%.*s", STR_ARG(key), STR_ARG(map->members[i].key));
		add_field(origins, def, fields, path, map->members[i].value);
	}
}

/* "permissions." "contents": a long key may go on in another line behind a dot; none without one.
 */
static struct value levels_of(struct arena *mem, str key)
{
	struct value levels = value_list(mem);
	size_t from = 0, dot;

	while ((dot = str_find_char(key, '.', from)) != STR_NONE) {
		value_push(mem, levels, value_string(str_slice(key, from, dot + 1)));
		from = dot + 1;
	}
	if (from)
		value_push(mem, levels, value_string(str_from(key, from)));
	return levels;
}

static void add_field(const struct page_origins *origins, const struct site_def *def,
    struct value fields, str key, struct value v)
{
	struct page_run *run = origins->run;
	struct arena *mem = run->mem;
	struct value field = value_map(mem);
	struct value items = value_list(mem);
	str text = v.kind == VALUE_LIST ? STR_ABSENT : value_text(v);

	if (v.kind == VALUE_MAP) {
		add_members(origins, def, fields, key, v.map);
		return;
	}
	for (size_t i = 0; v.kind == VALUE_LIST && i < v.list->n; i++)
		value_push(mem, items, list_item(run, def, v.list->items[i]));
	if (text.n)
		items = items_of_text(run, def, text);
	if (value_count(items))
		text = STR_ABSENT;
	VALUE_SET(mem, field, "key", value_string(key));
	VALUE_SET(mem, field, "levels", levels_of(mem, key));
	PAGE_SET_LIST(mem, field, "items", items);
	VALUE_SET(mem, field, "text", page_text(text));
	VALUE_SET(mem, field, "loud", value_bool(is_loud(key, text)));
	VALUE_SET(mem, field, "empty", value_bool(!text.n && !value_count(items)));
	VALUE_SET(mem, field, "origin", page_last_change(origins, key));
	value_push(mem, fields, field);
}

static bool stands_in_head(str key)
{
	return str_eq(key, S("name")) || str_eq(key, S("description")) || str_eq(key, S("tools")) ||
	    str_eq(key, S("allowed-tools")) || str_eq(key, S("model"));
}

/* Whether the head has nothing to show of this key: its value is of a type that it cannot have. */
static bool is_unused(const struct definition *def, str key)
{
	for (size_t i = 0; i < def->problem_count; i++) {
		const struct diag_item *problem = &def->problems[i];
		if (problem->code == AD114 && problem->place.line == def_key_line(def, key))
			return true;
	}
	return false;
}

/* What a definition may do, and whom it works with, is told first. */
static bool is_weighty(struct value field)
{
	const struct site_field_change key = {.key = value_text(*value_get(field, S("key")))};
	const struct value items = *value_get(field, S("items"));

	if (site_field_groups(&key) & GROUP_PERMISSIONS)
		return true;
	for (size_t i = 0; i < value_count(items); i++) {
		const struct value item = items.list->items[i];
		if (value_get(item, S("url"))->kind != VALUE_NULL ||
		    value_get(item, S("missing"))->boolean)
			return true;
	}
	return false;
}

static void push_fields(struct arena *mem, struct value list, struct value fields, bool weighty)
{
	for (size_t i = 0; i < value_count(fields); i++) {
		if (is_weighty(fields.list->items[i]) == weighty)
			value_push(mem, list, fields.list->items[i]);
	}
}

struct value page_fields(const struct page_origins *origins, const struct site_def *def)
{
	struct arena *mem = origins->run->mem;
	struct value fields = value_list(mem), sorted = value_list(mem);
	struct value front = def->def.front;

	for (size_t i = 0; front.kind == VALUE_MAP && i < front.map->n; i++) {
		const struct value_member *member = &front.map->members[i];
		if (!stands_in_head(member->key) || is_unused(&def->def, member->key))
			add_field(origins, def, fields, member->key, member->value);
	}
	push_fields(mem, sorted, fields, true);
	push_fields(mem, sorted, fields, false);
	return sorted;
}
