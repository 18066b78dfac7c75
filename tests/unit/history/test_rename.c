/* SPDX-License-Identifier: MIT */
/* Pairing where the choice matters, each row held against git's own; and the limit of it. */
#include "unit/unit.h"

#include "unit/history/collected.h"

struct row {
	const char *name;
	const char *script; /* two commits; between them no path both vanishes and changes */
};

#define TWO(before, after) "init\n" before "\ncommit one\n" after "\ncommit two\n"

static const struct row rows[] = {
    {"equal ids, several of one content",
	TWO("mkdir a; lines x 9 >a/1.md; cp a/1.md a/2.md; cp a/1.md a/3.md",
	    "mkdir b; git mv a/1.md b/9.md; git mv a/2.md b/3.md; git mv a/3.md b/1.md")},
    {"more sources than targets",
	TWO("lines x 9 >1.md; cp 1.md 2.md; cp 1.md 3.md",
	    "git mv 2.md 4.md; git rm -q 1.md 3.md")},
    {"names that stand once, at three quarters",
	TWO("mkdir a; lines x 9 >a/1.md; lines y 9 >a/2.md",
	    "mkdir b; git mv a/1.md b/1.md; git mv a/2.md b/2.md; lines p 2 >>b/1.md; "
	    "lines q 8 >>b/2.md")},
    {"one name often",
	TWO("mkdir a b c; lines x 9 >a/S.md; lines y 9 >b/S.md; lines z 9 >c/S.md",
	    "mkdir d e f; mv c/S.md d/S.md; mv a/S.md e/S.md; mv b/S.md f/S.md; "
	    "lines p 1 >>d/S.md; lines q 1 >>e/S.md; lines r 2 >>f/S.md")},
    {"best score before first path",
	TWO("(lines x 5; lines y 5) >1.md; (lines x 9; lines y 1) >2.md",
	    "git rm -q 1.md 2.md; (lines x 8; lines y 2) >3.md; (lines x 3; lines y 6) >4.md")},
    {"just half", TWO("lines x 8 >1.md", "git rm -q 1.md; (lines x 4; lines q 4) >2.md")},
    {"just below half", TWO("lines x 8 >1.md", "git rm -q 1.md; (lines x 4; lines q 5) >2.md")},
    {"link and file of one content",
	TWO("printf target >1.md; ln -s target 2.md",
	    "git rm -q 1.md 2.md; ln -s target 3.md; "
	    "printf target >4.md")},
    {"more alike than four sources",
	TWO("for i in 1 2 3 4 5 6; do (lines x 9; lines t$i $i) >$i.md; done",
	    "git rm -q ?.md; for i in a b c; do (lines x 9; lines u$i 1) >$i.md; done")},
};

/* "target source percent" of each rename, sorted; git's from its own output. */
static str git_renames(str folder)
{
	const str command = str_format(unit_mem,
	    "cd '%.*s' && git diff-tree -r -M50%% -l20000 HEAD~1 HEAD | "
	    "sed -n 's/^:.* R0*\\([0-9][0-9]*\\)\\t\\(.*\\)\\t\\(.*\\)/\\3 \\2 \\1/p' | LC_ALL=C "
	    "sort",
	    STR_ARG(folder));
	FILE *const pipe = popen(str_cstr(unit_mem, command), "r");
	struct buf out;
	char line[256];

	assert_non_null(pipe);
	buf_init(&out, unit_mem);
	while (fgets(line, sizeof line, pipe))
		buf_add(&out, str_of_cstr(line));
	assert_int_equal(pclose(pipe), 0);
	return buf_str(&out);
}

static void pairs_as_git(void **state)
{
	const struct row *row = *state;
	const str folder = scripted_repo(row->script);
	const struct collected all = collect(folder, NULL);
	struct buf got;

	buf_init(&got, unit_mem);
	for (size_t i = 0; i < all.history.alive_count; i++) {
		const struct hist_revision *const revision = &all.history.lines[i].revisions[0];

		if (revision->status == HIST_RENAMED)
			buf_format(&got, "%.*s %.*s %u\n", STR_ARG(revision->path),
			    STR_ARG(revision->old_path), revision->similarity);
	}
	assert_str_equal(buf_str(&got), git_renames(folder));
}

/*
 * 2,100 files go and 2,100 of other names and texts come: too many to compare each with each. Made
 * without a work tree, whose files would take seconds.
 */
static const char too_many[] =
    "init\n"
    "start() { echo 'commit refs/heads/main'; echo 'committer C <c@x> 1700000000 +0000'\n"
    "          printf 'data <<E\\n%s\\nE\\n' $1; }\n"
    "file() { printf 'M 100644 inline %s\\ndata <<E\\n' $1; shift; \"$@\"; echo E; }\n"
    "both() { lines y 9; lines z 1; }\n"
    "many() { i=0; while [ $i -lt 2100 ]; do i=$((i + 1)); file $1$i.md echo $2 $i; done; }\n"
    "{ start one; many a/ 'one line of'; file a/moved.md lines x 9; file a/named.md lines y 9\n"
    "  start two; echo deleteall; many b/new 'something else of'; file b/other.md lines x 9\n"
    "  file b/named.md both; } | git fast-import --quiet\n";

static void gives_up_on_too_many(void **state)
{
	const struct collected all = collect(scripted_repo(too_many), NULL);
	size_t n;

	(void)state;
	assert_int_equal(diag_items(all.diag, &n)->code, AD308);
	assert_int_equal(n, 1);
	assert_int_equal(all.history.alive_count, 2102);
	for (size_t i = 0; i < all.history.alive_count; i++) {
		const struct hist_line *const line = &all.history.lines[i];
		const bool found =
		    str_eq(line->path, S("b/other.md")) || str_eq(line->path, S("b/named.md"));

		assert_int_equal(line->revisions[0].status, found ? HIST_RENAMED : HIST_ADDED);
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, pairs_as_git, rows);
	UNIT_TEST(&suite, gives_up_on_too_many);
	return unit_run(&suite, "history/rename");
}
