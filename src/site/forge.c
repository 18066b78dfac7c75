/* SPDX-License-Identifier: MIT */
/* The hosts of repositories as a table of patterns. A new host is a row. */
#include "site/forge.h"

#include "base/arena.h"
#include "base/path.h"
#include "git/repo.h"

/*
 * Patterns: {repo} the address, {rev} the revision behind what its kind needs, {name} the revision
 * alone, {old} the older one, {path}, {line}. A view without a pattern is one that the host lacks.
 */
static const struct forge {
	const char *branch, *commit; /* what {rev} begins with */
	const char *views[FORGE_VIEW_COUNT];
} forges[FORGE_COUNT] = {
    [FORGE_GITHUB] =
	{
	    .views =
		{
		    [FORGE_VIEW_FILE] = "{repo}/blob/{rev}/{path}",
		    [FORGE_VIEW_LINE] = "{repo}/blob/{rev}/{path}?plain=1#L{line}",
		    [FORGE_VIEW_EDIT] = "{repo}/edit/{rev}/{path}",
		    [FORGE_VIEW_RAW] = "{repo}/raw/{rev}/{path}",
		    [FORGE_VIEW_HISTORY] = "{repo}/commits/{rev}/{path}",
		    [FORGE_VIEW_COMMIT] = "{repo}/commit/{rev}",
		    [FORGE_VIEW_COMPARE] = "{repo}/compare/{old}...{rev}",
		},
	},
    [FORGE_GITLAB] =
	{
	    .views =
		{
		    [FORGE_VIEW_FILE] = "{repo}/-/blob/{rev}/{path}",
		    [FORGE_VIEW_LINE] = "{repo}/-/blob/{rev}/{path}?plain=1#L{line}",
		    [FORGE_VIEW_EDIT] = "{repo}/-/edit/{rev}/{path}",
		    [FORGE_VIEW_RAW] = "{repo}/-/raw/{rev}/{path}",
		    [FORGE_VIEW_HISTORY] = "{repo}/-/commits/{rev}/{path}",
		    [FORGE_VIEW_COMMIT] = "{repo}/-/commit/{rev}",
		    [FORGE_VIEW_COMPARE] = "{repo}/-/compare/{old}...{rev}",
		},
	},
    [FORGE_GITEA] =
	{
	    .branch = "branch/",
	    .commit = "commit/",
	    .views =
		{
		    [FORGE_VIEW_FILE] = "{repo}/src/{rev}/{path}",
		    [FORGE_VIEW_LINE] = "{repo}/src/{rev}/{path}?display=source#L{line}",
		    [FORGE_VIEW_EDIT] = "{repo}/_edit/{name}/{path}",
		    [FORGE_VIEW_RAW] = "{repo}/raw/{rev}/{path}",
		    [FORGE_VIEW_HISTORY] = "{repo}/commits/{rev}/{path}",
		    [FORGE_VIEW_COMMIT] = "{repo}/commit/{name}",
		    [FORGE_VIEW_COMPARE] = "{repo}/compare/{old}...{name}",
		},
	},
    [FORGE_BITBUCKET] =
	{
	    .views =
		{
		    [FORGE_VIEW_FILE] = "{repo}/src/{rev}/{path}",
		    [FORGE_VIEW_LINE] = "{repo}/src/{rev}/{path}#lines-{line}",
		    [FORGE_VIEW_EDIT] = "{repo}/src/{rev}/{path}?mode=edit&at={rev}",
		    [FORGE_VIEW_RAW] = "{repo}/raw/{rev}/{path}",
		    [FORGE_VIEW_HISTORY] = "{repo}/history-node/{rev}/{path}",
		    [FORGE_VIEW_COMMIT] = "{repo}/commits/{rev}",
		    [FORGE_VIEW_COMPARE] = "{repo}/branches/compare/{rev}..{old}",
		},
	},
    [FORGE_SOURCEHUT] =
	{
	    .views =
		{
		    [FORGE_VIEW_FILE] = "{repo}/tree/{rev}/item/{path}",
		    [FORGE_VIEW_LINE] = "{repo}/tree/{rev}/item/{path}#L{line}",
		    [FORGE_VIEW_RAW] = "{repo}/blob/{rev}/{path}",
		    [FORGE_VIEW_HISTORY] = "{repo}/log/{rev}/item/{path}",
		    [FORGE_VIEW_COMMIT] = "{repo}/commit/{rev}",
		},
	},
    [FORGE_AZURE] =
	{
	    .branch = "GB",
	    .commit = "GC",
	    .views =
		{
		    [FORGE_VIEW_FILE] = "{repo}?path=/{path}&version={rev}",
		    [FORGE_VIEW_LINE] = "{repo}?path=/{path}&version={rev}&line={line}",
		    [FORGE_VIEW_HISTORY] = "{repo}?path=/{path}&version={rev}&_a=history",
		    [FORGE_VIEW_COMMIT] = "{repo}/commit/{name}",
		    [FORGE_VIEW_COMPARE] =
			"{repo}/branchCompare?baseVersion=GC{old}&targetVersion=GC{name}",
		},
	},
};

/* What a host's name holds that tells its kind; the first that fits. */
static const struct {
	str part;
	enum site_forge forge;
} hosts[] = {
    {{"github", 6}, FORGE_GITHUB},
    {{"gitlab", 6}, FORGE_GITLAB},
    {{"codeberg", 8}, FORGE_FORGEJO},
    {{"forgejo", 7}, FORGE_FORGEJO},
    {{"gitea", 5}, FORGE_GITEA},
    {{"bitbucket", 9}, FORGE_BITBUCKET},
    {{"sourcehut", 9}, FORGE_SOURCEHUT},
    {{"git.sr.ht", 9}, FORGE_SOURCEHUT},
    {{"dev.azure.com", 13}, FORGE_AZURE},
    {{"visualstudio.com", 16}, FORGE_AZURE},
};

