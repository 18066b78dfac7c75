/* SPDX-License-Identifier: MIT */
/* Which bodies count as alike, and that none is missed: compared with all pairs of random texts. */
#include "base/map.h"
#include "site/analysis.h"
#include "site/similar_sketch.h"
#include "unit/site/drawn.h"

static struct site_insights *similar_of(const str *bodies, size_t n)
{
	struct site *site = site_of(n, NULL, 0);
	struct site_insights *insights = ARENA_NEW(unit_mem, struct site_insights);
	struct arena *tmp = arena_open();

	for (size_t i = 0; i < n; i++) {
		site->defs[i].def.body = bodies[i];
		site->defs[i].slug = S("slug");
	}
	site_find_similar(unit_mem, tmp, site, insights);
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	return insights;
}

#define WORDS_10(x) x "a " x "b " x "c " x "d " x "e " x "f " x "g " x "h " x "i " x "j "
#define WORDS_100(x)                                                                               \
	WORDS_10(x "0")                                                                            \
	WORDS_10(x "1")                                                                            \
	WORDS_10(x "2")                                                                            \
	WORDS_10(x "3")                                                                            \
	WORDS_10(x "4")                                                                            \
	WORDS_10(x "5") WORDS_10(x "6") WORDS_10(x "7") WORDS_10(x "8") WORDS_10(x "9")

struct row {
	const char *name;
	str bodies[3];
	size_t n;
	const char *want; /* of each group its definitions with their percents */
};

static const struct row rows[] = {
    {"none", {{0}}, 0, ""},
    {"one", {UNIT_S(WORDS_100("a"))}, 1, ""},
    {"the same", {UNIT_S(WORDS_100("a")), UNIT_S(WORDS_100("a"))}, 2, "(0 100, 1 100)"},
    {"the same but for lines at the ends",
	{UNIT_S(WORDS_100("a")), UNIT_S("\n\n" WORDS_100("a") "\n")}, 2, "(0 100, 1 100)"},
    {"wrapped in another way",
	{UNIT_S(WORDS_100("a") WORDS_10("b")), UNIT_S(WORDS_100("a") "\n" WORDS_10("b"))}, 2,
	"(0 100, 1 99)"},
    {"ten words more", {UNIT_S(WORDS_100("a")), UNIT_S(WORDS_100("a") WORDS_10("b"))}, 2,
	"(0 100, 1 90)"},
    {"as many words more", {UNIT_S(WORDS_100("a")), UNIT_S(WORDS_100("a") WORDS_100("b"))}, 2, ""},
    {"different", {UNIT_S(WORDS_100("a")), UNIT_S(WORDS_100("b"))}, 2, ""},
    {"nineteen words are too few",
	{UNIT_S("1 2 3 4 5 6 7 8 9 " WORDS_10("a")), UNIT_S("1 2 3 4 5 6 7 8 9 " WORDS_10("a"))}, 2,
	""},
    {"twenty are enough",
	{UNIT_S(WORDS_10("a") WORDS_10("b")), UNIT_S(WORDS_10("a") WORDS_10("b"))}, 2,
	"(0 100, 1 100)"},
    {"empty", {UNIT_S(""), UNIT_S("")}, 2, ""},
    {"like another, not the first",
	{UNIT_S(WORDS_100("a")), UNIT_S(WORDS_100("a") WORDS_10("b") WORDS_10("c")),
	    UNIT_S(WORDS_100("a") WORDS_10("b") WORDS_10("c") WORDS_10("d") WORDS_10("e"))},
	3, "(0 100, 1 82, 2 70)"},
    {"letters of a script without spaces",
	{UNIT_S("設計者は構成を決めて記録を残し変更のたびに理由を書く人です"),
	    UNIT_S("設計者は構成を決めて記録を残し変更のたびに理由を書く人だ")},
	2, "(0 100, 1 88)"},
};

static str groups_text(const struct site_insights *insights)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < insights->similar_count; i++) {
		const struct site_similar *group = &insights->similar[i];

		for (size_t k = 0; k < group->n; k++) {
			buf_format(
			    &out, "%s%zu %u", k ? ", " : "(", group->defs[k], group->percents[k]);
			assert_int_equal(insights->similar_of[group->defs[k]], i);
		}
		buf_char(&out, ')');
	}
	return buf_str(&out);
}

