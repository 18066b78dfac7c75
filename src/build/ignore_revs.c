/* SPDX-License-Identifier: MIT */
/*
 * The commits that blame looks through: .git-blame-ignore-revs, which hosts and git's users take
 * for blame.ignoreRevsFile.
 * Source  git-blame(1), fsck.skipList's format
 */
#include "base/arena.h"
#include "base/limits.h"
#include "build/stages.h"

#define FILE_NAME ".git-blame-ignore-revs"

/* A line without what follows a '#'. */
static str without_comment(str line)
{
	return str_trim(str_slice(line, 0, str_find_char(line, '#', 0)));
}

static void ignore(struct build *build, str id_text, uint32_t number)
{
	struct oid *id = ARENA_NEW(build->mem, struct oid);

	if (oid_parse(id_text, id))
		*map_put(build->mem, &build->input.ignored, oid_key(id)) = id;
	else
		diag_report(build->diag, AD312, diag_at(S(FILE_NAME), number, 1),
		    "'%.*s' is no full id of a commit, the line is left out", STR_ARG(id_text));
}

void build_read_ignored(struct build *build)
{
	str text, line;

	if (!build_exists(build, S(FILE_NAME)) ||
	    !build_read_shown(build, S(FILE_NAME), LIMIT_IGNORE_REVS, &text))
		return;
	for (uint32_t number = 1; str_next_line(&text, &line); number++) {
		str id = without_comment(line);
		if (id.n)
			ignore(build, id, number);
	}
}
