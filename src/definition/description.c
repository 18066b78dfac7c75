/* SPDX-License-Identifier: MIT */
/*
 * Descriptions as their authors meant them. Hosts show a description to a model in one line, so
 * many were written as a JSON string: with \n for a line end, \" for a quote, and with dialogues
 * in <example> tags, which are longer than all the rest.
 */
#include "definition/description.h"

#include "base/vec.h"

#define EXAMPLE_OPEN S("<example>")
#define EXAMPLE_CLOSE S("</example>")

str def_unescape(struct arena *mem, str text)
{
	const bool escaped = str_contains(text, S("\\n"));
	struct buf out;

	if (!escaped && str_find_char(text, '\r', 0) == STR_NONE)
		return text;
	buf_init_max(&out, mem, text.n);
	for (size_t i = 0; i < text.n; i++) {
		const char next =
		    escaped && text.p[i] == '\\' && i + 1 < text.n ? text.p[i + 1] : 0;

		i += next && strchr("nrt\"", next);
		if (next == 'n')
			buf_char(&out, '\n');
		else if (next == 't')
			buf_char(&out, '\t');
		else if (next != 'r' && text.p[i] != '\r')
			buf_char(&out, text.p[i]);
	}
	return buf_str(&out);
}

static void add_piece(struct buf *out, str piece)
{
	piece = str_trim(piece);
	if (piece.n && out->n)
		buf_add(out, S("\n\n"));
	buf_add(out, piece);
}

/* Takes the example at open off; returns where the text goes on. One without an end ends at the
 * next. */
static size_t example_end(str text, size_t open, str *ret_example)
{
	const size_t from = open + EXAMPLE_OPEN.n;
	const size_t next = str_find(text, EXAMPLE_OPEN, from);
	const size_t close = str_find(str_slice(text, 0, next), EXAMPLE_CLOSE, from);

	*ret_example = str_trim(str_slice(text, from, close != STR_NONE ? close : next));
	if (close != STR_NONE)
		return close + EXAMPLE_CLOSE.n;
	return next != STR_NONE ? next : text.n;
}

void description_set(struct arena *mem, struct definition *def, str text)
{
	VEC(struct def_example) examples = {0};
	struct buf out;
	size_t from = 0, open;

	text = str_trim(def_unescape(mem, text));
	if (!str_contains(text, EXAMPLE_OPEN)) {
		def->description = text.n ? text : S("");
		return;
	}
	buf_init_max(&out, mem, text.n * 2);
	while ((open = str_find(text, EXAMPLE_OPEN, from)) != STR_NONE) {
		struct def_example example;

		add_piece(&out, str_slice(text, from, open));
		from = example_end(text, open, &example.text);
		if (example.text.n)
			VEC_PUSH(mem, &examples, example);
	}
	add_piece(&out, str_from(text, from));
	def->description = buf_str(&out);
	def->examples = examples.items;
	def->example_count = examples.n;
}
