/* SPDX-License-Identifier: MIT */
/*
 * A hash map from text to pointers that remembers the order of insertion and is only ever walked in
 * it, so that no hash order can reach the output. {0} is an empty map. Keys are views and must
 * outlive the map. Nothing is removed: store NULL instead.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_entry {
	str key;
	void *value;
	uint64_t hash;
};

struct map {
	struct map_entry *entries; /* in order of insertion; walk these from 0 to n */
	uint32_t *slots; /* open addressing: index + 1 into entries, 0 = free */
	size_t n, cap, slot_count; /* slot_count is a power of two, at least 2 n */
};

/* The value of key, or NULL when the key is not there. */
void *map_get(const struct map *map, str key);

/* The place of key's value, made with NULL if it was not there; valid until the next map_put. */
void **map_put(struct arena *mem, struct map *map, str key);

#endif
