/* SPDX-License-Identifier: MIT */
/* Opening repositories of every kind, and what is said of them. */
#include "unit/scripted.h"

#include "base/diag.h"
#include "base/path.h"
#include "git/repo.h"

struct kind_row {
	const char *name;
	const char *script;
	str folder; /* to open, below the script's */
	str root; /* below the script's; absent when bare */
	str prefix, branch;
	const char *is; /* of bare unborn shallow partial */
};

#define ONE                                                                                        \
	"init one\n(cd one; put agents/x/a.md one; commit first; put agents/x/a.md two; commit "   \
	"second)\n"
#define NO_BRANCH                                                                                  \
	{                                                                                          \
		NULL, 0                                                                            \
	}

static const struct kind_row kinds[] = {
    {"top", ONE, UNIT_S("one"), UNIT_S("one"), UNIT_S(""), UNIT_S("main"), ""},
    {"folder within", ONE, UNIT_S("one/agents/x"), UNIT_S("one"), UNIT_S("agents/x"),
	UNIT_S("main"), ""},
    {"through a link", ONE "ln -s one/agents link\n", UNIT_S("link"), UNIT_S("one"),
	UNIT_S("agents"), UNIT_S("main"), ""},
    {"final slash and dots", ONE, UNIT_S("one/agents/../agents/"), UNIT_S("one"), UNIT_S("agents"),
	UNIT_S("main"), ""},
    {"inside .git", ONE, UNIT_S("one/.git"), UNIT_S("one"), UNIT_S(""), UNIT_S("main"), ""},
    {"no commit yet", "init one\n", UNIT_S("one"), UNIT_S("one"), UNIT_S(""), UNIT_S("main"),
	"unborn"},
    {"bare", ONE "git clone -q --bare one two\n", UNIT_S("two"), NO_BRANCH, UNIT_S(""),
	UNIT_S("main"), "bare"},
    {"bare without a commit", "init --bare two\n", UNIT_S("two"), NO_BRANCH, UNIT_S(""),
	UNIT_S("main"), "bare unborn"},
    {"detached", ONE "(cd one; git checkout -q --detach)\n", UNIT_S("one"), UNIT_S("one"),
	UNIT_S(""), NO_BRANCH, ""},
    {"branch with slashes", ONE "(cd one; branch topic/x)\n", UNIT_S("one"), UNIT_S("one"),
	UNIT_S(""), UNIT_S("topic/x"), ""},
    {"work tree", ONE "(cd one; git worktree add -q -b side ../two)\n", UNIT_S("two/agents"),
	UNIT_S("two"), UNIT_S("agents"), UNIT_S("side"), ""},
    {"shallow", ONE "git clone -q --depth 1 file://$PWD/one two\n", UNIT_S("two"), UNIT_S("two"),
	UNIT_S(""), UNIT_S("main"), "shallow"},
    {"work tree of a shallow one",
	ONE "git clone -q --depth 1 file://$PWD/one two\n"
	    "(cd two; git worktree add -q -b side ../three)\n",
	UNIT_S("three"), UNIT_S("three"), UNIT_S(""), UNIT_S("side"), "shallow"},
    {"partial",
	ONE "(cd one; git config uploadpack.allowFilter true)\n"
	    "git clone -q --filter=blob:none file://$PWD/one two\n",
	UNIT_S("two"), UNIT_S("two"), UNIT_S(""), UNIT_S("main"), "partial"},
    {"partial of old versions of git",
	ONE "(cd one; git config core.repositoryformatversion 1\n"
	    " git config extensions.partialClone origin)\n",
	UNIT_S("one"), UNIT_S("one"), UNIT_S(""), UNIT_S("main"), "partial"},
    {"sparse", ONE "(cd one; git sparse-checkout set agents)\n", UNIT_S("one"), UNIT_S("one"),
	UNIT_S(""), UNIT_S("main"), ""},
};

static str real_path(str path)
{
	char *const command =
	    str_cstr(unit_mem, str_format(unit_mem, "readlink -f '%.*s'", STR_ARG(path)));
	char line[512];
	FILE *const pipe = popen(command, "r");

	assert_non_null(pipe);
	assert_non_null(fgets(line, sizeof line, pipe));
	assert_int_equal(pclose(pipe), 0);
	return str_dup(unit_mem, str_trim(str_of_cstr(line)));
}

