/* SPDX-License-Identifier: MIT */
/*
 * Finds what lies between the equal blocks at both ends of two bodies, and starts the writing of
 * it. Whatever is written comes from markdown/ tag by tag, or from the escaper: the reason why the
 * result can be trusted. How parts are written stands in blocks.c.
 */
#include "rendered/rendered.h"

#include "base/arena.h"
#include "rendered/blocks.h"

/* Words that may be looked at in pairing blocks, and in comparing the paired. */
#define COMPARED_MAX 4000000u
#define TOKENS_MAX 400000u

/* The blocks of a document that stand in no other. */
struct tops {
	const struct md_document *document;
	const struct md_block **items;
	size_t n;
};

static struct tops tops_of(struct arena *tmp, const struct md_document *document)
{
	struct tops tops = {
	    document, ARENA_ARRAY(tmp, const struct md_block *, document->block_count), 0};

	for (size_t i = 0; i < document->block_count; i++)
		if (document->blocks[i].parent == MD_NO_BLOCK)
			tops.items[tops.n++] = &document->blocks[i];
	return tops;
}

static str html_of(const struct tops *tops, size_t index)
{
	const struct md_block *const block = tops->items[index];

	return str_slice(tops->document->html.s, block->html_at, block->html_at + block->html_n);
}

static size_t count(str html, str needle)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_find(html, needle, at)) != STR_NONE; at += needle.n)
		n++;
	return n;
}

/* By how many levels of details the text behind a block is deeper than before it. */
static ptrdiff_t depth_change(const struct tops *tops, size_t index)
{
	const str html = html_of(tops, index);

	if (tops->items[index]->kind != MD_BLOCK_RAW)
		return 0;
	return (ptrdiff_t)count(html, S("<details")) - (ptrdiff_t)count(html, S("</details>"));
}

/*
 * How many blocks are equal at one end, and how many of them to leave out: all but one that stands
 * beside the change, and never a part of details that others close.
 */
struct end {
	size_t equal, left_out;
};

static struct end equal_head(const struct tops *before, const struct tops *after)
{
	struct end end = {0};
	ptrdiff_t depth = 0;
	size_t whole = 0; /* behind the last block that is in no details */

	while (end.equal < before->n && end.equal < after->n &&
	    str_eq(html_of(before, end.equal), html_of(after, end.equal))) {
		if (depth == 0) {
			end.left_out = whole;
			whole = end.equal;
		}
		depth += depth_change(before, end.equal++);
	}
	if (depth == 0)
		end.left_out = whole;
	return end;
}

static struct end equal_tail(const struct tops *before, const struct tops *after, size_t head)
{
	struct end end = {0};
	ptrdiff_t depth = 0;
	size_t whole = 0;

	while (end.equal < before->n - head && end.equal < after->n - head &&
	    str_eq(html_of(before, before->n - 1 - end.equal),
		html_of(after, after->n - 1 - end.equal))) {
		if (depth == 0) {
			end.left_out = whole;
			whole = end.equal;
		}
		depth -= depth_change(before, before->n - 1 - end.equal++);
	}
	if (depth == 0)
		end.left_out = whole;
	return end;
}

/* The parts of what is not left out. */
static struct rendered_parts middle_of(
    struct arena *tmp, const struct tops *tops, size_t head, size_t tail)
{
	struct buf clean;

	buf_init(&clean, tmp);
	for (size_t i = head; i < tops->n - tail; i++)
		rendered_clean(&clean, html_of(tops, i));
	return rendered_split(tmp, buf_str(&clean));
}

struct rendered_view rendered_compare(struct arena *mem, struct arena *tmp,
    const struct md_document *before, const struct md_document *after)
{
	const struct arena_mark mark = arena_mark(tmp);
	const struct tops old_tops = tops_of(tmp, before), new_tops = tops_of(tmp, after);
	const struct end head = equal_head(&old_tops, &new_tops);
	const struct end tail = equal_tail(&old_tops, &new_tops, head.equal);
	const struct rendered_parts old_parts =
	    middle_of(tmp, &old_tops, head.left_out, tail.left_out);
	const struct rendered_parts new_parts =
	    middle_of(tmp, &new_tops, head.left_out, tail.left_out);
	struct rendered_writer writer = {
	    .tmp = tmp, .scratch = mem, .budget = {COMPARED_MAX, TOKENS_MAX, false}};
	struct rendered_view view;

	buf_init(&writer.out, tmp);
	rendered_write_blocks(
	    &writer, &(struct rendered_pair){&old_parts, &new_parts, head.left_out, tail.left_out});
	view = (struct rendered_view){
	    .html = html_trust(str_dup(mem, buf_str(&writer.out))),
	    .bounded = writer.budget.met,
	};
	arena_rewind(tmp, mark);
	return view;
}
