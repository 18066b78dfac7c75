/* SPDX-License-Identifier: MIT */
/*
 * Whose a folder is: what agentdoc made, and what it must not touch. A branch that holds a site
 * goes by the same rules, for publish/.
 */
#ifndef EMIT_OWNER_H
#define EMIT_OWNER_H

#include <dirent.h>

#include "base/str.h"

/*
 * The file that says that a site is agentdoc's. It has to be there anyway: it keeps GitHub Pages
 * from leaving out files whose names start with '_'.
 */
#define OWNER_MARKER ".nojekyll"
#define OWNER_MARKER_TEXT S("agentdoc site 1\n")

/* Whether agentdoc writes a file or folder of this name at the top of a site. */
bool owner_writes(str name);

/* Whether path can be a file of a site: relative, of clean names, the first one of agentdoc's. */
bool owner_has_path(str path);

/* Whether the marker file's content says that the site is agentdoc's, of whatever version. */
bool owner_is_marker(str content);

/* The files of the user's that may stand in a site and are carried over: .gitignore and its like.
 */
extern const char *const owner_carried[];
extern const size_t owner_carried_count;
bool owner_carries(str name);

/*
 * Looks for what agentdoc did not make at the top of an open folder: anything but carried files, or
 * but those and its own when the marker is there. An empty marker is nobody's.
 * Owner   *ret_foreign, the first such name bytewise, lives in mem; absent when the folder is ours
 * Fails   false with errno when the folder cannot be read
 */
bool owner_find_foreign(struct arena *mem, DIR *dir, str *ret_foreign) ATTR_NODISCARD;

#endif
