/* SPDX-License-Identifier: MIT */
/* Names as words, and how near two words are to each other. Private to site/. */
#ifndef SITE_NAME_WORDS_H
#define SITE_NAME_WORDS_H

#include "base/arena.h"
#include "base/str.h"

enum {
	NAME_WORDS_MAX = 16, /* of a name; the rest is not looked at */
	NAME_WORD_MAX = 40, /* bytes of a word; likewise */
};

struct name_words {
	str items[NAME_WORDS_MAX]; /* in lower case (ASCII) */
	size_t n;
};

/*
 * The words of a name in kebab case, snake case, camel case, or with spaces: "HTMLParser-v2" is
 * html, parser, v2.
 * Owner  mem
 */
struct name_words site_name_words(struct arena *mem, str name);

/*
 * How many letters must be put in, taken out, replaced, or exchanged with their neighbour to make
 * one word of the other. Bytes of longer words than NAME_WORD_MAX are not looked at.
 * Cost    the product of their lengths
 */
size_t site_word_distance(str a, str b);

#endif
