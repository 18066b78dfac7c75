/* SPDX-License-Identifier: MIT */
/*
 * What the files of this folder share: the state of one rendering and the functions that write one
 * kind of node each. Private to the folder, because it shows the types of cmark-gfm.
 *
 *	md.c        parses, and puts the parts together     guard.c    refuses what would take ages
 *	outline.c   headings and anchors, before rendering  render.c   walks the tree
 *	block.c  inline.c  table.c                          one small function per type of node
 *	link.c      where links and images go               raw.c      raw HTML, read by tag.c
 *	footnote.c  footnotes                               words.c    plain text
 *	blocks.c    where each block stands                 source.c   lines of the source
 */
#ifndef MARKDOWN_RENDER_H
#define MARKDOWN_RENDER_H

#include <cmark-gfm.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "markdown/ladder.h"
#include "markdown/md.h"

/* Blocks and marks within each other are rendered flat below this: browsers stop at 512. */
#define MD_DEPTH_MAX 100u

/* Tags of raw HTML in deeper nodes are shown literally; real ones lie below 6. */
#define MD_TAG_DEPTH_MAX 16u

/* Plain text in the making: words separated by single spaces. {.text = ...} is empty. */
struct md_words {
	struct buf text;
	bool space_due;
};

/* The plain text below each heading, as offsets, because its buffer moves while it grows. */
struct md_section_start {
	size_t heading, offset;
};

struct md_collector {
	bool wanted;
	bool in_heading; /* the headings' own words are left out */
	struct md_words words;
	VEC(struct md_section_start) starts;
};

/* Names of which no two may be the same. */
struct md_names {
	struct map taken; /* a name to what it stands for (a str *) */
	struct map counts; /* a name without its number to the last number given (a size_t *) */
};

struct md_outline {
	struct md_ladder ladder;
	VEC(struct md_heading) headings;
	struct md_names anchors;
	struct md_names keys; /* letters and digits alone, to the anchor; made at the first miss */
	bool has_keys;
	uint32_t unclosed_fence_line;
};

struct md_note {
	cmark_node *definition;
	str label;
	size_t number; /* in order of the first reference, from 1; 0 before it */
	bool referenced;
};

struct md_notes {
	VEC(str) labels; /* that look defined in the source, in its order */
	VEC(struct md_note) notes; /* that are defined, in the same order */
	VEC(size_t) order; /* number - 1 to an index into notes */
};

/* The blocks that were met, and the node that the walk must tell of. */
struct md_block_notes {
	VEC(struct md_block) items;
	cmark_node *awaited;
	size_t open; /* the innermost block, while nothing else can begin in it, or MD_NO_BLOCK */
	size_t around; /* the block whose parts are being met, or MD_NO_BLOCK */
};

/* The table that is being written; tables do not nest. */
struct md_table {
	unsigned columns, cell;
	const uint8_t *alignments; /* a letter or 0 for each column */
	bool in_header, has_body;
	unsigned number; /* how many there were */
};

/* How a link was opened, and so how it must be closed. */
enum md_opened { MD_OPENED_LINK, MD_OPENED_SPAN };

struct md_state {
	struct arena *tmp;
	const struct md_options *options;
	str body;
	bool has_definitions; /* of link references, by the look of it */
	uint32_t lines_before; /* lines that stood before the body when it was parsed */

	cmark_iter *iter;
	struct buf out;
	struct md_outline outline;
	struct md_notes notes;
	struct md_collector collector;
	struct md_block_notes blocks;

	VEC(enum md_opened) links; /* those that are open */
	VEC(size_t) line_starts; /* of the body; made when a line is asked for */
	unsigned inside_link; /* where no further link may stand; summaries count as links */
	unsigned depth;
	struct md_table table;
	bool summary_due; /* a details was opened and nothing but white space has followed */
};

typedef void md_node_fn(struct md_state *state, cmark_node *node, bool entering);

/* --- render.c -------------------------------------------------------------------------------- */

/* Writes a node and everything below it. */
void md_render_tree(struct md_state *state, cmark_node *root);

/* Leaves out what is below the node that is being entered; it will not be exited. */
void md_skip_children(struct md_state *state, cmark_node *node);

/* Starts a line of the output, unless one has just been started. */
void md_start_line(struct md_state *state);

/* Writes text, escaped, and takes it for the plain text. */
void md_write_text(struct md_state *state, str text);

/* Writes name="value" behind a space, escaped; nothing when value is empty. */
void md_write_attribute(struct md_state *state, str name, str value);

/* The content of a text, code or HTML node; valid as long as the node. */
str md_literal(cmark_node *node);

