/* SPDX-License-Identifier: MIT */
/* The web addresses of remotes, and of views at every host. */
#include "site/forge.h"

#include "unit/unit.h"

struct remote_row {
	const char *name;
	const char *remote;
	const char *want; /* NULL: none */
};

static const struct remote_row remote_rows[] = {
    {"https", "https://example.org/team/agents", "https://example.org/team/agents"},
    {"https with .git", "https://example.org/team/agents.git", "https://example.org/team/agents"},
    {"https with a slash", "https://example.org/team/agents.git/",
	"https://example.org/team/agents"},
    {"http", "http://localhost:8080/agents.git", "http://localhost:8080/agents"},
    {"scp", "git@example.org:team/agents.git", "https://example.org/team/agents"},
    {"scp with a slash", "git@example.org:team/agents.git/", "https://example.org/team/agents"},
    {"scp with a digit", "git@example.org:1team/agents.git", "https://example.org/1team/agents"},
    {"scp with a number", "git@example.org:42/agents.git", "https://example.org/42/agents"},
    {"scp from the root", "git@example.org:/team/agents.git", "https://example.org/team/agents"},
    {"ssh", "ssh://git@example.org/team/agents.git", "https://example.org/team/agents"},
    {"ssh with a port", "ssh://git@example.org:2222/team/agents.git",
	"https://example.org/team/agents"},
    {"ssh without a user", "ssh://example.org/team/agents", "https://example.org/team/agents"},
    {"ssh without a path", "ssh://git@example.org", NULL},
    {"folder", "/srv/git/agents.git", NULL},
    {"folder with an at", "/srv/git@home/team:1/agents.git", NULL},
    {"folder beside", "../agents", NULL},
    {"file", "file:///srv/git/agents.git", NULL},
    {"git", "git://example.org/agents.git", NULL},
    {"none", "", NULL},
    {"https with a user", "https://me@example.org/team/agents", "https://example.org/team/agents"},
    {"https with a password", "https://me:to@ken@example.org/team/agents.git",
	"https://example.org/team/agents"},
    {"https with a port", "https://me@example.org:8443/team/agents.git",
	"https://example.org:8443/team/agents"},
    {"an at in the path", "https://example.org/@team/agents", "https://example.org/@team/agents"},
    {"nested groups", "git@gitlab.example.org:a/b/c/agents.git",
	"https://gitlab.example.org/a/b/c/agents"},
    {"ssh over 443", "ssh://git@ssh.github.com:443/team/agents.git",
	"https://github.com/team/agents"},
    {"the other ssh of gitlab", "ssh://git@altssh.gitlab.com:443/team/agents.git",
	"https://gitlab.com/team/agents"},
    {"sourcehut", "git@git.sr.ht:~team/agents", "https://git.sr.ht/~team/agents"},
    {"azure by ssh", "git@ssh.dev.azure.com:v3/org/project/agents",
	"https://dev.azure.com/org/project/_git/agents"},
    {"azure by https", "https://org@dev.azure.com/org/project/_git/agents",
	"https://dev.azure.com/org/project/_git/agents"},
};

static void finds_web_address(void **state)
{
	const struct remote_row *row = *state;
	const str got = site_web_address(unit_mem, unit_guarded(str_of_cstr(row->remote)));

	assert_str_equal(got, str_of_cstr(row->want));
	assert_true((got.p == NULL) == (row->want == NULL));
}

struct host_row {
	const char *name; /* and the address itself */
	enum site_forge want;
};

static const struct host_row host_rows[] = {
    {"https://github.com/a/b", FORGE_GITHUB},
    {"https://GitHub.example.org/a/b", FORGE_GITHUB},
    {"https://gitlab.com/a/b", FORGE_GITLAB},
    {"https://gitlab.example.org:8443/a/b", FORGE_GITLAB},
    {"https://codeberg.org/a/b", FORGE_FORGEJO},
    {"https://forgejo.example.org/a/b", FORGE_FORGEJO},
    {"https://gitea.com/a/b", FORGE_GITEA},
    {"https://bitbucket.org/a/b", FORGE_BITBUCKET},
    {"https://git.sr.ht/~a/b", FORGE_SOURCEHUT},
    {"https://dev.azure.com/a/b/_git/c", FORGE_AZURE},
    {"https://a.visualstudio.com/b/_git/c", FORGE_AZURE},
    {"https://example.org/github/gitlab", FORGE_NONE},
    {"https://example.org", FORGE_NONE},
    {"", FORGE_NONE},
};

