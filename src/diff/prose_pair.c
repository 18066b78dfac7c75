/* SPDX-License-Identifier: MIT */
/*
 * Words to bags, bags to pairs. Not for what is equal: that was paired before, and what comes here
 * lies between.
 *
 * best(i, j) is the most that the old bags from i and the new ones from j can share:
 *
 *	best(i, j) = max(best(i + 1, j), best(i, j + 1), shared(i, j) + best(i + 1, j + 1))
 *
 * the last only if the two are alike. Row i looks at the columns [from, to) around the diagonal, so
 * that the whole costs rows times a constant; to the left of them is what from has, to the right
 * what the row below has.
 */
#include "diff/prose_pair.h"

#include "base/arena.h"
#include "base/vec.h"

#define BAND_LEAST 32u /* columns on each side of the diagonal, however many rows */
#define BAND_CELLS 8192u /* shared out over the rows: 90 with 90 are compared each with each */
#define LABEL_WEIGHT 16u /* characters that a label in common counts for */
#define BAG_USUAL 16u /* words */
#define WORD_BITS 16u /* for the length of a word */
#define WORD_LONGEST 0xFFFFu

enum choice { SKIP_OLD, SKIP_NEW, PAIR };

/* The columns of a row. */
struct band {
	uint32_t from, to;
};

struct table {
	const struct prose_bags *old_bags, *new_bags;
	uint32_t half; /* width of the band */
	size_t stride;
	unsigned char *choices; /* stride a row */
	uint32_t *best, *below; /* by column, counted from where the band of the row starts */
};

struct prose_bags prose_bags_begin(struct arena *tmp, uint32_t count)
{
	const size_t words = (size_t)count * BAG_USUAL;

	return (struct prose_bags){.items = ARENA_ARRAY(tmp, struct prose_bag, count),
	    .words = {.items = ARENA_RAW(tmp, uint64_t, words), .cap = words}};
}

void prose_bag_word(struct arena *tmp, struct prose_bags *bags, str text, uint32_t letters)
{
	const uint64_t length = letters < WORD_LONGEST ? letters : WORD_LONGEST;

	if (letters > 0)
		VEC_PUSH(tmp, &bags->words, (str_hash(text) << WORD_BITS) | length);
}

/* Shell's sort: the bags are small, and a call a comparison would cost more than all else. */
static void sort_words(uint64_t *words, size_t n)
{
	size_t gap = 1;

	while (gap < n / 3)
		gap = 3 * gap + 1;
	for (; gap > 0; gap /= 3) {
		for (size_t i = gap; i < n; i++) {
			const uint64_t word = words[i];
			size_t at = i;

			for (; at >= gap && words[at - gap] > word; at -= gap)
				words[at] = words[at - gap];
			words[at] = word;
		}
	}
}

void prose_bag_end(struct prose_bags *bags, uint64_t label, int group)
{
	const struct prose_bag *last = bags->n ? &bags->items[bags->n - 1] : NULL;
	struct prose_bag *bag = &bags->items[bags->n++];

	bag->first = last ? last->first + last->n : 0;
	bag->n = (uint32_t)(bags->words.n - bag->first);
	bag->label = label;
	bag->group = group;
	for (uint32_t i = 0; i < bag->n; i++)
		bag->weight += (uint32_t)(bags->words.items[bag->first + i] & WORD_LONGEST);
	if (bag->n > 1)
		sort_words(bags->words.items + bag->first, bag->n);
}

uint32_t prose_shared(
    const struct prose_bags *old_bags, uint32_t i, const struct prose_bags *new_bags, uint32_t j)
{
	const struct prose_bag *a = &old_bags->items[i], *b = &new_bags->items[j];
	const uint64_t *old_words = old_bags->words.items + a->first;
	const uint64_t *new_words = new_bags->words.items + b->first;
	uint32_t x = 0, y = 0, shared = 0;

	while (x < a->n && y < b->n) {
		const uint64_t old_word = old_words[x], new_word = new_words[y];

		shared += old_word == new_word ? (uint32_t)(old_word & WORD_LONGEST) : 0;
		x += old_word <= new_word;
		y += new_word <= old_word;
	}
	return shared;
}

