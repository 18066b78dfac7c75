/* SPDX-License-Identifier: MIT */
/* What is told of two revisions of a definition: fields, sections, words, relations and flags. */
#include "unit/english.h"

#include "diff/diff.h"
#include "site/change.h"

/*
 * The collection in which all changes happen; the one that changes is "lead".
 *
 *	agents/lead.md  agents/tester.md  agents/ops.md  skills/style-guide/SKILL.md
 */
static const struct rel_entry collection[] = {
    {DEF_AGENT, UNIT_S("agents/lead.md"), UNIT_S("lead"), UNIT_S("lead"), UNIT_S("lead")},
    {DEF_AGENT, UNIT_S("agents/tester.md"), UNIT_S("tester"), UNIT_S("tester"), UNIT_S("tester")},
    {DEF_AGENT, UNIT_S("agents/ops.md"), UNIT_S("ops"), UNIT_S("ops"), UNIT_S("ops")},
    {DEF_SKILL, UNIT_S("skills/style-guide/SKILL.md"), UNIT_S("style-guide"), UNIT_S("style-guide"),
	UNIT_S("style-guide")},
};

static const struct oid blob_one = {{1}}, blob_two = {{2}};

static struct hist_revision modified(void)
{
	return (struct hist_revision){
	    .status = HIST_MODIFIED,
	    .path = S("agents/lead.md"),
	    .blob = blob_two,
	    .old_blob = blob_one,
	    .mode = REPO_MODE_FILE,
	    .sweep = 1,
	};
}

static struct definition *lead(struct arena *tmp, str text)
{
	struct definition *def = ARENA_NEW(unit_mem, struct definition);

	def_parse(unit_mem, tmp, NULL, S("agents/lead.md"), DEF_AGENT, text, def);
	return def;
}

/* As change_of, with what former changes left in the memo. */
static struct site_change remembered_change(
    struct site_reference_memo *memo, struct hist_revision hist, str before, str after)
{
	struct arena *tmp = arena_open();
	struct site_def defs[2] = {0};
	struct site site = {.language = unit_english(), .defs = defs, .def_count = 1};
	struct site_revision revision = {.hist = hist};
	struct site_texts texts = {.memo = memo};
	struct diff diff;

	site.names = rel_index_new(unit_mem, collection, sizeof collection / sizeof *collection);
	texts.before = before.p ? lead(tmp, before) : NULL;
	texts.after = after.p ? lead(tmp, after) : NULL;
	if (before.p && after.p) {
		diff = diff_lines(unit_mem, tmp, texts.before->source, texts.after->source);
		texts.diff = &diff;
	}
	site_add_change(unit_mem, tmp, &site, &defs[0], &revision, &texts);
	arena_close(tmp);
	return revision.change;
}

/* The change from one text to another; an absent one cannot be read. */
static struct site_change change_of(struct hist_revision hist, str before, str after)
{
	struct site_reference_memo memo;
	struct site_change change;

	site_reference_memo_open(&memo);
	change = remembered_change(&memo, hist, before, after);
	site_reference_memo_close(&memo);
	return change;
}

static void add_items(struct buf *out, char sign, const struct def_strings *items)
{
	for (size_t i = 0; i < items->n; i++)
		buf_format(out, " %c%.*s", sign, STR_ARG(items->items[i]));
}

/* "model: sonnet > opus; tools: +Bash -Read"; what is absent is "none". */
static str fields_text(const struct site_change *change)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < change->field_count; i++) {
		const struct site_field_change *field = &change->fields[i];

		buf_format(&out, "%s%.*s:", i ? "; " : "", STR_ARG(field->key));
		if (!field->is_set) {
			const str from = field->from.p ? field->from : S("none");
			const str to = field->to.p ? field->to : S("none");

			buf_format(&out, " %.*s > %.*s", STR_ARG(from), STR_ARG(to));
		}
		add_items(&out, '+', &field->added);
		add_items(&out, '-', &field->removed);
	}
	return buf_str(&out);
}

struct field_row {
	const char *name;
	const char *before, *after; /* lines of the front matter */
	const char *want;
};

