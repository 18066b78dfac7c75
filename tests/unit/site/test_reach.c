/* SPDX-License-Identifier: MIT */
/* Ways from one definition to another, the shortest ones around, and how far a rename reaches. */
#include "site/analysis.h"
#include "unit/site/drawn.h"

#define TO REL_DELEGATES_TO
#define DELEGATION SITE_RELATION(REL_DELEGATES_TO)

struct path_row {
	const char *name;
	struct edge edges[8];
	size_t n;
	struct site_route route;
	const char *want; /* the definitions on the way; "" when there is none */
};

static const struct path_row path_rows[] = {
    {"nothing", {{0}}, 0, {0, 1, SITE_ALL_RELATIONS}, ""},
    {"one step", {{0, 1, TO}}, 1, {0, 1, DELEGATION}, "0 1"},
    {"not backwards", {{0, 1, TO}}, 1, {1, 0, DELEGATION}, ""},
    {"two steps", {{0, 1, TO}, {1, 2, TO}}, 2, {0, 2, DELEGATION}, "0 1 2"},
    {"the short way", {{0, 1, TO}, {0, 2, TO}, {1, 3, TO}, {2, 1, TO}}, 4, {0, 3, DELEGATION},
	"0 1 3"},
    {"of two the first", {{0, 2, TO}, {0, 1, TO}, {1, 3, TO}, {2, 3, TO}}, 4, {0, 3, DELEGATION},
	"0 2 3"},
    {"another relation", {{0, 1, REL_USES}, {1, 2, TO}}, 2, {0, 2, DELEGATION}, ""},
    {"all relations", {{0, 1, REL_USES}, {1, 2, TO}}, 2, {0, 2, SITE_ALL_RELATIONS}, "0 1 2"},
    {"past a name that nobody has", {{0, SITE_NONE, TO}, {0, 1, TO}}, 2, {0, 1, DELEGATION}, "0 1"},
    {"to itself along nothing", {{0, 1, TO}}, 1, {0, 0, DELEGATION}, ""},
    {"around", {{0, 1, TO}, {1, 2, TO}, {2, 0, TO}}, 3, {1, 1, DELEGATION}, "1 2 0 1"},
    {"around the short way", {{0, 1, TO}, {1, 2, TO}, {1, 0, TO}, {2, 0, TO}}, 4,
	{0, 0, DELEGATION}, "0 1 0"},
    {"a ring on the way", {{0, 1, TO}, {1, 0, TO}, {1, 2, TO}, {2, 3, TO}}, 4, {0, 3, DELEGATION},
	"0 1 2 3"},
};

static str path_text(const struct site *site, const struct site_path *path)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < path->n; i++) {
		const struct site_edge *edge = &site->edges[path->edges[i]];

		if (i == 0)
			buf_format(&out, "%zu", edge->source);
		else
			assert_int_equal(edge->source, site->edges[path->edges[i - 1]].target);
		buf_format(&out, " %zu", edge->target);
	}
	return buf_str(&out);
}

static void finds_paths(void **state)
{
	const struct path_row *row = *state;
	const struct site *site = site_of(4, row->edges, row->n);
	struct arena *tmp = arena_open();
	const struct site_path path = site_shortest_path(unit_mem, tmp, site, row->route);

	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	assert_str_equal(path_text(site, &path), str_of_cstr(row->want));
}

/*
 *	0 -> 1 -> 2 -> 0    the long way around, 2 also goes back to 1
 *	3 -> 4 -> 3
 */
static void shows_shortest_cycles(void **state)
{
	static const struct edge edges[] = {
	    {0, 1, TO}, {1, 2, TO}, {2, 0, TO}, {2, 1, TO}, {3, 4, TO}, {4, 3, TO}};
	struct site *site = site_of(5, edges, 6);
	struct arena *tmp = arena_open();

	(void)state;
	site_find_cycles(unit_mem, tmp, site);
	arena_close(tmp);
	const struct site_path first = {site->cycles[0].path, site->cycles[0].path_n};
	const struct site_path second = {site->cycles[1].path, site->cycles[1].path_n};

	assert_int_equal(site->cycle_count, 2);
	assert_int_equal(site->cycles[0].n, 3);
	assert_str_equal(path_text(site, &first), S("1 2 1"));
	assert_str_equal(path_text(site, &second), S("3 4 3"));
}

static struct site_insights *reach_of(const struct site *site)
{
	struct site_insights *insights = ARENA_NEW(unit_mem, struct site_insights);
	struct arena *tmp = arena_open();

	site_find_reach(unit_mem, tmp, site, insights);
	arena_close(tmp);
	return insights;
}

