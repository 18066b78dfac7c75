/* SPDX-License-Identifier: MIT */
/*
 * Paths with '/', as text: nothing here looks at a disk. Repository paths are relative, without
 * "." and "..", and any byte but '/' and NUL may stand in a name.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/buf.h"

str path_base(str path); /* after the last '/' */
str path_dir(str path); /* before the last '/'; "" when there is none, "/" for "/a" */
str path_extension(str path); /* with the dot, of the base name; "" when there is none */
str path_stem(str path); /* base name without its extension */

/* Whether path is dir or lies below it; "" holds everything. */
bool path_is_below(str path, str dir);

/* What is left of path below dir: "" for dir itself, absent for what lies elsewhere. */
str path_below(str path, str dir);

/* "a/b" + "c" = "a/b/c"; an empty side gives the other; an absolute second wins. */
str path_join(struct arena *mem, str a, str b);

/* Resolves "." and ".."; one that climbs above the start gives an absent view. */
str path_normalize(struct arena *mem, str path);

/* Undoes percent encoding; what is no escape stays, and so does that of a NUL. */
str path_url_decode(struct arena *mem, str url);

/* Appends path percent-encoded for a URL: unreserved characters, '/' and UTF-8 letters stay. */
void path_url_encode(struct buf *out, str path);

#endif
