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

enum { HEX_DIGITS = 40 };

static int digit_of(char c)
{
	if (char_is_digit(c))
		return c - '0';
	c = char_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_id(str text, struct oid *ret_id)
{
	if (text.n != HEX_DIGITS)
		return false;
	for (size_t i = 0; i < HEX_DIGITS; i += 2) {
		int high = digit_of(text.p[i]), low = digit_of(text.p[i + 1]);
		if (high < 0 || low < 0)
			return false;
		ret_id->id[i / 2] = (unsigned char)(high * 16 + low);
	}
	return true;
}

/* A line without what follows a '#'. */
static str without_comment(str line)
{
	return str_trim(str_slice(line, 0, str_find_char(line, '#', 0)));
}

static void ignore(struct build *build, str id_text, uint32_t number)
{
	struct oid *id = ARENA_NEW(build->mem, struct oid);

	if (read_id(id_text, id))
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
