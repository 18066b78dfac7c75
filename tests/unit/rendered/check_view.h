/* SPDX-License-Identifier: MIT */
/*
 * What must hold of every view of two bodies: shared by the unit tests, the fuzzer and the oracle.
 *
 *	const char *problem = check_view(mem, html, &before, &after); // NULL when all is well
 *
 * Checked: elements are known, closed in order and stand where HTML allows them; marks do not stand
 * in each other; there are no ids, links within the page or regions. Without additions it says what
 * the body before says, and without removals what the body after says, but for the gaps, which
 * leave out as much of both. Not for whether a reader finds the changes well shown.
 */
#ifndef UNIT_RENDERED_CHECK_VIEW_H
#define UNIT_RENDERED_CHECK_VIEW_H

#include "base/arena.h"
#include "base/vec.h"
#include "markdown/md.h"
#include "rendered/part.h"

#define CHECK_VIEW_DEPTH 400u

/* One version as the view tells it: texts without white space, gaps between them. */
struct check_version {
	struct buf text;
	VEC(size_t) gaps; /* offsets in text */
};

struct check_open {
	str name;
	bool in_was, in_now, in_gap, in_hint, in_words; /* it or an element around it */
};

struct check_view {
	struct arena *mem;
	struct check_open open[CHECK_VIEW_DEPTH];
	size_t depth;
	struct check_version before, after;
	const char *problem;
};

static inline void check_add_text(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!char_is_space(text.p[i]))
			buf_char(out, text.p[i]);
}

/* The text of HTML as the view may show it: without the links back from footnotes. */
static inline str check_text_of(struct arena *mem, str html)
{
	struct rendered_tag tag = {0};
	struct buf out;
	size_t at = 0;
	bool in_back = false;
	str text;

	buf_init(&out, mem);
	while (rendered_next_tag(html, &at, &text, &tag)) {
		check_add_text(&out, in_back ? S("") : text);
		in_back = str_starts_with(tag.source, S("<a class=\"footnote-back\""));
	}
	check_add_text(&out, text);
	return buf_str(&out);
}

static inline const char *check_place_of(const struct check_view *view, str name)
{
	const str parent = view->depth ? view->open[view->depth - 1].name : S("");
	const bool in_words = view->depth && view->open[view->depth - 1].in_words;
	static const struct {
		const char *name, *parents;
	} parts[] = {
	    {"li", " ul ol "},
	    {"tr", " thead tbody "},
	    {"td", " tr "},
	    {"th", " tr "},
	    {"thead", " table "},
	    {"tbody", " table "},
	    {"summary", " details "},
	};
	static const char phrases[] =
	    " a b br code del em i img input ins kbd s span strong sub sup ";
	static const char blocks[] =
	    " blockquote details div h1 h2 h3 h4 h5 h6 hr ol p pre table ul ";
	const str word = str_format(view->mem, " %.*s ", STR_ARG(name));

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_eq(name, str_of_cstr(parts[i].name)))
			return str_contains(str_of_cstr(parts[i].parents),
				   str_format(view->mem, " %.*s ", STR_ARG(parent)))
			    ? NULL
			    : "a part outside of its whole";
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (i != 0 && i != 2 && i != 3 && i != 6 &&
		    str_eq(parent, str_of_cstr(parts[i].name)))
			return "an element between the parts of a table";
	if (str_eq(parent, S("ul")) || str_eq(parent, S("ol")) || str_eq(parent, S("table")))
		return "an element between the parts of a list or table";
	if (str_contains(str_of_cstr(phrases), word))
		return NULL;
	if (!str_contains(str_of_cstr(blocks), word))
		return "an unknown element";
	return in_words ? "a block among words" : NULL;
}

static inline bool check_has_class(str tag, const char *name)
{
	const size_t at = str_find(tag, S(" class=\""), 0);
	str classes, word;

	if (at == STR_NONE)
		return false;
	classes = str_slice(tag, at + 8, str_find_char(tag, '"', at + 8));
	while (str_next_part(&classes, ' ', &word))
		if (str_eq(word, str_of_cstr(name)))
			return true;
	return false;
}

static inline bool check_is_mark(str name)
{
	return str_eq(name, S("ins")) || str_eq(name, S("del"));
}

