/* SPDX-License-Identifier: MIT */
/* Revisions of everything by commit. */
#include "site/finish.h"

#include "unit/unit.h"

enum { REVISIONS_MAX = 4 };

/* A definition by the commits of its revisions, newest first; a smaller number is newer. */
struct given {
	const char *slug;
	uint32_t commits[REVISIONS_MAX];
	size_t n;
};

#define NOW HIST_UNCOMMITTED

static void fill(struct site_def *def, const struct given *given)
{
	def->slug = str_of_cstr(given->slug);
	def->id = str_format(unit_mem, "agent/%s", given->slug);
	def->revisions = ARENA_ARRAY(unit_mem, struct site_revision, given->n);
	def->revision_count = given->n;
	for (size_t i = 0; i < given->n; i++)
		def->revisions[i].hist.commit = given->commits[i];
}

/* "now: a; 0: a b; 3: a" */
static str changes_text(const struct site *site)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < site->change_count; i++) {
		const struct site_commit *commit = &site->changes[i];

		buf_add(&out, i ? S("; ") : S(""));
		if (commit->commit == HIST_UNCOMMITTED)
			buf_add(&out, S("now:"));
		else
			buf_format(&out, "%u:", (unsigned)commit->commit);
		for (size_t k = 0; k < commit->n; k++) {
			assert_int_equal(commit->items[k].revision->hist.commit, commit->commit);
			buf_format(&out, " %.*s", STR_ARG(commit->items[k].def->slug));
		}
	}
	return buf_str(&out);
}

struct row {
	const char *name;
	struct given living[3];
	size_t living_count;
	struct given removed[1];
	size_t removed_count;
	const char *want;
};

static const struct row rows[] = {
    {"nobody", {{0}}, 0, {{0}}, 0, ""},
    {"without a history", {{"a", {0}, 0}}, 1, {{0}}, 0, ""},
    {"newest first", {{"a", {0, 2, 5}, 3}}, 1, {{0}}, 0, "0: a; 2: a; 5: a"},
    {"together in a commit", {{"a", {0, 2}, 2}, {"b", {1, 2}, 2}}, 2, {{0}}, 0,
	"0: a; 1: b; 2: a b"},
    {"not committed comes first", {{"a", {1}, 1}, {"b", {NOW, 1}, 2}, {"c", {NOW}, 1}}, 3, {{0}}, 0,
	"now: b c; 1: a b"},
    {"removed ones behind the living", {{"b", {3}, 1}}, 1, {{"a", {1, 3}, 2}}, 1, "1: a; 3: b a"},
};

static void groups_by_commit(void **state)
{
	const struct row *row = *state;
	struct arena *tmp = arena_open();
	struct site *site = ARENA_NEW(unit_mem, struct site);

	site->defs = ARENA_ARRAY(unit_mem, struct site_def, row->living_count);
	site->removed = ARENA_ARRAY(unit_mem, struct site_def, row->removed_count);
	site->def_count = row->living_count;
	site->removed_count = row->removed_count;
	for (size_t i = 0; i < row->living_count; i++)
		fill(&site->defs[i], &row->living[i]);
	for (size_t i = 0; i < row->removed_count; i++)
		fill(&site->removed[i], &row->removed[i]);
	site_group_changes(unit_mem, tmp, site);
	assert_str_equal(changes_text(site), str_of_cstr(row->want));
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, groups_by_commit, rows);
	return unit_run(&suite, "site/changelog");
}
