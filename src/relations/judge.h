/* SPDX-License-Identifier: MIT */
/*
 * Whether a name in a passage is a reference, and of what relation. The rules:
 *
 *  - How sure is the name? An identifier that somebody bears is; a display name, a common word
 *    and a name that nobody bears need more around them.
 *  - What is said? The verb that rules the name, else the place it stands in (first in an item
 *    under "Works with:", a cell under "Owner", behind an arrow), else nothing: then it is a
 *    mention, or no reference at all.
 */
#ifndef RELATIONS_JUDGE_H
#define RELATIONS_JUDGE_H

#include "relations/reader.h"

enum judge_unit {
	JUDGE_HEADING,
	JUDGE_PARAGRAPH,
	JUDGE_ITEM,
	JUDGE_CELL,
	JUDGE_TEMPLATE, /* a line of a code block that shows text: what D prints or says */
	JUDGE_TEMPLATE_CELL,
	JUDGE_CODE, /* a line of other code: only calls count */
	JUDGE_FIELD, /* text of the front matter */
};

/*
 * Judges the source and adds what it states to the reader's references.
 * Cost  linear
 */
void judge(struct reader *reader, enum judge_unit unit, const struct passage_source *source);

#endif
