/* SPDX-License-Identifier: MIT */
/* The table of paths: text to number by hash, number to text by index. */
#include "history/paths.h"

uint32_t paths_id(struct paths *paths, str path)
{
	const uintptr_t place = (uintptr_t)map_get(&paths->ids, path);

	if (place)
		return (uint32_t)(place - 1);
	const str name = str_dup(paths->mem, path);

	VEC_PUSH(paths->mem, &paths->names, name);
	*map_put(paths->mem, &paths->ids, name) = (void *)(uintptr_t)paths->names.n;
	return (uint32_t)(paths->names.n - 1);
}
