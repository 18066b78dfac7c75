/* SPDX-License-Identifier: MIT */
/* Where a value stands in the source of front matter: YAML gives values, but not their places. */
#ifndef DEFINITION_FRONT_PLACE_H
#define DEFINITION_FRONT_PLACE_H

#include "base/str.h"

/*
 * The next place of a value from a byte on, before the next key at column 0; STR_NONE when it is
 * not there as it is written. It stands alone, not as a part of another word, as a key or in a
 * comment.
 */
size_t front_find_value(str source, size_t from, str value);

#endif
