/* SPDX-License-Identifier: MIT */
/* A site appears whole or not at all: writing, keeping, exchanging, and failing. */
#include "unit/emit/site_fixture.h"

#include <signal.h>
#include <sys/resource.h>

static void writes_a_site_with_its_parents(void **state)
{
	struct emit_summary summary;

	(void)state;
	start_in_empty_folder();
	summary = build(S("out/deep/site/"), three_files, 3);
	assert_summary(summary, 4, 0, 0);
	assert_int_equal(summary.bytes, 5 + 3 + 4 + 16);
	assert_str_equal(described(S("out")),
	    S("out/deep/site/.nojekyll=agentdoc site 1\n;out/deep/site/agents/a/history.html=past;"
	      "out/deep/site/agents/a.html=one;out/deep/site/index.html=start;"));
}

static void modes_do_not_depend_on_the_umask(void **state)
{
	static const mode_t umasks[] = {0, 022, 027, 077};

	(void)state;
	for (size_t i = 0; i < sizeof umasks / sizeof *umasks; i++) {
		const mode_t before = umask(umasks[i]);

		umask(022);
		start_in_empty_folder();
		umask(umasks[i]);
		build(S("site"), three_files, 3);
		umask(before);
		assert_int_equal(stat_of("site").st_mode & 0777, 0755);
		assert_int_equal(stat_of("site/agents/a").st_mode & 0777, 0755);
		assert_int_equal(stat_of("site/.nojekyll").st_mode & 0777, 0644);
		assert_int_equal(stat_of("site/agents/a/history.html").st_mode & 0777, 0644);
	}
}

static void an_unchanged_site_is_not_touched(void **state)
{
	struct stat folder, file, folder_after, file_after;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 3);
	folder = stat_of("site");
	file = stat_of("site/agents/a.html");
	assert_summary(build(S("site"), three_files, 3), 0, 4, 0);
	folder_after = stat_of("site");
	file_after = stat_of("site/agents/a.html");
	assert_true(is_same_file(&folder, &folder_after));
	assert_true(is_same_file(&file, &file_after));
}

static void a_change_keeps_the_other_files(void **state)
{
	static const struct file changed[] = {
	    {UNIT_S("index.html"), UNIT_S("START")}, /* of the same size */
	    {UNIT_S("agents/a/history.html"), UNIT_S("past")},
	    {UNIT_S("agents/b.html"), UNIT_S("new")},
	};
	struct stat kept, kept_after;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 3);
	kept = stat_of("site/agents/a/history.html");
	assert_summary(build(S("site"), changed, 3), 2, 2, 1);
	assert_str_equal(described(S("")),
	    S(MARKER
		"site/agents/a/history.html=past;site/agents/b.html=new;site/index.html=START;"));
	kept_after = stat_of("site/agents/a/history.html");
	assert_true(is_same_file(&kept, &kept_after));
	assert_int_equal(kept_after.st_nlink, 1);
}

static void a_vanished_file_goes(void **state)
{
	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 3);
	assert_summary(build(S("site"), three_files, 1), 0, 2, 2);
	assert_str_equal(described(S("")), S(MARKER "site/index.html=start;"));
	assert_int_equal(file_kind(S("site/agents")), FILE_MISSING);
}

static void large_files_are_compared_to_the_end(void **state)
{
	const size_t size = TREE_BUFFER * 2 + 7;
	char *text = arena_text(unit_mem, size);
	struct file file = {S("index.html"), {text, size}};

	(void)state;
	memset(text, 'x', size);
	start_in_empty_folder();
	build(S("site"), &file, 1);
	assert_summary(build(S("site"), &file, 1), 0, 2, 0);
	text[size - 1] = 'y';
	assert_summary(build(S("site"), &file, 1), 1, 1, 0);
	assert_summary(build(S("site"), &file, 1), 0, 2, 0);
}

static void carried_files_stay(void **state)
{
	struct stat ignore, ignore_after;

	(void)state;
	start_in_empty_folder();
	put_file(S("site/.gitignore"), S("*"));
	put_file(S("site/CNAME"), S("docs.example.org"));
	ignore = stat_of("site/.gitignore");
	assert_summary(build(S("site"), three_files, 1), 2, 0, 0);
	assert_summary(build(S("site"), three_files, 1), 0, 2, 0);
	assert_summary(build(S("site"), three_files, 2), 1, 2, 0);
	assert_str_equal(described(S("")),
	    S("site/.gitignore=*;" MARKER
	      "site/CNAME=docs.example.org;site/agents/a.html=one;site/index.html=start;"));
	ignore_after = stat_of("site/.gitignore");
	assert_true(is_same_file(&ignore, &ignore_after));
}

