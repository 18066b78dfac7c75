/* SPDX-License-Identifier: MIT */
/* Since when each relation stands, which stood once, and which removal or renaming broke a name. */
#include "site/finish.h"

#include "unit/unit.h"

enum { REVISIONS_MAX = 4 };

/* Revisions in the commits 0, 2, 5 and 9; a smaller number is newer. */
static void give_revisions(struct site_def *def, size_t n)
{
	static const uint32_t commits[REVISIONS_MAX] = {0, 2, 5, 9};

	def->revisions = ARENA_ARRAY(unit_mem, struct site_revision, n);
	def->revision_count = n;
	for (size_t i = 0; i < n; i++)
		def->revisions[i].hist.commit = commits[i];
}

struct edge_row {
	const char *name;
	bool gained[REVISIONS_MAX]; /* by revision, newest first */
	enum rel_kind relation; /* of what was gained */
	bool unresolved;
	bool cut; /* by the boundary of a shallow clone */
	uint32_t want;
	uint32_t born; /* commit that brought the target; 0: it was there before */
};

/* The definition has the revisions 0, 2, 5 and 9; it delegates to another one, or to nobody. */
static const struct edge_row edge_rows[] = {
    {"gained in the middle", {false, true, false, false}, REL_DELEGATES_TO, false, false, 2, 0},
    {"gained again", {true, false, true, false}, REL_DELEGATES_TO, false, false, 0, 0},
    {"there from the start", {false}, REL_DELEGATES_TO, false, false, 9, 0},
    {"another relation was gained", {false, true, false, false}, REL_USES, false, false, 9, 0},
    {"to nobody", {false, false, true, false}, REL_DELEGATES_TO, true, false, 5, 0},
    {"older than what was fetched", {false}, REL_DELEGATES_TO, false, true, HIST_UNCOMMITTED, 0},
    {"gained within what was fetched", {false, true, false, false}, REL_DELEGATES_TO, false, true,
	2, 0},
    {"the target came later", {false, false, true, false}, REL_DELEGATES_TO, false, false, 3, 3},
    {"the target came before", {false, true, false, false}, REL_DELEGATES_TO, false, false, 2, 7},
};

static void dates_edges(void **state)
{
	const struct edge_row *row = *state;
	struct site_def defs[2] = {{.id = S("")}, {.id = S("agent/b")}};
	struct site_missing missing = {.id = S("agent/nobody")};
	struct site_edge edge = {
	    .target = row->unresolved ? SITE_NONE : 1, .relation = REL_DELEGATES_TO};
	struct site site = {.defs = defs,
	    .def_count = 2,
	    .missing = &missing,
	    .missing_count = 1,
	    .edges = &edge,
	    .edge_count = 1};
	struct site_relation_change change = {
	    .relation = row->relation, .target = row->unresolved ? missing.id : defs[1].id};

	give_revisions(&defs[0], 4);
	give_revisions(&defs[1], row->born ? 1 : 0);
	if (row->born)
		defs[1].revisions[0].hist.commit = row->born;
	defs[0].cut = row->cut;
	for (size_t i = 0; i < defs[0].revision_count; i++) {
		defs[0].revisions[i].change.gained = &change;
		defs[0].revisions[i].change.gained_count = row->gained[i];
	}
	site_date_edges(&site);
	assert_int_equal(edge.since, row->want);
}

/* A relation that only the work tree states is as old as no commit, however old its target is. */
static void leaves_the_uncommitted_undated(void **state)
{
	struct site_def defs[2] = {{.id = S("agent/a")}, {.id = S("agent/b")}};
	struct site_edge edge = {.target = 1, .relation = REL_USES, .since = HIST_UNCOMMITTED};
	struct site site = {.defs = defs, .def_count = 2, .edges = &edge, .edge_count = 1};
	struct site_relation_change change = {.relation = REL_USES, .target = defs[1].id};

	(void)state;
	give_revisions(&defs[0], 2);
	give_revisions(&defs[1], 1);
	defs[0].revisions[0].hist.commit = HIST_UNCOMMITTED;
	site_date_edges(&site);
	assert_false(edge.uncommitted);
	assert_int_equal(edge.since, 0); /* the birth of b */
	defs[0].revisions[0].change.gained = &change;
	defs[0].revisions[0].change.gained_count = 1;
	edge.since = HIST_UNCOMMITTED;
	site_date_edges(&site);
	assert_true(edge.uncommitted);
	assert_int_equal(edge.since, HIST_UNCOMMITTED);
}

