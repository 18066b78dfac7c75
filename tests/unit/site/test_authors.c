/* SPDX-License-Identifier: MIT */
/* Who wrote the definitions of collections drawn as commits. */
#include "unit/site/lived.h"

struct row {
	const char *name;
	struct lived lived;
	const char *want; /* "NAME definitions revisions (what it alone wrote); ..." */
};

static str authors_text(const struct site_authors *authors)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < authors->n; i++) {
		const struct site_author *author = &authors->items[i];
		buf_format(&out, "%s%.*s %zu %zu (", i ? "; " : "", STR_ARG(author->name),
		    author->definitions, author->revisions);
		for (size_t k = 0; k < author->sole.n; k++)
			buf_format(&out, "%s%zu", k ? " " : "", author->sole.defs[k]);
		buf_char(&out, ')');
	}
	return buf_str(&out);
}

#define END .end = true

static const struct row rows[] = {
    {"nobody", {1, 0, {{0, NULL}}, {{END}}}, ""},
    {"one", {1, 0, {{0, "ann"}}, {{0, 0, HIST_ADDED, "", 0, false}, {END}}}, "ann 1 1 (0)"},
    {"two of one",
	{1, 0, {{1, "bob"}, {0, "ann"}},
	    {{0, 0, HIST_MODIFIED, "", 0, false}, {0, 1, HIST_ADDED, "", 0, false}, {END}}},
	"ann 1 1 (); bob 1 1 ()"},
    {"each has one",
	{2, 0, {{1, "bob"}, {0, "ann"}},
	    {{0, 0, HIST_ADDED, "", 0, false}, {1, 1, HIST_ADDED, "", 0, false}, {END}}},
	"ann 1 1 (1); bob 1 1 (0)"},
    {"a sweep by another",
	{1, 0, {{1, "bob"}, {0, "ann"}},
	    {{0, 0, HIST_MODIFIED, "", CHANGE_SWEEP, false},
		{0, 1, HIST_ADDED, "", CHANGE_SWEEP, false}, {END}}},
	"ann 1 1 (0); bob 1 1 ()"},
    {"a move by another",
	{1, 0, {{1, "bob"}, {0, "ann"}},
	    {{0, 0, HIST_RENAMED, "", CHANGE_RENAME_ONLY, false}, {0, 1, HIST_ADDED, "", 0, false},
		{END}}},
	"ann 1 1 (0); bob 1 1 ()"},
    {"most definitions first",
	{2, 1, {{2, "cy"}, {1, "bob"}, {0, "ann"}},
	    {{0, 0, HIST_ADDED, "", 0, false}, {1, 1, HIST_ADDED, "", 0, false},
		{2, 1, HIST_ADDED, "", 0, false}, {END}}},
	"bob 2 2 (1); cy 1 1 (0)"},
    {"what is not committed has no author",
	{1, 0, {{0, "ann"}},
	    {{0, HIST_UNCOMMITTED, HIST_MODIFIED, "", 0, false}, {0, 0, HIST_ADDED, "", 0, false},
		{END}}},
	"ann 1 1 (0)"},
};

static void counts(void **state)
{
	const struct row *row = *state;

	assert_str_equal(
	    authors_text(&site_that_lived(&row->lived)->trends->authors), str_of_cstr(row->want));
}

/* Ann changed her name, and Bob writes from two places. */
static void knows_people_by_address_then_name(void **state)
{
	const struct lived lived = {1, 0, {{3, "Ann B"}, {2, "Ann A"}, {1, "Bob"}, {0, "Bob"}},
	    {{0, 0, HIST_MODIFIED, "", 0, false}, {0, 1, HIST_MODIFIED, "", 0, false},
		{0, 2, HIST_MODIFIED, "", 0, false}, {0, 3, HIST_ADDED, "", 0, false}, {END}}};
	struct site *site = site_that_lived(&lived);
	struct arena *tmp = arena_open();

	(void)state;
	site->commits.items[0].author.email = site->commits.items[1].author.email = S("ann@x");
	site->commits.items[2].author.email = S("bob@home");
	site->commits.items[3].author.email = S("bob@work");
	site_find_trends(unit_mem, tmp, site);
	arena_close(tmp);
	assert_str_equal(authors_text(&site->trends->authors), S("Ann B 1 2 (); Bob 1 2 ()"));
}

/* Where a clone begins nobody knows who wrote what was there. */
static void knows_nothing_of_what_was_cut(void **state)
{
	const struct lived lived = {1, 0, {{0, "ann"}}, {{0, 0, HIST_ADDED, "", 0, false}, {END}}};
	struct site *site = site_that_lived(&lived);
	struct arena *tmp = arena_open();

	(void)state;
	site->commits.items[0].cut = true;
	site->defs[0].cut = true;
	site_find_trends(unit_mem, tmp, site);
	arena_close(tmp);
	assert_int_equal(site->trends->authors.n, 0);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, counts, rows);
	UNIT_TEST(&suite, knows_people_by_address_then_name);
	UNIT_TEST(&suite, knows_nothing_of_what_was_cut);
	return unit_run(&suite, "site/authors");
}
