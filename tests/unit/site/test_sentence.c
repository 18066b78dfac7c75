/* SPDX-License-Identifier: MIT */
/* The wording of changes, one row a kind of change. MINUS is the sign that looks like a minus. */
#include "site/change.h"

#include "unit/unit.h"

#define MINUS "\xE2\x88\x92"
#define ELLIPSIS "\xE2\x80\xA6"
#define FORTY "1234567890123456789012345678901234567890"
#define STRINGS(...)                                                                               \
	{                                                                                          \
		(str[]){__VA_ARGS__}, sizeof((str[]){__VA_ARGS__}) / sizeof(str)                   \
	}

struct row {
	const char *name;
	struct hist_revision hist;
	struct site_change change;
	const char *want;
};

#define FIELDS(...)                                                                                \
	.fields = (struct site_field_change[]){__VA_ARGS__},                                       \
	.field_count =                                                                             \
	    sizeof((struct site_field_change[]){__VA_ARGS__}) / sizeof(struct site_field_change)
#define SECTIONS(...)                                                                              \
	.sections = (struct site_section_change[]){__VA_ARGS__},                                   \
	.section_count = sizeof((struct site_section_change[]){__VA_ARGS__}) /                     \
	    sizeof(struct site_section_change)
#define GAINED(...)                                                                                \
	.gained = (struct site_relation_change[]){__VA_ARGS__},                                    \
	.gained_count = sizeof((struct site_relation_change[]){__VA_ARGS__}) /                     \
	    sizeof(struct site_relation_change)
#define LOST(...)                                                                                  \
	.lost = (struct site_relation_change[]){__VA_ARGS__},                                      \
	.lost_count = sizeof((struct site_relation_change[]){__VA_ARGS__}) /                       \
	    sizeof(struct site_relation_change)

#define MODIFIED                                                                                   \
	{                                                                                          \
		.status = HIST_MODIFIED                                                            \
	}
#define SCALAR(key_, from_, to_)                                                                   \
	{                                                                                          \
		.key = UNIT_S(key_), .from = from_, .to = to_                                      \
	}
#define NONE                                                                                       \
	{                                                                                          \
		NULL, 0                                                                            \
	}

