/* SPDX-License-Identifier: MIT */
/* Commit objects as text: ordinary ones, odd ones and damaged ones. */
#include "unit/unit.h"

#include "git/commit.h"

#define TREE "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
#define AUTHOR "author A U Thor <a@example.com> 1700000060 +0100\n"
#define COMMITTER "committer C <c@example.com> 1700000120 +0000\n"
#define HEADER TREE AUTHOR COMMITTER

struct text_row {
	const char *name;
	str raw, author, email, subject;
	int64_t author_utc_s;
};

#define THOR UNIT_S("A U Thor"), UNIT_S("a@example.com")
#define THOR_S 1700000060

static const struct text_row texts[] = {
    {"plain", UNIT_S(HEADER "\nSubject\n\nBody\n"), THOR, UNIT_S("Subject"), THOR_S},
    {"no message", UNIT_S(HEADER "\n"), THOR, UNIT_S(""), THOR_S},
    {"no empty line", UNIT_S(HEADER), THOR, UNIT_S(""), THOR_S},
    {"no last line end", UNIT_S(HEADER "\nSubject"), THOR, UNIT_S("Subject"), THOR_S},
    {"paragraph of two lines", UNIT_S(HEADER "\nOne \ntwo\n \nBody\n"), THOR, UNIT_S("One two"),
	THOR_S},
    {"empty lines first", UNIT_S(HEADER "\n\n \nSubject\n"), THOR, UNIT_S("Subject"), THOR_S},
    {"carriage return", UNIT_S(HEADER "\nSubject\r\n\r\nBody\r\n"), THOR, UNIT_S("Subject"),
	THOR_S},
    {"signature skipped",
	UNIT_S(HEADER "gpgsig -----BEGIN\n \n author X <x> 5 +0000\n -----END\n\nSubject\n"), THOR,
	UNIT_S("Subject"), THOR_S},
    {"latin 1", UNIT_S(TREE "author J\xF6rg <j@x> 7 +0000\nencoding ISO-8859-1\n\nf\xFCr\n"),
	UNIT_S("J\xC3\xB6rg"), UNIT_S("j@x"), UNIT_S("f\xC3\xBCr"), 7},
    {"unknown charset", UNIT_S(TREE "author J\xF6rg <j@x> 7 +0000\nencoding nonsense\n\nx\n"),
	UNIT_S("J\xEF\xBF\xBDrg"), UNIT_S("j@x"), UNIT_S("x"), 7},
    {"charset that is a path", UNIT_S(TREE "author J <j@x> 7 +0000\nencoding ../x\n\n\xFC\n"),
	UNIT_S("J"), UNIT_S("j@x"), UNIT_S("\xEF\xBF\xBD"), 7},
    {"wrong byte in the charset", UNIT_S(TREE "author J <j@x> 7 +0\nencoding EUC-JP\n\na\xFF z\n"),
	UNIT_S("J"), UNIT_S("j@x"), UNIT_S("a\xEF\xBF\xBD z"), 7},
    {"not UTF-8 though nothing says so", UNIT_S(TREE "author J <j@x> 7 +0000\n\nf\xFCr\n"),
	UNIT_S("J"), UNIT_S("j@x"),
	UNIT_S("f\xEF\xBF\xBD"
	       "r"),
	7},
    {"empty name", UNIT_S(TREE "author  <j@x> 7 +0000\n\nx\n"), UNIT_S(""), UNIT_S("j@x"),
	UNIT_S("x"), 7},
    {"no author", UNIT_S(TREE "\nx\n"), UNIT_S(""), UNIT_S(""), UNIT_S("x"), REPO_TIME_UNKNOWN},
    {"no address", UNIT_S(TREE "author Somebody 7 +0000\n\nx\n"), UNIT_S("Somebody 7 +0000"),
	UNIT_S(""), UNIT_S("x"), REPO_TIME_UNKNOWN},
    {"address not closed", UNIT_S(TREE "author J <j@x 7 +0000\n\nx\n"), UNIT_S("J"),
	UNIT_S("j@x 7 +0000"), UNIT_S("x"), REPO_TIME_UNKNOWN},
    {"angle bracket in the name", UNIT_S(TREE "author J <j@x> K> 7 +0000\n\nx\n"), UNIT_S("J"),
	UNIT_S("j@x"), UNIT_S("x"), 7},
    {"before 1970", UNIT_S(TREE "author J <j@x> -86400 +0000\n\nx\n"), UNIT_S("J"), UNIT_S("j@x"),
	UNIT_S("x"), -86400},
    {"date too large", UNIT_S(TREE "author J <j@x> 99999999999999999999 +0\n\nx\n"), UNIT_S("J"),
	UNIT_S("j@x"), UNIT_S("x"), REPO_TIME_UNKNOWN},
    {"last year of four digits", UNIT_S(TREE "author J <j@x> 253402300799 +0000\n\nx\n"),
	UNIT_S("J"), UNIT_S("j@x"), UNIT_S("x"), 253402300799},
    {"a year of five digits", UNIT_S(TREE "author J <j@x> 253402300800 +0000\n\nx\n"), UNIT_S("J"),
	UNIT_S("j@x"), UNIT_S("x"), REPO_TIME_UNKNOWN},
    {"before the year 1", UNIT_S(TREE "author J <j@x> -62135596801 +0000\n\nx\n"), UNIT_S("J"),
	UNIT_S("j@x"), UNIT_S("x"), REPO_TIME_UNKNOWN},
    {"date that is no number", UNIT_S(TREE "author J <j@x> -x +0000\n\nx\n"), UNIT_S("J"),
	UNIT_S("j@x"), UNIT_S("x"), REPO_TIME_UNKNOWN},
    {"no date", UNIT_S(TREE "author J <j@x>\n\nx\n"), UNIT_S("J"), UNIT_S("j@x"), UNIT_S("x"),
	REPO_TIME_UNKNOWN},
};

