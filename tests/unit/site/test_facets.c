/* SPDX-License-Identifier: MIT */
/* By which values definitions are found, in which order, and which of these have pages. */
#include "site/facets.h"

#include "site/finish.h"
#include "unit/unit.h"

enum { DAY_S = 86400, MOST = 6, MOST_TOOLS = 4 };

/* The newest commit is at this time, written by Ann; the commit before it is Bob's. */
#define NEWEST INT64_C(1700000000)

static struct repo_commit commits[] = {
    {.author = {.name = UNIT_S("Ann")}, .author_utc_s = NEWEST, .commit_utc_s = NEWEST},
    {.author = {.name = UNIT_S("Bob")}, .author_utc_s = NEWEST - 40 * DAY_S},
};

/* A definition: its title, model, tools (none: all of them), the days since its last change. */
struct given {
	const char *title, *model;
	const char *tools[MOST_TOOLS];
	enum def_kind kind;
	int64_t days; /* -1: not known */
	size_t folder;
	bool no_tools;
};

static struct def_tools tools_of(const struct given *given)
{
	struct def_tools tools = {.inherits_all = !given->tools[0] && !given->no_tools};

	tools.allowed.items = ARENA_ARRAY(unit_mem, str, MOST_TOOLS);
	while (tools.allowed.n < MOST_TOOLS && given->tools[tools.allowed.n]) {
		tools.allowed.items[tools.allowed.n] = str_of_cstr(given->tools[tools.allowed.n]);
		tools.allowed.n++;
	}
	return tools;
}

static struct site_folder folders[] = {
    {.name = UNIT_S(""), .url = UNIT_S("folders/top.html")},
    {.name = UNIT_S("core"), .url = UNIT_S("folders/core.html")},
};

static struct site *site_of(const struct given *given, size_t n)
{
	struct site *site = ARENA_NEW(unit_mem, struct site);

	site->defs = ARENA_ARRAY(unit_mem, struct site_def, n);
	site->def_count = n;
	site->commits = (struct repo_commits){commits, 2};
	site->has_history = true;
	site->folders = folders;
	site->folder_count = 2;
	for (size_t i = 0; i < n; i++) {
		struct site_def *def = &site->defs[i];

		def->def.kind = given[i].kind;
		def->def.title = str_of_cstr(given[i].title);
		def->def.model = str_of_cstr(given[i].model);
		def->def.tools = tools_of(&given[i]);
		def->folder = given[i].folder;
		def->url = str_format(unit_mem, "agents/%zu.html", i);
		def->has_updated = given[i].days >= 0;
		def->updated_utc_s = NEWEST - given[i].days * DAY_S;
		def->revisions = ARENA_ARRAY(unit_mem, struct site_revision, 2);
		def->revision_count = i % 2 ? 2 : 1;
		def->revisions[def->revision_count - 1].hist.commit = 1;
	}
	return site;
}

/* "opus=models/opus.html: 0 2; none=..." */
static str facet_text(const struct site *site, enum site_facet_kind kind)
{
	const struct site_facet *facet = &site->facets->all[kind];
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < facet->n; i++) {
		const struct site_facet_value *value = &facet->values[i];

		buf_format(&out, "%s%.*s%s%.*s%s:", i ? "; " : "", STR_ARG(value->key),
		    value->url.p ? "=" : "", STR_ARG(value->url), value->has_page ? "*" : "");
		for (size_t k = 0; k < value->n; k++)
			buf_format(&out, " %zu", value->defs[k]);
	}
	return buf_str(&out);
}

struct row {
	const char *name;
	enum site_facet_kind facet;
	struct given defs[MOST];
	size_t n;
	const char *want;
};

