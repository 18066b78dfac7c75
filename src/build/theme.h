/* SPDX-License-Identifier: MIT */
/*
 * The theme: built-in templates and assets, which of them the user's folder replaces, copies of
 * them to begin with, and what is wrong with the user's own.
 */
#ifndef BUILD_THEME_H
#define BUILD_THEME_H

#include "build/build.h"

enum build_theme_kind {
	THEME_PAGE, /* a template of pages */
	THEME_HOOK, /* an empty one, for additions */
	THEME_PARTIAL, /* what other templates include */
	THEME_ASSET, /* a style sheet, a script, an image */
	THEME_KIND_COUNT,
};

struct build_theme_entry {
	str name; /* "layout", "partials/row", "assets/site.css" */
	enum build_theme_kind kind;
	str content; /* the built-in one */
	str purpose; /* what it is for, or which templates include it */
	str path; /* of the user's file that replaces it, or would */
	bool shadowed; /* that file is there */
};

struct build_theme {
	struct build_theme_entry *entries;
	size_t n;
	str folder; /* where the user's templates are, or would be */
	bool has_folder;
};

/*
 * Lists all of it, by kind and name.
 * Owner   mem
 * Fails   false after a diagnostic, when the configuration cannot be read
 */
bool build_theme_list(struct arena *mem, struct diag *diag, const struct build_options *options,
    struct build_theme *ret_theme) ATTR_NODISCARD;

/* The entry of that name, also when it is written as a file; NULL when there is none. */
const struct build_theme_entry *build_theme_find(const struct build_theme *theme, str name);

/* The name that was perhaps meant; absent when none is near. */
str build_theme_nearest(struct arena *mem, const struct build_theme *theme, str name);

/*
 * Writes a copy of a built-in file to the user's folder, with a line that says of which version.
 * What is there is never overwritten: see shadowed.
 * Fails   false after AD602
 */
bool build_theme_eject(
    struct arena *mem, struct diag *diag, const struct build_theme_entry *entry) ATTR_NODISCARD;

/*
 * Reports what is wrong with the user's templates: syntax, names of templates and blocks that there
 * are not, names that no data have, and copies whose built-in one has changed since. For that all
 * pages are made, and none is written.
 * Fails   false after a diagnostic that would end a build, too
 */
bool build_theme_check(struct diag *diag, const struct build_options *options) ATTR_NODISCARD;

/*
 * Reads the configuration and what it names, and nothing else.
 * Fails   false after a diagnostic
 */
bool build_check_config(struct diag *diag, const struct build_options *options) ATTR_NODISCARD;

#endif
