/* SPDX-License-Identifier: MIT */
/* Lists of names in front matter, in every shape people write them. Private to definition/. */
#ifndef DEFINITION_TOOLS_H
#define DEFINITION_TOOLS_H

#include "definition/definition.h"

/*
 * Reads a list of names and adds them to names, without repeats: a string with commas or lines
 * between them, a list of strings, a list of maps with an agent, name, id or label, or a map whose
 * keys are the names.
 * Fails   false when a part is of no such shape; it is left out
 */
bool names_read(
    struct arena *mem, struct arena *tmp, struct value value, struct def_strings *names);

/*
 * Reads which tools may be used and adds them to tools: as names_read, and a string without commas
 * is separated by blanks ("Read Bash(git add:*)"), and a map may have allowed, forbidden and
 * rationale, or tools with true and false. What stands in parentheses is never separated. "*"
 * inherits all.
 * Fails   as names_read
 */
bool tools_read(struct arena *mem, struct arena *tmp, struct value value, struct def_tools *tools);

/* As tools_read, for a list of what is forbidden. */
bool tools_read_forbidden(
    struct arena *mem, struct arena *tmp, struct value value, struct def_tools *tools);

#endif