static const struct field_row field_rows[] = {
    {"equal", "name: a\n", "name: a\n", ""},
    {"scalar", "model: sonnet\n", "model: opus\n", "model: sonnet > opus"},
    {"spelling of a scalar", "model: sonnet\n", "model: 'sonnet' # fast\n", ""},
    {"new scalar", "name: a\n", "name: a\ncolor: red\n", "color: none > red"},
    {"scalar gone", "name: a\ncolor: red\n", "name: a\n", "color: red > none"},
    {"empty scalar comes", "name: a\n", "name: a\ncolor:\n", "color: none > "},
    {"empty scalar goes", "name: a\ncolor:\n", "name: a\n", "color:  > none"},
    {"empty scalar filled", "color:\n", "color: red\n", "color:  > red"},
    {"number", "top: 1.0\n", "top: 1\n", "top: 1.0 > 1"},
    {"boolean", "open: true\n", "open: false\n", "open: true > false"},
    {"order of keys", "a: 1\nb: 2\nc: 3\n", "c: 3\na: 1\nb: 2\n", ""},
    {"unknown keys in a new order, one changed", "a: 1\nb: 2\n", "b: 3\na: 1\n", "b: 2 > 3"},

    {"tools by comma and by list", "tools: Read, Write\n", "tools: [Write, Read]\n", ""},
    {"tools by blanks and by lines", "tools: Read Bash(git:*)\n",
	"tools:\n  - Bash(git:*)\n  - Read\n", ""},
    {"tools by another key", "tools: Read\n", "allowed-tools: Read\n", ""},
    {"tool comes and goes", "tools: Read, Bash\n", "tools: Read, Edit\n", "tools: +Edit -Bash"},
    {"tools limited", "name: a\n", "name: a\ntools: Read\n", "tools: +Read -ALL"},
    {"tools no longer limited", "name: a\ntools: Read\n", "name: a\n", "tools: +ALL -Read"},
    {"star is no limit", "name: a\n", "name: a\ntools: '*'\n", ""},
    {"none at all", "tools: Read\n", "tools: []\n", "tools: -Read"},
    {"forbidden tools", "tools: Read\n", "tools:\n  allowed: [Read]\n  forbidden: [Bash]\n",
	"tools.forbidden: +Bash"},
    {"forbidden tools by a key of their own", "disallowedTools: Bash\n",
	"disallowed-tools: [Bash, Edit]\n", "tools.forbidden: +Edit"},
    {"rationale", "tools:\n  allowed: [Read]\n  rationale: looks\n",
	"tools:\n  allowed: [Read]\n  rationale: only looks\n",
	"tools.rationale: looks > only looks"},

    {"names by comma and by list", "skills: a, b\n", "skills: [b, a]\n", ""},
    {"names by another key", "escalation_to: [ops]\n", "escalation-to: ops, lead\n",
	"escalation_to: +lead"},
    {"name in a comma list", "agents: a, b\n", "agents: a, c\n", "agents: +c -b"},
    {"handoffs that are more than names", "handoffs:\n  - agent: ops\n    prompt: go\n",
	"handoffs:\n  - agent: ops\n    prompt: stop\n", "handoffs.0.prompt: go > stop"},
    {"names that become more than names", "handoffs: [ops]\n",
	"handoffs:\n  - agent: ops\n    prompt: go\n",
	"handoffs: -ops; handoffs.0.agent: none > ops; handoffs.0.prompt: none > go"},
    {"list of an unknown key", "tags: [a, b]\n", "tags: [b, c]\n", "tags: +c -a"},
    {"order of a list", "tags: [a, b]\n", "tags: [b, a]\n", ""},
    {"repeats", "tags: [a]\n", "tags: [a, b, b]\n", "tags: +b"},
    {"scalar that becomes a list", "tags: a\n", "tags: [a, b]\n", "tags: +b"},
    {"list that becomes a scalar", "tags: [a, b]\n", "tags: b\n", "tags: -a"},
    {"new list", "name: a\n", "name: a\ntags: [x]\n", "tags: +x"},
    {"nested maps by path", "meta:\n  owner:\n    team: a\n  level: 1\n",
	"meta:\n  owner:\n    team: b\n  level: 1\n", "meta.owner.team: a > b"},
    {"nested list", "meta:\n  tags: [a]\n", "meta:\n  tags: [a, b]\n", "meta.tags: +b"},
    {"map that becomes a scalar", "meta:\n  level: 1\n", "meta: 1\n",
	"meta: none > 1; meta.level: 1 > none"},
    {"nested list of maps", "hooks:\n  PreToolUse:\n    - matcher: Bash\n      command: a\n",
	"hooks:\n  PreToolUse:\n    - matcher: Bash\n      command: b\n",
	"hooks.PreToolUse.0.command: a > b"},
    {"map more in a list", "steps:\n  - run: a\n  - run: c\n",
	"steps:\n  - run: a\n  - run: b\n  - run: c\n", "steps.1.run: none > b"},
    {"map less in a list", "steps:\n  - run: a\n  - run: b\n", "steps:\n  - run: b\n",
	"steps.0.run: a > none"},
    {"order of nested keys", "meta: {a: 1, b: 2}\n", "meta:\n  b: 2\n  a: 1\n", ""},
    {"empty map", "name: a\n", "name: a\nmeta: {}\n", "meta: none > "},
    {"quotes", "model: \"sonnet\"\n", "model: sonnet\n", ""},
    {"text wrapped anew", "about: >\n  one two\n  three\n", "about: one two three\n", ""},
    {"text with another word", "about: >\n  one two\n  three\n", "about: one two four\n",
	"about: one two three > one two four"},
    {"line ends of a description, written out", "description: one\\n\\ntwo\n",
	"description: |\n  one\n\n  two\n", ""},
    {"the same of another field", "hint: one\\ntwo\n", "hint: |\n  one\n  two\n",
	"hint: one\\ntwo > one\ntwo"},
    {"several, in the order of the new text", "model: a\nx: 1\nold: 1\n", "x: 2\nmodel: b\n",
	"x: 1 > 2; model: a > b; old: 1 > none"},
};

