/* SPDX-License-Identifier: MIT */
/* Blocks of CommonMark: quotes, lists, paragraphs, headings, code, rules. Tables: see table.c. */
#include <cmark-gfm-core-extensions.h>

#include "markdown/render.h"

static void end_words(struct md_state *state)
{
	md_words_break(&state->collector.words);
}

void md_node_block_quote(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	md_start_line(state);
	if (md_change_level(state, entering))
		buf_add(&state->out, entering ? S("<blockquote>\n") : S("</blockquote>\n"));
}

static void open_list(struct md_state *state, cmark_node *node)
{
	const int start = cmark_node_get_list_start(node);

	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		buf_add(&state->out, S("<ul>\n"));
	else if (start == 1)
		buf_add(&state->out, S("<ol>\n"));
	else
		buf_format(&state->out, "<ol start=\"%d\">\n", start);
}

void md_node_list(struct md_state *state, cmark_node *node, bool entering)
{
	const bool is_bullet = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;

	md_start_line(state);
	if (!md_change_level(state, entering))
		return;
	if (entering)
		open_list(state, node);
	else
		buf_add(&state->out, is_bullet ? S("</ul>\n") : S("</ol>\n"));
}

/* A task is an item to which the extension gave another name but no other type. */
static void open_item(struct md_state *state, cmark_node *node)
{
	if (strcmp(cmark_node_get_type_string(node), "tasklist") != 0) {
		buf_add(&state->out, S("<li>"));
		return;
	}
	buf_add(&state->out, S("<li class=\"task\"><input type=\"checkbox\" disabled"));
	if (cmark_gfm_extensions_get_tasklist_item_checked(node))
		buf_add(&state->out, S(" checked aria-label=\"done\">"));
	else
		buf_add(&state->out, S(" aria-label=\"to do\">"));
	if (cmark_node_get_list_tight(cmark_node_parent(node)))
		buf_char(&state->out, ' ');
}

/* What stands behind the mark that begins an item: a bullet or a number, and a blank. */
static str item_text(str line)
{
	size_t i = 0;

	while (i < line.n &&
	    (char_is_space(line.p[i]) || memchr(">-*+.)", line.p[i], 6) ||
		char_is_digit(line.p[i])))
		i++;
	return str_from(line, i);
}

/* Whether the first line of an item, which begins with '[', was taken out of its content. */
static bool lacks_first_line(struct md_state *state, cmark_node *item)
{
	cmark_node *const first = cmark_node_first_child(item);
	cmark_node *words;

	if (!first || md_line(state, first) > md_line(state, item))
		return true;
	/* a paragraph keeps its line when what it began with is taken away */
	words = cmark_node_first_child(first);
	return cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH &&
	    cmark_node_get_type(words) == CMARK_NODE_TEXT &&
	    !str_starts_with(md_literal(words), S("["));
}

/*
 * "1. [Step]: [What to do]" is the definition of a link reference, which cmark-gfm takes away.
 * Those who write it so mean text: where nothing else stands in the line of an item, it is shown.
 */
static void write_definition(struct md_state *state, cmark_node *item)
{
	const str text = item_text(md_source_line(state, md_line(state, item)));

	const bool is_footnote = state->lines_before && str_starts_with(text, S("[^"));

	if (!str_starts_with(text, S("[")) || !str_contains(text, S("]:")) || is_footnote ||
	    !lacks_first_line(state, item))
		return;
	md_write_text(state, text);
	md_start_line(state);
	end_words(state);
}

void md_node_item(struct md_state *state, cmark_node *node, bool entering)
{
	end_words(state);
	if (entering)
		md_start_line(state);
	if (md_change_level(state, entering)) {
		if (entering)
			open_item(state, node);
		else
			buf_add(&state->out, S("</li>\n"));
	}
	if (entering && state->has_definitions)
		write_definition(state, node);
}

/* In a tight list a paragraph is the item's text, without an element of its own. */
static bool is_tight(cmark_node *paragraph)
{
	cmark_node *const item = cmark_node_parent(paragraph);

	return cmark_node_get_type(item) == CMARK_NODE_ITEM &&
	    cmark_node_get_list_tight(cmark_node_parent(item));
}

void md_node_paragraph(struct md_state *state, cmark_node *node, bool entering)
{
	end_words(state);
	if (is_tight(node))
		return;
	if (entering) {
		md_start_line(state);
		buf_add(&state->out, S("<p>"));
	} else {
		buf_add(&state->out, S("</p>\n"));
	}
}

static void open_heading(struct md_state *state, const struct md_heading *heading)
{
	struct md_collector *const collector = &state->collector;
	const size_t index = (size_t)(heading - state->outline.headings.items);

	md_start_line(state);
	buf_format(&state->out, "<h%u", heading->shown_level);
	md_write_attribute(state, S("id"), heading->anchor);
	buf_char(&state->out, '>');
	end_words(state);
	collector->in_heading = true;
	if (collector->wanted)
		VEC_PUSH(state->tmp, &collector->starts,
		    ((struct md_section_start){index, collector->words.text.n}));
}

void md_node_heading(struct md_state *state, cmark_node *node, bool entering)
{
	const struct md_heading *const heading = cmark_node_get_user_data(node);

	if (!heading) { /* nothing to read in it: an empty heading is no valid HTML */
		if (entering)
			md_skip_children(state, node);
		return;
	}
	if (entering) {
		open_heading(state, heading);
	} else {
		buf_format(&state->out, "</h%u>\n", heading->shown_level);
		state->collector.in_heading = false;
	}
}

/* Appends the characters of a word that a class may hold. */
static void add_language(struct buf *out, str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (char_is_alnum(word.p[i]) || memchr("_+#.-", word.p[i], 5))
			buf_char(out, word.p[i]);
}

/* The language becomes a class; an info string that says more is kept whole beside it. */
static void write_info(struct md_state *state, str info)
{
	struct buf language;
	str word;

	buf_init(&language, state->tmp);
	for (word.p = info.p, word.n = 0; word.n < info.n && !char_is_space(info.p[word.n]);)
		word.n++;
	add_language(&language, word);
	if (language.n) {
		buf_add(&state->out, S(" class=\"language-"));
		buf_add(&state->out, buf_str(&language));
		buf_char(&state->out, '"');
	}
	if (!str_eq(buf_str(&language), info))
		md_write_attribute(state, S("data-info"), info);
}

/* Long lines scroll, so that a keyboard must be able to get there: tabindex. */
void md_node_code_block(struct md_state *state, cmark_node *node, bool entering)
{
	const str info = str_of_cstr(cmark_node_get_fence_info(node));

	(void)entering;
	md_start_line(state);
	buf_add(&state->out, S("<pre tabindex=\"0\"><code"));
	if (info.n)
		write_info(state, info);
	buf_char(&state->out, '>');
	end_words(state);
	md_write_text(state, md_literal(node));
	end_words(state);
	buf_add(&state->out, S("</code></pre>\n"));
}

void md_node_rule(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	(void)entering;
	md_start_line(state);
	end_words(state);
	buf_add(&state->out, S("<hr>\n"));
}
