/* SPDX-License-Identifier: MIT */
/*
 * Which changed blocks of two texts are versions of one, and in the same way which sentences of a
 * block. Two are alike when the words that both hold make PROSE_ALIKE percent of the characters in
 * words of both:
 *
 *	200 * shared / (old + new) >= PROSE_ALIKE
 *
 * A word that stands twice in both is shared twice. Order does not count. Two with the same label
 * (the key of a field, the first cell of a row) are alike whatever else they hold. Of all ways to
 * pair in order the one is taken that shares most. Private to diff/ and rendered/.
 */
#ifndef DIFF_PROSE_PAIR_H
#define DIFF_PROSE_PAIR_H

#include "diff/prose_token.h"

#define PROSE_ALIKE 40u /* percent: below, a reader finds two texts easier than one with both */
#define PROSE_NONE UINT32_MAX

/* What one diff may cost; when a part is spent, the rest is shown as removed and added. */
struct prose_budget {
	uint64_t compared; /* words, in looking for what is alike */
	uint64_t tokens; /* in looking for changed words */
	bool met; /* a part is spent */
};

/* The words of one block or sentence, sorted. */
struct prose_bag {
	size_t first; /* into words of struct prose_bags */
	uint32_t n;
	uint32_t weight; /* characters in words */
	uint64_t label; /* hash; 0 = none */
	int group; /* only two of a group can be alike */
};

struct prose_bags {
	struct {
		uint64_t *items; /* hash of a word, its length in the low bits */
		size_t n, cap;
	} words;
	struct prose_bag *items;
	uint32_t n;
};

/* Room for so many bags, to be filled in order. */
struct prose_bags prose_bags_begin(struct arena *tmp, uint32_t count);

/* Puts a word into the bag that comes next; marks are ignored. */
void prose_bag_word(struct arena *tmp, struct prose_bags *bags, str text, uint32_t letters);

/* Ends the bag; what words it got since the last end are its own. */
void prose_bag_end(struct prose_bags *bags, uint64_t label, int group);

/* What bag i of the one and bag j of the other share, in characters. */
uint32_t prose_shared(
    const struct prose_bags *old_bags, uint32_t i, const struct prose_bags *new_bags, uint32_t j);

/*
 * Finds for each old bag its partner among the new ones, or PROSE_NONE; in order.
 * Owner   in tmp
 * Cost    old + new times a constant; in large gaps partners must stand at about the same place
 */
uint32_t *prose_pair(struct arena *tmp, struct prose_budget *budget,
    const struct prose_bags *old_bags, const struct prose_bags *new_bags);

#endif
