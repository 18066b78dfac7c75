/* SPDX-License-Identifier: MIT */
/*
 * What the catalogue is filtered by: for each facet its values, and which living definitions have
 * each. Made once by site_begin, const afterwards. Not for what the words of a page say: a value
 * without a name of its own is put in words by a template, after its key.
 */
#ifndef SITE_FACETS_H
#define SITE_FACETS_H

#include "site/site.h"

/*
 * FACET_TOOL counts what a definition names, "Bash(git:*)" as "Bash"; one without a list has the
 * value "ALL" alone. FACET_AUTHOR has everybody who wrote a revision. The values of FACET_AGE
 * contain each other: "30d" has all of "7d". Ages are those of the newest commit's day.
 */
enum site_facet_kind {
	FACET_KIND,
	FACET_FOLDER,
	FACET_MODEL,
	FACET_TOOL,
	FACET_AUTHOR,
	FACET_AGE,
	FACET_STATE,
	FACET_COUNT,
};

extern const str site_facet_names[FACET_COUNT]; /* "kind", as in addresses; FACET_STATE is "is" */

struct site_facet_value {
	str key; /* in addresses: "opus", "none", "30d" */
	str name; /* as written in definitions; absent where the key stands for words */
	str url; /* the page of those that have it; of a single one its own; absent: no page */
	bool has_page; /* url is a page that lists them, and not yet written by others */
	size_t *defs; /* from A to Z */
	size_t n;
};

struct site_facet {
	struct site_facet_value *values; /* most frequent first; kinds, ages, states as below */
	size_t n;
	struct site_facet_ids {
		uint32_t *items; /* indices of values */
		size_t n;
	} * of; /* by definition */
};

/* The states, in the order of their values: what is worth a look. */
enum site_state {
	STATE_NEW, /* came within 30 days before the newest commit */
	STATE_UNCOMMITTED,
	STATE_PROBLEM,
	STATE_UNRESOLVED, /* names what nobody defines */
	STATE_DUPLICATE, /* shares its name with another of its kind */
	STATE_ORPHAN,
	STATE_COUNT,
};

struct site_facets {
	size_t *order; /* the definitions from A to Z */
	struct site_facet all[FACET_COUNT];
	unsigned *states; /* by definition: bits of enum site_state */
	int64_t newest_utc_s; /* of the newest commit */
	bool has_newest;
};

/* The value of a key; NULL when no definition has it. */
const struct site_facet_value *site_facet_find(
    const struct site *site, enum site_facet_kind kind, str key);

/* The folder of a value of FACET_FOLDER. */
const struct site_folder *site_facet_folder(
    const struct site *site, const struct site_facet_value *value);

/*
 * Seconds from the last change of a definition to the newest commit, never below 0; false when
 * either is not known.
 */
bool site_age_s(const struct site *site, const struct site_def *def, int64_t *ret_age_s);

#endif
