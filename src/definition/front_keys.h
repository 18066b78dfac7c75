/* SPDX-License-Identifier: MIT */
/* Which words are keys of front matter, and which lines begin with one. Private to definition/. */
#ifndef DEFINITION_FRONT_KEYS_H
#define DEFINITION_FRONT_KEYS_H

#include "base/str.h"

struct front_key {
	str name;
	size_t value_at; /* offset in the line, behind the colon */
	bool known;
};

/* Whether real definitions use this key. */
bool front_key_is_known(str name);

/*
 * Whether a line begins with a key at column 0: a known one, or a word that could be one. What
 * introduces a speech ("user: hello") is none: it is how a description runs on over lines.
 */
bool front_line_key(str line, struct front_key *ret_key);

#endif
