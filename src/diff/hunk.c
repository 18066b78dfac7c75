/* SPDX-License-Identifier: MIT */
/* Groups the runs of a diff into hunks with context. Not for printing them. */
#include "base/arena.h"
#include "diff/diff.h"

/* Runs from..to (not including) belong to one hunk; the outer ones may be equal lines. */
struct span {
	size_t from, to;
};

/* Whether the run parts two hunks: an equal one that is too long to be context of both. */
static bool is_parting(const struct diff_run *run, uint32_t context)
{
	return run->op == DIFF_EQUAL && run->n / 2 + run->n % 2 > context;
}

/*
 * Finds the next hunk from run *at on; false when there is none. Two spans may share a run: its
 * start is context of the one, its end of the other.
 */
static bool next_span(const struct diff *diff, uint32_t context, size_t *at, struct span *ret_span)
{
	size_t i = *at;

	while (i < diff->run_count && diff->runs[i].op == DIFF_EQUAL)
		i++;
	if (i == diff->run_count)
		return false;
	ret_span->from = i > 0 ? i - 1 : i;
	while (i < diff->run_count && !is_parting(&diff->runs[i], context))
		i++;
	ret_span->to = i < diff->run_count ? i + 1 : i;
	*at = i;
	return true;
}

/* Cuts the equal run down to its first or last lines. */
static struct diff_run cut_run(struct diff_run run, uint32_t context, bool keep_end)
{
	if (run.n <= context)
		return run;
	if (keep_end) {
		run.old_line += run.n - context;
		run.new_line += run.n - context;
	}
	run.n = context;
	return run;
}

static void add_run(struct diff_hunk *hunk, struct diff_run run)
{
	if (run.n == 0)
		return;
	if (hunk->run_count == 0) {
		hunk->old_start = run.old_line + 1;
		hunk->new_start = run.new_line + 1;
	}
	hunk->runs[hunk->run_count++] = run;
	if (run.op != DIFF_INSERT)
		hunk->old_count += run.n;
	if (run.op != DIFF_DELETE)
		hunk->new_count += run.n;
}

/* Makes the hunk of span, with its runs at runs. */
static struct diff_hunk make_hunk(
    const struct diff *diff, struct span span, uint32_t context, struct diff_run *runs)
{
	struct diff_hunk hunk = {.runs = runs};

	for (size_t i = span.from; i < span.to; i++) {
		const struct diff_run run = diff->runs[i];
		const bool is_outer = i == span.from || i + 1 == span.to;

		if (run.op == DIFF_EQUAL && is_outer)
			add_run(&hunk, cut_run(run, context, i == span.from));
		else
			add_run(&hunk, run);
	}
	if (hunk.old_count == 0)
		hunk.old_start = 0;
	if (hunk.new_count == 0)
		hunk.new_start = 0;
	return hunk;
}

size_t diff_hunks(
    struct arena *mem, const struct diff *diff, uint32_t context, struct diff_hunk **ret_hunks)
{
	struct diff_hunk *hunks;
	struct diff_run *runs;
	struct span span;
	size_t n = 0, at = 0;

	while (next_span(diff, context, &at, &span))
		n++;
	/* A run between two hunks stands in both. */
	runs = ARENA_ARRAY(mem, struct diff_run, diff->run_count + n);
	hunks = ARENA_ARRAY(mem, struct diff_hunk, n);
	at = 0;
	for (size_t i = 0; next_span(diff, context, &at, &span); i++) {
		hunks[i] = make_hunk(diff, span, context, runs);
		runs += hunks[i].run_count;
	}
	*ret_hunks = hunks;
	return n;
}
