/* SPDX-License-Identifier: MIT */
/*
 * Mustache templates over struct value: the official specification with its optional modules for
 * inheritance and dynamic names, without lambdas. Knows nothing of agents, pages or files: where a
 * template's text comes from is the loader's business.
 *
 * Escaping is by type: {{x}} and {{{x}}} of a string are both escaped, only VALUE_HTML prints as it
 * is. MUSTACHE_RAW turns the specification's own rule on, for its tests.
 *
 * Where the specification leaves a choice:
 *
 *	false    null, false, a number that is zero, "", an empty list, a name the data lack
 *	printed  numbers as their text, "true" and "false"; null, lists and maps as nothing
 *	blocks   {{$name}} is replaced wherever the parent prints it, also in its partials; of
 *	         several arguments the outermost counts. Arguments are the blocks right between
 *	         the tags of a parent; other text and sections there are ignored
 *	lines    a block that is alone on its lines indents its argument and ends the last line;
 *	         if it prints nothing it takes no line. Blank lines are never indented
 *	names    hold no white space, and no empty part between dots
 *
 * Two things more than the specification has, for texts in several languages:
 *
 *	phrases  a partial that the loader calls a phrase is put in the place of its tag as if it
 *	         had been written there, before anything is rendered; its tag never stands alone
 *	         in a line
 *	plurals  {{#n.few}} is true when n is a number whose category is "few"; {{#.few}} asks the
 *	         same of the innermost context
 *	grouped  {{n.grouped}} prints a number as a reader of that language writes it, "1,234";
 *	         variables of phrases always do
 */
#ifndef MUSTACHE_MUSTACHE_H
#define MUSTACHE_MUSTACHE_H

#include "base/diag.h"
#include "base/value.h"

struct mustache;

struct mustache_source {
	str text;
	str path; /* for diagnostics; need not exist as a file */
	bool phrase;
};

/* Finds the text of a template by name; false when there is none. The text must outlive the set. */
typedef bool mustache_load(void *context, str name, struct mustache_source *ret_source);

enum mustache_flags {
	/*
	 * Report variables that the data do not have (AD502) and templates that only the data name
	 * (AD503), once for each place. Null is there; sections ask and are never reported.
	 */
	MUSTACHE_STRICT = 1,
	/* {{{x}}} and {{&x}} print strings unescaped, as the specification says. */
	MUSTACHE_RAW = 2,
};

/* A set of templates that are compiled once, when first needed, and kept in mem. */
struct mustache *mustache_new(
    struct arena *mem, struct diag *diag, mustache_load *load, void *context, unsigned flags);

/* What a language knows of numbers, which come as JSON writes them; context is the loader's. */
struct mustache_numbers {
	str (*category)(void *context, str number); /* of its plural: "one", "other" */
	void (*add)(void *context, str number, struct buf *out); /* "1,234", as text */
};

/* Numbers are asked and written so from now on; to be called before anything is compiled. */
void mustache_set_numbers(struct mustache *set, const struct mustache_numbers *numbers);

/*
 * Compiles a template and everything it names by a constant, so that errors show before the first
 * page is rendered. A partial that is missing is reported (AD503) but no failure.
 * Fails   false after AD501 with template, line and column, or AD503 when name does not exist
 */
bool mustache_compile(struct mustache *set, str name) ATTR_NODISCARD;

/*
 * Renders a template with data as the outermost context and appends to out. tmp is scratch and
 * rewound before the return; it must be neither the arena of out nor that of the set. When more
 * than LIMIT_TEMPLATE_DEPTH sections, partials and blocks stand within each other, AD504 is
 * reported and no partial is printed any more.
 * Fails   false when the template does not compile, or one that the data name; missing variables
 *         and partials print nothing
 * Cost    one walk over compiled nodes; a variable costs a look-up by precomputed hash in each
 *         context from the inside out. A partial is compiled again for every indentation
 */
bool mustache_render(struct mustache *set, str name, struct value data, struct buf *out,
    struct arena *tmp) ATTR_NODISCARD;

#endif
