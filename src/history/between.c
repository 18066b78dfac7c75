/* SPDX-License-Identifier: MIT */
/*
 * One step from a list of files to another. Files of one path belong together; the others are
 * what rename.h pairs.
 */
#include "history/between.h"

#include "base/arena.h"
#include "history/rename.h"

struct between {
	struct arena *mem, *scratch;
	const struct hist_files *before, *after;
	struct hist_revision *revisions; /* of the files of after */
	bool *is_paired; /* by file of before: it lives on */

	struct changes changes; /* what was added and what vanished, by path */
	uint32_t *files; /* by change: its index in before or after */
};

static struct hist_revision *revision_of(struct between *b, const struct hist_file *file)
{
	return &b->revisions[file - b->after->items];
}

static void note_change(
    struct between *b, struct paths *paths, const struct hist_file *file, bool is_added)
{
	struct change change = {.path = paths_id(paths, file->path)};

	if (is_added) {
		change.new_mode = REPO_MODE_FILE;
		change.new_blob = file->blob;
		b->files[b->changes.list.n] = (uint32_t)(file - b->after->items);
		b->changes.added++;
	} else {
		change.old_mode = REPO_MODE_FILE;
		change.old_blob = file->blob;
		b->files[b->changes.list.n] = (uint32_t)(file - b->before->items);
		b->changes.vanished++;
	}
	VEC_PUSH(b->scratch, &b->changes.list, change);
}

static void note_stayed(struct between *b, size_t old, size_t new)
{
	const struct hist_file *file = &b->after->items[new];

	b->is_paired[old] = true;
	*revision_of(b, file) = (struct hist_revision){
	    .status = HIST_MODIFIED,
	    .path = file->path,
	    .blob = file->blob,
	    .old_blob = b->before->items[old].blob,
	};
}

/* Both lists are sorted, so one look at each file tells which paths both have. */
static void match_paths(struct between *b, struct paths *paths)
{
	const size_t old_n = b->before->n, new_n = b->after->n;

	for (size_t old = 0, new = 0; old < old_n || new < new_n;) {
		const struct hist_file *gone = old < old_n ? &b->before->items[old] : NULL;
		const struct hist_file *come = new < new_n ? &b->after->items[new] : NULL;
		const int order = !gone ? 1 : !come ? -1 : str_cmp(gone->path, come->path);

		if (order == 0)
			note_stayed(b, old, new);
		else
			note_change(b, paths, order < 0 ? gone : come, order > 0);
		old += order <= 0;
		new += order >= 0;
	}
}

/* Contents that need not be in git, and those that are known to be missing. */
static struct map index_texts(struct between *b)
{
	struct map texts = {0};

	for (size_t i = 0; i < b->changes.list.n; i++) {
		const bool added = change_is_added(&b->changes.list.items[i]);
		struct hist_file *file =
		    added ? &b->after->items[b->files[i]] : &b->before->items[b->files[i]];

		*map_put(b->scratch, &texts, oid_key(&file->blob)) = &file->content;
	}
	return texts;
}

static void take_origin(struct between *b, struct renames *renames, uint32_t change)
{
	const struct hist_file *file = &b->after->items[b->files[change]];
	struct hist_revision *revision = revision_of(b, file);
	struct rename_end end = renames->ends[change];

	*revision =
	    (struct hist_revision){.status = HIST_ADDED, .path = file->path, .blob = file->blob};
	if (end.change != RENAME_NONE)
		revision->status = HIST_RENAMED;
	else if (b->changes.vanished && rename_find_copy(renames, change, &end))
		revision->status = HIST_COPIED;
	else
		return;
	const struct hist_file *origin = &b->before->items[b->files[end.change]];

	revision->old_path = origin->path;
	revision->old_blob = origin->blob;
	revision->similarity = rename_percent(end.score);
	if (revision->status == HIST_RENAMED)
		b->is_paired[b->files[end.change]] = true;
}

static void pair_others(
    struct between *b, struct paths *paths, struct diag *diag, struct repo *repo)
{
	const struct map texts = index_texts(b);
	struct arena *contents = arena_open();
	const struct change_context context = {
	    .scratch = b->scratch,
	    .contents = contents,
	    .repo = repo,
	    .diag = diag,
	    .paths = paths,
	    .texts = &texts,
	};
	struct renames renames = rename_pair(&context, &b->changes);

	for (uint32_t i = 0; i < b->changes.list.n; i++)
		if (change_is_added(&b->changes.list.items[i]))
			take_origin(b, &renames, i);
	arena_close(contents);
}

static struct hist_line line_of(struct arena *mem, struct hist_revision revision)
{
	struct hist_line line = {
	    .path = revision.path, .alive = revision.status != HIST_DELETED, .n = 1};

	revision.commit = HIST_UNCOMMITTED;
	revision.mode = REPO_MODE_FILE;
	revision.sweep = 1;
	line.revisions = ARENA_NEW(mem, struct hist_revision);
	*line.revisions = revision;
	return line;
}

static struct history list_lines(const struct between *b)
{
	struct history history = {.alive_count = b->after->n};

	history.lines = ARENA_ARRAY(b->mem, struct hist_line, b->before->n + b->after->n);
	for (size_t i = 0; i < b->after->n; i++)
		history.lines[history.n++] = line_of(b->mem, b->revisions[i]);
	for (size_t i = 0; i < b->before->n; i++) {
		const struct hist_file *file = &b->before->items[i];

		if (!b->is_paired[i])
			history.lines[history.n++] = line_of(b->mem,
			    (struct hist_revision){.status = HIST_DELETED,
				.path = file->path,
				.old_blob = file->blob});
	}
	return history;
}

struct history hist_between(struct arena *mem, struct diag *diag, struct repo *repo,
    const struct hist_files *before, const struct hist_files *after)
{
	struct arena *scratch = arena_open();
	struct paths paths = {.mem = scratch};
	struct between b = {
	    .mem = mem,
	    .scratch = scratch,
	    .before = before,
	    .after = after,
	    .revisions = ARENA_ARRAY(scratch, struct hist_revision, after->n),
	    .is_paired = ARENA_ARRAY(scratch, bool, before->n),
	    .files = ARENA_ARRAY(scratch, uint32_t, before->n + after->n),
	};

	match_paths(&b, &paths);
	pair_others(&b, &paths, diag, repo);
	const struct history history = list_lines(&b);

	arena_close(scratch);
	return history;
}
