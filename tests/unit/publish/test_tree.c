/* SPDX-License-Identifier: MIT */
/* Trees as git wants them, checked by git itself, and what of a former branch goes into them. */
#include "unit/scripted.h"

#include "publish/tree.h"

static struct repo *open_repo(str folder, struct diag *diag)
{
	struct repo *repo;

	assert_int_equal(repo_open(unit_mem, diag, folder, &repo), REPO_OPENED);
	return repo;
}

static struct publish_tree begin(struct repo *repo, struct arena *tmp, struct diag *diag, bool dry)
{
	struct program *program = ARENA_NEW(unit_mem, struct program);

	*program = (struct program){unit_mem, diag, repo_info(repo)};
	return (struct publish_tree){.mem = unit_mem,
	    .tmp = tmp,
	    .diag = diag,
	    .store = {.repo = repo, .dry = dry},
	    .pack = {.program = program, .repo = repo}};
}

static void check_by_git(str folder, const struct oid *tree, const char *want)
{
	const str id = oid_hex(unit_mem, tree, 40);
	const str command = str_format(unit_mem,
	    "cd '%.*s' && git fsck --strict --no-dangling && "
	    "test \"$(git ls-tree -r --name-only %.*s | tr '\\n' ' ')\" = '%s'",
	    STR_ARG(folder), STR_ARG(id), want);

	assert_int_equal(system(str_cstr(unit_mem, command)), 0);
}

/* git sorts a folder as if its name ended in '/': '-' and '.' come before that, '0' behind it. */
static void sorts_as_git_does(void **state)
{
	static const char *const paths[] = {"agents/b0.html", "agents/b/x.html", "agents/b.html",
	    "agents/b-a.html", "api/b", "agents.x", "agents/b/a/deep.html"};
	const str folder = scripted_repo("init\ncommit first\n");
	struct arena *tmp = arena_open();
	struct diag *diag = diag_new(unit_mem);
	struct repo *repo = open_repo(folder, diag);
	struct publish_tree tree = begin(repo, tmp, diag, false);
	struct oid id;

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_true(publish_tree_add(&tree, str_of_cstr(paths[i]), str_of_cstr(paths[i])));
	assert_true(publish_tree_finish(&tree, &id));
	assert_true(publish_pack_close(&tree.pack));
	check_by_git(folder, &id,
	    "agents.x agents/b-a.html agents/b.html agents/b/a/deep.html agents/b/x.html "
	    "agents/b0.html api/b ");
	repo_close(repo);
	arena_close(tmp);
}

/* Four trees and seven files the first time, of which one file and three trees differ the second.
 */
static void counts_what_is_new(void **state)
{
	const str folder = scripted_repo("init\ncommit first\n");
	struct arena *tmp = arena_open();
	struct diag *diag = diag_new(unit_mem);
	struct repo *repo = open_repo(folder, diag);
	const char *const texts[] = {"one", "two"};
	const size_t added[] = {6, 3};
	struct oid ids[4];

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct publish_tree tree = begin(repo, tmp, diag, i % 2 == 0);

		assert_true(publish_tree_add(&tree, S("a/b.html"), str_of_cstr(texts[i / 2])));
		assert_true(publish_tree_add(&tree, S("c/d.html"), S("same")));
		assert_true(publish_tree_add(&tree, S("index.html"), S("top")));
		assert_true(publish_tree_finish(&tree, &ids[i]));
		assert_true(publish_pack_close(&tree.pack));
		assert_int_equal(tree.store.added, added[i / 2]);
		/* A dry run names the same tree, and stores nothing of it. */
		assert_int_equal(repo_has(repo, &ids[i]), i % 2);
	}
	assert_true(oid_eq(&ids[0], &ids[1]) && oid_eq(&ids[2], &ids[3]));
	assert_false(oid_eq(&ids[0], &ids[2]));
	repo_close(repo);
	arena_close(tmp);
}

struct many_row {
	const char *name;
	size_t n;
	const char *packs; /* how their number compares with 0 */
};

/* Blobs get a file each as long as they are few; the same text twice is stored, and counted, once.
 */
static void packs_what_is_much(void **state)
{
	const struct many_row *row = *state;
	const str folder = scripted_repo("init\ncommit first\n");
	struct arena *tmp = arena_open();
	struct diag *diag = diag_new(unit_mem);
	struct repo *repo = open_repo(folder, diag);
	struct publish_tree tree = begin(repo, tmp, diag, false);
	struct oid id;

	for (size_t i = 0; i < row->n; i++) {
		const str path = str_format(unit_mem, "a/%zu.html", i);

		assert_true(publish_tree_add(&tree, path, i % 2 ? path : S("same")));
	}
	assert_true(publish_tree_finish(&tree, &id));
	assert_true(publish_pack_close(&tree.pack));
	assert_int_equal(tree.store.added, row->n / 2 + 1 + 2);
	const str command = str_format(unit_mem,
	    "cd '%.*s' && git fsck --strict --no-dangling && git ls-tree -r %.*s >ls &&"
	    "test \"$(wc -l <ls)\" -eq %zu && cut -c 13-52 ls | git cat-file --batch-check |"
	    "grep -vc ' blob ' | grep -qx 0 && test \"$(ls .git/objects/pack | wc -l)\" %s 0",
	    STR_ARG(folder), STR_ARG(oid_hex(unit_mem, &id, 40)), row->n, row->packs);
	assert_int_equal(system(str_cstr(unit_mem, command)), 0);
	repo_close(repo);
	arena_close(tmp);
}

