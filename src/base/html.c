/* SPDX-License-Identifier: MIT */
/* Escaping for HTML and XML. Not for markup: that comes from templates and from markdown/. */
#include "base/html.h"

#include "base/utf8.h"
#include "base/word8.h"

/* What an ASCII character becomes: 0 stays, else an index into replacements. */
enum { PLAIN, AMP, LT, GT, QUOT, APOS, BAD };

static const str replacements[] = {
    [AMP] = {"&amp;", 5},
    [LT] = {"&lt;", 4},
    [GT] = {"&gt;", 4},
    [QUOT] = {"&quot;", 6},
    [APOS] = {"&#39;", 5},
    [BAD] = {"\xEF\xBF\xBD", 3},
};

/* clang-format off */
static const unsigned char kinds[128] = {
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, PLAIN, PLAIN, BAD, BAD, PLAIN, BAD, BAD,
    BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD, BAD,
    ['&'] = AMP, ['<'] = LT, ['>'] = GT, ['"'] = QUOT, ['\''] = APOS, [127] = BAD,
};
/* clang-format on */

/*
 * What a character beyond ASCII becomes, and its size. Besides what is no UTF-8, as names of files
 * may be, XML 1.0 section 2.2 leaves out U+FFFE and U+FFFF; HTML also U+0080 to U+009F.
 */
static unsigned kind_beyond_ascii(str text, size_t i, size_t *ret_size)
{
	size_t next = i;
	uint32_t c = utf8_decode(text, &next);

	*ret_size = next - i;
	return c < 0xA0 || (c >= UTF8_REPLACEMENT && c <= 0xFFFF) ? BAD : PLAIN;
}

enum { BLOCK = 32 };

/*
 * Whether each byte of a block stays as it is; line feeds do. Written without a branch, so that
 * compilers look at many bytes at a time. As in "&'" and "<>" two bytes differ in one bit; when 1
 * is added, DEL and what lies beyond ASCII are negative.
 */
static bool is_plain_block(const char *p)
{
	unsigned char marks = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		const unsigned char c = (unsigned char)p[i];

		marks |= (unsigned char)((signed char)(c + 1) <= ' ') & (unsigned char)(c != '\n');
		marks |= (unsigned char)(c == '"') | (unsigned char)((c | 1) == '\'') |
		    (unsigned char)((c | 2) == '>');
	}
	return !marks;
}

/*
 * The place of the next byte, from i on, that may not stay as it is, or of a line feed. A site has
 * some fifty million bytes to escape: looking each one up takes 8 instructions a byte, eight at a
 * time 3, blocks take 2. The bytes behind the end are 0, which is marked.
 */
static size_t skip_plain(str text, size_t i)
{
	while (text.n - i >= BLOCK && is_plain_block(text.p + i))
		i += BLOCK;
	for (; i < text.n; i += 8) {
		const size_t left = text.n - i;
		const uint64_t word =
		    left >= 8 ? word8_load(text.p + i) : word8_load_part(text.p + i, left);
		const uint64_t marks =
		    (word | (word + WORD8_ONES) | word8_below(word, ' ') | word8_equal(word, '"') |
			word8_equal(word | WORD8_ONES, '\'') |
			word8_equal(word | WORD8_ONES * 2, '>')) &
		    WORD8_TOPS;

		if (marks) {
			const size_t first = word8_first(marks);

			return i + (first < left ? first : left);
		}
	}
	return i;
}

void html_escape(struct buf *out, str text)
{
	size_t from = 0, size;

	for (size_t i = skip_plain(text, 0); i < text.n; i = skip_plain(text, i + size)) {
		const unsigned char byte = (unsigned char)text.p[i];
		unsigned kind;

		size = 1;
		kind = byte < 128 ? kinds[byte] : kind_beyond_ascii(text, i, &size);
		if (kind == PLAIN)
			continue;
		buf_add(out, str_slice(text, from, i));
		buf_add(out, replacements[kind]);
		from = i + size;
	}
	buf_add(out, str_from(text, from));
}

/* The character that an entity of html_escape at the start of text stands for, and its size. */
static char plain_of(str text, size_t *ret_size)
{
	static const char plain[] = {
	    [AMP] = '&', [LT] = '<', [GT] = '>', [QUOT] = '"', [APOS] = '\''};

	for (size_t i = AMP; i < sizeof plain; i++) {
		if (str_starts_with(text, replacements[i])) {
			*ret_size = replacements[i].n;
			return plain[i];
		}
	}
	*ret_size = 1;
	return '&';
}

str html_unescape(struct arena *mem, str text)
{
	struct buf out;
	size_t from = 0, size, at = str_find_char(text, '&', 0);

	if (at == STR_NONE)
		return text;
	buf_init(&out, mem);
	for (; at != STR_NONE; at = str_find_char(text, '&', from)) {
		buf_add(&out, str_slice(text, from, at));
		buf_char(&out, plain_of(str_from(text, at), &size));
		from = at + size;
	}
	buf_add(&out, str_from(text, from));
	return buf_str(&out);
}

struct html html_of_text(struct arena *mem, str text)
{
	struct buf out;

	buf_init(&out, mem);
	html_escape(&out, text);
	return html_trust(buf_str(&out));
}
