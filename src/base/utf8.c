/* SPDX-License-Identifier: MIT */
/* UTF-8 as bytes. Not for what needs Unicode's tables: see unicode.h. */
#include "base/utf8.h"

#include "base/bug.h"

/* What may follow a lead byte: RFC 3629 section 4, the table of well-formed sequences. */
struct sequence {
	unsigned char size; /* in bytes; 0 when no sequence starts with this byte */
	unsigned char payload; /* the bits of the lead byte that belong to the character */
	unsigned char low, high; /* bounds of the second byte; later ones lie in 80..BF */
};

static struct sequence sequence_of(unsigned char lead)
{
	if (lead < 0x80)
		return (struct sequence){1, lead, 0, 0};
	if (lead < 0xC2)
		return (struct sequence){0, 0, 0, 0};
	if (lead < 0xE0)
		return (struct sequence){2, lead & 0x1F, 0x80, 0xBF};
	if (lead < 0xF0)
		return (struct sequence){
		    3, lead & 0x0F, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF};
	if (lead < 0xF5)
		return (struct sequence){
		    4, lead & 0x07, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF};
	return (struct sequence){0, 0, 0, 0};
}

/*
 * Reads the sequence at i into *ret_code_point and returns its size; when it is not valid, returns
 * 0 and sets *ret_skip to the size of its maximal subpart.
 */
static size_t sequence_read(str s, size_t i, uint32_t *ret_code_point, size_t *ret_skip)
{
	const struct sequence sequence = sequence_of((unsigned char)s.p[i]);
	uint32_t code_point = sequence.payload;
	unsigned char low = sequence.low, high = sequence.high;

	*ret_skip = 1;
	for (size_t k = 1; k < sequence.size; k++) {
		const unsigned char c = i + k < s.n ? (unsigned char)s.p[i + k] : 0;

		if (c < low || c > high)
			return 0;
		code_point = code_point << 6 | (c & 0x3Fu);
		low = 0x80;
		high = 0xBF;
		*ret_skip = k + 1;
	}
	*ret_code_point = code_point;
	return sequence.size;
}

uint32_t utf8_decode(str s, size_t *i)
{
	uint32_t code_point;
	size_t size, skip;

	BUG_IF(*i >= s.n);
	size = sequence_read(s, *i, &code_point, &skip);
	if (size == 0) {
		*i += skip;
		return UTF8_REPLACEMENT;
	}
	*i += size;
	return code_point;
}

void utf8_encode(struct buf *out, uint32_t code_point)
{
	char bytes[4];
	size_t n = 0;

	if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
		code_point = UTF8_REPLACEMENT;
	if (code_point < 0x80) {
		bytes[n++] = (char)code_point;
	} else if (code_point < 0x800) {
		bytes[n++] = (char)(0xC0 | code_point >> 6);
	} else if (code_point < 0x10000) {
		bytes[n++] = (char)(0xE0 | code_point >> 12);
		bytes[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
	} else {
		bytes[n++] = (char)(0xF0 | code_point >> 18);
		bytes[n++] = (char)(0x80 | (code_point >> 12 & 0x3F));
		bytes[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
	}
	if (code_point >= 0x80)
		bytes[n++] = (char)(0x80 | (code_point & 0x3F));
	buf_add(out, (str){bytes, n});
}

/* The end of the run of eight-byte words from i on that hold ASCII without NUL. */
static size_t ascii_words_end(str s, size_t i)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
	uint64_t word;

	for (; s.n - i >= sizeof word; i += sizeof word) {
		memcpy(&word, s.p + i, sizeof word);
		if (((word - ones) | word) & highs) /* a zero byte borrows into its high bit */
			break;
	}
	return i;
}

/* utf8_valid_prefix from byte i on; *ret_skip is the size of what is wrong there. */
static size_t valid_until(str s, size_t i, size_t *ret_skip)
{
	uint32_t code_point;

	*ret_skip = 0;
	while ((i = ascii_words_end(s, i)) < s.n) {
		const size_t end = i + 8 < s.n ? i + 8 : s.n;

		while (i < end) {
			const size_t size = sequence_read(s, i, &code_point, ret_skip);

			if (size == 0 || code_point == 0)
				return i;
			i += size;
		}
	}
	return i;
}

size_t utf8_valid_prefix(str s)
{
	size_t skip;

	return valid_until(s, 0, &skip);
}

str utf8_sanitize(struct arena *mem, str text, size_t *ret_replaced)
{
	size_t skip, from = 0, end = valid_until(text, 0, &skip);
	struct buf out;

	*ret_replaced = 0;
	if (end == text.n)
		return text;
	buf_init(&out, mem);
	buf_reserve(&out, text.n + text.n / 8 + 3);
	while (end < text.n) {
		buf_add(&out, str_slice(text, from, end));
		utf8_encode(&out, UTF8_REPLACEMENT);
		(*ret_replaced)++;
		from = end + skip;
		end = valid_until(text, from, &skip);
	}
	buf_add(&out, str_from(text, from));
	return buf_str(&out);
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

str utf8_prefix(str s, size_t max)
{
	size_t end = max;

	if (s.n <= max)
		return s;
	while (end > 0 && max - end < 3 && is_continuation(s.p[end]))
		end--;
	return str_slice(s, 0, is_continuation(s.p[end]) ? max : end);
}

size_t utf8_length(str s)
{
	size_t length = 0;

	for (size_t i = 0; i < s.n; length++)
		if ((unsigned char)s.p[i] < 0x80)
			i++;
		else
			utf8_decode(s, &i);
	return length;
}
