/* SPDX-License-Identifier: MIT */
/* A prose diff as templates see it: blocks with the words that came and went marked in them. */
#include "base/arena.h"
#include "page/views.h"

enum {
	CONTEXT_BLOCKS = 1, /* unchanged ones that are shown around a change */
	FOLD_MIN = 2, /* fewer are not worth folding */
	RUN_MAX = 30, /* removed or added ones in a row that are shown; more are folded */
};

struct words {
	struct page_run *run;
	const struct prose *prose;
};

static const str kind_names[] = {
    [PROSE_PARAGRAPH] = {"paragraph", 9},
    [PROSE_HEADING] = {"heading", 7},
    [PROSE_ITEM] = {"item", 4},
    [PROSE_ROW] = {"row", 3},
    [PROSE_CODE] = {"code", 4},
    [PROSE_FIELD] = {"field", 5},
    [PROSE_OTHER] = {"other", 5},
};

static const struct {
	str key, sign;
} fates[] = {
    [DIFF_EQUAL] = {{"kept", 4}, {"", 0}},
    [DIFF_DELETE] = {{"went", 4}, {"−", 3}},
    [DIFF_INSERT] = {{"came", 4}, {"+", 1}},
};

static void add_piece(struct arena *mem, struct value pieces, enum diff_op op, str text)
{
	struct value piece = value_map(mem);

	value_set(mem, piece, fates[op].key, value_string(text));
	value_push(mem, pieces, piece);
}

static struct value pieces_of(struct arena *mem, const struct prose_block *block, enum diff_op op)
{
	struct value pieces = value_list(mem);

	for (size_t i = 0; i < block->piece_count; i++) {
		const struct prose_piece *piece = &block->pieces[i];
		str text = piece->op == DIFF_DELETE ? piece->old_text : piece->new_text;
		if (i + 1 == block->piece_count)
			text = str_trim_end(text);
		if (text.n)
			add_piece(mem, pieces, piece->op, text);
	}
	if (!block->piece_count)
		add_piece(mem, pieces, op,
		    str_trim_end(op == DIFF_DELETE ? block->old_text : block->new_text));
	return pieces;
}

static str block_id(const struct words *words, size_t index)
{
	return str_format(words->run->mem, "ad-words-%zu", index + 1);
}

/* Whether a block moved together with the one before it. */
static bool moved_along(const struct prose *prose, size_t index)
{
	if (index == 0)
		return false;
	const struct prose_block *block = &prose->blocks[index], *above = block - 1;

	return block->moved && above->moved && above->op == block->op &&
	    above->other + 1 == block->other;
}

/* {here id other count many}; the first of several blocks that moved together speaks for all. */
static void add_move(const struct words *words, size_t index, struct value one)
{
	const struct prose *prose = words->prose;
	const struct prose_block *block = &prose->blocks[index];
	struct arena *mem = words->run->mem;
	struct value move = value_map(mem);
	size_t n = 1;

	if (moved_along(prose, index))
		return;
	while (index + n < prose->n && moved_along(prose, index + n))
		n++;
	VALUE_SET(mem, move, "here", value_bool(block->op == PROSE_ADDED));
	VALUE_SET(mem, move, "id", value_string(block_id(words, index)));
	VALUE_SET(mem, move, "other", value_string(block_id(words, block->other)));
	VALUE_SET(mem, move, "count", value_int(mem, (int64_t)n));
	VALUE_SET(mem, move, "many", value_bool(n > 1));
	VALUE_SET(mem, one, "move", move);
}

/* Blank lines behind a block are not worth a word. */
static bool is_respaced(const struct prose_block *block)
{
	return block->respaced &&
	    !str_eq(str_trim_end(block->old_text), str_trim_end(block->new_text));
}

static struct value block_of(const struct words *words, size_t index)
{
	const struct prose_block *block = &words->prose->blocks[index];
	struct arena *mem = words->run->mem;
	struct value one = value_map(mem);
	enum diff_op op = block->op == PROSE_REMOVED ? DIFF_DELETE
	    : block->op == PROSE_ADDED		     ? DIFF_INSERT
						     : DIFF_EQUAL;
	str sign = block->moved ? S("⇅") : block->op == PROSE_CHANGED ? S("±") : fates[op].sign;

