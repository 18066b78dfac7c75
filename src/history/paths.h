/* SPDX-License-Identifier: MIT */
/*
 * Paths as numbers. A history mentions few paths many times; as numbers they are compared and
 * looked up without touching their text.
 */
#ifndef HISTORY_PATHS_H
#define HISTORY_PATHS_H

#include "base/map.h"
#include "base/vec.h"

struct paths {
	struct arena *mem;
	struct map ids;
	VEC(str) names; /* by number */
};

/* The number of a path, the same for the same text; numbers count from 0. */
uint32_t paths_id(struct paths *paths, str path);

static inline str paths_name(const struct paths *paths, uint32_t id)
{
	return paths->names.items[id];
}

#endif
