/* SPDX-License-Identifier: MIT */
/*
 * What a change is filtered by: a few groups, of which widened permissions matter most. Works on
 * what was found to differ, not on the texts.
 */
#include "site/change.h"
#include "site/tool_table.h"

const struct site_change_group_info site_change_groups[GROUP_COUNT] = {
    {{"tools-widened", 13}, {"tools widened", 13}},
    {{"tools-narrowed", 14}, {"tools narrowed", 14}},
    {{"permissions", 11}, {"permissions", 11}},
    {{"model", 5}, {"model", 5}},
    {{"description", 11}, {"description", 11}},
    {{"fields", 6}, {"other fields", 12}},
    {{"body", 4}, {"body", 4}},
    {{"relations", 9}, {"relations", 9}},
    {{"added", 5}, {"added", 5}},
    {{"removed", 7}, {"removed", 7}},
    {{"moved", 5}, {"moved or renamed", 16}},
    {{"formatting", 10}, {"formatting only", 15}},
};

/* Top-level keys that belong to a group of their own; all others are "other fields". */
static const struct key_group {
	str key;
	enum site_change_group group;
} key_groups[] = {
    {{"model", 5}, GROUP_MODEL},
    {{"description", 11}, GROUP_DESCRIPTION},
    {{"permissionMode", 14}, GROUP_PERMISSIONS},
    {{"permission-mode", 15}, GROUP_PERMISSIONS},
    {{"permission_mode", 15}, GROUP_PERMISSIONS},
    {{"permissions", 11}, GROUP_PERMISSIONS},
    {{"permission", 10}, GROUP_PERMISSIONS},
    {{"sandbox", 7}, GROUP_PERMISSIONS},
    {{"hooks", 5}, GROUP_PERMISSIONS},
    {{"mcpServers", 10}, GROUP_PERMISSIONS},
    {{"mcp-servers", 11}, GROUP_PERMISSIONS},
    {{"mcp_servers", 11}, GROUP_PERMISSIONS},
};

/* Whether the tools have all of tool: "ALL" has every tool, "Bash" has "Bash(git:*)". */
static bool covers(const struct def_strings *tools, str tool)
{
	const str whole = site_tool_name(tool);

	for (size_t i = 0; i < tools->n; i++) {
		if (str_eq(tools->items[i], S("ALL")) || str_eq(tools->items[i], tool) ||
		    str_eq(tools->items[i], whole))
			return true;
	}
	return false;
}

/* Whether a tool came that no former tool had. */
static bool exceeds(const struct def_strings *tools, const struct def_strings *former)
{
	for (size_t i = 0; i < tools->n; i++) {
		if (!covers(former, tools->items[i]))
			return true;
	}
	return false;
}

static unsigned tool_groups(const struct site_field_change *field, bool forbids)
{
	const bool more = exceeds(&field->added, &field->removed);
	const bool less = exceeds(&field->removed, &field->added);

	return (more ? (forbids ? GROUP_TOOLS_NARROWED : GROUP_TOOLS_WIDENED) : 0u) |
	    (less ? (forbids ? GROUP_TOOLS_WIDENED : GROUP_TOOLS_NARROWED) : 0u);
}

unsigned site_field_groups(const struct site_field_change *field)
{
	const str key = str_slice(field->key, 0, str_find_char(field->key, '.', 0));

	if (str_eq(field->key, S("tools")))
		return tool_groups(field, false);
	if (str_eq(field->key, S("tools.forbidden")))
		return tool_groups(field, true);
	for (size_t i = 0; i < sizeof key_groups / sizeof *key_groups; i++) {
		if (str_eq(key, key_groups[i].key))
			return key_groups[i].group;
	}
	return GROUP_FIELDS;
}

unsigned site_change_group_bits(
    const struct hist_revision *hist, const struct site_change *change, bool body_differs)
{
	unsigned groups = body_differs ? GROUP_BODY : 0u;

	if (hist->status == HIST_ADDED)
		return GROUP_ADDED;
	if (hist->status == HIST_DELETED)
		return GROUP_REMOVED;
	if (hist->status == HIST_RENAMED || hist->status == HIST_COPIED)
		groups |= GROUP_MOVED;
	for (size_t i = 0; i < change->field_count; i++)
		groups |= site_field_groups(&change->fields[i]);
	if (change->gained_count || change->lost_count)
		groups |= GROUP_RELATIONS;
	if (!groups && !(change->flags & CHANGE_MISSING))
		groups = GROUP_FORMATTING;
	return groups;
}
