/* SPDX-License-Identifier: MIT */
/* What stands at a path in what is shown: the work tree, or the tree of a commit. */
#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "build/stages.h"

bool build_exists_in(struct build *build, const struct oid *tree, str path)
{
	struct arena_mark mark = arena_mark(build->tmp);
	struct repo_tree_entry entry;
	bool exists = tree ? repo_find_path(build->tmp, build->repo, tree, path, &entry)
			   : file_kind(path_join(build->tmp, build->root, path)) != FILE_MISSING;

	arena_rewind(build->tmp, mark);
	return exists;
}

static const struct oid *shown_tree(const struct build *build)
{
	return build->from_tree ? &build->input.commits.items[0].tree : NULL;
}

bool build_exists(void *context, str path)
{
	struct build *build = context;

	return build_exists_in(build, shown_tree(build), path);
}

bool build_read_shown(struct build *build, str path, size_t max, str *ret_text)
{
	struct repo_tree_entry entry;

	if (!build->from_tree)
		return file_read(
		    build->mem, path_join(build->tmp, build->root, path), max, ret_text);
	return repo_find_path(build->tmp, build->repo, shown_tree(build), path, &entry) &&
	    repo_read_blob(build->mem, build->repo, &entry.id, ret_text) && ret_text->n <= max;
}
