/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the prose diff: the input is cut in two at its first 0xFF byte (or its middle) and the
 * parts are compared in both directions. The blocks and their pieces must be both texts byte for
 * byte, and what stayed must be equal but for white space.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/bug.h"
#include "base/utf8.h"
#include "unit/diff/prose_oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(str left, str right)
{
	struct arena *mem = arena_open(), *tmp = arena_open();
	const str old_text = str_dup(mem, left), new_text = str_dup(mem, right);
	const struct diff diff = diff_lines(mem, tmp, old_text, new_text);
	const struct prose prose = diff_prose(mem, tmp, &diff);
	const bool valid =
	    utf8_valid_prefix(old_text) == old_text.n && utf8_valid_prefix(new_text) == new_text.n;
	const char *problem = prose_oracle_problem(mem, &prose, old_text, new_text, valid);

	if (problem)
		BUG("%s", problem);
	arena_close(tmp);
	arena_close(mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const str all = {(const char *)data, size};
	size_t cut = str_find_char(all, (char)0xFF, 0);

	if (cut == STR_NONE)
		cut = size / 2;
	compare(str_slice(all, 0, cut), str_from(all, cut));
	compare(str_from(all, cut), str_slice(all, 0, cut));
	return 0;
}
