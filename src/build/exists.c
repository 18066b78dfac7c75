/* SPDX-License-Identifier: MIT */
/* Whether a path exists in what is shown: the work tree, or the tree of a commit. */
#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "build/stages.h"

static bool find_entry(str raw, str name, struct repo_tree_entry *ret_entry)
{
	while (repo_tree_next(&raw, ret_entry)) {
		if (str_eq(ret_entry->name, name))
			return true;
	}
	return false;
}

static bool exists_in_tree(struct build *build, struct oid tree, str path)
{
	struct repo_tree_entry entry = {.id = tree, .mode = REPO_MODE_TREE};
	str part, raw;

	while (path.n && str_next_part(&path, '/', &part)) {
		if (entry.mode != REPO_MODE_TREE ||
		    !repo_read_tree(build->tmp, build->repo, &entry.id, &raw) ||
		    !find_entry(raw, part, &entry))
			return false;
	}
	return true;
}

bool build_exists(void *context, str path)
{
	struct build *build = context;
	struct arena_mark mark = arena_mark(build->tmp);
	bool exists = build->from_tree
	    ? exists_in_tree(build, build->input.commits.items[0].tree, path)
	    : file_kind(path_join(build->tmp, build->root, path)) != FILE_MISSING;

	arena_rewind(build->tmp, mark);
	return exists;
}
