/* SPDX-License-Identifier: MIT */
/* Which groups a change is filtered by. */
#include "site/change.h"

#include "unit/unit.h"

/* A set of up to two names. */
#define NAMES(...)                                                                                 \
	{                                                                                          \
		(str[]){__VA_ARGS__}, sizeof((str[]){__VA_ARGS__}) / sizeof(str)                   \
	}
#define SET(key_, ...)                                                                             \
	{                                                                                          \
		.key = UNIT_S(key_), .is_set = true, __VA_ARGS__                                   \
	}

struct field_row {
	const char *name;
	struct site_field_change field;
	unsigned want;
};

static const struct field_row field_rows[] = {
    {"a tool more", SET("tools", .added = NAMES(UNIT_S("Bash"))), GROUP_TOOLS_WIDENED},
    {"a tool less", SET("tools", .removed = NAMES(UNIT_S("Bash"))), GROUP_TOOLS_NARROWED},
    {"another tool", SET("tools", .added = NAMES(UNIT_S("Bash")), .removed = NAMES(UNIT_S("Read"))),
	GROUP_TOOLS_WIDENED | GROUP_TOOLS_NARROWED},
    {"all tools", SET("tools", .added = NAMES(UNIT_S("ALL")), .removed = NAMES(UNIT_S("Read"))),
	GROUP_TOOLS_WIDENED},
    {"no longer all", SET("tools", .added = NAMES(UNIT_S("Read")), .removed = NAMES(UNIT_S("ALL"))),
	GROUP_TOOLS_NARROWED},
    {"a part of a tool in place of it",
	SET("tools", .added = NAMES(UNIT_S("Bash(git:*)")), .removed = NAMES(UNIT_S("Bash"))),
	GROUP_TOOLS_NARROWED},
    {"the tool in place of a part",
	SET("tools", .added = NAMES(UNIT_S("Bash")), .removed = NAMES(UNIT_S("Bash(git:*)"))),
	GROUP_TOOLS_WIDENED},
    {"another part of a tool",
	SET("tools", .added = NAMES(UNIT_S("Bash(a)")), .removed = NAMES(UNIT_S("Bash(b)"))),
	GROUP_TOOLS_WIDENED | GROUP_TOOLS_NARROWED},
    {"a tool forbidden", SET("tools.forbidden", .added = NAMES(UNIT_S("Bash"))),
	GROUP_TOOLS_NARROWED},
    {"a tool no longer forbidden", SET("tools.forbidden", .removed = NAMES(UNIT_S("Bash"))),
	GROUP_TOOLS_WIDENED},
    {"why these tools", {.key = UNIT_S("tools.rationale")}, GROUP_FIELDS},
    {"model", {.key = UNIT_S("model")}, GROUP_MODEL},
    {"part of a model", {.key = UNIT_S("model.name")}, GROUP_MODEL},
    {"description", {.key = UNIT_S("description")}, GROUP_DESCRIPTION},
    {"permission mode", {.key = UNIT_S("permissionMode")}, GROUP_PERMISSIONS},
    {"hook", {.key = UNIT_S("hooks.PreToolUse.0.command")}, GROUP_PERMISSIONS},
    {"anything else", {.key = UNIT_S("color")}, GROUP_FIELDS},
    {"key that begins like another", {.key = UNIT_S("models")}, GROUP_FIELDS},
};

static void groups_fields(void **state)
{
	const struct field_row *row = *state;

	assert_int_equal(site_field_groups(&row->field), row->want);
}

struct change_row {
	const char *name;
	enum hist_status status;
	struct site_change change;
	bool body_differs;
	unsigned want;
};

#define MODEL .fields = (struct site_field_change[]){{.key = UNIT_S("model")}}, .field_count = 1

static const struct change_row change_rows[] = {
    {"added", HIST_ADDED, {.words_added = 3}, false, GROUP_ADDED},
    {"added, text missing", HIST_ADDED, {.flags = CHANGE_MISSING}, false, GROUP_ADDED},
    {"removed", HIST_DELETED, {.words_removed = 3}, false, GROUP_REMOVED},
    {"body", HIST_MODIFIED, {0}, true, GROUP_BODY},
    {"field and body", HIST_MODIFIED, {MODEL}, true, GROUP_MODEL | GROUP_BODY},
    {"relation gained", HIST_MODIFIED, {.gained_count = 1}, true, GROUP_RELATIONS | GROUP_BODY},
    {"relation lost", HIST_MODIFIED, {.lost_count = 1}, true, GROUP_RELATIONS | GROUP_BODY},
    {"renamed", HIST_RENAMED, {.flags = CHANGE_RENAME_ONLY}, false, GROUP_MOVED},
    {"copied", HIST_COPIED, {.flags = CHANGE_RENAME_ONLY}, false, GROUP_MOVED},
    {"renamed and changed", HIST_RENAMED, {MODEL}, false, GROUP_MOVED | GROUP_MODEL},
    {"nothing but white space", HIST_MODIFIED, {.flags = CHANGE_WHITESPACE_ONLY}, false,
	GROUP_FORMATTING},
    {"text missing", HIST_MODIFIED, {.flags = CHANGE_MISSING}, false, 0},
};

static void groups_changes(void **state)
{
	const struct change_row *row = *state;
	const struct hist_revision hist = {.status = row->status};

	assert_int_equal(site_change_group_bits(&hist, &row->change, row->body_differs), row->want);
}

/* Addresses are made of the names. */
static void names_every_group(void **state)
{
	(void)state;
	for (size_t i = 0; i < GROUP_COUNT; i++) {
		assert_true(site_change_groups[i].label.n > 0);
		for (size_t j = 0; j < i; j++)
			assert_false(
			    str_eq(site_change_groups[i].name, site_change_groups[j].name));
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, groups_fields, field_rows);
	UNIT_ROWS(&suite, groups_changes, change_rows);
	UNIT_TEST(&suite, names_every_group);
	return unit_run(&suite, "site/change_groups");
}
