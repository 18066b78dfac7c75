/* SPDX-License-Identifier: MIT */
/* Which folders hold what a site is made of. Private to build/. */
#ifndef BUILD_WATCHED_H
#define BUILD_WATCHED_H

#include "build/preview.h"
#include "build/stages.h"

/*
 * Folders of definitions, of the configuration, templates and languages, and of git's references.
 * Cost    a walk over the folders; those that git ignores are not entered
 */
struct preview_folders build_list_watched(struct arena *mem, struct build *build);

#endif
