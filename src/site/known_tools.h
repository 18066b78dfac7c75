/* SPDX-License-Identifier: MIT */
/*
 * The names of tools that the hosts of the field have, for telling a misspelt one. A host may have
 * others: an unknown name is a hint, not an error.
 */
#ifndef SITE_KNOWN_TOOLS_H
#define SITE_KNOWN_TOOLS_H

#include "base/str.h"

/*
 * Whether a name, without its pattern, is a tool's or cannot be judged: those of MCP servers and of
 * other extensions have a sign between their parts.
 */
bool site_is_known_tool(str name);

/* The tool that was perhaps meant; absent when none is near. */
str site_nearest_tool(struct arena *tmp, str name);

#endif
