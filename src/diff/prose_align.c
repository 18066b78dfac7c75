/* SPDX-License-Identifier: MIT */
/* Steps 1, 2 and 4 of prose_align.h. Not for what stands elsewhere, nor for changed words. */
#include "diff/prose_align.h"

#include "base/arena.h"
#include "base/vec.h"
#include "diff/changes.h"
#include "diff/prose_move.h"
#include "diff/prose_words.h"

/* What one diff may cost: a real one stays below a hundredth of it, hostile ones below 1 s. */
#define COMPARED_MOST 33554432u /* words */
#define TOKENS_MOST 262144u

#define PART_LARGEST 131072u /* bytes of a block that is looked into */

static struct prose_side make_side(
    struct arena *tmp, const str *lines, const unsigned char *looks, uint32_t count)
{
	const struct prose_parts parts = prose_cut(tmp, lines, looks, count);
	struct prose_side side = {.parts = parts.items, .n = parts.n};

	side.keys = ARENA_ARRAY(tmp, str, parts.n);
	side.partner = ARENA_RAW(tmp, uint32_t, parts.n);
	side.moved = ARENA_RAW(tmp, uint32_t, parts.n);
	for (uint32_t i = 0; i < parts.n; i++)
		side.partner[i] = side.moved[i] = PROSE_NONE;
	return side;
}

/* Cuts both texts; a line that stayed is looked at once. */
static void make_sides(
    struct arena *tmp, struct prose_alignment *alignment, const struct diff *lines)
{
	unsigned char *old_looks = ARENA_RAW(tmp, unsigned char, lines->old_count);
	unsigned char *new_looks = ARENA_RAW(tmp, unsigned char, lines->new_count);

	for (uint32_t i = 0; i < lines->old_count; i++)
		old_looks[i] = prose_look(lines->old_lines[i]);
	for (size_t r = 0; r < lines->run_count; r++) {
		const struct diff_run *run = &lines->runs[r];

		if (run->op == DIFF_EQUAL)
			memcpy(new_looks + run->new_line, old_looks + run->old_line, run->n);
		for (uint32_t i = 0; run->op == DIFF_INSERT && i < run->n; i++)
			new_looks[run->new_line + i] =
			    prose_look(lines->new_lines[run->new_line + i]);
	}
	alignment->old_side = make_side(tmp, lines->old_lines, old_looks, lines->old_count);
	alignment->new_side = make_side(tmp, lines->new_lines, new_looks, lines->new_count);
}

static void set_partners(struct prose_alignment *alignment, uint32_t i, uint32_t j)
{
	alignment->old_side.partner[i] = j;
	alignment->new_side.partner[j] = i;
}

/* Step 1. */
static void pair_lines(struct prose_alignment *alignment, const struct diff *lines)
{
	const struct prose_side *old_side = &alignment->old_side, *new_side = &alignment->new_side;
	uint32_t i = 0, j = 0;

	for (size_t r = 0; r < lines->run_count; r++) {
		const struct diff_run *run = &lines->runs[r];

		if (run->op != DIFF_EQUAL)
			continue;
		while (i < old_side->n && old_side->parts[i].line < run->old_line)
			i++;
		for (; i < old_side->n; i++) {
			const struct prose_part *part = &old_side->parts[i];
			const uint32_t line = part->line - run->old_line + run->new_line;

			if (part->line + part->count > run->old_line + run->n)
				break;
			while (j < new_side->n && new_side->parts[j].line < line)
				j++;
			if (j < new_side->n && new_side->parts[j].line == line &&
			    new_side->parts[j].count == part->count)
				set_partners(alignment, i, j);
		}
	}
}

/*
 * Finds the next run of blocks without a partner, old and new; false at the end. The first call
 * gets a gap of zeros, the others what the last one left there.
 */
static bool next_gap(const struct prose_alignment *alignment, struct diff_change *gap)
{
	const struct prose_side *old_side = &alignment->old_side, *new_side = &alignment->new_side;
	uint32_t i = gap->old_at + gap->old_count, j = gap->new_at + gap->new_count;

	while (i < old_side->n && j < new_side->n && old_side->partner[i] == j)
		i++, j++;
	*gap = (struct diff_change){.old_at = i, .new_at = j};
	while (i < old_side->n && old_side->partner[i] == PROSE_NONE)
		i++;
	while (j < new_side->n && new_side->partner[j] == PROSE_NONE)
		j++;
	gap->old_count = i - gap->old_at;
	gap->new_count = j - gap->new_at;
	return gap->old_count + gap->new_count > 0;
}

/* Makes the keys of the blocks without a partner; false when there is no such block. */
static bool make_keys(struct arena *tmp, struct prose_side *side)
{
	bool any = false;

	for (uint32_t i = 0; i < side->n; i++) {
		if (side->partner[i] != PROSE_NONE)
			continue;
		side->keys[i] = prose_key(tmp, side->parts[i].text, side->parts[i].kind);
		any = true;
	}
	return any;
}

/* Pairs the blocks of a gap that are outside of its changes; those are counted from the gap on. */
static void pair_outside(struct prose_alignment *alignment, const struct diff_change *gap,
    const struct diff_changes *changes)
{
	uint32_t i = 0, j = 0;

	for (size_t c = 0; c <= changes->n; c++) {
		const struct diff_change end = {.old_at = gap->old_count};
		const struct diff_change *change = c < changes->n ? &changes->items[c] : &end;

		for (; i < change->old_at; i++, j++)
			set_partners(alignment, gap->old_at + i, gap->new_at + j);
		i += change->old_count;
		j += change->new_count;
	}
}

