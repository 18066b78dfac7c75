/* SPDX-License-Identifier: MIT */
/* The name of a git object: 20 bytes of SHA-1. All zero is "none". */
#ifndef BASE_OID_H
#define BASE_OID_H

#include <stdbool.h>
#include <string.h>

#include "base/str.h"

struct oid {
	unsigned char id[20];
};

static inline bool oid_eq(const struct oid *a, const struct oid *b)
{
	return memcmp(a->id, b->id, sizeof a->id) == 0;
}

static inline bool oid_is_none(const struct oid *a)
{
	static const struct oid none;

	return oid_eq(a, &none);
}

/* The id as a map key: a view of its bytes. */
static inline str oid_key(const struct oid *a)
{
	return (str){(const char *)a->id, sizeof a->id};
}

/* The first digits (1 to 40) of the id in lower-case hexadecimal, in mem. */
str oid_hex(struct arena *mem, const struct oid *a, size_t digits);

/* Reads an id of 40 hexadecimal digits; false when the text is none. */
bool oid_parse(str hex, struct oid *ret_oid) ATTR_NODISCARD;

#endif
