/* SPDX-License-Identifier: MIT */
/*
 * What must hold of every diff, whatever the texts: shared by the unit test and the fuzzer. Not for
 * whether a diff is a good one.
 */
#ifndef UNIT_DIFF_DIFF_ORACLE_H
#define UNIT_DIFF_DIFF_ORACLE_H

#include "base/arena.h"
#include "base/buf.h"
#include "diff/diff.h"

static inline str diff_oracle_join(struct arena *mem, const str *lines, uint32_t n)
{
	struct buf text;

	buf_init(&text, mem);
	for (uint32_t i = 0; i < n; i++)
		buf_add(&text, lines[i]);
	return buf_str(&text);
}

/* Where a walk over the runs stands in both texts, and what it built. */
struct diff_oracle_walk {
	struct buf applied;
	uint32_t old_at, new_at, added, removed;
	enum diff_op last;
	const char *problem;
};

static inline void diff_oracle_run(
    struct diff_oracle_walk *walk, const struct diff *diff, const struct diff_run *run, bool first)
{
	if (run->n == 0)
		walk->problem = "a run is empty";
	if (run->old_line != walk->old_at || run->new_line != walk->new_at)
		walk->problem = "a run does not start where the one before ends";
	if (!first &&
	    (run->op == walk->last || (run->op == DIFF_DELETE && walk->last == DIFF_INSERT)))
		walk->problem = "runs of one kind follow each other, or a deletion an insertion";
	if (run->op != DIFF_INSERT && diff->old_count - walk->old_at < run->n)
		walk->problem = "a run goes beyond the old text";
	if (run->op != DIFF_DELETE && diff->new_count - walk->new_at < run->n)
		walk->problem = "a run goes beyond the new text";
	for (uint32_t i = 0; i < run->n && !walk->problem; i++) {
		if (run->op == DIFF_EQUAL)
			buf_add(&walk->applied, diff->old_lines[walk->old_at + i]);
		else if (run->op == DIFF_INSERT)
			buf_add(&walk->applied, diff->new_lines[walk->new_at + i]);
	}
	walk->old_at += run->op != DIFF_INSERT ? run->n : 0;
	walk->new_at += run->op != DIFF_DELETE ? run->n : 0;
	walk->removed += run->op == DIFF_DELETE ? run->n : 0;
	walk->added += run->op == DIFF_INSERT ? run->n : 0;
	walk->last = run->op;
}

/* NULL when the runs cover both texts and turn old_text into new_text, else what is wrong. */
static inline const char *diff_oracle_problem(
    struct arena *mem, const struct diff *diff, str old_text, str new_text)
{
	struct diff_oracle_walk walk = {0};

	buf_init(&walk.applied, mem);
	if (!str_eq(diff_oracle_join(mem, diff->old_lines, diff->old_count), old_text))
		return "the old lines are not the old text";
	if (!str_eq(diff_oracle_join(mem, diff->new_lines, diff->new_count), new_text))
		return "the new lines are not the new text";
	for (size_t i = 0; i < diff->run_count && !walk.problem; i++)
		diff_oracle_run(&walk, diff, &diff->runs[i], i == 0);
	if (walk.problem)
		return walk.problem;
	if (walk.old_at != diff->old_count || walk.new_at != diff->new_count)
		return "the runs do not cover the texts";
	if (walk.added != diff->added || walk.removed != diff->removed)
		return "the counts are not those of the runs";
	if (!str_eq(buf_str(&walk.applied), new_text))
		return "the runs do not make the new text";
	return NULL;
}

/* The changed lines of all hunks, to be compared with those of the diff. */
static inline const char *diff_oracle_hunks(
    struct arena *mem, const struct diff *diff, uint32_t context)
{
	struct diff_hunk *hunks;
	const size_t n = diff_hunks(mem, diff, context, &hunks);
	uint32_t changed = 0, old_end = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t old_count = 0, new_count = 0;

		for (size_t j = 0; j < hunks[i].run_count; j++) {
			const struct diff_run *run = &hunks[i].runs[j];

			old_count += run->op != DIFF_INSERT ? run->n : 0;
			new_count += run->op != DIFF_DELETE ? run->n : 0;
			changed += run->op != DIFF_EQUAL ? run->n : 0;
		}
		if (old_count != hunks[i].old_count || new_count != hunks[i].new_count)
			return "the counts of a hunk are not those of its runs";
		if (hunks[i].runs[0].old_line < old_end)
			return "two hunks overlap";
		old_end = hunks[i].runs[0].old_line + old_count;
	}
	return changed == diff->added + diff->removed ? NULL : "a change is in no hunk";
}

#endif
