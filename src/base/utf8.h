/* SPDX-License-Identifier: MIT */
/* UTF-8 as bytes (RFC 3629): decoding, encoding, and making text valid. No character tables. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

#define UTF8_REPLACEMENT 0xFFFDu

/*
 * Decodes the character at *i and moves *i behind it. Where no valid sequence starts it gives
 * UTF8_REPLACEMENT and moves behind the longest part that could have begun one, at least a byte
 * (Unicode's "maximal subpart"). *i must be below s.n.
 */
uint32_t utf8_decode(str s, size_t *i);

void utf8_encode(struct buf *out, uint32_t code_point);

/* The index of the first byte that is not valid UTF-8 or is NUL; s.n when all is well. */
size_t utf8_valid_prefix(str s);

/*
 * Returns text with every maximal invalid part and every NUL replaced by U+FFFD.
 * Owner   the view itself when it was valid, else a copy in mem
 * Sets    *ret_replaced to the number of replacements
 */
str utf8_sanitize(struct arena *mem, str text, size_t *ret_replaced);

/* The longest prefix of at most max bytes that does not cut a character. */
str utf8_prefix(str s, size_t max);

size_t utf8_length(str s); /* in characters */

#endif
