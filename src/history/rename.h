/* SPDX-License-Identifier: MIT */
/*
 * Which of the vanished files of a comparison the added ones come from. One to one as git pairs
 * them, and on demand one to many, which git does only together with much that is no copy.
 */
#ifndef HISTORY_RENAME_H
#define HISTORY_RENAME_H

#include "history/change.h"
#include "history/similar.h"

#define RENAME_NONE UINT32_MAX

/* The other end of a rename or copy: an index into the changes, and the score. */
struct rename_end {
	uint32_t change;
	unsigned score; /* of SIMILAR_WHOLE */
};

struct renames {
	const struct change_context *context;
	const struct changes *changes;
	struct rename_end *ends; /* by index of the changes; change is RENAME_NONE without one */
	struct map first_equal; /* id of a blob to the first vanished file with it, + 1 */
	uint32_t *next_equal; /* by index: the next vanished file with the same blob */
	struct similar_text **texts; /* the same; NULL until needed */
	size_t budget; /* comparisons of texts that are still allowed */
};

/*
 * Pairs added with vanished files, each at most once.
 * Owner   in the scratch of context; changes must live as long
 * Fails   a blob that cannot be read is reported (AD305) and only paired when both ids are equal;
 *         beyond LIMIT_RENAME_PAIRS texts of other names are not compared (AD308)
 * Cost    reads the added and vanished files that are not paired by id; then their product
 * Source  gitdiffcore(7), diffcore-rename at 50 %: equal ids, a base name that is the only one of
 *         its kind at 75 %, then the best scores; a path that differs in case alone needs no score
 */
struct renames rename_pair(const struct change_context *context, const struct changes *changes);

/* The vanished file most like an added one, paired already or not; false below 50 %. */
bool rename_find_copy(
    struct renames *renames, uint32_t added, struct rename_end *ret_source) ATTR_NODISCARD;

static inline unsigned rename_percent(unsigned score)
{
	return score * 100 / SIMILAR_WHOLE;
}

#endif
