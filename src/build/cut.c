/* SPDX-License-Identifier: MIT */
/*
 * A history that begins later than git's: commits before a day or a revision are taken out of the
 * list before anything reads them, so that no page can tell what they held. The commits at the
 * boundary are marked as those of a shallow clone are.
 *
 *	o---o---R---o---o---HEAD      since R: R is the first, as if everything had come with it
 *	     \         /
 *	      x---x---x               these stay, too: they are no ancestors of R
 */
#include "base/arena.h"
#include "base/date.h"
#include "build/stages.h"

/* "2026-01-31" */
static bool is_day(str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (i == 4 || i == 7 ? text.p[i] != '-' : !char_is_digit(text.p[i]))
			return false;
	}
	return text.n == 10;
}

/* From the commit that is shown along the parents that are young enough; it stays whatever its age.
 */
static void keep_since_day(struct build *build, str day, bool *kept)
{
	const struct repo_commits *commits = &build->input.commits;

	kept[0] = true;
	for (size_t i = 0; i < commits->n; i++) {
		const struct repo_commit *commit = &commits->items[i];

		for (uint32_t p = 0; kept[i] && p < commit->parent_count; p++) {
			const uint32_t parent = commit->parents[p];
			const int64_t utc_s = commits->items[parent].commit_utc_s;

			if (utc_s != REPO_TIME_UNKNOWN &&
			    str_cmp(date_day(build->tmp, utc_s), day) >= 0)
				kept[parent] = true;
		}
	}
}

/* All but the ancestors of a commit; children stand before their parents. */
static void keep_since_commit(const struct repo_commits *commits, size_t first, bool *kept)
{
	for (size_t i = 0; i < commits->n; i++)
		kept[i] = true;
	for (size_t i = first; i < commits->n; i++) {
		for (uint32_t p = 0; p < commits->items[i].parent_count; p++) {
			if (i == first || !kept[i])
				kept[commits->items[i].parents[p]] = false;
		}
	}
}

static bool find_commit(struct build *build, str revision, size_t *ret_index)
{
	const struct repo_commits *commits = &build->input.commits;
	struct oid id;

	if (repo_find_commit(build->repo, revision, &id)) {
		for (size_t i = 0; i < commits->n; i++) {
			if (oid_eq(&commits->items[i].id, &id)) {
				*ret_index = i;
				return true;
			}
		}
	}
	diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0),
	    "'%.*s' is neither a day such as 2026-01-31 nor a commit in the history of what is "
	    "shown, nothing was written",
	    STR_ARG(revision));
	return false;
}

/* Moves the kept commits together; their order stays. */
static void drop_others(struct build *build, const bool *kept)
{
	struct repo_commits *commits = &build->input.commits;
	uint32_t *places = ARENA_ARRAY(build->tmp, uint32_t, commits->n);
	size_t n = 0;

	for (size_t i = 0; i < commits->n; i++) {
		if (kept[i])
			places[i] = (uint32_t)n++;
	}
	for (size_t i = 0; i < commits->n; i++) {
		struct repo_commit commit = commits->items[i];
		uint32_t parents = 0;

		if (!kept[i])
			continue;
		for (uint32_t p = 0; p < commit.parent_count; p++) {
			if (kept[commit.parents[p]])
				commit.parents[parents++] = places[commit.parents[p]];
		}
		commit.cut = commit.cut || parents < commit.parent_count;
		commit.parent_count = parents;
		commits->items[places[i]] = commit;
	}
	build->input.begins_later = n < commits->n;
	commits->n = n;
}

bool build_cut_history(struct build *build, str since)
{
	struct arena_mark mark = arena_mark(build->tmp);
	size_t first;
	bool found = true;

	build->input.begins_later = false;
	if (!since.n)
		return true;
	bool *kept = ARENA_ARRAY(build->tmp, bool, build->input.commits.n);
	if (is_day(since))
		keep_since_day(build, since, kept);
	else if ((found = find_commit(build, since, &first)))
		keep_since_commit(&build->input.commits, first, kept);
	if (found)
		drop_others(build, kept);
	arena_rewind(build->tmp, mark);
	return found;
}
