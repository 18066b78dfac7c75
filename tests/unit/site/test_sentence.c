/* SPDX-License-Identifier: MIT */
/* The wording of changes, one row a kind of change. MINUS is the sign that looks like a minus. */
#include "site/change.h"

#include "base/utf8.h"
#include "unit/english.h"

#define MINUS "\xE2\x88\x92"
#define ELLIPSIS "\xE2\x80\xA6"
#define FIFTY "1234567890123456789012345678901234567890abcdefghij"
#define TEN_WORDS "one two three four five six seven eight nine ten"

#define STRINGS(...)                                                                               \
	{                                                                                          \
		(str[]){__VA_ARGS__}, sizeof((str[]){__VA_ARGS__}) / sizeof(str)                   \
	}
#define LIST(member, count, type, ...)                                                             \
	.member = (type[]){__VA_ARGS__}, .count = sizeof((type[]){__VA_ARGS__}) / sizeof(type)
#define FIELDS(...) LIST(fields, field_count, struct site_field_change, __VA_ARGS__)
#define SECTIONS(...) LIST(sections, section_count, struct site_section_change, __VA_ARGS__)
#define GAINED(...) LIST(gained, gained_count, struct site_relation_change, __VA_ARGS__)
#define LOST(...) LIST(lost, lost_count, struct site_relation_change, __VA_ARGS__)

#define SCALAR(key_, from_, to_)                                                                   \
	{                                                                                          \
		.key = UNIT_S(key_), .from = UNIT_S(from_), .to = UNIT_S(to_)                      \
	}
#define COMES(key_, to_)                                                                           \
	{                                                                                          \
		.key = UNIT_S(key_), .to = UNIT_S(to_)                                             \
	}
#define GOES(key_, from_)                                                                          \
	{                                                                                          \
		.key = UNIT_S(key_), .from = UNIT_S(from_)                                         \
	}
#define SET(key_, ...)                                                                             \
	{                                                                                          \
		.key = UNIT_S(key_), .is_set = true, __VA_ARGS__                                   \
	}
#define SECTION(title_, status_)                                                                   \
	{                                                                                          \
		.title = UNIT_S(title_), .status = SECTION_##status_                               \
	}
#define RENAMED(from_, title_)                                                                     \
	{                                                                                          \
		.title = UNIT_S(title_), .status = SECTION_RENAMED, .from = UNIT_S(from_)          \
	}
#define TARGET(relation_, name_)                                                                   \
	{                                                                                          \
		.relation = REL_##relation_, .target = UNIT_S("agent/" name_),                     \
		.name = UNIT_S(name_)                                                              \
	}
#define MOVE(status_, from_, to_)                                                                  \
	{                                                                                          \
		.status = HIST_##status_, .path = UNIT_S(to_), .old_path = UNIT_S(from_)           \
	}
#define MODIFIED                                                                                   \
	{                                                                                          \
		.status = HIST_MODIFIED                                                            \
	}

struct row {
	const char *name;
	struct hist_revision hist;
	struct site_change change;
	const char *want;
};

