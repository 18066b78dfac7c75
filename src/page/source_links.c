/* SPDX-License-Identifier: MIT */
/* Where a file or commit stands in the web view of its repository, by the kind of its host. */
#include "base/arena.h"
#include "base/path.h"
#include "page/common.h"

/* GitLab puts "/-" before the view; Gitea and Forgejo name the kind of revision; others follow
 * GitHub. */
static bool is_gitlab(str repository)
{
	return str_contains(repository, S("gitlab"));
}

static bool is_gitea(str repository)
{
	return str_contains(repository, S("gitea")) || str_contains(repository, S("forgejo")) ||
	    str_contains(repository, S("codeberg"));
}

static str with_path(struct arena *mem, str repository, const char *view, str revision, str path)
{
	struct buf out;

	buf_init(&out, mem);
	buf_format(&out, "%.*s%s", STR_ARG(repository), view);
	path_url_encode(&out, revision);
	buf_char(&out, '/');
	path_url_encode(&out, path);
	return buf_str(&out);
}

str page_blob_url(struct arena *mem, const struct site *site, str commit, str path)
{
	str repository = site->config.repository;

	if (!repository.n || !commit.n)
		return STR_ABSENT;
	const char *view = is_gitlab(repository) ? "/-/blob/"
	    : is_gitea(repository)		 ? "/src/commit/"
						 : "/blob/";
	return with_path(mem, repository, view, commit, path);
}

str page_file_url(struct arena *mem, const struct site *site, str path)
{
	str branch = site->source_branch;

	if (!branch.n)
		return page_blob_url(mem, site, site->source_commit, path);
	if (!is_gitea(site->config.repository))
		return page_blob_url(mem, site, branch, path);
	return with_path(mem, site->config.repository, "/src/branch/", branch, path);
}

str page_edit_url(struct arena *mem, const struct site *site, str path)
{
	str repository = site->config.repository;

	if (!repository.n || !site->source_branch.n)
		return STR_ABSENT;
	const char *view = is_gitlab(repository) ? "/-/edit/"
	    : is_gitea(repository)		 ? "/_edit/"
						 : "/edit/";
	return with_path(mem, repository, view, site->source_branch, path);
}

str page_commit_url(struct arena *mem, const struct site *site, str commit)
{
	str repository = site->config.repository;

	if (!repository.n || !commit.n)
		return STR_ABSENT;
	return str_format(mem, "%.*s%s%.*s", STR_ARG(repository),
	    is_gitlab(repository) ? "/-/commit/" : "/commit/", STR_ARG(commit));
}
