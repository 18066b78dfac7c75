/* SPDX-License-Identifier: MIT */
/*
 * Lines and their indentation, as far as the white space rules of mustache need them: tags that
 * stand alone in a line, and text that is moved to another indentation. A line ends with "\n" or
 * "\r\n" and is blank when it holds nothing but spaces and tabs. Private to mustache/.
 */
#ifndef MUSTACHE_TEMPLATE_LINES_H
#define MUSTACHE_TEMPLATE_LINES_H

#include "base/buf.h"

/* What surrounds a part of a text in its line. */
struct line_edges {
	bool first; /* only blanks stand before it, and the line starts at `start` */
	bool last; /* only blanks follow it, and the next line starts at `next` */
	size_t start; /* the part itself when not first */
	size_t next; /* the end of the part when not last */
	str end; /* the end of the line, when last; "" at the end of the text */
};

struct line_edges mustache_line_edges(str text, size_t from, size_t to);

/* The blanks that the first line begins with that is not blank itself; absent when all are. */
str mustache_lines_indent(str text);

/*
 * Appends text with its lines moved: each that is not blank loses what it has in common with the
 * beginning of cut and gets indent in front.
 */
void mustache_lines_move(struct buf *out, str text, str cut, str indent);

/*
 * Where the byte at `at` of a moved text stood in the original, for messages.
 * Cost    a walk over both texts
 */
size_t mustache_lines_origin(str text, str cut, str indent, size_t at);

#endif
