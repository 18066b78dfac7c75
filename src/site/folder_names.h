/* SPDX-License-Identifier: MIT */
/* What folders are called where there is little room: beside the catalogue, in drawings. */
#ifndef SITE_FOLDER_NAMES_H
#define SITE_FOLDER_NAMES_H

#include "site/site.h"

/*
 * Gives folders whose path is too long for one line its end as a brief name: what stands before it
 * is often the same for all. No two folders get the same one.
 * Owner   the names live in mem
 */
void site_shorten_folders(
    struct arena *mem, struct arena *tmp, struct site_folder *folders, size_t n);

#endif
