/* SPDX-License-Identifier: MIT */
/*
 * Footnotes. cmark-gfm drops a footnote that nothing refers to, words and all. So that none is
 * lost, a paragraph with a reference to each label is put before the text when it is parsed, and is
 * taken out of the tree again:
 *
 *	[^a]                     put before
 *	                         put before
 *	See the first.[^a]       the body
 *	                         ...
 *	[^a]: What was seen.
 *
 * Numbers are given anew, in the order in which the rest of the text refers to them.
 */
#include "base/unicode.h"
#include "markdown/render.h"

/* Every line of the prefix that holds a label is followed by an empty one. */
#define PREFIX_LINES 2u

/* Whether only marks of containers (quotes, list items) stand before byte i in its line. */
static bool begins_line(str body, size_t i)
{
	for (; i > 0 && body.p[i - 1] != '\n' && body.p[i - 1] != '\r'; i--)
		if (!char_is_digit(body.p[i - 1]) && !memchr(" \t>*+-.)", body.p[i - 1], 8))
			return false;
	return true;
}

/* The label of the definition that begins at byte i ("[^"); absent when none does. */
static str label_at(str body, size_t i)
{
	const size_t from = i + 2;

	for (i = from; i < body.n && body.p[i] != ']'; i++)
		if (char_is_space(body.p[i]))
			return STR_ABSENT;
	if (i + 1 >= body.n || i == from || body.p[i + 1] != ':')
		return STR_ABSENT;
	return str_slice(body, from, i);
}

/* Whether the label means the same between other words: nothing in it is markdown. */
static bool is_plain_label(str label)
{
	for (size_t i = 0; i < label.n; i++)
		if (!char_is_alnum(label.p[i]) && !memchr("-_.", label.p[i], 3) &&
		    (unsigned char)label.p[i] < 0x80)
			return false;
	return !str_contains(label, S("www."));
}

/* Of two footnotes with one label the second would be dropped: then there are no footnotes. */
static bool find_labels(struct md_state *state)
{
	struct map seen = {0};

	for (size_t i = 0; (i = str_find(state->body, S("[^"), i)) != STR_NONE; i += 2) {
		str label = STR_ABSENT, key;

		if (begins_line(state->body, i))
			label = label_at(state->body, i);
		if (!label.p)
			continue;
		key = unicode_fold(state->tmp, label);
		if (!is_plain_label(label) || map_get(&seen, key))
			return false;
		*map_put(state->tmp, &seen, key) = &seen;
		VEC_PUSH(state->tmp, &state->notes.labels, label);
	}
	return state->notes.labels.n > 0;
}

str md_notes_prefix(struct md_state *state)
{
	struct buf prefix;

	if (!find_labels(state))
		return STR_ABSENT;
	buf_init(&prefix, state->tmp);
	for (size_t i = 0; i < state->notes.labels.n; i++) {
		buf_add(&prefix, S("[^"));
		buf_add(&prefix, state->notes.labels.items[i]);
		buf_add(&prefix, S("]\n\n"));
	}
	state->lines_before = PREFIX_LINES * (uint32_t)state->notes.labels.n;
	return buf_str(&prefix);
}

/* cmark-gfm turns the label of a reference into the number of its definition. */
static size_t number_of(cmark_node *reference)
{
	const str digits = md_literal(reference);
	size_t number = 0;

	for (size_t i = 0; i < digits.n; i++)
		number = number * 10 + (size_t)(digits.p[i] - '0');
	return number;
}

/* Takes the paragraphs of the prefix out; those whose label is defined name the notes. */
static void take_prefix(struct md_state *state, cmark_node *root)
{
	for (size_t i = 0; i < state->lines_before / PREFIX_LINES; i++) {
		cmark_node *const paragraph = cmark_node_first_child(root);
		cmark_node *const reference = cmark_node_first_child(paragraph);

		if (cmark_node_get_type(reference) == CMARK_NODE_FOOTNOTE_REFERENCE)
			VEC_PUSH(state->tmp, &state->notes.notes,
			    ((struct md_note){.label = state->notes.labels.items[i]}));
		cmark_node_unlink(paragraph);
		cmark_node_free(paragraph);
	}
}

/* The definitions are the last blocks of the document, in the order of their numbers. */
void md_notes_collect(struct md_state *state, cmark_node *root)
{
	struct md_notes *const notes = &state->notes;
	cmark_node *definition;
	size_t n = 0;

	take_prefix(state, root);
	for (cmark_node *node = cmark_node_last_child(root);
	     cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
	     node = cmark_node_previous(node))
		n++;
	while (notes->notes.n < n)
		VEC_PUSH(state->tmp, &notes->notes, (struct md_note){0});
	notes->notes.n = n;
	while (n > 0) {
		definition = cmark_node_last_child(root);
		cmark_node_unlink(definition);
		notes->notes.items[--n].definition = definition;
	}
}

static void give_number(struct md_state *state, size_t index)
{
	struct md_notes *const notes = &state->notes;

	if (notes->notes.items[index].number)
		return;
	VEC_PUSH(state->tmp, &notes->order, index);
	notes->notes.items[index].number = notes->order.n;
}

/* The first reference to a note is where the note leads back to. */
void md_node_footnote_reference(struct md_state *state, cmark_node *node, bool entering)
{
	const size_t index = number_of(node) - 1;
	struct md_note *note;

	if (!entering)
		return;
	give_number(state, index);
	note = &state->notes.notes.items[index];
	buf_add(&state->out, S("<sup class=\"footnote-ref\""));
	if (!note->referenced)
		buf_format(&state->out, " id=\"fnref-%zu\"", note->number);
	md_write_attribute(state, S("data-label"), note->label);
	note->referenced = true;
	if (state->inside_link)
		buf_format(&state->out, ">%zu</sup>", note->number);
	else
		buf_format(
		    &state->out, "><a href=\"#fn-%zu\">%zu</a></sup>", note->number, note->number);
}

static void write_note(struct md_state *state, const struct md_note *note, size_t around)
{
	const size_t block = md_block_open(state, MD_BLOCK_NOTE, note->definition, around);

	buf_format(&state->out, "<li id=\"fn-%zu\"", note->number);
	md_write_attribute(state, S("data-label"), note->label);
	buf_add(&state->out, S(">\n"));
	md_render_tree(state, note->definition);
	if (note->referenced)
		buf_format(&state->out,
		    "<a class=\"footnote-back\" href=\"#fnref-%zu\" "
		    "aria-label=\"Back to reference %zu\">\xE2\x86\xA9</a>",
		    note->number, note->number);
	buf_add(&state->out, S("</li>\n"));
	md_block_close(state, block);
}

/* A note may refer to others, which get their numbers then; unreferenced ones come last. */
void md_notes_write(struct md_state *state)
{
	struct md_notes *const notes = &state->notes;
	size_t written = 0, block;

	if (notes->notes.n == 0)
		return;
	block = md_block_open(state, MD_BLOCK_NOTES, NULL, MD_NO_BLOCK);
	buf_add(&state->out, S("<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n"));
	for (size_t i = 0; i <= notes->notes.n; i++) {
		for (; written < notes->order.n; written++)
			write_note(state, &notes->notes.items[notes->order.items[written]], block);
		if (i < notes->notes.n)
			give_number(state, i);
	}
	buf_add(&state->out, S("</ol>\n</section>\n"));
	md_block_close(state, block);
}

void md_notes_free(struct md_state *state)
{
	for (size_t i = 0; i < state->notes.notes.n; i++)
		cmark_node_free(state->notes.notes.items[i].definition);
}
