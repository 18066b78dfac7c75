/* SPDX-License-Identifier: MIT */
/*
 * What the tests of emit/ share: an empty folder for each test, which becomes the working folder,
 * builds of a few files, and folders described as text.
 */
#ifndef UNIT_EMIT_SITE_FIXTURE_H
#define UNIT_EMIT_SITE_FIXTURE_H

#include "unit/unit.h"

#include <sys/stat.h>
#include <sys/wait.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "emit/emit.h"
#include "emit/tree.h"

static char test_root[] = "/tmp/agentdoc-test-emit-XXXXXX";

/* Makes an empty folder and goes there. */
static inline void start_in_empty_folder(void)
{
	static unsigned count;
	const str folder = str_format(unit_mem, "%s/%u", test_root, ++count);

	assert_true(file_make_folders(folder));
	assert_int_equal(chdir(str_cstr(unit_mem, folder)), 0);
}

struct file {
	str path, content;
};

static inline void put_file(str path, str content)
{
	if (path_dir(path).n > 0)
		assert_true(file_make_folders(path_dir(path)));
	assert_true(file_write(path, content));
}

static inline void describe_folder(struct buf *out, str path)
{
	struct file_entry *entries;
	size_t n;

	assert_true(file_list(unit_mem, path, &entries, &n));
	for (size_t i = 0; i < n; i++) {
		const str below = path_join(unit_mem, path, entries[i].name);
		str content = S("->");

		if (entries[i].kind == FILE_FOLDER) {
			describe_folder(out, below);
			continue;
		}
		if (entries[i].kind == FILE_REGULAR)
			assert_true(file_read(unit_mem, below, SIZE_MAX, &content));
		buf_format(out, "%.*s=%.*s;", STR_ARG(below), STR_ARG(content));
	}
}

/* All files at and below path with their content: "site/a=text;site/b=text;". */
static inline str described(str path)
{
	struct buf out;

	buf_init(&out, unit_mem);
	describe_folder(&out, path);
	return buf_str(&out);
}

#define MARKER "site/.nojekyll=agentdoc site 1\n;"

static inline struct stat stat_of(const char *path)
{
	struct stat info;

	assert_int_equal(lstat(path, &info), 0);
	return info;
}

static inline bool is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* A small site; tests build the first n files of it. */
static const struct file three_files[] = {
    {UNIT_S("index.html"), UNIT_S("start")},
    {UNIT_S("agents/a.html"), UNIT_S("one")},
    {UNIT_S("agents/a/history.html"), UNIT_S("past")},
};

static inline struct emit *opened(str folder)
{
	struct diag *diag = diag_new(unit_mem);
	struct emit *emit = NULL;

	assert_true(emit_open(unit_mem, diag, folder, &emit));
	assert_int_equal(diag_count(diag, DIAG_NOTE), 0);
	return emit;
}

static inline void add_files(struct emit *emit, const struct file *files, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_true(emit_file(emit, files[i].path, files[i].content));
}

static inline struct emit_summary build(str folder, const struct file *files, size_t n)
{
	struct emit *emit = opened(folder);
	struct emit_summary summary = {0};

	add_files(emit, files, n);
	assert_true(emit_commit(emit, &summary));
	return summary;
}

static inline void assert_summary(
    struct emit_summary got, size_t written, size_t kept, size_t removed)
{
	assert_int_equal(got.written, written);
	assert_int_equal(got.kept, kept);
	assert_int_equal(got.removed, removed);
	assert_int_equal(got.files, written + kept);
}

/* The only item of the sink as "AD601 place: text". */
static inline str only_item(struct diag *diag)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);

	assert_int_equal(n, 1);
	assert_int_equal(items->severity, DIAG_FATAL);
	return str_format(unit_mem, "%s %.*s: %.*s", diag_info(items->code)->id,
	    STR_ARG(items->place.path), STR_ARG(items->text));
}

/* Runs the tests in a folder that is gone afterwards, and returns what main returns. */
static inline int run_in_test_root(struct unit_suite *suite, const char *name)
{
	int failed;

	if (!mkdtemp(test_root))
		return 1;
	failed = unit_run(suite, name);
	if (chdir("/") != 0 || !tree_remove(AT_FDCWD, test_root, ""))
		return 1;
	return failed;
}

#endif
