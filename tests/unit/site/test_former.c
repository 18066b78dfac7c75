/* SPDX-License-Identifier: MIT */
/*
 * Whose changes a definition takes over: two definitions and a removed one, each with two
 * revisions, drawn twice, and then one thing made different.
 */
#include "unit/site/lived.h"

static const struct lived both = {
    .defs = 2,
    .removed = 1,
    .commits = {{2, "Ada"}, {1, "Ada"}},
    .changes = {{0, 0, HIST_MODIFIED, "opus", CHANGE_REWRITTEN, false},
	{0, 1, HIST_ADDED, "sonnet", 0, false}, {1, 0, HIST_MODIFIED, "opus", 0, false},
	{1, 1, HIST_ADDED, "opus", 0, false}, {2, 0, HIST_DELETED, NULL, 0, false},
	{2, 1, HIST_ADDED, "haiku", 0, false}, {.end = true}},
};

enum different {
	NOTHING,
	NAMES,
	HISTORY,
	TEXT,
	COUNT,
	BLOB,
	COMMIT,
	CUT,
	REMOVED_COUNT,
	REMOVED_ID,
	NO_FORMER,
};

struct row {
	const char *name;
	enum different different;
	bool takes[3]; /* by definition, the removed one last */
};

static const struct row rows[] = {
    {"nothing", NOTHING, {true, true, true}},
    {"a name", NAMES, {false, false, false}},
    {"a commit, or the words for all", HISTORY, {false, false, false}},
    {"the text of one", TEXT, {false, true, true}},
    {"a revision that is not committed", COUNT, {false, true, true}},
    {"a revision's text", BLOB, {false, true, true}},
    {"a revision's commit", COMMIT, {false, true, true}},
    {"where the history begins", CUT, {false, true, true}},
    {"the number of those that are gone", REMOVED_COUNT, {true, true, false}},
    {"which one is gone", REMOVED_ID, {true, true, false}},
    {"no site before", NO_FORMER, {false, false, false}},
};

static struct site *drawn(void)
{
	static const str text = {"text", 4};
	struct site *site = site_that_lived(&both);

	for (size_t i = 0; i < 3; i++) {
		struct site_def *def = lived_def(site, i);
		def->id = str_format(unit_mem, "agent/d%zu", i);
		def->def.source = text;
		for (size_t r = 0; r < def->revision_count; r++)
			def->revisions[r].hist.path = S("agents/d.md");
	}
	return site;
}

static void make_different(struct site *site, enum different different)
{
	struct site_def *def = &site->defs[0];

	site->has_former_names = different != NAMES;
	site->has_former_history = different != HISTORY && different != NO_FORMER;
	if (different == TEXT)
		def->def.source = str_dup(unit_mem, def->def.source);
	else if (different == COUNT)
		def->revision_count--;
	else if (different == BLOB)
		def->revisions[1].hist.blob.id[0] = 1;
	else if (different == COMMIT)
		def->revisions[1].hist.commit++;
	else if (different == CUT)
		def->cut = true;
	else if (different == REMOVED_ID)
		site->removed[0].id = S("agent/another");
}

static void takes_what_is_the_same(void **state)
{
	const struct row *row = *state;
	struct site *former = drawn(), *site = drawn();

	site->former = row->different == NO_FORMER ? NULL : former;
	former->removed_count = row->different == REMOVED_COUNT ? 0 : 1;
	make_different(site, row->different);
	for (size_t i = 0; i < 3; i++) {
		const struct site_def *found = site_former_def(site, lived_def(site, i));
		assert_ptr_equal(found, row->takes[i] ? lived_def(former, i) : NULL);
	}
}

static void takes_all_of_a_change(void **state)
{
	struct site *former = drawn(), *site = drawn();
	struct site_def *def = &site->defs[0];

	(void)state;
	former->defs[0].revisions[0].change.sentence = S("told");
	former->defs[0].revisions[1].model = S("model");
	site_take_changes(def, &former->defs[0]);
	assert_str_equal(def->revisions[0].change.sentence, S("told"));
	assert_int_equal(def->revisions[0].change.flags, CHANGE_REWRITTEN);
	assert_str_equal(def->revisions[1].model, S("model"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, takes_what_is_the_same, rows);
	UNIT_TEST(&suite, takes_all_of_a_change);
	return unit_run(&suite, "site/former");
}
