/* SPDX-License-Identifier: MIT */
/* JSON for people: the compact form with a line for each member. */
#include "base/json.h"

static void new_line(struct buf *out, size_t depth)
{
	buf_char(out, '\n');
	for (size_t i = 0; i < depth; i++)
		buf_add(out, S("  "));
}

/* Behind the quote that ends the string which begins at i. */
static size_t string_end(str json, size_t i)
{
	for (i++; i < json.n && json.p[i] != '"'; i++)
		i += json.p[i] == '\\';
	return i + 1;
}

static void add_opening(struct buf *out, str json, size_t *i, size_t *depth)
{
	const char close = json.p[*i] == '{' ? '}' : ']';

	buf_char(out, json.p[*i]);
	if (*i + 1 < json.n && json.p[*i + 1] == close) {
		buf_char(out, json.p[++*i]);
		return;
	}
	new_line(out, ++*depth);
}

void json_add_pretty(struct buf *out, str json)
{
	size_t depth = 0;

	for (size_t i = 0; i < json.n; i++) {
		const char c = json.p[i];

		if (c == '"') {
			const size_t end = string_end(json, i);
			buf_add(out, str_slice(json, i, end));
			i = end - 1;
		} else if (c == '{' || c == '[') {
			add_opening(out, json, &i, &depth);
		} else if (c == '}' || c == ']') {
			new_line(out, depth ? --depth : 0);
			buf_char(out, c);
		} else if (c == ',') {
			buf_char(out, c);
			new_line(out, depth);
		} else if (c == ':') {
			buf_add(out, S(": "));
		} else {
			buf_char(out, c);
		}
	}
	buf_char(out, '\n');
}