static const struct row field_rows[] = {
    {"scalar", MODIFIED, {FIELDS(SCALAR("model", "sonnet", "opus"))}, "model sonnet to opus"},
    {"scalar comes", MODIFIED, {FIELDS(COMES("model", "opus"))}, "model set to opus"},
    {"scalar goes", MODIFIED, {FIELDS(GOES("model", "opus"))}, "model removed (was opus)"},
    {"empty scalar comes", MODIFIED, {FIELDS(COMES("color", ""))}, "color added"},
    {"empty scalar goes", MODIFIED, {FIELDS(GOES("color", ""))}, "color removed"},
    {"scalar of fifty characters", MODIFIED, {FIELDS(SCALAR("a", FIFTY, "b"))}, "a " FIFTY " to b"},
    {"long word", MODIFIED, {FIELDS(SCALAR("a", FIFTY FIFTY, "b"))}, "a changed"},
    {"two lines", MODIFIED, {FIELDS(SCALAR("a", "b\nc", "b"))}, "a changed"},
    {"long scalar comes", MODIFIED, {FIELDS(COMES("a", FIFTY FIFTY))}, "a added"},
    {"long scalar goes", MODIFIED, {FIELDS(GOES("a", FIFTY FIFTY))}, "a removed"},
    {"two fields", MODIFIED, {FIELDS(SCALAR("a", "1", "2"), SCALAR("b", "3", "4"))},
	"a 1 to 2; b 3 to 4"},

    {"description comes", MODIFIED, {FIELDS(COMES("description", "Tests."))}, "description added"},
    {"description goes", MODIFIED, {FIELDS(GOES("description", "Tests."))}, "description removed"},
    {"description touched", MODIFIED,
	{FIELDS(SCALAR("description", TEN_WORDS, "ein" TEN_WORDS " zehn"))},
	"description: 2 words changed"},
    {"one word", MODIFIED, {FIELDS(SCALAR("description", TEN_WORDS, TEN_WORDS "th"))},
	"description: 1 word changed"},
    {"description rewritten", MODIFIED,
	{FIELDS(SCALAR("description", TEN_WORDS, "one new set of words with ten new words"))},
	"description rewritten"},
    {"description extended", MODIFIED,
	{FIELDS(SCALAR("description", TEN_WORDS, TEN_WORDS " and eleven"))},
	"description extended by 2 words"},
    {"description shortened", MODIFIED,
	{FIELDS(SCALAR("description", TEN_WORDS " eleven", TEN_WORDS))},
	"description shortened by 1 word"},
    {"description sorted", MODIFIED,
	{FIELDS(SCALAR("description", "one two three four", "two one four three"))},
	"description: words in another order"},
    {"description without spaces", MODIFIED,
	{FIELDS(SCALAR("description", "\xE4\xB8\x80\xE4\xBA\x8C", "\xE4\xB8\x80\xE4\xB8\x89"))},
	"description changed"},
    {"another long text", MODIFIED,
	{FIELDS(SCALAR("argument-hint", TEN_WORDS " " TEN_WORDS, TEN_WORDS " " TEN_WORDS "th"))},
	"argument-hint: 1 word changed"},

    {"tools", MODIFIED,
	{FIELDS(SET("tools", .added = STRINGS(UNIT_S("Bash"), UNIT_S("Edit")),
	    .removed = STRINGS(UNIT_S("Read"))))},
	"tools +Bash +Edit " MINUS "Read"},
    {"all tools", MODIFIED,
	{FIELDS(SET("tools", .added = STRINGS(UNIT_S("ALL")), .removed = STRINGS(UNIT_S("Read"))))},
	"tools to ALL"},
    {"tools limited", MODIFIED,
	{FIELDS(SET("tools", .added = STRINGS(UNIT_S("Read"), UNIT_S("Grep")),
	    .removed = STRINGS(UNIT_S("ALL"))))},
	"tools limited to Read, Grep"},
    {"no tools", MODIFIED, {FIELDS(SET("tools", .removed = STRINGS(UNIT_S("ALL"))))},
	"tools ALL to none"},
    {"six tools", MODIFIED,
	{FIELDS(SET("tools",
	    .removed = STRINGS(
		UNIT_S("a"), UNIT_S("b"), UNIT_S("c"), UNIT_S("d"), UNIT_S("e"), UNIT_S("f"))))},
	"tools " MINUS "a " MINUS "b " MINUS "c " MINUS "d " MINUS "e " MINUS "f"},
    {"seven tools", MODIFIED,
	{FIELDS(SET("tools",
	    .added = STRINGS(UNIT_S("a"), UNIT_S("b"), UNIT_S("c"), UNIT_S("d"), UNIT_S("e"),
		UNIT_S("f"), UNIT_S("g"))))},
	"tools +a +b +c +d +e +2 more"},
    {"seven tools of all", MODIFIED,
	{FIELDS(SET("tools",
	    .added = STRINGS(UNIT_S("a"), UNIT_S("b"), UNIT_S("c"), UNIT_S("d"), UNIT_S("e"),
		UNIT_S("f"), UNIT_S("g")),
	    .removed = STRINGS(UNIT_S("ALL"))))},
	"tools limited to a, b, c, d, e and 2 more"},
    {"forbidden tools", MODIFIED,
	{FIELDS(SET("tools.forbidden", .added = STRINGS(UNIT_S("Bash"))))},
	"forbidden tools +Bash"},
    {"another set", MODIFIED, {FIELDS(SET("tags", .removed = STRINGS(UNIT_S("x"))))},
	"tags " MINUS "x"},
    {"long item", MODIFIED,
	{FIELDS(
	    SET("a", .added = STRINGS(UNIT_S("Bash(git log --oneline --graph --all --stat)"))))},
	"a +Bash(git log --oneline --graph --all" ELLIPSIS},
    {"long word as an item", MODIFIED, {FIELDS(SET("a", .added = STRINGS(UNIT_S(FIFTY))))},
	"a +1234567890123456789012345678901234567890" ELLIPSIS},
    {"long name as an item", MODIFIED,
	{FIELDS(SET(
	    "a", .added = STRINGS(UNIT_S("one-two_three.four-five-six-seven-eight-nine-ten"))))},
	"a +one-two_three.four-five-six-seven-eight" ELLIPSIS},
    {"long word behind a hyphen as an item", MODIFIED,
	{FIELDS(SET("a", .added = STRINGS(UNIT_S("x-" FIFTY))))},
	"a +x-12345678901234567890123456789012345678" ELLIPSIS},
    {"item of two lines", MODIFIED, {FIELDS(SET("a", .added = STRINGS(UNIT_S("b\n  c"))))},
	"a +b c"},

    {"nested", MODIFIED, {FIELDS(SCALAR("meta.level", "1", "2"))}, "meta.level 1 to 2"},
    {"many nested", MODIFIED,
	{FIELDS(SCALAR("m.a", "1", "2"), SCALAR("m.b", "1", "2"), COMES("m.c", "1"),
	    SCALAR("n", "1", "2"))},
	"m: 3 values changed; n 1 to 2"},
    {"many nested come", MODIFIED,
	{FIELDS(COMES("hooks.a", "1"), COMES("hooks.b", "1"),
	    SET("hooks.c", .added = STRINGS(UNIT_S("x"))))},
	"hooks +3 values"},
    {"many nested go", MODIFIED,
	{FIELDS(GOES("hooks.a", "1"), GOES("hooks.b", "1"), GOES("hooks.c", "1"))},
	"hooks " MINUS "3 values"},

    {"what matters first", MODIFIED,
	{FIELDS(SCALAR("color", "red", "blue"), SCALAR("description", TEN_WORDS, TEN_WORDS "th"),
	     SCALAR("model", "sonnet", "opus"), SCALAR("permissionMode", "plan", "acceptEdits"),
	     SET("tools", .added = STRINGS(UNIT_S("Bash")))),
	    SECTIONS(SECTION("Escalation", ADDED))},
	"tools +Bash; permissionMode plan to acceptEdits; model sonnet to opus; "
	"description: 1 word changed; color red to blue; 1 new section"},
    {"front matter comes", MODIFIED,
	{FIELDS(COMES("name", "a"), COMES("description", "b"),
	     SET("tools", .added = STRINGS(UNIT_S("Read")), .removed = STRINGS(UNIT_S("ALL")))),
	    .flags = CHANGE_FRONT_MATTER_ADDED},
	"tools limited to Read; front matter added"},
    {"front matter goes", MODIFIED,
	{FIELDS(GOES("name", "a"), GOES("model", "b")), .flags = CHANGE_FRONT_MATTER_REMOVED},
	"front matter removed"},
};

