/* SPDX-License-Identifier: MIT */
/*
 * Which fields differ between two front matters: by their values, so that quotes, the order of keys
 * and the way a list is written make no difference. Nested values have paths: "meta.owner.team",
 * "hooks.PreToolUse.0.command". How it is told stands in sentence.c; static/fields.js compares what
 * site_fields_json() wrote by the same rules.
 */
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "site/change.h"
#include "site/change_json.h"
#include "site/word.h"

struct comparison {
	struct arena *tmp;
	VEC(struct site_field_change) changes;
	unsigned told; /* which of name_lists were compared, by bit */
};

/* Keys that def->tools stands for, whatever their spelling, and what a change calls them. */
static const struct {
	str key, called;
} tool_keys[] = {
    {{"tools", 5}, {"tools", 5}},
    {{"allowed-tools", 13}, {"tools", 5}},
    {{"allowed_tools", 13}, {"tools", 5}},
    {{"allowedTools", 12}, {"tools", 5}},
    {{"disallowed-tools", 16}, {"tools.forbidden", 15}},
    {{"disallowedTools", 15}, {"tools.forbidden", 15}},
};

/* Lists that hold nothing but names are compared as the definition has them, like tools. */
static const struct name_list {
	str keys[2]; /* its spellings; a change is called by the first */
	size_t offset; /* of the names in struct definition */
} name_lists[] = {
    {{{"skills", 6}}, offsetof(struct definition, skills)},
    {{{"agents", 6}}, offsetof(struct definition, agents)},
    {{{"handoffs", 8}}, offsetof(struct definition, handoffs)},
    {{{"escalation_to", 13}, {"escalation-to", 13}}, offsetof(struct definition, escalation_to)},
    {{{"parallel_compatible", 19}, {"parallel-compatible", 19}},
	offsetof(struct definition, parallel_compatible)},
};

static bool is_tool_key(str key)
{
	for (size_t i = 0; i < sizeof tool_keys / sizeof *tool_keys; i++) {
		if (str_eq(key, tool_keys[i].key))
			return true;
	}
	return false;
}

static const struct name_list *find_name_list(str key)
{
	for (size_t i = 0; key.n && i < sizeof name_lists / sizeof *name_lists; i++) {
		if (str_eq(name_lists[i].keys[0], key) || str_eq(name_lists[i].keys[1], key))
			return &name_lists[i];
	}
	return NULL;
}

/* Items of a that b lacks, each once. */
static struct def_strings set_minus(
    struct arena *tmp, const struct def_strings *a, const struct def_strings *b)
{
	struct map seen = {0};
	VEC(str) left = {0};

	for (size_t i = 0; i < b->n; i++)
		*map_put(tmp, &seen, b->items[i]) = b->items;
	for (size_t i = 0; i < a->n; i++) {
		void **slot = map_put(tmp, &seen, a->items[i]);
		if (*slot)
			continue;
		*slot = a->items;
		VEC_PUSH(tmp, &left, a->items[i]);
	}
	return (struct def_strings){left.items, left.n};
}

static bool same_strings(const struct def_strings *a, const struct def_strings *b)
{
	for (size_t i = 0; a->n == b->n && i < a->n; i++) {
		if (!str_eq(a->items[i], b->items[i]))
			return false;
	}
	return a->n == b->n;
}

static void compare_sets(struct comparison *c, str key, const struct def_strings *before,
    const struct def_strings *after)
{
	struct site_field_change change = {.key = key, .is_set = true};

	if (same_strings(before, after))
		return;
	change.added = set_minus(c->tmp, after, before);
	change.removed = set_minus(c->tmp, before, after);
	if (change.added.n || change.removed.n)
		VEC_PUSH(c->tmp, &c->changes, change);
}

