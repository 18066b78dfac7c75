/* SPDX-License-Identifier: MIT */
/*
 * Definitions whose bodies are the same or nearly so: copies that drifted apart. Sketches find the
 * pairs that are worth a look, their shingles decide. Sketches are cut into bands; texts that share
 * a whole band are looked at, so that no text is compared with all others.
 *
 * With 32 bands of four bins two texts that share 85 % of their shingles miss each other once in
 * ten thousand million cases, and two that share 20 % meet in one of twenty.
 */
#include <stdlib.h>

#include "base/map.h"
#include "base/unicode.h"
#include "base/vec.h"
#include "site/analysis.h"
#include "site/similar_sketch.h"

enum {
	BAND_BINS = 4,
	BANDS = SKETCH_BINS / BAND_BINS,
	NEIGHBOURS = 16, /* of those that share a band each is compared with so many before it */
	MISSES_MAX = 16, /* comparisons of a definition that showed nothing; then it is given up */
	ESTIMATE_MIN = 65, /* percent; four times the usual error below SITE_SIMILAR_PERCENT */
};

/* What was found out about bodies, and holds as long as they do. */
struct similar_memo {
	struct sketch *sketches; /* by definition */
	struct map percents; /* two pointers to bodies -> percent and one, as an integer */
};

struct finder {
	struct arena *mem, *tmp;
	const struct site *site;
	struct similar_memo *memo;
	size_t *parents; /* of a forest: definitions of a group have one root, the first of them */
	size_t *misses;
	struct map missed; /* pairs that were compared for nothing */
	struct shingles left, right;
};

static size_t root_of(struct finder *f, size_t def)
{
	while (f->parents[def] != def) {
		f->parents[def] = f->parents[f->parents[def]];
		def = f->parents[def];
	}
	return def;
}

static str text_of(const struct finder *f, size_t def)
{
	return str_trim(f->site->defs[def].def.body);
}

/* 100 is for the same text alone. */
static unsigned compare_texts(struct finder *f, str left, str right)
{
	if (str_eq(left, right))
		return 100;
	site_cut_shingles(f->tmp, left, &f->left);
	site_cut_shingles(f->tmp, right, &f->right);
	const struct overlap overlap = site_compare_shingles(f->tmp, &f->left, &f->right);
	const unsigned percent = overlap.all ? (unsigned)(overlap.both * 100 / overlap.all) : 0;
	return percent < 100 ? percent : 99;
}

static const struct similar_memo *former_memo(const struct finder *f)
{
	return f->site->former ? f->site->former->insights->similar_memo : NULL;
}

/* Texts that were taken over from a former site stand where they stood. */
static unsigned percent_of(struct finder *f, size_t a, size_t b)
{
	const str left = text_of(f, a), right = text_of(f, b);
	const char *const pair[] = {left.p, right.p};
	const str key = str_dup(f->mem, (str){(const char *)pair, sizeof pair});
	void **known = map_put(f->mem, &f->memo->percents, key);

	if (!*known && former_memo(f))
		*known = map_get(&former_memo(f)->percents, key);
	if (!*known)
		*known = (void *)((uintptr_t)compare_texts(f, left, right) + 1);
	return (unsigned)((uintptr_t)*known - 1);
}

static bool may_be_alike(const struct finder *f, size_t a, size_t b)
{
	size_t of;
	const size_t same =
	    site_compare_sketches(&f->memo->sketches[a], &f->memo->sketches[b], &of);

	return of && same * 100 >= of * ESTIMATE_MIN;
}

/* The place that remembers that a pair was compared for nothing. */
static void **missed_pair(struct finder *f, size_t a, size_t b)
{
	const size_t pair[] = {a, b};
	char *key = arena_text(f->tmp, sizeof pair);

	memcpy(key, pair, sizeof pair);
	return map_put(f->tmp, &f->missed, (str){key, sizeof pair});
}