/* The line in the body where node begins, or the nearest node around it that knows. */
uint32_t md_line(const struct md_state *state, cmark_node *node);

/* Enters or leaves a level; false where it is so deep that its content is rendered flat. */
bool md_change_level(struct md_state *state, bool entering);

/* --- one function per type of node ------------------------------------------------------------ */

/* block.c */
md_node_fn md_node_block_quote, md_node_list, md_node_item, md_node_paragraph, md_node_heading,
    md_node_code_block, md_node_rule;
/* table.c */
md_node_fn md_node_table, md_node_table_header, md_node_table_row, md_node_table_cell;
/* inline.c */
md_node_fn md_node_text, md_node_soft_break, md_node_line_break, md_node_code, md_node_emphasis,
    md_node_strong, md_node_strikethrough;
/* link.c, raw.c, footnote.c */
md_node_fn md_node_link, md_node_image, md_node_html_block, md_node_html_inline,
    md_node_footnote_reference;

/* --- link.c ---------------------------------------------------------------------------------- */

/* An image of raw HTML. */
struct md_picture {
	str destination, text, title;
	str size; /* ready attributes */
};

void md_write_image(struct md_state *state, const struct md_picture *picture, uint32_t line);

/* --- raw.c ----------------------------------------------------------------------------------- */

/* Whether an inline tag is rendered as a tag; if not, it is shown literally. */
bool md_raw_is_tag(struct md_state *state, cmark_node *node);

/* What an inline tag adds to plain text: itself when it is shown literally. */
str md_raw_plain_text(struct md_state *state, cmark_node *node);

/* Writes the summary that HTML wants in a details that has none. To be called before a node. */
void md_raw_finish_details(struct md_state *state);

/* --- outline.c ------------------------------------------------------------------------------- */

/* Collects the headings of a tree and hangs each on its node as user data. */
void md_outline_build(struct md_state *state, cmark_node *root);

/* The anchor that a fragment (without '#') means, exact or as GitHub writes it; else absent. */
str md_outline_find(struct md_state *state, str fragment);

/* --- footnote.c ------------------------------------------------------------------------------ */

/*
 * The text to put before the body so that cmark-gfm keeps all its footnotes; absent when it has
 * none or when they cannot all be kept as footnotes.
 */
str md_notes_prefix(struct md_state *state);

/* Takes what the prefix made and the definitions out of the tree. */
void md_notes_collect(struct md_state *state, cmark_node *root);

/* Writes the footnotes at the end of the document. */
void md_notes_write(struct md_state *state);

/* Frees the definitions, which are no longer in the tree. */
void md_notes_free(struct md_state *state);

/* --- blocks.c -------------------------------------------------------------------------------- */

/* Before the tree is rendered, and behind it. */
void md_blocks_begin(struct md_state *state, cmark_node *root);
void md_blocks_end(struct md_state *state);

/* Takes note of the node that was awaited; to be called before anything is written for it. */
void md_blocks_meet(struct md_state *state, cmark_node *node, bool entering);

/* Notes a block that is no node of the tree, or one that is rendered apart; returns its index. */
size_t md_block_open(
    struct md_state *state, enum md_block_kind kind, cmark_node *node, size_t parent);
void md_block_close(struct md_state *state, size_t index);

/* All blocks, with their lines mended, in mem. */
struct md_block *md_blocks_take(struct arena *mem, struct md_state *state, size_t *ret_n);

/* --- source.c -------------------------------------------------------------------------------- */

/* A line of the body, from 1, without its end and the white space before that. */
str md_source_line(struct md_state *state, uint32_t line);

/* How many lines the body has; what stands behind the last line end is one, even if empty. */
uint32_t md_source_line_count(struct md_state *state);

/* --- words.c --------------------------------------------------------------------------------- */

/* Appends text, white space folded; it continues the last word unless white space is between. */
void md_words_add(struct md_words *words, str text);

/* Ends the last word. */
void md_words_break(struct md_words *words);

/* The plain text of everything below a node, in tmp. */
str md_plain_text(struct md_state *state, cmark_node *node);

/* The sections that were collected, in mem. */
struct md_section *md_collector_sections(
    struct arena *mem, const struct md_collector *collector, size_t *ret_n);

/* --- guard.c --------------------------------------------------------------------------------- */

/* What may be parsed in a text without taking ages. */
struct md_features {
	bool tables, autolinks, markdown;
};

/* Cost: nothing for short texts, else one pass of about 1 GB/s. */
struct md_features md_guard_features(str body);

#endif
