/* SPDX-License-Identifier: MIT */
/*
 * Two versions of what has words and no blocks in it: a paragraph, a heading, a cell, code. Where
 * the tags are the same in both, it is written once, with marks among the words:
 *
 *	Ask <del>once</del><ins>twice</ins>, <em>then</em> act.
 *
 * else twice. Marks stand within one text between two tags, so that tags stay balanced.
 * Private to rendered/.
 */
#ifndef RENDERED_WORDS_H
#define RENDERED_WORDS_H

#include "diff/prose_pair.h"
#include "rendered/part.h"
#include "rendered/rendered.h"

/* What the writers of this folder pass on. */
struct rendered_writer {
	struct arena *tmp, *scratch; /* scratch is left as it was found */
	const struct rendered_words *words;
	struct buf out;
	struct prose_budget budget;
};

/* Whether to look at white space, and whether it is a text of several sentences. */
enum rendered_text { RENDERED_PROSE, RENDERED_CODE };

/* Writes both versions of the inside of an element. */
void rendered_write_words(
    struct rendered_writer *writer, enum rendered_text kind, str before, str after);

/* The words that say to those who cannot see it that something was added or removed. */
void rendered_write_hint(struct rendered_writer *writer, bool added);

#endif
