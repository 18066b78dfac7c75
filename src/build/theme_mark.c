/* SPDX-License-Identifier: MIT */
/* The mark of copies: "agentdoc theme eject NAME HASH" in a comment in the first line. */
#include "build/theme_mark.h"

#include <stdio.h>

#include "base/path.h"

static const str words = {"agentdoc theme eject ", 21};

static const struct comment {
	str extension;
	const char *open, *close;
} comments[] = {
    {{"", 0}, "{{! ", " }}"},
    {{".css", 4}, "/* ", " */"},
    {{".js", 3}, "/* ", " */"},
    {{".svg", 4}, "<!-- ", " -->"},
};

void build_theme_add_mark(struct buf *out, const struct build_theme_entry *entry)
{
	const str extension = entry->kind == THEME_ASSET ? path_extension(entry->name) : S("");

	for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
		if (!str_eq(comments[i].extension, extension))
			continue;
		buf_format(out, "%s%.*s%.*s %016llx%s\n", comments[i].open, STR_ARG(words),
		    STR_ARG(entry->name), (unsigned long long)str_hash(entry->content),
		    comments[i].close);
	}
}

enum build_theme_age build_theme_age(str copy, const struct build_theme_entry *entry)
{
	char hash[17];
	str line;

	if (!str_next_line(&copy, &line))
		return THEME_UNMARKED;
	const size_t at = str_find(line, words, 0);
	if (at == STR_NONE)
		return THEME_UNMARKED;
	line = str_from(line, at + words.n);
	const size_t blank = str_find_char(line, ' ', 0);
	if (!str_eq(str_slice(line, 0, blank), entry->name))
		return THEME_UNMARKED;
	snprintf(hash, sizeof hash, "%016llx", (unsigned long long)str_hash(entry->content));
	return str_starts_with(str_from(line, blank + 1), (str){hash, 16}) ? THEME_CURRENT
									   : THEME_DRIFTED;
}
