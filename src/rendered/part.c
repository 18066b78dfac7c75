/* SPDX-License-Identifier: MIT */
/* Tags, and elements by the tags that open and close them. Not for cleaning: see clean.c. */
#include "rendered/part.h"

#include "base/arena.h"
#include "base/vec.h"

static bool is_one_of(str name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(name, str_of_cstr(names[i])))
			return true;
	return false;
}

static bool is_void(str name)
{
	static const char *const names[] = {"br", "hr", "img", "input"};

	return is_one_of(name, names, sizeof names / sizeof *names);
}

/* Whether an element stands among words. */
static bool is_phrase(str name)
{
	static const char *const names[] = {"a", "b", "br", "code", "em", "i", "img", "input",
	    "kbd", "s", "span", "strong", "sub", "sup"};

	return is_one_of(name, names, sizeof names / sizeof *names);
}

bool rendered_next_tag(str html, size_t *at, str *ret_before, struct rendered_tag *ret_tag)
{
	const size_t from = str_find_char(html, '<', *at);
	size_t name, name_end, end;

	if (from == STR_NONE) {
		*ret_before = str_from(html, *at);
		*at = html.n;
		return false;
	}
	end = str_find_char(html, '>', from);
	name = from + 1 + (html.p[from + 1] == '/');
	for (name_end = name; char_is_alnum(html.p[name_end]);)
		name_end++;
	ret_tag->name = str_slice(html, name, name_end);
	ret_tag->source = str_slice(html, from, end + 1);
	ret_tag->kind = RENDERED_OPEN;
	if (name > from + 1)
		ret_tag->kind = RENDERED_CLOSE;
	else if (is_void(ret_tag->name))
		ret_tag->kind = RENDERED_VOID;
	*ret_before = str_slice(html, *at, from);
	*at = end + 1;
	return true;
}

struct splitter {
	struct arena *tmp;
	str html;
	size_t words_from; /* where the run of words began */
	VEC(struct rendered_part) parts;
};

static void add_words(struct splitter *splitter, size_t to)
{
	const str words = str_trim(str_slice(splitter->html, splitter->words_from, to));

	if (words.n)
		VEC_PUSH(splitter->tmp, &splitter->parts,
		    ((struct rendered_part){words, S(""), S(""), S("")}));
}

/* Adds the element that begins with tag, which ends at byte at; returns the byte behind it. */
static size_t add_element(struct splitter *splitter, struct rendered_tag tag, size_t at)
{
	const size_t from = at - tag.source.n;
	struct rendered_part part = {.name = tag.name, .open = tag.source, .inner = S("")};
	size_t depth = tag.kind == RENDERED_OPEN;
	struct rendered_tag next = tag;
	str before;

	while (depth > 0 && rendered_next_tag(splitter->html, &at, &before, &next))
		if (next.kind != RENDERED_VOID)
			depth += next.kind == RENDERED_OPEN ? 1 : (size_t)-1;
	part.html = str_slice(splitter->html, from, at);
	if (tag.kind == RENDERED_OPEN)
		part.inner = str_slice(splitter->html, from + tag.source.n, at - next.source.n);
	VEC_PUSH(splitter->tmp, &splitter->parts, part);
	return at;
}

struct rendered_parts rendered_split(struct arena *tmp, str html)
{
	struct splitter splitter = {.tmp = tmp, .html = html};
	struct rendered_tag tag;
	size_t at = 0;
	str before;

	while (rendered_next_tag(html, &at, &before, &tag)) {
		if (is_phrase(tag.name))
			continue;
		add_words(&splitter, at - tag.source.n);
		at = splitter.words_from = add_element(&splitter, tag, at);
	}
	add_words(&splitter, html.n);
	return (struct rendered_parts){splitter.parts.items, (uint32_t)splitter.parts.n};
}
