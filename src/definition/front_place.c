/* SPDX-License-Identifier: MIT */
/* Looks at the text alone: what YAML makes of it was decided before. */
#include "definition/front_place.h"

#include <string.h>

/* A byte within names: letters of other alphabets, too. */
static bool is_inside(char c)
{
	return char_is_alnum(c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* "x.md" and "kit/x" are other names than "x", but a full stop may end one. */
static bool is_whole(str source, size_t at, size_t n)
{
	const size_t end = at + n;

	if (at > 0 && (is_inside(source.p[at - 1]) || strchr("./", source.p[at - 1])))
		return false;
	if (end == source.n)
		return true;
	return !is_inside(source.p[end]) &&
	    !(strchr("./", source.p[end]) && end + 1 < source.n && is_inside(source.p[end + 1]));
}

static bool is_key(str source, size_t end)
{
	if (end < source.n && strchr("\"'", source.p[end]))
		end++;
	return end < source.n && source.p[end] == ':' &&
	    (end + 1 == source.n || strchr(" \t\r\n", source.p[end + 1]));
}

/* A quote opens where a value may begin; the apostrophe of a word does not. */
static bool opens_quote(str line, size_t i)
{
	return strchr("\"'", line.p[i]) && (i == 0 || strchr(" \t[{(,:", line.p[i - 1]));
}

/* Whether the line that leads to a byte is a comment there. */
static bool ends_in_comment(str line)
{
	char quote = '\0';

	for (size_t i = 0; i < line.n; i++) {
		const char c = line.p[i];

		if (quote == '"' && c == '\\')
			i++;
		else if (quote)
			quote = c == quote ? '\0' : quote;
		else if (opens_quote(line, i))
			quote = c;
		else if (c == '#' && (i == 0 || strchr(" \t", line.p[i - 1])))
			return true;
	}
	return false;
}

static str line_before(str source, size_t at)
{
	size_t start = at;

	while (start > 0 && source.p[start - 1] != '\n')
		start--;
	return str_slice(source, start, at);
}

/* Where the next key at column 0 begins. */
static size_t find_end(str source, size_t from)
{
	size_t at = str_find_char(source, '\n', from);

	while (at != STR_NONE && at + 1 < source.n) {
		const char c = source.p[at + 1];

		if (is_inside(c) && c != '-')
			return at;
		at = str_find_char(source, '\n', at + 1);
	}
	return source.n;
}

size_t front_find_value(str source, size_t from, str value)
{
	const str part = str_slice(source, 0, find_end(source, from));
	size_t at = value.n ? str_find(part, value, from) : STR_NONE;

	while (at != STR_NONE) {
		if (!is_whole(part, at, value.n) || is_key(part, at + value.n))
			at++;
		else if (ends_in_comment(line_before(part, at)))
			at = str_find_char(part, '\n', at); /* a long one is read once */
		else
			return at;
		at = at == STR_NONE ? at : str_find(part, value, at);
	}
	return STR_NONE;
}
