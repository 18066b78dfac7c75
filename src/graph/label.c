/* SPDX-License-Identifier: MIT */
/*
 * How wide a label is, without a font at hand: widths of ASCII letters in an average sans-serif
 * face at 13 px. Rounded up, so that text which is set in a wider face still fits its box.
 */
#include "graph/graph.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* Tenths of a pixel, from the space (32) to the tilde (126). */
static const unsigned char widths[] = {
    36, 40, 50, 85, 80, 115, 90, 30, 48, 48, 52, 85, 40, 48, 40, 45, /* space to / */
    80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 45, 45, 85, 85, 85, 70, /* 0 to ? */
    130, 90, 88, 92, 98, 82, 76, 100, 98, 40, 42, 86, 74, 112, 98, 102, /* @ to O */
    82, 102, 90, 82, 80, 96, 88, 124, 86, 82, 86, 48, 45, 48, 85, 65, /* P to _ */
    65, 78, 80, 72, 80, 78, 46, 80, 80, 36, 36, 74, 36, 124, 80, 80, /* ` to o */
    80, 80, 54, 68, 50, 80, 74, 106, 74, 74, 68, 82, 45, 82, 85, /* p to ~ */
};

enum { PADDING = 20, OTHER_WIDTH = 90, WIDE_WIDTH = 135, EMOJI_WIDTH = 180 };

static bool is_full_width(uint32_t c)
{
	return unicode_is_cjk(c) || (c >= 0xFF01 && c <= 0xFF60);
}

static int character_width(uint32_t c)
{
	if (c >= ' ' && c <= '~')
		return widths[c - ' '];
	if (c >= 0x1F000 && c < 0x20000)
		return EMOJI_WIDTH;
	return is_full_width(c) ? WIDE_WIDTH : OTHER_WIDTH;
}

int graph_label_width(str label)
{
	int tenths = 0;

	for (size_t i = 0; i < label.n;)
		tenths += character_width(utf8_decode(label, &i));
	return tenths / 10 + PADDING;
}

str graph_label_fit(struct arena *mem, str label, int width)
{
	static const str ellipsis = {"\xE2\x80\xA6", 3};
	int room = (width - PADDING) * 10;
	int tenths = 0;
	size_t fits = 0; /* bytes that leave room for the ellipsis */

	if (graph_label_width(label) <= width)
		return label;
	for (size_t i = 0; i < label.n;) {
		tenths += character_width(utf8_decode(label, &i));
		if (tenths + WIDE_WIDTH > room)
			break;
		fits = i;
	}
	return str_cat(mem, str_slice(label, 0, fits), ellipsis);
}
