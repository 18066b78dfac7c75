/* SPDX-License-Identifier: MIT */
/* What stands beside a definition: the one before and the one after it in its folder, and those
 * whose text is nearly the same. */
#include "base/arena.h"
#include "page/definition_parts.h"
#include "site/insights.h"

enum { ALIKE_SHOWN = 6 };

/* Where a definition stands in its folder, whose definitions are in the order of the site. */
static size_t place_in(const struct site_folder *folder, size_t def)
{
	size_t low = 0, high = folder->def_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (folder->defs[middle] < def)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void page_add_beside(struct page_run *run, struct value data, const struct site_def *def)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	struct value previous = VALUE_NONE, next = VALUE_NONE;

	if (!def->deleted) {
		const struct site_folder *folder = &site->folders[def->folder];
		const size_t at = place_in(folder, (size_t)(def - site->defs));
		if (at > 0)
			previous = page_def_link(run, &site->defs[folder->defs[at - 1]]);
		if (at + 1 < folder->def_count)
			next = page_def_link(run, &site->defs[folder->defs[at + 1]]);
	}
	VALUE_SET(mem, data, "beside",
	    value_bool(previous.kind != VALUE_NULL || next.kind != VALUE_NULL));
	VALUE_SET(mem, data, "previous", previous);
	VALUE_SET(mem, data, "next", next);
}

/* How much each shares was measured with the first of a group alone. */
static struct value alike_item(
    struct page_run *run, const struct site_similar *group, size_t i, size_t self)
{
	struct arena *mem = run->mem;
	const struct site_def *def = &run->site->defs[group->defs[i]];
	struct value item = page_def_link(run, def);
	const unsigned percent = i == 0 ? group->percents[self] : group->percents[i];
	const bool is_known = i == 0 || self == 0 || group->least == 100;

	VALUE_SET(mem, item, "path", value_string(def->def.path));
	VALUE_SET(mem, item, "same", value_bool(is_known && percent == 100));
	VALUE_SET(
	    mem, item, "percent", is_known && percent < 100 ? value_int(mem, percent) : VALUE_NONE);
	return item;
}

struct value page_alike(struct page_run *run, const struct site_def *def)
{
	const struct site *site = run->site;
	const struct site_insights *insights = site->insights;
	struct arena *mem = run->mem;
	const size_t self = (size_t)(def - site->defs);
	size_t at = 0;

	if (def->deleted || insights->similar_of[self] == SITE_NONE)
		return VALUE_NONE;
	const struct site_similar *group = &insights->similar[insights->similar_of[self]];
	struct value alike = value_map(mem);
	struct value items = value_list(mem);
	while (group->defs[at] != self)
		at++;
	for (size_t i = 0; i < group->n && value_count(items) < ALIKE_SHOWN; i++) {
		if (i != at)
			value_push(mem, items, alike_item(run, group, i, at));
	}
	const size_t left = group->n - 1 - value_count(items);
	PAGE_SET_LIST(mem, alike, "items", items);
	VALUE_SET(mem, alike, "left", value_int(mem, (int64_t)left));
	PAGE_SET_LIST(mem, alike, "differs", page_strings(mem, &group->differs));
	VALUE_SET(mem, alike, "has_two_names", value_bool(group->has_two_names));
	return alike;
}
