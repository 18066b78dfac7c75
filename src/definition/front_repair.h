/* SPDX-License-Identifier: MIT */
/* Front matter to values, strictly and with repairs. Private to definition/. */
#ifndef DEFINITION_FRONT_REPAIR_H
#define DEFINITION_FRONT_REPAIR_H

#include "base/arena.h"
#include "base/value.h"
#include "definition/report.h"

struct front_repair {
	struct arena *mem, *tmp;
	const struct report *report;
	uint32_t first_line; /* of the text in the file */
	bool repaired;
	struct value map; /* the result; null before and for an empty text */
};

/* Reads text as YAML says; false, and nothing reported, when it is none or no map. */
bool front_parse_strict(struct front_repair *repair, str text);

/*
 * Reads what the strict parse refused: finds the value that is at fault, puts it in quotes and
 * tries again. The text must have "\n" at the ends of its lines. Reports each repair (AD101), or
 * that nothing helped (AD102).
 * Cost    a parse for each value at fault, and not more than REPAIR_ROUNDS of them
 */
void front_parse_repaired(struct front_repair *repair, str text);

#endif
