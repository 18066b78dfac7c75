/* SPDX-License-Identifier: MIT */
/*
 * What a text looks like in a few numbers, so that texts can be compared without reading them: a
 * text is taken as the set of its shingles, which are five words in a row. Private to site/.
 *
 * Two texts are as similar as the part of their shingles that both have (Jaccard's index). The
 * chance that both have the same smallest shingle, after any mixing, is just that part (Broder,
 * 1997). A sketch has the smallest of each of SKETCH_BINS shares of all shingles.
 */
#ifndef SITE_SIMILAR_SKETCH_H
#define SITE_SIMILAR_SKETCH_H

#include "base/arena.h"
#include "base/str.h"

enum {
	SHINGLE_WORDS = 5,
	SKETCH_BINS = 128, /* an estimate is off by 3 % or less in two of three cases */
};

#define SKETCH_NONE UINT32_MAX /* of a bin without a shingle */

struct sketch {
	uint32_t bins[SKETCH_BINS];
	size_t words;
};

/* The shingles of a text as numbers, in its order and with repeats; reused from text to text. */
struct shingles {
	uint64_t *items;
	size_t n, cap;
};

/*
 * Words end at white space; of scripts without spaces every letter is a word.
 * Owner   the list grows in mem
 * Cost    three instructions a byte
 * Returns the number of words
 */
size_t site_cut_shingles(struct arena *mem, str text, struct shingles *shingles);

void site_make_sketch(const struct shingles *shingles, struct sketch *ret_sketch);

/* How many bins two sketches share; those that are empty in both are not counted in *ret_of. */
size_t site_compare_sketches(const struct sketch *a, const struct sketch *b, size_t *ret_of);

struct overlap {
	size_t both, all; /* different shingles that both texts have, and that any of them has */
};

/* Exact, but for two shingles that happen to have the same number of 64 bits. */
struct overlap site_compare_shingles(
    struct arena *tmp, const struct shingles *a, const struct shingles *b);

#endif