static const struct row body_rows[] = {
    {"section", MODIFIED, {SECTIONS(SECTION("Rules", ADDED))}, "new section Rules"},
    {"sections", MODIFIED, {SECTIONS(SECTION("A", REMOVED), SECTION("B", REMOVED))},
	"removed sections A, B"},
    {"five sections", MODIFIED,
	{SECTIONS(SECTION("A", ADDED), SECTION("B", ADDED), SECTION("C", ADDED),
	    SECTION("D", ADDED), SECTION("E", ADDED))},
	"new sections A, B, C and 2 more"},
    {"renamed", MODIFIED, {SECTIONS(RENAMED("A", "B"))}, "section A renamed to B"},
    {"two renamed", MODIFIED, {SECTIONS(RENAMED("A", "B"), RENAMED("C", "D"))},
	"sections A renamed to B, C renamed to D"},
    {"by what became of them", MODIFIED,
	{SECTIONS(SECTION("A", CHANGED), SECTION("B", ADDED), SECTION("C", REMOVED))},
	"new section B; removed section C; changed section A"},
    {"no more than three named", MODIFIED,
	{SECTIONS(SECTION("A", CHANGED), SECTION("B", ADDED), SECTION("C", ADDED),
	    SECTION("D", ADDED), SECTION("E", REMOVED), SECTION("F", REMOVED), RENAMED("G", "H"))},
	"new sections B, C, D; 1 section renamed; 2 removed sections; 1 changed section"},
    {"long title", MODIFIED,
	{SECTIONS(SECTION("What to do when nobody else is there to answer", ADDED))},
	"new section What to do when nobody else is there to" ELLIPSIS},
    {"long title of letters without spaces", MODIFIED,
	{SECTIONS(
	    SECTION("\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
		    "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
		    "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
		    "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
		    "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
		    "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
		    "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C",
		ADDED))},
	"new section "
	"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
	"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
	"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
	"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
	"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
	"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C"
	"\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C" ELLIPSIS},
    {"no title", MODIFIED, {SECTIONS(SECTION("", ADDED))}, "new section without a title"},
    {"changed, with its size", MODIFIED,
	{SECTIONS(SECTION("A", CHANGED), SECTION("B", CHANGED)), .words_added = 1200,
	    .words_removed = 3},
	"changed sections A, B (+1,200 " MINUS "3 words)"},
    {"size beside a field", MODIFIED,
	{FIELDS(SCALAR("a", "1", "2")), SECTIONS(SECTION("A", CHANGED)), .words_added = 2,
	    .words_removed = 1},
	"a 1 to 2; changed section A"},
    {"opening text", MODIFIED,
	{SECTIONS(SECTION("", CHANGED)), .words_added = 120, .words_removed = 30},
	"text +120 " MINUS "30 words"},
    {"one word of it", MODIFIED, {SECTIONS(SECTION("", CHANGED)), .words_removed = 1},
	"text " MINUS "1 word"},
    {"opening text, words as before", MODIFIED, {SECTIONS(SECTION("", CHANGED))},
	"changed opening text"},
    {"opening text and a section", MODIFIED,
	{SECTIONS(SECTION("", CHANGED), SECTION("A", CHANGED))}, "changed opening text, A"},
    {"order of sections", MODIFIED, {.groups = GROUP_BODY}, "sections in another order"},
    {"rewritten", MODIFIED,
	{SECTIONS(SECTION("A", CHANGED), SECTION("B", ADDED), SECTION("C", REMOVED)),
	    .flags = CHANGE_REWRITTEN},
	"text rewritten; new section B"},

    {"relations", MODIFIED, {GAINED(TARGET(DELEGATES_TO, "ops")), LOST(TARGET(USES, "guide"))},
	"now delegates to ops; no longer uses guide"},
    {"two of a kind", MODIFIED, {GAINED(TARGET(DELEGATES_TO, "ops"), TARGET(DELEGATES_TO, "lead"))},
	"now delegates to ops, lead"},
    {"two kinds", MODIFIED, {GAINED(TARGET(DELEGATES_TO, "ops"), TARGET(MENTIONS, "lead"))},
	"now delegates to ops, now mentions lead"},
    {"four relations", MODIFIED,
	{LOST(TARGET(MENTIONS, "a"), TARGET(MENTIONS, "b"), TARGET(MENTIONS, "c"),
	    TARGET(MENTIONS, "d"))},
	"4 relations gone"},
    {"relations between sections", MODIFIED,
	{SECTIONS(SECTION("A", CHANGED), SECTION("B", ADDED)), GAINED(TARGET(USES, "guide"))},
	"new section B; now uses guide; changed section A"},
};

