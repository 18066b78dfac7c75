/* SPDX-License-Identifier: MIT */
/*
 * Compares all successive texts of the paths on standard input, and of removed ones, and checks
 * that each diff turns the one text into the other, in both directions:
 *
 *	git ls-tree -r --name-only HEAD | diff_pairs REPOSITORY
 *
 * Prints a line for each diff that does not, and at last how many pairs there were. Every markdown
 * file counts as a definition.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "history/history.h"
#include "unit/diff/diff_oracle.h"
#include "unit/diff/prose_oracle.h"

struct tally {
	unsigned pairs, problems, bounded;
	uint64_t words;
};

static bool count_all(void *context, str path, const struct oid *blob, const struct oid *tree)
{
	(void)context;
	(void)path;
	(void)blob;
	(void)tree;
	return true;
}

static str read_input(struct arena *mem)
{
	char chunk[4096];
	struct buf text;
	size_t n;

	buf_init(&text, mem);
	while ((n = fread(chunk, 1, sizeof chunk, stdin)) > 0)
		buf_add(&text, (str){chunk, n});
	return buf_str(&text);
}

/* One diff of each sort, and what is wrong with them. */
static const char *check(
    struct arena *mem, struct arena *tmp, str old_text, str new_text, struct tally *tally)
{
	const struct diff diff = diff_lines(mem, tmp, old_text, new_text);
	const struct prose prose = diff_prose(mem, tmp, &diff);
	const bool valid =
	    utf8_valid_prefix(old_text) == old_text.n && utf8_valid_prefix(new_text) == new_text.n;
	const char *problem = diff_oracle_problem(mem, &diff, old_text, new_text);

	tally->bounded += prose.bounded;
	tally->words += prose.words_added + prose.words_removed;
	return problem ? problem : prose_oracle_problem(mem, &prose, old_text, new_text, valid);
}

static void check_revision(
    struct arena *tmp, struct repo *repo, const struct hist_revision *revision, struct tally *tally)
{
	struct arena *mem = arena_open();
	const char *problem;
	str old_text, new_text;

	if (repo_read_blob(mem, repo, &revision->old_blob, &old_text) &&
	    repo_read_blob(mem, repo, &revision->blob, &new_text)) {
		tally->pairs++;
		problem = check(mem, tmp, old_text, new_text, tally);
		if (!problem)
			problem = check(mem, tmp, new_text, old_text, tally);
		if (problem) {
			const str id = oid_hex(mem, &revision->blob, 40);

			printf("%.*s %.*s: %s\n", STR_ARG(id), STR_ARG(revision->path), problem);
			tally->problems++;
		}
	}
	arena_close(mem);
}

static struct tally check_all(
    struct arena *mem, struct arena *tmp, struct diag *diag, struct repo *repo)
{
	const struct repo_commits commits = repo_walk(mem, tmp, repo, diag, &repo_info(repo)->head);
	struct hist_query query = {.repo = repo, .commits = &commits, .was_definition = count_all};
	VEC(str) living = {0};
	str rest = read_input(mem), path;
	struct tally tally = {0};

	while (str_next_line(&rest, &path))
		if (str_eq_nocase(path_extension(path), S(".md")))
			VEC_PUSH(mem, &living, path);
	query.living = living.items;
	query.living_count = living.n;
	const struct history history = hist_collect(mem, tmp, diag, &query);

	for (size_t i = 0; i < history.n; i++)
		for (size_t r = 0; r < history.lines[i].n; r++) {
			const struct hist_revision *revision = &history.lines[i].revisions[r];

			if (!oid_is_none(&revision->blob) && !oid_is_none(&revision->old_blob) &&
			    !oid_eq(&revision->blob, &revision->old_blob))
				check_revision(tmp, repo, revision, &tally);
		}
	return tally;
}

int main(int argc, char **argv)
{
	struct arena *const mem = arena_open(), *const tmp = arena_open();
	struct diag *const diag = diag_new(mem);
	struct tally tally = {.problems = 1};
	struct repo *repo;

	if (argc != 2) {
		fputs("usage: diff_pairs REPOSITORY <PATHS\n", stderr);
		return 2;
	}
	if (repo_open(mem, diag, str_of_cstr(argv[1]), &repo) == REPO_OPENED) {
		tally = check_all(mem, tmp, diag, repo);
		repo_close(repo);
		printf("%u pairs, %u diffs met a limit, %llu words changed\n", tally.pairs,
		    tally.bounded, (unsigned long long)tally.words);
	}
	arena_close(tmp);
	arena_close(mem);
	return tally.problems ? 1 : 0;
}