struct reach_row {
	const char *name;
	struct edge edges[8];
	size_t n;
	const char *want; /* direct and transitive of each of four, then the widest */
};

static const struct reach_row reach_rows[] = {
    {"nobody", {{0}}, 0, "0/0 0/0 0/0 0/0 ;"},
    {"chain", {{0, 1, TO}, {1, 2, TO}, {2, 3, TO}}, 3, "0/0 1/1 1/2 1/3 ; 3 2 1"},
    {"thrice by one", {{0, 1, TO}, {0, 1, REL_USES}, {0, 1, REL_MENTIONS}}, 3,
	"0/0 1/1 0/0 0/0 ; 1"},
    {"ring", {{0, 1, TO}, {1, 2, TO}, {2, 0, TO}}, 3, "1/2 1/2 1/2 0/0 ; 0 1 2"},
    {"ring and what it names", {{0, 1, TO}, {1, 0, TO}, {1, 2, TO}, {2, 3, REL_MENTIONS}}, 4,
	"1/1 1/1 1/2 1/3 ; 3 2 0 1"},
    {"rhombus", {{0, 1, TO}, {0, 2, TO}, {1, 3, TO}, {2, 3, TO}}, 4, "0/0 1/1 1/1 2/3 ; 3 1 2"},
    {"a name that nobody has", {{0, SITE_NONE, TO}}, 1, "0/0 0/0 0/0 0/0 ;"},
};

static void finds_reach(void **state)
{
	const struct reach_row *row = *state;
	const struct site_insights *insights = reach_of(site_of(4, row->edges, row->n));
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < 4; i++)
		buf_format(
		    &out, "%zu/%zu ", insights->reach[i].direct, insights->reach[i].transitive);
	buf_char(&out, ';');
	for (size_t i = 0; i < insights->widest_count; i++)
		buf_format(&out, " %zu", insights->widest[i]);
	assert_str_equal(buf_str(&out), str_of_cstr(row->want));
}

/* More definitions than a word has bits, counted one search at a time. */
static void agrees_with_searches(void **state)
{
	enum { DEFS = 150, EDGES = 220, ROUNDS = 8 };
	struct edge edges[EDGES];
	uint32_t random = 7;

	(void)state;
	for (unsigned round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < EDGES; i++)
			edges[i] = (struct edge){
			    i * DEFS / EDGES, random_below(&random, DEFS), REL_MENTIONS};
		const struct site *site = site_of(DEFS, edges, EDGES);
		const struct site_insights *insights = reach_of(site);
		struct arena *tmp = arena_open();

		for (size_t to = 0; to < DEFS; to++) {
			size_t want = 0;

			for (size_t from = 0; from < DEFS; from++) {
				const struct site_route route = {from, to, SITE_ALL_RELATIONS};

				want += from != to &&
				    site_shortest_path(unit_mem, tmp, site, route).n > 0;
			}
			assert_int_equal(insights->reach[to].transitive, want);
		}
		arena_close(tmp);
	}
}

/*
 *	folder 0: definitions 0 and 1, folder 1: definition 2, folder 2: definition 3
 */
static void counts_folder_ties(void **state)
{
	static const struct edge edges[] = {
	    {0, 1, TO}, {0, 1, REL_USES}, {0, 2, TO}, {1, 2, TO}, {1, SITE_NONE, TO}, {2, 0, TO}};
	static const size_t folders[] = {0, 0, 1, 2};
	struct site *site = site_of(4, edges, 6);
	struct site_insights insights = {0};
	struct arena *tmp = arena_open();

	(void)state;
	site->folder_count = 3;
	for (size_t i = 0; i < 4; i++)
		site->defs[i].folder = folders[i];
	site_find_folder_ties(unit_mem, tmp, site, &insights);
	arena_close(tmp);
	assert_int_equal(insights.ties[0].inside, 1);
	assert_int_equal(insights.ties[0].out, 2);
	assert_int_equal(insights.ties[0].in, 1);
	assert_int_equal(insights.ties[1].out, 1);
	assert_int_equal(insights.tied_count, 2);
	assert_int_equal(insights.tied[0], 0);
	assert_int_equal(insights.pair_count, 2);
	assert_int_equal(insights.pairs[0].from, 0);
	assert_int_equal(insights.pairs[0].to, 1);
	assert_int_equal(insights.pairs[0].n, 2);
	assert_int_equal(insights.pairs[1].n, 1);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_paths, path_rows);
	UNIT_TEST(&suite, shows_shortest_cycles);
	UNIT_ROWS(&suite, finds_reach, reach_rows);
	UNIT_TEST(&suite, agrees_with_searches);
	UNIT_TEST(&suite, counts_folder_ties);
	return unit_run(&suite, "site/reach");
}
