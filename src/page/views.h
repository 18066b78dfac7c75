/* SPDX-License-Identifier: MIT */
/*
 * The ways in which a page shows what changed between two texts. Private to page/.
 *
 * A view is a list of parts: what changed with a little around it, and the equal text between,
 * which is folded.
 */
#ifndef PAGE_VIEWS_H
#define PAGE_VIEWS_H

#include "diff/prose.h"
#include "page/common.h"

/*
 * Sets what the views of a line diff need, unified and side by side:
 *	added removed bounded lines[fold count many text | head groups[same, or went came]]
 */
void page_line_views(struct page_run *run, struct value data, const struct diff *diff);

/* The same without the text between: {added removed bounded lines[..]}. */
struct value page_hunks(struct page_run *run, const struct diff *diff);

/*
 * A prose diff:
 *	{bounded parts[fold count text | run{count fate} blocks[kind sign respaced
 *	moved move{here id other count many} pieces[kept, went or came]]]}
 * A run is a long one of blocks that were removed, or added: null else.
 * A piece has one of three texts. Only the first of blocks that moved together has a move; other is
 * the id of their other place.
 */
struct value page_words_view(struct page_run *run, const struct prose *prose);

#endif
