/* SPDX-License-Identifier: MIT */
/*
 * What an unresolved name may have meant: the definition whose name has most of its words, where
 * rare words weigh more ("react" tells more than "developer") and a word may be misspelt.
 *
 * Names are found by the runs of three letters of their words, rare runs first and only so many, so
 * that a name costs the same in a collection of any size.
 */
#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "site/analysis.h"
#include "site/name_words.h"

enum {
	POSTINGS_MAX = 2000, /* looked at for one unresolved name */
	CANDIDATES = 12, /* names that are compared in full */
	SCORE_MIN = 501, /* of 1000: the other name must have more than half of its words */
	TAIL_SCORE_MIN = 700, /* without the first, which says what, while the last says "expert" */
	STEM_MIN = 4, /* letters that two words must share at their beginning: "admin" */
	STEM_PERCENT = 80, /* of an equal word's weight */
};

/* A name of a definition. */
struct known {
	struct name_words words;
	str joined; /* without what separates the words */
	size_t def;
	/* for the runs of three letters that it shares with the name that is looked for */
	size_t votes;
};

struct posting {
	uint32_t run; /* three bytes */
	uint32_t name; /* index into known */
};

struct names {
	struct arena *tmp;
	const struct site *site;
	VEC(struct known) known;
	VEC(struct posting) postings; /* by run, then name */
	struct map counts; /* word -> in how many names, as an integer */
};

static str join_words(struct arena *tmp, const struct name_words *words)
{
	struct buf out;

	buf_init(&out, tmp);
	for (size_t i = 0; i < words->n; i++)
		buf_add(&out, words->items[i]);
	return buf_str(&out);
}

/* The runs of a word between spaces: of "go" these are " go" and "go ". */
static uint32_t run_at(str word, size_t i)
{
	const unsigned char before = i ? (unsigned char)word.p[i - 1] : ' ';
	const unsigned char after = i + 1 < word.n ? (unsigned char)word.p[i + 1] : ' ';

	return (uint32_t)before << 16 | (uint32_t)(unsigned char)word.p[i] << 8 | after;
}

static void count_word(struct names *names, str word)
{
	void **slot = map_put(names->tmp, &names->counts, word);

	*slot = (void *)((uintptr_t)*slot + 1);
}

static void add_name(struct names *names, size_t def, str name)
{
	struct known known = {.words = site_name_words(names->tmp, name), .def = def};

	known.joined = join_words(names->tmp, &known.words);
	for (size_t i = 0; i < known.words.n; i++) {
		const str word = known.words.items[i];
		count_word(names, word);
		for (size_t k = 0; k < word.n; k++) {
			struct posting posting = {run_at(word, k), (uint32_t)names->known.n};
			VEC_PUSH(names->tmp, &names->postings, posting);
		}
	}
	VEC_PUSH(names->tmp, &names->known, known);
}

static int compare_postings(const void *left, const void *right)
{
	const struct posting *a = left, *b = right;

	if (a->run != b->run)
		return a->run < b->run ? -1 : 1;
	return a->name < b->name ? -1 : a->name > b->name;
}

static void index_names(struct names *names)
{
	for (size_t i = 0; i < names->site->def_count; i++) {
		const struct definition *def = &names->site->defs[i].def;
		add_name(names, i, def->name);
		if (!str_eq(def->stem, def->name))
			add_name(names, i, def->stem);
	}
	if (names->postings.n)
		qsort(names->postings.items, names->postings.n, sizeof *names->postings.items,
		    compare_postings);
}

/* The names that have a run: postings from first on. */
struct run_names {
	size_t first, n;
};

