/* SPDX-License-Identifier: MIT */
/*
 * Who is meant where several bear a name. Two plugins, and copies elsewhere:
 *
 *	kit/a/agents/guide.md     kit/b/agents/guide.md     kit/b/agents/deep/guide.md
 *	kit/a/skills/guide/       kit/b/commands/guide.md   docs/ja/agents/guide.md
 *	kit/a/agents/scout.md     kit/b/agents/other.md     guide.md
 */
#include "unit/relations/collection.h"

#include "relations/resolve.h"

static const struct rel_entry copies[] = {
    ENTRY(DEF_AGENT, "docs/ja/agents/guide.md", "ja-guide", "guide", "guide"),
    ENTRY(DEF_AGENT, "guide.md", "guide", "guide", "guide"),
    ENTRY(DEF_AGENT, "kit/a/agents/guide.md", "a-guide", "a-guide", "guide"),
    ENTRY(DEF_AGENT, "kit/a/agents/scout.md", "scout", "scout", "scout"),
    ENTRY(DEF_SKILL, "kit/a/skills/guide/SKILL.md", "guide", "guide", "guide"),
    ENTRY(DEF_AGENT, "kit/b/agents/deep/guide.md", "deep-guide", "guide", "guide"),
    ENTRY(DEF_AGENT, "kit/b/agents/guide.md", "b-guide", "guide", "guide"),
    ENTRY(DEF_AGENT, "kit/b/agents/other.md", "other", "other", "other"),
    ENTRY(DEF_COMMAND, "kit/b/commands/guide.md", "guide", "guide", "guide"),
};

#define COPIES (sizeof copies / sizeof *copies)

struct row {
	const char *name;
	str from, text, want; /* path of the speaker, its words, path of the target */
};

#define ROW(name, from, text, want)                                                                \
	{                                                                                          \
		name, UNIT_S(from), UNIT_S(text "\n"), UNIT_S(want)                                \
	}

static const struct row rows[] = {
    ROW("own folder", "kit/b/agents/other.md", "Call `guide`.", "kit/b/agents/guide.md"),
    ROW("own plugin", "kit/a/agents/scout.md", "Call `guide`.", "kit/a/agents/guide.md"),
    ROW("kind beside the name", "kit/a/agents/scout.md", "Use the `guide` skill.",
	"kit/a/skills/guide/SKILL.md"),
    ROW("command by its slash", "kit/b/agents/other.md", "Run `/guide` now.",
	"kit/b/commands/guide.md"),
    ROW("a named plugin", "kit/a/agents/scout.md", "Call the `b:guide` agent.",
	"kit/b/agents/guide.md"),
    ROW("full name", "kit/b/agents/other.md", "Call `a-guide`.", "kit/a/agents/guide.md"),
    ROW("nearest of none: written slug and short path", "docs/ja/agents/guide.md",
	"Call the `other` agent.", "kit/b/agents/other.md"),
};

static size_t entry_of(str path)
{
	for (size_t i = 0; i < COPIES; i++) {
		if (str_eq(copies[i].path, path))
			return i;
	}
	return REL_UNRESOLVED;
}

static void meant(void **state)
{
	const struct row *row = *state;
	const struct rel_references found =
	    extract_from(copies, COPIES, entry_of(row->from), row->text);

	assert_int_equal(found.n, 1);
	assert_true(found.items[0].target != REL_UNRESOLVED);
	assert_str_equal(copies[found.items[0].target].path, row->want);
}

/* Its own name is itself, though others bear it; with another kind it is not. */
static void itself(void **state)
{
	const size_t self = entry_of(S("kit/a/agents/guide.md"));
	struct rel_references found = extract_from(copies, COPIES, self, S("Call `guide`.\n"));

	(void)state;
	assert_int_equal(found.n, 0);
	found = extract_from(copies, COPIES, self, S("Use the `guide` skill.\n"));
	assert_str_equal(show(&found), S("1 uses skill/guide"));
}

/* A definition of an older tree is no entry; what bears its own name is still itself. */
static void itself_without_entry(void **state)
{
	struct rel_index *index = rel_index_new(unit_mem, copies, COPIES);
	struct arena *tmp = arena_open();
	struct definition def;
	struct rel_references found;

	(void)state;
	def_parse(unit_mem, tmp, NULL, S("old/agents/guide.md"), DEF_AGENT,
	    S("Call `guide`, then call the `other` agent.\n"), &def);
	found = rel_extract(unit_mem, tmp, index, &def, REL_UNRESOLVED, REL_ALL);
	assert_str_equal(show(&found), S("1 delegates_to agent/other"));
	arena_close(tmp);
}

/* No one near: the slug that is written, then the shorter path. */
static void far_away(void **state)
{
	const struct rel_entry entries[] = {
	    ENTRY(DEF_AGENT, "x/agents/lead.md", "lead", "lead", "lead"),
	    ENTRY(DEF_AGENT, "a/agents/long-name/tester.md", "tester", "tester", "tester"),
	    ENTRY(DEF_AGENT, "b/agents/tester.md", "b-tester", "tester", "tester"),
	    ENTRY(DEF_AGENT, "c/agents/deep/mapper.md", "c-mapper", "mapper", "mapper"),
	    ENTRY(DEF_AGENT, "d/agents/mapper.md", "d-mapper", "mapper", "mapper"),
	};
	const struct rel_references found =
	    extract_from(entries, 5, 0, S("Spawn `tester`. Spawn `mapper`.\n"));

	(void)state;
	assert_str_equal(
	    show(&found), S("1 delegates_to agent/tester\n1 delegates_to agent/d-mapper"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, meant, rows);
	UNIT_TEST(&suite, itself);
	UNIT_TEST(&suite, itself_without_entry);
	UNIT_TEST(&suite, far_away);
	return unit_run(&suite, "relations/resolve");
}
