/* SPDX-License-Identifier: MIT */
/* Whose a branch is: by the rules of emit/owner.h, on trees instead of folders. */
#include "publish/former.h"

#include "base/arena.h"
#include "emit/owner.h"

static bool has_marker(struct arena *mem, struct repo *repo, const struct oid *tree)
{
	struct repo_tree_entry entry;
	str content;

	return repo_find_path(mem, repo, tree, S(OWNER_MARKER), &entry) &&
	    entry.mode != REPO_MODE_TREE && repo_read_blob(mem, repo, &entry.id, &content) &&
	    owner_is_marker(content);
}

static bool find_foreign(
    struct arena *mem, struct repo *repo, const struct oid *tree, str *ret_foreign)
{
	const bool marked = has_marker(mem, repo, tree);
	struct repo_tree_entry entry;
	str raw;

	if (!repo_read_tree(mem, repo, tree, &raw))
		return false;
	*ret_foreign = STR_ABSENT;
	while (!ret_foreign->p && repo_tree_next(&raw, &entry)) {
		if (!owner_carries(entry.name) && !(marked && owner_writes(entry.name)))
			*ret_foreign = entry.name;
	}
	return true;
}

static str read_cname(struct arena *mem, struct repo *repo, const struct oid *top)
{
	struct repo_tree_entry entry;
	str content, line;

	if (!repo_find_path(mem, repo, top, S("CNAME"), &entry) || entry.mode == REPO_MODE_TREE ||
	    !repo_read_blob(mem, repo, &entry.id, &content) || !str_next_line(&content, &line))
		return STR_ABSENT;
	line = str_trim(line);
	return line.n ? line : STR_ABSENT;
}

bool former_read(struct arena *mem, struct repo *repo, const struct oid *tip, str prefix,
    struct former *ret_former)
{
	struct former former = {.prefix = prefix, .tip = *tip};
	struct repo_tree_entry entry;

	if (!oid_is_none(tip)) {
		if (!repo_find_tree(repo, tip, &former.top))
			return false;
		former.cname = read_cname(mem, repo, &former.top);
		if (repo_find_path(mem, repo, &former.top, prefix, &entry)) {
			if (entry.mode != REPO_MODE_TREE)
				former.foreign = prefix;
			else if (!find_foreign(mem, repo, &entry.id, &former.foreign))
				return false;
			else
				former.site = entry.id;
		}
	}
	*ret_former = former;
	return true;
}