static void reads_texts(void **state)
{
	const struct text_row *row = *state;
	struct commit commit;

	assert_true(commit_parse(unit_mem, unit_guarded(row->raw), &commit));
	assert_str_equal(commit.author.name, row->author);
	assert_str_equal(commit.author.email, row->email);
	assert_str_equal(commit.subject, row->subject);
	assert_int_equal(commit.author_utc_s, row->author_utc_s);
}

struct bad_row {
	const char *name;
	str raw;
};

static const struct bad_row bad[] = {
    {"empty", UNIT_S("")},
    {"no tree", UNIT_S(AUTHOR COMMITTER "\nx\n")},
    {"short tree", UNIT_S("tree 4b825dc6\n" AUTHOR "\nx\n")},
    {"tree is no number", UNIT_S("tree zb825dc642cb6eb9a060e54bf8d69288fbee4904\n\nx\n")},
    {"short parent", UNIT_S(TREE "parent 4b825dc6\n" AUTHOR "\nx\n")},
    {"binary", UNIT_S("\0\xFF\0\n\n\0")},
};

static void refuses(void **state)
{
	const struct bad_row *row = *state;
	struct commit commit;

	assert_false(commit_parse(unit_mem, unit_guarded(row->raw), &commit));
}

static const str merge =
    UNIT_S(TREE "parent 1111111111111111111111111111111111111111\n"
		"parent 2222222222222222222222222222222222222222\n" AUTHOR COMMITTER "\nMerge\n");

static void reads_parents_and_dates(void **state)
{
	struct commit commit;

	(void)state;
	assert_true(commit_parse(unit_mem, merge, &commit));
	assert_str_equal(oid_hex(unit_mem, &commit.tree, 8), S("4b825dc6"));
	assert_int_equal(commit.parent_count, 2);
	assert_str_equal(oid_hex(unit_mem, &commit.parents[0], 4), S("1111"));
	assert_str_equal(oid_hex(unit_mem, &commit.parents[1], 4), S("2222"));
	assert_int_equal(commit.commit_utc_s, 1700000120);
}

/* Each prefix is read without touching a byte behind it; whole headers in it are not lost. */
static void reads_every_prefix(void **state)
{
	(void)state;
	for (size_t n = 0; n <= merge.n; n++) {
		const struct arena_mark mark = arena_mark(unit_mem);
		const str prefix = str_slice(merge, 0, n);
		struct commit commit;
		char *const copy = malloc(n + 1);

		assert_non_null(copy);
		memcpy(copy, prefix.p, prefix.n);
		if (commit_parse(unit_mem, (str){copy, prefix.n}, &commit) && n > 150)
			assert_int_equal(commit.parent_count, 2);
		free(copy);
		arena_rewind(unit_mem, mark);
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads_texts, texts);
	UNIT_ROWS(&suite, refuses, bad);
	UNIT_TEST(&suite, reads_parents_and_dates);
	UNIT_TEST(&suite, reads_every_prefix);
	return unit_run(&suite, "git/commit");
}
