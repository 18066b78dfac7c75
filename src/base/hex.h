/* SPDX-License-Identifier: MIT */
/* Hexadecimal digits: in ids, in addresses, in JSON, in colours. */
#ifndef BASE_HEX_H
#define BASE_HEX_H

#include "base/str.h"

/* The value of a digit of either case; -1 for every other byte. */
static inline int hex_value(char c)
{
	if (char_is_digit(c))
		return c - '0';
	c = char_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
