/* SPDX-License-Identifier: MIT */
/* What leads from one list of files to another, one row a shape. */
#include "history/between.h"

#include "unit/scripted.h"

#define TEXT "one line that is long enough\nanother line\na third line to compare\n"
#define ALIKE "one line that is long enough\nanother line\na third that is other\n"

struct cell {
	const char *path, *content; /* without content it is unknown */
};

struct row {
	const char *name;
	struct cell before[4], after[4];
	const char *want; /* see lines_text */
};

static const struct row rows[] = {
    {"nothing", {{0}}, {{0}}, ""},
    {"the same", {{"a.md", TEXT}}, {{"a.md", TEXT}}, "= a.md"},
    {"changed", {{"a.md", TEXT}}, {{"a.md", "x"}}, "M a.md"},
    {"came", {{0}}, {{"a.md", TEXT}}, "A a.md"},
    {"went", {{"a.md", TEXT}}, {{0}}, "D a.md"},
    {"moved", {{"a.md", TEXT}}, {{"b.md", TEXT}}, "R b.md (a.md 100)"},
    {"moved with a change", {{"a.md", TEXT}}, {{"b.md", ALIKE}}, "R b.md (a.md 63)"},
    {"unlike", {{"a.md", TEXT}}, {{"b.md", "x\ny\n"}}, "A b.md, D a.md"},
    {"other case alone", {{"a.md", TEXT}}, {{"A.md", "x\n"}}, "R A.md (a.md 0)"},
    {"became two", {{"a.md", TEXT}}, {{"b.md", TEXT}, {"c.md", ALIKE}},
	"R b.md (a.md 100), C c.md (a.md 63)"},
    {"no copy of what stays", {{"a.md", TEXT}}, {{"a.md", TEXT}, {"b.md", TEXT}}, "= a.md, A b.md"},
    {"around others", {{"a.md", "1"}, {"c.md", "2"}, {"e.md", "3"}},
	{{"b.md", "4"}, {"c.md", "5"}, {"d.md", "6"}}, "A b.md, M c.md, A d.md, D a.md, D e.md"},
    {"unknown before", {{"a.md", NULL}}, {{"a.md", TEXT}}, "M a.md"},
    {"unknown and gone", {{"a.md", NULL}, {"b.md", NULL}}, {{"c.md", TEXT}},
	"A c.md, D a.md, D b.md"},
};

static struct hist_files files_of(size_t n, const struct cell *cell)
{
	struct hist_files files = {ARENA_ARRAY(unit_mem, struct hist_file, n), 0};

	for (; files.n < n && cell[files.n].path; files.n++) {
		struct hist_file *file = &files.items[files.n];

		file->path = str_of_cstr(cell[files.n].path);
		file->content = str_of_cstr(cell[files.n].content);
		if (file->content.p)
			file->blob = repo_hash_blob(file->content);
	}
	return files;
}

/* "R b.md (a.md 63), D c.md": status, path, and of what moved from where and how much alike. */
static str lines_text(const struct history *history)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < history->n; i++) {
		const struct hist_line *line = &history->lines[i];
		const struct hist_revision *revision = &line->revisions[0];
		const bool same = revision->status == HIST_MODIFIED &&
		    oid_eq(&revision->blob, &revision->old_blob);

		assert_int_equal(line->n, 1);
		assert_int_equal(line->alive, i < history->alive_count);
		assert_int_equal(revision->commit, HIST_UNCOMMITTED);
		buf_format(&out, "%s%c %.*s", i ? ", " : "", same ? '=' : "AMRCD"[revision->status],
		    STR_ARG(revision->path));
		if (revision->old_path.p)
			buf_format(
			    &out, " (%.*s %u)", STR_ARG(revision->old_path), revision->similarity);
	}
	return buf_str(&out);
}

static void leads_there(void **state)
{
	const struct row *row = *state;
	const struct hist_files before = files_of(4, row->before), after = files_of(4, row->after);
	struct diag *diag = diag_new(unit_mem);
	struct repo *repo;
	size_t problems;

	/* no content is in the repository: all must come from the lists */
	assert_int_equal(repo_open(unit_mem, diag, scripted_repo("init\n"), &repo), REPO_OPENED);
	const struct history history = hist_between(unit_mem, diag, repo, &before, &after);

	assert_str_equal(lines_text(&history), str_of_cstr(row->want));
	diag_items(diag, &problems);
	repo_close(repo);
	if (!str_contains(str_of_cstr(row->name), S("unknown")))
		assert_int_equal(problems, 0);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, leads_there, rows);
	return unit_run(&suite, "history/between");
}
