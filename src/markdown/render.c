/* SPDX-License-Identifier: MIT */
/*
 * Walks the tree and calls the function of each node's type. Iteration, never recursion: a text may
 * nest as deep as it is long. What a type of node becomes stands in block.c, inline.c and so on.
 */
#include "markdown/render.h"

#include "base/html.h"

#define VALUE(type) ((type)&CMARK_NODE_VALUE_MASK)

/* NULL: nothing is written for the node itself. */
static md_node_fn *const blocks[] = {
    [VALUE(CMARK_NODE_DOCUMENT)] = NULL,
    [VALUE(CMARK_NODE_BLOCK_QUOTE)] = md_node_block_quote,
    [VALUE(CMARK_NODE_LIST)] = md_node_list,
    [VALUE(CMARK_NODE_ITEM)] = md_node_item,
    [VALUE(CMARK_NODE_CODE_BLOCK)] = md_node_code_block,
    [VALUE(CMARK_NODE_HTML_BLOCK)] = md_node_html_block,
    [VALUE(CMARK_NODE_PARAGRAPH)] = md_node_paragraph,
    [VALUE(CMARK_NODE_HEADING)] = md_node_heading,
    [VALUE(CMARK_NODE_THEMATIC_BREAK)] = md_node_rule,
    [VALUE(CMARK_NODE_FOOTNOTE_DEFINITION)] = NULL,
};

static md_node_fn *const inlines[] = {
    [VALUE(CMARK_NODE_TEXT)] = md_node_text,
    [VALUE(CMARK_NODE_SOFTBREAK)] = md_node_soft_break,
    [VALUE(CMARK_NODE_LINEBREAK)] = md_node_line_break,
    [VALUE(CMARK_NODE_CODE)] = md_node_code,
    [VALUE(CMARK_NODE_HTML_INLINE)] = md_node_html_inline,
    [VALUE(CMARK_NODE_EMPH)] = md_node_emphasis,
    [VALUE(CMARK_NODE_STRONG)] = md_node_strong,
    [VALUE(CMARK_NODE_LINK)] = md_node_link,
    [VALUE(CMARK_NODE_IMAGE)] = md_node_image,
    [VALUE(CMARK_NODE_FOOTNOTE_REFERENCE)] = md_node_footnote_reference,
};

/* Types of extensions get their numbers when the program starts, so they are known by name. */
static const struct {
	const char *type;
	md_node_fn *function;
} extensions[] = {
    {"table_cell", md_node_table_cell},
    {"table_row", md_node_table_row},
    {"table_header", md_node_table_header},
    {"table", md_node_table},
    {"strikethrough", md_node_strikethrough},
};

static md_node_fn *extension_function(cmark_node *node)
{
	const char *const type = cmark_node_get_type_string(node);

	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		if (strcmp(type, extensions[i].type) == 0)
			return extensions[i].function;
	return NULL;
}

static md_node_fn *node_function(cmark_node *node)
{
	const unsigned type = cmark_node_get_type(node);
	const bool is_inline = (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
	const size_t known =
	    is_inline ? sizeof inlines / sizeof *inlines : sizeof blocks / sizeof *blocks;

	if (VALUE(type) >= known)
		return extension_function(node);
	return is_inline ? inlines[VALUE(type)] : blocks[VALUE(type)];
}

void md_render_tree(struct md_state *state, cmark_node *root)
{
	cmark_event_type event;

	state->iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(state->iter)) != CMARK_EVENT_DONE) {
		cmark_node *const node = cmark_iter_get_node(state->iter);
		md_node_fn *const function = node_function(node);

		if (state->summary_due && cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK)
			md_raw_finish_details(state);
		if (node == state->blocks.awaited)
			md_blocks_meet(state, node, event == CMARK_EVENT_ENTER);
		if (function)
			function(state, node, event == CMARK_EVENT_ENTER);
	}
	cmark_iter_free(state->iter);
	state->iter = NULL;
}

void md_skip_children(struct md_state *state, cmark_node *node)
{
	cmark_iter_reset(state->iter, node, CMARK_EVENT_EXIT);
}

void md_start_line(struct md_state *state)
{
	const struct buf *const out = &state->out;

	if (out->n && out->p[out->n - 1] != '\n')
		buf_char(&state->out, '\n');
}

void md_write_text(struct md_state *state, str text)
{
	html_escape(&state->out, text);
	if (state->collector.wanted && !state->collector.in_heading)
		md_words_add(&state->collector.words, text);
}

void md_write_attribute(struct md_state *state, str name, str value)
{
	if (value.n == 0)
		return;
	buf_char(&state->out, ' ');
	buf_add(&state->out, name);
	buf_add(&state->out, S("=\""));
	html_escape(&state->out, value);
	buf_char(&state->out, '"');
}

str md_literal(cmark_node *node)
{
	return str_of_cstr(cmark_node_get_literal(node));
}

uint32_t md_line(const struct md_state *state, cmark_node *node)
{
	int line = 0;

	/* some inline nodes, and blocks before a table in one paragraph, are without a line */
	for (; node && line <= 0; node = cmark_node_parent(node))
		line = cmark_node_get_start_line(node);
	if (line <= 0 || (uint32_t)line <= state->lines_before)
		return 1;
	return (uint32_t)line - state->lines_before;
}

bool md_change_level(struct md_state *state, bool entering)
{
	const unsigned level = entering ? state->depth++ : --state->depth;

	return level < MD_DEPTH_MAX;
}
