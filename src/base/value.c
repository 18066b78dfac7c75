/* SPDX-License-Identifier: MIT */
/* Values of any kind. Not for reading or writing them as text: see json.h, yaml/ and mustache/. */
#include "base/value.h"

#include <string.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/vec.h"

/*
 * Up to here a map is searched from its start, comparing hashes: for the ten to forty members of a
 * template context that is as fast as a table and needs no memory. Beyond it an index is built, so
 * that a front matter of thousands of keys stays linear.
 */
#define MEMBERS_SCANNED ((size_t)32)

struct value value_int(struct arena *mem, int64_t n)
{
	uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
	char digits[20];
	size_t i = sizeof digits;
	char *text;

	do {
		digits[--i] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (n < 0)
		digits[--i] = '-';
	text = arena_text(mem, sizeof digits - i);
	memcpy(text, digits + i, sizeof digits - i);
	return value_number((str){text, sizeof digits - i});
}

struct value value_number(str text)
{
	return (struct value){.kind = VALUE_NUMBER, .text = text};
}

struct value value_list(struct arena *mem)
{
	struct value_list *list = arena_alloc_raw(mem, 1, sizeof *list);

	*list = (struct value_list){0};
	return (struct value){.kind = VALUE_LIST, .list = list};
}

struct value value_map(struct arena *mem)
{
	struct value_map *map = arena_alloc_raw(mem, 1, sizeof *map);

	*map = (struct value_map){0};
	return (struct value){.kind = VALUE_MAP, .map = map};
}

void value_push(struct arena *mem, struct value list, struct value item)
{
	BUG_IF(list.kind != VALUE_LIST);
	VEC_PUSH(mem, list.list, item);
}

/* The slot of key, or the free one where it belongs. */
static uint32_t *slot_find(const struct value_map *map, str key, uint32_t hash)
{
	const size_t mask = map->slot_count - 1;
	size_t i = hash & mask;

	for (;; i = (i + 1) & mask) {
		const uint32_t slot = map->slots[i];

		if (!slot)
			return &map->slots[i];
		if (map->members[slot - 1].hash == hash && str_eq(map->members[slot - 1].key, key))
			return &map->slots[i];
	}
}

static struct value_member *member_find(const struct value_map *map, str key, uint32_t hash)
{
	if (map->slots) {
		const uint32_t slot = *slot_find(map, key, hash);

		return slot ? &map->members[slot - 1] : NULL;
	}
	for (size_t i = 0; i < map->n; i++)
		if (map->members[i].hash == hash && str_eq(map->members[i].key, key))
			return &map->members[i];
	return NULL;
}

/* Keeps the index right after a member was added; makes it when the map has become large. */
static void index_update(struct arena *mem, struct value_map *map)
{
	size_t from = map->n - 1;

	if (map->n <= MEMBERS_SCANNED)
		return;
	BUG_IF(map->n >= UINT32_MAX);
	if (map->n * 2 > map->slot_count) {
		map->slot_count = map->slot_count ? map->slot_count * 4 : MEMBERS_SCANNED * 8;
		map->slots = ARENA_ARRAY(mem, uint32_t, map->slot_count);
		from = 0;
	}
	for (size_t i = from; i < map->n; i++)
		*slot_find(map, map->members[i].key, map->members[i].hash) = (uint32_t)(i + 1);
}

void value_set(struct arena *mem, struct value map, str key, struct value item)
{
	value_set_hashed(mem, map, key, value_key_hash(key), item);
}

void value_set_hashed(
    struct arena *mem, struct value map, str key, uint32_t hash, struct value item)
{
	const struct value_member added = {.key = key, .hash = hash, .value = item};
	struct value_member *member;

	BUG_IF(map.kind != VALUE_MAP);
	member = value_may_have(map, hash) ? member_find(map.map, key, hash) : NULL;
	if (member) {
		member->value = item;
		return;
	}
	if (map.map->n == map.map->cap)
		map.map->members =
		    vec_grow(mem, map.map->members, map.map->n, &map.map->cap, sizeof added);
	map.map->members[map.map->n++] = added;
	map.map->hashes |= UINT64_C(1) << (hash % 64);
	index_update(mem, map.map);
}

uint32_t value_long_key_hash(str key)
{
	return (uint32_t)(str_hash(key) >> 32);
}

const struct value *value_get(struct value map, str key)
{
	return value_get_hashed(map, key, value_key_hash(key));
}

const struct value *value_get_hashed(struct value map, str key, uint32_t hash)
{
	const struct value_member *member;

	if (!value_may_have(map, hash))
		return NULL;
	member = member_find(map.map, key, hash);
	return member ? &member->value : NULL;
}

const struct value *value_find_near(
    const struct value_map *map, str key, uint32_t hash, uint32_t *near)
{
	const struct value_member *member = member_find(map, key, hash);

	if (!member)
		return NULL;
	*near = (uint32_t)(member - map->members);
	return &member->value;
}

size_t value_count(struct value v)
{
	if (v.kind == VALUE_LIST)
		return v.list->n;
	return v.kind == VALUE_MAP ? v.map->n : 0;
}

str value_text(struct value v)
{
	switch (v.kind) {
	case VALUE_BOOL:
		return v.boolean ? S("true") : S("false");
	case VALUE_NUMBER:
	case VALUE_STRING:
	case VALUE_HTML:
		return v.text;
	case VALUE_NULL:
	case VALUE_LIST:
	case VALUE_MAP:
		break;
	}
	return STR_ABSENT;
}

static bool list_eq(const struct value_list *a, const struct value_list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!value_eq(a->items[i], b->items[i]))
			return false;
	return true;
}

static bool map_eq(const struct value_map *a, const struct value_map *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct value_member *member = &a->members[i];
		const struct value_member *other = member_find(b, member->key, member->hash);

		if (!other || !value_eq(member->value, other->value))
			return false;
	}
	return true;
}

bool value_eq(struct value a, struct value b)
{
	if (a.kind != b.kind)
		return false;
	switch (a.kind) {
	case VALUE_NULL:
		return true;
	case VALUE_BOOL:
		return a.boolean == b.boolean;
	case VALUE_NUMBER:
	case VALUE_STRING:
	case VALUE_HTML:
		return str_eq(a.text, b.text);
	case VALUE_LIST:
		return list_eq(a.list, b.list);
	case VALUE_MAP:
		return map_eq(a.map, b.map);
	}
	BUG("a value of kind %d", (int)a.kind);
}
