/* SPDX-License-Identifier: MIT */
/* The list of commits: order, parents, people, and clones that lack some of it. */
#include "unit/scripted.h"

#include "base/diag.h"
#include "base/path.h"
#include "git/repo.h"

struct walk_row {
	const char *name;
	const char *script;
	const char *folder; /* of the repository, below the script's */
	str want; /* "subject<parents" of each commit, indices; ! where history is cut */
	int problems;
};

static const struct walk_row walks[] = {
    {"one", "init\ncommit a\n", "", UNIT_S("a< "), 0},
    {"line", "init\ncommit a\ncommit b\ncommit c\n", "", UNIT_S("c<1 b<2 a< "), 0},
    /*
     *  a --- b ------- d     the branch's commit was made between b and d's
     *    `--------- c -'
     */
    {"merge",
	"init\ncommit a\nbranch side\non main\ncommit b\non side\ncommit c\n"
	"on main\nmerge d side\n",
	"", UNIT_S("d<2,1 c<3 b<3 a< "), 0},
    /* The clock of the side branch runs behind: its commits come after main's, not its parents'. */
    {"clock runs behind",
	"init\ncommit a\ncommit b\nbranch side\nnow=1600000000\ncommit c\n"
	"on main\nnow=1700001000\ncommit d\nmerge e side\n",
	"", UNIT_S("e<1,2 d<3 c<3 b<4 a< "), 0},
    /* A child older than its parent still comes first. */
    {"older child", "init\ncommit a\nnow=1600000000\ncommit b\n", "", UNIT_S("b<1 a< "), 0},
    {"two roots",
	"init\ncommit a\ngit checkout -q --orphan other\ncommit b\non main\n"
	"tick; git merge -q --allow-unrelated-histories -m c other\n",
	"", UNIT_S("c<2,1 b< a< "), 0},
    {"three parents",
	"init\ncommit a\nbranch x\ncommit b\non main\nbranch y\ncommit c\n"
	"on main\ncommit d\ntick; git merge -q -m e x y\n",
	"", UNIT_S("e<1,3,2 d<4 c<4 b<4 a< "), 0},
    {"shallow",
	"init one\n(cd one; commit a; commit b; commit c)\n"
	"git clone -q --depth 2 file://$PWD/one two\n",
	"two", UNIT_S("c<1 b<! "), 0},
    {"shallow with all of it",
	"init one\n(cd one; commit a; commit b)\n"
	"git clone -q --depth 9 file://$PWD/one two\n",
	"two", UNIT_S("b<1 a< "), 0},
    {"shallow on one side",
	"init one\n(cd one; commit a; commit b; branch side; commit c\n"
	"on main; commit d; merge e side)\n"
	"git clone -q --depth 2 file://$PWD/one two\n",
	"two", UNIT_S("e<1,2 d<! c<! "), 0},
    {"parent gone",
	"init\ncommit a\ncommit b\ncommit c\n"
	"id=$(git rev-parse HEAD~2)\n"
	"rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)\n",
	"", UNIT_S("c<1 b<! "), 1},
    {"one parent of a merge gone",
	"init\ncommit a\nbranch side\ncommit b\non main\ncommit c\nmerge d side\n"
	"id=$(git rev-parse side)\n"
	"rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)\n",
	"", UNIT_S("d<1! c<2 a< "), 1},
    {"head gone",
	"init\ncommit a\nid=$(git rev-parse HEAD)\n"
	"rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)\n",
	"", UNIT_S(""), 1},
};

static struct repo_commits walk_from_head(str folder, struct diag *diag)
{
	struct arena *const tmp = arena_open();
	struct repo *repo = NULL;

	assert_int_equal(repo_open(unit_mem, diag, folder, &repo), REPO_OPENED);
	const struct repo_commits commits =
	    repo_walk(unit_mem, tmp, repo, diag, &repo_info(repo)->head);

	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	repo_close(repo);
	return commits;
}

static void lists_commits(void **state)
{
	const struct walk_row *row = *state;
	struct diag *const diag = diag_new(unit_mem);
	const str folder =
	    path_join(unit_mem, scripted_repo(row->script), str_of_cstr(row->folder));
	const struct repo_commits commits = walk_from_head(folder, diag);
	struct buf got;

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < commits.n; i++) {
		const struct repo_commit *const commit = &commits.items[i];

		buf_add(&got, commit->subject);
		buf_char(&got, '<');
		for (uint32_t p = 0; p < commit->parent_count; p++)
			buf_format(&got, "%s%u", p ? "," : "", (unsigned)commit->parents[p]);
		buf_add(&got, commit->cut ? S("! ") : S(" "));
	}
	assert_str_equal(buf_str(&got), row->want);
	assert_int_equal(diag_count(diag, DIAG_NOTE), row->problems);
}

