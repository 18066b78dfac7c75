/* SPDX-License-Identifier: MIT */
/* The name of a git object as text. Not for reading objects: see git/. */
#include "base/oid.h"

#include "base/arena.h"
#include "base/bug.h"
#include "base/hex.h"

str oid_hex(struct arena *mem, const struct oid *a, size_t digits)
{
	static const char hex[] = "0123456789abcdef";
	char *p;

	BUG_IF(digits > 2 * sizeof a->id);
	p = arena_text(mem, digits);
	for (size_t i = 0; i < digits; i++)
		p[i] = hex[i % 2 ? a->id[i / 2] & 15 : a->id[i / 2] >> 4];
	return (str){p, digits};
}

bool oid_parse(str hex, struct oid *ret_oid)
{
	struct oid oid = {{0}};

	if (hex.n != 2 * sizeof oid.id)
		return false;
	for (size_t i = 0; i < hex.n; i++) {
		const int digit = hex_value(hex.p[i]);

		if (digit < 0)
			return false;
		oid.id[i / 2] = (unsigned char)(oid.id[i / 2] * 16 + digit);
	}
	*ret_oid = oid;
	return true;
}
