/* SPDX-License-Identifier: MIT */
/* Raw trees, and blobs and ids of a scripted repository. */
#include "unit/scripted.h"

#include "base/diag.h"
#include "git/repo.h"

#define ID "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10\x11\x12\x13\x14"

struct tree_row {
	const char *name;
	str raw, want; /* want: "mode name" of each entry, then ! where it stops at damage */
};

static const struct tree_row trees[] = {
    {"empty", UNIT_S(""), UNIT_S("")},
    {"all modes",
	UNIT_S("100644 a\0" ID "100755 b\0" ID "120000 c\0" ID "160000 d\0" ID "40000 e\0" ID),
	UNIT_S("100644 a,100755 b,120000 c,160000 d,40000 e,")},
    {"old modes", UNIT_S("100664 a\0" ID "100700 b\0" ID), UNIT_S("100644 a,100755 b,")},
    {"name with spaces", UNIT_S("100644 a b \0" ID), UNIT_S("100644 a b ,")},
    {"no mode", UNIT_S(" a\0" ID), UNIT_S("!")},
    {"mode is no number", UNIT_S("10064x a\0" ID), UNIT_S("!")},
    {"mode too long", UNIT_S("10064400 a\0" ID), UNIT_S("!")},
    {"no name", UNIT_S("100644 \0" ID), UNIT_S("!")},
    {"name without an end", UNIT_S("100644 abc"), UNIT_S("!")},
    {"mode alone", UNIT_S("100644"), UNIT_S("!")},
    {"id cut off", UNIT_S("100644 a\0" ID "100644 b\0\x01\x02"), UNIT_S("100644 a,!")},
};

static void takes_entries(void **state)
{
	const struct tree_row *row = *state;
	str raw = unit_guarded(row->raw);
	struct repo_tree_entry entry;
	struct buf got;

	buf_init(&got, unit_mem);
	while (repo_tree_next(&raw, &entry)) {
		buf_format(&got, "%o %.*s,", entry.mode, STR_ARG(entry.name));
		assert_memory_equal(entry.id.id, ID, sizeof entry.id.id);
	}
	if (raw.n)
		buf_char(&got, '!');
	assert_str_equal(buf_str(&got), row->want);
}

static struct repo *open_repo(str folder)
{
	struct repo *repo = NULL;

	assert_int_equal(repo_open(unit_mem, diag_new(unit_mem), folder, &repo), REPO_OPENED);
	return repo;
}

static void reads_what_git_wrote(void **state)
{
	struct repo *const repo =
	    open_repo(scripted_repo("init\nput a.md one two\ncommit first\n"));
	struct oid id = repo_hash_blob(S("one\ntwo\n"));
	str content = S("untouched");

	(void)state;
	assert_true(repo_read_blob(unit_mem, repo, &id, &content));
	assert_str_equal(content, S("one\ntwo\n"));
	content = S("untouched");
	assert_false(repo_read_tree(unit_mem, repo, &id, &content));
	id.id[0] ^= 1;
	assert_false(repo_read_blob(unit_mem, repo, &id, &content));
	assert_str_equal(content, S("untouched"));
	repo_close(repo);
}

static void hashes_through_the_filters(void **state)
{
	const str folder = scripted_repo("init\n"
					 "echo '*.md text eol=crlf' >.gitattributes\n"
					 "printf 'one\\r\\ntwo\\r\\n' >a.md\n"
					 "printf 'one\\r\\ntwo\\r\\n' >b.txt\n");
	struct repo *const repo = open_repo(folder);
	const struct oid stored = repo_hash_blob(S("one\ntwo\n"));
	const struct oid literal = repo_hash_blob(S("one\r\ntwo\r\n"));
	struct oid id;

	(void)state;
	assert_true(repo_hash_file(repo, S("a.md"), &id));
	assert_true(oid_eq(&id, &stored));
	assert_true(repo_hash_file(repo, S("b.txt"), &id));
	assert_true(oid_eq(&id, &literal));
	assert_false(repo_hash_file(repo, S("missing.md"), &id));
	repo_close(repo);
}

static void hashes_nothing(void **state)
{
	const struct oid id = repo_hash_blob(STR_ABSENT);
	struct repo *const repo = open_repo(scripted_repo("init\n: >empty.md\n"));
	struct oid of_file;

	(void)state;
	assert_true(repo_hash_file(repo, S("empty.md"), &of_file));
	assert_true(oid_eq(&id, &of_file));
	assert_str_equal(oid_hex(unit_mem, &id, 8), S("e69de29b"));
	repo_close(repo);
}

struct ignore_row {
	const char *name;
	str path;
	bool ignored;
};

static const struct ignore_row ignores[] = {
    {"by name", UNIT_S("drafts.md"), true},
    {"in an ignored folder", UNIT_S("out/a.md"), true},
    {"the folder itself", UNIT_S("out/"), true},
    {"taken back", UNIT_S("kept/b.tmp"), false},
    {"ignored but tracked", UNIT_S("agents/drafts.md"), false},
    {"folder with something tracked", UNIT_S("old/"), false},
    {"untracked beside it", UNIT_S("old/b.md"), true},
    {"another", UNIT_S("agents/a.md"), false},
};

static void ignores_as_git(void **state)
{
	const struct ignore_row *row = *state;
	struct repo *const repo =
	    open_repo(scripted_repo("init\n"
				    "put agents/drafts.md x\n"
				    "put old/a.md x\n"
				    "commit first\n"
				    "put .gitignore drafts.md out/ old/ '*.tmp' '!b.tmp'\n"));

	assert_int_equal(repo_is_ignored(repo, row->path), row->ignored);
	repo_close(repo);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, takes_entries, trees);
	UNIT_TEST(&suite, reads_what_git_wrote);
	UNIT_TEST(&suite, hashes_through_the_filters);
	UNIT_TEST(&suite, hashes_nothing);
	UNIT_ROWS(&suite, ignores_as_git, ignores);
	return unit_run(&suite, "git/object");
}
