/* SPDX-License-Identifier: MIT */
/* Views of bytes: comparing, searching, cutting, copying. Not for what needs to know characters. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/word8.h"

str str_of_cstr(const char *s)
{
	return s ? (str){s, strlen(s)} : STR_ABSENT;
}

int str_cmp(str a, str b)
{
	const size_t n = a.n < b.n ? a.n : b.n;
	const int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_eq_nocase(str a, str b)
{
	return a.n == b.n && str_starts_with_nocase(a, b);
}

bool str_starts_with_nocase(str s, str prefix)
{
	if (s.n < prefix.n)
		return false;
	for (size_t i = 0; i < prefix.n; i++)
		if (char_lower(s.p[i]) != char_lower(prefix.p[i]))
			return false;
	return true;
}

size_t str_find(str s, str needle, size_t from)
{
	if (needle.n == 0)
		return from <= s.n ? from : STR_NONE;
	while ((from = str_find_char(s, needle.p[0], from)) != STR_NONE) {
		if (needle.n > s.n - from)
			return STR_NONE;
		if (memcmp(s.p + from, needle.p, needle.n) == 0)
			return from;
		from++;
	}
	return STR_NONE;
}

size_t str_find_char(str s, char c, size_t from)
{
	const char *found;

	if (from >= s.n)
		return STR_NONE;
	found = memchr(s.p + from, c, s.n - from);
	return found ? (size_t)(found - s.p) : STR_NONE;
}

size_t str_rfind_char(str s, char c)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == c)
			return i - 1;
	return STR_NONE;
}

bool str_contains(str s, str needle)
{
	return str_find(s, needle, 0) != STR_NONE;
}

str str_trim(str s)
{
	size_t from = 0;

	while (from < s.n && char_is_space(s.p[from]))
		from++;
	return str_trim_end(str_from(s, from));
}

str str_trim_end(str s)
{
	while (s.n > 0 && char_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

static uint64_t hash_mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15); /* 2^64 divided by the golden ratio */
	return hash ^ (hash >> 32);
}

uint64_t str_hash(str s)
{
	uint64_t hash = hash_mix(0, s.n);
	size_t i = 0;

	for (; s.n - i >= 8; i += 8)
		hash = hash_mix(hash, word8_load(s.p + i));
	if (i < s.n)
		hash = hash_mix(hash, word8_load_part(s.p + i, s.n - i));
	return hash_mix(hash, hash >> 29);
}

bool str_next_line(str *rest, str *ret_line)
{
	const size_t end = str_find_char(*rest, '\n', 0);
	str line;

	if (rest->n == 0)
		return false;
	line = str_slice(*rest, 0, end);
	*rest = end == STR_NONE ? str_from(*rest, rest->n) : str_from(*rest, end + 1);
	if (end != STR_NONE && line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	*ret_line = line;
	return true;
}

bool str_next_part(str *rest, char separator, str *ret_part)
{
	const size_t end = str_find_char(*rest, separator, 0);

	if (!rest->p)
		return false;
	*ret_part = str_slice(*rest, 0, end);
	*rest = end == STR_NONE ? STR_ABSENT : str_from(*rest, end + 1);
	return true;
}

str str_dup(struct arena *mem, str s)
{
	return s.p ? str_cat(mem, s, S("")) : s;
}

str str_lower(struct arena *mem, str s)
{
	char *p;

	if (!s.p)
		return s;
	p = arena_text(mem, s.n);
	for (size_t i = 0; i < s.n; i++)
		p[i] = char_lower(s.p[i]);
	return (str){p, s.n};
}

str str_cat(struct arena *mem, str a, str b)
{
	char *p = arena_text(mem, a.n + b.n);

	if (a.n)
		memcpy(p, a.p, a.n);
	if (b.n)
		memcpy(p + a.n, b.p, b.n);
	return (str){p, a.n + b.n};
}

char *str_cstr(struct arena *mem, str s)
{
	char *p = arena_text(mem, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

/* Most texts are short: formatted here first, they take no more of the arena than they need. */
str str_format(struct arena *mem, const char *format, ...)
{
	char text[256];
	va_list args;
	char *p;
	int n;

	va_start(args, format);
	n = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	BUG_IF(n < 0);
	if ((size_t)n < sizeof text)
		return str_dup(mem, (str){text, (size_t)n});
	p = arena_text(mem, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(p, (size_t)n + 1, format, args);
	va_end(args);
	return (str){p, (size_t)n};
}
