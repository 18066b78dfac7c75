/* SPDX-License-Identifier: MIT */
/*
 * Notes while a tree is rendered where each block stands in the source and in the HTML. The walk
 * over the tree asks only whether it has come to the one node that is awaited:
 *
 *	paragraph    when it is entered: opened; then its next sibling is awaited
 *	list         when it is entered: opened, as are its items; then, when it is left:
 *	  item       the last item is closed before the list writes its closing tag
 *	  item
 *	heading      when it is entered: what stands before it is closed, for there the HTML ends
 */
#include "markdown/render.h"

static bool is_table(cmark_node *node)
{
	return node && strcmp(cmark_node_get_type_string(node), "table") == 0;
}

static enum md_block_kind kind_of(cmark_node *node)
{
	static const enum md_block_kind kinds[] = {
	    [CMARK_NODE_BLOCK_QUOTE & CMARK_NODE_VALUE_MASK] = MD_BLOCK_QUOTE,
	    [CMARK_NODE_LIST & CMARK_NODE_VALUE_MASK] = MD_BLOCK_LIST,
	    [CMARK_NODE_ITEM & CMARK_NODE_VALUE_MASK] = MD_BLOCK_ITEM,
	    [CMARK_NODE_CODE_BLOCK & CMARK_NODE_VALUE_MASK] = MD_BLOCK_CODE,
	    [CMARK_NODE_HTML_BLOCK & CMARK_NODE_VALUE_MASK] = MD_BLOCK_RAW,
	    [CMARK_NODE_PARAGRAPH & CMARK_NODE_VALUE_MASK] = MD_BLOCK_PARAGRAPH,
	    [CMARK_NODE_HEADING & CMARK_NODE_VALUE_MASK] = MD_BLOCK_HEADING,
	    [CMARK_NODE_THEMATIC_BREAK & CMARK_NODE_VALUE_MASK] = MD_BLOCK_RULE,
	};
	const size_t value = cmark_node_get_type(node) & CMARK_NODE_VALUE_MASK;

	if (value < sizeof kinds / sizeof *kinds)
		return kinds[value];
	/* what is left are tables and their rows, which the extension makes */
	return is_table(node) ? MD_BLOCK_TABLE : MD_BLOCK_ROW;
}

static bool has_parts(enum md_block_kind kind)
{
	return kind == MD_BLOCK_LIST || kind == MD_BLOCK_QUOTE || kind == MD_BLOCK_TABLE;
}

/* Where its header stands; cmark-gfm says where the paragraph began that the header ends. */
static uint32_t table_line(const struct md_state *state, cmark_node *table)
{
	cmark_node *const row = cmark_node_next(cmark_node_first_child(table));

	/* the line between the header and the first row is no node */
	return row ? md_line(state, row) - 2
		   : (uint32_t)cmark_node_get_end_line(table) - state->lines_before - 1;
}

/*
 * Lines as cmark-gfm has them, but for tables and what stands above one without an empty line
 * between, which was one paragraph when it was read:
 *
 *	The modes:      paragraph, without lines
 *	| a | b |       table, from the line of the paragraph on; so is its header
 *	|---|---|
 *	| 1 | 2 |       row
 */
static void find_lines(const struct md_state *state, cmark_node *node, struct md_block *block)
{
	cmark_node *const next = cmark_node_next(node);

	block->first_line = md_line(state, node);
	block->last_line = (uint32_t)cmark_node_get_end_line(node) - state->lines_before;
	if (block->kind == MD_BLOCK_PARAGRAPH && cmark_node_get_start_line(node) == 0 &&
	    is_table(next)) {
		block->first_line = md_line(state, next);
		block->last_line = table_line(state, next) - 1;
	} else if (block->kind == MD_BLOCK_TABLE) {
		block->first_line = table_line(state, node);
	} else if (block->kind == MD_BLOCK_ROW && !cmark_node_previous(node)) {
		block->first_line = block->last_line = table_line(state, cmark_node_parent(node));
	}
}

size_t md_block_open(
    struct md_state *state, enum md_block_kind kind, cmark_node *node, size_t parent)
{
	struct md_block block = {.kind = kind, .parent = parent};