static const struct row other_rows[] = {
    {"added", {.status = HIST_ADDED}, {.words_added = 1234}, "added with 1,234 words"},
    {"added with one word", {.status = HIST_ADDED}, {.words_added = 1}, "added with 1 word"},
    {"added with much", {.status = HIST_ADDED}, {.words_added = 1002003},
	"added with 1,002,003 words"},
    {"added empty", {.status = HIST_ADDED}, {.words_added = 0}, "added with no text"},
    {"added, but cannot be read", {.status = HIST_ADDED}, {.flags = CHANGE_MISSING}, "added"},
    {"removed", {.status = HIST_DELETED}, {.words_removed = 3}, "removed"},

    {"moved", MOVE(RENAMED, "a/x.md", "b/x.md"), {.flags = CHANGE_RENAME_ONLY},
	"moved from a to b"},
    {"moved below another folder", MOVE(RENAMED, "a/agents/x.md", "b/agents/x.md"),
	{.flags = CHANGE_RENAME_ONLY}, "moved from a to b"},
    {"moved deeper", MOVE(RENAMED, "agents/x.md", "plugins/a/agents/x.md"),
	{.flags = CHANGE_RENAME_ONLY}, "moved from agents to plugins/a/agents"},
    {"moved to the top", MOVE(RENAMED, "a/x.md", "x.md"), {.flags = CHANGE_RENAME_ONLY},
	"moved from a to the top folder"},
    {"moved far down", MOVE(RENAMED, "x.md", "a123456789/b123456789/c123456789/d123456789/x.md"),
	{.flags = CHANGE_RENAME_ONLY},
	"moved from the top folder to " ELLIPSIS "/b123456789/c123456789/d123456789"},
    {"renamed", MOVE(RENAMED, "a/x.md", "a/y.md"), {.flags = CHANGE_RENAME_ONLY}, "renamed from x"},
    {"case of a letter", MOVE(RENAMED, "a/X.md", "a/x.md"), {.flags = CHANGE_RENAME_ONLY},
	"renamed from X"},
    {"another ending", MOVE(RENAMED, "a/x.md", "a/x.agent.md"), {.flags = CHANGE_RENAME_ONLY},
	"renamed from x.md"},
    {"skill renamed", MOVE(RENAMED, "skills/x/SKILL.md", "skills/y/SKILL.md"),
	{.flags = CHANGE_RENAME_ONLY}, "renamed from x"},
    {"skill moved", MOVE(RENAMED, "a/x/SKILL.md", "b/x/SKILL.md"), {.flags = CHANGE_RENAME_ONLY},
	"moved from a to b"},
    {"moved and renamed", MOVE(RENAMED, "a/x.md", "b/y.md"), {.flags = CHANGE_RENAME_ONLY},
	"moved and renamed from a/x.md"},
    {"copied", MOVE(COPIED, "a/x.md", "b/x.md"), {.flags = CHANGE_RENAME_ONLY},
	"copied from a to b"},
    {"copied under another name", MOVE(COPIED, "a/x.md", "b/y.md"), {.flags = CHANGE_RENAME_ONLY},
	"copied from a/x.md"},
    {"became a skill", MOVE(RENAMED, "prompts/x.prompt.md", "skills/x/SKILL.md"),
	{.flags = CHANGE_RENAME_ONLY}, "became a skill (was prompts/x.prompt.md)"},
    {"became an agent", MOVE(RENAMED, "commands/x.md", "agents/x.md"),
	{.flags = CHANGE_RENAME_ONLY}, "became an agent (was commands/x.md)"},
    {"renamed and changed", MOVE(RENAMED, "a/x.md", "a/y.md"),
	{FIELDS(SCALAR("model", "a", "b"), SCALAR("name", "x", "y")),
	    SECTIONS(SECTION("A", CHANGED))},
	"model a to b; renamed from x; name x to y; changed section A"},

    {"white space", MODIFIED, {.flags = CHANGE_WHITESPACE_ONLY}, "only white space"},
    {"wrapped anew", MODIFIED, {.flags = CHANGE_WHITESPACE_ONLY | CHANGE_REWRAPPED},
	"only re-wrapped"},
    {"moved and wrapped anew", MOVE(RENAMED, "a/x.md", "b/x.md"),
	{.flags = CHANGE_WHITESPACE_ONLY | CHANGE_REWRAPPED}, "moved from a to b"},
    {"spelling", MODIFIED, {.flags = CHANGE_REFORMATTED}, "front matter written in another way"},
    {"mode of the file", {.status = HIST_MODIFIED, .blob = {{1}}, .old_blob = {{1}}}, {.flags = 0},
	"only the mode of the file"},
    {"text that cannot be read", MODIFIED, {.flags = CHANGE_MISSING}, "text is missing"},
    {"moved, text that cannot be read", MOVE(RENAMED, "a/x.md", "b/x.md"),
	{.flags = CHANGE_MISSING}, "moved from a to b; text is missing"},
};