/* A line end that was written as the two characters "\n" is one for the reader, too. */
static bool next_word(str text, size_t *at, bool has_escapes, str *ret_word)
{
	while (has_escapes && *at < text.n) {
		while (*at < text.n && word_is_gap(text.p[*at]))
			++*at;
		if (!str_starts_with(str_from(text, *at), S("\\n")))
			break;
		*at += 2;
	}
	if (!word_next(text, at, ret_word))
		return false;
	const size_t escape = has_escapes ? str_find(*ret_word, S("\\n"), 1) : STR_NONE;
	if (escape != STR_NONE) {
		*at -= ret_word->n - escape;
		ret_word->n = escape;
	}
	return true;
}

/* Whether two scalars have the same words: how a long one is wrapped is spelling. */
static bool same_words(str a, str b, bool has_escapes)
{
	size_t at_a = 0, at_b = 0;
	str word_a, word_b;

	for (;;) {
		const bool more_a = next_word(a, &at_a, has_escapes, &word_a);
		const bool more_b = next_word(b, &at_b, has_escapes, &word_b);

		if (more_a != more_b || (more_a && !str_eq(word_a, word_b)))
			return false;
		if (!more_a)
			return true;
	}
}

/* An absent text stands for a field that is not there, which differs from an empty one. */
static void compare_scalars(struct comparison *c, str key, str before, str after)
{
	if (!before.p == !after.p &&
	    (str_eq(before, after) || same_words(before, after, str_eq(key, S("description")))))
		return;
	VEC_PUSH(c->tmp, &c->changes,
	    ((struct site_field_change){.key = key, .from = before, .to = after}));
}

static bool is_scalar(const struct value *v)
{
	return v->kind != VALUE_LIST && v->kind != VALUE_MAP;
}

/* A list of lists or maps: its items are compared one by one, by their place. */
static bool is_nested(const struct value *v)
{
	if (v->kind == VALUE_MAP)
		return v->map->n > 0;
	for (size_t i = 0; v->kind == VALUE_LIST && i < v->list->n; i++) {
		if (!is_scalar(&v->list->items[i]))
			return true;
	}
	return false;
}

static str scalar_text(const struct value *v)
{
	const str text = str_trim(value_text(*v));

	return text.p ? text : S("");
}

/* The items of a list of scalars; a scalar beside a list is a set of one, an empty one of none. */
static struct def_strings set_of(struct arena *tmp, const struct value *v)
{
	if (!v || v->kind == VALUE_MAP)
		return (struct def_strings){0};
	const struct value *items = is_scalar(v) ? v : v->list->items;
	const size_t n = is_scalar(v) ? scalar_text(v).n > 0 : v->list->n;
	str *texts = ARENA_ARRAY(tmp, str, n);

	for (size_t i = 0; i < n; i++)
		texts[i] = scalar_text(&items[i]);
	return (struct def_strings){texts, n};
}

/* Two values of which neither holds others but in a flat list. */
static void compare_leaves(
    struct comparison *c, str key, const struct value *before, const struct value *after)
{
	const bool is_set =
	    (before && before->kind == VALUE_LIST) || (after && after->kind == VALUE_LIST);

	if (is_set) {
		const struct def_strings a = set_of(c->tmp, before), b = set_of(c->tmp, after);
		compare_sets(c, key, &a, &b);
	} else {
		compare_scalars(c, key, before ? scalar_text(before) : STR_ABSENT,
		    after ? scalar_text(after) : STR_ABSENT);
	}
}

/* What a nested value consists of: members of a map, or items of a list. */
struct parts {
	size_t n;
	const struct value_map *map;
	const struct value_list *list;
};

static struct parts parts_of(const struct value *v)
{
	if (v && v->kind == VALUE_MAP)
		return (struct parts){v->map->n, v->map, NULL};
	if (v && is_nested(v))
		return (struct parts){v->list->n, NULL, v->list};
	return (struct parts){0};
}

static void compare_values(
    struct comparison *c, str key, const struct value *before, const struct value *after);

static void compare_maps(
    struct comparison *c, str key, const struct value *before, const struct value *after)
{
	const struct parts old = parts_of(before), new = parts_of(after);

