/* SPDX-License-Identifier: MIT */
/* The sum of some revisions: what was changed and changed back is no change. */
#include "site/since_sum.h"

#include "unit/english.h"

#include "site/change.h"

#define STRINGS(...)                                                                               \
	{                                                                                          \
		(str[]){__VA_ARGS__}, sizeof((str[]){__VA_ARGS__}) / sizeof(str)                   \
	}
#define FIELDS(...)                                                                                \
	.fields = (struct site_field_change[]){__VA_ARGS__},                                       \
	.field_count =                                                                             \
	    sizeof((struct site_field_change[]){__VA_ARGS__}) / sizeof(struct site_field_change)
#define SCALAR(key_, from_, to_)                                                                   \
	{                                                                                          \
		.key = UNIT_S(key_), .from = from_, .to = to_                                      \
	}
#define SET(key_, ...)                                                                             \
	{                                                                                          \
		.key = UNIT_S(key_), .is_set = true, __VA_ARGS__                                   \
	}
#define NONE                                                                                       \
	{                                                                                          \
		NULL, 0                                                                            \
	}
#define SECTION(title_, status_)                                                                   \
	.sections = (struct site_section_change[]){{.title = UNIT_S(title_), .status = status_}},  \
	.section_count = 1, .groups = GROUP_BODY
#define TARGET(list, count)                                                                        \
	.list =                                                                                    \
	    (struct site_relation_change[]){                                                       \
		{.relation = REL_DELEGATES_TO, .target = UNIT_S("agent/b"), .name = UNIT_S("b")}}, \
	.count = 1
#define RENAMED(from_, title_)                                                                     \
	.sections =                                                                                \
	    (struct site_section_change[]){                                                        \
		{.title = UNIT_S(title_), .status = SECTION_RENAMED, .from = UNIT_S(from_)}},      \
	.section_count = 1, .groups = GROUP_BODY

enum { MOST = 4 };

struct row {
	const char *name;
	struct given {
		enum hist_status status;
		const char *old_path; /* of a rename or copy; else NULL */
		struct site_change change;
	} revisions[MOST]; /* newest first */
	size_t n;
	bool deleted;
	bool same; /* the text is that of then */
	enum site_since_fate fate;
	const char *want; /* the sentence, then the tools that were gained */
};

#define EDIT(...)                                                                                  \
	{                                                                                          \
		HIST_MODIFIED, NULL,                                                               \
		{                                                                                  \
			__VA_ARGS__                                                                \
		}                                                                                  \
	}
#define BARE(status, ...)                                                                          \
	{                                                                                          \
		status, NULL,                                                                      \
		{                                                                                  \
			__VA_ARGS__                                                                \
		}                                                                                  \
	}

