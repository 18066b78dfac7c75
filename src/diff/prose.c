/* SPDX-License-Identifier: MIT */
/*
 * The prose diff from end to end: what prose_align.h found, as blocks in the order in which they
 * are read, with the pieces of changed ones. Not for finding anything.
 */
#include "diff/prose.h"

#include "base/arena.h"
#include "diff/prose_align.h"
#include "diff/prose_words.h"

struct writer {
	struct arena *mem, *tmp;
	struct prose_alignment alignment;
	size_t *old_index, *new_index; /* by part: its block */
	uint32_t old_line, new_line;
	struct prose prose;
};

/* Whether an item differs in more than its number. */
static bool is_respaced(const struct prose_block *block, str old_number, str new_number)
{
	const size_t old_indent = (size_t)(old_number.p - block->old_text.p);
	const size_t new_indent = (size_t)(new_number.p - block->new_text.p);

	return old_indent != new_indent ||
	    memcmp(block->old_text.p, block->new_text.p, old_indent) != 0 ||
	    !str_eq(str_from(block->old_text, old_indent + old_number.n),
		str_from(block->new_text, new_indent + new_number.n));
}

/* The number of an item, which keys leave out; of others the empty text where it would stand. */
static str number_of(str text, enum prose_kind kind)
{
	const str number = prose_item_number(text);

	return kind == PROSE_ITEM ? number : str_slice(number, 0, 0);
}

/* Says in which way the texts of a block that stayed differ. */
static void describe_same(struct prose_block *block, enum prose_kind old_kind)
{
	const str old_number = number_of(block->old_text, old_kind);
	const str new_number = number_of(block->new_text, block->kind);

	block->renumbered = !str_eq(old_number, new_number);
	block->respaced = is_respaced(block, old_number, new_number);
}

/* Compares the words of a block that has both texts. */
static void compare_words(struct writer *writer, struct prose_block *block)
{
	const struct prose_pieces pieces =
	    prose_words(writer->mem, writer->tmp, &writer->alignment.budget, block);

	block->pieces = pieces.items;
	block->piece_count = pieces.n;
	writer->prose.words_added += pieces.words_added;
	writer->prose.words_removed += pieces.words_removed;
}

/* Adds the block of old part i and new part j; one of them may be PROSE_NONE. */
static struct prose_block *add_block(
    struct writer *writer, enum prose_op op, uint32_t i, uint32_t j)
{
	struct prose_block *block = &writer->prose.blocks[writer->prose.n];

	*block = (struct prose_block){
	    .op = op, .old_line = writer->old_line, .new_line = writer->new_line};
	if (i != PROSE_NONE) {
		const struct prose_part *part = &writer->alignment.old_side.parts[i];

		block->kind = part->kind;
		block->old_text = part->text;
		block->old_count = part->count;
		writer->old_index[i] = writer->prose.n;
	}
	if (j != PROSE_NONE) {
		const struct prose_part *part = &writer->alignment.new_side.parts[j];

		block->kind = part->kind;
		block->new_text = part->text;
		block->new_count = part->count;
		writer->new_index[j] = writer->prose.n;
	}
	writer->old_line += block->old_count;
	writer->new_line += block->new_count;
	writer->prose.n++;
	return block;
}

/* Adds what stayed in its place, changed or not. */
static void add_pair(struct writer *writer, uint32_t i, uint32_t j)
{
	const struct prose_side *old_side = &writer->alignment.old_side;
	const struct prose_side *new_side = &writer->alignment.new_side;
	struct prose_block *block = add_block(writer, PROSE_SAME, i, j);

	if (!old_side->keys[i].p || str_eq(block->old_text, block->new_text))
		return;
	if (str_eq(old_side->keys[i], new_side->keys[j])) {
		describe_same(block, old_side->parts[i].kind);
		return;
	}
	block->op = PROSE_CHANGED;
	compare_words(writer, block);
}

static void add_blocks(struct writer *writer)
{
	const struct prose_side *old_side = &writer->alignment.old_side;
	const struct prose_side *new_side = &writer->alignment.new_side;
	uint32_t i = 0, j = 0;

	while (i < old_side->n || j < new_side->n) {
		if (i < old_side->n && old_side->partner[i] == PROSE_NONE) {
			const struct prose_block *gone =
			    add_block(writer, PROSE_REMOVED, i, PROSE_NONE);

			if (old_side->moved[i++] == PROSE_NONE)
				writer->prose.words_removed += prose_count_words(gone->old_text);
		} else if (j < new_side->n && new_side->partner[j] == PROSE_NONE) {
			const struct prose_block *come =
			    add_block(writer, PROSE_ADDED, PROSE_NONE, j);

			if (new_side->moved[j++] == PROSE_NONE)
				writer->prose.words_added += prose_count_words(come->new_text);
		} else {
			add_pair(writer, i++, j++);
		}
	}
}

/* Makes the two places of a moved block know each other. */
static void link_moved(struct writer *writer)
{
	const struct prose_side *old_side = &writer->alignment.old_side;
	const struct prose_side *new_side = &writer->alignment.new_side;

	for (uint32_t i = 0; i < old_side->n; i++) {
		const uint32_t j = old_side->moved[i];
		struct prose_block *gone, *come, both;

		if (j == PROSE_NONE)
			continue;
		gone = &writer->prose.blocks[writer->old_index[i]];
		come = &writer->prose.blocks[writer->new_index[j]];
		gone->moved = come->moved = true;
		gone->other = writer->new_index[j];
		come->other = writer->old_index[i];
		if (str_eq(old_side->keys[i], new_side->keys[j]))
			continue;
		both = *come;
		both.old_text = gone->old_text;
		compare_words(writer, &both);
		come->pieces = both.pieces;
		come->piece_count = both.piece_count;
	}
}

struct prose diff_prose(struct arena *mem, struct arena *tmp, const struct diff *lines)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct writer writer = {.mem = mem, .tmp = tmp, .alignment = prose_align(tmp, lines)};
	const uint32_t old_count = writer.alignment.old_side.n;
	const uint32_t new_count = writer.alignment.new_side.n;
	size_t count = new_count;

	for (uint32_t i = 0; i < old_count; i++)
		count += writer.alignment.old_side.partner[i] == PROSE_NONE;
	writer.prose.blocks = ARENA_RAW(mem, struct prose_block, count);
	writer.old_index = ARENA_RAW(tmp, size_t, old_count);
	writer.new_index = ARENA_RAW(tmp, size_t, new_count);
	add_blocks(&writer);
	link_moved(&writer);
	writer.prose.bounded = writer.alignment.budget.met;
	arena_rewind(tmp, mark);
	return writer.prose;
}
