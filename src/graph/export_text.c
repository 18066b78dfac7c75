/* SPDX-License-Identifier: MIT */
/* Text of one line for the formats of the graph, escaped by the rules of each. */
#include "graph/export_text.h"

#include "base/html.h"
#include "base/utf8.h"

static bool is_line_end(uint32_t c)
{
	return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

uint32_t graph_next_character(str s, size_t *i)
{
	const uint32_t c = utf8_decode(s, i);

	if (is_line_end(c))
		return ' ';
	if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF)
		return UTF8_REPLACEMENT;
	return c;
}

/* The place of the next tab or line end from i on. Most texts have none. */
static size_t find_blank(str text, size_t i)
{
	while (i < text.n && text.p[i] != '\t' && text.p[i] != '\n' && text.p[i] != '\r')
		i++;
	return i;
}

void graph_add_xml(struct buf *out, str text)
{
	for (size_t i = 0; i < text.n;) {
		const size_t blank = find_blank(text, i);

		html_escape(out, str_slice(text, i, blank));
		if (blank < text.n)
			buf_char(out, ' ');
		i = blank + 1;
	}
}
