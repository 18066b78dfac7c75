/* SPDX-License-Identifier: MIT */
/* Tags: which commits they name, when they were made, and those that name none. */
#include "unit/scripted.h"

#include "base/diag.h"
#include "git/tag.h"

struct tag_row {
	const char *name;
	const char *script;
	str want; /* "name=commit" of each, with ! for an annotated one; 0 is the newest commit */
	int problems;
};

static const struct tag_row rows[] = {
    {"none", "init\ncommit a\n", UNIT_S(""), 0},
    {"newest first", "init\ncommit a\ngit tag v1\ncommit b\ngit tag v2\ncommit c\n",
	UNIT_S("v2=1 v1=2 "), 0},
    {"two of one commit", "init\ncommit a\ngit tag b\ngit tag a\n", UNIT_S("a=0 b=0 "), 0},
    {"annotated", "init\ncommit a\ngit tag -a -m one v1\ncommit b\n", UNIT_S("v1=1! "), 0},
    {"in folders and other scripts", "init\ncommit a\ngit tag rel/1.0\ngit tag \xC3\xA9t\xC3\xA9\n",
	UNIT_S("rel/1.0=0 \xC3\xA9t\xC3\xA9=0 "), 0},
    {"of a tag", "init\ncommit a\ngit tag -a -m one v1\ngit tag -a -m two again v1\n",
	UNIT_S("again=0! v1=0! "), 0},
    {"packed", "init\ncommit a\ngit tag -a -m one v1\ngit tag v2\ngit gc -q\n",
	UNIT_S("v1=0! v2=0 "), 0},
    {"of a file or a folder",
	"init\nput x 1\ncommit a\ngit tag file HEAD:x\ngit tag folder HEAD^{tree}\n", UNIT_S(""),
	0},
    /*
     *  a --- b     HEAD
     *    `-- c     other, which HEAD does not know of
     */
    {"of another line", "init\ncommit a\nbranch other\ncommit c\ngit tag far\non main\ncommit b\n",
	UNIT_S(""), 0},
    {"damaged",
	"init\ncommit a\ngit tag -a -m one v1\ngit tag v2\nid=$(git rev-parse v1)\n"
	"rm -f .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)\n",
	UNIT_S("v2=0 "), 1},
};

static struct repo_tags list_tags(str folder, struct diag *diag)
{
	struct arena *const tmp = arena_open();
	struct repo *repo = NULL;

	assert_int_equal(repo_open(unit_mem, diag, folder, &repo), REPO_OPENED);
	const struct repo_commits commits =
	    repo_walk(unit_mem, tmp, repo, diag, &repo_info(repo)->head);
	const struct repo_tags tags = repo_list_tags(unit_mem, tmp, repo, diag, &commits);

	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	repo_close(repo);
	return tags;
}

static void lists_tags(void **state)
{
	const struct tag_row *row = *state;
	struct diag *const diag = diag_new(unit_mem);
	const struct repo_tags tags = list_tags(scripted_repo(row->script), diag);
	struct buf got;

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < tags.n; i++)
		buf_format(&got, "%.*s=%u%s ", STR_ARG(tags.items[i].name),
		    (unsigned)tags.items[i].commit, tags.items[i].annotated ? "!" : "");
	assert_str_equal(buf_str(&got), row->want);
	assert_int_equal(diag_count(diag, DIAG_NOTE), row->problems);
}

/* The commit is of 1700000060; the annotated tag was made a minute later. */
static void dates_tags(void **state)
{
	const struct repo_tags tags = list_tags(
	    scripted_repo("init\ncommit a\ngit tag light\ntick\ngit tag -a -m one heavy\n"
			  "git cat-file tag heavy | grep -v ^tagger >bare\n"
			  "git tag undated $(git hash-object -t tag -w --literally bare)\n"),
	    diag_new(unit_mem));

	(void)state;
	assert_int_equal(tags.n, 3);
	assert_str_equal(tags.items[0].name, S("heavy"));
	assert_int_equal(tags.items[0].utc_s, 1700000120);
	assert_str_equal(tags.items[1].name, S("light"));
	assert_int_equal(tags.items[1].utc_s, 1700000060);
	assert_str_equal(tags.items[2].name, S("undated"));
	assert_true(tags.items[2].annotated);
	assert_int_equal(tags.items[2].utc_s, 1700000060);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, lists_tags, rows);
	UNIT_TEST(&suite, dates_tags);
	return unit_run(&suite, "git/tag");
}