/* Two children of one parent with one date: the order is that of the ids, whatever was made first.
 */
static void breaks_ties_by_id(void **state)
{
	static const char *const scripts[] = {
	    "init\ncommit a\nbranch x\ncommit b\non main\nnow=1700000060\ncommit c\nmerge d x\n",
	    "init\ncommit a\nbranch x\ncommit c\non main\nnow=1700000060\ncommit b\nmerge d x\n"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const struct repo_commits commits =
		    walk_from_head(scripted_repo(scripts[i]), diag_new(unit_mem));

		assert_int_equal(commits.n, 4);
		assert_int_equal(commits.items[1].commit_utc_s, commits.items[2].commit_utc_s);
		assert_true(memcmp(commits.items[1].id.id, commits.items[2].id.id, 20) < 0);
	}
}

struct person_row {
	const char *name;
	const char *mailmap;
	str want, email;
};

/* The commits are by "A U Thor <author@example.com>". */
static const struct person_row people[] = {
    {"none", NULL, UNIT_S("A U Thor"), UNIT_S("author@example.com")},
    {"name by address", "Real Name <author@example.com>", UNIT_S("Real Name"),
	UNIT_S("author@example.com")},
    {"both by address", "Real Name <real@example.com> <author@example.com>", UNIT_S("Real Name"),
	UNIT_S("real@example.com")},
    {"other name of the address", "Real <real@example.com> Else <author@example.com>",
	UNIT_S("A U Thor"), UNIT_S("author@example.com")},
    {"address in capitals", "Real Name <AUTHOR@Example.com>", UNIT_S("Real Name"),
	UNIT_S("author@example.com")},
    {"address for a name", "real@example.com <author@example.com>", UNIT_S("real"),
	UNIT_S("author@example.com")},
    {"addresses within a name", "Real (a.b@example.com), c@d <author@example.com>",
	UNIT_S("Real (a.b), c"), UNIT_S("author@example.com")},
    {"no addresses", "@real works @ home@ <author@example.com>", UNIT_S("@real works @ home@"),
	UNIT_S("author@example.com")},
    {"nonsense", "<<>> # <", UNIT_S("A U Thor"), UNIT_S("author@example.com")},
};

static void maps_people(void **state)
{
	const struct person_row *row = *state;
	const str script =
	    str_format(unit_mem, "init\ncommit a\ncommit b\n%s%s%s", row->mailmap ? "echo '" : "",
		row->mailmap ? row->mailmap : "", row->mailmap ? "' >.mailmap\n" : "");
	const struct repo_commits commits =
	    walk_from_head(scripted_repo(str_cstr(unit_mem, script)), diag_new(unit_mem));

	assert_int_equal(commits.n, 2);
	for (size_t i = 0; i < commits.n; i++) {
		assert_str_equal(commits.items[i].author.name, row->want);
		assert_str_equal(commits.items[i].author.email, row->email);
	}
}

static void reads_dates_and_charsets(void **state)
{
	const str folder = scripted_repo("init\n"
					 "git config i18n.commitEncoding ISO-8859-1\n"
					 "GIT_AUTHOR_NAME=$(printf 'J\\366rg')\n"
					 "commit \"$(printf 'f\\374r alle\\nund jeden')\"\n");
	const struct repo_commits commits = walk_from_head(folder, diag_new(unit_mem));

	(void)state;
	assert_int_equal(commits.n, 1);
	assert_str_equal(commits.items[0].author.name, S("J\xC3\xB6rg"));
	assert_str_equal(commits.items[0].subject, S("f\xC3\xBCr alle und jeden"));
	assert_int_equal(commits.items[0].author_utc_s, 1700000060);
	assert_int_equal(commits.items[0].commit_utc_s, 1700000060);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, lists_commits, walks);
	UNIT_TEST(&suite, breaks_ties_by_id);
	UNIT_ROWS(&suite, maps_people, people);
	UNIT_TEST(&suite, reads_dates_and_charsets);
	return unit_run(&suite, "git/walk");
}
