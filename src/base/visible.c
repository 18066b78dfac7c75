/* SPDX-License-Identifier: MIT */
/*
 * What has to be made visible: U+0000 to U+001F, U+007F to U+009F (C2 80 to C2 9F), and the
 * directional overrides and isolates U+202A to U+202E (E2 80 AA to AE), U+2066 to U+2069 (E2 81 A6
 * to A9).
 */
#include "base/visible.h"

#include "base/utf8.h"

/* The size of what may not stay at i; 0 when it may. */
static size_t hidden_size(str s, size_t i, bool keep_tab)
{
	const unsigned char *p = (const unsigned char *)s.p + i;
	const size_t left = s.n - i;

	if (p[0] < 0x20 || p[0] == 0x7F)
		return p[0] == '\t' && keep_tab ? 0 : 1;
	if (p[0] == 0xC2 && left > 1 && p[1] >= 0x80 && p[1] < 0xA0)
		return 2;
	if (p[0] != 0xE2 || left < 3)
		return 0;
	return (p[1] == 0x80 && p[2] >= 0xAA && p[2] <= 0xAE) ||
		(p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9)
	    ? 3
	    : 0;
}

static void add_hidden(struct buf *out, str character)
{
	size_t at = 0;

	if (character.n == 3) {
		buf_format(out, "\\u%04x", (unsigned)utf8_decode(character, &at));
		return;
	}
	for (; at < character.n; at++)
		buf_format(out, "\\x%02x", (unsigned)(unsigned char)character.p[at]);
}

static void add(struct buf *out, str s, bool keep_tab)
{
	size_t from = 0, size;

	for (size_t i = 0; i < s.n; i += size ? size : 1) {
		size = hidden_size(s, i, keep_tab);
		if (!size)
			continue;
		buf_add(out, str_slice(s, from, i));
		add_hidden(out, str_slice(s, i, i + size));
		from = i + size;
	}
	buf_add(out, str_from(s, from));
}

void visible_add(struct buf *out, str s)
{
	add(out, s, false);
}

void visible_add_line(struct buf *out, str line)
{
	add(out, line, true);
}
