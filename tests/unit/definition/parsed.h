/* SPDX-License-Identifier: MIT */
/* What the tests of definition/ share: parsing a text, and its problems and values as short text.
 */
#ifndef DEFINITION_PARSED_H
#define DEFINITION_PARSED_H

#include "base/json.h"
#include "definition/definition.h"
#include "unit/unit.h"

static inline struct definition parsed_as(enum def_kind kind, str path, str text)
{
	struct arena *tmp = arena_open();
	struct definition def;

	def_parse(unit_mem, tmp, NULL, path, kind, text, &def);
	arena_close(tmp);
	return def;
}

/* An agent; its text ends at a page that must not be read. */
static inline struct definition parsed(str text)
{
	return parsed_as(DEF_AGENT, S("agents/a.md"), unit_guarded(text));
}

/* "3:5 AD101, 7:1 AD109": places and codes of all problems. */
static inline str problems_of(const struct definition *def)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < def->problem_count; i++) {
		const struct diag_item *item = &def->problems[i];

		buf_format(&out, "%s%u:%u %s", i ? ", " : "", (unsigned)item->place.line,
		    (unsigned)item->place.column, diag_info(item->code)->id);
	}
	return buf_str(&out);
}

static inline str json_of(struct value value)
{
	struct buf out;
	struct json json;

	buf_init(&out, unit_mem);
	json_init(&json, &out);
	json_value(&json, value);
	return buf_str(&out);
}

/* "a|b|c" */
static inline str joined(const struct def_strings *strings)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < strings->n; i++) {
		buf_add(&out, i ? S("|") : S(""));
		buf_add(&out, strings->items[i]);
	}
	return buf_str(&out);
}

#endif
