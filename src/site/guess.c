/* SPDX-License-Identifier: MIT */
/* The nearest of several words, and whether it is near enough to be named. */
#include "site/guess.h"

#include "base/path.h"
#include "site/name_words.h"

/* Of paths the last name counts; that their folders differ is one mistake. */
static size_t distance_of(str a, str b)
{
	return site_word_distance(path_base(a), path_base(b)) + !str_eq(path_dir(a), path_dir(b));
}

void site_guess_try(struct arena *mem, struct site_guess *guess, str candidate)
{
	const size_t distance = distance_of(guess->written, candidate);

	if (guess->best.p && distance >= guess->distance)
		return;
	guess->best = str_dup(mem, candidate);
	guess->distance = distance;
}

/* One letter may be wrong, and one more in four; but something must be right. */
str site_guess_result(const struct site_guess *guess)
{
	const size_t n = path_base(guess->written).n;

	return guess->best.p && guess->distance <= 1 + n / 4 && guess->distance < n ? guess->best
										    : STR_ABSENT;
}