static const struct row rows[] = {
    {"added", {EDIT(FIELDS(SCALAR("model", NONE, UNIT_S("opus")))), BARE(HIST_ADDED, 0)}, 2, false,
	false, SINCE_ADDED, ""},
    {"removed", {BARE(HIST_DELETED, 0)}, 1, true, false, SINCE_REMOVED, ""},
    {"came and went", {BARE(HIST_DELETED, 0), BARE(HIST_ADDED, 0)}, 2, true, false, SINCE_PASSED,
	""},
    {"added again", {BARE(HIST_ADDED, 0), BARE(HIST_DELETED, 0)}, 2, false, false, SINCE_CHANGED,
	"removed and added again"},
    {"added again as it was", {BARE(HIST_ADDED, 0), BARE(HIST_DELETED, 0)}, 2, false, true,
	SINCE_SAME, ""},

    {"a scalar",
	{EDIT(FIELDS(SCALAR("model", UNIT_S("opus"), UNIT_S("haiku")))),
	    EDIT(FIELDS(SCALAR("model", UNIT_S("sonnet"), UNIT_S("opus"))))},
	2, false, false, SINCE_CHANGED, "model sonnet to haiku"},
    {"a scalar and back",
	{EDIT(FIELDS(SCALAR("model", UNIT_S("opus"), UNIT_S("sonnet"))), .groups = GROUP_MODEL),
	    EDIT(FIELDS(SCALAR("model", UNIT_S("sonnet"), UNIT_S("opus"))), .groups = GROUP_MODEL)},
	2, false, false, SINCE_SAME, ""},
    {"a scalar that came and went",
	{EDIT(FIELDS(SCALAR("color", UNIT_S("red"), NONE)), .groups = GROUP_FIELDS),
	    EDIT(FIELDS(SCALAR("color", NONE, UNIT_S("red"))), .groups = GROUP_FIELDS)},
	2, false, false, SINCE_SAME, ""},
    {"a scalar that became empty",
	{EDIT(FIELDS(SCALAR("color", UNIT_S("red"), UNIT_S("")))),
	    EDIT(FIELDS(SCALAR("color", NONE, UNIT_S("red"))))},
	2, false, false, SINCE_CHANGED, "color added"},

    {"a set",
	{EDIT(FIELDS(SET("tools", .added = STRINGS(UNIT_S("Bash"))))),
	    EDIT(FIELDS(SET(
		"tools", .added = STRINGS(UNIT_S("Write")), .removed = STRINGS(UNIT_S("Grep")))))},
	2, false, false, SINCE_CHANGED,
	"tools +Write +Bash \xE2\x88\x92"
	"Grep; gained Write@1 Bash@0"},
    {"a set and back",
	{EDIT(FIELDS(SET("tools", .removed = STRINGS(UNIT_S("Bash")))),
	     .groups = GROUP_TOOLS_NARROWED),
	    EDIT(FIELDS(SET("tools", .added = STRINGS(UNIT_S("Bash")))),
		.groups = GROUP_TOOLS_WIDENED)},
	2, false, false, SINCE_SAME, ""},
    {"every tool",
	{EDIT(FIELDS(SET("tools", .added = STRINGS(UNIT_S("ALL")),
	     .removed = STRINGS(UNIT_S("Read"), UNIT_S("Bash"))))),
	    EDIT(FIELDS(SET("tools", .added = STRINGS(UNIT_S("Bash")))))},
	2, false, false, SINCE_CHANGED, "tools to ALL; gained ALL@0"},
    {"no longer every tool",
	{EDIT(FIELDS(
	    SET("tools", .added = STRINGS(UNIT_S("Read")), .removed = STRINGS(UNIT_S("ALL")))))},
	1, false, false, SINCE_CHANGED, "tools limited to Read"},
    {"no longer forbidden",
	{EDIT(FIELDS(SET("tools.forbidden", .removed = STRINGS(UNIT_S("Bash")))))}, 1, false, false,
	SINCE_CHANGED,
	"forbidden tools \xE2\x88\x92"
	"Bash; gained Bash@0!"},
    {"a scalar that became a set",
	{EDIT(FIELDS(SET("skills", .added = STRINGS(UNIT_S("pdf"))))),
	    EDIT(FIELDS(SCALAR("skills", NONE, UNIT_S("xlsx"))))},
	2, false, false, SINCE_CHANGED, "skills +xlsx +pdf"},
    {"a set that became a scalar",
	{EDIT(FIELDS(SCALAR("skills", UNIT_S("pdf"), UNIT_S("xlsx")))),
	    EDIT(FIELDS(SET("skills", .added = STRINGS(UNIT_S("pdf")))))},
	2, false, false, SINCE_CHANGED, "skills +xlsx"},

    {"a section that came and changed",
	{EDIT(SECTION("Notes", SECTION_CHANGED)), EDIT(SECTION("Notes", SECTION_ADDED))}, 2, false,
	false, SINCE_CHANGED, "new section Notes"},
    {"a section that came and went",
	{EDIT(SECTION("Notes", SECTION_REMOVED)), EDIT(SECTION("Notes", SECTION_ADDED))}, 2, false,
	false, SINCE_SAME, ""},
    {"a section that went and came",
	{EDIT(SECTION("Notes", SECTION_ADDED)), EDIT(SECTION("Notes", SECTION_REMOVED))}, 2, false,
	false, SINCE_CHANGED, "changed section Notes"},
    {"a section that changed and went",
	{EDIT(SECTION("Notes", SECTION_REMOVED)), EDIT(SECTION("Notes", SECTION_CHANGED))}, 2,
	false, false, SINCE_CHANGED, "removed section Notes"},

    {"a section of another title", {EDIT(RENAMED("B", "C")), EDIT(RENAMED("A", "B"))}, 2, false,
	false, SINCE_CHANGED, "section A renamed to C"},
    {"a section that got its title back", {EDIT(RENAMED("B", "A")), EDIT(RENAMED("A", "B"))}, 2,
	false, false, SINCE_CHANGED, "changed section A"},
    {"a section that came under another title",
	{EDIT(RENAMED("B", "C")), EDIT(SECTION("B", SECTION_ADDED))}, 2, false, false,
	SINCE_CHANGED, "new section C"},

    {"a relation", {EDIT(TARGET(gained, gained_count))}, 1, false, false, SINCE_CHANGED,
	"now delegates to b"},
    {"a relation and back",
	{EDIT(TARGET(lost, lost_count), .groups = GROUP_RELATIONS),
	    EDIT(TARGET(gained, gained_count), .groups = GROUP_RELATIONS)},
	2, false, false, SINCE_SAME, ""},

    {"renamed", {{HIST_RENAMED, "agents/z.md", {0}}}, 1, false, false, SINCE_CHANGED,
	"renamed from z"},
    {"renamed twice", {{HIST_RENAMED, "agents/y.md", {0}}, {HIST_RENAMED, "agents/z.md", {0}}}, 2,
	false, false, SINCE_CHANGED, "renamed from z"},
    {"renamed and back",
	{{HIST_RENAMED, "agents/y.md", {.groups = GROUP_MOVED}},
	    {HIST_RENAMED, "agents/a.md", {.groups = GROUP_MOVED}}},
	2, false, false, SINCE_SAME, ""},
    {"copied from what went", {{HIST_COPIED, "agents/z.md", {0}}}, 1, false, false, SINCE_CHANGED,
	"copied from z"},
    {"white space", {EDIT(.groups = GROUP_FORMATTING, .flags = CHANGE_WHITESPACE_ONLY)}, 1, false,
	false, SINCE_CHANGED, "only white space"},
};