	for (size_t i = 0; new.map &&i < new.n; i++) {
		const struct value_member *member = &new.map->members[i];
		compare_values(c,
		    str_format(c->tmp, "%.*s.%.*s", STR_ARG(key), STR_ARG(member->key)),
		    old.map ? value_get_hashed(*before, member->key, member->hash) : NULL,
		    &member->value);
	}
	for (size_t i = 0; old.map && i < old.n; i++) {
		const struct value_member *member = &old.map->members[i];
		if (new.map && value_get_hashed(*after, member->key, member->hash))
			continue;
		compare_values(c,
		    str_format(c->tmp, "%.*s.%.*s", STR_ARG(key), STR_ARG(member->key)),
		    &member->value, NULL);
	}
}

/*
 * Items that both lists begin or end with stand aside, so that an item that came or went does not
 * make all others change.
 */
static void compare_lists(
    struct comparison *c, str key, const struct parts *old, const struct parts *new)
{
	const size_t a = old->list ? old->n : 0, b = new->list ? new->n : 0;
	const size_t shorter = a < b ? a : b;
	size_t start = 0, end = 0;

	while (start < shorter && value_eq(old->list->items[start], new->list->items[start]))
		start++;
	while (end < shorter - start &&
	    value_eq(old->list->items[a - end - 1], new->list->items[b - end - 1]))
		end++;
	for (size_t i = start; i < a - end || i < b - end; i++) {
		compare_values(c, str_format(c->tmp, "%.*s.%zu", STR_ARG(key), i),
		    i < a - end ? &old->list->items[i] : NULL,
		    i < b - end ? &new->list->items[i] : NULL);
	}
}

/* Depth is bounded by LIMIT_JSON_DEPTH, which the reader of the front matter holds. */
static void compare_values(
    struct comparison *c, str key, const struct value *before, const struct value *after)
{
	const struct value *leaf_before = before && !is_nested(before) ? before : NULL;
	const struct value *leaf_after = after && !is_nested(after) ? after : NULL;
	const struct parts old = parts_of(before), new = parts_of(after);

	if (leaf_before || leaf_after)
		compare_leaves(c, key, leaf_before, leaf_after);
	compare_maps(c, key, before, after);
	compare_lists(c, key, &old, &new);
}

static void compare_tools(
    struct comparison *c, const struct def_tools *before, const struct def_tools *after)
{
	static str all[] = {{"ALL", 3}};
	const struct def_strings every = {all, 1};

	compare_sets(c, S("tools"), before->inherits_all ? &every : &before->allowed,
	    after->inherits_all ? &every : &after->allowed);
	compare_sets(c, S("tools.forbidden"), &before->forbidden, &after->forbidden);
	compare_scalars(c, S("tools.rationale"),
	    before->rationale.n ? before->rationale : STR_ABSENT,
	    after->rationale.n ? after->rationale : STR_ABSENT);
}

/* Whether the front matter has nothing but names, or nothing at all, under any spelling. */
static bool holds_names_alone(const struct name_list *list, const struct definition *def)
{
	for (size_t i = 0; i < 2 && list->keys[i].p; i++) {
		const struct value *v = value_get(def->front, list->keys[i]);

		if (v && (v->kind == VALUE_MAP || is_nested(v)))
			return false;
	}
	return true;
}

static const struct def_strings *names_of(
    const struct name_list *list, const struct definition *def)
{
	const void *names = (const char *)def + list->offset;

	return names;
}

/* A field at the top; both definitions are given for what they have in a form of their own. */
static void compare_field(struct comparison *c, const struct value_member *member,
    const struct definition *before, const struct definition *after)
{
	const struct name_list *list = find_name_list(member->key);
	const str key = member->key;

	if (is_tool_key(key))
		return;
	if (!list || !holds_names_alone(list, before) || !holds_names_alone(list, after)) {
		compare_values(c, key, value_get_hashed(before->front, key, member->hash),
		    value_get_hashed(after->front, key, member->hash));
		return;
	}
	const unsigned bit = 1u << (list - name_lists);
	if (!(c->told & bit))
		compare_sets(c, list->keys[0], names_of(list, before), names_of(list, after));
	c->told |= bit;
}

