/* SPDX-License-Identifier: MIT */
/* The pass over all commits from its start to its result. The rules stand in step.c. */
#include "history/history.h"

#include <stdlib.h>

#include "base/arena.h"
#include "history/pass.h"
#include "history/step.h"

const str hist_status_names[HIST_STATUS_COUNT] = {
    {"added", 5}, {"modified", 8}, {"renamed", 7}, {"copied", 6}, {"deleted", 7}};

/* A removed line while they are put in order. */
struct removal {
	uint32_t line;
	uint32_t commit;
	str path;
};

static void run_pass(struct pass *pass)
{
	const struct hist_query *const query = pass->query;
	const size_t commits = query->commits->n;

	pass->tables = ARENA_ARRAY(pass->tmp, struct holders *, commits);
	pass->merges = ARENA_ARRAY(pass->tmp, struct side_merge *, commits);
	if (commits)
		pass->tables[0] = ARENA_NEW(pass->tmp, struct holders);
	for (size_t i = 0; i < query->living_count; i++) {
		const uint32_t path = paths_id(&pass->paths, query->living[i]);
		const uint32_t line = line_start(&pass->lines, path, true);

		if (commits)
			holders_add(&pass->pool, pass->tables[0], path, line);
	}
	for (uint32_t i = 0; i < commits; i++)
		step_commit(pass, i);
	line_join_copies(&pass->lines);
}

/* For each path the first line that ever stood there; the living are first, LINE_NONE is nobody. */
static uint32_t *list_first_lines(const struct pass *pass)
{
	const struct lines *const lines = &pass->lines;
	const size_t paths = pass->paths.names.n;
	uint32_t *const first = ARENA_ARRAY(pass->tmp, uint32_t, paths);

	for (size_t i = 0; i < paths; i++)
		first[i] = LINE_NONE;
	for (uint32_t i = (uint32_t)lines->list.n; i-- > 0;) {
		const struct line *const line = &lines->list.items[i];

		if (line->voided || line->hidden || line->newest == LINE_NONE)
			continue;
		first[line->path] = i;
		for (uint32_t r = line->newest; r != LINE_NONE; r = lines->records.items[r].older)
			first[lines->records.items[r].old_path] = i;
	}
	return first;
}

/*
 * A removal on one branch is none when the file moved to a path that stands in another line: then
 * only that branch's copy of the move was not followed.
 */
static bool is_removal(const struct pass *pass, const uint32_t *first, uint32_t number)
{
	const struct line *const line = &pass->lines.list.items[number];

	return !line->alive && !line->voided && !line->hidden && line->newest != LINE_NONE &&
	    (line->moved_to == LINE_NONE || first[line->moved_to] >= number);
}

static int compare_removals(const void *a, const void *b)
{
	const struct removal *const x = a, *const y = b;

	if (x->commit != y->commit)
		return x->commit < y->commit ? -1 : 1;
	return str_cmp(x->path, y->path);
}

static struct removal *list_removals(const struct pass *pass, size_t *ret_n)
{
	const struct lines *const lines = &pass->lines;
	const uint32_t *const first = list_first_lines(pass);
	struct removal *const removals = ARENA_ARRAY(pass->tmp, struct removal, lines->list.n);
	size_t n = 0;

	for (uint32_t i = 0; i < lines->list.n; i++) {
		const struct line *const line = &lines->list.items[i];

		if (is_removal(pass, first, i))
			removals[n++] =
			    (struct removal){i, lines->records.items[line->newest].commit,
				paths_name(&pass->paths, line->path)};
	}
	if (n)
		qsort(removals, n, sizeof *removals, compare_removals);
	*ret_n = n;
	return removals;
}

/* Results are copied out of the pass; each path once, however often it is mentioned. */
struct copier {
	struct arena *mem;
	const struct pass *pass;
	str *paths; /* by number; absent until needed */
	uint32_t *sweeps; /* by commit: how many definitions it changed */
};

static str copy_path(struct copier *copier, uint32_t path)
{
	if (!copier->paths[path].p)
		copier->paths[path] = str_dup(copier->mem, paths_name(&copier->pass->paths, path));
	return copier->paths[path];
}

