/* SPDX-License-Identifier: MIT */
/*
 * Files and folder trees below an open folder, named by paths relative to it; links are never
 * followed. Private to emit/. All functions set errno when they fail and report nothing.
 */
#ifndef EMIT_TREE_H
#define EMIT_TREE_H

#include <dirent.h>

#include "base/str.h"

/* Room to read files in parts; the caller makes it once. */
#define TREE_BUFFER ((size_t)64 << 10)

/* Opens a folder for reading; NULL with ENOENT, with ENOTDIR or ELOOP when it is no folder. */
DIR *tree_open(int at, const char *path);

/* The next name but "." and ".."; NULL at the end with errno 0, else on failure. */
const char *tree_next(DIR *dir);

/*
 * Makes a folder with mode 0755, or a file with mode 0644, that must not be there yet. With
 * set_mode, what the umask took away is given back where the file system has modes.
 */
bool tree_make(int at, const char *path, bool set_mode) ATTR_NODISCARD;
bool tree_write(int at, const char *path, str content, bool set_mode) ATTR_NODISCARD;

/*
 * Whether path is a regular file with this content.
 * Cost    5 us when it is, for files of a few KB; half of that when the sizes differ
 */
bool tree_equals(int at, const char *path, str content, char buffer[TREE_BUFFER]);

/* Puts the file path of one folder into another: as a hard link, or where there are none, a copy.
 */
bool tree_link(int from, int to, const char *path, char buffer[TREE_BUFFER]) ATTR_NODISCARD;

/*
 * Removes a folder with all that is in it. Names that are equal to last go last in each folder, so
 * that what tells whose tree it is stands until the end.
 */
bool tree_remove(int at, const char *path, const char *last) ATTR_NODISCARD;

/*
 * A process that reads a tree for long says so, and who would remove the tree asks first. Kept by
 * the system: it ends with the process, or when the process closes any descriptor of the folder.
 */
void tree_read_begin(int folder);
bool tree_is_read(int folder); /* by another process */

#endif
