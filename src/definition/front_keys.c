/* SPDX-License-Identifier: MIT */
/*
 * The keys of front matter as a table. Not for their types and meanings: see fields.c. The keys
 * serve to find out where a value ends when YAML cannot tell, so a key that agentdoc does not
 * use matters as much as one that it does.
 */
#include "definition/front_keys.h"

#include <stdlib.h>

/* All keys of a survey of 5,061 definitions and those their hosts document; sorted bytewise. */
static const char *const known_keys[] = {
    "agent",
    "agents",
    "allowed-tools",
    "allowedTools",
    "allowed_tools",
    "alwaysApply",
    "applyTo",
    "argument-hint",
    "author",
    "background",
    "category",
    "color",
    "command",
    "compatibility",
    "complexity",
    "components",
    "context",
    "date_added",
    "delegates_to",
    "dependencies",
    "description",
    "disable-model-invocation",
    "disallowed-tools",
    "disallowedTools",
    "displayName",
    "domain_expertise",
    "effort",
    "emoji",
    "engine",
    "escalation_to",
    "expertise_level",
    "globs",
    "handoffs",
    "hidden",
    "homepage",
    "hooks",
    "infer",
    "initialPrompt",
    "interval",
    "isolation",
    "license",
    "maxTurns",
    "mcp-servers",
    "mcpServers",
    "memory",
    "metadata",
    "mode",
    "model",
    "name",
    "on",
    "origin",
    "parallel_compatible",
    "paths",
    "permission",
    "permissionMode",
    "permissions",
    "personas",
    "readonly",
    "repo",
    "risk",
    "run_mode",
    "safe-outputs",
    "services",
    "skills",
    "source",
    "specialization_level",
    "stop-condition",
    "subtask",
    "tags",
    "target",
    "temperature",
    "tested_with",
    "tool_access",
    "tools",
    "user-invocable",
    "user-invokable",
    "version",
    "vibe",
};

/* Who speaks in the dialogues of descriptions. */
static const char *const speakers[] = {"assistant", "commentary", "human", "system", "user"};

static int key_cmp(const void *name, const void *item)
{
	return str_cmp(*(const str *)name, str_of_cstr(*(const char *const *)item));
}

static bool is_in(str name, const char *const *table, size_t n)
{
	return bsearch(&name, table, n, sizeof *table, key_cmp) != NULL;
}

bool front_key_is_known(str name)
{
	return is_in(name, known_keys, sizeof known_keys / sizeof *known_keys);
}

static bool is_key_char(char c)
{
	return char_is_alnum(c) || c == '_' || c == '-';
}

/* Unknown keys begin with a small letter: "Context:" and "Note:" begin sentences. */
static bool could_be_key(str name)
{
	return name.p[0] >= 'a' && name.p[0] <= 'z' &&
	    !is_in(name, speakers, sizeof speakers / sizeof *speakers);
}

bool front_line_key(str line, struct front_key *ret_key)
{
	struct front_key key = {0};
	size_t end = 0;

	while (end < line.n && is_key_char(line.p[end]))
		end++;
	key.name = str_slice(line, 0, end);
	while (end < line.n && (line.p[end] == ' ' || line.p[end] == '\t'))
		end++;
	if (!key.name.n || end == line.n || line.p[end] != ':')
		return false;
	key.value_at = end + 1;
	key.known = front_key_is_known(key.name);
	const bool spaced = key.value_at == line.n || char_is_space(line.p[key.value_at]);
	if (!key.known && (!spaced || !could_be_key(key.name)))
		return false;
	*ret_key = key;
	return true;
}