static void write_strings(struct json *json, const struct def_strings *strings)
{
	json_array(json);
	for (size_t i = 0; i < strings->n; i++)
		json_string(json, strings->items[i]);
	json_array_end(json);
}

static void write_value(struct json *json, struct arena *tmp, const struct value *v);

static void write_member(struct json *json, struct arena *tmp, str key, const struct value *v)
{
	json_array(json);
	json_string(json, key);
	write_value(json, tmp, v);
	json_array_end(json);
}

/* Depth is bounded as in compare_values. */
static void write_value(struct json *json, struct arena *tmp, const struct value *v)
{
	const struct parts parts = parts_of(v);

	if (!parts.n) {
		const struct def_strings items = set_of(tmp, v);

		if (v->kind == VALUE_LIST)
			write_strings(json, &items);
		else
			json_string(json, scalar_text(v));
		return;
	}
	json_object(json);
	json_key(json, parts.map ? S("map") : S("list"));
	json_array(json);
	for (size_t i = 0; i < parts.n; i++) {
		if (parts.map)
			write_member(
			    json, tmp, parts.map->members[i].key, &parts.map->members[i].value);
		else
			write_value(json, tmp, &parts.list->items[i]);
	}
	json_array_end(json);
	json_object_end(json);
}

static void write_names(struct json *json, str key, const struct def_strings *names)
{
	json_array(json);
	json_string(json, key);
	write_strings(json, names);
	json_array_end(json);
}

static void write_tools(struct json *json, const struct def_tools *tools)
{
	static str all[] = {{"ALL", 3}};
	const struct def_strings every = {all, 1};

	write_names(json, S("tools"), tools->inherits_all ? &every : &tools->allowed);
	if (tools->forbidden.n)
		write_names(json, S("tools.forbidden"), &tools->forbidden);
	if (tools->rationale.n) {
		json_array(json);
		json_string(json, S("tools.rationale"));
		json_string(json, tools->rationale);
		json_array_end(json);
	}
}

void site_fields_json(struct json *json, struct arena *tmp, const struct definition *def)
{
	unsigned told = 0;

	json_array(json);
	write_tools(json, &def->tools);
	for (size_t i = 0; i < value_count(def->front); i++) {
		const struct value_member *member = &def->front.map->members[i];
		const struct name_list *list = find_name_list(member->key);

		if (is_tool_key(member->key))
			continue;
		if (!list || !holds_names_alone(list, def)) {
			write_member(json, tmp, member->key, &member->value);
			continue;
		}
		const unsigned bit = 1u << (list - name_lists);
		if (!(told & bit))
			write_names(json, list->keys[0], names_of(list, def));
		told |= bit;
	}
	json_array_end(json);
}

str site_field_key(str key)
{
	const struct name_list *list = find_name_list(key);

	for (size_t i = 0; i < sizeof tool_keys / sizeof *tool_keys; i++) {
		if (str_eq(key, tool_keys[i].key))
			return tool_keys[i].called;
	}
	return list ? list->keys[0] : key;
}

void site_compare_fields(struct arena *tmp, const struct definition *before,
    const struct definition *after, struct site_change *change)
{
	struct comparison c = {.tmp = tmp};

	if (str_eq(before->front_source, after->front_source))
		return;
	compare_tools(&c, &before->tools, &after->tools);
	for (size_t i = 0; i < value_count(after->front); i++)
		compare_field(&c, &after->front.map->members[i], before, after);
	for (size_t i = 0; i < value_count(before->front); i++) {
		const struct value_member *member = &before->front.map->members[i];
		if (!value_get_hashed(after->front, member->key, member->hash))
			compare_field(&c, member, before, after);
	}
	change->fields = c.changes.items;
	change->field_count = c.changes.n;
}
