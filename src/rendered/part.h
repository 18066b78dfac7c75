/* SPDX-License-Identifier: MIT */
/*
 * Reading HTML that markdown/ wrote: its tags, the parts of an element, and the form in which two
 * texts are compared. Knows only that output (a '<' begins a tag, all are closed in order); not a
 * reader of HTML. Private to rendered/.
 */
#ifndef RENDERED_PART_H
#define RENDERED_PART_H

#include "base/buf.h"

enum rendered_tag_kind { RENDERED_OPEN, RENDERED_CLOSE, RENDERED_VOID };

struct rendered_tag {
	enum rendered_tag_kind kind;
	str source, name; /* "<li class=\"task\">", "li" */
};

/* Takes the text up to the next tag, and the tag; false when there is none, the text is the rest.
 */
bool rendered_next_tag(str html, size_t *at, str *ret_before, struct rendered_tag *ret_tag);

/*
 * Appends html without what must not stand in a page twice, or is no change to a reader: ids, links
 * within the text, numbers of tables, line ends among words. Regions become plain groups, all
 * details are open, because a change may be in them, and what the author struck out is <s>.
 */
void rendered_clean(struct buf *out, str html);

/*
 * Appends html with headings one level deeper, at most, than those they belong to, as md_render
 * writes them: where text was left out, the headings of a level may be missing.
 */
void rendered_mend_levels(struct buf *out, str html);

/* An element, or a run of words and phrases between elements: then name, open and inner are "". */
struct rendered_part {
	str html, name, open, inner;
};

struct rendered_parts {
	struct rendered_part *items;
	uint32_t n;
};

/* The parts of what stands in an element. Owner: in tmp, views of html. */
struct rendered_parts rendered_split(struct arena *tmp, str html);

#endif