static str with_front(const char *front)
{
	return str_format(unit_mem, "---\n%s---\n\nBody.\n", front);
}

static void compares_fields(void **state)
{
	const struct field_row *row = *state;
	const struct site_change change =
	    change_of(modified(), with_front(row->before), with_front(row->after));

	assert_str_equal(fields_text(&change), str_of_cstr(row->want));
}

/* "+New, ~Changed, -Gone, Old>Renamed" */
static str sections_text(const struct site_change *change)
{
	static const char *const signs[] = {"+", "-", "~", ">"};
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < change->section_count; i++) {
		const struct site_section_change *section = &change->sections[i];

		buf_format(&out, "%s%.*s%s%.*s", i ? ", " : "", STR_ARG(section->from),
		    signs[section->status], STR_ARG(section->title));
	}
	return buf_str(&out);
}

struct section_row {
	const char *name;
	const char *before, *after; /* bodies */
	const char *want;
};

static const struct section_row section_rows[] = {
    {"equal", "# A\nx\n", "# A\nx\n", ""},
    {"added", "# A\nx\n", "# A\nx\n\n# B\ny\n", "+B"},
    {"removed", "# A\nx\n\n# B\ny\n", "# A\nx\n", "-B"},
    {"changed", "# A\nx\n\n# B\ny\n", "# A\nz\n\n# B\ny\n", "~A"},
    {"moved", "# A\nx\n\n# B\ny\n", "# B\ny\n\n# A\nx\n", ""},
    {"another level", "# A\nx\n", "## A\nx\n", "~A"},
    {"another title", "# A\nx\n", "# B\nx\n", "A>B"},
    {"another title and place", "# A\nx\n# C\ny\n", "# C\ny\n# B\nx\n", "A>B"},
    {"another title, alike, at the same place", "# A\none two three\n# C\ny\n",
	"# B\none two four\n# C\ny\n", "A>B"},
    {"another title, alike, before a new one", "# A\none two three\n# C\ny\n",
	"# D\nfive six\n# B\none two four\n# C\ny\n", "+D, A>B"},
    {"another title, alike, elsewhere", "# A\none two three\n# C\ny\n# D\nz\n",
	"# C\ny\n# B\none two four\n# D\nz\n", "+B, -A"},
    {"another title and text", "# A\none two three\n# C\ny\n", "# B\nfour five\n# C\ny\n",
	"+B, -A"},
    {"another title and level", "# A\none two three\n", "## B\none two four\n", "+B, -A"},
    {"the same letters in the title", "# Core Mission\nx\n",
	"# \xF0\x9F\x8E\xAF core mission:\ny\n", "Core Mission>\xF0\x9F\x8E\xAF core mission:"},
    {"title of an empty section", "# A\n## C\nx\n", "# B\n## C\nx\n", "A>B"},
    {"title of an empty section beside another", "# A\n# C\n", "# B\n# D\n", "+B, +D, -A, -C"},
    {"wrapped anew", "# A\none two\nthree\n# B\nx\n", "# A\none\ntwo three\n# B\ny\n", "~B"},
    {"white space at the end", "# A\nx\n\n\n# B\ny\n", "# A\nx\n# B\ny\n\n", ""},
    {"opening text", "one\n# A\nx\n", "two\n# A\nx\n", "~"},
    {"opening text alone", "one\n", "two\n", "~"},
    {"opening text comes", "# A\nx\n", "one\n# A\nx\n", "~"},
    {"one of a repeated title", "# A\nx\n# A\ny\n", "# A\nx\n# A\nz\n", "~A"},
    {"one more of a repeated title", "# A\nx\n", "# A\nx\n# A\ny\n", "+A"},
    {"one less of a repeated title", "# A\nx\n# A\ny\n", "# A\nx\n", "-A"},
    {"section without a title", "#\nx\n", "#\ny\n", "~"},
    {"all at once", "one\n# A\nx\n# B\ny\n", "two\n# C\nz\n# A\nw\n", "~, +C, ~A, -B"},
};

