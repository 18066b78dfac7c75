/* SPDX-License-Identifier: MIT */
/*
 * Cuts the lines of a text into blocks, by rules that need no parser of markdown:
 *
 *	front matter   a first line "---" up to the next "---" or "...": each line is a block
 *	fenced code    from ``` or ~~~ (three or more) to a line of as many, or the end: each line
 *	heading        a line that starts with one to six '#' and a space
 *	item           a line that starts with - * + or a number with . or ), and a space; at any
 *	               depth
 *	row            a line that starts with |
 *	other          a line of three or more - * _ with nothing else, or of one <tag> or more
 *	paragraph      everything else
 *
 * Paragraphs and items go on to the next blank line, or line that starts another kind. Under a line
 * of a paragraph, one of - or = belongs to it and makes it a heading. Blank lines belong to the
 * block above, but for those in front of the first. Private to diff/.
 */
#ifndef DIFF_PROSE_CUT_H
#define DIFF_PROSE_CUT_H

#include "diff/prose.h"

/* A block of one text. */
struct prose_part {
	str text;
	uint32_t line, count; /* its first line, from 0 */
	enum prose_kind kind;
};

struct prose_parts {
	struct prose_part *items;
	uint32_t n;
};

/* What the cutting needs to know of a line, so that equal lines are looked at once. */
unsigned char prose_look(str line);

/*
 * All blocks of the text that has these lines, which look so; together they are the text, byte for
 * byte.
 */
struct prose_parts prose_cut(
    struct arena *tmp, const str *lines, const unsigned char *looks, uint32_t count);

/* The number that an ordered item starts with, as it stands in the text; empty for other texts. */
str prose_item_number(str text);

/*
 * What of a text must be equal for it to count as the same: white space at both ends off and single
 * spaces within, the number of an ordered item off. Of code the line without its line end.
 * Owner   a view of the text, or a copy in tmp
 */
str prose_key(struct arena *tmp, str text, enum prose_kind kind);

#endif