/* a is before b. */
static void try_pair(struct finder *f, size_t a, size_t b)
{
	const size_t root_a = root_of(f, a), root_b = root_of(f, b);

	if (root_a == root_b || !may_be_alike(f, a, b) || f->misses[b] == MISSES_MAX)
		return;
	void **missed = missed_pair(f, a, b);
	if (*missed)
		return;
	if (percent_of(f, a, b) < SITE_SIMILAR_PERCENT) {
		*missed = f;
		f->misses[b]++;
	} else if (root_a < root_b) {
		f->parents[root_b] = root_a;
	} else {
		f->parents[root_a] = root_b;
	}
}

struct banded {
	uint64_t key;
	size_t def;
};

static int compare_banded(const void *left, const void *right)
{
	const struct banded *a = left, *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->def < b->def ? -1 : a->def > b->def;
}

/* False for a band without a shingle, which says nothing. */
static bool band_key(const struct sketch *sketch, size_t band, uint64_t *ret_key)
{
	const uint32_t *bins = &sketch->bins[band * BAND_BINS];
	uint64_t key = 0;
	bool found = false;

	for (size_t i = 0; i < BAND_BINS; i++) {
		found |= bins[i] != SKETCH_NONE;
		key = (key ^ bins[i]) * UINT64_C(0x9E3779B97F4A7C15);
		key ^= key >> 29;
	}
	*ret_key = key;
	return found;
}

/* The first of those that share a band, and the nearest before each. */
static void try_neighbours(struct finder *f, const struct banded *items, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const size_t from = i > NEIGHBOURS ? i - NEIGHBOURS : 0;

		if (from)
			try_pair(f, items[0].def, items[i].def);
		for (size_t k = from; k < i; k++)
			try_pair(f, items[k].def, items[i].def);
	}
}

static void try_band(struct finder *f, struct banded *items, size_t band)
{
	size_t n = 0;

	for (size_t i = 0; i < f->site->def_count; i++) {
		if (f->memo->sketches[i].words >= SITE_SIMILAR_WORDS &&
		    band_key(&f->memo->sketches[i], band, &items[n].key))
			items[n++].def = i;
	}
	if (n)
		qsort(items, n, sizeof *items, compare_banded);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && items[end].key == items[i].key;)
			end++;
		try_neighbours(f, items + i, end - i);
	}
}

/* Of two that came at the same time the one whose slug needed no folder before it is the older. */
static bool is_older(const struct site_def *a, const struct site_def *b)
{
	const int64_t born_a = a->has_created ? a->created_utc_s : INT64_MAX;
	const int64_t born_b = b->has_created ? b->created_utc_s : INT64_MAX;

	return born_a != born_b ? born_a < born_b : a->slug.n < b->slug.n;
}

/* The others keep their order. */
static void put_oldest_first(const struct site *site, struct site_similar *group)
{
	size_t oldest = 0;

	for (size_t i = 1; i < group->n; i++) {
		if (is_older(&site->defs[group->defs[i]], &site->defs[group->defs[oldest]]))
			oldest = i;
	}
	const size_t def = group->defs[oldest];
	memmove(group->defs + 1, group->defs, oldest * sizeof *group->defs);
	group->defs[0] = def;
}

static bool has_other_name(struct arena *tmp, const struct site *site, size_t a, size_t b)
{
	return !str_eq(
	    unicode_fold(tmp, site->defs[a].def.name), unicode_fold(tmp, site->defs[b].def.name));
}

static void describe_group(
    struct arena *mem, struct finder *f, const struct site *site, struct site_similar *group)
{
	put_oldest_first(site, group);
	group->percents = ARENA_ARRAY(mem, unsigned, group->n);
	group->percents[0] = group->least = 100;
	for (size_t i = 1; i < group->n; i++) {
		group->percents[i] = percent_of(f, group->defs[0], group->defs[i]);
		if (group->percents[i] < group->least)
			group->least = group->percents[i];
		group->has_two_names |=
		    has_other_name(f->tmp, site, group->defs[0], group->defs[i]);
	}
	group->differs = site_differing_fields(mem, f->tmp, site, group->defs, group->n);
}

