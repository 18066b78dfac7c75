/* SPDX-License-Identifier: MIT */
/*
 * Limits of what is published. Names on the command line are such as git and hosts take, and no
 * program mistakes for options; sites are small enough for their host.
 */
#include "base/arena.h"
#include "base/limits.h"
#include "publish/publish.h"

/* Source  git-check-ref-format(1) */
static bool is_branch(str name)
{
	str rest = name, part;

	if (!name.n || name.p[0] == '-' || str_eq(name, S("@")) || str_eq(name, S("HEAD")) ||
	    str_contains(name, S("..")) || str_contains(name, S("@{")) ||
	    str_ends_with(name, S(".")))
		return false;
	for (size_t i = 0; i < name.n; i++) {
		const unsigned char c = (unsigned char)name.p[i];
		if (c <= ' ' || c == 127 || memchr("~^:?*[\\", c, 7))
			return false;
	}
	while (str_next_part(&rest, '/', &part)) {
		if (!part.n || part.p[0] == '.' || str_ends_with(part, S(".lock")))
			return false;
	}
	return true;
}

/* Folders that every host delivers: those that begin with '.' or '_' are left out by some. */
static bool is_prefix(str path)
{
	str part;

	while (path.n && str_next_part(&path, '/', &part)) {
		if (!part.n || part.p[0] == '.' || part.p[0] == '_' || part.p[0] == '-')
			return false;
		for (size_t i = 0; i < part.n; i++) {
			if ((unsigned char)part.p[i] < ' ' || part.p[i] == '\\')
				return false;
		}
	}
	return true;
}

static bool is_host(str name)
{
	str part;
	size_t parts = 0;

	for (str rest = name; str_next_part(&rest, '.', &part); parts++) {
		if (!part.n || part.p[0] == '-' || part.p[part.n - 1] == '-')
			return false;
		for (size_t i = 0; i < part.n; i++) {
			const char c = part.p[i];
			if (!char_is_alnum(c) && c != '-' && (unsigned char)c < 128)
				return false;
		}
	}
	return parts > 1;
}

/* An address may hold blanks, as a path does; a line end belongs in none. */
static bool is_remote(str remote)
{
	for (size_t i = 0; i < remote.n; i++) {
		if ((unsigned char)remote.p[i] < ' ')
			return false;
	}
	return remote.n && remote.p[0] != '-';
}

str publish_check_options(struct arena *mem, const struct publish_options *options)
{
	if (!is_branch(options->branch))
		return str_format(
		    mem, "'%.*s' can be no name of a branch", STR_ARG(options->branch));
	if (!is_remote(options->remote))
		return str_format(mem, "'%.*s' is no remote", STR_ARG(options->remote));
	if (options->prefix.p && !is_prefix(options->prefix))
		return str_format(mem,
		    "'--prefix' is a folder such as docs/agents, without parts that begin with "
		    "'.', '_' or '-', unlike '%.*s'",
		    STR_ARG(options->prefix));
	if (options->cname.p && !is_host(options->cname))
		return str_format(mem,
		    "'--cname' is a name such as agents.example.org, unlike '%.*s'",
		    STR_ARG(options->cname));
	return STR_ABSENT;
}

void publish_warn_if_large(struct diag *diag, uint64_t bytes)
{
	if (bytes >= LIMIT_PUBLISHED)
		diag_report(diag, AD711, diag_at(STR_ABSENT, 0, 0),
		    "the site has %.0f MB, GitHub Pages takes 1,000 MB", (double)bytes / 1e6);
}
