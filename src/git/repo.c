/* SPDX-License-Identifier: MIT */
/*
 * Opening a repository and saying what kind it is. Objects are read in object.c, history in walk.c.
 */
#define _XOPEN_SOURCE 700 /* realpath: POSIX has it in the base since 2008, glibc still in XSI */

#include "git/repo.h"

#include <stdlib.h>

#include "base/path.h"
#include "git/handle.h"
#include "git/shallow.h"

/* Extensions of the repository format that reading is safe with; any other refuses the repository.
 */
static const char *const EXTENSIONS[] = {
    "noop", "partialclone", "preciousobjects", "worktreeconfig"};

str handle_problem(void)
{
	const git_error *const error = git_error_last();

	return error && error->message ? str_trim(str_of_cstr(error->message)) : S("");
}

/*
 * Reading one's own repository needs no check of every object against its name: with SHA-1's
 * collision detection it costs 30 to 40 % of a build. git itself checks only in fsck and fetch.
 */
static bool start_library(void)
{
	/* The list is only read, but its parameter is not const. */
	const char **const extensions = (const char **)(uintptr_t)EXTENSIONS;

	if (git_libgit2_init() < 0)
		return false;
	if (git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0) == 0 &&
	    git_libgit2_opts(
		GIT_OPT_SET_EXTENSIONS, extensions, sizeof EXTENSIONS / sizeof EXTENSIONS[0]) == 0)
		return true;
	git_libgit2_shutdown();
	return false;
}

static str copy_folder(struct arena *mem, const char *path)
{
	str folder = str_of_cstr(path);

	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	return folder.p ? str_dup(mem, folder) : STR_ABSENT;
}

/* Where the opened folder lies below the root; "" when it does not, as inside .git. */
static str find_prefix(
    struct arena *mem, struct arena *scratch, const struct repo_info *info, str folder)
{
	char *const real = realpath(str_cstr(scratch, folder), NULL);
	const str path = str_of_cstr(real);
	str prefix = S("");

	if (real && info->root.p && !str_eq(path, info->root) && path_is_below(path, info->root) &&
	    !path_is_below(path, info->git_dir))
		prefix = str_dup(mem, str_from(path, info->root.n + (info->root.n > 1)));
	free(real);
	return prefix;
}

/* A string of the settings; NULL when it is not set. */
static const char *setting(struct arena *scratch, git_config *config, str key)
{
	const char *value = NULL;

	return git_config_get_string(&value, config, str_cstr(scratch, key)) == 0 ? value : NULL;
}

/*
 * The URL of the branch's remote, else of origin; "." is this repository itself and says nothing.
 * As written: the user's own url.*.insteadOf is a matter of this machine.
 */
static str find_remote(struct arena *mem, struct repo *repo, git_config *config)
{
	struct arena *const scratch = repo->scratch;
	const char *name = NULL, *url = NULL;

	if (repo->info.branch.p)
		name = setting(scratch, config,
		    str_format(scratch, "branch.%.*s.remote", STR_ARG(repo->info.branch)));
	if (name && strcmp(name, ".") != 0)
		url = setting(scratch, config, str_format(scratch, "remote.%s.url", name));
	if (!url)
		url = setting(scratch, config, S("remote.origin.url"));
	return url ? repo_clean_url(mem, str_of_cstr(url)) : STR_ABSENT;
}

/*
 * Whether some remote promises to deliver the objects that a filter left out. All settings are
 * walked: libgit2's search by pattern loses 20 KB with every setting that does not match.
 */
static bool is_partial(git_config *config)
{
	git_config_iterator *settings = NULL;
	git_config_entry *entry;
	bool partial = false;

	if (git_config_iterator_new(&settings, config) != 0)
		return false;
	while (!partial && git_config_next(&entry, settings) == 0) {
		const str name = str_of_cstr(entry->name);
		int promisor = 0;

		if (str_eq(name, S("extensions.partialclone")))
			partial = true;
		else if (str_starts_with(name, S("remote.")) && str_ends_with(name, S(".promisor")))
			partial = git_config_parse_bool(&promisor, entry->value) == 0 && promisor;
	}
	git_config_iterator_free(settings);
	return partial;
}

/* Reads what HEAD is. False when it is there but damaged. */
static bool read_head(struct arena *mem, struct repo *repo)
{
	git_reference *head = NULL;
	git_oid id;
	const int unborn = git_repository_head_unborn(repo->git);

	if (unborn < 0 || git_reference_lookup(&head, repo->git, "HEAD") != 0)
		return false;
	if (git_reference_type(head) == GIT_REFERENCE_SYMBOLIC) {
		const str target = str_of_cstr(git_reference_symbolic_target(head));
		const str heads = S("refs/heads/");

		repo->info.branch =
		    str_dup(mem, str_from(target, str_starts_with(target, heads) ? heads.n : 0));
	}
	git_reference_free(head);
	repo->info.unborn = unborn == 1;
	if (repo->info.unborn)
		return true;
	if (git_reference_name_to_id(&id, repo->git, "HEAD") != 0)
		return false;
	repo->info.head = handle_oid(&id);
	return true;
}

