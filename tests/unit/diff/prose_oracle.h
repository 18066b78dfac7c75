/* SPDX-License-Identifier: MIT */
/*
 * What must hold of every prose diff, whatever the texts: shared by the unit test, the fuzzer and
 * the look at real collections. Not for whether a diff is a good one.
 */
#ifndef UNIT_DIFF_PROSE_ORACLE_H
#define UNIT_DIFF_PROSE_ORACLE_H

#include "base/arena.h"
#include "base/buf.h"
#include "diff/prose.h"

/* Whether two texts are equal but for white space. */
static inline bool prose_oracle_same(str a, str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.n && char_is_space(a.p[i]))
			i++;
		while (j < b.n && char_is_space(b.p[j]))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (a.p[i++] != b.p[j++])
			return false;
	}
}

/* The text behind the number of an item. */
static inline str prose_oracle_behind_number(str text)
{
	text = str_trim(text);
	while (text.n && char_is_digit(text.p[0]))
		text = str_from(text, 1);
	return text;
}

/* Whether a cut between the bytes before p and those from p on is one between characters. */
static inline bool prose_oracle_cuts_well(str text)
{
	return text.n == 0 || ((unsigned char)text.p[0] & 0xC0) != 0x80;
}

static inline const char *prose_oracle_piece(const struct prose_block *block, size_t i, bool valid)
{
	const struct prose_piece *piece = &block->pieces[i];
	const enum diff_op before = i > 0 ? block->pieces[i - 1].op : DIFF_EQUAL;

	if (piece->old_text.n + piece->new_text.n == 0)
		return "a piece is empty";
	if (i > 0 && (piece->op == before || (piece->op == DIFF_DELETE && before == DIFF_INSERT)))
		return "pieces of one kind follow each other, or a deletion an insertion";
	if (piece->op == DIFF_EQUAL && !prose_oracle_same(piece->old_text, piece->new_text))
		return "an equal piece has different words";
	if ((piece->op == DIFF_DELETE && piece->new_text.n) ||
	    (piece->op == DIFF_INSERT && piece->old_text.n))
		return "a piece has a text that it cannot have";
	if (valid &&
	    (!prose_oracle_cuts_well(piece->old_text) || !prose_oracle_cuts_well(piece->new_text)))
		return "a character is cut in two";
	return NULL;
}

/* The pieces of a block must be its text, and that of its other place if it moved. */
static inline const char *prose_oracle_pieces(
    struct arena *mem, const struct prose *prose, const struct prose_block *block, bool valid)
{
	const str old_text = block->moved ? prose->blocks[block->other].old_text : block->old_text;
	struct buf gone, come;

	buf_init(&gone, mem);
	buf_init(&come, mem);
	for (size_t i = 0; i < block->piece_count; i++) {
		const char *problem = prose_oracle_piece(block, i, valid);

		if (problem)
			return problem;
		buf_add(&gone, block->pieces[i].old_text);
		buf_add(&come, block->pieces[i].new_text);
	}
	if (block->piece_count > 0 && !str_eq(buf_str(&gone), old_text))
		return "the pieces are not the old text of the block";
	if (block->piece_count > 0 && !str_eq(buf_str(&come), block->new_text))
		return "the pieces are not the new text of the block";
	return NULL;
}

static inline const char *prose_oracle_moved(const struct prose *prose, size_t i)
{
	const struct prose_block *block = &prose->blocks[i], *other;

	if (!block->moved)
		return block->op == PROSE_CHANGED || block->piece_count == 0
		    ? NULL
		    : "a block has pieces that did not change";
	if (block->other >= prose->n)
		return "a moved block has no other place";
	other = &prose->blocks[block->other];
	if (!other->moved || other->other != i)
		return "the places of a moved block do not know each other";
	if (block->op + other->op != PROSE_REMOVED + PROSE_ADDED || block->op == other->op)
		return "a moved block was not removed and added";
	if (block->op == PROSE_REMOVED && block->piece_count > 0)
		return "the old place of a moved block has pieces";
	if (block->op == PROSE_ADDED && block->piece_count == 0 &&
	    !prose_oracle_same(prose_oracle_behind_number(block->new_text),
		prose_oracle_behind_number(other->old_text)))
		return "a moved block changed and has no pieces";
	return NULL;
}

static inline const char *prose_oracle_same_block(const struct prose_block *block)
{
	const bool equal = str_eq(block->old_text, block->new_text);

	if (block->op != PROSE_SAME)
		return block->respaced || block->renumbered ? "a block that differs stayed the same"
							    : NULL;
	if (equal == (block->respaced || block->renumbered))
		return "a block that stayed does not say how it differs";
	if (block->renumbered)
		return prose_oracle_same(prose_oracle_behind_number(block->old_text),
			   prose_oracle_behind_number(block->new_text))
		    ? NULL
		    : "a block with another number has other words";
	return prose_oracle_same(block->old_text, block->new_text)
	    ? NULL
	    : "a block that stayed has other words";
}

/* NULL when the diff covers both texts and turns the one into the other, else what is wrong. */
static inline const char *prose_oracle_problem(
    struct arena *mem, const struct prose *prose, str old_text, str new_text, bool valid)
{
	uint32_t old_line = 0, new_line = 0;
	struct buf gone, come;

	buf_init(&gone, mem);
	buf_init(&come, mem);
	for (size_t i = 0; i < prose->n; i++) {
		const struct prose_block *block = &prose->blocks[i];
		const char *problem = prose_oracle_moved(prose, i);

		if (block->old_line != old_line || block->new_line != new_line)
			return "a block does not start where the one before ends";
		if ((block->op == PROSE_ADDED) != (block->old_count == 0) ||
		    (block->op == PROSE_REMOVED) != (block->new_count == 0))
			return "a block has lines that it cannot have";
		problem = problem ? problem : prose_oracle_same_block(block);
		problem = problem ? problem : prose_oracle_pieces(mem, prose, block, valid);
		if (problem)
			return problem;
		buf_add(&gone, block->old_text);
		buf_add(&come, block->new_text);
		old_line += block->old_count;
		new_line += block->new_count;
	}
	if (!str_eq(buf_str(&gone), old_text))
		return "the blocks are not the old text";
	return str_eq(buf_str(&come), new_text) ? NULL : "the blocks are not the new text";
}

#endif
