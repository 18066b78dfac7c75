/* SPDX-License-Identifier: MIT */
/* The form of a body in which it is compared and shown beside another. */
#include "rendered/part.h"

struct cleaner {
	struct buf *out;
	bool in_code; /* in a pre, where line ends count */
	bool in_link; /* within the text: it is written as a span */
	bool in_back; /* of the link back from a footnote, which is left out */
};

static void write_words(struct cleaner *cleaner, str text)
{
	size_t end;

	if (cleaner->in_back)
		return;
	while (!cleaner->in_code && (end = str_find_char(text, '\n', 0)) != STR_NONE) {
		buf_add(cleaner->out, str_slice(text, 0, end));
		buf_char(cleaner->out, ' ');
		text = str_from(text, end + 1);
	}
	buf_add(cleaner->out, text);
}

/* A tag as it is, but for its id. No value holds a quotation mark, so no value looks like one. */
static void write_without_id(struct buf *out, str tag)
{
	const size_t from = str_find(tag, S(" id=\""), 0);

	if (from == STR_NONE) {
		buf_add(out, tag);
		return;
	}
	buf_add(out, str_slice(tag, 0, from));
	buf_add(out, str_from(tag, str_find_char(tag, '"', from + 5) + 1));
}

static void write_link(struct cleaner *cleaner, const struct rendered_tag *tag)
{
	if (tag->kind == RENDERED_CLOSE) {
		if (!cleaner->in_back)
			buf_add(cleaner->out, cleaner->in_link ? S("</span>") : tag->source);
		cleaner->in_back = cleaner->in_link = false;
	} else if (str_contains(tag->source, S(" class=\"footnote-back\""))) {
		cleaner->in_back = true;
	} else if (str_contains(tag->source, S(" href=\"#"))) {
		cleaner->in_link = true;
		buf_add(cleaner->out, S("<span>"));
	} else {
		buf_add(cleaner->out, tag->source);
	}
}

static void write_section(struct buf *out, const struct rendered_tag *tag)
{
	if (tag->kind == RENDERED_CLOSE)
		buf_add(out, S("</div>"));
	else if (str_contains(tag->source, S(" class=\"table-wrap\"")))
		buf_add(out,
		    S("<div class=\"table-wrap\" role=\"group\" tabindex=\"0\" "
		      "aria-label=\"Table\">"));
	else
		buf_add(
		    out, S("<div class=\"footnotes\" role=\"group\" aria-label=\"Footnotes\">"));
}

static void write_tag(struct cleaner *cleaner, const struct rendered_tag *tag)
{
	const bool opens = tag->kind == RENDERED_OPEN;

	if (str_eq(tag->name, S("a")))
		write_link(cleaner, tag);
	else if (str_eq(tag->name, S("section")))
		write_section(cleaner->out, tag);
	else if (str_eq(tag->name, S("details")) && opens)
		buf_add(cleaner->out, S("<details open>"));
	else if (str_eq(tag->name, S("del")))
		buf_add(cleaner->out, opens ? S("<s>") : S("</s>"));
	else if (opens)
		write_without_id(cleaner->out, tag->source);
	else
		buf_add(cleaner->out, tag->source);
	if (str_eq(tag->name, S("pre")))
		cleaner->in_code = opens;
}

void rendered_clean(struct buf *out, str html)
{
	struct cleaner cleaner = {.out = out};
	struct rendered_tag tag;
	size_t at = 0;
	str before;

	while (rendered_next_tag(html, &at, &before, &tag)) {
		write_words(&cleaner, before);
		write_tag(&cleaner, &tag);
	}
	write_words(&cleaner, before);
}
