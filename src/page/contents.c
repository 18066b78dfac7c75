/* SPDX-License-Identifier: MIT */
/*
 * The list of contents of a definition. A text has up to thousands of headings, and a list is of
 * use while it can be taken in at a glance: so deep levels are left out where there are many.
 */
#include "base/arena.h"
#include "page/definition_parts.h"

enum {
	ENTRIES_MAX = 60,
	ENTRIES_FEW = 6, /* fewer than that: rather some of the next level than none */
	LEVELS = 6,
};

/* The deepest level that is listed. */
static unsigned deepest_level(const struct md_document *document)
{
	size_t counts[LEVELS + 1] = {0};
	size_t n = 0;

	for (size_t i = 0; i < document->heading_count; i++)
		counts[document->headings[i].level]++;
	for (unsigned level = 1; level <= LEVELS; level++) {
		if (n + counts[level] > ENTRIES_MAX)
			return n < ENTRIES_FEW ? level : level - 1;
		n += counts[level];
	}
	return LEVELS;
}

static unsigned highest_level(const struct md_document *document)
{
	unsigned highest = LEVELS;

	for (size_t i = 0; i < document->heading_count; i++) {
		if (document->headings[i].level < highest)
			highest = document->headings[i].level;
	}
	return highest;
}

struct value page_contents(struct arena *mem, const struct md_document *document)
{
	const unsigned deepest = deepest_level(document), highest = highest_level(document);
	struct value contents = value_map(mem);
	struct value items = value_list(mem);

	for (size_t i = 0; i < document->heading_count; i++) {
		const struct md_heading *heading = &document->headings[i];
		if (heading->level > deepest || value_count(items) == ENTRIES_MAX)
			continue;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "text", value_string(heading->text));
		VALUE_SET(mem, item, "anchor", value_string(heading->anchor));
		VALUE_SET(mem, item, "depth", value_int(mem, heading->level - highest));
		value_push(mem, items, item);
	}
	const size_t left = document->heading_count - value_count(items);
	PAGE_SET_LIST(mem, contents, "items", items);
	VALUE_SET(mem, contents, "left", value_int(mem, (int64_t)left));
	VALUE_SET(mem, contents, "left_many", value_bool(left != 1));
	return contents;
}
