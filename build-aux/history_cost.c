/* SPDX-License-Identifier: MIT */
/*
 * Tool of `make bench`: does what the history of a repository costs and nothing else, so that it
 * can stand beside `git log -p`: the walk, every text of every markdown file once, and the line
 * diff of each revision; with --prose the prose diff, too. Prints how much that was.
 *
 *   history_cost [--prose] REPOSITORY
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/vec.h"
#include "diff/prose.h"
#include "history/history.h"

struct cost {
	struct arena *mem, *tmp;
	struct diag *diag;
	struct repo *repo;
	bool prose;
	size_t revisions, lines, blocks;
};

static bool is_markdown(str path)
{
	return str_eq_nocase(path_extension(path), S(".md"));
}

static bool count_all(void *context, str path, const struct oid *blob, const struct oid *tree)
{
	(void)context;
	(void)blob;
	(void)tree;
	return is_markdown(path);
}

struct paths {
	str *items;
	size_t n, cap;
};

static void list_tree(struct cost *cost, struct oid tree, str folder, struct paths *paths)
{
	struct repo_tree_entry entry;
	str raw;

	if (!repo_read_tree(cost->mem, cost->repo, &tree, &raw))
		return;
	while (repo_tree_next(&raw, &entry)) {
		const str path = path_join(cost->mem, folder, entry.name);
		if (entry.mode == REPO_MODE_TREE)
			list_tree(cost, entry.id, path, paths);
		else if (is_markdown(path) && entry.mode != REPO_MODE_LINK)
			VEC_PUSH(cost->mem, paths, path);
	}
}

static int path_cmp(const void *left, const void *right)
{
	return str_cmp(*(const str *)left, *(const str *)right);
}

/* The two texts of a revision; the newer one was the older one of the revision before. */
struct texts {
	struct arena *mem[2];
	struct arena_mark empty[2];
	struct oid blobs[2];
	str texts[2];
	size_t newer;
};

static bool read_text(struct cost *cost, struct texts *texts, size_t at, const struct oid *blob)
{
	if (oid_eq(&texts->blobs[at], blob))
		return true;
	arena_rewind(texts->mem[at], texts->empty[at]);
	texts->blobs[at] = *blob;
	return repo_read_blob(texts->mem[at], cost->repo, blob, &texts->texts[at]);
}

static void compare(struct cost *cost, str old_text, str new_text)
{
	const struct arena_mark mark = arena_mark(cost->mem);
	const struct diff diff = diff_lines(cost->mem, cost->tmp, old_text, new_text);

	cost->lines += diff.added + diff.removed;
	if (cost->prose)
		cost->blocks += diff_prose(cost->mem, cost->tmp, &diff).n;
	arena_rewind(cost->mem, mark);
}

static void pass_line(struct cost *cost, struct texts *texts, const struct hist_line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		const struct hist_revision *revision = &line->revisions[i];
		const size_t newer = texts->newer, older = 1 - newer;
		const bool has_new =
		    !oid_is_none(&revision->blob) && read_text(cost, texts, newer, &revision->blob);

		cost->revisions++;
		if (oid_is_none(&revision->old_blob) ||
		    !read_text(cost, texts, older, &revision->old_blob))
			continue;
		if (has_new)
			compare(cost, texts->texts[older], texts->texts[newer]);
		texts->newer = older;
	}
}

static void pass_history(struct cost *cost)
{
	const struct repo_commits commits =
	    repo_walk(cost->mem, cost->tmp, cost->repo, cost->diag, &repo_info(cost->repo)->head);
	struct paths living = {0};

	list_tree(cost, commits.items[0].tree, S(""), &living);
	qsort(living.items, living.n, sizeof *living.items, path_cmp);
	const struct hist_query query = {
	    .repo = cost->repo,
	    .commits = &commits,
	    .living = living.items,
	    .living_count = living.n,
	    .was_definition = count_all,
	};
	const struct history history = hist_collect(cost->mem, cost->tmp, cost->diag, &query);
	struct texts texts = {.mem = {arena_open(), arena_open()}};

	for (size_t i = 0; i < 2; i++)
		texts.empty[i] = arena_mark(texts.mem[i]);
	for (size_t i = 0; i < history.n; i++)
		pass_line(cost, &texts, &history.lines[i]);
	arena_close(texts.mem[0]);
	arena_close(texts.mem[1]);
	printf("%zu commits, %zu files, %zu revisions, %zu lines, %zu blocks\n", commits.n,
	    history.n, cost->revisions, cost->lines, cost->blocks);
}

int main(int argc, char **argv)
{
	struct cost cost = {.mem = arena_open(), .tmp = arena_open()};

	cost.diag = diag_new(cost.mem);
	cost.prose = argc == 3 && strcmp(argv[1], "--prose") == 0;
	if (argc != 2 + cost.prose) {
		fputs("usage: history_cost [--prose] REPOSITORY\n", stderr);
		return 2;
	}
	if (repo_open(cost.mem, cost.diag, str_of_cstr(argv[argc - 1]), &cost.repo) !=
	    REPO_OPENED) {
		fprintf(stderr, "history_cost: '%s' is no repository\n", argv[argc - 1]);
		return 3;
	}
	pass_history(&cost);
	repo_close(cost.repo);
	arena_close(cost.tmp);
	arena_close(cost.mem);
	return 0;
}
