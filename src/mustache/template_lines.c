/* SPDX-License-Identifier: MIT */
/* Lines and their indentation. Not for tags: to this file, a tag is a range of bytes. */
#include "mustache/template_lines.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_blanks(str text, size_t at)
{
	while (at < text.n && is_blank(text.p[at]))
		at++;
	return at;
}

/* The end of a line that stands at `at`; absent when the line goes on, "" at the end of the text.
 */
static str line_end_at(str text, size_t at)
{
	if (at >= text.n)
		return S("");
	if (text.p[at] == '\n')
		return str_slice(text, at, at + 1);
	if (text.p[at] == '\r' && at + 1 < text.n && text.p[at + 1] == '\n')
		return str_slice(text, at, at + 2);
	return STR_ABSENT;
}

struct line_edges mustache_line_edges(str text, size_t from, size_t to)
{
	struct line_edges edges = {.start = from, .next = to};
	size_t start = from;
	size_t end;

	while (start > 0 && is_blank(text.p[start - 1]))
		start--;
	if (start == 0 || text.p[start - 1] == '\n') {
		edges.first = true;
		edges.start = start;
	}
	end = skip_blanks(text, to);
	edges.end = line_end_at(text, end);
	if (edges.end.p) {
		edges.last = true;
		edges.next = end + edges.end.n;
	}
	return edges;
}

/* Takes the next line off *rest with its end. */
static bool next_whole_line(str *rest, str *ret_line)
{
	const size_t newline = str_find_char(*rest, '\n', 0);
	const size_t n = newline == STR_NONE ? rest->n : newline + 1;

	if (!rest->n)
		return false;
	*ret_line = str_slice(*rest, 0, n);
	*rest = str_from(*rest, n);
	return true;
}

static bool line_is_blank(str line)
{
	return line_end_at(line, skip_blanks(line, 0)).p != NULL;
}

static size_t common_prefix(str a, str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

str mustache_lines_indent(str text)
{
	str line;

	while (next_whole_line(&text, &line))
		if (!line_is_blank(line))
			return str_slice(line, 0, skip_blanks(line, 0));
	return STR_ABSENT;
}

void mustache_lines_move(struct buf *out, str text, str cut, str indent)
{
	str line;

	while (next_whole_line(&text, &line)) {
		if (!line_is_blank(line)) {
			buf_add(out, indent);
			line = str_from(line, common_prefix(line, cut));
		}
		buf_add(out, line);
	}
}

size_t mustache_lines_origin(str text, str cut, str indent, size_t at)
{
	str rest = text;
	str line;

	while (next_whole_line(&rest, &line)) {
		const bool blank = line_is_blank(line);
		const size_t lost = blank ? 0 : common_prefix(line, cut);
		const size_t won = blank ? 0 : indent.n;
		const size_t moved = line.n - lost + won;

		if (at < moved)
			return text.n - rest.n - line.n + lost + (at > won ? at - won : 0);
		at -= moved;
	}
	return text.n;
}
