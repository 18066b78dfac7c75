/* SPDX-License-Identifier: MIT */
/* Hubs, orphans, duplicate names and cycles of collections drawn as lists of edges. */
#include "site/finish.h"

#include "site/analysis.h"
#include "unit/site/drawn.h"

static void find_insights(struct diag *diag, struct site *site)
{
	struct arena *tmp = arena_open();

	site_find_insights(unit_mem, tmp, diag, site);
	arena_close(tmp);
}

static void add_numbers(struct buf *out, const size_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_format(out, "%s%zu", i ? " " : "", numbers[i]);
}

/* "hubs 2 0; orphans 3; cycles (0 1)(2 4)" */
static str insights_text(const struct site *site)
{
	struct buf out;

	buf_init(&out, unit_mem);
	buf_add(&out, S("hubs "));
	add_numbers(&out, site->hubs, site->hub_count);
	buf_add(&out, S("; orphans "));
	add_numbers(&out, site->orphans, site->orphan_count);
	buf_add(&out, S("; cycles "));
	for (size_t i = 0; i < site->cycle_count; i++) {
		buf_char(&out, '(');
		add_numbers(&out, site->cycles[i].defs, site->cycles[i].n);
		buf_char(&out, ')');
	}
	return buf_str(&out);
}

#define TO REL_DELEGATES_TO

struct row {
	const char *name;
	size_t defs;
	struct edge edges[8];
	size_t n;
	const char *want;
};

static const struct row rows[] = {
    {"nobody", 0, {{0}}, 0, "hubs ; orphans ; cycles "},
    {"two alone", 2, {{0}}, 0, "hubs ; orphans 0 1; cycles "},
    {"one names another", 2, {{0, 1, TO}}, 1, "hubs 1; orphans ; cycles "},
    {"a name that nobody has", 1, {{0, SITE_NONE, TO}}, 1, "hubs ; orphans ; cycles "},
    {"most named first", 4, {{0, 1, TO}, {2, 3, TO}, {0, 3, TO}}, 3, "hubs 3 1; orphans ; cycles "},
    {"equally named by number", 4, {{0, 3, TO}, {0, 1, TO}}, 2, "hubs 1 3; orphans 2; cycles "},
    {"one caller says it thrice", 4,
	{{0, 1, TO}, {0, 1, REL_USES}, {0, 1, REL_MENTIONS}, {0, 2, TO}, {3, 2, TO}}, 5,
	"hubs 2 1; orphans ; cycles "},
    {"two to each other", 3, {{0, 2, TO}, {2, 0, TO}}, 2, "hubs 0 2; orphans 1; cycles (0 2)"},
    {"back by another relation", 2, {{0, 1, TO}, {1, 0, REL_ESCALATES_TO}}, 2,
	"hubs 0 1; orphans ; cycles "},
    {"three in a ring", 3, {{0, 1, TO}, {1, 2, TO}, {2, 0, TO}}, 3,
	"hubs 0 1 2; orphans ; cycles (0 1 2)"},
    {"tail of a ring", 4, {{0, 1, TO}, {1, 2, TO}, {2, 1, TO}, {2, 3, TO}}, 4,
	"hubs 1 2 3; orphans ; cycles (1 2)"},
    {"two rings on one node", 3, {{0, 1, TO}, {1, 0, TO}, {1, 2, TO}, {2, 1, TO}}, 4,
	"hubs 1 0 2; orphans ; cycles (0 1 2)"},
    {"two rings, the later one found first", 4,
	{{0, 2, TO}, {0, 1, TO}, {1, 0, TO}, {2, 3, TO}, {3, 2, TO}}, 5,
	"hubs 2 0 1 3; orphans ; cycles (0 1)(2 3)"},
    {"rhombus", 4, {{0, 1, TO}, {0, 2, TO}, {1, 3, TO}, {2, 3, TO}}, 4,
	"hubs 3 1 2; orphans ; cycles "},
};

static void finds(void **state)
{
	const struct row *row = *state;
	struct site *site = site_of(row->defs, row->edges, row->n);

	find_insights(diag_new(unit_mem), site);
	assert_str_equal(insights_text(site), str_of_cstr(row->want));
}

enum { LONG = 200000 };

