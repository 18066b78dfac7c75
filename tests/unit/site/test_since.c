/* SPDX-License-Identifier: MIT */
/* From where on changes count, and what they come to. */
#include "site/since.h"

#include "unit/english.h"

#define NOW HIST_UNCOMMITTED

/*
 * The commits of every test, newest first, with the months of their authors; 3 is a branch that was
 * merged after it had been written for long:
 *
 *	0 2026-05 --- 1 2026-04 --- 2 2026-04 ------- 4 2026-02 --- 5 2026-01 --- 6 2025-12
 *	                 `--------- 3 2026-01 ---------------------'
 */
enum { COMMITS = 7 };

static struct repo_commit commits[COMMITS] = {
    {.author = {.email = UNIT_S("a@x")}, .author_utc_s = 1777900000, .parent_count = 1},
    {.author = {.email = UNIT_S("a@x")}, .author_utc_s = 1776000000, .parent_count = 2},
    {.author = {.email = UNIT_S("b@x")}, .author_utc_s = 1775900000, .parent_count = 1},
    {.author = {.email = UNIT_S("b@x")}, .author_utc_s = 1768000000, .parent_count = 1},
    {.author = {.email = UNIT_S("a@x")}, .author_utc_s = 1770900000, .parent_count = 1},
    {.author = {.email = UNIT_S("a@x")}, .author_utc_s = 1767700000, .parent_count = 1},
    {.author = {.email = UNIT_S("a@x")}, .author_utc_s = 1766000000},
};
static uint32_t parents[COMMITS][2] = {{1}, {2, 3}, {4}, {5}, {5}, {6}};

enum { REVISIONS = 4 };

struct given {
	const char *name;
	uint32_t commits[REVISIONS]; /* newest first */
	size_t n;
};

static struct site *make_site(const struct given *defs, size_t n)
{
	struct site *site = ARENA_NEW(unit_mem, struct site);
	struct site_commit *changes = ARENA_ARRAY(unit_mem, struct site_commit, COMMITS);

	for (size_t i = 0; i < COMMITS; i++) {
		commits[i].parents = parents[i];
		changes[i].commit = (uint32_t)i;
	}
	site->language = unit_english();
	site->commits = (struct repo_commits){commits, COMMITS};
	site->changes = changes;
	site->change_count = COMMITS;
	site->defs = ARENA_ARRAY(unit_mem, struct site_def, n);
	site->def_count = n;
	for (size_t i = 0; i < n; i++) {
		struct site_def *def = &site->defs[i];
		def->slug = def->def.path = str_of_cstr(defs[i].name);
		def->revisions = ARENA_ARRAY(unit_mem, struct site_revision, defs[i].n);
		def->revision_count = defs[i].n;
		for (size_t k = 0; k < defs[i].n; k++) {
			def->revisions[k].hist.commit = defs[i].commits[k];
			def->revisions[k].hist.path = def->def.path;
			def->revisions[k].hist.status =
			    k + 1 < defs[i].n ? HIST_MODIFIED : HIST_ADDED;
			def->revisions[k].change.groups =
			    k + 1 < defs[i].n ? GROUP_BODY : GROUP_ADDED;
		}
	}
	return site;
}

struct point_row {
	const char *name;
	struct site_since_point point;
	const char *want; /* each definition with its revisions, + for an addition; then commits
			     and authors */
};

#define TAG(commit_)                                                                               \
	{                                                                                          \
		.is_tag = true, .commit = commit_                                                  \
	}
#define MONTH(name_)                                                                               \
	{                                                                                          \
		.name = UNIT_S(name_)                                                              \
	}

static const struct point_row rows[] = {
    {"everything but the first commit", TAG(6), "a=0,2,5 b+3 c+4 d=now; 6 commits 2 authors"},
    {"a branch that the tag lacks", TAG(2), "a=0 b+3 d=now; 3 commits 2 authors"},
    {"the branch", TAG(3), "a=0,2 c+4 d=now; 4 commits 2 authors"},
    {"the merge", TAG(1), "a=0 d=now; 1 commits 1 authors"},
    {"nothing is committed since", TAG(0), "d=now; 0 commits 0 authors"},
    {"a month", MONTH("2026-04"), "a=0,2 d=now; 3 commits 2 authors"},
    {"by the dates of authors", MONTH("2026-02"), "a=0,2 c+4 d=now; 4 commits 2 authors"},
    {"from the branch on", MONTH("2026-01"), "a=0,2,5 b+3 c+4 d=now; 6 commits 2 authors"},
};

static str told(const struct site_since *since)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < since->n; i++) {
		const struct site_since_def *one = &since->items[i];
		const struct site_revision *revision = one->newest;
		buf_format(&out, "%s%.*s%c", i ? " " : "", STR_ARG(one->def->slug),
		    one->fate == SINCE_ADDED ? '+' : '=');
		for (size_t k = 0; k < one->revision_count; k++, revision++) {
			if (revision->hist.commit == NOW)
				buf_add(&out, S("now"));
			else
				buf_format(
				    &out, "%s%u", k ? "," : "", (unsigned)revision->hist.commit);
		}
	}
	buf_format(&out, "; %zu commits %zu authors", since->counts.commits, since->counts.authors);
	return buf_str(&out);
}