static size_t first_posting(const struct names *names, uint32_t run)
{
	size_t low = 0, high = names->postings.n;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (names->postings.items[middle].run < run)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int compare_runs(const void *left, const void *right)
{
	const struct run_names *a = left, *b = right;

	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

/* The runs of all words, those of the fewest names first. */
static size_t find_runs(
    const struct names *names, const struct name_words *words, struct run_names *runs)
{
	size_t n = 0;

	for (size_t i = 0; i < words->n; i++) {
		for (size_t k = 0; k < words->items[i].n; k++) {
			const uint32_t run = run_at(words->items[i], k);
			runs[n].first = first_posting(names, run);
			runs[n].n = first_posting(names, run + 1) - runs[n].first;
			n += runs[n].n > 0;
		}
	}
	if (n)
		qsort(runs, n, sizeof *runs, compare_runs);
	return n;
}

/* The weight of a word: how often the number of names halves down to those that have it. */
static size_t weight_of(const struct names *names, str word)
{
	size_t count = (size_t)(uintptr_t)map_get(&names->counts, word);
	size_t weight = 1;

	for (count = count ? count : 1; count < names->known.n; count *= 2)
		weight++;
	return weight;
}

static size_t common_start(str a, str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

/*
 * How much of a word another one stands for, in percent: all, when they are equal; most, when one
 * is short for the other or they have one stem ("modernizer", "modernization"); less, when one in
 * four letters is misspelt.
 */
static size_t word_likeness(str a, str b)
{
	const size_t shorter = a.n < b.n ? a.n : b.n, longer = a.n < b.n ? b.n : a.n;
	const size_t start = common_start(a, b);

	if (str_eq(a, b))
		return 100;
	if (start >= STEM_MIN && (start == shorter || start * 5 >= longer * 3))
		return STEM_PERCENT;
	if ((longer - shorter) * 4 > longer)
		return 0;
	const size_t distance = site_word_distance(a, b);
	return distance * 4 <= longer ? 100 - 100 * distance / longer : 0;
}

static size_t best_likeness(str word, const struct name_words *words)
{
	size_t best = 0;

	for (size_t i = 0; i < words->n; i++) {
		const size_t likeness = word_likeness(word, words->items[i]);
		best = likeness > best ? likeness : best;
	}
	return best;
}

/* The part of the weight of a's words that b has, in thousandths. */
static size_t share_of_words(
    const struct names *names, const struct name_words *a, const struct name_words *b)
{
	size_t shared = 0, all = 0;

	for (size_t i = 0; i < a->n; i++) {
		const size_t weight = weight_of(names, a->items[i]);
		all += weight * 100;
		shared += weight * best_likeness(a->items[i], b);
	}
	return all ? shared * 1000 / all : 0;
}

struct wanted {
	struct name_words words;
	str joined;
	enum def_kind kind;
};

/* Of what must be shared first comes the share, then that the other name has little else. */
static size_t score_of(
    const struct names *names, const struct wanted *wanted, const struct known *known)
{
	const size_t longer =
	    wanted->joined.n > known->joined.n ? wanted->joined.n : known->joined.n;
	const size_t distance = site_word_distance(wanted->joined, known->joined);
	size_t share = share_of_words(names, &wanted->words, &known->words);

	if (distance <= 1 && longer > STEM_MIN && longer <= NAME_WORD_MAX)
		share = 1000 - 100 * distance;
	const bool has_first =
	    wanted->words.n && best_likeness(wanted->words.items[0], &known->words);
	if (share < (has_first ? SCORE_MIN : TAIL_SCORE_MIN))
		return 0;
	const bool same_kind = names->site->defs[known->def].def.kind == wanted->kind;
	return share * 10000 + share_of_words(names, &known->words, &wanted->words) * 10 +
	    same_kind;
}

/* Those with the most votes, in falling order; of equal ones that which was found first. */
struct candidates {
	struct candidate {
		size_t name, votes;
	} items[CANDIDATES];
	size_t n;
};

static void add_candidate(struct candidates *candidates, struct candidate one)
{
	size_t at = candidates->n;

	while (at && candidates->items[at - 1].votes < one.votes)
		at--;
	if (at == CANDIDATES)
		return;
	if (candidates->n < CANDIDATES)
		candidates->n++;
	for (size_t i = candidates->n - 1; i > at; i--)
		candidates->items[i] = candidates->items[i - 1];
	candidates->items[at] = one;
}

/*
 * Lets the names vote by the runs that they share with the wanted one, a rare run for much. The
 * votes are taken back before it returns.
 */
static struct candidates find_candidates(struct names *names, const struct name_words *words)
{
	struct run_names runs[NAME_WORDS_MAX * NAME_WORD_MAX];
	const size_t n = find_runs(names, words, runs);
	struct candidates candidates = {0};
	VEC(size_t) voted = {0};

	for (size_t i = 0; i < n && voted.n < POSTINGS_MAX; i++) {
		for (size_t k = 0; k < runs[i].n && voted.n < POSTINGS_MAX; k++) {
			const size_t name = names->postings.items[runs[i].first + k].name;
			names->known.items[name].votes += POSTINGS_MAX / runs[i].n + 1;
			VEC_PUSH(names->tmp, &voted, name);
		}
	}
	for (size_t i = 0; i < voted.n; i++) {
		struct known *known = &names->known.items[voted.items[i]];
		if (known->votes)
			add_candidate(
			    &candidates, (struct candidate){voted.items[i], known->votes});
		known->votes = 0;
	}
	return candidates;
}

static size_t nearest_of(struct names *names, str name, enum def_kind kind)
{
	struct wanted wanted = {.words = site_name_words(names->tmp, name), .kind = kind};
	const struct candidates candidates = find_candidates(names, &wanted.words);
	size_t nearest = SITE_NONE, best = 0;

	wanted.joined = join_words(names->tmp, &wanted.words);
	for (size_t i = 0; i < candidates.n; i++) {
		const struct known *known = &names->known.items[candidates.items[i].name];
		const size_t score = score_of(names, &wanted, known);
		if (score > best || (score && score == best && known->def < nearest)) {
			best = score;
			nearest = known->def;
		}
	}
	return nearest;
}

size_t site_nearest(struct arena *tmp, const struct site *site, str name, enum def_kind kind)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct names names = {.tmp = tmp, .site = site};

	index_names(&names);
	const size_t nearest = nearest_of(&names, name, kind);
	arena_rewind(tmp, mark);
	return nearest;
}

static int compare_with_id(const void *key, const void *item)
{
	return str_cmp(*(const str *)key, ((const struct site_missing *)item)->id);
}

/* What a name is like depends on it and on the names that there are, and is their number. */
static const size_t *former_nearest(const struct site *site, const struct site_missing *missing)
{
	const struct site *former = site->former;
	const struct site_missing *found = NULL;

	if (site->has_former_names && former->missing_count)
		found = bsearch(&missing->id, former->missing, former->missing_count,
		    sizeof *former->missing, compare_with_id);
	if (!found || found->kind != missing->kind || !str_eq(found->name, missing->name))
		return NULL;
	return &former->insights->nearest[found - former->missing];
}

void site_find_nearest(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct names names = {.tmp = tmp, .site = site};

	insights->nearest = ARENA_ARRAY(mem, size_t, site->missing_count);
	for (size_t i = 0; i < site->missing_count; i++) {
		const struct site_missing *missing = &site->missing[i];
		const size_t *former = former_nearest(site, missing);

		if (!former && !names.known.n)
			index_names(&names);
		const struct arena_mark scratch = arena_mark(tmp);
		insights->nearest[i] =
		    former ? *former : nearest_of(&names, missing->name, missing->kind);
		arena_rewind(tmp, scratch);
	}
	arena_rewind(tmp, mark);
}
