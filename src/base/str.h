/* SPDX-License-Identifier: MIT */
/*
 * A view of bytes: pointer and length, not NUL-terminated, never owned. {NULL, 0} is "absent",
 * which differs from "" for those who look at p. Bytes above 127 are only ever copied or compared;
 * what knows of characters stands in utf8.h and unicode.h.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/attr.h"

struct arena;

typedef struct {
	const char *p;
	size_t n;
} str;

/* A view of a string literal, and the pair of arguments for "%.*s". */
#define S(literal) ((str){("" literal), sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).n ? (s).p : ""
#define STR_ABSENT ((str){NULL, 0})

static inline bool str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_starts_with(str s, str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool str_ends_with(str s, str suffix)
{
	return s.n >= suffix.n &&
	    (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* The part from byte from up to, not including, byte to; both are cut to the view. */
static inline str str_slice(str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (str){s.p ? s.p + from : NULL, to - from};
}

static inline str str_from(str s, size_t from)
{
	return str_slice(s, from, s.n);
}

static inline bool char_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool char_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool char_is_alnum(char c)
{
	return char_is_alpha(c) || char_is_digit(c);
}

static inline char char_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

#define STR_NONE SIZE_MAX /* "not found" of the functions that return an index */

str str_of_cstr(const char *s); /* NULL gives STR_ABSENT */
int str_cmp(str a, str b); /* bytewise, a shorter prefix first: a total order */
bool str_eq_nocase(str a, str b); /* ASCII letters only */
bool str_starts_with_nocase(str s, str prefix);
size_t str_find(str s, str needle, size_t from); /* "" is found at from */
size_t str_find_char(str s, char c, size_t from);
size_t str_rfind_char(str s, char c);
bool str_contains(str s, str needle);
str str_trim(str s); /* white space off both ends */
str str_trim_end(str s);
uint64_t str_hash(str s); /* stable across runs and machines */

/*
 * Takes the next line off *rest into *ret_line, without its "\n" or "\r\n". A last line without
 * an end counts; an empty rest gives false.
 */
bool str_next_line(str *rest, str *ret_line);

/* Takes the part before the next separator (or all of it) off *rest; false when rest is absent. */
bool str_next_part(str *rest, char separator, str *ret_part);

str str_dup(struct arena *mem, str s);
str str_lower(struct arena *mem, str s); /* ASCII letters only */
str str_cat(struct arena *mem, str a, str b);
char *str_cstr(struct arena *mem, str s); /* NUL-terminated copy, for the edges of the program */
str str_format(struct arena *mem, const char *format, ...) ATTR_PRINTF(2, 3);

#endif
