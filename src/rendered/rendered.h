/* SPDX-License-Identifier: MIT */
/*
 * Two rendered bodies as one text in which the changes are marked, for readers who want to see the
 * page and not its source. Made from what markdown/ rendered and nothing else, so that it is as
 * safe. Not for the diff of the sources: see diff/prose.h.
 *
 * Blocks that stayed are left out but for one on each side of a change. What changed in its words
 * alone stands once, with marks among the words; else the former words stand above the present
 * ones. Where the lines of a list or the rows of a table changed, those are shown, not the whole:
 *
 *	<p class="gap">... 12 blocks unchanged</p>
 *	<p>A block that stayed.</p>
 *	<p>Ask <del>..once</del><ins>..twice</ins>, then act.</p>
 *	<p><span class="was">See <del>..docs</del>.</span> <span class="now">See it</span></p>
 *	<ul>
 *	<li class="gap">... 3 items unchanged</li>
 *	<li class="added"><ins>..an item</ins></li>
 *	</ul>
 *	<table><tr class="removed"><td><del>..a cell</del></td></tr></table>
 *	<del class="block">..<h2>A section</h2></del>
 *
 * ".." is <span class="unseen">added </span> or "removed ", for those who see no colours. There are
 * no ids and no links to places within the text: the view can stand beside the text itself.
 */
#ifndef RENDERED_RENDERED_H
#define RENDERED_RENDERED_H

#include "markdown/md.h"

/* What is left out is counted in these. */
enum rendered_place { RENDERED_BLOCKS, RENDERED_ITEMS, RENDERED_ROWS };

/* The words that the view adds to the text. */
struct rendered_words {
	str added, removed; /* with a blank behind them */
	/* appends "12 blocks unchanged" */
	void (*unchanged)(
	    struct buf *out, const void *context, enum rendered_place place, size_t n);
	const void *context;
};

struct rendered_view {
	struct html html; /* empty: a reader sees no difference between the two */
	/* a limit was met: some blocks stand as removed and added that are versions of one */
	bool bounded;
};

/*
 * Compares two bodies.
 * Owner   all in mem; scratch in tmp
 * Cost    linear in what lies between equal heads and tails, and in changed blocks times a constant
 */
struct rendered_view rendered_compare(struct arena *mem, struct arena *tmp,
    const struct rendered_words *words, const struct md_document *before,
    const struct md_document *after);

#endif
