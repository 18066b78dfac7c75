/* SPDX-License-Identifier: MIT */
/* The words of a text: what stands between white space and control characters. Private to site/. */
#ifndef SITE_WORD_H
#define SITE_WORD_H

#include "base/str.h"
#include "base/word8.h"

static inline bool word_is_gap(char c)
{
	return (unsigned char)c <= ' ';
}

/* Where the word that at stands in ends. */
static inline size_t word_end(str text, size_t at)
{
	while (at + 8 <= text.n) {
		const uint64_t gaps = word8_below(word8_load(text.p + at), ' ' + 1) & WORD8_TOPS;

		if (gaps)
			return at + word8_first(gaps);
		at += 8;
	}
	while (at < text.n && !word_is_gap(text.p[at]))
		at++;
	return at;
}

/* Takes the next word from *at on and moves *at behind it; false when there is none. */
static inline bool word_next(str text, size_t *at, str *ret_word)
{
	size_t start = *at;

	while (start < text.n && word_is_gap(text.p[start]))
		start++;
	*at = start < text.n ? word_end(text, start) : text.n;
	*ret_word = str_slice(text, start, *at);
	return start < text.n;
}

#endif
