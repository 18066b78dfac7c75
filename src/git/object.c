/* SPDX-License-Identifier: MIT */
/*
 * Blobs and trees as bytes, read straight from the object database: libgit2's own objects would
 * be parsed, counted and cached, which history's millions of tree entries cannot afford.
 */
#include <git2/ignore.h>

#include "base/bug.h"
#include "git/handle.h"

bool handle_read(
    struct arena *mem, struct repo *repo, const struct oid *id, git_object_t type, str *ret_content)
{
	const git_oid git_id = handle_git_oid(id);
	git_odb_object *object;

	if (git_odb_read(&object, repo->odb, &git_id) != 0)
		return false;
	const bool expected = git_odb_object_type(object) == type;

	if (expected) {
		const size_t n = git_odb_object_size(object);
		char *const copy = arena_text(mem, n);

		if (n)
			memcpy(copy, git_odb_object_data(object), n);
		*ret_content = (str){copy, n};
	}
	git_odb_object_free(object);
	return expected;
}

bool repo_read_blob(struct arena *mem, struct repo *repo, const struct oid *id, str *ret_content)
{
	return handle_read(mem, repo, id, GIT_OBJECT_BLOB, ret_content);
}

bool repo_read_tree(struct arena *mem, struct repo *repo, const struct oid *id, str *ret_raw)
{
	return handle_read(mem, repo, id, GIT_OBJECT_TREE, ret_raw);
}

/*
 * An entry is the mode in octal, a space, the name, NUL and 20 bytes of id. Old versions of git
 * wrote modes such as 100664, which mean an ordinary file.
 */
bool repo_tree_next(str *raw, struct repo_tree_entry *ret_entry)
{
	unsigned mode = 0;
	size_t i = 0;

	while (i < raw->n && i < 7 && raw->p[i] >= '0' && raw->p[i] <= '7')
		mode = mode * 8 + (unsigned)(raw->p[i++] - '0');
	if (i == 0 || i >= raw->n || raw->p[i] != ' ')
		return false;
	const str rest = str_from(*raw, i + 1);
	const char *const end = memchr(rest.p, '\0', rest.n);

	if (!end || end == rest.p)
		return false;
	const size_t name_n = (size_t)(end - rest.p);

	if (rest.n - name_n - 1 < sizeof ret_entry->id.id)
		return false;
	if ((mode & 0170000u) == 0100000u)
		mode = mode & 0100u ? REPO_MODE_EXECUTABLE : REPO_MODE_FILE;
	ret_entry->mode = mode;
	ret_entry->name = (str){rest.p, name_n};
	memcpy(ret_entry->id.id, end + 1, sizeof ret_entry->id.id);
	*raw = str_from(rest, name_n + 1 + sizeof ret_entry->id.id);
	return true;
}

static bool find_entry(str raw, str name, struct repo_tree_entry *ret_entry)
{
	while (repo_tree_next(&raw, ret_entry)) {
		if (str_eq(ret_entry->name, name))
			return true;
	}
	return false;
}

bool repo_find_path(struct arena *mem, struct repo *repo, const struct oid *tree, str path,
    struct repo_tree_entry *ret_entry)
{
	struct repo_tree_entry entry = {.id = *tree, .mode = REPO_MODE_TREE};
	str part, raw;

	while (path.n && str_next_part(&path, '/', &part)) {
		if (entry.mode != REPO_MODE_TREE || !repo_read_tree(mem, repo, &entry.id, &raw) ||
		    !find_entry(raw, part, &entry))
			return false;
	}
	*ret_entry = entry;
	return true;
}

struct oid repo_hash_blob(str content)
{
	git_oid id;

	/* Fails only when the digest itself does: then nothing in git can be trusted. */
	BUG_IF(git_odb_hash(&id, content.n ? content.p : "", content.n, GIT_OBJECT_BLOB) != 0);
	return handle_oid(&id);
}

bool repo_hash_file(struct repo *repo, str path, struct oid *ret_id)
{
	const struct arena_mark mark = arena_mark(repo->scratch);
	git_oid id;
	const int result = git_repository_hashfile(
	    &id, repo->git, str_cstr(repo->scratch, path), GIT_OBJECT_BLOB, NULL);

	arena_rewind(repo->scratch, mark);
	if (result != 0)
		return false;
	*ret_id = handle_oid(&id);
	return true;
}

/* Whether the index holds the file, or something below the folder, whose path ends in '/'. */
static bool is_tracked(struct repo *repo, const char *path, bool folder)
{
	git_index *index = NULL;
	bool tracked = false;

	if (git_repository_index(&index, repo->git) == 0)
		tracked = folder ? git_index_find_prefix(NULL, index, path) == 0
				 : git_index_get_bypath(index, path, 0) != NULL;
	git_index_free(index);
	return tracked;
}

/*
 * As git has it, a rule does not touch what is tracked. That also covers most cases of a rule that
 * libgit2 gets wrong: it drops a "!name" that takes back a rule of a folder above.
 */
bool repo_is_ignored(struct repo *repo, str path)
{
	const struct arena_mark mark = arena_mark(repo->scratch);
	const char *const name = str_cstr(repo->scratch, path);
	int ignored = 0;
	const bool result = git_ignore_path_is_ignored(&ignored, repo->git, name) == 0 && ignored &&
	    !is_tracked(repo, name, str_ends_with(path, S("/")));

	arena_rewind(repo->scratch, mark);
	return result;
}
