/* SPDX-License-Identifier: MIT */
/*
 * The history of a scripted repository as one short text, for tables of tests:
 *
 *	a.md: M second, A first        a file at HEAD, its revisions by the subject of the commit
 *	b.md: R move (a.md 100), ...   renamed or copied from a path, so many percent alike
 *	-c.md: D third, A first        a removed one; a '!' behind the path says that history is cut
 */
#ifndef HISTORY_COLLECTED_H
#define HISTORY_COLLECTED_H

#include "unit/scripted.h"

#include "base/diag.h"
#include "base/path.h"
#include "history/history.h"

struct collected {
	struct repo_commits commits;
	struct history history;
	struct diag *diag;
};

/* Everything counts but what is named README.md. */
static inline bool collected_counts(
    void *context, str path, const struct oid *blob, const struct oid *tree)
{
	(void)context;
	assert_false(oid_is_none(blob));
	assert_false(oid_is_none(tree));
	return !str_eq(path_base(path), S("README.md"));
}

/* The markdown files at HEAD, sorted, from git itself; a path that is not there can be added. */
static inline size_t collected_living(str folder, const char *extra, str **ret_living)
{
	VEC(str) living = {0};
	const str command = str_format(unit_mem,
	    "cd '%.*s' && { git ls-tree -r -z --name-only HEAD 2>/dev/null; printf '%s'; } | "
	    "tr '\\0' '\\n' | grep -i '\\.md$' | grep -v README | LC_ALL=C sort",
	    STR_ARG(folder), extra ? extra : "");
	FILE *const pipe = popen(str_cstr(unit_mem, command), "r");
	char line[256];

	assert_non_null(pipe);
	while (fgets(line, sizeof line, pipe))
		VEC_PUSH(unit_mem, &living, str_dup(unit_mem, str_trim(str_of_cstr(line))));
	pclose(pipe);
	*ret_living = living.items;
	return living.n;
}

static inline struct collected collect(str folder, const char *extra)
{
	struct collected result = {.diag = diag_new(unit_mem)};
	struct arena *const tmp = arena_open();
	struct hist_query query = {.commits = &result.commits, .was_definition = collected_counts};
	str *living;

	assert_int_equal(repo_open(unit_mem, result.diag, folder, &query.repo), REPO_OPENED);
	const struct repo_info *const info = repo_info(query.repo);

	if (!info->unborn)
		result.commits = repo_walk(unit_mem, tmp, query.repo, result.diag, &info->head);
	query.living_count = collected_living(folder, extra, &living);
	query.living = living;
	result.history = hist_collect(unit_mem, tmp, result.diag, &query);
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	repo_close(query.repo);
	return result;
}

static inline void collected_print(struct buf *out, const struct collected *all, size_t number)
{
	const struct hist_line *const line = &all->history.lines[number];

	buf_format(
	    out, "%s%.*s%s:", line->alive ? "" : "-", STR_ARG(line->path), line->cut ? "!" : "");
	for (size_t i = 0; i < line->n; i++) {
		const struct hist_revision *const revision = &line->revisions[i];

		buf_format(out, "%s %c %.*s", i ? "," : "", "AMRCD"[revision->status],
		    STR_ARG(all->commits.items[revision->commit].subject));
		if (revision->old_path.p)
			buf_format(
			    out, " (%.*s %u)", STR_ARG(revision->old_path), revision->similarity);
	}
	buf_char(out, '\n');
}

static inline str collected_text(const struct collected *all)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < all->history.n; i++)
		collected_print(&out, all, i);
	return buf_str(&out);
}

#endif
