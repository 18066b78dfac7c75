/* SPDX-License-Identifier: MIT */
/* What the templates see: the data of one page, made as a build makes it. Nothing is written. */
#ifndef BUILD_DATA_H
#define BUILD_DATA_H

#include "build/build.h"

struct build_page_data {
	bool found;
	str json; /* {schema, url, template, data}, one line */
	str nearest; /* when it was not found: the page that was perhaps meant; absent: none is near
		      */
};

/* The version of what `agentdoc data` prints; a key that goes or changes its meaning raises it. */
enum { BUILD_DATA_SCHEMA = 1 };

/*
 * Makes the page at url and keeps its data; when there is none, all, to name the nearest.
 * Owner   mem
 * Fails   false after a diagnostic, as build_site
 */
bool build_data(struct arena *mem, struct diag *diag, const struct build_options *options, str url,
    struct build_page_data *ret_data) ATTR_NODISCARD;

/* The addresses of all pages that a template makes, each with its template, a line each. */
bool build_data_list(struct arena *mem, struct diag *diag, const struct build_options *options,
    str *ret_lines) ATTR_NODISCARD;

#endif
