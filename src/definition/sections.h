/* SPDX-License-Identifier: MIT */
/* The headings of a body, without parsing its markdown. Private to definition/. */
#ifndef DEFINITION_SECTIONS_H
#define DEFINITION_SECTIONS_H

#include "definition/definition.h"

struct sections {
	struct def_section *items;
	size_t n;
	uint32_t unclosed_fence_line; /* in the file; 0 when every fence is closed */
};

/*
 * Finds the sections of a body whose first line is line first_line of the file.
 * Owner   titles live in mem, texts are views of body
 * Cost    one pass over the lines
 * Source  CommonMark 0.31, 4.1 to 4.5, 5.2; containers other than lists are taken as text
 */
struct sections sections_scan(struct arena *mem, str body, uint32_t first_line);

#endif