	md_start_line(state);
	block.html_at = state->out.n;
	if (node)
		find_lines(state, node, &block);
	VEC_PUSH(state->tmp, &state->blocks.items, block);
	return state->blocks.items.n - 1;
}

/* The first row of the head and of the body is written with the tags around the rows. */
static void cut_to_row(const struct md_state *state, struct md_block *block)
{
	const str html = str_from(buf_str(&state->out), block->html_at);
	const size_t from = str_find(html, S("<tr>"), 0);

	block->html_at += from;
	block->html_n -= from;
	if (str_ends_with(html, S("</thead>\n")))
		block->html_n -= S("</thead>\n").n;
}

void md_block_close(struct md_state *state, size_t index)
{
	struct md_block *const block = &state->blocks.items.items[index];

	block->html_n = state->out.n - block->html_at;
	if (block->kind == MD_BLOCK_ROW)
		cut_to_row(state, block);
	if (block->html_n == 0) /* a heading without words */
		state->blocks.items.n = index;
}

void md_blocks_begin(struct md_state *state, cmark_node *root)
{
	state->blocks.awaited = cmark_node_first_child(root);
	state->blocks.open = state->blocks.around = MD_NO_BLOCK;
}

/* The innermost block that is open ends here. */
static void close_innermost(struct md_state *state)
{
	if (state->blocks.open != MD_NO_BLOCK)
		md_block_close(state, state->blocks.open);
	state->blocks.open = MD_NO_BLOCK;
}

/* Awaits what comes after a block: its next sibling, or the end of the block around it. */
static cmark_node *after(const struct md_state *state, cmark_node *node)
{
	cmark_node *const next = cmark_node_next(node);

	return next || state->blocks.around == MD_NO_BLOCK ? next : cmark_node_parent(node);
}

void md_blocks_meet(struct md_state *state, cmark_node *node, bool entering)
{
	struct md_block_notes *const blocks = &state->blocks;
	enum md_block_kind kind;

	close_innermost(state);
	if (!entering) {
		blocks->open = blocks->around;
		blocks->around = MD_NO_BLOCK;
		blocks->awaited = cmark_node_next(node);
		return;
	}
	kind = kind_of(node);
	blocks->open = md_block_open(state, kind, node, blocks->around);
	blocks->awaited = after(state, node);
	if (blocks->around == MD_NO_BLOCK && has_parts(kind) && cmark_node_first_child(node)) {
		blocks->around = blocks->open;
		blocks->open = MD_NO_BLOCK;
		blocks->awaited = cmark_node_first_child(node);
	}
}

void md_blocks_end(struct md_state *state)
{
	close_innermost(state);
}

/* Whether blocks of a kind end on a line of their own, whatever follows. */
static bool ends_exactly(enum md_block_kind kind)
{
	return kind == MD_BLOCK_PARAGRAPH || kind == MD_BLOCK_HEADING || kind == MD_BLOCK_ROW ||
	    kind == MD_BLOCK_RULE;
}

/*
 * cmark-gfm ends some blocks too late: a fence within a list on the line behind the list, items and
 * code on the empty lines that follow.
 */
static void mend_last_line(struct md_state *state, struct md_block *block, uint32_t limit)
{
	if (block->last_line >= limit)
		block->last_line = limit - 1;
	while (!ends_exactly(block->kind) && block->last_line > block->first_line &&
	    md_source_line(state, block->last_line).n == 0)
		block->last_line--;
	if (block->last_line < block->first_line)
		block->last_line = block->first_line;
}

struct md_block *md_blocks_take(struct arena *mem, struct md_state *state, size_t *ret_n)
{
	const size_t n = state->blocks.items.n;
	struct md_block *const blocks = ARENA_ARRAY(mem, struct md_block, n);
	uint32_t limit = UINT32_MAX, limit_around = UINT32_MAX;

	for (size_t i = n; i-- > 0;) {
		struct md_block *const block = &blocks[i];

		*block = state->blocks.items.items[i];
		if (block->kind == MD_BLOCK_NOTES)
			continue;
		mend_last_line(state, block, block->parent == MD_NO_BLOCK ? limit_around : limit);
		if (block->kind == MD_BLOCK_NOTE)
			continue;
		limit = block->first_line;
		if (block->parent == MD_NO_BLOCK)
			limit_around = limit;
	}
	*ret_n = n;
	return blocks;
}
