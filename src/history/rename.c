/* SPDX-License-Identifier: MIT */
/*
 * The stages of pairing, from the certain to the likely; each looks only at what the ones before it
 * left over. Ties are broken by base name and then by the order of paths, never by chance.
 */
#include "history/rename.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/path.h"

#define LEAST (SIMILAR_WHOLE / 2)
#define LEAST_OF_ONE_NAME (SIMILAR_WHOLE / 4 * 3)

/* So many sources of an added file are kept for the final choice, as git does. */
#define BEST 4

/* A value in a map of base names that stand for more than one file. */
#define SEVERAL UINTPTR_MAX

struct candidate {
	uint32_t source, target;
	unsigned score;
	bool same_name;
};

static const struct change *change_at(const struct renames *renames, size_t i)
{
	return &renames->changes->list.items[i];
}

static str path_at(const struct renames *renames, size_t i)
{
	return paths_name(renames->context->paths, change_at(renames, i)->path);
}

static bool is_free(const struct renames *renames, size_t i)
{
	return renames->ends[i].change == RENAME_NONE;
}

static bool is_source(const struct renames *renames, size_t i)
{
	return change_is_vanished(change_at(renames, i)) && is_free(renames, i);
}

static bool is_target(const struct renames *renames, size_t i)
{
	return change_is_added(change_at(renames, i)) && is_free(renames, i);
}

static void pair(struct renames *renames, uint32_t source, uint32_t target, unsigned score)
{
	renames->ends[source] = (struct rename_end){target, score};
	renames->ends[target] = (struct rename_end){source, score};
}

static bool has_same_name(const struct renames *renames, uint32_t a, uint32_t b)
{
	return str_eq(path_base(path_at(renames, a)), path_base(path_at(renames, b)));
}

/* A link is never the same as a file. */
static bool has_same_type(const struct renames *renames, uint32_t source, uint32_t target)
{
	const bool source_is_link = change_at(renames, source)->old_mode == REPO_MODE_LINK;
	const bool target_is_link = change_at(renames, target)->new_mode == REPO_MODE_LINK;

	return source_is_link == target_is_link;
}

static const struct oid *blob_at(const struct renames *renames, uint32_t i)
{
	const struct change *const change = change_at(renames, i);

	return change_is_added(change) ? &change->new_blob : &change->old_blob;
}

/* A content that is not in git is known to the caller; an absent one cannot be read. */
static bool read_content(const struct change_context *context, const struct oid *blob, str *ret)
{
	const str *const known = context->texts ? map_get(context->texts, oid_key(blob)) : NULL;

	if (!known)
		return repo_read_blob(context->contents, context->repo, blob, ret);
	*ret = *known;
	return known->p != NULL;
}

static const struct similar_text *text_at(struct renames *renames, uint32_t i)
{
	const struct change_context *const context = renames->context;
	struct similar_text *text = renames->texts[i];
	const struct arena_mark mark = arena_mark(context->contents);
	str content;

	if (text)
		return text;
	text = renames->texts[i] = ARENA_NEW(context->scratch, struct similar_text);
	if (read_content(context, blob_at(renames, i), &content))
		*text = similar_cut(context->scratch, content);
	else if (!repo_info(context->repo)->partial)
		diag_report(context->diag, AD305, diag_at(path_at(renames, i), 0, 0),
		    "a former version cannot be read: taken as unlike all others");
	arena_rewind(context->contents, mark);
	return text;
}

/* The score of two files, 0 when it is below least. */
static unsigned compare(struct renames *renames, uint32_t source, uint32_t target, unsigned least)
{
	if (oid_eq(blob_at(renames, source), blob_at(renames, target)))
		return has_same_type(renames, source, target) ? SIMILAR_WHOLE : 0;
	if (change_at(renames, source)->old_mode == REPO_MODE_LINK ||
	    change_at(renames, target)->new_mode == REPO_MODE_LINK)
		return 0;
	const struct similar_text *const a = text_at(renames, source);
	const struct similar_text *const b = text_at(renames, target);

	if (!a->known || !b->known || similar_is_hopeless(a->size, b->size, least))
		return 0;
	const unsigned score = similar_score(a, b);

	return score < least ? 0 : score;
}

