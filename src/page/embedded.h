/* SPDX-License-Identifier: MIT */
/*
 * The built-in templates, static files and languages, compiled into the program so that it is one
 * file that works wherever it is copied. The implementation is generated from their folders by
 * build-aux/embed.c when the program is built. Not here: which template shadows which, and what
 * an asset is called in the site.
 *
 * Order: sorted by name, bytewise. Owner: everything is static and lives as long as the program.
 */
#ifndef PAGE_EMBEDDED_H
#define PAGE_EMBEDDED_H

#include <stddef.h>

#include "base/str.h"

struct embedded_file {
	str name; /* relative to its folder: "definition", "partials/head", "site.css" */
	str content;
};

/* The files templates/NAME.mustache, without the ".mustache". */
const struct embedded_file *embedded_templates(size_t *ret_n);

/* The files below static/, without their comments and indentation, and LICENSE. */
const struct embedded_file *embedded_assets(size_t *ret_n);

/* The files languages/CODE.yml, without the ".yml". */
const struct embedded_file *embedded_languages(size_t *ret_n);

/* The files of preview/, which `agentdoc serve` adds to the pages; without their comments. */
const struct embedded_file *embedded_preview(size_t *ret_n);

#endif
