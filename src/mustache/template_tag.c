/* SPDX-License-Identifier: MIT */
/* Finding and reading single tags. Not for the order of tags: see compile.c. */
#include "mustache/template_tag.h"

#include "base/utf8.h"

#define PROBLEM_TEXT 40u /* bytes of a wrong tag that a message shows */

static const struct {
	char sigil;
	enum tag_kind kind;
} sigils[] = {
    {'#', TAG_SECTION},
    {'^', TAG_INVERTED},
    {'/', TAG_CLOSE},
    {'>', TAG_PARTIAL},
    {'<', TAG_PARENT},
    {'$', TAG_BLOCK},
    {'!', TAG_COMMENT},
    {'=', TAG_DELIMITERS},
    {'&', TAG_RAW},
    {'{', TAG_RAW},
};

struct tag_scanner mustache_tag_scanner(str text, struct delimiters delimiters)
{
	return (struct tag_scanner){.text = text, .delimiters = delimiters};
}

static bool fail(struct tag_scanner *s, const struct tag *tag, const char *problem)
{
	str line = str_from(s->text, tag->start);
	str shown = STR_ABSENT;

	if (tag->end)
		line = str_slice(s->text, tag->start, tag->end);
	if (str_next_line(&line, &shown))
		shown = utf8_prefix(str_trim_end(shown), PROBLEM_TEXT);
	s->problem = problem;
	s->problem_at = tag->start;
	s->problem_text = shown;
	return false;
}

/* The index of the next closing delimiter, with the byte `last` before it unless that is 0. */
static size_t find_close(const struct tag_scanner *s, size_t from, char last)
{
	size_t at = str_find(s->text, s->delimiters.close, from);

	while (at != STR_NONE && last && s->text.p[at - 1] != last)
		at = str_find(s->text, s->delimiters.close, at + 1);
	return at;
}

/* {{=<% %>=}}: two words that hold neither white space nor "=". */
static bool set_delimiters(struct tag_scanner *s, const struct tag *tag)
{
	const str both = tag->text;
	size_t gap = 0;
	str open, close;

	while (gap < both.n && !char_is_space(both.p[gap]))
		gap++;
	open = str_slice(both, 0, gap);
	close = str_trim(str_from(both, gap));
	if (!open.n || !close.n || str_find_char(both, '=', 0) != STR_NONE)
		return fail(s, tag, "does not set two delimiters");
	for (size_t i = 0; i < close.n; i++)
		if (char_is_space(close.p[i]))
			return fail(s, tag, "does not set two delimiters");
	s->delimiters = (struct delimiters){open, close};
	return true;
}

/* Whether a name that is looked up in the data is "." or has no empty part but before a first dot.
 */
static bool is_path(str name)
{
	bool dot = true;

	if (str_eq(name, S(".")))
		return true;
	if (str_starts_with(name, S(".")))
		name = str_from(name, 1);
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '.' && dot)
			return false;
		dot = name.p[i] == '.';
	}
	return !dot;
}

static bool check_name(struct tag_scanner *s, const struct tag *tag)
{
	const bool is_file = tag->kind == TAG_PARTIAL || tag->kind == TAG_PARENT;

	if (tag->kind == TAG_COMMENT)
		return true;
	if (!tag->name.n)
		return fail(s, tag, "has no name");
	if (tag->kind == TAG_CLOSE)
		return true;
	for (size_t i = 0; i < tag->name.n; i++)
		if (char_is_space(tag->name.p[i]))
			return fail(s, tag, "has white space in its name");
	if (tag->kind != TAG_BLOCK && (!is_file || tag->dynamic) && !is_path(tag->name))
		return fail(s, tag, "has a dot without a name beside it");
	return true;
}

/* Moves *at to the sigil of the tag and returns its kind; *at is left alone without one. */
static enum tag_kind find_sigil(str text, size_t *at)
{
	size_t i = *at;

	while (i < text.n && char_is_space(text.p[i]))
		i++;
	for (size_t k = 0; i < text.n && k < sizeof sigils / sizeof *sigils; k++) {
		if (text.p[i] == sigils[k].sigil) {
			*at = i + 1;
			return sigils[k].kind;
		}
	}
	return TAG_VARIABLE;
}

bool mustache_tag_next(struct tag_scanner *s, struct tag *ret_tag)
{
	struct tag tag = {.start = str_find(s->text, s->delimiters.open, s->at)};
	size_t from, to;
	char sigil, last;

	if (tag.start == STR_NONE)
		return false;
	from = tag.start + s->delimiters.open.n;
	tag.kind = find_sigil(s->text, &from);
	sigil = s->text.p[from - 1];
	last = tag.kind == TAG_DELIMITERS ? '=' : '\0';
	if (tag.kind == TAG_RAW && sigil == '{')
		last = '}';
	to = find_close(s, from, last);
	if (to == STR_NONE)
		return fail(s, &tag, "is never closed");
	tag.end = to + s->delimiters.close.n;
	tag.text = str_trim(str_slice(s->text, from, last ? to - 1 : to));
	if (last == '}' && str_contains(tag.text, s->delimiters.close))
		return fail(s, &tag, "is never closed by three braces");
	tag.name = tag.text;
	if (tag.kind == TAG_PARTIAL || tag.kind == TAG_PARENT || tag.kind == TAG_CLOSE)
		tag.dynamic = str_starts_with(tag.text, S("*"));
	if (tag.dynamic)
		tag.name = str_trim(str_from(tag.text, 1));
	if (tag.kind == TAG_DELIMITERS ? !set_delimiters(s, &tag) : !check_name(s, &tag))
		return false;
	s->at = tag.end;
	*ret_tag = tag;
	return true;
}

bool mustache_tag_closes(const struct tag *close, const struct tag *open)
{
	if (open->dynamic)
		return close->dynamic && str_eq(close->name, open->name);
	return str_eq(close->text, open->text);
}