static void what_is_no_file_is_replaced(void **state)
{
	static const struct file empty = {UNIT_S("404.html"), UNIT_S("")};
	struct emit_summary summary;
	struct emit *emit;

	/* index.html -> ../secret, 404.html is a pipe, agents/a.html a folder, agents/a a file */
	(void)state;
	start_in_empty_folder();
	build(S("site"), NULL, 0);
	put_file(S("secret"), S("start"));
	assert_int_equal(symlink("../secret", "site/index.html"), 0);
	assert_int_equal(mkfifo("site/404.html", 0600), 0);
	put_file(S("site/agents/a.html/index.html"), S("one"));
	put_file(S("site/agents/a"), S("past"));
	emit = opened(S("site"));
	add_files(emit, three_files, 3);
	add_files(emit, &empty, 1);
	assert_true(emit_commit(emit, &summary));
	assert_summary(summary, 4, 1, 1);
	assert_str_equal(described(S("")),
	    S("secret=start;" MARKER "site/404.html=;"
	      "site/agents/a/history.html=past;site/agents/a.html=one;site/index.html=start;"));
}

static void a_link_stays_and_its_target_is_replaced(void **state)
{
	(void)state;
	start_in_empty_folder();
	assert_true(file_make_folders(S("www")));
	assert_int_equal(symlink("www/real", "link"), 0);
	assert_int_equal(symlink("link", "site"), 0);
	build(S("site"), three_files, 1);
	build(S("site/"), three_files, 2);
	assert_str_equal(described(S("")),
	    S("link=->;site=->;www/real/.nojekyll=agentdoc site 1\n;www/real/agents/a.html=one;"
	      "www/real/index.html=start;"));
}

static void where_there_are_no_links_files_are_copied(void **state)
{
	const int proc = open("/proc", O_RDONLY | O_DIRECTORY);
	char *buffer = arena_text(unit_mem, TREE_BUFFER);
	str want, got;
	int here;

	(void)state;
	if (proc < 0)
		skip();
	start_in_empty_folder();
	here = open(".", O_RDONLY | O_DIRECTORY);
	assert_true(tree_link(proc, here, "version", buffer));
	assert_true(file_read(unit_mem, S("/proc/version"), 4096, &want));
	assert_true(file_read(unit_mem, S("version"), 4096, &got));
	assert_str_equal(got, want);
	close(here);
	close(proc);
}