static inline void check_open_tag(struct check_view *view, const struct rendered_tag *tag)
{
	static const char words[] =
	    " a b code em h1 h2 h3 h4 h5 h6 i kbd p pre s span strong sub summary sup td th ";
	struct check_open now = {0};
	const str word = str_format(view->mem, " %.*s ", STR_ARG(tag->name));

	view->problem = check_place_of(view, tag->name);
	if (view->depth)
		now = view->open[view->depth - 1];
	if (check_is_mark(tag->name) && (now.in_was || now.in_now) &&
	    !str_eq(now.name, S("span")) && check_is_mark(now.name))
		view->problem = "a mark in a mark";
	if (str_contains(tag->source, S(" id=")) || str_contains(tag->source, S(" href=\"#")))
		view->problem = "an id or a link to one";
	now.name = tag->name;
	now.in_was |= str_eq(tag->name, S("del")) || check_has_class(tag->source, "was");
	now.in_now |= str_eq(tag->name, S("ins")) || check_has_class(tag->source, "now");
	now.in_gap |= check_has_class(tag->source, "gap");
	now.in_hint |= check_has_class(tag->source, "unseen");
	now.in_words |= str_contains(str_of_cstr(words), word);
	if (check_has_class(tag->source, "gap")) {
		VEC_PUSH(view->mem, &view->before.gaps, view->before.text.n);
		VEC_PUSH(view->mem, &view->after.gaps, view->after.text.n);
	}
	if (view->depth == CHECK_VIEW_DEPTH)
		view->problem = "too deep";
	else if (tag->kind == RENDERED_OPEN)
		view->open[view->depth++] = now;
}

static inline void check_read(struct check_view *view, str text)
{
	struct check_open now = {0};

	if (view->depth)
		now = view->open[view->depth - 1];
	if (now.in_gap || now.in_hint)
		return;
	if (now.in_was && now.in_now)
		view->problem = "removed and added at once";
	if (!now.in_now)
		check_add_text(&view->before.text, text);
	if (!now.in_was)
		check_add_text(&view->after.text, text);
}

/*
 * Whether the texts of a version stand in want in their order, with gaps where text is left out.
 * What one gap leaves out is known; of several only how much they do together.
 */
static inline const char *check_version(
    const struct check_version *version, str want, str *ret_left_out)
{
	const str text = buf_str(&version->text);
	size_t from = 0, at = 0;

	for (size_t i = 0; i <= version->gaps.n; i++) {
		const size_t to = i < version->gaps.n ? version->gaps.items[i] : text.n;
		const str segment = str_slice(text, from, to);
		size_t found = i == 0 ? 0 : str_find(want, segment, at);

		if (i > 0 && i == version->gaps.n)
			found = segment.n <= want.n - at ? want.n - segment.n : STR_NONE;
		if (found == STR_NONE || !str_starts_with(str_from(want, found), segment))
			return "a text that the body does not have there";
		*ret_left_out = str_slice(want, at, found);
		at = found + segment.n;
		from = to;
	}
	if (version->gaps.n != 1)
		*ret_left_out = (str){NULL, want.n - text.n};
	return at == want.n ? NULL : "a text is missing";
}

static inline const char *check_view(
    struct arena *mem, str html, const struct md_document *before, const struct md_document *after)
{
	struct check_view view = {.mem = mem};
	struct rendered_tag tag;
	size_t at = 0;
	str text, old_left_out, new_left_out;

	if (html.n == 0)
		return str_eq(check_text_of(mem, before->html.s), check_text_of(mem, after->html.s))
		    ? NULL
		    : "nothing is shown of a difference";
	buf_init(&view.before.text, mem);
	buf_init(&view.after.text, mem);
	while (!view.problem && rendered_next_tag(html, &at, &text, &tag)) {
		check_read(&view, text);
		if (tag.kind != RENDERED_CLOSE)
			check_open_tag(&view, &tag);
		else if (view.depth == 0 || !str_eq(view.open[--view.depth].name, tag.name))
			return "a closer without opener";
	}
	if (view.problem)
		return view.problem;
	check_read(&view, text);
	if (view.depth)
		return "an element without end";
	view.problem =
	    check_version(&view.before, check_text_of(mem, before->html.s), &old_left_out);
	if (!view.problem)
		view.problem =
		    check_version(&view.after, check_text_of(mem, after->html.s), &new_left_out);
	if (!view.problem &&
	    (old_left_out.n != new_left_out.n ||
		(old_left_out.p && !str_eq(old_left_out, new_left_out))))
		view.problem = "what is left out is not the same in both";
	return view.problem;
}

#endif
