/* SPDX-License-Identifier: MIT */
/* Blame by following lines through the blocks of prose diffs. Not for what changed in a revision.
 */
#include "site/blame.h"

#include "base/arena.h"

static uint32_t count_lines(str text)
{
	uint32_t n = 0;

	for (size_t i = 0; i < text.n; n++) {
		size_t end = str_find_char(text, '\n', i);
		i = end == STR_NONE ? text.n : end + 1;
	}
	return n;
}

void site_blame_begin(struct site_blame *blame, const struct site *site, const struct site_def *def)
{
	arena_rewind(blame->mem, blame->empty);
	blame->site = site;
	blame->def = def;
	blame->at = def->blob;
	blame->n = blame->open = def->deleted ? 0 : count_lines(def->def.source);
	blame->lines = ARENA_ARRAY(blame->mem, uint32_t, blame->n);
	blame->revisions = ARENA_ARRAY(blame->mem, uint32_t, blame->n);
	for (uint32_t i = 0; i < blame->n; i++) {
		blame->lines[i] = i;
		blame->revisions[i] = SITE_UNKNOWN;
	}
}

static bool is_ignored(const struct site *site, const struct site_revision *revision)
{
	const struct repo_commit *commit = site_commit_of(site, revision);

	return commit && map_get(&site->ignored, oid_key(&commit->id));
}

/* The block of the new text that holds each of its lines. */
static const struct prose_block **blocks_by_line(struct arena *mem, const struct prose *prose)
{
	uint32_t n = 0;

	for (size_t i = 0; i < prose->n; i++)
		n += prose->blocks[i].new_count;
	const struct prose_block **by_line = ARENA_ARRAY(mem, const struct prose_block *, n);
	for (size_t i = 0; i < prose->n; i++) {
		const struct prose_block *block = &prose->blocks[i];
		for (uint32_t k = 0; k < block->new_count; k++)
			by_line[block->new_line + k] = block;
	}
	return by_line;
}

/* The block of the old text that a block of the new one is the later form of; NULL for none. */
static const struct prose_block *origin_of(
    const struct prose *prose, const struct prose_block *block, bool ignored)
{
	bool changed = block->op == PROSE_CHANGED || block->piece_count > 0;

	if (changed && !ignored)
		return NULL;
	if (block->op == PROSE_ADDED)
		return block->moved ? &prose->blocks[block->other] : NULL;
	return block;
}

static uint32_t line_in(const struct prose_block *origin, uint32_t offset)
{
	return origin->old_line + (offset < origin->old_count ? offset : origin->old_count - 1);
}

static void settle(struct site_blame *blame, uint32_t line, size_t revision)
{
	blame->revisions[line] = (uint32_t)revision;
	blame->open--;
}

static void follow_lines(
    struct site_blame *blame, size_t revision, bool ignored, const struct prose *prose)
{
	struct arena_mark mark = arena_mark(blame->mem);
	const struct prose_block **by_line = blocks_by_line(blame->mem, prose);

	for (uint32_t i = 0; i < blame->n; i++) {
		if (blame->revisions[i] != SITE_UNKNOWN)
			continue;
		const struct prose_block *block = by_line[blame->lines[i]];
		const struct prose_block *origin = origin_of(prose, block, ignored);
		if (origin && origin->old_count)
			blame->lines[i] = line_in(origin, blame->lines[i] - block->new_line);
		else
			settle(blame, i, revision);
	}
	arena_rewind(blame->mem, mark);
}

void site_blame_pass(
    struct site_blame *blame, size_t revision, bool has_before, const struct prose *prose)
{
	const struct site_revision *passed = &blame->def->revisions[revision];
	const struct hist_revision *hist = &passed->hist;

	/* Beside the line of texts that led here: what a merge did not take. */
	if (!blame->open || !oid_eq(&hist->blob, &blame->at))
		return;
	if (prose)
		follow_lines(blame, revision, is_ignored(blame->site, passed), prose);
	if (has_before) {
		blame->at = hist->old_blob;
		return;
	}
	/* The text begins here, or what it was made of is missing. */
	for (uint32_t i = 0; i < blame->n; i++) {
		if (blame->revisions[i] == SITE_UNKNOWN)
			settle(blame, i, revision);
	}
}

uint32_t site_blame_of(const struct site_blame *blame, uint32_t first, uint32_t last)
{
	uint32_t newest = SITE_UNKNOWN;

	for (uint32_t i = first; i <= last && i < blame->n; i++) {
		if (blame->revisions[i] < newest)
			newest = blame->revisions[i];
	}
	return newest;
}