static void compares_sections(void **state)
{
	const struct section_row *row = *state;
	const struct site_change change =
	    change_of(modified(), str_of_cstr(row->before), str_of_cstr(row->after));

	assert_str_equal(sections_text(&change), str_of_cstr(row->want));
}

struct word_row {
	const char *name;
	const char *before, *after;
	unsigned added, removed;
};

static const struct word_row word_rows[] = {
    {"added", "a b\n", "a b c\n", 1, 0},
    {"removed", "a b c\n", "b\n", 0, 2},
    {"replaced", "a b\n", "a c\n", 1, 1},
    {"moved within the changed lines", "one two\nthree\n", "three\ntwo one\n", 0, 0},
    {"wrapped anew", "one two three\n", "one\ntwo\nthree\n", 0, 0},
    {"moved to another place", "a b\nsame\nc\n", "a\nsame\nb c\n", 0, 0},
    {"of a word a part", "one two three\n", "one twofold three\n", 1, 1},
    {"at the start of a line", "one two\n", "zero two\n", 1, 1},
    {"at the end of a line", "one two", "one twos", 1, 1},
    {"longer than a machine word", "abcdefghijklmnopqrstuvwxyz b\n",
	"abcdefghijklmnopqrstuvwxyZ b\n", 1, 1},
    {"between words of its kind", "a a a\n", "a a b a\n", 1, 0},
    {"without spaces", "\xE4\xB8\x80\xE4\xBA\x8C\n", "\xE4\xB8\x80\xE4\xB8\x89\n", 1, 1},
    {"repeated", "a\n", "a a a\n", 2, 0},
    {"of the front matter too", "---\nmodel: x\n---\na\n", "---\nmodel: y\n---\na\n", 1, 1},
};

/* The same texts without a diff, at the end of a page. */
static void compares_words(void **state)
{
	const struct word_row *row = *state;
	const str before = unit_guarded(str_of_cstr(row->before));
	const str after = unit_guarded(str_of_cstr(row->after));
	const struct site_words words = site_compare_words(unit_mem, before, after);

	assert_int_equal(words.added, row->added);
	assert_int_equal(words.removed, row->removed);
	assert_int_equal(words.before, site_count_words(before));
	assert_int_equal(words.after, site_count_words(after));
}

static void counts_words(void **state)
{
	const struct word_row *row = *state;
	const struct site_change change =
	    change_of(modified(), str_of_cstr(row->before), str_of_cstr(row->after));

	assert_int_equal(change.words_added, row->added);
	assert_int_equal(change.words_removed, row->removed);
}

static void add_relations(
    struct buf *out, char sign, const struct site_relation_change *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_format(out, "%c%.*s %.*s;", sign, STR_ARG(rel_kinds[list[i].relation].name),
		    STR_ARG(list[i].target));
}

struct relation_row {
	const char *name;
	const char *before, *after;
	const char *want;
};