static void tells_what_it_opened(void **state)
{
	const struct kind_row *row = *state;
	const str base = scripted_repo(row->script);
	struct diag *const diag = diag_new(unit_mem);
	struct repo *repo;
	struct buf is;

	assert_int_equal(
	    repo_open(unit_mem, diag, path_join(unit_mem, base, row->folder), &repo), REPO_OPENED);
	const struct repo_info *const info = repo_info(repo);

	if (row->root.p)
		assert_str_equal(info->root, path_join(unit_mem, real_path(base), row->root));
	else
		assert_null(info->root.p);
	assert_str_equal(info->prefix, row->prefix);
	assert_str_equal(info->branch, row->branch);
	buf_init(&is, unit_mem);
	buf_format(&is, "%s%s%s%s", info->bare ? "bare " : "", info->unborn ? "unborn " : "",
	    info->shallow ? "shallow " : "", info->partial ? "partial " : "");
	assert_str_equal(str_trim(buf_str(&is)), str_of_cstr(row->is));
	assert_int_equal(oid_is_none(&info->head), info->unborn);
	assert_int_equal(diag_count(diag, DIAG_NOTE), 0);
	repo_close(repo);
}

struct fail_row {
	const char *name;
	const char *script;
	enum repo_result result;
	const char *says; /* a part of the message */
};

static const struct fail_row failures[] = {
    {"no repository", "mkdir one\n", REPO_NONE, NULL},
    {"no such folder", ":\n", REPO_NONE, NULL},
    {"broken settings", "init one\necho '[core' >>one/.git/config\n", REPO_FAILED, "config"},
    {"broken HEAD", "init one\necho nonsense >one/.git/HEAD\n", REPO_FAILED, "corrupt"},
    {"link to a repository that is gone", "mkdir one\necho 'gitdir: /nowhere' >one/.git\n",
	REPO_NONE, NULL},
    {"no HEAD", "init one\nrm one/.git/HEAD\n", REPO_NONE, NULL},
    {"unknown extension",
	"init one\n(cd one; git config core.repositoryformatversion 1\n"
	" git config extensions.fancy true)\n",
	REPO_FAILED, "extension"},
};

static str only_problem(struct diag *diag)
{
	size_t n;
	const struct diag_item *const items = diag_items(diag, &n);

	assert_int_equal(n, 1);
	assert_int_equal(items[0].code, AD306);
	return items[0].text;
}

static void says_why_not(void **state)
{
	const struct fail_row *row = *state;
	const str base = scripted_repo(row->script);
	struct diag *const diag = diag_new(unit_mem);
	struct repo *repo = NULL;

	assert_int_equal(
	    repo_open(unit_mem, diag, path_join(unit_mem, base, S("one")), &repo), row->result);
	assert_null(repo);
	if (!row->says) {
		assert_int_equal(diag_count(diag, DIAG_NOTE), 0);
		return;
	}
	const str problem = only_problem(diag);

	if (!str_contains(problem, str_of_cstr(row->says)))
		assert_str_equal(problem, str_of_cstr(row->says));
}

static void refuses_a_foreign_owner(void **state)
{
	const str base = scripted_repo("init one\n");
	struct diag *const diag = diag_new(unit_mem);
	struct repo *repo = NULL;

	(void)state;
	if (geteuid() != 0)
		skip();
	const str chown = str_format(unit_mem, "chown -R 12345 '%.*s/one'", STR_ARG(base));

	assert_int_equal(system(str_cstr(unit_mem, chown)), 0);
	assert_int_equal(
	    repo_open(unit_mem, diag, path_join(unit_mem, base, S("one")), &repo), REPO_FAILED);
	assert_true(str_contains(only_problem(diag), S("safe.directory")));
}

struct url_row {
	const char *name;
	const char *url;
	str want;
};

