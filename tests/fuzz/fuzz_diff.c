/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes diff/: the input is cut in two at its first 0xFF byte (or its middle) and the parts are
 * compared in both directions. The runs must turn the one into the other, and the hunks must hold
 * every change.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/bug.h"
#include "unit/diff/diff_oracle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(str left, str right)
{
	struct arena *mem = arena_open(), *tmp = arena_open();
	const str old_text = str_dup(mem, left), new_text = str_dup(mem, right);
	const struct diff diff = diff_lines(mem, tmp, old_text, new_text);
	const char *problem = diff_oracle_problem(mem, &diff, old_text, new_text);

	for (uint32_t context = 0; context < 4 && !problem; context++)
		problem = diff_oracle_hunks(mem, &diff, context);
	if (problem)
		BUG("%s", problem);
	arena_close(tmp);
	arena_close(mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const str all = {(const char *)data, size};
	size_t cut = str_find_char(all, (char)0xFF, 0);
	str left, right;

	if (cut == STR_NONE)
		cut = size / 2;
	left = str_slice(all, 0, cut);
	right = str_from(all, cut);
	compare(left, right);
	compare(right, left);
	return 0;
}