static const struct many_row many_rows[] = {
    {"few", 20, "="},
    {"as many as get a file each", 198, "="},
    {"one more", 200, "!="},
    {"many", 1000, "!="},
};

struct graft_row {
	const char *name;
	const char *script;
	str prefix, cname;
	const char *want;
};

static const struct graft_row graft_rows[] = {
    {"beside others", "put docs/a.html x\nput z.html x\n", UNIT_S("docs/team"), {NULL, 0},
	"docs/a.html docs/team/index.html z.html "},
    {"in place of a former site", "put team/old.html x\nput team/b/old.html x\n", UNIT_S("team"),
	{NULL, 0}, "team/index.html "},
    {"in place of a file", "put team x\nput z x\n", UNIT_S("team"), {NULL, 0},
	"team/index.html z "},
    {"with a new host name", "put CNAME old\n", UNIT_S("a/b/c"), UNIT_S("example.org"),
	"CNAME a/b/c/index.html "},
};

static void grafts(void **state)
{
	const struct graft_row *row = *state;
	const str folder = scripted_repo(
	    str_cstr(unit_mem, str_format(unit_mem, "init\n%scommit first\n", row->script)));
	struct arena *tmp = arena_open();
	struct diag *diag = diag_new(unit_mem);
	struct repo *repo = open_repo(folder, diag);
	struct publish_tree tree = begin(repo, tmp, diag, false);
	struct former former;
	struct oid site, top;

	assert_true(former_read(unit_mem, repo, &repo_info(repo)->head, row->prefix, &former));
	assert_true(publish_tree_add(&tree, S("index.html"), S("new")));
	assert_true(publish_tree_finish(&tree, &site));
	assert_true(publish_tree_graft(&tree, &former, &site, row->cname, &top));
	assert_true(publish_pack_close(&tree.pack));
	check_by_git(folder, &top, row->want);
	repo_close(repo);
	arena_close(tmp);
}

struct owner_row {
	const char *name;
	const char *script;
	str prefix, foreign;
};

#define MARKER "put .nojekyll 'agentdoc site 1'\n"

static const struct owner_row owner_rows[] = {
    {"a site", MARKER "put index.html x\nput agents/a.html x\n", UNIT_S(""), {NULL, 0}},
    {"of a later version", "put .nojekyll 'agentdoc site 9'\nput index.html x\n", UNIT_S(""),
	{NULL, 0}},
    {"with the user's files", MARKER "put CNAME x\nput .gitattributes x\n", UNIT_S(""), {NULL, 0}},
    {"the user's files alone", "put CNAME x\n", UNIT_S(""), {NULL, 0}},
    {"without the marker", "put index.html x\n", UNIT_S(""), UNIT_S("index.html")},
    {"with another marker", "put .nojekyll\nput index.html x\n", UNIT_S(""), UNIT_S(".nojekyll")},
    {"with something else", MARKER "put videos/a x\nput index.html x\n", UNIT_S(""),
	UNIT_S("videos")},
    {"a folder that is not there", "put index.html x\n", UNIT_S("team"), {NULL, 0}},
    {"a folder of one's own", "put team/index.html x\n", UNIT_S("team"), UNIT_S("index.html")},
    {"a file of that name", "put team x\n", UNIT_S("team"), UNIT_S("team")},
    {"a site in a folder", "put team/.nojekyll 'agentdoc site 1'\nput team/index.html x\n",
	UNIT_S("team"), {NULL, 0}},
};

static void tells_owners(void **state)
{
	const struct owner_row *row = *state;
	const str folder = scripted_repo(
	    str_cstr(unit_mem, str_format(unit_mem, "init\n%scommit first\n", row->script)));
	struct repo *repo = open_repo(folder, diag_new(unit_mem));
	struct former former;

	assert_true(former_read(unit_mem, repo, &repo_info(repo)->head, row->prefix, &former));
	assert_str_equal(former.foreign, row->foreign);
	assert_int_equal(former.foreign.p == NULL, row->foreign.p == NULL);
	repo_close(repo);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, sorts_as_git_does);
	UNIT_TEST(&suite, counts_what_is_new);
	UNIT_ROWS(&suite, packs_what_is_much, many_rows);
	UNIT_ROWS(&suite, grafts, graft_rows);
	UNIT_ROWS(&suite, tells_owners, owner_rows);
	return unit_run(&suite, "publish/tree");
}
