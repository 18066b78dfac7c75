/* SPDX-License-Identifier: MIT */
/* What stands at a path in what is shown: the work tree, or the tree of a commit. */
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

static bool find_in_tree(
    struct build *build, const struct oid *tree, str path, struct repo_tree_entry *ret_entry)
{
	str part, raw;

	*ret_entry = (struct repo_tree_entry){.id = *tree, .mode = REPO_MODE_TREE};
	while (path.n && str_next_part(&path, '/', &part)) {
		if (ret_entry->mode != REPO_MODE_TREE ||
		    !repo_read_tree(build->tmp, build->repo, &ret_entry->id, &raw) ||
		    !find_entry(raw, part, ret_entry))
			return false;
	}
	return true;
}

bool build_exists_in(struct build *build, const struct oid *tree, str path)
{
	struct arena_mark mark = arena_mark(build->tmp);
	struct repo_tree_entry entry;
	bool exists = tree ? find_in_tree(build, tree, path, &entry)
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
	return find_in_tree(build, shown_tree(build), path, &entry) &&
	    repo_read_blob(build->mem, build->repo, &entry.id, ret_text) && ret_text->n <= max;
}
