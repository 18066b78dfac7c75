/* SPDX-License-Identifier: MIT */
/*
 * Mustache templates (the specification of 2025, with inheritance and dynamic names, without
 * lambdas) over struct value. Knows nothing of agents, pages or files: where a template's text
 * comes from is the loader's business.
 *
 * Escaping is by type: {{x}} and {{{x}}} of a string are both escaped, only VALUE_HTML prints as it
 * is. MUSTACHE_RAW turns the specification's own rule on, for its tests.
 */
#ifndef MUSTACHE_MUSTACHE_H
#define MUSTACHE_MUSTACHE_H

#include "base/diag.h"
#include "base/value.h"

struct mustache;

struct mustache_source {
	str text;
	str path; /* for diagnostics; need not exist as a file */
};

/* Finds the text of a template by name; false when there is none. The text must outlive the set. */
typedef bool mustache_load(void *context, str name, struct mustache_source *ret_source);

enum mustache_flags {
	MUSTACHE_STRICT = 1, /* report variables that the data do not have (AD502) */
	MUSTACHE_RAW =
	    2, /* {{{x}}} and {{&x}} print strings unescaped, as the specification says */
};

/* A set of templates that are compiled once, when first needed, and kept in mem. */
struct mustache *mustache_new(
    struct arena *mem, struct diag *diag, mustache_load *load, void *context, unsigned flags);

/*
 * Compiles a template and everything it names by a constant, so that errors show before the first
 * page is rendered.
 * Fails   false after AD501 with template, line and column, or AD503 when name does not exist
 */
bool mustache_compile(struct mustache *set, str name) ATTR_NODISCARD;

/*
 * Renders a template with data as the outermost context and appends to out. tmp is scratch and
 * rewound before the return; it must not be the arena of out.
 * Fails   false when the template does not compile; missing variables and partials print nothing
 * Cost    one walk over compiled nodes; a variable costs a look-up by precomputed hash in each
 *         context from the inside out
 */
bool mustache_render(struct mustache *set, str name, struct value data, struct buf *out,
    struct arena *tmp) ATTR_NODISCARD;

#endif
