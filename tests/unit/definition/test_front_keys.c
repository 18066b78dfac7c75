/* SPDX-License-Identifier: MIT */
/* Which lines of front matter begin with a key. */
#include "definition/front_keys.h"

#include "unit/unit.h"

struct key_row {
	const char *name;
	str line;
	const char *key; /* NULL: none */
	size_t value_at;
	bool known;
};

static const struct key_row key_rows[] = {
    {"known", UNIT_S("name: x"), "name", 5, true},
    {"known without a value", UNIT_S("tools:"), "tools", 6, true},
    {"known with hyphens", UNIT_S("argument-hint: [x]"), "argument-hint", 14, true},
    {"known in capitals inside", UNIT_S("allowedTools: x"), "allowedTools", 13, true},
    {"blank before the colon", UNIT_S("name : x"), "name", 6, true},
    {"tab behind the colon", UNIT_S("name:\tx"), "name", 5, true},
    {"known without a space", UNIT_S("name:x"), "name", 5, true},
    {"unknown", UNIT_S("my_field2: x"), "my_field2", 10, false},
    {"unknown without a space", UNIT_S("http://x"), NULL, 0, false},
    {"a sentence", UNIT_S("Context: x"), NULL, 0, false},
    {"words before the colon", UNIT_S("use this: x"), NULL, 0, false},
    {"speakers", UNIT_S("user: hello"), NULL, 0, false},
    {"more speakers", UNIT_S("assistant: hello"), NULL, 0, false},
    {"indented", UNIT_S("  name: x"), NULL, 0, false},
    {"list item", UNIT_S("- name: x"), NULL, 0, false},
    {"no colon", UNIT_S("name"), NULL, 0, false},
    {"colon alone", UNIT_S(": x"), NULL, 0, false},
    {"empty", UNIT_S(""), NULL, 0, false},
};

static void finds_keys(void **state)
{
	const struct key_row *row = *state;
	struct front_key key = {0};
	const bool found = front_line_key(unit_guarded(row->line), &key);

	assert_int_equal(found, row->key != NULL);
	assert_str_equal(key.name, str_of_cstr(row->key));
	assert_int_equal(key.value_at, row->value_at);
	assert_int_equal(key.known, row->known);
}

/* The table is searched by halves, so a key out of order is not found: the ends and some between.
 */
static void the_table_is_sorted(void **state)
{
	static const char *const keys[] = {"agent", "agents", "allowed-tools", "allowedTools",
	    "allowed_tools", "alwaysApply", "applyTo", "argument-hint", "author", "background",
	    "category", "color", "command", "compatibility", "complexity", "components", "context",
	    "date_added", "delegates_to", "dependencies", "description", "disable-model-invocation",
	    "disallowed-tools", "disallowedTools", "displayName", "domain_expertise", "effort",
	    "emoji", "engine", "escalation_to", "expertise_level", "globs", "handoffs", "hidden",
	    "homepage", "hooks", "infer", "initialPrompt", "interval", "isolation", "license",
	    "maxTurns", "mcp-servers", "mcpServers", "memory", "metadata", "mode", "model", "name",
	    "on", "origin", "parallel_compatible", "paths", "permission", "permissionMode",
	    "permissions", "personas", "readonly", "repo", "risk", "run_mode", "safe-outputs",
	    "services", "skills", "source", "specialization_level", "stop-condition", "subtask",
	    "tags", "target", "temperature", "tested_with", "tool_access", "tools",
	    "user-invocable", "user-invokable", "version", "vibe"};

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!front_key_is_known(str_of_cstr(keys[i])))
			fail_msg("'%s' is not found", keys[i]);
	assert_false(front_key_is_known(S("user")));
	assert_false(front_key_is_known(S("")));
	assert_false(front_key_is_known(S("zzz")));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_keys, key_rows);
	UNIT_TEST(&suite, the_table_is_sorted);
	return unit_run(&suite, "definition/front_keys");
}
