/* SPDX-License-Identifier: MIT */
/* Passages by their bytes: open addressing, at most half full. Not for judging them. */
#include "relations/quiet.h"

#include "base/arena.h"
#include "base/bug.h"

#define SLOTS_LEAST 16u

void quiet_add(struct arena *tmp, struct quiet_list *list, str passage)
{
	if (!passage.n)
		return;
	BUG_IF(passage.p < list->body.p || passage.p + passage.n > list->body.p + list->body.n);
	const struct quiet_passage added = {
	    .hash = (uint32_t)str_hash(passage),
	    .start = (uint32_t)(passage.p - list->body.p),
	    .n = (uint32_t)passage.n,
	};
	VEC_PUSH(tmp, &list->items, added);
}

/* The slot that holds the passage, or the free one where it belongs. */
static struct quiet_passage *find_slot(const struct rel_quiet *quiet, str passage, uint32_t hash)
{
	for (uint32_t i = hash & quiet->mask;; i = (i + 1) & quiet->mask) {
		struct quiet_passage *slot = &quiet->slots[i];

		if (!slot->n ||
		    (slot->hash == hash && slot->n == passage.n &&
			memcmp(quiet->body.p + slot->start, passage.p, passage.n) == 0))
			return slot;
	}
}

struct rel_quiet quiet_finish(struct arena *mem, const struct quiet_list *list)
{
	struct rel_quiet quiet = {.body = list->body, .mask = SLOTS_LEAST - 1};

	while (quiet.mask < 2 * list->items.n)
		quiet.mask = 2 * quiet.mask + 1;
	quiet.slots = ARENA_ARRAY(mem, struct quiet_passage, (size_t)quiet.mask + 1);
	for (size_t i = 0; i < list->items.n; i++) {
		const struct quiet_passage *item = &list->items.items[i];
		const str passage = str_slice(list->body, item->start, item->start + item->n);

		*find_slot(&quiet, passage, item->hash) = *item;
	}
	return quiet;
}

bool quiet_has(const struct rel_quiet *quiet, str passage)
{
	return passage.n && find_slot(quiet, passage, (uint32_t)str_hash(passage))->n > 0;
}
