/* SPDX-License-Identifier: MIT */
/* The folders in which no site is written, and that nothing happens to them. */
#include "unit/emit/site_fixture.h"

#include <limits.h>

struct refusal_row {
	const char *name;
	struct file files[2]; /* that are there before */
	str folder;
	str want;
};

static const struct refusal_row refusal_rows[] = {
    {"a file that is not ours", {{UNIT_S("site/notes.txt"), UNIT_S("mine")}}, UNIT_S("site"),
	UNIT_S("AD601 site: the folder holds 'notes.txt', which agentdoc did not make, "
	       "nothing was changed")},
    {"a file that is not ours in a site",
	{{UNIT_S("site/.nojekyll"), UNIT_S("agentdoc site 1\n")},
	    {UNIT_S("site/notes.txt"), UNIT_S("mine")}},
	UNIT_S("site"),
	UNIT_S("AD601 site: the folder holds 'notes.txt', which agentdoc did not make, "
	       "nothing was changed")},
    {"a site of somebody else",
	{{UNIT_S("site/.nojekyll"), UNIT_S("")}, {UNIT_S("site/index.html"), UNIT_S("x")}},
	UNIT_S("site"),
	UNIT_S("AD601 site: the folder holds 'index.html', which agentdoc did not make, "
	       "nothing was changed")},
    {"a repository that holds a site",
	{{UNIT_S("site/.nojekyll"), UNIT_S("agentdoc site 1\n")},
	    {UNIT_S("site/.git/HEAD"), UNIT_S("ref")}},
	UNIT_S("site"),
	UNIT_S("AD601 site: the folder holds '.git', which agentdoc did not make, "
	       "nothing was changed")},
    {"a file", {{UNIT_S("site"), UNIT_S("mine")}}, UNIT_S("site"),
	UNIT_S("AD601 site: 'site' is no folder, nothing was changed")},
    {"below a file", {{UNIT_S("file"), UNIT_S("mine")}}, UNIT_S("file/out/site"),
	UNIT_S("AD602 file/out/site: cannot make 'file/out': Not a directory, "
	       "nothing was changed")},
    {"no name", {{{0}, {0}}}, UNIT_S(""),
	UNIT_S("AD603 : '' is not named by its own name and cannot be replaced, "
	       "nothing was changed")},
    {"the folder above", {{{0}, {0}}}, UNIT_S("a/.."),
	UNIT_S("AD603 a/..: 'a/..' is not named by its own name and cannot be replaced, "
	       "nothing was changed")},
    {"the root", {{{0}, {0}}}, UNIT_S("//"),
	UNIT_S("AD603 //: '//' is not named by its own name and cannot be replaced, "
	       "nothing was changed")},
};

static void refuses(void **state)
{
	const struct refusal_row *row = *state;
	struct diag *diag = diag_new(unit_mem);
	struct emit *emit;
	str before;

	start_in_empty_folder();
	for (size_t i = 0; i < 2; i++)
		if (row->files[i].path.n > 0)
			put_file(row->files[i].path, row->files[i].content);
	before = described(S(""));
	assert_false(emit_open(unit_mem, diag, row->folder, &emit));
	assert_str_equal(only_item(diag), row->want);
	assert_str_equal(described(S("")), before);
}

static void assert_protected(str folder, const char *reason)
{
	struct diag *diag = diag_new(unit_mem);
	struct emit *emit;

	assert_false(emit_open(unit_mem, diag, folder, &emit));
	assert_str_equal(only_item(diag),
	    str_format(unit_mem,
		"AD603 %.*s: '%.*s' %s and cannot be replaced, nothing was changed",
		STR_ARG(folder), STR_ARG(folder), reason));
}

static void refuses_precious_folders(void **state)
{
	char here[PATH_MAX];
	const char *home = getenv("HOME");

	(void)state;
	start_in_empty_folder();
	assert_non_null(getcwd(here, sizeof here));
	assert_protected(str_of_cstr(here), "is the working folder");
	assert_int_equal(symlink(here, "link"), 0);
	assert_protected(S("link"), "is the working folder");
	assert_true(file_make_folders(S("me")));
	setenv("HOME", "me", 1);
	assert_protected(S("me"), "is your home folder");
	if (home)
		setenv("HOME", home, 1);
	if (file_kind(S("/proc")) == FILE_FOLDER)
		assert_protected(S("/proc"), "is a mount point");
}

static void names_the_first_foreign_file(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	for (unsigned i = 30; i > 10; i--)
		put_file(str_format(unit_mem, "site/%u.txt", i * 7 % 20 + 10), S("mine"));
	assert_false(emit_open(unit_mem, diag, S("site"), &emit));
	assert_str_equal(only_item(diag),
	    S("AD601 site: the folder holds '10.txt', which agentdoc did not make, "
	      "nothing was changed"));
}

/* Only an empty file is a marker that was begun. */
static void refuses_a_marker_that_is_no_file(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	assert_int_equal(mkdir("site", 0755), 0);
	assert_int_equal(mkfifo("site/.nojekyll", 0644), 0);
	assert_false(emit_open(unit_mem, diag, S("site"), &emit));
	assert_str_equal(only_item(diag),
	    S("AD601 site: the folder holds '.nojekyll', which agentdoc did not make, "
	      "nothing was changed"));
}

static void refuses_a_link_to_itself(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	assert_int_equal(symlink("site", "site"), 0);
	assert_false(emit_open(unit_mem, diag, S("site"), &emit));
	assert_int_equal(diag_items(diag, &(size_t){0})->code, AD602);
}

static void refuses_a_file_that_came_meanwhile(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct emit_summary summary;
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	assert_true(emit_open(unit_mem, diag, S("site"), &emit));
	add_files(emit, three_files, 3);
	put_file(S("site/notes.txt"), S("mine"));
	assert_false(emit_commit(emit, &summary));
	assert_str_equal(only_item(diag),
	    S("AD601 site: the folder holds 'notes.txt', which agentdoc did not make, "
	      "nothing was changed"));
	assert_str_equal(described(S("")), S(MARKER "site/index.html=start;site/notes.txt=mine;"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, refuses, refusal_rows);
	UNIT_TEST(&suite, refuses_precious_folders);
	UNIT_TEST(&suite, names_the_first_foreign_file);
	UNIT_TEST(&suite, refuses_a_marker_that_is_no_file);
	UNIT_TEST(&suite, refuses_a_link_to_itself);
	UNIT_TEST(&suite, refuses_a_file_that_came_meanwhile);
	return run_in_test_root(&suite, "emit/place");
}
