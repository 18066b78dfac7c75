/* SPDX-License-Identifier: MIT */
/* What the folders of a path say. Private to definition/; def_path_kind is public. */
#ifndef DEFINITION_KINDS_H
#define DEFINITION_KINDS_H

#include "definition/discover.h"

/*
 * The kind by the nearest of the folders agents, agent, commands and command (in any case) that the
 * file lies below; DEF_PATH_NONE when it lies below none.
 */
enum def_path def_marker_kind(str path);

#endif
