/* SPDX-License-Identifier: MIT */
/*
 * Patterns of paths, as people write them in settings. Not git's ignore rules, which git/ asks
 * git itself about.
 *
 *	*     any bytes of one name
 *	**    any folders, also none
 *	?     one byte of a name
 *
 * A pattern with a '/' that is not its last byte counts from the top; one without is looked for in
 * every folder. What lies below a folder that matches is matched, too.
 */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include "base/str.h"

/*
 * Whether the pattern names the path or a folder above it.
 * Cost    the product of their lengths at worst, times the depth of the path
 */
bool glob_covers(str pattern, str path);

#endif