/* What pairing the two is worth; 0 when they are not alike. */
static uint32_t worth(struct table *table, struct prose_budget *budget, uint32_t i, uint32_t j)
{
	const struct prose_bag *a = &table->old_bags->items[i], *b = &table->new_bags->items[j];
	const bool labelled = a->label && a->label == b->label;
	const uint64_t both = (uint64_t)a->weight + b->weight;
	const uint32_t less = a->weight < b->weight ? a->weight : b->weight;
	uint32_t shared;

	if (a->group != b->group || (!labelled && 200 * (uint64_t)less < PROSE_ALIKE * both))
		return 0;
	if (a->n + b->n > budget->compared) {
		budget->met = true;
		return labelled ? LABEL_WEIGHT : 0;
	}
	budget->compared -= a->n + b->n;
	shared = prose_shared(table->old_bags, i, table->new_bags, j);
	if (labelled)
		return shared + LABEL_WEIGHT;
	return 200 * (uint64_t)shared >= PROSE_ALIKE * both ? shared : 0;
}

static struct band band_of(const struct table *table, uint32_t row)
{
	const uint64_t rows = table->old_bags->n, columns = table->new_bags->n;
	const uint64_t middle = row * columns / rows;
	const uint64_t to = middle + table->half + 1;

	return (struct band){(uint32_t)(middle > table->half ? middle - table->half : 0),
	    (uint32_t)(to < columns ? to : columns)};
}

/* Fills row i of choices and best from the row below, whose band starts at below_from. */
static void fill_row(
    struct table *table, struct prose_budget *budget, uint32_t i, uint32_t below_from)
{
	const struct band band = band_of(table, i);
	unsigned char *choices = table->choices + i * table->stride;

	for (uint32_t j = band.to + 1; j-- > band.from;) {
		uint32_t best = table->below[j > below_from ? j - below_from : 0];
		enum choice choice = SKIP_OLD;

		if (j < band.to) {
			const uint32_t right = table->best[j + 1 - band.from];
			const uint32_t gain = worth(table, budget, i, j);
			const uint32_t next = j + 1 > below_from ? j + 1 - below_from : 0;

			if (right > best) {
				best = right;
				choice = SKIP_NEW;
			}
			if (gain > 0 && gain + table->below[next] >= best) {
				best = gain + table->below[next];
				choice = PAIR;
			}
		}
		table->best[j - band.from] = best;
		choices[j - band.from] = (unsigned char)choice;
	}
}

static void follow_choices(const struct table *table, uint32_t *partners)
{
	uint32_t j = 0;

	for (uint32_t i = 0; i < table->old_bags->n; i++) {
		const struct band band = band_of(table, i);
		const unsigned char *choices = table->choices + i * table->stride;

		if (j < band.from)
			j = band.from;
		while (choices[j - band.from] == SKIP_NEW)
			j++;
		if (choices[j - band.from] == PAIR)
			partners[i] = j++;
	}
}

uint32_t *prose_pair(struct arena *tmp, struct prose_budget *budget,
    const struct prose_bags *old_bags, const struct prose_bags *new_bags)
{
	const uint32_t rows = old_bags->n, columns = new_bags->n;
	uint32_t *partners = ARENA_RAW(tmp, uint32_t, rows), below_from;
	struct table table = {.old_bags = old_bags, .new_bags = new_bags};

	for (uint32_t i = 0; i < rows; i++)
		partners[i] = PROSE_NONE;
	if (rows == 0 || columns == 0)
		return partners;
	table.half = BAND_LEAST + BAND_CELLS / rows;
	table.stride = (columns < 2 * (size_t)table.half ? columns : 2 * (size_t)table.half) + 2;
	table.choices = ARENA_RAW(tmp, unsigned char, rows *table.stride);
	table.best = ARENA_ARRAY(tmp, uint32_t, table.stride);
	table.below = ARENA_ARRAY(tmp, uint32_t, table.stride);
	below_from = band_of(&table, rows - 1).from;
	for (uint32_t i = rows; i-- > 0;) {
		uint32_t *const best = table.best;

		fill_row(&table, budget, i, below_from);
		below_from = band_of(&table, i).from;
		table.best = table.below;
		table.below = best;
	}
	follow_choices(&table, partners);
	return partners;
}
