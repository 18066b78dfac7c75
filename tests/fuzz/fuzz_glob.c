/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a pattern, a NUL, and a path: what lies below a path that is covered is covered,
 * too, and a path without a sign of patterns covers itself.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/glob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open();
	str path = {(const char *)data, size}, pattern = STR_ABSENT;

	if (str_next_part(&path, '\0', &pattern) && path.n) {
		if (glob_covers(pattern, path))
			BUG_IF(!glob_covers(pattern, str_cat(mem, path, S("/x"))));
		if (!str_contains(path, S("/")))
			BUG_IF(!glob_covers(path, path));
	}
	arena_close(mem);
	return 0;
}