static void finds(void **state)
{
	const struct row *row = *state;

	assert_str_equal(groups_text(similar_of(row->bodies, row->n)), str_of_cstr(row->want));
}

/*
 *	0  agent-copy   born last     0 and 1 have the name of 2
 *	1  agent        born first
 *	2  other        born first, another name
 */
static void leads_with_the_oldest(void **state)
{
	static const struct {
		str slug, name;
		int64_t born;
	} given[] = {{UNIT_S("agent-copy"), UNIT_S("agent"), 2},
	    {UNIT_S("agent"), UNIT_S("Agent"), 1}, {UNIT_S("another"), UNIT_S("another"), 1}};
	struct site *site = site_of(3, NULL, 0);
	struct site_insights insights = {0};
	struct arena *tmp = arena_open();

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		site->defs[i].def.body = S(WORDS_100("a"));
		site->defs[i].def.name = given[i].name;
		site->defs[i].slug = given[i].slug;
		site->defs[i].created_utc_s = given[i].born;
		site->defs[i].has_created = true;
	}
	site_find_similar(unit_mem, tmp, site, &insights);
	arena_close(tmp);
	assert_int_equal(insights.similar_count, 1);
	assert_int_equal(insights.similar[0].defs[0], 1);
	assert_int_equal(insights.similar[0].defs[1], 0);
	assert_int_equal(insights.similar[0].defs[2], 2);
	assert_true(insights.similar[0].has_two_names);
}

enum { TEXTS = 60, ROUNDS = 20, LENGTH = 160 };

/* A text of its own, or that of an earlier one with up to a fifth of its words replaced. */
static void make_text(uint32_t *random, unsigned (*words)[LENGTH], size_t i)
{
	const bool is_copy = i && random_below(random, 3);

	if (is_copy)
		memcpy(words[i], words[random_below(random, i)], sizeof *words);
	for (size_t k = 0; !is_copy && k < LENGTH; k++)
		words[i][k] = (unsigned)random_below(random, 1000);
	for (size_t k = is_copy ? random_below(random, 8) : 0; k; k--)
		words[i][random_below(random, LENGTH)] = (unsigned)random_below(random, 1000);
}

static str text_of(const unsigned *words)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < LENGTH; i++)
		buf_format(&out, "w%u%c", words[i], i % 12 ? ' ' : '\n');
	return buf_str(&out);
}

/* Runs of five words as texts; nothing is hashed but by the map. */
static struct map shingles_of(const unsigned *words)
{
	struct map set = {0};

	for (size_t i = 0; i + SHINGLE_WORDS <= LENGTH; i++) {
		const str key = str_format(unit_mem, "%u %u %u %u %u", words[i], words[i + 1],
		    words[i + 2], words[i + 3], words[i + 4]);
		*map_put(unit_mem, &set, key) = &set;
	}
	return set;
}

static size_t percent_of(const struct map *a, const struct map *b)
{
	size_t both = 0;

	for (size_t i = 0; i < a->n; i++)
		both += map_get(b, a->entries[i].key) != NULL;
	return 100 * both / (a->n + b->n - both);
}

/* What belongs together: all that pairs of SITE_SIMILAR_PERCENT or more connect. */
static void connect(const struct map *sets, size_t *roots)
{
	for (size_t i = 0; i < TEXTS; i++) {
		roots[i] = i;
		for (size_t k = 0; k < i; k++) {
			const size_t old = roots[i];

			if (percent_of(&sets[i], &sets[k]) < SITE_SIMILAR_PERCENT)
				continue;
			for (size_t other = 0; other <= i; other++)
				roots[other] = roots[other] == old ? roots[k] : roots[other];
		}
	}
}