static const struct url_row urls[] = {
    {"plain", "https://example.com/a/b.git", UNIT_S("https://example.com/a/b.git")},
    {"user and password", "https://me:secret@example.com/a", UNIT_S("https://example.com/a")},
    {"token as user", "https://secret@example.com/a", UNIT_S("https://example.com/a")},
    {"sign in the password", "https://me:se@cret@example.com/a", UNIT_S("https://example.com/a")},
    {"sign in the path", "https://example.com/@scope/a", UNIT_S("https://example.com/@scope/a")},
    {"token in the query", "https://example.com/a?token=secret", UNIT_S("https://example.com/a")},
    {"no path", "https://secret@example.com", UNIT_S("https://example.com")},
    {"port", "https://me:secret@example.com:8080/a", UNIT_S("https://example.com:8080/a")},
    {"ssh", "ssh://git@example.com:22/a", UNIT_S("ssh://git@example.com:22/a")},
    {"ssh with password", "ssh://git:secret@example.com/a", UNIT_S("ssh://git@example.com/a")},
    {"short ssh", "git@example.com:a/b.git", UNIT_S("git@example.com:a/b.git")},
    {"folder", "../other", UNIT_S("../other")},
};

static void hides_credentials(void **state)
{
	const struct url_row *row = *state;
	const str script =
	    str_format(unit_mem, "init\ngit config remote.origin.url '%s'\n", row->url);
	const str folder = scripted_repo(str_cstr(unit_mem, script));
	struct repo *repo;

	assert_int_equal(repo_open(unit_mem, diag_new(unit_mem), folder, &repo), REPO_OPENED);
	assert_str_equal(repo_info(repo)->remote, row->want);
	repo_close(repo);
}

struct remote_row {
	const char *name;
	const char *config;
	str want;
};

#define REMOTES "init\ngit remote add origin o://o\ngit remote add up u://u\n"

static const struct remote_row remotes[] = {
    {"none", "init\n", NO_BRANCH},
    {"origin", REMOTES, UNIT_S("o://o")},
    {"of the branch", REMOTES "git config branch.main.remote up\n", UNIT_S("u://u")},
    {"branch of this repository", REMOTES "git config branch.main.remote .\n", UNIT_S("o://o")},
    {"branch of a remote that is gone", REMOTES "git config branch.main.remote x\n",
	UNIT_S("o://o")},
    {"other name alone", "init\ngit remote add up u://u\n", NO_BRANCH},
};

static void chooses_the_remote(void **state)
{
	const struct remote_row *row = *state;
	struct repo *repo;

	assert_int_equal(repo_open(unit_mem, diag_new(unit_mem), scripted_repo(row->config), &repo),
	    REPO_OPENED);
	assert_str_equal(repo_info(repo)->remote, row->want);
	assert_int_equal(repo_info(repo)->remote.p != NULL, row->want.p != NULL);
	repo_close(repo);
}

struct revision_row {
	const char *name;
	str revision;
	bool found;
};

static const struct revision_row revisions[] = {
    {"HEAD", UNIT_S("HEAD"), true},
    {"parent", UNIT_S("HEAD^"), true},
    {"beyond the root", UNIT_S("HEAD~5"), false},
    {"branch", UNIT_S("main"), true},
    {"tag that is an object", UNIT_S("v1"), true},
    {"tree", UNIT_S("HEAD:agents"), false},
    {"unknown", UNIT_S("nonsense"), false},
    {"empty", UNIT_S(""), false},
};

static void finds_commits(void **state)
{
	const struct revision_row *row = *state;
	const str folder =
	    scripted_repo("init\nput agents/a.md one\ncommit first\n"
			  "git tag -a -m tag v1\nput agents/a.md two\ncommit second\n");
	struct repo *repo;
	struct oid id = {{7}};
	const struct oid before = id;

	assert_int_equal(repo_open(unit_mem, diag_new(unit_mem), folder, &repo), REPO_OPENED);
	assert_int_equal(repo_find_commit(repo, row->revision, &id), row->found);
	assert_int_equal(oid_eq(&id, &before), !row->found);
	repo_close(repo);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, tells_what_it_opened, kinds);
	UNIT_ROWS(&suite, says_why_not, failures);
	UNIT_TEST(&suite, refuses_a_foreign_owner);
	UNIT_ROWS(&suite, hides_credentials, urls);
	UNIT_ROWS(&suite, chooses_the_remote, remotes);
	UNIT_ROWS(&suite, finds_commits, revisions);
	return unit_run(&suite, "git/repo");
}
