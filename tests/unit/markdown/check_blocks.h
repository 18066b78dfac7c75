/* SPDX-License-Identifier: MIT */
/*
 * What must hold of the blocks of every document, whatever the text: shared by the unit tests and
 * the fuzzer. Not for whether the lines are the right ones.
 *
 *	const char *problem = check_blocks(&document, line_count); // NULL when all is well
 */
#ifndef UNIT_MARKDOWN_CHECK_BLOCKS_H
#define UNIT_MARKDOWN_CHECK_BLOCKS_H

#include "markdown/md.h"

static inline bool check_block_is_note(const struct md_block *block)
{
	return block->kind == MD_BLOCK_NOTES || block->kind == MD_BLOCK_NOTE;
}

static inline const char *check_block_part(
    const struct md_document *document, size_t index, uint32_t line_before)
{
	const struct md_block *const block = &document->blocks[index];
	const struct md_block *const parent = &document->blocks[block->parent];

	if (block->parent >= index || parent->parent != MD_NO_BLOCK)
		return "a part does not follow a block of the document";
	if (block->html_at < parent->html_at ||
	    block->html_at + block->html_n > parent->html_at + parent->html_n)
		return "a part stands outside of its parent";
	if (!check_block_is_note(block) &&
	    (block->first_line <= line_before || block->last_line > parent->last_line))
		return "the lines of a part are not those of its parent, in order";
	return NULL;
}

static inline const char *check_blocks(const struct md_document *document, uint32_t line_count)
{
	uint32_t line = 0; /* the last one of the blocks before */
	size_t html_at = 0;

	for (size_t i = 0; i < document->block_count; i++) {
		const struct md_block *const block = &document->blocks[i];

		if (block->html_n == 0)
			return "a block is empty";
		if (block->kind == MD_BLOCK_NOTES ? block->first_line || block->last_line
						  : block->first_line == 0 ||
			    block->last_line < block->first_line || block->last_line > line_count)
			return "a block has no lines";
		if (block->parent != MD_NO_BLOCK) {
			const char *const problem = check_block_part(document, i, line);

			if (problem)
				return problem;
			line = check_block_is_note(block) ? line : block->last_line;
			continue;
		}
		if (block->html_at != html_at)
			return "a block does not begin where the one before ends";
		html_at += block->html_n;
		if (check_block_is_note(block))
			continue;
		if (block->first_line <= line)
			return "the lines of a block are those of another";
		/* its parts may begin where it begins */
		line =
		    i + 1 < document->block_count && document->blocks[i + 1].parent != MD_NO_BLOCK
		    ? block->first_line - 1
		    : block->last_line;
	}
	return html_at == document->html.s.n ? NULL : "not all of the HTML is in blocks";
}

#endif
