/* SPDX-License-Identifier: MIT */
/* Moved blocks, by the rules of prose_move.h. Not for those that stayed in order. */
#include "diff/prose_move.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "diff/prose_words.h"

#define RUN_WORDS 4u
#define RUNS_MOST 32768u /* that are remembered; what comes behind them is not known as moved */

static bool is_long(str key, size_t least)
{
	return key.n >= least && utf8_length(key) >= least;
}

static void set_moved(struct prose_alignment *alignment, uint32_t i, uint32_t j)
{
	alignment->old_side.moved[i] = j;
	alignment->new_side.moved[j] = i;
}

static bool can_follow(const struct prose_alignment *alignment, uint32_t i, uint32_t j)
{
	const struct prose_side *old_side = &alignment->old_side, *new_side = &alignment->new_side;

	return prose_is_single(old_side, i) && prose_is_single(new_side, j) &&
	    str_eq(old_side->keys[i], new_side->keys[j]);
}

/* Lets the equal neighbours of moved blocks move with them, downwards and then upwards. */
static void move_neighbours(struct prose_alignment *alignment)
{
	const struct prose_side *old_side = &alignment->old_side, *new_side = &alignment->new_side;

	for (uint32_t i = 0; i + 1 < old_side->n; i++) {
		const uint32_t j = old_side->moved[i];

		if (j != PROSE_NONE && j + 1 < new_side->n && can_follow(alignment, i + 1, j + 1))
			set_moved(alignment, i + 1, j + 1);
	}
	for (uint32_t i = old_side->n; i-- > 1;) {
		const uint32_t j = old_side->moved[i];

		if (j != PROSE_NONE && j > 0 && can_follow(alignment, i - 1, j - 1))
			set_moved(alignment, i - 1, j - 1);
	}
}

void prose_move_equal(struct arena *tmp, struct prose_alignment *alignment)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct prose_side *old_side = &alignment->old_side, *new_side = &alignment->new_side;
	uint32_t *next = ARENA_RAW(tmp, uint32_t, new_side->n);
	struct map first = {0}; /* of the new blocks with a key; the others by next */

	for (uint32_t j = new_side->n; j-- > 0;) {
		struct prose_part *head;
		void **place;

		if (!prose_is_single(new_side, j) || !is_long(new_side->keys[j], PROSE_MOVED_LEAST))
			continue;
		place = map_put(tmp, &first, new_side->keys[j]);
		head = *place;
		next[j] = head ? (uint32_t)(head - new_side->parts) : PROSE_NONE;
		*place = &new_side->parts[j];
	}
	for (uint32_t i = 0; i < old_side->n && first.n > 0; i++) {
		struct prose_part *part;
		uint32_t j;

		if (!prose_is_single(old_side, i))
			continue;
		part = map_get(&first, old_side->keys[i]);
		if (!part)
			continue;
		j = (uint32_t)(part - new_side->parts);
		set_moved(alignment, i, j);
		*map_put(tmp, &first, old_side->keys[i]) =
		    next[j] == PROSE_NONE ? NULL : &new_side->parts[next[j]];
	}
	if (first.n > 0)
		move_neighbours(alignment);
	arena_rewind(tmp, mark);
}

/* Reads the runs of words of a block, one from each word on. */
struct run_reader {
	str text;
	enum prose_spelling spelling;
	size_t at;
	uint64_t words[RUN_WORDS]; /* hashes; that of word i at i % RUN_WORDS */
	uint32_t n;
};

static struct run_reader read_runs(const struct prose_part *part)
{
	return (struct run_reader){.text = part->text, .spelling = prose_spelling_of(part->kind)};
}

/* The hash of the next run, never 0. */
static bool next_run(struct run_reader *reader, uint64_t *ret_hash)
{
	struct prose_token token;
	uint64_t hash = 0;

	while (prose_next_word(reader->text, reader->spelling, &reader->at, &token)) {
		reader->words[reader->n++ % RUN_WORDS] = str_hash(token.text);
		if (reader->n < RUN_WORDS)
			continue;
		for (uint32_t i = 0; i < RUN_WORDS; i++)
			hash = hash * 31 + reader->words[(reader->n + i) % RUN_WORDS];
		*ret_hash = hash | 1;
		return true;
	}
	return false;
}

/* The first new block with each run: open addressing, at most half full. */
struct run_table {
	uint64_t *runs; /* 0 = free */
	uint32_t *blocks;
	uint32_t mask, n;
};