/* Runs the path through emit_file in a child and returns the signal that ended it. */
static int signal_of(const struct file *files, size_t n)
{
	const pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		struct emit *emit = opened(S("site"));

		close(STDERR_FILENO);
		signal(SIGABRT, SIG_DFL);
		for (size_t i = 0; i < n; i++)
			if (!emit_file(emit, files[i].path, files[i].content))
				_exit(1);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

struct path_row {
	const char *name;
	str path;
};

static const struct path_row path_rows[] = {
    {"empty", UNIT_S("")},
    {"absolute", UNIT_S("/agents/a.html")},
    {"climbing", UNIT_S("agents/../../a.html")},
    {"with a dot", UNIT_S("agents/./a.html")},
    {"a folder", UNIT_S("agents/")},
    {"empty part", UNIT_S("agents//a.html")},
    {"with a NUL", UNIT_S("agents/a\0.html")},
    {"a top name that the next build would refuse", UNIT_S("notes.txt")},
    {"the marker", UNIT_S(".nojekyll")},
};

static void bad_paths_are_bugs(void **state)
{
	const struct path_row *row = *state;
	const struct file file = {row->path, S("x")};

	start_in_empty_folder();
	assert_int_equal(signal_of(&file, 1), SIGABRT);
}

static void the_same_path_twice_is_a_bug(void **state)
{
	const struct file twice[] = {three_files[0], three_files[0]};

	(void)state;
	start_in_empty_folder();
	assert_int_equal(signal_of(three_files, 3), 0);
	assert_int_equal(signal_of(twice, 2), SIGABRT);
}

static void abort_leaves_nothing(void **state)
{
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	emit = opened(S("out/deep/site"));
	add_files(emit, three_files, 3);
	emit_abort(emit);
	emit_abort(emit);
	emit_abort(NULL);
	assert_int_equal(file_kind(S("out")), FILE_MISSING);
}

static void abort_leaves_the_former_site(void **state)
{
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	emit = opened(S("site"));
	add_files(emit, three_files + 1, 2);
	emit_abort(emit);
	assert_str_equal(described(S("")), S(MARKER "site/index.html=start;"));
}

/* A limit on the size of files stands for a disk that is full. */
static void limit_file_size(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_leaves_the_former_site(void **state)
{
	static char text[8192];
	struct diag *diag = diag_new(unit_mem);
	struct emit_summary summary;
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	assert_true(emit_open(unit_mem, diag, S("site"), &emit));
	signal(SIGXFSZ, SIG_IGN);
	limit_file_size(4096);
	assert_false(emit_file(emit, S("agents/b.html"), (str){text, sizeof text}));
	limit_file_size(RLIM_INFINITY);
	assert_str_equal(only_item(diag),
	    S("AD602 site: cannot write 'agents/b.html': File too large, nothing was changed"));
	assert_false(emit_commit(emit, &summary)); /* half a site is none */
	assert_str_equal(described(S("")), S(MARKER "site/index.html=start;"));
}

static void a_full_disk_at_the_start_leaves_nothing(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	signal(SIGXFSZ, SIG_IGN);
	limit_file_size(0);
	assert_false(emit_open(unit_mem, diag, S("out/site"), &emit));
	limit_file_size(RLIM_INFINITY);
	assert_str_equal(only_item(diag),
	    S("AD602 out/site: cannot write '.nojekyll': File too large, nothing was changed"));
	assert_int_equal(file_kind(S("out")), FILE_MISSING);
}

/*
 * The child has compared with the former site when the parent replaces it, and needs its files all
 * the same:
 *
 *	child    open, keep index.html .............................. commit
 *	parent                            open, write, commit
 */
static void the_last_of_two_builds_wins(void **state)
{
	static const struct file other[] = {{UNIT_S("index.html"), UNIT_S("OTHER")}};
	int from_child[2], to_child[2], status;
	char byte = 0;
	pid_t child;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	assert_int_equal(pipe(from_child), 0);
	assert_int_equal(pipe(to_child), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct emit *emit = opened(S("site"));
		struct emit_summary summary;
		bool done;

		add_files(emit, three_files, 2);
		done = write(from_child[1], &byte, 1) == 1 && read(to_child[0], &byte, 1) == 1 &&
		    emit_commit(emit, &summary);
		_exit(done && summary.kept == 2 && summary.written == 1 ? 0 : 1);
	}
	assert_int_equal(read(from_child[0], &byte, 1), 1);
	assert_summary(build(S("site"), other, 1), 1, 1, 0);
	assert_str_equal(described(S("site")), S(MARKER "site/index.html=OTHER;"));
	assert_int_equal(write(to_child[1], &byte, 1), 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_str_equal(
	    described(S("site")), S(MARKER "site/agents/a.html=one;site/index.html=start;"));
	assert_summary(build(S("site"), three_files, 2), 0, 3, 0);
	assert_str_equal(
	    described(S("")), S(MARKER "site/agents/a.html=one;site/index.html=start;"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, writes_a_site_with_its_parents);
	UNIT_TEST(&suite, modes_do_not_depend_on_the_umask);
	UNIT_TEST(&suite, an_unchanged_site_is_not_touched);
	UNIT_TEST(&suite, a_change_keeps_the_other_files);
	UNIT_TEST(&suite, a_vanished_file_goes);
	UNIT_TEST(&suite, large_files_are_compared_to_the_end);
	UNIT_TEST(&suite, carried_files_stay);
	UNIT_TEST(&suite, what_is_no_file_is_replaced);
	UNIT_TEST(&suite, a_link_stays_and_its_target_is_replaced);
	UNIT_TEST(&suite, where_there_are_no_links_files_are_copied);
	UNIT_ROWS(&suite, bad_paths_are_bugs, path_rows);
	UNIT_TEST(&suite, the_same_path_twice_is_a_bug);
	UNIT_TEST(&suite, abort_leaves_nothing);
	UNIT_TEST(&suite, abort_leaves_the_former_site);
	UNIT_TEST(&suite, a_full_disk_leaves_the_former_site);
	UNIT_TEST(&suite, a_full_disk_at_the_start_leaves_nothing);
	UNIT_TEST(&suite, the_last_of_two_builds_wins);
	return run_in_test_root(&suite, "emit/emit");
}
