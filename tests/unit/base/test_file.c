/* SPDX-License-Identifier: MIT */
/* Files and folders of the disk, each test in a new folder of its own. */
#include "unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/path.h"

#define PLENTY ((size_t)1 << 20)

/* A new folder; TEST_TMP of the test runner or the system's. */
static str new_folder(void)
{
	const char *parent = getenv("TEST_TMP");
	char *path;

	if (!parent)
		parent = "/tmp";
	path = str_cstr(unit_mem, str_format(unit_mem, "%s/file-XXXXXX", parent));
	assert_non_null(mkdtemp(path));
	return str_of_cstr(path);
}

static str in(str folder, const char *name)
{
	return path_join(unit_mem, folder, str_of_cstr(name));
}

static void remove_tree(str folder)
{
	struct file_entry *entries;
	size_t n;

	assert_true(file_list(unit_mem, folder, &entries, &n));
	for (size_t i = 0; i < n; i++) {
		const str path = path_join(unit_mem, folder, entries[i].name);

		if (entries[i].kind == FILE_FOLDER)
			remove_tree(path);
		else
			assert_int_equal(unlink(str_cstr(unit_mem, path)), 0);
	}
	assert_int_equal(rmdir(str_cstr(unit_mem, folder)), 0);
}

struct size_row {
	const char *name;
	size_t size, max;
	bool fits;
};

static const struct size_row size_rows[] = {
    {"empty", 0, 100, true},
    {"empty with no room", 0, 0, true},
    {"short", 10, 100, true},
    {"just fits", 5000, 5000, true},
    {"one too many", 5001, 5000, false},
    {"a byte with no room", 1, 0, false},
    {"large", 300000, PLENTY, true},
    {"without a limit", 300000, SIZE_MAX, true},
};

static void reads_what_was_written(void **state)
{
	const struct size_row *row = *state;
	const str folder = new_folder(), path = in(folder, "a b.txt");
	char *content = arena_text(unit_mem, row->size);
	str got = STR_ABSENT;

	for (size_t i = 0; i < row->size; i++)
		content[i] = (char)(i * 7);
	assert_true(file_write(path, (str){content, row->size}));
	assert_int_equal(file_kind(path), FILE_REGULAR);
	errno = 0;
	if (row->fits) {
		assert_true(file_read(unit_mem, path, row->max, &got));
		assert_non_null(got.p);
		assert_str_equal(got, ((str){content, row->size}));
	} else {
		assert_false(file_read(unit_mem, path, row->max, &got));
		assert_int_equal(errno, EFBIG);
		assert_null(got.p);
	}
	remove_tree(folder);
}

static void write_replaces(void **state)
{
	const str folder = new_folder(), path = in(folder, "f");
	struct stat info;
	str got;

	(void)state;
	assert_true(file_write(path, S("a long first text")));
	assert_true(file_write(path, S("short")));
	assert_true(file_read(unit_mem, path, PLENTY, &got));
	assert_str_equal(got, S("short"));
	assert_int_equal(stat(str_cstr(unit_mem, path), &info), 0);
	assert_int_equal(info.st_mode & 0133, 0);
	remove_tree(folder);
}

static void create_never_replaces(void **state)
{
	const str folder = new_folder(), path = in(folder, "f"), link = in(folder, "link");
	str got;

	(void)state;
	assert_true(file_create(path, S("the first")));
	assert_false(file_create(path, S("the second")));
	assert_int_equal(errno, EEXIST);
	assert_true(file_read(unit_mem, path, PLENTY, &got));
	assert_str_equal(got, S("the first"));
	assert_int_equal(
	    symlink(str_cstr(unit_mem, in(folder, "nothing")), str_cstr(unit_mem, link)), 0);
	assert_false(file_create(link, S("through a link")));
	assert_int_equal(errno, EEXIST);
	assert_int_equal(file_kind(in(folder, "nothing")), FILE_MISSING);
	assert_false(file_create(in(folder, "missing/f"), S("x")));
	assert_int_equal(errno, ENOENT);
	remove_tree(folder);
}

/* The size that fstat tells is 0 or wrong for these. */
static void reads_what_has_no_size(void **state)
{
	str got;

	(void)state;
	assert_true(file_read(unit_mem, S("/dev/null"), PLENTY, &got));
	assert_int_equal(got.n, 0);
	assert_false(file_read(unit_mem, S("/dev/zero"), PLENTY, &got));
	assert_int_equal(errno, EFBIG);
}

/* A pipe, named through the descriptor, delivers its text in parts. */
static void reads_a_pipe_in_parts(void **state)
{
	const size_t size = 30000;
	int fds[2];
	str got;

	(void)state;
	assert_int_equal(pipe(fds), 0);
	for (size_t i = 0; i < size; i++)
		assert_int_equal(write(fds[1], i % 2 ? "b" : "a", 1), 1);
	close(fds[1]);
	assert_true(file_read(unit_mem, str_format(unit_mem, "/dev/fd/%d", fds[0]), PLENTY, &got));
	close(fds[0]);
	assert_int_equal(got.n, size);
	assert_int_equal(got.p[0], 'a');
	assert_int_equal(got.p[size - 1], 'b');
}

