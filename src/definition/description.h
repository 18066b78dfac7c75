/* SPDX-License-Identifier: MIT */
/* The description of a definition and the examples in it. Private to definition/. */
#ifndef DEFINITION_DESCRIPTION_H
#define DEFINITION_DESCRIPTION_H

#include "definition/definition.h"

/*
 * Sets description and examples of def from the text of its front matter: line ends made real,
 * <example> blocks taken out.
 */
void description_set(struct arena *mem, struct definition *def, str text);

#endif
