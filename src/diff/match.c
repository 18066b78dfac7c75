/* SPDX-License-Identifier: MIT */
/*
 * Lines become numbers here: equal lines get one id, so that the search compares integers. Lines
 * without a partner leave before the search, which makes most rewrites cheap. Not for finding out
 * which candidates really are partners; that is myers.c.
 */
#include "diff/match.h"

#include "base/arena.h"

/* All equal lines of both texts. */
struct line_class {
	uint64_t hash;
	str line;
	uint32_t old_count, new_count;
};

/* Classes by line: open addressing, at most half full. Only lines of the old text make classes. */
struct class_table {
	struct line_class *classes;
	uint32_t *slots; /* index + 1 into classes, 0 = free */
	uint32_t slot_mask, n;
};

#define NO_CLASS UINT32_MAX

/* A line that occurs this often in the other text, or more, is a common one whatever the size. */
#define COMMON_MAX 1024u

/* Common lines are lost when they are fewer than one in COMMON_PART of their surroundings. */
#define COMMON_PART 4u

static void table_init(struct arena *tmp, struct class_table *table, uint32_t lines)
{
	uint32_t slots = 16;

	while (slots / 2 < lines)
		slots *= 2;
	*table = (struct class_table){
	    .classes = ARENA_RAW(tmp, struct line_class, lines),
	    .slots = ARENA_ARRAY(tmp, uint32_t, slots),
	    .slot_mask = slots - 1,
	};
}

/* The slot of the class of line, or the free slot where it belongs. */
static uint32_t *table_slot(const struct class_table *table, str line, uint64_t hash)
{
	uint32_t at = (uint32_t)(hash >> 32) & table->slot_mask;

	while (table->slots[at]) {
		const struct line_class *found = &table->classes[table->slots[at] - 1];

		if (found->hash == hash && str_eq(found->line, line))
			break;
		at = (at + 1) & table->slot_mask;
	}
	return &table->slots[at];
}

static void classify_old(struct class_table *table, const struct diff_side *side)
{
	for (uint32_t i = 0; i < side->count; i++) {
		const str line = side->lines[i];
		const uint64_t hash = str_hash(line);
		uint32_t *slot = table_slot(table, line, hash);

		if (!*slot) {
			table->classes[table->n] = (struct line_class){.hash = hash, .line = line};
			*slot = ++table->n;
		}
		side->ids[i] = *slot - 1;
		table->classes[*slot - 1].old_count++;
	}
}

static void classify_new(struct class_table *table, const struct diff_side *side)
{
	for (uint32_t i = 0; i < side->count; i++) {
		const str line = side->lines[i];
		const uint32_t *slot = table_slot(table, line, str_hash(line));

		side->ids[i] = *slot ? *slot - 1 : NO_CLASS;
		if (*slot)
			table->classes[*slot - 1].new_count++;
	}
}

/* How often line i of this side occurs in the other text. */
static uint32_t partner_count(const struct class_table *table, uint32_t id, bool side_is_old)
{
	if (id == NO_CLASS)
		return 0;
	return side_is_old ? table->classes[id].new_count : table->classes[id].old_count;
}

/* From how many occurrences on a line is a common one: about the square root of the lines. */
static uint32_t common_limit(uint32_t lines)
{
	uint32_t limit = 2;

	while (limit < COMMON_MAX && limit * limit < lines)
		limit *= 2;
	return limit;
}

/* What a walk over one side knows of the stretch of lines between two that surely have partners. */
struct stretch {
	uint32_t first, last; /* lines without a partner, the outermost ones */
	uint32_t lacking, common;
};

/* Marks the common lines of the stretch that lie between lacking ones, if those prevail. */
static void stretch_end(const struct diff_side *side, struct stretch *stretch)
{
	const uint32_t lines = stretch->lacking + stretch->common;

	if (stretch->common > 0 && stretch->lacking > 1 && stretch->common < lines / COMMON_PART)
		for (uint32_t i = stretch->first; i < stretch->last; i++)
			side->changed[i] = true;
	*stretch = (struct stretch){0};
}

static void mark_changed(
    const struct class_table *table, const struct diff_side *side, bool side_is_old)
{
	const uint32_t limit = common_limit(side->count);
	struct stretch stretch = {0};

	for (uint32_t i = 0; i < side->count; i++) {
		const uint32_t partners = partner_count(table, side->ids[i], side_is_old);

		if (partners == 0) {
			side->changed[i] = true;
			if (stretch.lacking++ == 0)
				stretch.first = i;
			stretch.last = i;
		} else if (partners >= limit) {
			stretch.common++;
		} else {
			stretch_end(side, &stretch);
		}
	}
	stretch_end(side, &stretch);
}

/* Keeps the ids of the lines that are not marked. */
static void collect(struct diff_side *side)
{
	for (uint32_t i = 0; i < side->count; i++) {
		if (side->changed[i])
			continue;
		side->ids[side->n] = side->ids[i];
		side->index[side->n++] = i;
	}
}

void diff_match(struct arena *tmp, struct diff_side *old_side, struct diff_side *new_side)
{
	struct class_table table;

	table_init(tmp, &table, old_side->count);
	old_side->ids = ARENA_RAW(tmp, uint32_t, old_side->count);
	new_side->ids = ARENA_RAW(tmp, uint32_t, new_side->count);
	classify_old(&table, old_side);
	classify_new(&table, new_side);
	mark_changed(&table, old_side, true);
	mark_changed(&table, new_side, false);
	old_side->index = ARENA_RAW(tmp, uint32_t, old_side->count);
	new_side->index = ARENA_RAW(tmp, uint32_t, new_side->count);
	collect(old_side);
	collect(new_side);
}