static const struct row rows[] = {
    {"added", {.status = HIST_ADDED}, {FIELDS(SCALAR("a", NONE, UNIT_S("b")))}, "added"},
    {"removed", {.status = HIST_DELETED}, {.words_removed = 3}, "removed"},

    {"scalar", MODIFIED, {FIELDS(SCALAR("model", UNIT_S("sonnet"), UNIT_S("opus")))},
	"model sonnet to opus"},
    {"scalar comes", MODIFIED, {FIELDS(SCALAR("model", NONE, UNIT_S("opus")))}, "model opus added"},
    {"scalar goes", MODIFIED, {FIELDS(SCALAR("model", UNIT_S("opus"), NONE))},
	"model removed (was opus)"},
    {"empty scalar comes", MODIFIED, {FIELDS(SCALAR("color", NONE, UNIT_S("")))}, "color added"},
    {"empty scalar goes", MODIFIED, {FIELDS(SCALAR("color", UNIT_S(""), NONE))}, "color removed"},
    {"scalar of forty bytes", MODIFIED, {FIELDS(SCALAR("a", UNIT_S(FORTY), UNIT_S("b")))},
	"a " FORTY " to b"},
    {"longer scalar", MODIFIED, {FIELDS(SCALAR("a", UNIT_S(FORTY "1"), UNIT_S("b")))}, "a changed"},
    {"scalar of two lines", MODIFIED, {FIELDS(SCALAR("a", UNIT_S("b\nc"), UNIT_S("b")))},
	"a changed"},
    {"long scalar comes", MODIFIED, {FIELDS(SCALAR("a", NONE, UNIT_S(FORTY "1")))}, "a added"},
    {"long scalar goes", MODIFIED, {FIELDS(SCALAR("a", UNIT_S(FORTY "1"), NONE))}, "a removed"},

    {"set", MODIFIED,
	{FIELDS({.key = UNIT_S("tools"),
	    .is_set = true,
	    .added = STRINGS(UNIT_S("Bash"), UNIT_S("Edit")),
	    .removed = STRINGS(UNIT_S("ALL"))})},
	"tools +Bash +Edit " MINUS "ALL"},
    {"five of a set", MODIFIED,
	{FIELDS({.key = UNIT_S("tools"),
	    .is_set = true,
	    .added = STRINGS(UNIT_S("a"), UNIT_S("b"), UNIT_S("c"), UNIT_S("d"), UNIT_S("e"))})},
	"tools +a +b +c +d +e"},
    {"six of a set", MODIFIED,
	{FIELDS({.key = UNIT_S("tools"),
	    .is_set = true,
	    .removed = STRINGS(
		UNIT_S("a"), UNIT_S("b"), UNIT_S("c"), UNIT_S("d"), UNIT_S("e"), UNIT_S("f"))})},
	"tools " MINUS "a " MINUS "b " MINUS "c " MINUS "d " MINUS "2 more"},
    {"long item", MODIFIED,
	{FIELDS({.key = UNIT_S("a"), .is_set = true, .added = STRINGS(UNIT_S(FORTY "1"))})},
	"a +" FORTY ELLIPSIS},
    {"item of two lines", MODIFIED,
	{FIELDS({.key = UNIT_S("a"), .is_set = true, .added = STRINGS(UNIT_S("b\nc"))})},
	"a +b" ELLIPSIS},
    {"two fields", MODIFIED,
	{FIELDS(SCALAR("a", UNIT_S("1"), UNIT_S("2")), SCALAR("b", UNIT_S("3"), UNIT_S("4")))},
	"a 1 to 2; b 3 to 4"},

    {"section", MODIFIED, {SECTIONS({UNIT_S("Rules"), SECTION_ADDED})}, "new section Rules"},
    {"two sections", MODIFIED,
	{SECTIONS({UNIT_S("A"), SECTION_CHANGED}, {UNIT_S("B"), SECTION_CHANGED})},
	"changed sections A, B"},
    {"four sections", MODIFIED,
	{SECTIONS({UNIT_S("A"), SECTION_REMOVED}, {UNIT_S("B"), SECTION_REMOVED},
	    {UNIT_S("C"), SECTION_REMOVED}, {UNIT_S("D"), SECTION_REMOVED})},
	"4 removed sections"},
    {"opening text", MODIFIED, {SECTIONS({UNIT_S(""), SECTION_CHANGED})},
	"changed section opening text"},
    {"sections by what became of them", MODIFIED,
	{SECTIONS({UNIT_S("A"), SECTION_CHANGED}, {UNIT_S("B"), SECTION_ADDED},
	    {UNIT_S("C"), SECTION_REMOVED})},
	"new section B; removed section C; changed section A"},

    {"relations", MODIFIED,
	{GAINED({REL_DELEGATES_TO, UNIT_S("agent/ops"), UNIT_S("ops")}),
	    LOST({REL_USES, UNIT_S("skill/guide"), UNIT_S("guide")})},
	"now delegates to ops; no longer uses guide"},
    {"two relations", MODIFIED,
	{GAINED({REL_DELEGATES_TO, UNIT_S("agent/ops"), UNIT_S("ops")},
	    {REL_MENTIONS, UNIT_S("agent/lead"), UNIT_S("lead")})},
	"now delegates to ops, now mentions lead"},
    {"four relations", MODIFIED,
	{LOST({REL_MENTIONS, UNIT_S("a/a"), UNIT_S("a")},
	    {REL_MENTIONS, UNIT_S("a/b"), UNIT_S("b")}, {REL_MENTIONS, UNIT_S("a/c"), UNIT_S("c")},
	    {REL_MENTIONS, UNIT_S("a/d"), UNIT_S("d")})},
	"no longer 4 relations"},

    {"moved", {.status = HIST_RENAMED, .path = UNIT_S("b/x.md"), .old_path = UNIT_S("a/x.md")},
	{.flags = CHANGE_RENAME_ONLY}, "moved from a/x.md"},
    {"renamed", {.status = HIST_RENAMED, .path = UNIT_S("a/y.md"), .old_path = UNIT_S("a/x.md")},
	{.flags = CHANGE_RENAME_ONLY}, "renamed from a/x.md"},
    {"copied", {.status = HIST_COPIED, .path = UNIT_S("b/x.md"), .old_path = UNIT_S("a/x.md")},
	{.flags = CHANGE_RENAME_ONLY}, "copied from a/x.md"},
    {"renamed and changed",
	{.status = HIST_RENAMED, .path = UNIT_S("a/y.md"), .old_path = UNIT_S("a/x.md")},
	{SECTIONS({UNIT_S("A"), SECTION_CHANGED})}, "renamed from a/x.md; changed section A"},

    {"white space", MODIFIED, {.flags = CHANGE_WHITESPACE_ONLY}, "white space only"},
    {"text that cannot be read", MODIFIED, {.flags = CHANGE_MISSING}, "text is missing"},
    {"nothing that has a name", MODIFIED, {.flags = 0}, "spelling of the front matter only"},
};

static void says_what_changed(void **state)
{
	const struct row *row = *state;

	assert_str_equal(
	    site_change_sentence(unit_mem, &row->hist, &row->change), str_of_cstr(row->want));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, says_what_changed, rows);
	return unit_run(&suite, "site/sentence");
}
