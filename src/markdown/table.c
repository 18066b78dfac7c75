/* SPDX-License-Identifier: MIT */
/*
 * Tables. Cells beyond the columns of the header, which GitHub drops (most come from a '|' that
 * somebody forgot to escape), are shown in a cell of their own: no word is lost.
 */
#include <cmark-gfm-core-extensions.h>

#include "markdown/render.h"

/* A wide table scrolls, for keyboards too; each has a name of its own for screen readers. */
void md_node_table(struct md_state *state, cmark_node *node, bool entering)
{
	md_start_line(state);
	if (!entering) {
		if (state->table.has_body)
			buf_add(&state->out, S("</tbody>\n"));
		buf_add(&state->out, S("</table>\n</section>\n"));
		return;
	}
	state->table.has_body = false;
	state->table.columns = cmark_gfm_extensions_get_table_columns(node);
	state->table.alignments = cmark_gfm_extensions_get_table_alignments(node);
	buf_format(&state->out,
	    "<section class=\"table-wrap\" tabindex=\"0\" aria-label=\"Table %u\">\n"
	    "<table>\n",
	    ++state->table.number);
}

void md_node_table_header(struct md_state *state, cmark_node *node, bool entering)
{
	(void)node;
	state->table.cell = 0;
	state->table.in_header = entering;
	buf_add(&state->out, entering ? S("<thead>\n<tr>\n") : S("</tr>\n</thead>\n"));
}

/* What stands in a row behind the cells of its columns, without the bar that ends the row. */
static str row_rest(str row, unsigned columns)
{
	unsigned bars = 0;
	size_t i = 0;

	/* before a row stand only the marks of quotes around it */
	while (i < row.n && (char_is_space(row.p[i]) || row.p[i] == '>'))
		i++;
	if (i < row.n && row.p[i] == '|')
		i++;
	for (; i < row.n && bars < columns; i++)
		bars += row.p[i] == '|' && row.p[i - 1] != '\\';
	row = str_trim(str_from(row, i));
	if (row.n && row.p[row.n - 1] == '|' && (row.n == 1 || row.p[row.n - 2] != '\\'))
		row.n--;
	return str_trim_end(row);
}

static void write_rest(struct md_state *state, cmark_node *row)
{
	const str rest = row_rest(md_source_line(state, md_line(state, row)), state->table.columns);

	if (rest.n == 0)
		return;
	buf_add(&state->out, S("<td class=\"beyond\">"));
	md_write_text(state, rest);
	md_words_break(&state->collector.words);
	buf_add(&state->out, S("</td>\n"));
}

void md_node_table_row(struct md_state *state, cmark_node *node, bool entering)
{
	if (!entering) {
		write_rest(state, node);
		buf_add(&state->out, S("</tr>\n"));
		return;
	}
	state->table.cell = 0;
	buf_add(&state->out, state->table.has_body ? S("<tr>\n") : S("<tbody>\n<tr>\n"));
	state->table.has_body = true;
}

static str alignment_class(const struct md_state *state)
{
	switch (state->table.cell < state->table.columns
		? state->table.alignments[state->table.cell]
		: 0) {
	case 'l':
		return S("left");
	case 'c':
		return S("center");
	case 'r':
		return S("right");
	default:
		return S("");
	}
}

/* A header cell that says nothing is no header. */
void md_node_table_cell(struct md_state *state, cmark_node *node, bool entering)
{
	const bool is_header = state->table.in_header && cmark_node_first_child(node);

	if (entering) {
		buf_add(&state->out, is_header ? S("<th scope=\"col\"") : S("<td"));
		md_write_attribute(state, S("class"), alignment_class(state));
		buf_char(&state->out, '>');
		return;
	}
	state->table.cell++;
	md_words_break(&state->collector.words);
	buf_add(&state->out, is_header ? S("</th>\n") : S("</td>\n"));
}