static void misses_no_pair(void **state)
{
	unsigned words[TEXTS][LENGTH];
	uint32_t random = 5;
	size_t pairs = 0;

	(void)state;
	for (unsigned round = 0; round < ROUNDS; round++) {
		str bodies[TEXTS];
		struct map sets[TEXTS];
		size_t roots[TEXTS], groups[TEXTS];

		for (size_t i = 0; i < TEXTS; i++) {
			make_text(&random, words, i);
			bodies[i] = text_of(words[i]);
			sets[i] = shingles_of(words[i]);
			groups[i] = SITE_NONE - i;
		}
		connect(sets, roots);
		const struct site_insights *insights = similar_of(bodies, TEXTS);

		for (size_t i = 0; i < insights->similar_count; i++) {
			const struct site_similar *group = &insights->similar[i];

			for (size_t k = 0; k < group->n; k++) {
				const size_t def = group->defs[k];
				const size_t want = str_eq(bodies[def], bodies[group->defs[0]])
				    ? 100
				    : percent_of(&sets[group->defs[0]], &sets[def]);

				groups[def] = i;
				assert_int_equal(group->percents[k], want);
			}
		}
		for (size_t i = 0; i < TEXTS; i++) {
			for (size_t k = 0; k < i; k++) {
				assert_int_equal(groups[i] == groups[k], roots[i] == roots[k]);
				pairs += groups[i] == groups[k];
			}
		}
	}
	assert_true(pairs > 1000);
}

/* 3,000 texts of one form, each pair of them alike: no comparison of each with all others. */
static void groups_texts_of_one_form(void **state)
{
	enum { MANY = 3000 };
	str *bodies = ARENA_ARRAY(unit_mem, str, MANY);

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		bodies[i] = str_format(unit_mem, WORDS_100("a") WORDS_100("b") "%zu", i);
	const struct site_insights *insights = similar_of(bodies, MANY);

	assert_int_equal(insights->similar_count, 1);
	assert_int_equal(insights->similar[0].n, MANY);
	assert_int_equal(insights->similar[0].least, 98);
}

/* The last word ends where a page begins that must not be read. */
static void stops_at_the_end(void **state)
{
	struct shingles shingles = {0};

	(void)state;
	for (size_t n = 0; n < 24; n++) {
		const str text =
		    unit_guarded(str_slice(S("ab cde fghijklmnop\xC3\xA9q r s"), 0, n));

		site_cut_shingles(unit_mem, text, &shingles);
		assert_true(shingles.n <= 1);
	}
}

/* The first two are alike; of the second site the third is like them, and the second no more. */
static void takes_over_what_it_knows(void **state)
{
	const str bodies[] = {
	    UNIT_S(WORDS_100("a")), UNIT_S(WORDS_100("a") WORDS_10("b")), UNIT_S(WORDS_100("c"))};
	struct arena *tmp = arena_open();
	struct site *sites[2];

	(void)state;
	for (size_t s = 0; s < 2; s++) {
		struct site_insights *insights = ARENA_NEW(unit_mem, struct site_insights);
		sites[s] = site_of(3, NULL, 0);
		sites[s]->former = s ? sites[0] : NULL;
		for (size_t i = 0; i < 3; i++) {
			sites[s]->defs[i].def.body = s && i ? bodies[i == 1 ? 2 : 1] : bodies[i];
			sites[s]->defs[i].def.path = str_format(unit_mem, "%zu.md", i);
			sites[s]->defs[i].slug = S("slug");
			*map_put(unit_mem, &sites[s]->by_path, sites[s]->defs[i].def.path) =
			    &sites[s]->defs[i];
		}
		site_find_similar(unit_mem, tmp, sites[s], insights);
		sites[s]->insights = insights;
	}
	assert_str_equal(groups_text(sites[0]->insights), S("(0 100, 1 90)"));
	assert_str_equal(groups_text(sites[1]->insights), S("(0 100, 2 90)"));
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds, rows);
	UNIT_TEST(&suite, leads_with_the_oldest);
	UNIT_TEST(&suite, misses_no_pair);
	UNIT_TEST(&suite, groups_texts_of_one_form);
	UNIT_TEST(&suite, stops_at_the_end);
	UNIT_TEST(&suite, takes_over_what_it_knows);
	return unit_run(&suite, "site/similar");
}