	VALUE_SET(mem, one, "kind", value_string(kind_names[block->kind]));
	VALUE_SET(mem, one, "sign", value_string(sign));
	VALUE_SET(mem, one, "respaced", value_bool(is_respaced(block)));
	VALUE_SET(mem, one, "moved", value_bool(block->moved));
	VALUE_SET(mem, one, "move", VALUE_NONE);
	VALUE_SET(mem, one, "pieces", pieces_of(mem, block, op));
	if (block->moved)
		add_move(words, index, one);
	return one;
}

static bool is_same(const struct words *words, size_t index)
{
	return words->prose->blocks[index].op == PROSE_SAME;
}

/* Whether a block is near enough to a change to be shown. */
static bool is_shown(const struct words *words, size_t index)
{
	size_t from = index > CONTEXT_BLOCKS ? index - CONTEXT_BLOCKS : 0;

	for (size_t i = from; i <= index + CONTEXT_BLOCKS && i < words->prose->n; i++) {
		if (!is_same(words, i))
			return true;
	}
	return false;
}

/* Blocks in full: {fold run blocks}. */
static struct value shown_part(const struct words *words, size_t from, size_t to)
{
	struct arena *mem = words->run->mem;
	struct value part = value_map(mem);
	struct value blocks = value_list(mem);

	for (size_t i = from; i < to; i++)
		value_push(mem, blocks, block_of(words, i));
	VALUE_SET(mem, part, "fold", value_bool(false));
	VALUE_SET(mem, part, "run", VALUE_NONE);
	VALUE_SET(mem, part, "blocks", blocks);
	return part;
}

/* Where the blocks end that were all removed, or all added, as the one at from. */
static size_t run_end(const struct words *words, size_t from, size_t to)
{
	const struct prose_block *blocks = words->prose->blocks;
	const enum prose_op op = blocks[from].op;
	size_t end = from + 1;

	if (blocks[from].moved || (op != PROSE_REMOVED && op != PROSE_ADDED))
		return end;
	while (end < to && blocks[end].op == op && !blocks[end].moved)
		end++;
	return end;
}

/* A long run in full: run is {count added}. */
static struct value run_part(const struct words *words, size_t from, size_t to)
{
	struct arena *mem = words->run->mem;
	struct value part = shown_part(words, from, to);
	struct value run = value_map(mem);
	const bool gone = words->prose->blocks[from].op == PROSE_REMOVED;

	VALUE_SET(mem, run, "count", value_int(mem, (int64_t)(to - from)));
	VALUE_SET(mem, run, "added", value_bool(!gone));
	VALUE_SET(mem, part, "run", run);
	return part;
}

static void add_shown(const struct words *words, struct value parts, size_t from, size_t to)
{
	struct arena *mem = words->run->mem;

	for (size_t at = from, end; at < to; at = end) {
		end = run_end(words, at, to);
		if (end - at <= RUN_MAX)
			continue;
		if (from < at)
			value_push(mem, parts, shown_part(words, from, at));
		value_push(mem, parts, run_part(words, at, end));
		from = end;
	}
	if (from < to)
		value_push(mem, parts, shown_part(words, from, to));
}

/* Equal blocks as the new text has them: {fold count text}; they are neighbours in memory. */
static struct value folded_part(const struct words *words, size_t from, size_t to)
{
	struct arena *mem = words->run->mem;
	struct value part = value_map(mem);
	const struct prose_block *first = &words->prose->blocks[from];
	const struct prose_block *last = &words->prose->blocks[to - 1];
	const char *end = last->new_text.p + last->new_text.n;

	VALUE_SET(mem, part, "fold", value_bool(true));
	VALUE_SET(mem, part, "count", value_int(mem, (int64_t)(to - from)));
	VALUE_SET(mem, part, "text",
	    value_string((str){first->new_text.p, (size_t)(end - first->new_text.p)}));
	return part;
}

struct value page_words_view(struct page_run *run, const struct prose *prose)
{
	const struct words words = {run, prose};
	struct arena *mem = run->mem;
	struct value data = value_map(mem);
	struct value parts = value_list(mem);

	for (size_t from = 0; from < prose->n;) {
		const bool shown = is_shown(&words, from);
		size_t to = from + 1;
		while (to < prose->n && is_shown(&words, to) == shown)
			to++;
		if (!shown && to - from >= FOLD_MIN)
			value_push(mem, parts, folded_part(&words, from, to));
		else
			add_shown(&words, parts, from, to);
		from = to;
	}
	VALUE_SET(mem, data, "bounded", value_bool(prose->bounded));
	VALUE_SET(mem, data, "parts", parts);
	return data;
}
