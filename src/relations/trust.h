/* SPDX-License-Identifier: MIT */
/* How sure it is, from the words alone, that a mention is the name of a definition. */
#ifndef RELATIONS_TRUST_H
#define RELATIONS_TRUST_H

#include "relations/mention.h"

enum trust {
	TRUST_NONE, /* it is not */
	TRUST_WEAK, /* a common word, a display name, an unknown name without marks */
	TRUST_LIKELY, /* marked as a name, or the display name of an agent */
	TRUST_SURE, /* an identifier that somebody bears, or a call */
};

/* target: what the mention resolves to; REL_UNRESOLVED when nobody bears the name. */
enum trust trust_of(const struct rel_index *index, const struct passage *passage,
    const struct mention *mention, const struct rel_reference *target);

#endif
