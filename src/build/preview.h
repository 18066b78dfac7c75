/* SPDX-License-Identifier: MIT */
/*
 * A site in memory whose pages are made when they are asked for, with the stages and the bytes of a
 * build. Nothing is written. It is read anew on request; when that fails, the former one stays.
 */
#ifndef BUILD_PREVIEW_H
#define BUILD_PREVIEW_H

#include "build/build.h"

struct preview;

/* An empty preview, which has to be refreshed first; options outlive it. */
struct preview *preview_open(const struct build_options *options);
void preview_close(struct preview *preview);

/*
 * Reads configuration, templates, definitions and history.
 * Owner   diagnostics go to a sink of the preview's own, see preview_diag
 * Fails   false after a diagnostic; all pages are as before then
 * Cost    of a save that of the file; a commit makes all of it be read again
 */
bool preview_refresh(struct preview *preview) ATTR_NODISCARD;

/* What the last refresh told, failed or not, and the pages that were made since. */
struct diag *preview_diag(struct preview *preview);

enum preview_found { PREVIEW_FOUND, PREVIEW_NONE, PREVIEW_FAILED };

struct preview_page {
	str content; /* valid until the next call for another page, a step or a refresh */
	str hash; /* of the content, hexadecimal */
};

/* The file of the site at url; PREVIEW_FAILED when its template cannot be rendered. */
enum preview_found preview_find(struct preview *preview, str url, struct preview_page *ret_page);

/* What stands for an address that leads nowhere, at any depth: 404.html with links from the top. */
enum preview_found preview_find_missing(struct preview *preview, struct preview_page *ret_page);

/* A little of what pages of the whole site need; false when nothing is left to do. */
bool preview_step(struct preview *preview);

/* Hashes of the style sheets, and of the other assets, that the user's folder has. */
str preview_style(const struct preview *preview);
str preview_code(const struct preview *preview);

struct preview_folders {
	struct preview_folder {
		str path;
		bool is_git; /* of its files only those that say where branches stand matter */
	} * items;
	size_t n;
};

/* The folders whose files make the site: see who changes them. In mem. */
struct preview_folders preview_folders(struct preview *preview, struct arena *mem);

#endif
