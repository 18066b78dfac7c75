/* SPDX-License-Identifier: MIT */
/* Two trees against each other, in all the ways in which entries can differ. */
#include "unit/scripted.h"

#include "base/diag.h"
#include "history/change.h"

struct row {
	const char *name;
	const char *script; /* two commits */
	str want; /* + added, - vanished, ~ changed, in the order of trees */
};

#define TWO(before, after) "init\n" before "\ncommit one\n" after "\ncommit two\n"

static const struct row rows[] = {
    {"nothing", TWO("put a.md 1", ":"), UNIT_S("")},
    {"other files", TWO("put a.md 1; put b.txt 1", "put b.txt 2; put c 1"), UNIT_S("")},
    {"added", TWO("put b.md 1", "put a.md 1; put c.md 1"), UNIT_S("+a.md +c.md ")},
    {"vanished", TWO("put a.md 1; put b.md 1; put c.md 1", "git rm -q a.md c.md"),
	UNIT_S("-a.md -c.md ")},
    {"changed", TWO("put a.md 1; put b.md 1", "put b.md 2"), UNIT_S("~b.md ")},
    {"first and last", TWO("put b.md 1", "git rm -q b.md; put a.md 1; put c.md 1"),
	UNIT_S("+a.md -b.md +c.md ")},
    {"mode", TWO("put a.md 1", "chmod +x a.md"), UNIT_S("~a.md ")},
    {"in folders", TWO("put a/b/c.md 1; put a/d/e.md 1; put f/g.md 1", "put a/d/e.md 2"),
	UNIT_S("~a/d/e.md ")},
    {"whole folder added", TWO("put z.md 1", "put a/b.md 1; put a/c/d.md 1; put a/x.txt 1"),
	UNIT_S("+a/b.md +a/c/d.md ")},
    {"whole folder vanished", TWO("put z.md 1; put a/b.md 1; put a/c/d.md 1", "git rm -rq a"),
	UNIT_S("-a/b.md -a/c/d.md ")},
    {"file to folder", TWO("put x.md 1; put x.md.md 1", "git rm -q x.md; put x.md/a.md 1"),
	UNIT_S("-x.md +x.md/a.md ")},
    {"order of a folder",
	TWO("put x/a.md 1; put x-y.md 1; put x0.md 1; put x.md 1",
	    "put x/a.md 2; put x-y.md 2; put x0.md 2; put x.md 2"),
	UNIT_S("~x-y.md ~x.md ~x/a.md ~x0.md ")},
    {"file becomes link", TWO("put a.md 1", "ln -sf b a.md"), UNIT_S("~a.md ")},
    {"submodule is nothing",
	TWO("put a.md 1",
	    "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),s.md"
	    "; tick; git commit -q -m x; git update-index --force-remove s.md"),
	UNIT_S("")},
    {"packages are not looked at", TWO("put a.md 1", "put node_modules/x/a.md 1; put n/a.md 1"),
	UNIT_S("+n/a.md ")},
    {"extension in any case",
	TWO("put a.MD 1; put b.Md 1; put .md 1; put md 1; put c.mdc 1",
	    "put a.MD 2; put b.Md 2; put .md 2; put md 2; put c.mdc 2"),
	UNIT_S("~a.MD ~b.Md ")},
};

struct fixture {
	struct repo *repo;
	struct diag *diag;
	struct paths paths;
	struct change_context context;
	struct oid trees[2]; /* of HEAD~1 and HEAD */
};

static struct fixture *open_fixture(const char *script)
{
	struct fixture *const fixture = ARENA_NEW(unit_mem, struct fixture);
	struct arena *const tmp = arena_open();
	struct oid head;

	fixture->diag = diag_new(unit_mem);
	assert_int_equal(
	    repo_open(unit_mem, fixture->diag, scripted_repo(script), &fixture->repo), REPO_OPENED);
	assert_true(repo_find_commit(fixture->repo, S("HEAD"), &head));
	const struct repo_commits commits =
	    repo_walk(unit_mem, tmp, fixture->repo, fixture->diag, &head);