static struct hist_revision copy_record(struct copier *copier, const struct line_record *record)
{
	const bool moved = record->status == HIST_RENAMED || record->status == HIST_COPIED;

	return (struct hist_revision){
	    .commit = record->commit,
	    .status = record->status,
	    .path = copy_path(copier, record->path),
	    .old_path = moved ? copy_path(copier, record->old_path) : STR_ABSENT,
	    .blob = record->blob,
	    .old_blob = record->old_blob,
	    .mode = record->mode,
	    .old_mode = record->old_mode,
	    .similarity = record->similarity,
	    .sweep = copier->sweeps[record->commit],
	};
}

static struct hist_line copy_line(struct copier *copier, uint32_t number)
{
	const struct line_record *const records = copier->pass->lines.records.items;
	const struct line *const line = &copier->pass->lines.list.items[number];
	struct hist_line result = {
	    .path = copy_path(copier, line->path), .alive = line->alive, .cut = line->cut};

	for (uint32_t r = line->newest; r != LINE_NONE; r = records[r].older)
		result.n++;
	result.revisions = ARENA_ARRAY(copier->mem, struct hist_revision, result.n);
	result.n = 0;
	for (uint32_t r = line->newest; r != LINE_NONE; r = records[r].older)
		result.revisions[result.n++] = copy_record(copier, &records[r]);
	return result;
}

/* The lines of the result: the living, then the removals in their order. */
static uint32_t *list_lines(const struct pass *pass, size_t *ret_n)
{
	const size_t alive = pass->query->living_count;
	size_t removed;
	const struct removal *const removals = list_removals(pass, &removed);
	uint32_t *const numbers = ARENA_ARRAY(pass->tmp, uint32_t, alive + removed);

	for (size_t i = 0; i < alive; i++)
		numbers[i] = (uint32_t)i;
	for (size_t i = 0; i < removed; i++)
		numbers[alive + i] = removals[i].line;
	*ret_n = alive + removed;
	return numbers;
}

/* Counts for each commit the records of some lines; one that copies share counts once. */
static uint32_t *count_sweeps(const struct pass *pass, const uint32_t *numbers, size_t n)
{
	const struct lines *const lines = &pass->lines;
	uint32_t *const sweeps = ARENA_ARRAY(pass->tmp, uint32_t, pass->query->commits->n);
	bool *const counted = ARENA_ARRAY(pass->tmp, bool, lines->records.n);

	for (size_t i = 0; i < n; i++)
		for (uint32_t r = lines->list.items[numbers[i]].newest;
		     r != LINE_NONE && !counted[r]; r = lines->records.items[r].older) {
			counted[r] = true;
			sweeps[lines->records.items[r].commit]++;
		}
	return sweeps;
}

static struct history copy_result(struct arena *mem, const struct pass *pass)
{
	struct history history = {.alive_count = pass->query->living_count};
	const uint32_t *const numbers = list_lines(pass, &history.n);
	struct copier copier = {
	    .mem = mem,
	    .pass = pass,
	    .paths = ARENA_ARRAY(pass->tmp, str, pass->paths.names.n),
	    .sweeps = count_sweeps(pass, numbers, history.n),
	};

	history.lines = ARENA_ARRAY(mem, struct hist_line, history.n);
	for (size_t i = 0; i < history.n; i++)
		history.lines[i] = copy_line(&copier, numbers[i]);
	return history;
}

struct history hist_collect(
    struct arena *mem, struct arena *tmp, struct diag *diag, const struct hist_query *query)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct pass pass = {.tmp = tmp, .query = query};

	/* What a step needs and what the pass keeps grow side by side, so each has its own arena.
	 */
	pass.context = (struct change_context){
	    .scratch = arena_open(),
	    .contents = arena_open(),
	    .repo = query->repo,
	    .diag = diag,
	    .paths = &pass.paths,
	    .hiding = query->is_hidden ? query : NULL,
	};
	pass.paths.mem = tmp;
	pass.lines.mem = tmp;
	pass.pool.lines = &pass.lines;
	run_pass(&pass);
	const struct history history = copy_result(mem, &pass);

	arena_close(pass.context.contents);
	arena_close(pass.context.scratch);
	arena_rewind(tmp, mark);
	return history;
}