static const struct row rows[] = {
    {"nothing", FACET_MODEL, {{0}}, 0, ""},
    {"kinds in their order", FACET_KIND,
	{{.title = "a", .kind = DEF_SKILL}, {.title = "b", .kind = DEF_AGENT}}, 2,
	"agent=kinds/agent.html*: 1; skill=kinds/skill.html*: 0"},
    {"one kind is all", FACET_KIND, {{.title = "a"}, {.title = "b"}}, 2, "agent=index.html: 0 1"},
    {"the most frequent first, none last", FACET_MODEL,
	{{.title = "a"}, {.title = "b"}, {.title = "c", .model = "opus"},
	    {.title = "d", .model = "haiku"}, {.title = "e", .model = "opus"}},
	5, "opus=models/opus.html*: 2 4; haiku=agents/3.html: 3; none=models/none.html*: 0 1"},
    {"one model is all", FACET_MODEL,
	{{.title = "a", .model = "opus"}, {.title = "b", .model = "opus"}}, 2,
	"opus=index.html: 0 1"},
    {"from A to Z, whatever the case and accents", FACET_AUTHOR,
	{{.title = "zoo"}, {.title = "\xC3\x89t\xC3\xA9"}, {.title = "Abc"}, {.title = "abd"}}, 4,
	"Bob: 2 3 1 0; Ann: 3 1"},
    {"from A to Z by letters, whatever signs stand before them", FACET_AUTHOR,
	{{.title = "/review"}, {.title = "planner"}, {.title = "(7) quest"}, {.title = "!?"}}, 4,
	"Bob: 3 2 1 0; Ann: 3 1"},
    {"names that a file system takes for one", FACET_MODEL,
	{{.title = "a", .model = "Opus"}, {.title = "b", .model = "opus"},
	    {.title = "c", .model = "OPUS!"}, {.title = "d", .model = "Opus"},
	    {.title = "e", .model = "opus"}, {.title = "f", .model = "OPUS!"}},
	6,
	"OPUS!=models/opus.html*: 2 5; Opus=models/opus-2.html*: 0 3; opus=models/opus-3.html*: 1 "
	"4"},
    {"a name of signs alone, and a hidden one", FACET_MODEL,
	{{.title = "a", .model = "._x"}, {.title = "b", .model = "._x"},
	    {.title = "c", .model = "+"}, {.title = "d", .model = "+"}},
	4, "+=models/model.html*: 2 3; ._x=models/x.html*: 0 1"},
    {"all tools first, those without any last", FACET_TOOL,
	{{.title = "a"}, {.title = "b", .tools = {"Read", "Bash"}},
	    {.title = "c", .tools = {"Read"}}, {.title = "d", .no_tools = true}},
	4,
	"ALL=agents/0.html: 0; Read=tools/read.html*: 1 2; Bash=agents/1.html: 1; "
	"none=agents/3.html: 3"},
    {"a tool with its arguments is that tool, once", FACET_TOOL,
	{{.title = "a", .tools = {"Bash(git add:*)", "Bash (ls)", "Bash"}},
	    {.title = "b", .tools = {"(odd)"}}},
	2, "(odd)=agents/1.html: 1; Bash=agents/0.html: 0"},
    {"folders, the top one last", FACET_FOLDER,
	{{.title = "a", .folder = 0}, {.title = "b", .folder = 1}, {.title = "c", .folder = 0}}, 3,
	"core=folders/core.html: 1; .=folders/top.html: 0 2"},
    {"ages contain each other", FACET_AGE,
	{{.title = "a", .days = 7}, {.title = "b", .days = 8}, {.title = "c", .days = 365},
	    {.title = "d", .days = 366}, {.title = "e", .days = -1}},
	5, "7d: 0; 30d: 0 1; 90d: 0 1; 1y: 0 1 2; older: 3"},
};

static struct site *found(const struct given *defs, size_t n)
{
	struct arena *tmp = arena_open();
	struct site *site = site_of(defs, n);

	site_find_facets(unit_mem, tmp, site);
	arena_close(tmp);
	return site;
}

static void finds_values(void **state)
{
	const struct row *row = *state;

	assert_str_equal(facet_text(found(row->defs, row->n), row->facet), str_of_cstr(row->want));
}

/* What a value says of its definitions, each definition says of itself. */
static void both_ways_agree(void **state)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct site *site = found(rows[i].defs, rows[i].n);

		for (size_t k = 0; k < FACET_COUNT; k++) {
			const struct site_facet *facet = &site->facets->all[k];
			size_t pairs = 0, of = 0;

			for (size_t v = 0; v < facet->n; v++)
				pairs += facet->values[v].n;
			for (size_t d = 0; d < site->def_count; d++) {
				of += facet->of[d].n;
				for (size_t v = 0; v < facet->of[d].n; v++)
					assert_true(facet->of[d].items[v] < facet->n);
			}
			assert_int_equal(pairs, of);
		}
	}
	(void)state;
}

static void changes_dated_after_the_newest_commit_have_no_age_below_zero(void **state)
{
	const struct given late = {.title = "late", .days = 0};
	struct site *site = found(&late, 1);
	int64_t age_s = -1;

	(void)state;
	site->defs[0].updated_utc_s = NEWEST + DAY_S;
	assert_true(site_age_s(site, &site->defs[0], &age_s));
	assert_int_equal(age_s, 0);
	site->defs[0].has_updated = false;
	assert_false(site_age_s(site, &site->defs[0], &age_s));
}

/* "Nothing is wrong, but you may want to know" */
static void a_note_is_no_problem(void **state)
{
	struct diag_item items[] = {
	    {.severity = DIAG_NOTE}, {.severity = DIAG_NOTE}, {.severity = DIAG_WARNING}};
	static const struct given two[] = {{.title = "a"}, {.title = "b"}};
	struct site *site = site_of(two, 2);
	struct arena *tmp = arena_open();

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		site->defs[i].def.problems = items;
		site->defs[i].def.problem_count = 2 + i;
	}
	site_find_facets(unit_mem, tmp, site);
	arena_close(tmp);
	assert_false(site->facets->states[0] & (1u << STATE_PROBLEM));
	assert_true(site->facets->states[1] & (1u << STATE_PROBLEM));
}

static void finds_a_value_by_its_key(void **state)
{
	static const struct given two[] = {{.title = "a", .model = "opus"}, {.title = "b"}};
	struct site *site = found(two, 2);

	(void)state;
	assert_int_equal(site_facet_find(site, FACET_MODEL, S("opus"))->n, 1);
	assert_null(site_facet_find(site, FACET_MODEL, S("haiku")));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_values, rows);
	UNIT_TEST(&suite, both_ways_agree);
	UNIT_TEST(&suite, changes_dated_after_the_newest_commit_have_no_age_below_zero);
	UNIT_TEST(&suite, a_note_is_no_problem);
	UNIT_TEST(&suite, finds_a_value_by_its_key);
	return unit_run(&suite, "site/facets");
}
