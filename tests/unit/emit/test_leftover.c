/* SPDX-License-Identifier: MIT */
/* What killed runs leave beside a site, and that nothing else is taken for it. */
#include "unit/emit/site_fixture.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>

#include "emit/leftover.h"

/* A process that is over: its id is free. */
static int dead_pid(void)
{
	const pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return (int)child;
}

static void a_killed_build_leaves_the_former_site(void **state)
{
	struct file_entry *entries;
	pid_t child;
	size_t n;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct emit *emit = opened(S("site"));

		add_files(emit, three_files, 3);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_str_equal(described(S("site")), S(MARKER "site/index.html=start;"));
	assert_true(file_list(unit_mem, S("."), &entries, &n));
	assert_int_equal(n, 2); /* site and what the child left */
	assert_summary(build(S("site"), three_files, 1), 0, 2, 0);
	assert_str_equal(described(S("")), S(MARKER "site/index.html=start;"));
}

/*
 * A run that was killed between its two renames:
 *
 *	site.old-PID    the former site
 *	site.new-PID    the new one
 */
static void a_build_killed_while_exchanging_is_put_right(void **state)
{
	const int pid = dead_pid();
	struct emit *emit;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 2);
	build(S("next"), three_files, 1);
	assert_int_equal(
	    rename("site", str_cstr(unit_mem, str_format(unit_mem, "site.old-%d", pid))), 0);
	assert_int_equal(
	    rename("next", str_cstr(unit_mem, str_format(unit_mem, "site.new-%d", pid))), 0);
	emit = opened(S("site"));
	assert_str_equal(
	    described(S("")), S(MARKER "site/agents/a.html=one;site/index.html=start;"));
	emit_abort(emit);
	assert_str_equal(
	    described(S("")), S(MARKER "site/agents/a.html=one;site/index.html=start;"));
}

/* The name beside the site that a dead process left, with rest behind it. */
static str left_name(const char *infix, const char *rest)
{
	return str_format(unit_mem, "site%s%d%s", infix, dead_pid(), rest);
}

static void leftovers_of_dead_runs_go(void **state)
{
	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	put_file(left_name(".new-", "/.nojekyll"), S("agentdoc site 1\n"));
	put_file(left_name(".old-", "/.gitignore"), S("*"));
	assert_true(file_make_folders(left_name(".new-", "")));
	assert_summary(build(S("site"), three_files, 1), 0, 2, 0);
	assert_str_equal(described(S("")), S(MARKER "site/index.html=start;"));
}

/* Killed between the making of its first file and the writing: nothing says whose it is. */
static void a_run_that_only_began_goes(void **state)
{
	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	put_file(left_name(".new-", "/.nojekyll"), S(""));
	put_file(S("site.new-7/.nojekyll"), S(""));
	put_file(S("site.new-7/notes.txt"), S("mine"));
	build(S("site"), three_files, 1);
	assert_str_equal(described(S("")),
	    S(MARKER "site/index.html=start;site.new-7/.nojekyll=;site.new-7/notes.txt=mine;"));
}

/* What stands there is held by another process until it ends; its number is not what counts. */
static void what_is_held_stays_until_it_ends(void **state)
{
	const str name = S("site.new-1");
	int ready[2];
	char byte;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	put_file(S("site.new-1/.nojekyll"), S("agentdoc site 1\n"));
	assert_int_equal(pipe(ready), 0);
	const pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		(void)leftover_hold_site(AT_FDCWD, str_cstr(unit_mem, name));
		(void)write(ready[1], "", 1);
		pause();
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	build(S("site"), three_files, 1);
	assert_int_equal(file_kind(name), FILE_FOLDER);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	build(S("site"), three_files, 1);
	assert_int_equal(file_kind(name), FILE_MISSING);
	close(ready[0]);
	close(ready[1]);
}

/* Between the two renames of an exchange there is no site: nobody may look just then. */
static void an_exchange_waits_for_another(void **state)
{
	int status;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	const int parent = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(parent >= 0);
	leftover_hold_parent(parent);
	const pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		build(S("site"), three_files, 2);
		_exit(0);
	}
	poll(NULL, 0, 200); /* milliseconds; a build takes a hundredth of that */
	assert_int_equal(waitpid(child, &status, WNOHANG), 0);
	leftover_release_parent(parent);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(parent);
	assert_int_equal(file_kind(S("site/agents/a.html")), FILE_REGULAR);
}

/* Those who begin at once write to different folders, and neither takes the other's away. */
static void two_runs_have_a_folder_each(void **state)
{
	int numbers[2], folders[2];

	(void)state;
	start_in_empty_folder();
	for (size_t i = 0; i < 2; i++) {
		folders[i] = leftover_claim(unit_mem, AT_FDCWD, "site", &numbers[i]);
		assert_true(folders[i] >= 0);
	}
	assert_int_not_equal(numbers[0], numbers[1]);
	close(folders[0]);
	leftover_put_right(unit_mem, AT_FDCWD, "site");
	assert_int_equal(file_kind(str_format(unit_mem, "site.new-%d", numbers[0])), FILE_MISSING);
	assert_int_equal(file_kind(str_format(unit_mem, "site.new-%d", numbers[1])), FILE_FOLDER);
	close(folders[1]);
}

static void nothing_else_beside_a_site_goes(void **state)
{
	str before;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	put_file(left_name(".new-", "/notes.txt"), S("mine"));
	put_file(left_name(".old-", "x/.nojekyll"), S("agentdoc site 1\n"));
	put_file(S("site.new-/.nojekyll"), S("agentdoc site 1\n"));
	put_file(S("site.new-99999999999/.nojekyll"), S("agentdoc site 1\n"));
	put_file(left_name(".new-", ""), S("a file"));
	assert_int_equal(symlink("site", str_cstr(unit_mem, left_name(".old-", ""))), 0);
	before = described(S(""));
	build(S("site"), three_files, 1);
	assert_str_equal(described(S("")), before);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, a_killed_build_leaves_the_former_site);
	UNIT_TEST(&suite, a_build_killed_while_exchanging_is_put_right);
	UNIT_TEST(&suite, leftovers_of_dead_runs_go);
	UNIT_TEST(&suite, a_run_that_only_began_goes);
	UNIT_TEST(&suite, what_is_held_stays_until_it_ends);
	UNIT_TEST(&suite, an_exchange_waits_for_another);
	UNIT_TEST(&suite, two_runs_have_a_folder_each);
	UNIT_TEST(&suite, nothing_else_beside_a_site_goes);
	return run_in_test_root(&suite, "emit/leftover");
}
