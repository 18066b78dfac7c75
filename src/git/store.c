/* SPDX-License-Identifier: MIT */
/*
 * Objects are written one file each, as git itself does on `git add`; git packs them when it thinks
 * fit. Nothing here knows what a site is.
 */
#include "git/store.h"

#include "git/handle.h"

static const git_object_t types[] = {
    [REPO_BLOB] = GIT_OBJECT_BLOB,
    [REPO_TREE] = GIT_OBJECT_TREE,
    [REPO_COMMIT] = GIT_OBJECT_COMMIT,
};

static bool has(git_odb *odb, const git_oid *id)
{
	/* Not with a refresh: that looks through all packs again for each object that is new. */
	return git_odb_exists_ext(odb, id, GIT_ODB_LOOKUP_NO_REFRESH) == 1;
}

/*
 * One that is there is written, too: that only makes it young again, so that no cleaning up takes
 * it away before a name leads to it.
 */
bool repo_put(struct repo_store *store, enum repo_object kind, str content, struct oid *ret_id)
{
	git_odb *const odb = store->repo->odb;
	const char *const bytes = content.n ? content.p : "";
	git_oid id;

	if (git_odb_hash(&id, bytes, content.n, types[kind]) != 0)
		return false;
	if (!has(odb, &id)) {
		store->added++;
		store->added_bytes += content.n;
	}
	if (!store->dry && git_odb_write(&id, odb, bytes, content.n, types[kind]) != 0)
		return false;
	*ret_id = handle_oid(&id);
	return true;
}

bool repo_has(struct repo *repo, const struct oid *id)
{
	const git_oid git_id = handle_git_oid(id);

	return git_odb_exists(repo->odb, &git_id) == 1;
}

str repo_problem(struct arena *mem)
{
	return str_dup(mem, handle_problem());
}

bool repo_find_ref(struct repo *repo, str name, struct oid *ret_id)
{
	const struct arena_mark mark = arena_mark(repo->scratch);
	git_oid id;
	const bool found =
	    git_reference_name_to_id(&id, repo->git, str_cstr(repo->scratch, name)) == 0;

	arena_rewind(repo->scratch, mark);
	if (found)
		*ret_id = handle_oid(&id);
	return found;
}

static const char *branch_ref(struct arena *scratch, str branch)
{
	return str_cstr(scratch, str_cat(scratch, S("refs/heads/"), branch));
}

bool repo_is_checked_out(struct repo *repo, str branch)
{
	const struct arena_mark mark = arena_mark(repo->scratch);
	git_reference *reference = NULL;
	const bool is_out =
	    git_reference_lookup(&reference, repo->git, branch_ref(repo->scratch, branch)) == 0 &&
	    git_branch_is_checked_out(reference) == 1;

	git_reference_free(reference);
	arena_rewind(repo->scratch, mark);
	return is_out;
}

bool repo_move_branch(struct repo *repo, str branch, const struct oid *from, const struct oid *to)
{
	const struct arena_mark mark = arena_mark(repo->scratch);
	const char *const name = branch_ref(repo->scratch, branch);
	const git_oid old = handle_git_oid(from), new = handle_git_oid(to);
	const char *const note = "agentdoc publish";
	git_reference *reference = NULL;
	int result;

	if (oid_is_none(from))
		result = git_reference_create(&reference, repo->git, name, &new, 0, note);
	else
		result =
		    git_reference_create_matching(&reference, repo->git, name, &new, 1, &old, note);
	git_reference_free(reference);
	arena_rewind(repo->scratch, mark);
	return result == 0;
}
