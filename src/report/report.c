/* SPDX-License-Identifier: MIT */
/* The order of what changed, and how much of it there is. */
#include "report/report.h"

#include <stdlib.h>

#include "base/vec.h"

enum report_rank report_rank(const struct site_revision *revision)
{
	if (revision->change.groups & GROUP_TOOLS_WIDENED)
		return REPORT_WIDENED;
	if (revision->change.groups & GROUP_PERMISSIONS)
		return REPORT_PERMISSIONS;
	switch (revision->hist.status) {
	case HIST_DELETED:
		return REPORT_REMOVED;
	case HIST_ADDED:
		return REPORT_ADDED;
	case HIST_RENAMED:
	case HIST_COPIED:
		return REPORT_MOVED;
	default:
		return REPORT_CHANGED;
	}
}

static int compare_items(const void *left, const void *right)
{
	const struct report_item *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->def->def.kind != b->def->def.kind)
		return a->def->def.kind < b->def->def.kind ? -1 : 1;
	const int order = str_cmp(a->def->slug, b->def->slug);

	return order ? order : str_cmp(a->def->def.path, b->def->def.path);
}

void report_sort(struct report *report)
{
	if (report->n)
		qsort(report->items, report->n, sizeof *report->items, compare_items);
}

struct gain_list {
	struct map places; /* tool to its index + 1 */
	struct report_gain *items;
	size_t n, cap;
};

static void count_tool(struct arena *mem, struct gain_list *gains, str tool)
{
	uintptr_t *place = (uintptr_t *)map_put(mem, &gains->places, tool);

	if (!*place) {
		VEC_PUSH(mem, gains, ((struct report_gain){.tool = tool}));
		*place = gains->n;
	}
	gains->items[*place - 1].n++;
}

/* The tools that came, and those that are no longer forbidden. */
static void count_gains(
    struct arena *mem, struct gain_list *gains, const struct site_change *change)
{
	for (size_t i = 0; i < change->field_count; i++) {
		const struct site_field_change *field = &change->fields[i];
		const bool forbids = str_eq(field->key, S("tools.forbidden"));
		const struct def_strings *tools = forbids ? &field->removed : &field->added;

		if (!forbids && !str_eq(field->key, S("tools")))
			continue;
		for (size_t k = 0; k < tools->n; k++)
			count_tool(mem, gains, tools->items[k]);
	}
}

static int compare_gains(const void *left, const void *right)
{
	const struct report_gain *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return str_cmp(a->tool, b->tool);
}

struct report_counts report_count(struct arena *mem, const struct report *report)
{
	struct report_counts counts = {0};
	struct gain_list gains = {0};

	for (size_t i = 0; i < report->n; i++) {
		const struct report_item *item = &report->items[i];

		counts.by_status[item->revision->hist.status]++;
		if (item->revision->change.groups & GROUP_PERMISSIONS)
			counts.permissions++;
		if (item->rank != REPORT_WIDENED)
			continue;
		counts.widened++;
		count_gains(mem, &gains, &item->revision->change);
	}
	if (gains.n)
		qsort(gains.items, gains.n, sizeof *gains.items, compare_gains);
	counts.gains = gains.items;
	counts.gain_count = gains.n;
	return counts;
}
