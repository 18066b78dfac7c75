/* SPDX-License-Identifier: MIT */
/*
 * The hash map: entries in order of insertion, and a table of slots that index them by open
 * addressing with linear probing. Not for a handful of keys known in advance: use a table.
 */
#include "base/map.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/vec.h"

#define SLOTS_FIRST 16u

/* The slot that holds key, or the free one where it belongs. There is always a free one. */
static uint32_t *slot_find(const struct map *map, str key, uint64_t hash)
{
	const size_t mask = map->slot_count - 1;
	size_t i = (size_t)hash & mask;

	for (;; i = (i + 1) & mask) {
		const uint32_t slot = map->slots[i];

		if (!slot)
			return &map->slots[i];
		if (map->entries[slot - 1].hash == hash && str_eq(map->entries[slot - 1].key, key))
			return &map->slots[i];
	}
}

static void slots_grow(struct arena *mem, struct map *map)
{
	const size_t count = map->slot_count ? map->slot_count * 2 : SLOTS_FIRST;

	map->slots = ARENA_ARRAY(mem, uint32_t, count);
	map->slot_count = count;
	for (size_t e = 0; e < map->n; e++) {
		size_t i = (size_t)map->entries[e].hash & (count - 1);

		while (map->slots[i])
			i = (i + 1) & (count - 1);
		map->slots[i] = (uint32_t)(e + 1);
	}
}

void *map_get(const struct map *map, str key)
{
	uint32_t slot;

	if (map->n == 0)
		return NULL;
	slot = *slot_find(map, key, str_hash(key));
	return slot ? map->entries[slot - 1].value : NULL;
}

void **map_put(struct arena *mem, struct map *map, str key)
{
	const uint64_t hash = str_hash(key);
	uint32_t *slot;

	BUG_IF(map->n >= UINT32_MAX / 2);
	if ((map->n + 1) * 2 > map->slot_count)
		slots_grow(mem, map);
	slot = slot_find(map, key, hash);
	if (!*slot) {
		const struct map_entry entry = {.key = key, .hash = hash};

		if (map->n == map->cap)
			map->entries = vec_grow(mem, map->entries, map->n, &map->cap, sizeof entry);
		map->entries[map->n++] = entry;
		*slot = (uint32_t)map->n;
	}
	return &map->entries[*slot - 1].value;
}