static bool read_info(struct arena *mem, struct repo *repo, str folder)
{
	struct repo_info *const info = &repo->info;
	git_config *config = NULL;

	info->bare = git_repository_is_bare(repo->git) == 1;
	info->linked = git_repository_is_worktree(repo->git) == 1;
	info->git_dir = copy_folder(mem, git_repository_path(repo->git));
	repo->common_dir = copy_folder(mem, git_repository_commondir(repo->git));
	if (!info->bare)
		info->root = copy_folder(mem, git_repository_workdir(repo->git));
	info->prefix = find_prefix(mem, repo->scratch, info, folder);
	info->shallow = shallow_read(mem, repo->scratch, repo).n > 0;
	if (!read_head(mem, repo) || git_repository_config_snapshot(&config, repo->git) != 0)
		return false;
	info->partial = is_partial(config);
	info->remote = find_remote(mem, repo, config);
	git_config_free(config);
	return true;
}

static void report_failure(struct diag *diag, str folder, bool foreign_owner)
{
	const str problem = handle_problem();

	if (foreign_owner)
		diag_report(diag, AD306, diag_at(STR_ABSENT, 0, 0),
		    "the repository of '%.*s' belongs to another user: to trust it, run "
		    "'git config --global --add safe.directory FOLDER' with its top folder",
		    STR_ARG(folder));
	else
		diag_report(diag, AD306, diag_at(STR_ABSENT, 0, 0),
		    "the repository of '%.*s' cannot be opened: %.*s", STR_ARG(folder),
		    STR_ARG(problem));
}

/*
 * Opens what holds folder. libgit2 1.5 says "not found" also of a repository of another user when
 * no safe.directory is set at all; looking for it without opening tells the two apart.
 */
static enum repo_result open_git(
    git_repository **ret_git, struct arena *scratch, struct diag *diag, str folder)
{
	const char *const path = str_cstr(scratch, folder);
	git_buf found = GIT_BUF_INIT;
	int result = git_repository_open_ext(ret_git, path, 0, NULL);

	if (result == 0)
		return REPO_OPENED;
	if (result == GIT_ENOTFOUND && git_repository_discover(&found, path, 0, NULL) == 0)
		result = GIT_EOWNER;
	git_buf_dispose(&found);
	if (result == GIT_ENOTFOUND)
		return REPO_NONE;
	report_failure(diag, folder, result == GIT_EOWNER);
	return REPO_FAILED;
}

enum repo_result repo_open(struct arena *mem, struct diag *diag, str folder, struct repo **ret_repo)
{
	if (!start_library()) {
		report_failure(diag, folder, false);
		return REPO_FAILED;
	}
	struct repo *const repo = ARENA_NEW(mem, struct repo);

	repo->scratch = arena_open();
	enum repo_result result = open_git(&repo->git, repo->scratch, diag, folder);

	if (result == REPO_OPENED &&
	    (git_repository_odb(&repo->odb, repo->git) != 0 || !read_info(mem, repo, folder))) {
		report_failure(diag, folder, false);
		result = REPO_FAILED;
	}
	if (result == REPO_OPENED)
		*ret_repo = repo;
	else
		repo_close(repo);
	return result;
}

void repo_close(struct repo *repo)
{
	if (!repo)
		return;
	git_odb_free(repo->odb);
	git_repository_free(repo->git);
	arena_close(repo->scratch);
	git_libgit2_shutdown();
}

const struct repo_info *repo_info(const struct repo *repo)
{
	return &repo->info;
}

str repo_without_user(str rest)
{
	const str authority = str_slice(rest, 0, str_find_char(rest, '/', 0));
	const size_t at = str_rfind_char(authority, '@');

	return at == STR_NONE ? rest : str_from(rest, at + 1);
}

str repo_clean_url(struct arena *mem, str url)
{
	const size_t scheme = str_find(url, S("://"), 0);

	if (scheme == STR_NONE)
		return str_dup(mem, url);
	const size_t host = scheme + 3;
	const bool ssh = str_contains(str_slice(url, 0, scheme), S("ssh"));
	str rest = repo_without_user(str_from(url, host));
	const str before = str_slice(url, host, url.n - rest.n); /* "user:password@" */
	str user = S("");

	if (!ssh)
		rest = str_slice(rest, 0, str_find_char(rest, '?', 0));
	else if (before.n)
		user = str_slice(before, 0, before.n - 1);
	user = str_slice(user, 0, str_find_char(user, ':', 0));
	return str_format(mem, "%.*s%.*s%s%.*s", (int)host, url.p, STR_ARG(user), user.n ? "@" : "",
	    STR_ARG(rest));
}

bool repo_find_commit(struct repo *repo, str revision, struct oid *ret_commit)
{
	const struct arena_mark mark = arena_mark(repo->scratch);
	git_object *named = NULL, *commit = NULL;
	const bool found =
	    git_revparse_single(&named, repo->git, str_cstr(repo->scratch, revision)) == 0 &&
	    git_object_peel(&commit, named, GIT_OBJECT_COMMIT) == 0;

	if (found)
		*ret_commit = handle_oid(git_object_id(commit));
	git_object_free(commit);
	git_object_free(named);
	arena_rewind(repo->scratch, mark);
	return found;
}

bool repo_find_tree(struct repo *repo, const struct oid *commit, struct oid *ret_tree)
{
	const git_oid id = handle_git_oid(commit);
	git_object *object = NULL, *tree = NULL;
	const bool found = git_object_lookup(&object, repo->git, &id, GIT_OBJECT_COMMIT) == 0 &&
	    git_object_peel(&tree, object, GIT_OBJECT_TREE) == 0;

	if (found)
		*ret_tree = handle_oid(git_object_id(tree));
	git_object_free(tree);
	git_object_free(object);
	return found;
}

str repo_library_version(struct arena *mem)
{
	int major = 0, minor = 0, revision = 0;

	git_libgit2_version(&major, &minor, &revision);
	return str_format(mem, "%d.%d.%d", major, minor, revision);
}