static void counts_from_a_point_on(void **state)
{
	static const struct given defs[] = {
	    {"a", {0, 2, 5, 6}, 4}, {"b", {3}, 1}, {"c", {4}, 1}, {"d", {NOW, 6}, 2}};
	const struct point_row *row = *state;
	struct arena *tmp = arena_open();
	const struct site *site = make_site(defs, 4);
	const struct site_since since = site_sum_since(unit_mem, tmp, site, &row->point);

	assert_str_equal(told(&since), str_of_cstr(row->want));
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
}

static void counts_tools(void **state)
{
	static const struct given defs[] = {
	    {"a", {0, 6}, 2}, {"b", {0, 6}, 2}, {"c", {0, 6}, 2}, {"d", {0, 6}, 2}};
	static str given[][3] = {{UNIT_S("Read"), UNIT_S("Grep"), UNIT_S("Bash")},
	    {UNIT_S("Read"), UNIT_S("Grep"), UNIT_S("Bash(git:*)")}, {UNIT_S("Read")},
	    {UNIT_S("ALL")}};
	static const size_t counts[] = {3, 3, 1, 1};
	struct arena *tmp = arena_open();
	struct site *site = make_site(defs, 4);
	struct site_field_change fields[4] = {{.is_set = false}};
	const struct site_since_point point = TAG(6);
	struct buf got;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		fields[i] = (struct site_field_change){
		    .key = S("tools"), .is_set = true, .added = {given[i], counts[i]}};
		site->defs[i].revisions[0].change.fields = &fields[i];
		site->defs[i].revisions[0].change.field_count = 1;
		site->defs[i].revisions[0].change.groups = GROUP_TOOLS_WIDENED;
	}
	const struct site_since since = site_sum_since(unit_mem, tmp, site, &point);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < since.counts.gained_count; i++)
		buf_format(&got, "%zu %.*s, ", since.counts.gained[i].n,
		    STR_ARG(since.counts.gained[i].tool));
	buf_format(&got, "%zu more", since.counts.gained_left_out);
	assert_str_equal(buf_str(&got), S("1 ALL, 1 Bash, 1 Bash(git:*), 2 more"));
	assert_int_equal(since.counts.groups[0], 4);
	assert_int_equal(since.counts.fates[SINCE_CHANGED], 4);
	arena_close(tmp);
}

struct list_row {
	const char *name;
	const char *tags[4]; /* of commit 0 */
	size_t tag_count;
	size_t change_count; /* how many of the commits changed anything */
	const char *want;
};

static const struct list_row lists[] = {
    {"months without the first", {0}, 0, COMMITS, "2026-05 2026-04 2026-02 2026-01"},
    {"one month", {0}, 0, 1, ""},
    {"nothing ever changed", {0}, 0, 0, ""},
    {"tags", {"v1.2", "rel/2.0 beta"}, 2, 1, "v1.2 rel-2.0-beta"},
    {"tags that differ in case", {"V1", "v1", "v1!"}, 3, 1, "v1 v1-2 v1-3"},
    {"a tag named as a month", {"2026-05"}, 1, COMMITS,
	"2026-05-2 2026-05 2026-04 2026-02 2026-01"},
    {"a tag without letters", {"!!"}, 1, 1, "tag"},
};

static void lists_points(void **state)
{
	const struct list_row *row = *state;
	struct arena *tmp = arena_open();
	struct site *site = make_site(NULL, 0);
	struct repo_tag tags[4] = {{.commit = 0}};
	struct buf got;

	for (size_t i = 0; i < row->tag_count; i++)
		tags[i].name = str_of_cstr(row->tags[i]);
	site->tags = (struct repo_tags){tags, row->tag_count};
	site->change_count = row->change_count;
	const struct site_since_points points = site_list_points(unit_mem, tmp, site);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < points.n; i++) {
		assert_int_equal(points.items[i].is_tag, i < row->tag_count);
		buf_format(&got, "%s%.*s", i ? " " : "", STR_ARG(points.items[i].slug));
	}
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
}

static void says_how_many_are_left_out(void **state)
{
	enum { TAGS = SITE_SINCE_TAGS + 2 };
	struct arena *tmp = arena_open();
	struct site *site = make_site(NULL, 0);
	struct repo_tag tags[TAGS];

	(void)state;
	for (size_t i = 0; i < TAGS; i++)
		tags[i] = (struct repo_tag){.name = str_format(unit_mem, "v%zu", TAGS - i)};
	site->tags = (struct repo_tags){tags, TAGS};
	const struct site_since_points points = site_list_points(unit_mem, tmp, site);
	assert_int_equal(points.tag_count, SITE_SINCE_TAGS);
	assert_int_equal(points.tags_left_out, 2);
	assert_int_equal(points.months_left_out, 0);
	assert_str_equal(points.items[0].name, S("v14"));
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, counts_from_a_point_on, rows);
	UNIT_TEST(&suite, counts_tools);
	UNIT_ROWS(&suite, lists_points, lists);
	UNIT_TEST(&suite, says_how_many_are_left_out);
	return unit_run(&suite, "site/since");
}
