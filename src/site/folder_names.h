/* SPDX-License-Identifier: MIT */
/* What folders are called beside the catalogue, where there is little room. */
#ifndef SITE_FOLDER_NAMES_H
#define SITE_FOLDER_NAMES_H

#include "site/facets.h"

/*
 * Gives folders whose path is too long for one line its end as a brief name: what stands before it
 * is often the same for all. No two folders get the same one.
 * Owner   the names live in mem
 */
void site_shorten_folders(struct arena *mem, struct arena *tmp, struct site_facet *facet);

#endif
