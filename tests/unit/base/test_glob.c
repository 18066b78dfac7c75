/* SPDX-License-Identifier: MIT */
/* Patterns of paths: what each covers and what not. */
#include "base/glob.h"

#include "unit/unit.h"

struct row {
	const char *name;
	const char *pattern, *path;
	bool want;
};

static const struct row rows[] = {
    {"a name at the top", "drafts", "drafts/one.md", true},
    {"a name below", "drafts", "a/b/drafts/one.md", true},
    {"a file by its name", "one.md", "a/one.md", true},
    {"a part of a name is none", "draft", "drafts/one.md", false},
    {"the end of a name is none", "rafts", "drafts/one.md", false},
    {"a folder with a slash", "drafts/", "a/drafts/one.md", true},
    {"a path from the top", "a/drafts", "a/drafts/b/one.md", true},
    {"a path from the top is not found below", "a/drafts", "x/a/drafts/one.md", false},
    {"a slash in front", "/drafts", "drafts/one.md", true},
    {"a slash in front means the top", "/drafts", "a/drafts/one.md", false},
    {"a star", "*.draft.md", "a/one.draft.md", true},
    {"a star takes no slash", "a/*.md", "a/b/one.md", false},
    {"a star may be empty", "a*/one.md", "a/one.md", true},
    {"a star goes back", "*ab.md", "xabab.md", true},
    {"two stars in a name", "*a*b", "xxaxxb", true},
    {"a folder by a star", "plugins/*-old", "plugins/x-old/agents/one.md", true},
    {"folders between", "a/**/one.md", "a/b/c/one.md", true},
    {"no folders between", "a/**/one.md", "a/one.md", true},
    {"folders in front", "**/old/*.md", "x/y/old/one.md", true},
    {"no folders in front", "**/old/*.md", "old/one.md", true},
    {"all below", "a/**", "a/b/one.md", true},
    {"all below is not beside", "a/**", "ab/one.md", false},
    {"stars that end within a name", "a/**.md", "a/b/one.md", true},
    {"stars twice", "**/a/**/b", "x/a/y/a/z/b", true},
    {"stars twice without an end", "**/a/**/b", "x/a/y/a/z/c", false},
    {"a star behind folders", "a/**/*-old/*.md", "a/b/x-old/y/z-old/one.md", true},
    {"a question mark", "v?", "v2/one.md", true},
    {"a question mark is no slash", "a?b", "a/b", false},
    {"everything", "**", "a/one.md", true},
    {"an empty pattern", "", "a/one.md", false},
    {"a slash alone", "/", "a/one.md", false},
    {"an empty path", "a", "", false},
    {"many stars against a long name", "*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac",
	false},
};

static void covers(void **state)
{
	const struct row *row = *state;

	assert_int_equal(glob_covers(unit_guarded(str_of_cstr(row->pattern)),
			     unit_guarded(str_of_cstr(row->path))),
	    row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, covers, rows);
	return unit_run(&suite, "base/glob");
}
