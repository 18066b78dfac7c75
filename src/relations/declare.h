/* SPDX-License-Identifier: MIT */
/* References that the front matter states: its keys, its tools, and the prose of its description.
 */
#ifndef RELATIONS_DECLARE_H
#define RELATIONS_DECLARE_H

#include "relations/reader.h"

/* Adds what keys and tools declare. Cost: linear in the front matter. */
void declare_fields(struct reader *reader);

/* Adds what the description and its kin say in words; examples are left out. */
void declare_prose(struct reader *reader);

#endif
