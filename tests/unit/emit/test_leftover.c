/* SPDX-License-Identifier: MIT */
/* What killed runs leave beside a site, and that nothing else is taken for it. */
#include "unit/emit/site_fixture.h"

#include <signal.h>

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

static void nothing_else_beside_a_site_goes(void **state)
{
	str before;

	(void)state;
	start_in_empty_folder();
	build(S("site"), three_files, 1);
	put_file(S("site.new-1/.nojekyll"), S("agentdoc site 1\n")); /* process 1 is there */
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
	UNIT_TEST(&suite, nothing_else_beside_a_site_goes);
	return run_in_test_root(&suite, "emit/leftover");
}
