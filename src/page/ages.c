/* SPDX-License-Identifier: MIT */
/* The body of a definition in pieces, each with the revision that last changed it. */
#include "base/arena.h"
#include "base/date.h"
#include "page/common.h"

enum { AGES = 5 }; /* classes of colour, from the first revision (0) to the last */

struct ages {
	struct page_run *run;
	const struct site_def *def;
	const struct site_blame *blame;
	const struct md_document *document;
	size_t at; /* bytes of the HTML that are in parts */
	uint32_t last; /* revision of the block before */
	struct value *marks; /* by revision, two each: the first of a run, and others */
	struct value parts; /* [html when], when of what follows the html */
};

static str html_text(const struct ages *ages)
{
	return ages->document->html.s;
}

/* {url date author sentence age again}: again when the block before is as old. */
static struct value make_mark(const struct ages *ages, uint32_t index, bool again)
{
	struct arena *mem = ages->run->mem;
	const struct site_revision *revision = &ages->def->revisions[index];
	const struct repo_commit *commit = site_commit_of(ages->run->site, revision);
	size_t oldest = ages->def->revision_count - 1;
	struct value mark = value_map(mem);

	VALUE_SET(mem, mark, "url", page_text(revision->url));
	VALUE_SET(mem, mark, "date",
	    page_date(ages->run, commit != NULL, commit ? commit->author_utc_s : 0));
	VALUE_SET(mem, mark, "author", page_text(commit ? commit->author.name : STR_ABSENT));
	VALUE_SET(mem, mark, "sentence", value_string(revision->change.sentence));
	VALUE_SET(mem, mark, "age",
	    value_int(mem, (int64_t)((oldest - index) * (AGES - 1) / (oldest ? oldest : 1))));
	VALUE_SET(mem, mark, "again", value_bool(again));
	return mark;
}

/* A mark is made once for a revision and then shared by all of its blocks. */
static struct value mark_of(struct ages *ages, uint32_t index)
{
	bool again = index == ages->last;
	struct value *mark = &ages->marks[2 * (size_t)index + again];

	if (mark->kind == VALUE_NULL)
		*mark = make_mark(ages, index, again);
	ages->last = index;
	return *mark;
}

static void add_part(struct ages *ages, size_t end, struct value when)
{
	struct arena *mem = ages->run->mem;
	struct value part = value_map(mem);

	VALUE_SET(mem, part, "html",
	    value_html((struct html){str_slice(html_text(ages), ages->at, end)}));
	VALUE_SET(mem, part, "when", when);
	value_push(mem, ages->parts, part);
	ages->at = end;
}

/* Where the mark of a block goes: before it, and in an item behind its opening tag. */
static size_t mark_place(const struct ages *ages, const struct md_block *block)
{
	if (block->kind != MD_BLOCK_ITEM)
		return block->html_at;
	return str_find_char(html_text(ages), '>', block->html_at) + 1;
}

/* What is marked: the blocks of the text, but of lists the items. */
static bool is_marked(const struct md_block *block)
{
	if (block->kind == MD_BLOCK_ITEM)
		return true;
	return block->parent == MD_NO_BLOCK && block->kind != MD_BLOCK_LIST &&
	    block->kind != MD_BLOCK_NOTES;
}

static uint32_t revision_of(const struct ages *ages, const struct md_block *block)
{
	/* of the lines of the file, from 0 */
	uint32_t above = ages->def->def.body_line - 1;

	return site_blame_of(
	    ages->blame, above + block->first_line - 1, above + block->last_line - 1);
}

struct value page_ages(struct page_run *run, const struct site_def *def,
    const struct site_blame *blame, const struct md_document *document)
{
	struct ages ages = {run, def, blame, document, .last = SITE_UNKNOWN};

	if (def->deleted || def->revision_count < 2)
		return VALUE_NONE;
	ages.parts = value_list(run->mem);
	ages.marks = ARENA_ARRAY(run->mem, struct value, 2 * def->revision_count);
	for (size_t i = 0; i < document->block_count; i++) {
		const struct md_block *block = &document->blocks[i];
		uint32_t index = is_marked(block) ? revision_of(&ages, block) : SITE_UNKNOWN;
		if (index != SITE_UNKNOWN)
			add_part(&ages, mark_place(&ages, block), mark_of(&ages, index));
	}
	add_part(&ages, html_text(&ages).n, VALUE_NONE);
	return ages.parts;
}