/* Chains the sources of one blob: the first of each id, and for each the next with the same. */
static void index_blobs(struct renames *renames)
{
	struct arena *const scratch = renames->context->scratch;

	renames->next_equal = ARENA_ARRAY(scratch, uint32_t, renames->changes->list.n);
	for (size_t i = renames->changes->list.n; i-- > 0;) {
		const struct change *const change = change_at(renames, i);

		if (!change_is_vanished(change))
			continue;
		void **const place =
		    map_put(scratch, &renames->first_equal, oid_key(&change->old_blob));

		renames->next_equal[i] = *place ? (uint32_t)((uintptr_t)*place - 1) : RENAME_NONE;
		*place = (void *)(uintptr_t)(i + 1);
	}
}

/* The first source with the content of target, one of the same base name before all others. */
static uint32_t find_equal(const struct renames *renames, uint32_t target, bool only_free)
{
	const uintptr_t first =
	    (uintptr_t)map_get(&renames->first_equal, oid_key(blob_at(renames, target)));
	uint32_t found = RENAME_NONE;

	for (uint32_t i = first ? (uint32_t)(first - 1) : RENAME_NONE; i != RENAME_NONE;
	     i = renames->next_equal[i]) {
		if ((only_free && !is_free(renames, i)) || !has_same_type(renames, i, target))
			continue;
		if (has_same_name(renames, i, target))
			return i;
		if (found == RENAME_NONE)
			found = i;
	}
	return found;
}

static void pair_equal(struct renames *renames)
{
	for (uint32_t i = 0; i < renames->changes->list.n; i++) {
		if (!is_target(renames, i))
			continue;
		const uint32_t source = find_equal(renames, i, true);

		if (source != RENAME_NONE)
			pair(renames, source, i, SIMILAR_WHOLE);
	}
}

/* A file whose path only changed its case is the same file, however much was rewritten. */
static void pair_other_case(struct renames *renames)
{
	struct arena *const scratch = renames->context->scratch;
	struct map sources = {0};

	for (uint32_t i = 0; i < renames->changes->list.n; i++)
		if (is_source(renames, i))
			*map_put(scratch, &sources, str_lower(scratch, path_at(renames, i))) =
			    (void *)((uintptr_t)i + 1);
	for (uint32_t i = 0; sources.n && i < renames->changes->list.n; i++) {
		if (!is_target(renames, i))
			continue;
		const uintptr_t place =
		    (uintptr_t)map_get(&sources, str_lower(scratch, path_at(renames, i)));

		if (place && is_source(renames, place - 1))
			pair(renames, (uint32_t)(place - 1), i,
			    compare(renames, (uint32_t)(place - 1), i, 0));
	}
}

/* Base names of the files that pass the test, to index + 1, or to SEVERAL. */
static struct map index_names(
    const struct renames *renames, bool (*test)(const struct renames *renames, size_t i))
{
	struct map names = {0};

	for (uint32_t i = 0; i < renames->changes->list.n; i++) {
		if (!test(renames, i))
			continue;
		void **const place =
		    map_put(renames->context->scratch, &names, path_base(path_at(renames, i)));

		*place = (void *)(*place ? SEVERAL : (uintptr_t)i + 1);
	}
	return names;
}

/* A file that moved but kept a name that nothing else has needs no comparison with all others. */
static void pair_same_name(struct renames *renames)
{
	const struct map sources = index_names(renames, is_source);
	const struct map targets = index_names(renames, is_target);

	for (size_t k = 0; k < sources.n; k++) {
		const uintptr_t source = (uintptr_t)sources.entries[k].value;
		const uintptr_t target = (uintptr_t)map_get(&targets, sources.entries[k].key);

		if (source == SEVERAL || target == SEVERAL || !target)
			continue;
		const unsigned score = compare(
		    renames, (uint32_t)(source - 1), (uint32_t)(target - 1), LEAST_OF_ONE_NAME);

		if (score)
			pair(renames, (uint32_t)(source - 1), (uint32_t)(target - 1), score);
	}
}

/* Whether a is a better choice than b: by score, then by name. */
static bool is_better(const struct candidate *a, const struct candidate *b)
{
	return a->score != b->score ? a->score > b->score : a->same_name && !b->same_name;
}

/* Puts a candidate in place of the worst of the best, if it is better. */
static void keep_best(struct candidate *best, struct candidate candidate)
{
	size_t worst = 0;

	for (size_t i = 1; i < BEST; i++)
		if (is_better(&best[worst], &best[i]))
			worst = i;
	if (is_better(&candidate, &best[worst]))
		best[worst] = candidate;
}

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *const x = a, *const y = b;

	if (is_better(x, y) != is_better(y, x))
		return is_better(x, y) ? -1 : 1;
	if (x->target != y->target)
		return x->target < y->target ? -1 : 1;
	return (x->source > y->source) - (x->source < y->source);
}