static void failures_say_why(void **state)
{
	const str folder = new_folder(), file = in(folder, "file");
	char long_path[5000];
	struct file_entry *entries;
	size_t n;
	str got;

	(void)state;
	memset(long_path, 'a', sizeof long_path);
	assert_true(file_write(file, S("x")));
	assert_false(file_read(unit_mem, in(folder, "missing"), PLENTY, &got));
	assert_int_equal(errno, ENOENT);
	assert_false(file_read(unit_mem, folder, PLENTY, &got));
	assert_int_equal(errno, EISDIR);
	assert_false(file_read(unit_mem, in(file, "below"), PLENTY, &got));
	assert_int_equal(errno, ENOTDIR);
	assert_false(file_read(unit_mem, (str){long_path, sizeof long_path}, PLENTY, &got));
	assert_int_equal(errno, ENAMETOOLONG);
	assert_false(file_read(unit_mem, S("/dev/null\0x"), PLENTY, &got));
	assert_int_equal(errno, ENOENT);
	assert_false(file_write(in(folder, "missing/f"), S("x")));
	assert_int_equal(errno, ENOENT);
	assert_false(file_write(folder, S("x")));
	assert_int_equal(errno, EISDIR);
	assert_false(file_list(unit_mem, file, &entries, &n));
	assert_int_equal(errno, ENOTDIR);
	assert_false(file_make_folders(file));
	assert_int_equal(errno, ENOTDIR);
	assert_false(file_make_folders(in(file, "below")));
	assert_int_equal(errno, ENOTDIR);
	remove_tree(folder);
}

static void full_disk_is_noticed(void **state)
{
	(void)state;
	if (file_kind(S("/dev/full")) == FILE_MISSING)
		skip();
	assert_false(file_write(S("/dev/full"), S("x")));
	assert_int_equal(errno, ENOSPC);
}

/*
 * folder/
 *   Zeta.md, alpha.md, b-link -> alpha.md, c-broken -> nowhere, d/, .hidden, e-pipe, \xFF
 */
static void lists_sorted_with_kinds(void **state)
{
	static const struct {
		const char *name;
		enum file_kind kind;
	} want[] = {
	    {".hidden", FILE_REGULAR},
	    {"Zeta.md", FILE_REGULAR},
	    {"alpha.md", FILE_REGULAR},
	    {"b-link", FILE_LINK},
	    {"c-broken", FILE_LINK},
	    {"d", FILE_FOLDER},
	    {"e-pipe", FILE_OTHER},
	    {"\xFF", FILE_REGULAR},
	};
	const str folder = new_folder();
	struct file_entry *entries;
	size_t n;

	(void)state;
	assert_true(file_write(in(folder, "alpha.md"), S("")));
	assert_true(file_write(in(folder, "\xFF"), S("")));
	assert_true(file_write(in(folder, ".hidden"), S("")));
	assert_true(file_write(in(folder, "Zeta.md"), S("")));
	assert_true(file_make_folders(in(folder, "d")));
	assert_int_equal(symlink("alpha.md", str_cstr(unit_mem, in(folder, "b-link"))), 0);
	assert_int_equal(symlink("nowhere", str_cstr(unit_mem, in(folder, "c-broken"))), 0);
	assert_int_equal(mkfifo(str_cstr(unit_mem, in(folder, "e-pipe")), 0600), 0);
	assert_true(file_list(unit_mem, folder, &entries, &n));
	assert_int_equal(n, sizeof want / sizeof *want);
	for (size_t i = 0; i < n; i++) {
		assert_str_equal(entries[i].name, str_of_cstr(want[i].name));
		assert_int_equal(entries[i].kind, want[i].kind);
		assert_int_equal(file_kind(in(folder, want[i].name)), want[i].kind);
	}
	assert_int_equal(file_kind(in(folder, "nowhere")), FILE_MISSING);
	remove_tree(folder);
}

static void lists_an_empty_folder(void **state)
{
	const str folder = new_folder();
	struct file_entry *entries;
	size_t n = 99;

	(void)state;
	assert_true(file_list(unit_mem, folder, &entries, &n));
	assert_int_equal(n, 0);
	remove_tree(folder);
}

static void makes_all_parents(void **state)
{
	const str folder = new_folder();

	(void)state;
	assert_true(file_make_folders(in(folder, "a/b//c/")));
	assert_int_equal(file_kind(in(folder, "a/b/c")), FILE_FOLDER);
	assert_true(file_make_folders(in(folder, "a/b/c")));
	assert_true(file_make_folders(S("/")));
	assert_true(file_make_folders(S("")));
	assert_true(file_make_folders(S(".")));
	remove_tree(folder);
}

static void link_to_a_folder_is_one(void **state)
{
	const str folder = new_folder();

	(void)state;
	assert_true(file_make_folders(in(folder, "real")));
	assert_int_equal(symlink("real", str_cstr(unit_mem, in(folder, "link"))), 0);
	assert_true(file_make_folders(in(folder, "link/below")));
	assert_int_equal(file_kind(in(folder, "real/below")), FILE_FOLDER);
	remove_tree(folder);
}

static void nothing_is_here(void **state)
{
	struct file_entry *here, *nothing;
	size_t here_n, nothing_n;

	(void)state;
	assert_int_equal(file_kind(S("")), FILE_FOLDER);
	assert_true(file_list(unit_mem, S("."), &here, &here_n));
	assert_true(file_list(unit_mem, S(""), &nothing, &nothing_n));
	assert_int_equal(here_n, nothing_n);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads_what_was_written, size_rows);
	UNIT_TEST(&suite, write_replaces);
	UNIT_TEST(&suite, create_never_replaces);
	UNIT_TEST(&suite, reads_what_has_no_size);
	UNIT_TEST(&suite, reads_a_pipe_in_parts);
	UNIT_TEST(&suite, failures_say_why);
	UNIT_TEST(&suite, full_disk_is_noticed);
	UNIT_TEST(&suite, lists_sorted_with_kinds);
	UNIT_TEST(&suite, lists_an_empty_folder);
	UNIT_TEST(&suite, makes_all_parents);
	UNIT_TEST(&suite, link_to_a_folder_is_one);
	UNIT_TEST(&suite, nothing_is_here);
	return unit_run(&suite, "base/file");
}
