/* SPDX-License-Identifier: MIT */
/*
 * What somebody meant who mistyped one of several fixed words, such as a key or the name of a file.
 * Not for names of definitions, which are made of words of their own: see site/nearest.c.
 */
#ifndef SITE_GUESS_H
#define SITE_GUESS_H

#include "base/str.h"

/* Begins with the text that was written; everything else is zero. */
struct site_guess {
	str written;
	str best;
	size_t distance; /* of best */
};

/* Compares with one candidate, which is copied into mem if it is the nearest so far. */
void site_guess_try(struct arena *mem, struct site_guess *guess, str candidate);

/* The nearest candidate, the first of equal ones; absent when all of them are too far. */
str site_guess_result(const struct site_guess *guess);

#endif