/* 0 to 1 to 2 ... and back: no call for each link of the chain, which would end the stack. */
static void long_chains(void **state)
{
	struct edge *edges = ARENA_ARRAY(unit_mem, struct edge, LONG);

	(void)state;
	for (size_t i = 0; i < LONG; i++)
		edges[i] = (struct edge){i, (i + 1) % LONG, TO};
	struct site *ring = site_of(LONG, edges, LONG);
	struct site *chain = site_of(LONG, edges, LONG - 1);

	struct arena *tmp = arena_open();

	site_find_cycles(unit_mem, tmp, ring);
	site_find_cycles(unit_mem, tmp, chain);
	arena_close(tmp);
	assert_int_equal(ring->cycle_count, 1);
	assert_int_equal(ring->cycles[0].n, LONG);
	assert_int_equal(chain->cycle_count, 0);
}

/* Whether b can be reached from a; reached has a place for each definition. */
static bool reaches(const struct site *site, size_t a, size_t b, bool *reached)
{
	size_t *next = ARENA_ARRAY(unit_mem, size_t, site->def_count);
	size_t n = 0;

	memset(reached, 0, site->def_count * sizeof *reached);
	next[n++] = a;
	while (n) {
		const struct site_def *def = &site->defs[next[--n]];

		for (size_t i = 0; i < def->out_count; i++) {
			const size_t target = site->edges[def->out[i]].target;

			if (target == b)
				return true;
			if (!reached[target])
				next[n++] = target;
			reached[target] = true;
		}
	}
	return false;
}

/* Two definitions share a cycle when, and only when, each can be reached from the other. */
static void agrees_with_reachability(void **state)
{
	enum { DEFS = 12, EDGES = 16, ROUNDS = 60 };
	bool reached[DEFS];
	uint32_t random = 1;

	(void)state;
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct edge edges[EDGES];
		size_t cycle_of[DEFS];

		for (size_t i = 0; i < EDGES; i++) {
			random = random * 1664525u + 1013904223u;
			edges[i] = (struct edge){i * DEFS / EDGES, (random >> 8) % DEFS, TO};
			if (edges[i].from == edges[i].to)
				edges[i].to = (edges[i].to + 1) % DEFS;
		}
		struct site *site = site_of(DEFS, edges, EDGES);

		find_insights(diag_new(unit_mem), site);
		for (size_t i = 0; i < DEFS; i++)
			cycle_of[i] = SITE_NONE;
		for (size_t i = 0; i < site->cycle_count; i++)
			for (size_t k = 0; k < site->cycles[i].n; k++)
				cycle_of[site->cycles[i].defs[k]] = i;
		for (size_t a = 0; a < DEFS; a++) {
			for (size_t b = 0; b < a; b++) {
				const bool want =
				    reaches(site, a, b, reached) && reaches(site, b, a, reached);
				const bool got =
				    cycle_of[a] != SITE_NONE && cycle_of[a] == cycle_of[b];

				assert_int_equal(got, want);
			}
		}
	}
}

/*
 *	agents/a.md   Lead      agents/d.md   lead      the same name
 *	agents/b.md   léad      folds to the same too
 *	agents/c.md   tester
 *	commands/e.md lead      another kind
 */
static void finds_duplicate_names(void **state)
{
	static const struct {
		str path, name;
		enum def_kind kind;
	} given[] = {
	    {UNIT_S("agents/a.md"), UNIT_S("Lead"), DEF_AGENT},
	    {UNIT_S("agents/b.md"), UNIT_S("léad"), DEF_AGENT},
	    {UNIT_S("agents/c.md"), UNIT_S("tester"), DEF_AGENT},
	    {UNIT_S("agents/d.md"), UNIT_S("lead"), DEF_AGENT},
	    {UNIT_S("commands/e.md"), UNIT_S("lead"), DEF_COMMAND},
	};
	struct site *site = site_of(5, NULL, 0);
	struct diag *diag = diag_new(unit_mem);
	size_t n;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		site->defs[i].def.path = given[i].path;
		site->defs[i].def.name = given[i].name;
		site->defs[i].def.kind = given[i].kind;
	}
	find_insights(diag, site);
	const struct diag_item *items = diag_items(diag, &n);

	assert_int_equal(site->duplicate_count, 1);
	assert_str_equal(site->duplicates[0].name, S("Lead"));
	assert_int_equal(site->duplicates[0].n, 3);
	assert_int_equal(site->duplicates[0].defs[2], 3);
	assert_int_equal(n, 2);
	assert_int_equal(items[0].code, AD401);
	assert_str_equal(items[0].place.path, S("agents/b.md"));
	assert_str_equal(
	    items[1].text, S("'lead' is the name of 'agents/a.md' too, both are shown"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds, rows);
	UNIT_TEST(&suite, long_chains);
	UNIT_TEST(&suite, agrees_with_reachability);
	UNIT_TEST(&suite, finds_duplicate_names);
	return unit_run(&suite, "site/insights");
}
