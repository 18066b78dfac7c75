/* SPDX-License-Identifier: MIT */
/*
 * The line at the top of a copy of a built-in file that says of which text it was made, so that a
 * later version can tell that its own has changed since. Private to build/.
 */
#ifndef BUILD_THEME_MARK_H
#define BUILD_THEME_MARK_H

#include "base/buf.h"
#include "build/theme.h"

/* Appends the line, as a comment of the file's language; nothing for one without comments. */
void build_theme_add_mark(struct buf *out, const struct build_theme_entry *entry);

enum build_theme_age { THEME_UNMARKED, THEME_CURRENT, THEME_DRIFTED };

/* What the mark of a copy says, held against the built-in file of today. */
enum build_theme_age build_theme_age(str copy, const struct build_theme_entry *entry);

/* Lists templates and assets below theme->folder. */
void build_theme_fill(struct arena *mem, struct build_theme *theme);

#endif
