/* SPDX-License-Identifier: MIT */
/* Which of the definitions that bear a name a text means. */
#ifndef RELATIONS_RESOLVE_H
#define RELATIONS_RESOLVE_H

#include "relations/index.h"

/* What the text says beside the name. */
struct resolve_hint {
	size_t self; /* the definition that speaks, or REL_UNRESOLVED */
	const struct index_place *own; /* where it stands, also when it is no entry */
	uint32_t kinds; /* bits 1 << enum def_kind of the word beside the name; 0: none */
	str plugin; /* of "plugin:name"; may be absent */
};

/*
 * The entry meant, by this order: the plugin that is named; the own folder, the own plugin or top
 * folder; the kind that is named; the one whose slug the name is; the shortest path. A kind that is
 * named wins over the own folder inside the same plugin: "the x skill" is not the agent beside it.
 * The speaker itself, where it bears the name and has the kind, is always meant.
 * Cost  linear in the bearers of the name
 */
size_t resolve(const struct rel_index *index, uint32_t alias, const struct resolve_hint *hint);

#endif
