/* SPDX-License-Identifier: MIT */
/*
 * Cuts two bodies into stretches with changes, and has each written. Whatever is written comes from
 * markdown/ tag by tag, or from the escaper: the reason why the result can be trusted. How parts
 * are written stands in blocks.c.
 *
 *	before  A B C D E F G H I        blocks that are equal to the byte are not looked at
 *	after   A B X C D E F G Y H I    further, but for one on each side of a change
 *	          '-----'     '---'      stretches
 */
#include "rendered/rendered.h"

#include "base/arena.h"
#include "base/vec.h"
#include "diff/changes.h"
#include "rendered/blocks.h"

/* Words that may be looked at in pairing blocks, and in comparing the paired. */
#define COMPARED_MAX 4000000u
#define TOKENS_MAX 400000u

/* The blocks of a document that stand in no other. */
struct tops {
	str *html;
	uint32_t *depths; /* before each block, how many details are open; one more at the end */
	uint32_t n;
};

static uint32_t count(str html, str needle)
{
	uint32_t n = 0;

	for (size_t at = 0; (at = str_find(html, needle, at)) != STR_NONE; at += needle.n)
		n++;
	return n;
}

static struct tops tops_of(struct arena *tmp, const struct md_document *document)
{
	struct tops tops = {
	    .html = ARENA_ARRAY(tmp, str, document->block_count),
	    .depths = ARENA_ARRAY(tmp, uint32_t, document->block_count + 1),
	};
	uint32_t depth = 0;

	for (size_t i = 0; i < document->block_count; i++) {
		const struct md_block *const block = &document->blocks[i];
		const str html =
		    str_slice(document->html.s, block->html_at, block->html_at + block->html_n);

		if (block->parent != MD_NO_BLOCK)
			continue;
		if (block->kind == MD_BLOCK_RAW)
			depth += count(html, S("<details")) - count(html, S("</details>"));
		tops.html[tops.n++] = html;
		tops.depths[tops.n] = depth;
	}
	return tops;
}

struct comparison {
	struct rendered_writer writer;
	struct tops before, after;
	size_t left_out; /* equal blocks that are not shown, since the last that was */
};

/* From one block of both bodies to another. */
struct stretch {
	uint32_t old_from, old_to, new_from, new_to;
};

/* The parts of some blocks. */
static struct rendered_parts parts_of(
    struct arena *tmp, const struct tops *tops, uint32_t from, uint32_t to)
{
	struct buf clean;

	buf_init(&clean, tmp);
	for (uint32_t i = from; i < to; i++)
		rendered_clean(&clean, tops->html[i]);
	return rendered_split(tmp, buf_str(&clean));
}

static void write_stretch(struct comparison *comparison, struct stretch stretch)
{
	struct arena *const tmp = comparison->writer.tmp;
	const struct rendered_parts before =
	    parts_of(tmp, &comparison->before, stretch.old_from, stretch.old_to);
	const struct rendered_parts after =
	    parts_of(tmp, &comparison->after, stretch.new_from, stretch.new_to);

	comparison->left_out =
	    rendered_write_blocks(&comparison->writer, &before, &after, comparison->left_out);
}

/* Whether both bodies can be cut before these blocks: no details are open. */
static bool can_cut(const struct comparison *comparison, uint32_t i, uint32_t j)
{
	return comparison->before.depths[i] == 0 && comparison->after.depths[j] == 0;
}

/* How many of n equal blocks from i and j on are to be shown behind a change. */
static uint32_t shown_behind(
    const struct comparison *comparison, uint32_t i, uint32_t j, uint32_t n)
{
	uint32_t shown = 1;

	while (shown < n && !can_cut(comparison, i + shown, j + shown))
		shown++;
	return shown;
}

/* The same of those that end before i and j, in front of a change. */
static uint32_t shown_before(
    const struct comparison *comparison, uint32_t i, uint32_t j, uint32_t n)
{
	uint32_t shown = 1;

	while (shown < n && !can_cut(comparison, i - shown, j - shown))
		shown++;
	return shown;
}

/*
 * Goes on from a stretch (none yet when it is empty) to the next change: both become one, or the
 * first is written and what lies between is left out.
 */
static struct stretch go_on(
    struct comparison *comparison, struct stretch stretch, const struct diff_change *change)
{
	const bool is_first = stretch.old_to + stretch.new_to == 0;
	const uint32_t n = change->old_at - stretch.old_to;
	const uint32_t behind =
	    is_first ? 0 : shown_behind(comparison, stretch.old_to, stretch.new_to, n);
	const uint32_t before = shown_before(comparison, change->old_at, change->new_at, n);

	if (behind + before < n) {
		stretch.old_to += behind;
		stretch.new_to += behind;
		if (!is_first)
			write_stretch(comparison, stretch);
		comparison->left_out += n - behind - before;
		stretch.old_from = change->old_at - before;
		stretch.new_from = change->new_at - before;
	}
	stretch.old_to = change->old_at + change->old_count;
	stretch.new_to = change->new_at + change->new_count;
	return stretch;
}

static void write_changes(struct comparison *comparison, const struct diff_changes *changes)
{
	struct stretch stretch = {0};
	uint32_t n, behind;

	for (size_t i = 0; i < changes->n; i++)
		stretch = go_on(comparison, stretch, &changes->items[i]);
	n = comparison->before.n - stretch.old_to;
	behind = n ? shown_behind(comparison, stretch.old_to, stretch.new_to, n) : 0;
	stretch.old_to += behind;
	stretch.new_to += behind;
	write_stretch(comparison, stretch);
	comparison->left_out += n - behind;
}

struct rendered_view rendered_compare(struct arena *mem, struct arena *tmp,
    const struct rendered_words *words, const struct md_document *before,
    const struct md_document *after)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct comparison comparison = {
	    .writer = {.tmp = tmp,
		.scratch = mem,
		.words = words,
		.budget = {COMPARED_MAX, TOKENS_MAX, false}},
	    .before = tops_of(tmp, before),
	    .after = tops_of(tmp, after),
	};
	struct rendered_writer *const writer = &comparison.writer;
	const struct diff_changes changes = diff_find_changes(tmp,
	    (struct diff_lines_view){comparison.before.html, comparison.before.n},
	    (struct diff_lines_view){comparison.after.html, comparison.after.n},
	    &writer->budget.met);
	struct rendered_view view;
	struct buf html;

	buf_init(&writer->out, tmp);
	if (changes.n)
		write_changes(&comparison, &changes);
	if (writer->out.n)
		rendered_write_rest(writer, comparison.left_out);
	buf_init(&html, mem);
	rendered_mend_levels(&html, buf_str(&writer->out));
	view = (struct rendered_view){
	    .html = html_trust(buf_str(&html)),
	    .bounded = writer->budget.met,
	};
	arena_rewind(tmp, mark);
	return view;
}
