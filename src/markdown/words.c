/* SPDX-License-Identifier: MIT */
/* Plain text of the tree: of headings, of alternatives to images, and of sections for searching. */
#include "markdown/render.h"

void md_words_add(struct md_words *words, str text)
{
	size_t i = 0;

	while (i < text.n) {
		const size_t from = i;

		while (i < text.n && !char_is_space(text.p[i]))
			i++;
		if (i > from) {
			if (words->space_due && words->text.n)
				buf_char(&words->text, ' ');
			words->space_due = false;
			buf_add(&words->text, str_slice(text, from, i));
		}
		for (; i < text.n && char_is_space(text.p[i]); i++)
			words->space_due = true;
	}
}

void md_words_break(struct md_words *words)
{
	words->space_due = true;
}

static void add_node(struct md_state *state, struct md_words *words, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		md_words_add(words, md_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		md_words_break(words);
		break;
	case CMARK_NODE_HTML_INLINE:
		md_words_add(words, md_raw_plain_text(state, node));
		break;
	case CMARK_NODE_IMAGE:
		if (!cmark_node_first_child(node))
			md_words_add(words, str_of_cstr(cmark_node_get_url(node)));
		break;
	default:
		break;
	}
}

str md_plain_text(struct md_state *state, cmark_node *node)
{
	cmark_iter *const iter = cmark_iter_new(node);
	struct md_words words = {0};
	cmark_event_type event;

	buf_init(&words.text, state->tmp);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		if (event == CMARK_EVENT_ENTER)
			add_node(state, &words, cmark_iter_get_node(iter));
	cmark_iter_free(iter);
	return buf_str(&words.text);
}

struct md_section *md_collector_sections(
    struct arena *mem, const struct md_collector *collector, size_t *ret_n)
{
	const str all = str_dup(mem, buf_str(&collector->words.text));
	struct md_section *const sections =
	    ARENA_ARRAY(mem, struct md_section, collector->starts.n);
	size_t n = 0;

	for (size_t i = 0; i < collector->starts.n; i++) {
		const struct md_section_start *const start = &collector->starts.items[i];
		const size_t end =
		    i + 1 < collector->starts.n ? collector->starts.items[i + 1].offset : all.n;
		const str text = str_trim(str_slice(all, start->offset, end));

		if (text.n || start->heading != MD_NO_HEADING)
			sections[n++] = (struct md_section){start->heading, text};
	}
	*ret_n = n;
	return sections;
}
