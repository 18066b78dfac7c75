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

#include "relations/group.h"
#include "relations/reader.h"

/*
 * Judges the source and adds what it states to the reader's references.
 * Cost  linear
 */
void judge(struct reader *reader, enum judge_unit unit, const struct passage_source *source);

#endif
