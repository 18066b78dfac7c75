/* SPDX-License-Identifier: MIT */
/* agentdoc.yml as a table of keys: what each is called, where its value goes. */
#include "site/config.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/path.h"
#include "yaml/yml.h"

enum setting_type { SETTING_TEXT, SETTING_URL, SETTING_PATHS };

static const struct setting {
	str key;
	enum setting_type type;
	size_t offset; /* of the member in struct site_config */
} settings[] = {
    {{"title", 5}, SETTING_TEXT, offsetof(struct site_config, title)},
    {{"description", 11}, SETTING_TEXT, offsetof(struct site_config, description)},
    {{"base_url", 8}, SETTING_URL, offsetof(struct site_config, base_url)},
    {{"templates", 9}, SETTING_TEXT, offsetof(struct site_config, templates)},
    {{"repository", 10}, SETTING_TEXT, offsetof(struct site_config, repository)},
    {{"sources", 7}, SETTING_PATHS, offsetof(struct site_config, sources)},
};

static const struct setting *find_setting(str key)
{
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		if (str_eq(settings[i].key, key))
			return &settings[i];
	}
	return NULL;
}

/* The line of a top-level key, for diagnostics: settings are few, so the text is searched again. */
static size_t line_of_key(str text, str key)
{
	str line;

	for (size_t number = 1; str_next_line(&text, &line); number++) {
		if (str_starts_with(line, key))
			return number;
	}
	return 0;
}

/* A source is given relative to the repository; one that climbs out of it is refused. */
static bool read_paths(struct arena *mem, struct value v, struct def_strings *paths)
{
	size_t n = v.kind == VALUE_LIST ? v.list->n : 1;
	struct def_strings list = {ARENA_ARRAY(mem, str, n), n};

	for (size_t i = 0; i < n; i++) {
		struct value item = v.kind == VALUE_LIST ? v.list->items[i] : v;
		if (item.kind != VALUE_STRING)
			return false;
		list.items[i] = path_normalize(mem, item.text);
		if (!list.items[i].p || str_starts_with(list.items[i], S("/")))
			return false;
	}
	*paths = list;
	return true;
}

static bool read_setting(
    struct arena *mem, const struct setting *setting, struct value v, struct site_config *config)
{
	char *member = (char *)config + setting->offset;

	if (setting->type == SETTING_PATHS)
		return read_paths(mem, v, (struct def_strings *)(void *)member);
	if (v.kind != VALUE_STRING && v.kind != VALUE_NUMBER)
		return false;
	str text = v.text;
	if (setting->type == SETTING_URL && !str_ends_with(text, S("/")))
		text = str_cat(mem, text, S("/"));
	*(str *)(void *)member = text;
	return true;
}

bool site_config_read(
    struct arena *mem, struct diag *diag, str path, str text, struct site_config *config)
{
	struct yml_document document;
	struct yml_error error;

	if (!yml_read(mem, text, &document, &error)) {
		diag_report(diag, AD002, diag_at(path, error.line, error.column),
		    "not valid YAML: %.*s", STR_ARG(error.problem));
		return false;
	}
	if (document.value.kind == VALUE_NULL)
		return true;
	if (document.value.kind != VALUE_MAP) {
		diag_report(diag, AD002, diag_at(path, 1, 1), "not a mapping of keys to values");
		return false;
	}
	for (size_t i = 0; i < document.value.map->n; i++) {
		const struct value_member *member = &document.value.map->members[i];
		const struct setting *setting = find_setting(member->key);
		struct diag_place place = diag_at(path, line_of_key(text, member->key), 1);
		if (!setting)
			diag_report(
			    diag, AD003, place, "unknown key '%.*s' ignored", STR_ARG(member->key));
		else if (!read_setting(mem, setting, member->value, config))
			diag_report(diag, AD004, place,
			    "value of '%.*s' has the wrong type, ignored", STR_ARG(member->key));
	}
	return true;
}

/* "git@host:group/name.git" and "ssh://git@host/group/name" have the same web address. */
str site_web_address(struct arena *mem, str remote)
{
	str rest = remote;

	if (str_starts_with(rest, S("https://")) || str_starts_with(rest, S("http://"))) {
		if (str_ends_with(rest, S("/")))
			rest.n--;
		return str_ends_with(rest, S(".git")) ? str_slice(rest, 0, rest.n - 4) : rest;
	}
	if (str_starts_with(rest, S("ssh://")))
		rest = str_from(rest, 6);
	else if (str_find(rest, S("://"), 0) != STR_NONE || str_find_char(rest, '@', 0) == STR_NONE)
		return STR_ABSENT; /* a folder, or a scheme without a web page */
	size_t at = str_find_char(rest, '@', 0);
	rest = at == STR_NONE ? rest : str_from(rest, at + 1);
	size_t colon = str_find_char(rest, ':', 0);
	size_t slash = str_find_char(rest, '/', 0);
	size_t cut = colon != STR_NONE ? colon : slash;
	if (cut == STR_NONE)
		return STR_ABSENT;
	str host = str_slice(rest, 0, cut);
	str path = str_from(rest, cut + 1);
	if (colon != STR_NONE && path.n && char_is_digit(path.p[0]) && slash != STR_NONE)
		path = str_from(rest, slash + 1); /* a port */
	if (str_ends_with(path, S(".git")))
		path.n -= 4;
	return str_format(mem, "https://%.*s/%.*s", STR_ARG(host), STR_ARG(path));
}