static void knows_hosts(void **state)
{
	const struct host_row *row = *state;

	assert_int_equal(site_forge_of(str_of_cstr(row->name)), row->want);
}

struct view_row {
	const char *name;
	enum site_forge forge;
	enum site_forge_view view;
	bool is_branch;
	const char *want; /* NULL: none */
};

/* Of "a b/ü#1.md", in line 12 where one is wanted, on main or in the commit c0ffee, since beef. */
static const struct view_row view_rows[] = {
    {"github file", FORGE_GITHUB, FORGE_VIEW_FILE, true, "R/blob/main/a%20b/ü%231.md"},
    {"github file of a commit", FORGE_GITHUB, FORGE_VIEW_FILE, false,
	"R/blob/c0ffee/a%20b/ü%231.md"},
    {"github line", FORGE_GITHUB, FORGE_VIEW_LINE, true, "R/blob/main/a%20b/ü%231.md?plain=1#L12"},
    {"github edit", FORGE_GITHUB, FORGE_VIEW_EDIT, true, "R/edit/main/a%20b/ü%231.md"},
    {"github edit of a commit", FORGE_GITHUB, FORGE_VIEW_EDIT, false, NULL},
    {"github raw", FORGE_GITHUB, FORGE_VIEW_RAW, true, "R/raw/main/a%20b/ü%231.md"},
    {"github history", FORGE_GITHUB, FORGE_VIEW_HISTORY, true, "R/commits/main/a%20b/ü%231.md"},
    {"github commit", FORGE_GITHUB, FORGE_VIEW_COMMIT, false, "R/commit/c0ffee"},
    {"github compare", FORGE_GITHUB, FORGE_VIEW_COMPARE, false, "R/compare/beef...c0ffee"},
    {"gitlab file", FORGE_GITLAB, FORGE_VIEW_FILE, true, "R/-/blob/main/a%20b/ü%231.md"},
    {"gitlab line", FORGE_GITLAB, FORGE_VIEW_LINE, true,
	"R/-/blob/main/a%20b/ü%231.md?plain=1#L12"},
    {"gitlab edit", FORGE_GITLAB, FORGE_VIEW_EDIT, true, "R/-/edit/main/a%20b/ü%231.md"},
    {"gitlab raw", FORGE_GITLAB, FORGE_VIEW_RAW, true, "R/-/raw/main/a%20b/ü%231.md"},
    {"gitlab history", FORGE_GITLAB, FORGE_VIEW_HISTORY, true, "R/-/commits/main/a%20b/ü%231.md"},
    {"gitlab commit", FORGE_GITLAB, FORGE_VIEW_COMMIT, false, "R/-/commit/c0ffee"},
    {"gitlab compare", FORGE_GITLAB, FORGE_VIEW_COMPARE, false, "R/-/compare/beef...c0ffee"},
    {"gitea file", FORGE_GITEA, FORGE_VIEW_FILE, true, "R/src/branch/main/a%20b/ü%231.md"},
    {"forgejo file of a commit", FORGE_FORGEJO, FORGE_VIEW_FILE, false,
	"R/src/commit/c0ffee/a%20b/ü%231.md"},
    {"gitea line", FORGE_GITEA, FORGE_VIEW_LINE, true,
	"R/src/branch/main/a%20b/ü%231.md?display=source#L12"},
    {"gitea edit", FORGE_GITEA, FORGE_VIEW_EDIT, true, "R/_edit/main/a%20b/ü%231.md"},
    {"gitea raw", FORGE_GITEA, FORGE_VIEW_RAW, true, "R/raw/branch/main/a%20b/ü%231.md"},
    {"gitea history", FORGE_GITEA, FORGE_VIEW_HISTORY, true,
	"R/commits/branch/main/a%20b/ü%231.md"},
    {"gitea commit", FORGE_GITEA, FORGE_VIEW_COMMIT, false, "R/commit/c0ffee"},
    {"gitea compare", FORGE_GITEA, FORGE_VIEW_COMPARE, false, "R/compare/beef...c0ffee"},
    {"bitbucket file", FORGE_BITBUCKET, FORGE_VIEW_FILE, true, "R/src/main/a%20b/ü%231.md"},
    {"bitbucket line", FORGE_BITBUCKET, FORGE_VIEW_LINE, true,
	"R/src/main/a%20b/ü%231.md#lines-12"},
    {"bitbucket edit", FORGE_BITBUCKET, FORGE_VIEW_EDIT, true,
	"R/src/main/a%20b/ü%231.md?mode=edit&at=main"},
    {"bitbucket commit", FORGE_BITBUCKET, FORGE_VIEW_COMMIT, false, "R/commits/c0ffee"},
    {"bitbucket compare", FORGE_BITBUCKET, FORGE_VIEW_COMPARE, false,
	"R/branches/compare/c0ffee..beef"},
    {"sourcehut file", FORGE_SOURCEHUT, FORGE_VIEW_FILE, true, "R/tree/main/item/a%20b/ü%231.md"},
    {"sourcehut line", FORGE_SOURCEHUT, FORGE_VIEW_LINE, true,
	"R/tree/main/item/a%20b/ü%231.md#L12"},
    {"sourcehut edit", FORGE_SOURCEHUT, FORGE_VIEW_EDIT, true, NULL},
    {"sourcehut raw", FORGE_SOURCEHUT, FORGE_VIEW_RAW, true, "R/blob/main/a%20b/ü%231.md"},
    {"sourcehut history", FORGE_SOURCEHUT, FORGE_VIEW_HISTORY, true,
	"R/log/main/item/a%20b/ü%231.md"},
    {"sourcehut compare", FORGE_SOURCEHUT, FORGE_VIEW_COMPARE, false, NULL},
    {"azure file", FORGE_AZURE, FORGE_VIEW_FILE, true, "R?path=/a%20b/ü%231.md&version=GBmain"},
    {"azure file of a commit", FORGE_AZURE, FORGE_VIEW_FILE, false,
	"R?path=/a%20b/ü%231.md&version=GCc0ffee"},
    {"azure commit", FORGE_AZURE, FORGE_VIEW_COMMIT, false, "R/commit/c0ffee"},
    {"azure edit", FORGE_AZURE, FORGE_VIEW_EDIT, true, NULL},
    {"no host", FORGE_NONE, FORGE_VIEW_FILE, true, NULL},
    {"a host that is not known yet", FORGE_AUTO, FORGE_VIEW_COMMIT, false, NULL},
};

static void gives_views(void **state)
{
	const struct view_row *row = *state;
	const struct site_forge_target target = {
	    .revision = row->is_branch ? S("main") : S("c0ffee"),
	    .older = S("beef"),
	    .path = S("a b/ü#1.md"),
	    .line = 12,
	    .is_branch = row->is_branch,
	};
	const str got = site_forge_url(unit_mem, row->forge, S("R"), row->view, &target);

	assert_str_equal(got, str_of_cstr(row->want));
	assert_true((got.p == NULL) == (row->want == NULL));
}

/* Without its parts there is no address. */
static void needs_its_parts(void **state)
{
	const struct site_forge_target none = {0};

	(void)state;
	for (enum site_forge_view view = 0; view < FORGE_VIEW_COUNT; view++)
		for (enum site_forge forge = 0; forge < FORGE_COUNT; forge++)
			assert_null(site_forge_url(unit_mem, forge, S("R"), view, &none).p);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_web_address, remote_rows);
	UNIT_ROWS(&suite, knows_hosts, host_rows);
	UNIT_ROWS(&suite, gives_views, view_rows);
	UNIT_TEST(&suite, needs_its_parts);
	return unit_run(&suite, "site/forge");
}
