/* SPDX-License-Identifier: MIT */
/*
 * Prints the history of the paths on standard input, for comparison with what git says:
 *
 *	git ls-tree -r --name-only HEAD | dump_history REPOSITORY
 *
 * A line for each revision, newest first: "+" or "-" (living or removed), path, status, commit,
 * path then, old path, percent; separated by tabs. Every markdown file counts as a definition.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/vec.h"
#include "history/history.h"

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

static void print_revision(struct arena *mem, const struct hist_line *line,
    const struct repo_commits *commits, const struct hist_revision *revision)
{
	static const char letters[] = {'A', 'M', 'R', 'C', 'D'};
	const str hex = oid_hex(mem, &commits->items[revision->commit].id, 40);

	printf("%c\t%.*s\t%c\t%.*s\t%.*s\t%.*s\t%u\n", line->alive ? '+' : '-', STR_ARG(line->path),
	    letters[revision->status], STR_ARG(hex), STR_ARG(revision->path),
	    STR_ARG(revision->old_path), revision->similarity);
}

static void dump(struct arena *mem, struct arena *tmp, struct diag *diag, struct repo *repo)
{
	const struct repo_commits commits = repo_walk(mem, tmp, repo, diag, &repo_info(repo)->head);
	struct hist_query query = {.repo = repo, .commits = &commits, .was_definition = count_all};
	VEC(str) living = {0};
	str rest = read_input(mem), path;

	while (str_next_line(&rest, &path))
		if (str_eq_nocase(path_extension(path), S(".md")))
			VEC_PUSH(mem, &living, path);
	query.living = living.items;
	query.living_count = living.n;
	const struct history history = hist_collect(mem, tmp, diag, &query);

	for (size_t i = 0; i < history.n; i++)
		for (size_t r = 0; r < history.lines[i].n; r++)
			print_revision(
			    mem, &history.lines[i], &commits, &history.lines[i].revisions[r]);
}

int main(int argc, char **argv)
{
	struct arena *const mem = arena_open(), *const tmp = arena_open();
	struct diag *const diag = diag_new(mem);
	struct repo *repo;
	size_t problems;

	if (argc != 2) {
		fputs("usage: dump_history REPOSITORY <PATHS\n", stderr);
		return 2;
	}
	const bool opened = repo_open(mem, diag, str_of_cstr(argv[1]), &repo) == REPO_OPENED;

	if (opened) {
		dump(mem, tmp, diag, repo);
		repo_close(repo);
	}
	const struct diag_item *const items = diag_items(diag, &problems);

	for (size_t i = 0; i < problems; i++)
		fprintf(
		    stderr, "%.*s: %.*s\n", STR_ARG(items[i].place.path), STR_ARG(items[i].text));
	arena_close(tmp);
	arena_close(mem);
	return opened ? 0 : 3;
}
