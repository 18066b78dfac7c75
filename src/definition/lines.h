/* SPDX-License-Identifier: MIT */
/* A text line by line, with the place of each line. Private to definition/. */
#ifndef DEFINITION_LINES_H
#define DEFINITION_LINES_H

#include "base/str.h"

/* {.text = text} stands before the first line; next may be set to begin further down. */
struct lines {
	str text;
	size_t start, next; /* offsets of the current line and of the one after it */
	uint32_t number; /* of the current line, from 1 */
	str line; /* the current line without its end */
};

/* Goes to the next line; false at the end of the text. */
static inline bool lines_next(struct lines *l)
{
	str rest = str_from(l->text, l->next);

	if (!str_next_line(&rest, &l->line))
		return false;
	l->start = l->next;
	l->next = l->text.n - rest.n;
	l->number++;
	return true;
}

static inline bool line_is_blank(str line)
{
	return str_trim(line).n == 0;
}

#endif