static const struct relation_row relation_rows[] = {
    {"none", "Text.\n", "Other text.\n", ""},
    {"gained", "Text.\n", "Delegates to tester.\n", "+delegates_to agent/tester;"},
    {"lost", "Delegates to tester.\n", "Text.\n", "-delegates_to agent/tester;"},
    {"another target", "Delegates to tester.\n", "Delegates to ops.\n",
	"+delegates_to agent/ops;-delegates_to agent/tester;"},
    {"another place", "Delegates to tester.\n\nText.\n", "Text.\n\nDelegates to tester.\n", ""},
    {"itself", "Text.\n", "Delegates to lead.\n", ""},
    {"declared", "---\nname: lead\n---\n", "---\nname: lead\nescalation_to: [ops]\n---\n",
	"+escalates_to agent/ops;"},
};

static str relations_text(const struct site_change *change)
{
	struct buf out;

	buf_init(&out, unit_mem);
	add_relations(&out, '+', change->gained, change->gained_count);
	add_relations(&out, '-', change->lost, change->lost_count);
	return buf_str(&out);
}

static void compares_relations(void **state)
{
	const struct relation_row *row = *state;
	const struct site_change change =
	    change_of(modified(), str_of_cstr(row->before), str_of_cstr(row->after));

	assert_str_equal(relations_text(&change), str_of_cstr(row->want));
}

/* What is remembered of former texts makes no difference. */
static void memory_changes_nothing(void **state)
{
	static const str texts[] = {
	    UNIT_S("Text.\n"),
	    UNIT_S("Delegates to tester.\n"),
	    UNIT_S("---\nescalation_to: [ops]\n---\nDelegates to tester.\n"),
	    UNIT_S("---\nescalation_to: [tester]\n---\nDelegates to tester.\n"),
	    UNIT_S("---\nescalation_to: [ops]\n---\nDelegates to ops.\n"),
	    UNIT_S("# One\nDelegates to tester.\n\n## Two\n"),
	    UNIT_S("# One\nText.\n\n## Three\nText.\n"),
	    UNIT_S("Delegates to tester.\n"),
	};
	enum { COUNT = sizeof texts / sizeof *texts };
	struct site_reference_memo memo;

	(void)state;
	site_reference_memo_open(&memo);
	for (size_t i = 0; i < (size_t)COUNT * COUNT; i++) {
		const str before = texts[i / COUNT], after = texts[i * 5 % COUNT];
		const struct site_change got = remembered_change(&memo, modified(), before, after);
		const struct site_change want = change_of(modified(), before, after);

		assert_str_equal(relations_text(&got), relations_text(&want));
		assert_str_equal(sections_text(&got), sections_text(&want));
	}
	site_reference_memo_close(&memo);
}

struct flag_row {
	const char *name;
	struct hist_revision hist;
	const char *before, *after; /* NULL: cannot be read, or there is none */
	unsigned want;
};

#define ONE "---\nname: a\n---\none two\n"

