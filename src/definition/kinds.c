/* SPDX-License-Identifier: MIT */
/* The kinds of definitions, and what the path of a file says about its own. */
#include "definition/kinds.h"

#include "base/path.h"

#define WORD(literal)                                                                              \
	{                                                                                          \
		literal, sizeof(literal) - 1                                                       \
	}

const struct def_kind_info def_kinds[DEF_KIND_COUNT] = {
    [DEF_AGENT] = {WORD("agent"), WORD("agents"), WORD("Agents")},
    [DEF_SKILL] = {WORD("skill"), WORD("skills"), WORD("Skills")},
    [DEF_COMMAND] = {WORD("command"), WORD("commands"), WORD("Commands")},
};

/* Exact names only: a readme-generator.md is an agent, and a security.md can be a command. */
static const char *const papers[] = {
    "README.md", "CLAUDE.md", "AGENTS.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE.md"};

struct mark {
	str word;
	enum def_path kind;
};

static const struct mark suffixes[] = {
    {WORD(".agent.md"), DEF_PATH_AGENT},
    {WORD(".chatmode.md"), DEF_PATH_AGENT},
    {WORD(".prompt.md"), DEF_PATH_COMMAND},
    {WORD(".md"), DEF_PATH_MAYBE},
};

static const struct mark folders[] = {
    {WORD("agents"), DEF_PATH_AGENT},
    {WORD("agent"), DEF_PATH_AGENT},
    {WORD("commands"), DEF_PATH_COMMAND},
    {WORD("command"), DEF_PATH_COMMAND},
};

/* The suffix of a base name that is not all of it; NULL when it is no markdown. */
static const struct mark *find_suffix(str base)
{
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		const struct mark *suffix = &suffixes[i];

		if (base.n > suffix->word.n &&
		    str_eq_nocase(str_from(base, base.n - suffix->word.n), suffix->word))
			return suffix;
	}
	return NULL;
}

enum def_path def_marker_kind(str path)
{
	for (str folder = path_dir(path); folder.n; folder = path_dir(folder))
		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
			if (str_eq_nocase(path_base(folder), folders[i].word))
				return folders[i].kind;
	return DEF_PATH_NONE;
}

enum def_path def_path_kind(str path)
{
	const str base = path_base(path);
	const struct mark *suffix = find_suffix(base);
	enum def_path marker;

	if (!suffix)
		return DEF_PATH_NONE;
	if (str_eq_nocase(base, S("SKILL.md")))
		return DEF_PATH_SKILL;
	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
		if (str_eq(base, str_of_cstr(papers[i])))
			return DEF_PATH_NONE;
	if (suffix->kind != DEF_PATH_MAYBE)
		return suffix->kind;
	marker = def_marker_kind(path);
	return marker != DEF_PATH_NONE ? marker : DEF_PATH_MAYBE;
}

str def_path_stem(str path, enum def_kind kind)
{
	const str base = path_base(path), folder = path_base(path_dir(path));
	const struct mark *suffix = find_suffix(base);

	if (kind == DEF_SKILL && str_eq_nocase(base, S("SKILL.md")))
		return folder.n ? folder : S("skill");
	return suffix ? str_slice(base, 0, base.n - suffix->word.n) : base;
}
