/* SPDX-License-Identifier: MIT */
/* What the parts of one extraction share: the definition, the names, and what was found so far. */
#ifndef RELATIONS_READER_H
#define RELATIONS_READER_H

#include "relations/collect.h"
#include "relations/mention.h"
#include "relations/outline.h"
#include "relations/quiet.h"

struct reader {
	struct arena *mem, *tmp;
	const struct rel_index *index;
	const struct definition *def;
	size_t self;
	struct index_place own;
	str folder; /* of the definition's file: where its links start */
	enum { LEADS_UNKNOWN, LEADS_NO, LEADS_YES } leads; /* see reader_leads */
	uint32_t neighbours; /* bit 1 << enum def_kind of what the item before names; 0: no item */
	struct outline outline;
	struct passage passage; /* the one at hand */
	struct mentions mentions; /* of it */
	struct collector out;
	struct map resolved; /* names looked up before, to the entries' numbers */
	const struct rel_quiet *known; /* passages that name nothing; NULL: none is known */
	struct quiet_list *learnt; /* where to note them; NULL: nowhere */
};

/* rel_leads of the definition, found out when it is first asked for: half of them never ask. */
bool reader_leads(struct reader *reader);

/*
 * A target as a text names it: looked up, and made into a reference that lacks only its relation,
 * line and evidence. False when it is the definition itself.
 * name     as written, without its namespace
 * alias    of the name, or INDEX_NONE
 * kinds    bits 1 << enum def_kind that the text gives it; 0: none
 */
struct reader_target {
	str name, plugin;
	uint32_t alias;
	uint32_t kinds;
	size_t entry; /* when it is known already, else REL_UNRESOLVED */
};

bool reader_resolve(
    struct reader *reader, const struct reader_target *target, struct rel_reference *ret_reference);

/* Keeps a resolved reference with its relation and the line it stands in. */
void reader_keep(struct reader *reader, struct rel_reference *reference, enum rel_kind relation,
    str text, size_t at);

#endif
