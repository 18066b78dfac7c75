/* SPDX-License-Identifier: MIT */
/* A merge is compared with its first parent again, but only when somebody asks, and once. */
#include "history/side.h"

#include "base/arena.h"
#include "history/rename.h"

struct side_pair {
	uint32_t path;
	struct side_source source;
};

struct side_merge {
	VEC(struct side_pair) pairs;
	bool *reached; /* by commit: an ancestor of the first parent; NULL until asked */
};

void side_note(struct pass *pass, uint32_t line, uint32_t merge, uint32_t path)
{
	struct line *const at = &pass->lines.list.items[line];
	struct line_merge *const note = ARENA_NEW(pass->tmp, struct line_merge);

	*note = (struct line_merge){merge, path, at->merges};
	at->merges = note;
}

/* The renames of a merge against its first parent. */
static struct side_merge *merge_at(struct pass *pass, uint32_t merge)
{
	struct arena *const scratch = pass->context.scratch;
	const struct arena_mark mark = arena_mark(scratch);
	const struct repo_commit *const commit = pass_commit(pass, merge);

	if (pass->merges[merge])
		return pass->merges[merge];
	struct side_merge *const result = ARENA_NEW(pass->tmp, struct side_merge);
	const struct changes changes = change_list(
	    &pass->context, &pass_commit(pass, commit->parents[0])->tree, &commit->tree);
	const struct renames renames = rename_pair(&pass->context, &changes);

	for (size_t i = 0; i < changes.list.n; i++) {
		const struct change *const change = &changes.list.items[i];
		const struct rename_end *const end = &renames.ends[i];

		if (!change_is_added(change) || end->change == RENAME_NONE)
			continue;
		const struct side_pair pair = {
		    change->path, {changes.list.items[end->change].path, end->score}};

		VEC_PUSH(pass->tmp, &result->pairs, pair);
	}
	arena_rewind(scratch, mark);
	pass->merges[merge] = result;
	return result;
}

/* Marks the ancestors of a commit. Parents stand behind their children, so one sweep is enough. */
static bool *mark_ancestors(struct pass *pass, uint32_t from)
{
	const struct repo_commits *const commits = pass->query->commits;
	bool *const reached = ARENA_ARRAY(pass->tmp, bool, commits->n);

	reached[from] = true;
	for (size_t i = from; i < commits->n; i++)
		for (uint32_t p = 0; reached[i] && p < commits->items[i].parent_count; p++)
			reached[commits->items[i].parents[p]] = true;
	return reached;
}

static bool is_on_first_side(
    struct pass *pass, struct side_merge *merge, uint32_t merge_commit, uint32_t commit)
{
	if (!merge->reached)
		merge->reached = mark_ancestors(pass, pass_commit(pass, merge_commit)->parents[0]);
	return merge->reached[commit];
}

bool side_find(struct pass *pass, uint32_t line, uint32_t commit, uint32_t path,
    struct side_source *ret_source)
{
	const struct line_merge *note = pass->lines.list.items[line].merges;

	for (; note; note = note->newer) {
		if (note->path != path)
			continue;
		struct side_merge *const merge = merge_at(pass, note->commit);

		for (size_t i = 0; i < merge->pairs.n; i++) {
			if (merge->pairs.items[i].path != path ||
			    is_on_first_side(pass, merge, note->commit, commit))
				continue;
			*ret_source = merge->pairs.items[i].source;
			return true;
		}
	}
	return false;
}
