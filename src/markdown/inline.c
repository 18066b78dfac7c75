/* SPDX-License-Identifier: MIT */
/* Text and its marks: emphasis, code, breaks. Links and images: see link.c; tags: see raw.c. */
#include "markdown/render.h"

void md_node_text(struct md_state *state, cmark_node *node, bool entering)
{
	(void)entering;
	md_write_text(state, md_literal(node));
}

void md_node_code(struct md_state *state, cmark_node *node, bool entering)
{
	(void)entering;
	buf_add(&state->out, S("<code>"));
	md_write_text(state, md_literal(node));
	buf_add(&state->out, S("</code>"));
}

void md_node_soft_break(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	(void)entering;
	buf_char(&state->out, '\n');
	md_words_break(&state->collector.words);
}

void md_node_line_break(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	(void)entering;
	buf_add(&state->out, S("<br>\n"));
	md_words_break(&state->collector.words);
}

static void write_mark(struct md_state *state, str opener, str closer, bool entering)
{
	if (md_change_level(state, entering))
		buf_add(&state->out, entering ? opener : closer);
}

void md_node_emphasis(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	write_mark(state, S("<em>"), S("</em>"), entering);
}

void md_node_strong(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	write_mark(state, S("<strong>"), S("</strong>"), entering);
}

void md_node_strikethrough(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	write_mark(state, S("<del>"), S("</del>"), entering);
}
