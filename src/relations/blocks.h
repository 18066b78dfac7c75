/* SPDX-License-Identifier: MIT */
/* Reads the body of a definition block by block and has each one judged under its headings. */
#ifndef RELATIONS_BLOCKS_H
#define RELATIONS_BLOCKS_H

#include "relations/reader.h"

/* Cost  linear in the text */
void blocks_read(struct reader *reader, str body, uint32_t line);

#endif