/* The free files of one side, by index. */
static uint32_t *list_free(const struct renames *renames,
    bool (*test)(const struct renames *renames, size_t i), size_t *ret_n)
{
	uint32_t *const list =
	    ARENA_ARRAY(renames->context->scratch, uint32_t, renames->changes->list.n);

	*ret_n = 0;
	for (uint32_t i = 0; i < renames->changes->list.n; i++)
		if (test(renames, i))
			list[(*ret_n)++] = i;
	return list;
}

/* Pays for a number of comparisons; false, and reported, when they are too many. */
static bool can_compare(struct renames *renames, size_t a, size_t b)
{
	if (a == 0 || b <= renames->budget / a) {
		renames->budget -= a * b;
		return true;
	}
	diag_report(renames->context->diag, AD308, diag_at(STR_ABSENT, 0, 0),
	    "a commit removes %zu files and adds %zu: of those that were changed too, only the "
	    "ones "
	    "that kept their name are followed",
	    renames->changes->vanished, renames->changes->added);
	return false;
}

/* The best sources of each target, BEST of them; those that are missing have no score. */
static struct candidate *score_all(struct renames *renames, const uint32_t *sources,
    size_t source_count, const uint32_t *targets, size_t target_count)
{
	struct candidate *const all =
	    ARENA_ARRAY(renames->context->scratch, struct candidate, target_count * BEST);

	for (size_t t = 0; t < target_count; t++) {
		for (size_t s = 0; s < source_count; s++) {
			const unsigned score = compare(renames, sources[s], targets[t], LEAST);

			if (score)
				keep_best(&all[t * BEST],
				    (struct candidate){sources[s], targets[t], score,
					has_same_name(renames, sources[s], targets[t])});
		}
	}
	return all;
}

/* All sources against all targets; the best scores are paired first. */
static void pair_similar(struct renames *renames)
{
	size_t source_count, target_count;
	const uint32_t *const sources = list_free(renames, is_source, &source_count);
	const uint32_t *const targets = list_free(renames, is_target, &target_count);

	if (!source_count || !target_count || !can_compare(renames, source_count, target_count))
		return;
	struct candidate *const all =
	    score_all(renames, sources, source_count, targets, target_count);
	const size_t n = target_count * BEST;

	qsort(all, n, sizeof *all, compare_candidates);
	for (size_t i = 0; i < n && all[i].score; i++)
		if (is_free(renames, all[i].source) && is_free(renames, all[i].target))
			pair(renames, all[i].source, all[i].target, all[i].score);
}

struct renames rename_pair(const struct change_context *context, const struct changes *changes)
{
	const size_t n = changes->list.n;
	struct renames renames = {
	    .context = context,
	    .changes = changes,
	    .ends = ARENA_ARRAY(context->scratch, struct rename_end, n),
	    .texts = ARENA_ARRAY(context->scratch, struct similar_text *, n),
	    .budget = LIMIT_RENAME_PAIRS,
	};

	for (size_t i = 0; i < n; i++)
		renames.ends[i].change = RENAME_NONE;
	if (!changes->added || !changes->vanished)
		return renames;
	index_blobs(&renames);
	pair_equal(&renames);
	pair_other_case(&renames);
	pair_same_name(&renames);
	pair_similar(&renames);
	return renames;
}

/* The best source by content; not looked for when that is too much work. */
static struct candidate find_similar(struct renames *renames, uint32_t target)
{
	struct candidate best = {0};

	if (!can_compare(renames, renames->changes->vanished, 1))
		return best;
	for (uint32_t i = 0; i < renames->changes->list.n; i++) {
		if (!change_is_vanished(change_at(renames, i)))
			continue;
		const struct candidate candidate = {i, target, compare(renames, i, target, LEAST),
		    has_same_name(renames, i, target)};

		if (candidate.score && is_better(&candidate, &best))
			best = candidate;
	}
	return best;
}

bool rename_find_copy(struct renames *renames, uint32_t added, struct rename_end *ret_source)
{
	const uint32_t equal = find_equal(renames, added, false);

	if (equal != RENAME_NONE) {
		*ret_source = (struct rename_end){equal, SIMILAR_WHOLE};
		return true;
	}
	const struct candidate best = find_similar(renames, added);

	if (!best.score)
		return false;
	*ret_source = (struct rename_end){best.source, best.score};
	return true;
}