static str told(const struct site_since_def *since, const struct site_def *def)
{
	struct buf out;

	buf_init(&out, unit_mem);
	buf_add(&out, since->change.sentence);
	for (size_t i = 0; i < since->gain_count; i++)
		buf_format(&out, "%s%.*s@%d%s", i ? " " : "; gained ",
		    STR_ARG(since->gains[i].tool), (int)(since->gains[i].revision - def->revisions),
		    since->gains[i].allowed_again ? "!" : "");
	return buf_str(&out);
}

static void sums(void **state)
{
	const struct row *row = *state;
	struct arena *tmp = arena_open();
	struct site_revision revisions[MOST] = {{.url = {NULL, 0}}};
	const struct site_revision *list[MOST];
	struct repo_commit commits[MOST] = {{.cut = false}};
	struct site site = {.language = unit_english(), .commits = {commits, MOST}};
	struct site_def def = {
	    .def.path = S("agents/a.md"), .deleted = row->deleted, .revisions = revisions};

	revisions[0].hist.blob.id[0] = 1;
	revisions[row->n - 1].hist.old_blob.id[0] = row->same ? 1 : 2;
	for (size_t i = 0; i < row->n; i++) {
		const struct given *given = &row->revisions[i];
		revisions[i].hist.commit = (uint32_t)i;
		revisions[i].hist.status = given->status;
		revisions[i].hist.path = def.def.path;
		revisions[i].hist.old_path = str_of_cstr(given->old_path);
		revisions[i].change = given->change;
		revisions[i].change.sentence = site_change_sentence(
		    unit_mem, unit_english(), &revisions[i].hist, &revisions[i].change);
		list[i] = &revisions[i];
	}
	const struct site_since_def since =
	    site_sum_revisions(unit_mem, tmp, &site, &def, list, row->n);
	assert_int_equal(since.fate, row->fate);
	if (since.fate == SINCE_CHANGED)
		assert_str_equal(told(&since, &def), str_of_cstr(row->want));
	assert_ptr_equal(since.newest, &revisions[0]);
	assert_int_equal(since.revision_count, row->n);
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
}

/* Where a shallow clone begins nobody knows what was there before: that is no addition. */
static void boundary_is_no_addition(void **state)
{
	struct arena *tmp = arena_open();
	struct repo_commit commit = {.cut = true};
	struct site site = {.language = unit_english(), .commits = {&commit, 1}};
	struct site_revision revision = {.hist = {.status = HIST_ADDED, .path = S("agents/a.md")}};
	const struct site_revision *list[] = {&revision};
	struct site_def def = {.def.path = S("agents/a.md"), .revisions = &revision};

	(void)state;
	assert_int_equal(
	    site_sum_revisions(unit_mem, tmp, &site, &def, list, 1).fate, SINCE_CHANGED);
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, sums, rows);
	UNIT_TEST(&suite, boundary_is_no_addition);
	return unit_run(&suite, "site/since_sum");
}
