/* SPDX-License-Identifier: MIT */
/*
 * The web view of a repository: its address from that of a remote, the kind of its host, and where
 * a file, its history, a commit or a comparison stands in it.
 */
#ifndef SITE_FORGE_H
#define SITE_FORGE_H

#include "base/str.h"

/* In the order of the words of `repository.forge`. */
enum site_forge {
	FORGE_AUTO, /* not known yet: the host tells */
	FORGE_NONE, /* no links */
	FORGE_GITHUB,
	FORGE_GITLAB,
	FORGE_GITEA,
	FORGE_FORGEJO,
	FORGE_BITBUCKET,
	FORGE_SOURCEHUT,
	FORGE_AZURE,
	FORGE_COUNT,
};

enum site_forge_view {
	FORGE_VIEW_FILE, /* a file, rendered or with its lines */
	FORGE_VIEW_LINE, /* one of its lines */
	FORGE_VIEW_EDIT, /* of a branch */
	FORGE_VIEW_RAW,
	FORGE_VIEW_HISTORY,
	FORGE_VIEW_COMMIT,
	FORGE_VIEW_COMPARE,
	FORGE_VIEW_COUNT,
};

struct site_forge_target {
	str revision; /* branch, or hex of a commit */
	str older; /* of a comparison: the commit to compare with */
	str path;
	uint32_t line;
	bool is_branch;
};

/*
 * The web address of a repository from the URL of its remote, without user, password and ".git";
 * absent when there is none: "git@host:a/b.git" gives "https://host/a/b".
 */
str site_web_address(struct arena *mem, str remote);

/* The kind of host that a web address belongs to, by its name; FORGE_NONE when it tells nothing. */
enum site_forge site_forge_of(str address);

/* The address of a view; absent when the host has none of that kind, or something is not known. */
str site_forge_url(struct arena *mem, enum site_forge forge, str address, enum site_forge_view view,
    const struct site_forge_target *target);

#endif
