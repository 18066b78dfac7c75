/* SPDX-License-Identifier: MIT */
/* Where a file or commit stands in the web view of the repository. How is site/forge.h's business.
 */
#include "page/common.h"

#include "base/arena.h"

static str view_url(struct arena *mem, const struct site *site, enum site_forge_view view,
    const struct site_forge_target *target)
{
	const struct site_config *config = &site->config;

	return site_forge_url(mem, config->forge, config->repository, view, target);
}

/* The branch that links name: that of the configuration, else the one that is shown. */
static str branch_of(const struct site *site)
{
	return site->config.branch.n ? site->config.branch : site->source_branch;
}

/* A file as it is now: on its branch where that is known, else in the commit that is shown. */
static str current_url(
    struct arena *mem, const struct site *site, enum site_forge_view view, str path)
{
	const str branch = branch_of(site);
	const struct site_forge_target target = {
	    .revision = branch.n ? branch : site->source_commit,
	    .path = path,
	    .is_branch = branch.n > 0,
	};

	return view_url(mem, site, view, &target);
}

str page_file_url(struct arena *mem, const struct site *site, str path)
{
	return current_url(mem, site, FORGE_VIEW_FILE, path);
}

str page_raw_url(struct arena *mem, const struct site *site, str path)
{
	return current_url(mem, site, FORGE_VIEW_RAW, path);
}

str page_file_log_url(struct arena *mem, const struct site *site, str path)
{
	return current_url(mem, site, FORGE_VIEW_HISTORY, path);
}

str page_edit_url(struct arena *mem, const struct site *site, str path)
{
	return site->config.edit ? current_url(mem, site, FORGE_VIEW_EDIT, path) : STR_ABSENT;
}

str page_line_url(struct arena *mem, const struct site *site, str path, uint32_t line)
{
	const str branch = branch_of(site);
	const struct site_forge_target target = {
	    .revision = branch.n ? branch : site->source_commit,
	    .path = path,
	    .line = line,
	    .is_branch = branch.n > 0,
	};

	return view_url(mem, site, FORGE_VIEW_LINE, &target);
}

str page_blob_url(struct arena *mem, const struct site *site, str commit, str path)
{
	const struct site_forge_target target = {.revision = commit, .path = path};

	return view_url(mem, site, FORGE_VIEW_FILE, &target);
}

str page_commit_url(struct arena *mem, const struct site *site, str commit)
{
	const struct site_forge_target target = {.revision = commit};

	return view_url(mem, site, FORGE_VIEW_COMMIT, &target);
}

str page_compare_url(struct arena *mem, const struct site *site, str older, str newer)
{
	const struct site_forge_target target = {.revision = newer, .older = older};

	return view_url(mem, site, FORGE_VIEW_COMPARE, &target);
}