static uint32_t find_run(const struct run_table *table, uint64_t run)
{
	uint32_t at = (uint32_t)(run >> 32) & table->mask;

	while (table->runs[at] && table->runs[at] != run)
		at = (at + 1) & table->mask;
	return at;
}

static bool can_move(const struct prose_side *side, uint32_t i)
{
	return prose_is_single(side, i) && is_long(side->keys[i], PROSE_MOVED_ALIKE_LEAST);
}

static struct run_table index_runs(struct arena *tmp, const struct prose_side *side)
{
	struct run_table table;
	size_t bytes = 0;
	uint32_t slots = 16;

	for (uint32_t j = 0; j < side->n; j++)
		bytes += can_move(side, j) ? side->parts[j].text.n : 0;
	while (slots < 2 * RUNS_MOST && slots < bytes) /* a word has two bytes at the least */
		slots *= 2;
	table = (struct run_table){.runs = ARENA_ARRAY(tmp, uint64_t, slots),
	    .blocks = ARENA_ARRAY(tmp, uint32_t, slots),
	    .mask = slots - 1};
	for (uint32_t j = 0; j < side->n; j++) {
		struct run_reader reader = read_runs(&side->parts[j]);
		uint64_t run;

		if (!can_move(side, j))
			continue;
		while (table.n < slots / 2 && next_run(&reader, &run)) {
			const uint32_t at = find_run(&table, run);

			if (table.runs[at])
				continue;
			table.runs[at] = run;
			table.blocks[at] = j;
			table.n++;
		}
	}
	return table;
}

/* What the new blocks have in common with the old one that is looked at. */
struct votes {
	uint32_t *counts, *voter; /* by new block: its runs, and 1 + the old block they are of */
};

/* The new block that has most runs of old block i; PROSE_NONE when none has one. */
static uint32_t find_candidate(const struct prose_alignment *alignment,
    const struct run_table *table, struct votes *votes, uint32_t i)
{
	struct run_reader reader = read_runs(&alignment->old_side.parts[i]);
	uint32_t best = PROSE_NONE;
	uint64_t run;

	while (next_run(&reader, &run)) {
		const uint32_t at = find_run(table, run), j = table->blocks[at];

		if (!table->runs[at] || alignment->new_side.moved[j] != PROSE_NONE)
			continue;
		if (votes->voter[j] != i + 1)
			votes->counts[j] = 0;
		votes->voter[j] = i + 1;
		votes->counts[j]++;
		if (best == PROSE_NONE || votes->counts[j] > votes->counts[best])
			best = j;
	}
	return best;
}

static bool are_much_alike(
    struct arena *tmp, struct prose_alignment *alignment, uint32_t i, uint32_t j)
{
	struct prose_bags old_bag = prose_bags_begin(tmp, 1), new_bag = prose_bags_begin(tmp, 1);
	uint64_t both;

	prose_bag_part(tmp, &old_bag, &alignment->old_side.parts[i], &alignment->budget);
	prose_bag_part(tmp, &new_bag, &alignment->new_side.parts[j], &alignment->budget);
	both = (uint64_t)old_bag.items->weight + new_bag.items->weight;
	return both > 0 && old_bag.items->group == new_bag.items->group &&
	    200 * (uint64_t)prose_shared(&old_bag, 0, &new_bag, 0) >= PROSE_MOVED_ALIKE * both;
}

static bool any_can_move(const struct prose_side *side)
{
	for (uint32_t i = 0; i < side->n; i++)
		if (can_move(side, i))
			return true;
	return false;
}

void prose_move_alike(struct arena *tmp, struct prose_alignment *alignment)
{
	const struct prose_side *old_side = &alignment->old_side, *new_side = &alignment->new_side;
	const struct arena_mark mark = arena_mark(tmp);
	struct run_table table;
	struct votes votes;

	if (!any_can_move(old_side) || !any_can_move(new_side))
		return;
	table = index_runs(tmp, new_side);
	votes.counts = ARENA_RAW(tmp, uint32_t, new_side->n);
	votes.voter = ARENA_ARRAY(tmp, uint32_t, new_side->n);
	for (uint32_t i = 0; i < old_side->n; i++) {
		const struct arena_mark inner = arena_mark(tmp);
		uint32_t j;

		if (!can_move(old_side, i))
			continue;
		j = find_candidate(alignment, &table, &votes, i);
		if (j != PROSE_NONE && are_much_alike(tmp, alignment, i, j))
			set_moved(alignment, i, j);
		arena_rewind(tmp, inner);
	}
	move_neighbours(alignment);
	arena_rewind(tmp, mark);
}
