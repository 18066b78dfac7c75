/* SPDX-License-Identifier: MIT */
/* Escaping for HTML and XML. Not for markup: that comes from templates and from markdown/. */
#include "base/html.h"

/* What a byte becomes: 0 stays, else an index into replacements; MAYBE needs a look ahead. */
enum { PLAIN, AMP, LT, GT, QUOT, APOS, BAD, MAYBE };

static const str replacements[] = {
    [AMP] = {"&amp;", 5},
    [LT] = {"&lt;", 4},
    [GT] = {"&gt;", 4},
    [QUOT] = {"&quot;", 6},
    [APOS] = {"&#39;", 5},
    [BAD] = {"\xEF\xBF\xBD", 3},
};

/* clang-format off */
static const unsigned char kinds[256] = {
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, PLAIN, PLAIN, BAD, BAD, PLAIN, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    ['&'] = AMP, ['<'] = LT, ['>'] = GT, ['"'] = QUOT, ['\''] = APOS,
    [0xEF] = MAYBE,
};
/* clang-format on */

/* U+FFFE and U+FFFF, the only other characters that XML 1.0 section 2.2 leaves out. */
static bool is_noncharacter_at(str text, size_t i)
{
	return text.n - i >= 3 && text.p[i + 1] == '\xBF' &&
	    (text.p[i + 2] == '\xBE' || text.p[i + 2] == '\xBF');
}

void html_escape(struct buf *out, str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned kind = kinds[(unsigned char)text.p[i]];
		size_t size = 1;

		if (kind == PLAIN)
			continue;
		if (kind == MAYBE) {
			if (!is_noncharacter_at(text, i))
				continue;
			kind = BAD;
			size = 3;
		}
		buf_add(out, str_slice(text, from, i));
		buf_add(out, replacements[kind]);
		i += size - 1;
		from = i + 1;
	}
	buf_add(out, str_from(text, from));
}

struct html html_of_text(struct arena *mem, str text)
{
	struct buf out;

	buf_init(&out, mem);
	html_escape(&out, text);
	return html_trust(buf_str(&out));
}