	arena_close(tmp);
	fixture->trees[1] = commits.items[0].tree;
	fixture->trees[0] = commits.items[commits.n - 1].tree;
	fixture->paths.mem = unit_mem;
	fixture->context = (struct change_context){
	    .scratch = unit_mem,
	    .contents = unit_mem,
	    .repo = fixture->repo,
	    .diag = fixture->diag,
	    .paths = &fixture->paths,
	};
	return fixture;
}

static str text_of(const struct fixture *fixture, const struct changes *changes)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < changes->list.n; i++) {
		const struct change *const change = &changes->list.items[i];
		const str path = paths_name(&fixture->paths, change->path);

		assert_int_equal(change_is_added(change), oid_is_none(&change->old_blob));
		assert_int_equal(change_is_vanished(change), oid_is_none(&change->new_blob));
		buf_char(&out, "~+-"[change_is_added(change) + 2 * change_is_vanished(change)]);
		buf_format(&out, "%.*s ", STR_ARG(path));
	}
	return buf_str(&out);
}

static void lists_changes(void **state)
{
	const struct row *row = *state;
	struct fixture *const fixture = open_fixture(row->script);
	const struct changes changes =
	    change_list(&fixture->context, &fixture->trees[0], &fixture->trees[1]);

	assert_str_equal(text_of(fixture, &changes), row->want);
	assert_int_equal(diag_count(fixture->diag, DIAG_NOTE), 0);
	repo_close(fixture->repo);
}

static void counts_sides(void **state)
{
	struct fixture *const fixture = open_fixture(TWO("put a.md 1; put b.md 1; put c.md 1",
	    "git rm -q a.md b.md; put d.md 1"
	    "; put c.md 2"));
	const struct changes changes =
	    change_list(&fixture->context, &fixture->trees[0], &fixture->trees[1]);
	const struct changes all = change_list(&fixture->context, NULL, &fixture->trees[1]);

	(void)state;
	assert_int_equal(changes.added, 1);
	assert_int_equal(changes.vanished, 2);
	assert_str_equal(text_of(fixture, &all), S("+c.md +d.md "));
	repo_close(fixture->repo);
}

struct find_row {
	const char *name;
	str path;
	bool found;
};

static const struct find_row finds[] = {
    {"top", UNIT_S("a.md"), true},
    {"in folders", UNIT_S("b/c/d.md"), true},
    {"missing", UNIT_S("x.md"), false},
    {"in a missing folder", UNIT_S("x/a.md"), false},
    {"below a file", UNIT_S("a.md/b.md"), false},
    {"a folder", UNIT_S("b/c"), false},
};

static void finds_paths(void **state)
{
	const struct find_row *row = *state;
	struct fixture *const fixture = open_fixture(TWO("put a.md 1; put b/c/d.md 1", ":"));
	const struct oid blob = repo_hash_blob(S("1\n"));
	struct change found;

	assert_int_equal(change_find(&fixture->context, &fixture->trees[1],
			     paths_id(&fixture->paths, row->path), &found),
	    row->found);
	if (row->found)
		assert_true(oid_eq(&found.new_blob, &blob));
	repo_close(fixture->repo);
}

/* A loop of folders cannot exist, but ten thousand of them can: the deepest are left out. */
static void stops_at_a_depth(void **state)
{
	struct fixture *const fixture =
	    open_fixture("init\nput a.md 1\ncommit one\n"
			 "tree=$(git rev-parse HEAD^{tree})\n"
			 "i=0; while [ $i -lt 600 ]; do i=$((i + 1))\n"
			 "tree=$(printf '040000 tree %s\\td\\n' $tree | git mktree); done\n"
			 "tick; git update-ref HEAD $(git commit-tree -p HEAD -m two $tree)\n");
	const struct changes changes =
	    change_list(&fixture->context, &fixture->trees[0], &fixture->trees[1]);

	(void)state;
	assert_str_equal(text_of(fixture, &changes), S("-a.md "));
	repo_close(fixture->repo);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, lists_changes, rows);
	UNIT_TEST(&suite, counts_sides);
	UNIT_ROWS(&suite, finds_paths, finds);
	UNIT_TEST(&suite, stops_at_a_depth);
	return unit_run(&suite, "history/change");
}