static void says_what_changed(void **state)
{
	const struct row *row = *state;

	assert_str_equal(site_change_sentence(unit_mem, unit_english(), &row->hist, &row->change),
	    str_of_cstr(row->want));
}

enum { ROOM = 160 };

/* However much changed, and whatever the letters, the line has room and is whole. */
static void has_an_end(void **state)
{
	static const char *const titles[] = {"a", "Some title", FIFTY,
	    "\xC3\xA4\xC3\xB6\xC3\xBC \xF0\x9F\x8E\xAF words and more words than there is room for",
	    "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x80"};
	enum { COUNT = 30, TITLES = sizeof titles / sizeof *titles };
	struct site_field_change fields[COUNT];
	struct site_section_change sections[COUNT];
	str items[COUNT];

	(void)state;
	for (size_t n = 0; n <= COUNT; n++) {
		struct site_change change = {.fields = fields, .sections = sections};
		for (size_t i = 0; i < n; i++) {
			const str title = str_of_cstr(titles[(i + n) % TITLES]);
			items[i] = title;
			fields[i] = (struct site_field_change){.key = title, .from = title};
			sections[i] = (struct site_section_change){
			    .title = title, .status = i % SECTION_STATUS_COUNT, .from = title};
		}
		if (n) {
			fields[0] = (struct site_field_change){.key = S("tools"),
			    .is_set = true,
			    .added = {items, n},
			    .removed = {items, n}};
			change.field_count = n;
			change.section_count = n;
		}
		const struct hist_revision hist = {.status = HIST_MODIFIED};
		const str got = site_change_sentence(unit_mem, unit_english(), &hist, &change);
		assert_true(utf8_length(got) <= ROOM);
		assert_int_equal(utf8_valid_prefix(got), got.n);
		assert_true(got.n > 0);
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, says_what_changed, field_rows);
	UNIT_ROWS(&suite, says_what_changed, body_rows);
	UNIT_ROWS(&suite, says_what_changed, other_rows);
	UNIT_TEST(&suite, has_an_end);
	return unit_run(&suite, "site/sentence");
}