static const struct flag_row flag_rows[] = {
    {"plain change", {.status = HIST_MODIFIED, .sweep = 1}, ONE, "---\nname: a\n---\none\n", 0},
    {"white space", {.status = HIST_MODIFIED, .sweep = 1}, ONE,
	"---\nname:  a\n---\n\none\ttwo\r\n", CHANGE_WHITESPACE_ONLY},
    {"wrapped anew", {.status = HIST_MODIFIED, .sweep = 1}, ONE, "---\nname: a\n---\none\ntwo\n",
	CHANGE_WHITESPACE_ONLY | CHANGE_REWRAPPED},
    {"quotes", {.status = HIST_MODIFIED, .sweep = 1}, ONE, "---\nname: 'a'\n---\none two\n",
	CHANGE_REFORMATTED},
    {"order of keys", {.status = HIST_MODIFIED, .sweep = 1}, "---\na: 1\nb: 2\n---\none\n",
	"---\nb: 2\na: 1\n---\n\none\n", CHANGE_REFORMATTED},
    {"quotes and a word", {.status = HIST_MODIFIED, .sweep = 1}, ONE,
	"---\nname: 'a'\n---\none two three\n", 0},
    {"rewritten", {.status = HIST_MODIFIED, .sweep = 1}, "one two three four five six\n",
	"seven eight nine ten eleven six\n", CHANGE_REWRITTEN},
    {"half of it", {.status = HIST_MODIFIED, .sweep = 1}, "one two three four five six\n",
	"seven eight nine four five six\n", 0},
    {"words in another order", {.status = HIST_MODIFIED, .sweep = 1}, ONE,
	"---\nname: a\n---\ntwo one\n", 0},
    {"moved", {.status = HIST_RENAMED, .sweep = 1, .blob = {{1}}, .old_blob = {{1}}}, ONE, ONE,
	CHANGE_RENAME_ONLY},
    {"copied", {.status = HIST_COPIED, .sweep = 1, .blob = {{1}}, .old_blob = {{1}}}, ONE, ONE,
	CHANGE_RENAME_ONLY},
    {"moved and changed", {.status = HIST_RENAMED, .sweep = 1, .blob = {{1}}}, ONE,
	"---\nname: a\n---\none\n", 0},
    {"front matter comes", {.status = HIST_MODIFIED, .sweep = 1}, "one two\n", ONE,
	CHANGE_FRONT_MATTER_ADDED},
    {"front matter goes", {.status = HIST_MODIFIED, .sweep = 1}, ONE, "one two\n",
	CHANGE_FRONT_MATTER_REMOVED},
    {"repaired", {.status = HIST_MODIFIED, .sweep = 1}, ONE,
	"---\nname: a\ndescription: b: c\n---\none two\n", CHANGE_RECOVERED},
    {"one less than a sweep", {.status = HIST_MODIFIED, .sweep = SITE_SWEEP - 1}, ONE,
	"---\nname: a\n---\none\n", 0},
    {"sweep", {.status = HIST_MODIFIED, .sweep = SITE_SWEEP}, ONE, "---\nname: a\n---\none\n",
	CHANGE_SWEEP},
    {"text cannot be read", {.status = HIST_MODIFIED, .sweep = 1}, ONE, NULL, CHANGE_MISSING},
    {"old text cannot be read", {.status = HIST_MODIFIED, .sweep = 1}, NULL, ONE, CHANGE_MISSING},
    {"added", {.status = HIST_ADDED, .sweep = 1}, NULL, ONE, 0},
    {"deleted", {.status = HIST_DELETED, .sweep = 1}, ONE, NULL, 0},
    {"added, but cannot be read", {.status = HIST_ADDED, .sweep = 1}, NULL, NULL, CHANGE_MISSING},
    {"deleted, but cannot be read", {.status = HIST_DELETED, .sweep = 1}, NULL, NULL,
	CHANGE_MISSING},
};

static void sets_flags(void **state)
{
	const struct flag_row *row = *state;
	struct hist_revision hist = row->hist;

	hist.path = hist.old_path = S("agents/lead.md");
	const struct site_change change =
	    change_of(hist, str_of_cstr(row->before), str_of_cstr(row->after));

	assert_int_equal(change.flags, row->want);
}

/* All words of a text come with it, and go with it. */
static void counts_whole_texts(void **state)
{
	struct hist_revision hist = modified();

	(void)state;
	hist.status = HIST_ADDED;
	assert_int_equal(change_of(hist, STR_ABSENT, S("one two\nthree\n")).words_added, 3);
	hist.status = HIST_DELETED;
	assert_int_equal(change_of(hist, S("one two\n"), STR_ABSENT).words_removed, 2);
}

/* What is said of a change stays when the texts are gone. */
static void outlives_the_texts(void **state)
{
	str before = str_dup(unit_mem, with_front("model: sonnet\ntags: [a]\n"));
	str after = str_dup(unit_mem, with_front("model: opus\ntags: [b]\n"));
	const struct site_change change = change_of(modified(), before, after);

	(void)state;
	memset((char *)(uintptr_t)before.p, '?', before.n);
	memset((char *)(uintptr_t)after.p, '?', after.n);
	assert_str_equal(fields_text(&change), S("model: sonnet > opus; tags: +b -a"));
	assert_str_equal(change.sentence,
	    S("model sonnet to opus; tags +b \xE2\x88\x92"
	      "a"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, compares_fields, field_rows);
	UNIT_ROWS(&suite, compares_sections, section_rows);
	UNIT_ROWS(&suite, counts_words, word_rows);
	UNIT_ROWS(&suite, compares_words, word_rows);
	UNIT_ROWS(&suite, compares_relations, relation_rows);
	UNIT_TEST(&suite, memory_changes_nothing);
	UNIT_ROWS(&suite, sets_flags, flag_rows);
	UNIT_TEST(&suite, counts_whole_texts);
	UNIT_TEST(&suite, outlives_the_texts);
	return unit_run(&suite, "site/change");
}
