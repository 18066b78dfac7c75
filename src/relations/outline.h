/* SPDX-License-Identifier: MIT */
/*
 * Where in a document the reader is (under which headings, lead-in, items, column) and what these
 * say of the names below: "Hand off to:", "Related skills", "| Owner |". A heading is only
 * understood when a name below it asks.
 */
#ifndef RELATIONS_OUTLINE_H
#define RELATIONS_OUTLINE_H

#include "relations/index.h"

#define OUTLINE_LEVELS 8u /* 1 to 6; 7 is a line in bold, 8 the lead-in: "Works with:" */
#define OUTLINE_LEAD 8u

/* What a heading, or all of them together, says. */
struct outline_says {
	unsigned agent, tool; /* relation, REL_NOTHING or REL_ROSTER */
	uint32_t kinds; /* bits 1 << enum def_kind of what is said to stand below */
	bool names; /* definitions are said to stand below */
};

struct outline_frame {
	str text; /* absent: nothing stands there */
	bool known;
	struct outline_says says;
};

struct outline_item {
	size_t indent;
	struct outline_frame frame;
};

struct outline {
	struct outline_frame levels[OUTLINE_LEVELS + 1];
	VEC(struct outline_item) items; /* the enclosing list items, outermost first */
	struct outline_frame column;
	size_t column_at; /* from 0; only where column is set */
};

/* Enters a heading of a level; everything below it ends. */
void outline_enter(struct outline *outline, unsigned level, str text);

/* Leaves the list and the lead-in. */
void outline_leave_lead(struct outline *outline);

/* Enters a list item; those at its indent and deeper end. */
void outline_enter_item(struct arena *tmp, struct outline *outline, size_t indent, str text);

/* What one text says as a heading. label: it stands on the name's own line, "Complements: x". */
struct outline_says outline_understand(
    struct arena *tmp, const struct rel_index *index, str text, bool label);

/* What all enclosing headings say together, the innermost first; the item itself left out. */
struct outline_says outline_says(
    struct arena *tmp, const struct rel_index *index, struct outline *outline);

/* Puts what an outer heading says under what an inner one says. */
void outline_merge(struct outline_says *inner, const struct outline_says *outer);

#endif