static str without_end(str text, str end)
{
	return str_ends_with(text, end) ? str_slice(text, 0, text.n - end.n) : text;
}

/* Takes "https://" or "http://" off a text. */
static bool take_web_scheme(str *text, str *ret_scheme)
{
	static const str schemes[] = {{"https://", 8}, {"http://", 7}};

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		if (!str_starts_with_nocase(*text, schemes[i]))
			continue;
		*ret_scheme = schemes[i];
		*text = str_from(*text, schemes[i].n);
		return true;
	}
	return false;
}

/* "host/group/name", "host:2222/group/name" and, without ssh://, "host:group/name". */
static bool split_ssh(str rest, bool is_url, str *ret_host, str *ret_path)
{
	size_t slash = str_find_char(rest, '/', 0);
	size_t colon = str_find_char(rest, ':', 0);
	size_t host_end = colon < slash ? colon : slash;
	size_t path_start = is_url ? slash : colon;

	if (path_start == STR_NONE || (!is_url && slash < colon))
		return false;
	*ret_host = str_slice(rest, 0, host_end);
	*ret_path = str_from(rest, path_start + 1);
	while (str_starts_with(*ret_path, S("/")))
		*ret_path = str_from(*ret_path, 1);
	return ret_host->n && ret_path->n;
}

/* Hosts whose ssh stands under a name of its own. */
static str web_host(str host)
{
	static const str prefixes[] = {{"altssh.", 7}, {"ssh.", 4}};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		const str rest = str_from(host, prefixes[i].n);
		if (str_starts_with(host, prefixes[i]) && site_forge_of(rest) != FORGE_NONE)
			return rest;
	}
	return host;
}

/* "v3/organisation/project/name" of Azure is "organisation/project/_git/name" in the web. */
static str web_path(struct arena *mem, str path)
{
	str rest = path, version, organisation, project;

	if (!str_starts_with(path, S("v3/")) || !str_next_part(&rest, '/', &version) ||
	    !str_next_part(&rest, '/', &organisation) || !str_next_part(&rest, '/', &project) ||
	    !rest.n)
		return path;
	return str_format(
	    mem, "%.*s/%.*s/_git/%.*s", STR_ARG(organisation), STR_ARG(project), STR_ARG(rest));
}

str site_web_address(struct arena *mem, str remote)
{
	str rest = without_end(without_end(remote, S("/")), S(".git"));
	str scheme, host, path;

	if (take_web_scheme(&rest, &scheme))
		return str_cat(mem, scheme, repo_without_user(rest));
	const bool is_url = str_starts_with(rest, S("ssh://"));
	if (is_url)
		rest = str_from(rest, S("ssh://").n);
	else if (str_find_char(rest, '@', 0) >= str_find_char(rest, '/', 0))
		return STR_ABSENT; /* a folder, or a scheme without a web page */
	if (!split_ssh(repo_without_user(rest), is_url, &host, &path))
		return STR_ABSENT;
	const bool is_azure = str_ends_with(host, S("dev.azure.com"));
	return str_format(mem, "https://%.*s/%.*s", STR_ARG(web_host(host)),
	    STR_ARG(is_azure ? web_path(mem, path) : path));
}

static bool contains_nocase(str text, str part)
{
	for (size_t i = 0; i + part.n <= text.n; i++) {
		if (str_starts_with_nocase(str_from(text, i), part))
			return true;
	}
	return false;
}

enum site_forge site_forge_of(str address)
{
	str rest = address, scheme;

	(void)take_web_scheme(&rest, &scheme);
	const str host = str_slice(rest, 0, str_find_char(rest, '/', 0));
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		if (contains_nocase(host, hosts[i].part))
			return hosts[i].forge;
	}
	return FORGE_NONE;
}

/* What fills one placeholder; false when it is not known. */
static bool add_part(struct buf *out, const struct forge *forge, str address, str name,
    const struct site_forge_target *target)
{
	const char *kind = target->is_branch ? forge->branch : forge->commit;
	str value = STR_ABSENT;

	if (str_eq(name, S("line"))) {
		buf_uint(out, target->line);
		return target->line > 0;
	}
	if (str_eq(name, S("repo"))) {
		buf_add(out, address);
		return address.n > 0;
	}
	if (str_eq(name, S("rev")))
		buf_add(out, str_of_cstr(kind));
	if (str_eq(name, S("rev")) || str_eq(name, S("name")))
		value = target->revision;
	else if (str_eq(name, S("old")))
		value = target->older;
	else if (str_eq(name, S("path")))
		value = target->path;
	path_url_encode(out, value);
	return value.n > 0;
}

str site_forge_url(struct arena *mem, enum site_forge forge, str address, enum site_forge_view view,
    const struct site_forge_target *target)
{
	const struct forge *row = &forges[forge == FORGE_FORGEJO ? FORGE_GITEA : forge];
	str pattern = str_of_cstr(row->views[view]);
	struct buf out;

	if (!pattern.n || (view == FORGE_VIEW_EDIT && !target->is_branch))
		return STR_ABSENT;
	buf_init(&out, mem);
	while (pattern.n) {
		const size_t open = str_find_char(pattern, '{', 0);
		const size_t close = str_find_char(pattern, '}', 0);

		buf_add(&out, str_slice(pattern, 0, open));
		if (open == STR_NONE)
			break;
		if (!add_part(&out, row, address, str_slice(pattern, open + 1, close), target))
			return STR_ABSENT;
		pattern = str_from(pattern, close + 1);
	}
	return buf_str(&out);
}