/* Step 2. */
static void pair_keys(struct arena *tmp, struct prose_alignment *alignment)
{
	struct diff_change gap = {0};

	while (next_gap(alignment, &gap)) {
		const struct arena_mark mark = arena_mark(tmp);
		struct diff_changes changes;

		if (gap.old_count == 0 || gap.new_count == 0)
			continue;
		changes = diff_find_changes(tmp,
		    (struct diff_lines_view){alignment->old_side.keys + gap.old_at, gap.old_count},
		    (struct diff_lines_view){alignment->new_side.keys + gap.new_at, gap.new_count},
		    &alignment->budget.met);
		pair_outside(alignment, &gap, &changes);
		arena_rewind(tmp, mark);
	}
}

/* What two blocks have in common by their look: the key of a field, the first cell of a row. */
static uint64_t label_of(const struct prose_part *part)
{
	const bool row = part->kind == PROSE_ROW;
	const str text = row ? str_trim(part->text) : part->text;
	size_t end;
	str name;

	if (!row && part->kind != PROSE_FIELD)
		return 0;
	end = str_find_char(text, row ? '|' : ':', row);
	if (end == STR_NONE)
		return 0;
	name = str_trim(str_slice(text, row, end));
	return name.n ? str_hash(name) | 1 : 0;
}

static int group_of(enum prose_kind kind)
{
	return kind == PROSE_CODE || kind == PROSE_FIELD ? (int)kind : PROSE_PARAGRAPH;
}

void prose_bag_part(struct arena *tmp, struct prose_bags *bags, const struct prose_part *part,
    struct prose_budget *budget)
{
	const enum prose_spelling spelling = prose_spelling_of(part->kind);
	struct prose_token token;

	if (part->text.n > PART_LARGEST) {
		budget->met = true;
		prose_bag_end(bags, 0, group_of(part->kind));
		return;
	}
	for (size_t at = 0; prose_next_word(part->text, spelling, &at, &token);)
		prose_bag_word(tmp, bags, token.text, token.letters);
	prose_bag_end(bags, label_of(part), group_of(part->kind));
}

/* The bags of the blocks from .. from + n that are still single, and which those are. */
struct singles {
	struct prose_bags bags;
	uint32_t *index;
};

static struct singles collect_singles(struct arena *tmp, const struct prose_side *side,
    uint32_t from, uint32_t n, struct prose_budget *budget)
{
	struct singles singles = {
	    .bags = prose_bags_begin(tmp, n), .index = ARENA_RAW(tmp, uint32_t, n)};

	for (uint32_t i = from; i < from + n; i++) {
		if (!prose_is_single(side, i))
			continue;
		singles.index[singles.bags.n] = i;
		prose_bag_part(tmp, &singles.bags, &side->parts[i], budget);
	}
	return singles;
}

/* Pairs the one old with the one new block of a gap, if their label says it without their words. */
static bool pair_by_label(struct prose_alignment *alignment, const struct diff_change *gap)
{
	const struct prose_part *gone = &alignment->old_side.parts[gap->old_at];
	const struct prose_part *come = &alignment->new_side.parts[gap->new_at];
	uint64_t label;

	if (gap->old_count != 1 || gap->new_count != 1 || gone->kind != come->kind ||
	    gone->text.n > PART_LARGEST || come->text.n > PART_LARGEST ||
	    !prose_is_single(&alignment->old_side, gap->old_at) ||
	    !prose_is_single(&alignment->new_side, gap->new_at))
		return false;
	label = label_of(gone);
	if (label == 0 || label != label_of(come))
		return false;
	set_partners(alignment, gap->old_at, gap->new_at);
	return true;
}

/* Pairs the blocks of a gap by their words. */
static void pair_in_gap(
    struct arena *tmp, struct prose_alignment *alignment, const struct diff_change *gap)
{
	const struct singles gone = collect_singles(
	    tmp, &alignment->old_side, gap->old_at, gap->old_count, &alignment->budget);
	const struct singles come = collect_singles(
	    tmp, &alignment->new_side, gap->new_at, gap->new_count, &alignment->budget);
	const uint32_t *partners = prose_pair(tmp, &alignment->budget, &gone.bags, &come.bags);

	for (uint32_t i = 0; i < gone.bags.n; i++)
		if (partners[i] != PROSE_NONE)
			set_partners(alignment, gone.index[i], come.index[partners[i]]);
}

/* Step 4. */
static void pair_alike(struct arena *tmp, struct prose_alignment *alignment)
{
	struct diff_change gap = {0};

	while (next_gap(alignment, &gap)) {
		const struct arena_mark mark = arena_mark(tmp);

		if (gap.old_count == 0 || gap.new_count == 0 || pair_by_label(alignment, &gap))
			continue;
		pair_in_gap(tmp, alignment, &gap);
		arena_rewind(tmp, mark);
	}
}

struct prose_alignment prose_align(struct arena *tmp, const struct diff *lines)
{
	struct prose_alignment alignment = {
	    .budget = {.compared = COMPARED_MOST, .tokens = TOKENS_MOST, .met = lines->bounded},
	};

	make_sides(tmp, &alignment, lines);
	pair_lines(&alignment, lines);
	if (!make_keys(tmp, &alignment.old_side) || !make_keys(tmp, &alignment.new_side))
		return alignment;
	pair_keys(tmp, &alignment);
	prose_move_equal(tmp, &alignment);
	pair_alike(tmp, &alignment);
	prose_move_alike(tmp, &alignment);
	return alignment;
}
