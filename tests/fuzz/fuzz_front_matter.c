/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the front matter of definitions: the input stands between two lines of dashes, so that
 * every one of them reaches YAML and its repair. What is made of it must be a map of valid text
 * without carriage returns, and what YAML takes as it is must not be repaired.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "definition/definition.h"
#include "yaml/yml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(str text)
{
	BUG_IF(utf8_valid_prefix(text) != text.n);
}

static void check_value(struct value value)
{
	check_text(value_text(value));
	for (size_t i = 0; value.kind == VALUE_LIST && i < value.list->n; i++)
		check_value(value.list->items[i]);
	for (size_t i = 0; value.kind == VALUE_MAP && i < value.map->n; i++) {
		check_text(value.map->members[i].key);
		check_value(value.map->members[i].value);
	}
}

static bool is_strict_map(struct arena *mem, str text)
{
	struct yml_document document;
	struct yml_error error;

	return yml_read(mem, text, &document, &error) && document.value.kind == VALUE_MAP;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *mem = arena_open(), *tmp = arena_open();
	const str fields = str_cat(mem, (str){(const char *)data, size}, S("\n---\nbody\n"));
	const str file = str_cat(mem, S("---\n"), fields);
	struct definition def;

	def_parse(mem, tmp, NULL, S("agents/a.md"), DEF_AGENT, file, &def);
	BUG_IF(def.front.kind != VALUE_MAP);
	check_value(def.front);
	check_text(def.description);
	BUG_IF(str_find_char(def.description, '\r', 0) != STR_NONE);
	BUG_IF(def.recovered && is_strict_map(tmp, def.front_source));
	BUG_IF(def.recovered && !def.problem_count);
	arena_close(tmp);
	arena_close(mem);
	return 0;
}
