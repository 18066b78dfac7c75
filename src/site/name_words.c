/* SPDX-License-Identifier: MIT */
/* Cutting names into words, and the distance of words. Not for finding names. */
#include "site/name_words.h"

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_name_byte(char c)
{
	return char_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* "aB" and, at the end of capitals, "ABc": a word begins at the B. */
static bool begins_word(str name, size_t i)
{
	if (!is_upper(name.p[i]))
		return false;
	if (!is_upper(name.p[i - 1]))
		return true;
	return i + 1 < name.n && name.p[i + 1] >= 'a' && name.p[i + 1] <= 'z';
}

struct name_words site_name_words(struct arena *mem, str name)
{
	struct name_words words = {0};

	for (size_t i = 0; i < name.n && words.n < NAME_WORDS_MAX;) {
		size_t end = i;
		while (end < name.n && is_name_byte(name.p[end]) &&
		    (end == i || !begins_word(name, end)))
			end++;
		if (end > i) {
			const size_t n = end - i < NAME_WORD_MAX ? end - i : NAME_WORD_MAX;
			words.items[words.n++] = str_lower(mem, str_slice(name, i, i + n));
		}
		i = end > i ? end : i + 1;
	}
	return words;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * Rows of the table of all beginnings of a and b (Damerau 1964, Wagner and Fischer 1974; a pair
 * that was exchanged is not changed again). Three rows are enough: the exchange looks two back.
 */
size_t site_word_distance(str a, str b)
{
	size_t rows[3][NAME_WORD_MAX + 1];
	size_t *older = rows[0], *old = rows[1], *now = rows[2];

	a = str_slice(a, 0, NAME_WORD_MAX);
	b = str_slice(b, 0, NAME_WORD_MAX);
	for (size_t k = 0; k <= b.n; k++)
		now[k] = k;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *free_row = older;
		older = old;
		old = now;
		now = free_row;
		now[0] = i;
		for (size_t k = 1; k <= b.n; k++) {
			const bool same = a.p[i - 1] == b.p[k - 1];
			now[k] = least(least(old[k], now[k - 1]) + 1, old[k - 1] + !same);
			if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1])
				now[k] = least(now[k], older[k - 2] + 1);
		}
	}
	return now[b.n];
}
