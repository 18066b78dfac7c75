/* SPDX-License-Identifier: MIT */
/* Which objects a repository has, and writing what it lacks. Nothing here knows what a site is. */
#include "git/store.h"

#include <git2/sys/odb_backend.h>

#include "git/handle.h"

static const git_object_t types[] = {
    [REPO_BLOB] = GIT_OBJECT_BLOB,
    [REPO_TREE] = GIT_OBJECT_TREE,
    [REPO_COMMIT] = GIT_OBJECT_COMMIT,
};

/* Not with a refresh: that looks through all packs again for each object that is new. */
static bool has(git_odb *odb, const git_oid *id)
{
	return git_odb_exists_ext(odb, id, GIT_ODB_LOOKUP_NO_REFRESH) == 1;
}

/* git_odb_write() does the same, but works out the id again, which is the dear part of it. */
static void freshen(git_odb *odb, const git_oid *id)
{
	for (size_t i = 0; i < git_odb_num_backends(odb); i++) {
		git_odb_backend *backend;

		if (git_odb_get_backend(&backend, odb, i) == 0 && backend->freshen &&
		    backend->freshen(backend, id) == 0)
			return;
	}
	git_error_clear();
}

bool repo_offer(struct arena *mem, struct repo_store *store, enum repo_object kind, str content,
    struct oid *ret_id, bool *ret_new)
{
	git_odb *const odb = store->repo->odb;
	git_oid id;

	if (git_odb_hash(&id, content.n ? content.p : "", content.n, types[kind]) != 0)
		return false;
	*ret_id = handle_oid(&id);
	*ret_new = !has(odb, &id);
	if (!*ret_new) {
		if (!store->dry)
			freshen(odb, &id);
		return true;
	}
	void **const place = map_put(mem, &store->new, str_dup(mem, oid_key(ret_id)));
	*ret_new = !*place;
	*place = store;
	if (*ret_new) {
		store->added++;
		store->added_bytes += content.n;
	}
	return true;
}

bool repo_write(struct repo *repo, enum repo_object kind, str content)
{
	git_oid id;

	return git_odb_write(&id, repo->odb, content.n ? content.p : "", content.n, types[kind]) ==
	    0;
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
