/* SPDX-License-Identifier: MIT */
/*
 * Plural categories of whole numbers, as the CLDR (Unicode's table of plural rules) has them.
 *
 * Source  https://cldr.unicode.org/index/cldr-spec/plural-rules
 */
#ifndef LANGUAGE_PLURAL_H
#define LANGUAGE_PLURAL_H

#include "base/str.h"

enum plural {
	PLURAL_ZERO,
	PLURAL_ONE,
	PLURAL_TWO,
	PLURAL_FEW,
	PLURAL_MANY,
	PLURAL_OTHER, /* every language has it */
	PLURAL_COUNT,
};

extern const str plural_names[PLURAL_COUNT]; /* "zero" and so on, as the CLDR has them */

typedef enum plural plural_of(uint64_t n);

struct plural_rule {
	str name; /* as a language file says it */
	plural_of *of;
	unsigned forms; /* bits: the categories that whole numbers have */
	const char *codes; /* the languages that have it: " ru uk be " */
};

/* The rule of that name; NULL when there is none. */
const struct plural_rule *plural_rule_named(str name);

/* The rule of a language ("pt-BR" as "pt"); that of English for one that is not known. */
const struct plural_rule *plural_rule_of(str code);

/* All rules. */
const struct plural_rule *plural_rules(size_t *ret_n);

#endif