struct past_row {
	const char *name;
	const char *events; /* of an edge by revision, newest first: '+' gained, '-' lost, '.' */
	bool cut;
	const char *want; /* "since-until", newest loss first */
};

static const struct past_row past_rows[] = {
    {"never lost", ".+..", false, ""},
    {"there from the start and lost", ".-..", false, "9-2"},
    {"gained and lost", "-.+.", false, "5-0"},
    {"lost, gained and lost again", "-+-.", false, "2-0 9-5"},
    {"older than what was fetched", ".-..", true, "?-2"},
};

static void collects_past_edges(void **state)
{
	const struct past_row *row = *state;
	struct site_def def = {.id = S("agent/a"), .cut = row->cut};
	struct site site = {.removed = &def, .removed_count = 1};
	struct site_relation_change change = {.relation = REL_USES, .target = S("skill/b")};
	struct buf got;

	give_revisions(&def, REVISIONS_MAX);
	for (size_t i = 0; i < REVISIONS_MAX; i++) {
		def.revisions[i].change.gained = def.revisions[i].change.lost = &change;
		def.revisions[i].change.gained_count = row->events[i] == '+';
		def.revisions[i].change.lost_count = row->events[i] == '-';
	}
	site_collect_past_edges(unit_mem, &site);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < site.past_edge_count; i++) {
		const struct site_past_edge *edge = &site.past_edges[i];
		buf_add(&got, i ? S(" ") : S(""));
		if (edge->since == HIST_UNCOMMITTED)
			buf_char(&got, '?');
		else
			buf_uint(&got, edge->since);
		buf_char(&got, '-');
		buf_uint(&got, edge->until);
		assert_ptr_equal(edge->source, &def);
		assert_ptr_equal(edge->lost, &change);
	}
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

struct break_row {
	const char *name, *missing;
	enum def_kind kind;
	const char *want; /* of the one who bore the name: "removed 5", "renamed 2" or "" */
};

/* What is there: "old-lead" renamed to "lead" in 2, "helper" removed in 5, called "Aide" too. */
static const struct break_row break_rows[] = {
    {"a removed one", "helper", DEF_AGENT, "removed 5"},
    {"a removed one by its name", "aide", DEF_AGENT, "removed 5"},
    {"a renamed one", "old-lead", DEF_AGENT, "renamed 2"},
    {"whoever bears the name today broke nothing", "lead", DEF_AGENT, ""},
    {"another kind", "helper", DEF_SKILL, ""},
    {"nobody ever", "ghost", DEF_AGENT, ""},
};

static void finds_breaks(void **state)
{
	const struct break_row *row = *state;
	struct site_def lead = {.def = {.kind = DEF_AGENT, .stem = S("lead")}};
	struct site_def helper = {
	    .def = {.kind = DEF_AGENT, .stem = S("helper"), .name = S("Aide")}, .deleted = true};
	struct site_missing missing = {.slug = str_of_cstr(row->missing), .kind = row->kind};
	struct site site = {.defs = &lead,
	    .def_count = 1,
	    .removed = &helper,
	    .removed_count = 1,
	    .missing = &missing,
	    .missing_count = 1};
	struct arena *tmp = arena_open();
	str got = S("");

	give_revisions(&lead, REVISIONS_MAX);
	lead.revisions[1].hist.status = HIST_RENAMED;
	lead.revisions[1].hist.old_path = S("agents/old-lead.md");
	give_revisions(&helper, 1);
	helper.revisions[0].hist.commit = 5;
	site_find_breaks(tmp, &site);
	if (missing.former)
		got = str_format(unit_mem, "%s %u",
		    missing.former == &helper ? "removed" : "renamed", (unsigned)missing.gone);
	assert_str_equal(got, str_of_cstr(row->want));
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, dates_edges, edge_rows);
	UNIT_TEST(&suite, leaves_the_uncommitted_undated);
	UNIT_ROWS(&suite, collects_past_edges, past_rows);
	UNIT_ROWS(&suite, finds_breaks, break_rows);
	return unit_run(&suite, "site/timeline");
}
