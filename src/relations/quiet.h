/* SPDX-License-Identifier: MIT */
/*
 * The passages of a body that name nothing, which are most of them. An older body of the same
 * definition holds nearly all of them again, and need not be cut into words there. Whether a
 * passage names something depends on its bytes, the names of the collection and the folder of the
 * file; not on what stands around it. Private to relations/ but for struct rel_quiet.
 */
#ifndef RELATIONS_QUIET_H
#define RELATIONS_QUIET_H

#include "base/vec.h"
#include "relations/relations.h"

/* A passage: n bytes of the body from start. n 0: a free slot. */
struct quiet_passage {
	uint32_t hash, start, n;
};

/* What is known while a body is read for the first time. */
struct quiet_list {
	str body;
	VEC(struct quiet_passage) items;
};

/* Notes a passage, which is a part of the body. */
void quiet_add(struct arena *tmp, struct quiet_list *list, str passage);

/* Makes the table by which quiet_has looks. */
struct rel_quiet quiet_finish(struct arena *mem, const struct quiet_list *list);

bool quiet_has(const struct rel_quiet *quiet, str passage);

#endif
