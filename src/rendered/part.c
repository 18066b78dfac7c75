/* SPDX-License-Identifier: MIT */
/* Tags, and elements by the tags that open and close them. Not for cleaning: see clean.c. */
#include "rendered/part.h"

#include "base/arena.h"
#include "base/vec.h"

static bool is_one_of(str name, const str *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name.n == names[i].n && memcmp(name.p, names[i].p, name.n) == 0)
			return true;
	return false;
}

static bool is_void(str name)
{
	static const str names[] = {{"br", 2}, {"hr", 2}, {"img", 3}, {"input", 5}};

	return (*name.p == 'b' || *name.p == 'h' || *name.p == 'i') &&
	    is_one_of(name, names, sizeof names / sizeof *names);
}

/* Whether an element stands among words. */
static bool is_phrase(str name)
{
	static const str names[] = {{"strong", 6}, {"code", 4}, {"a", 1}, {"em", 2}, {"span", 4},
	    {"b", 1}, {"br", 2}, {"i", 1}, {"img", 3}, {"input", 5}, {"kbd", 3}, {"s", 1},
	    {"sub", 3}, {"sup", 3}};

	return is_one_of(name, names, sizeof names / sizeof *names);
}

bool rendered_next_tag(str html, size_t *at, str *ret_before, struct rendered_tag *ret_tag)
{
	const size_t from = str_find_char(html, '<', *at);
	size_t name, end;

	if (from == STR_NONE) {
		*ret_before = str_from(html, *at);
		*at = html.n;
		return false;
	}
	name = from + 1 + (html.p[from + 1] == '/');
	for (end = name; char_is_alnum(html.p[end]);)
		end++;
	ret_tag->name = (str){html.p + name, end - name};
	ret_tag->kind = RENDERED_OPEN;
	if (name > from + 1)
		ret_tag->kind = RENDERED_CLOSE;
	else if (is_void(ret_tag->name))
		ret_tag->kind = RENDERED_VOID;
	if (html.p[end] != '>') /* most tags have no attributes */
		end = str_find_char(html, '>', end);
	ret_tag->source = (str){html.p + from, end + 1 - from};
	*ret_before = (str){html.p + *at, from - *at};
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