static int compare_groups(const void *left, const void *right)
{
	const struct site_similar *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return a->defs[0] < b->defs[0] ? -1 : a->defs[0] > b->defs[0];
}

static void gather_groups(struct arena *mem, struct finder *f, struct site_insights *insights)
{
	const size_t n = f->site->def_count;
	size_t *sizes = ARENA_ARRAY(f->tmp, size_t, n);
	size_t *group_of = ARENA_ARRAY(f->tmp, size_t, n); /* by root, from 1; 0 is none yet */
	VEC(struct site_similar) groups = {0};

	for (size_t i = 0; i < n; i++)
		sizes[root_of(f, i)]++;
	for (size_t i = 0; i < n; i++) {
		const size_t root = root_of(f, i);
		if (sizes[root] < 2)
			continue;
		if (!group_of[root]) {
			struct site_similar group = {.defs = ARENA_ARRAY(mem, size_t, sizes[root])};
			VEC_PUSH(mem, &groups, group);
			group_of[root] = groups.n;
		}
		struct site_similar *group = &groups.items[group_of[root] - 1];
		group->defs[group->n++] = i;
	}
	for (size_t i = 0; i < groups.n; i++)
		describe_group(mem, f, f->site, &groups.items[i]);
	if (groups.n)
		qsort(groups.items, groups.n, sizeof *groups.items, compare_groups);
	insights->similar = groups.items;
	insights->similar_count = groups.n;
}

static void note_groups(struct arena *mem, size_t def_count, struct site_insights *insights)
{
	insights->copies = ARENA_ARRAY(mem, size_t, insights->similar_count);
	insights->alike = ARENA_ARRAY(mem, size_t, insights->similar_count);
	insights->similar_of = ARENA_ARRAY(mem, size_t, def_count);
	for (size_t i = 0; i < def_count; i++)
		insights->similar_of[i] = SITE_NONE;
	for (size_t i = 0; i < insights->similar_count; i++) {
		const struct site_similar *group = &insights->similar[i];
		if (group->least == 100)
			insights->copies[insights->copy_count++] = i;
		else
			insights->alike[insights->alike_count++] = i;
		for (size_t k = 0; k < group->n; k++)
			insights->similar_of[group->defs[k]] = i;
	}
}

static const struct sketch *former_sketch(const struct finder *f, const struct site_def *def)
{
	const struct site *former = f->site->former;
	const struct site_def *found = former ? map_get(&former->by_path, def->def.path) : NULL;

	if (!found || found->deleted || found->def.body.p != def->def.body.p)
		return NULL;
	return &former_memo(f)->sketches[found - former->defs];
}

static void make_sketches(struct finder *f)
{
	for (size_t i = 0; i < f->site->def_count; i++) {
		const struct site_def *def = &f->site->defs[i];
		const struct sketch *former = former_sketch(f, def);
		struct sketch *sketch = &f->memo->sketches[i];

		if (former) {
			*sketch = *former;
			continue;
		}
		sketch->words = site_cut_shingles(f->tmp, def->def.body, &f->left);
		site_make_sketch(&f->left, sketch);
	}
}

void site_find_similar(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_insights *insights)
{
	const struct arena_mark mark = arena_mark(tmp);
	const size_t n = site->def_count;
	struct finder f = {
	    .mem = mem,
	    .tmp = tmp,
	    .site = site,
	    .memo = ARENA_NEW(mem, struct similar_memo),
	    .parents = ARENA_ARRAY(tmp, size_t, n),
	    .misses = ARENA_ARRAY(tmp, size_t, n),
	};
	struct banded *items = ARENA_ARRAY(tmp, struct banded, n);

	f.memo->sketches = ARENA_ARRAY(mem, struct sketch, n);
	for (size_t i = 0; i < n; i++)
		f.parents[i] = i;
	make_sketches(&f);
	for (size_t band = 0; band < BANDS; band++)
		try_band(&f, items, band);
	gather_groups(mem, &f, insights);
	insights->similar_memo = f.memo;
	note_groups(mem, n, insights);
	arena_rewind(tmp, mark);
}
