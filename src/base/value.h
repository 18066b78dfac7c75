/* SPDX-License-Identifier: MIT */
/*
 * One kind of data for front matter, template contexts and the JSON export: null, bool, number,
 * string, html, list and ordered map. A value is copied freely (24 bytes); lists and maps are
 * shared by their copies, as in most scripting languages.
 */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include "base/html.h"
#include "base/str.h"
#include "base/word8.h"

enum value_kind {
	VALUE_NULL,
	VALUE_BOOL,
	VALUE_NUMBER, /* text in JSON's number grammar, so that "1.0" is not turned into "1" */
	VALUE_STRING,
	VALUE_HTML,
	VALUE_LIST,
	VALUE_MAP,
};

struct value_list;
struct value_map;

struct value {
	enum value_kind kind;
	union {
		bool boolean;
		str text; /* NUMBER, STRING, HTML */
		struct value_list *list;
		struct value_map *map;
	};
};

struct value_list {
	struct value *items;
	size_t n, cap;
};

struct value_member {
	str key;
	uint32_t hash; /* value_key_hash(key), so that a look-up compares numbers first */
	struct value value;
};

struct value_map {
	struct value_member *members; /* in order of insertion */
	size_t n, cap;
	uint64_t hashes; /* bit hash % 64 of each member: a key whose bit is clear is not there */
	uint32_t *slots; /* value.c's index over members; NULL while they are few */
	size_t slot_count;
};

#define VALUE_NONE ((struct value){.kind = VALUE_NULL})

static inline struct value value_bool(bool b)
{
	return (struct value){.kind = VALUE_BOOL, .boolean = b};
}

/* A string; an absent view gives null. The text is not copied. */
static inline struct value value_string(str s)
{
	return s.p ? (struct value){.kind = VALUE_STRING, .text = s} : VALUE_NONE;
}

static inline struct value value_html(struct html h)
{
	return (struct value){.kind = VALUE_HTML, .text = h.s};
}

struct value value_int(struct arena *mem, int64_t n);
struct value value_number(str text); /* text already in JSON's number grammar */
struct value value_list(struct arena *mem);
struct value value_map(struct arena *mem);

/* Appends to a list; BUG when it is none. */
void value_push(struct arena *mem, struct value list, struct value item);

/* Sets key of a map, in its old place when it is there already; the key is not copied. */
void value_set(struct arena *mem, struct value map, str key, struct value item);

/* value_set with a literal key: VALUE_SET(mem, page, "title", value_string(title)). */
#define VALUE_SET(mem, map, key, item)                                                             \
	value_set_hashed((mem), (map), S(key), value_key_hash(S(key)), (item))

void value_set_hashed(
    struct arena *mem, struct value map, str key, uint32_t hash, struct value item);

uint32_t value_long_key_hash(str key);

/*
 * Of all bytes of a key. Up to sixteen without a loop, so that the compiler knows the hash of a
 * literal: a page sets some 300 members.
 */
static inline uint32_t value_key_hash(str key)
{
	const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15); /* 2^64 by the golden ratio */
	uint64_t hash = key.n;

	if (key.n > 16)
		return value_long_key_hash(key);
	if (key.n >= 8)
		hash ^= word8_load(key.p);
	else if (key.n)
		hash ^= word8_load_part(key.p, key.n);
	hash *= factor;
	hash ^= hash >> 32;
	if (key.n > 8)
		hash ^= word8_load(key.p + key.n - 8);
	return (uint32_t)((hash * factor) >> 32);
}

/* The member of a map, or NULL when it is no map or has no such key. */
const struct value *value_get(struct value map, str key);
const struct value *value_get_hashed(struct value map, str key, uint32_t hash);

/* False for what is no map, and mostly for a map without a key of that hash; costs no call. */
static inline bool value_may_have(struct value map, uint32_t hash)
{
	return map.kind == VALUE_MAP && (map.map->hashes >> (hash % 64) & 1);
}

/* value_get_near where the member is not where it was in the last map. */
const struct value *value_find_near(
    const struct value_map *map, str key, uint32_t hash, uint32_t *near);

/*
 * As value_get_hashed, for one who asks many maps of one shape in turn, as a template does: *near
 * is the place of the member in the last one, at first 0, and is where it is looked for first.
 */
static inline const struct value *value_get_near(
    const struct value *map, str key, uint32_t hash, uint32_t *near)
{
	const struct value_member *member;

	if (!value_may_have(*map, hash))
		return NULL;
	member = map->map->members + (*near < map->map->n ? *near : 0);
	if (member->hash == hash && str_eq(member->key, key))
		return &member->value;
	return value_find_near(map->map, key, hash, near);
}

/* Items of a list, members of a map, else 0. */
size_t value_count(struct value v);

/* The text of a string, number or html; "true" and "false"; else absent. */
str value_text(struct value v);

/* Same kind, same content, same order of list items; members of maps in any order. */
bool value_eq(struct value a, struct value b);

#endif
