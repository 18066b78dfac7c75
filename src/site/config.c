/* SPDX-License-Identifier: MIT */
/* agentdoc.yml as a table of keys: what each is called, where its value goes. */
#include "site/config.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/path.h"
#include "yaml/yml.h"

enum setting_type {
	SETTING_TEXT,
	SETTING_FOLDER_URL, /* an http address that ends in '/' */
	SETTING_URL, /* one that does not */
	SETTING_PATHS,
};

static const struct setting {
	str key;
	enum setting_type type;
	size_t offset; /* of the member in struct site_config */
} settings[] = {
    {{"title", 5}, SETTING_TEXT, offsetof(struct site_config, title)},
    {{"description", 11}, SETTING_TEXT, offsetof(struct site_config, description)},
    {{"base_url", 8}, SETTING_FOLDER_URL, offsetof(struct site_config, base_url)},
    {{"templates", 9}, SETTING_TEXT, offsetof(struct site_config, templates)},
    {{"repository", 10}, SETTING_URL, offsetof(struct site_config, repository)},
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
		str rest = str_from(line, key.n);
		if (str_starts_with(line, key) && str_starts_with(str_trim(rest), S(":")))
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

static bool is_web_address(str text)
{
	return str_starts_with(text, S("https://")) || str_starts_with(text, S("http://"));
}

static str without_end(str text, str end)
{
	return str_ends_with(text, end) ? str_slice(text, 0, text.n - end.n) : text;
}

/* What is wrong with the value, or NULL when it was read. */
static const char *read_setting(
    struct arena *mem, const struct setting *setting, struct value v, struct site_config *config)
{
	static const char wrong_type[] = "has the wrong type";
	void *member = (char *)config + setting->offset;
	bool is_url = setting->type == SETTING_URL || setting->type == SETTING_FOLDER_URL;

	if (setting->type == SETTING_PATHS)
		return read_paths(mem, v, member) ? NULL : wrong_type;
	if (v.kind != VALUE_STRING && v.kind != VALUE_NUMBER)
		return wrong_type;
	str text = v.text;
	if (is_url && text.n && !is_web_address(text))
		return "is no address that begins with http:// or https://";
	if (setting->type == SETTING_URL)
		text = without_end(text, S("/"));
	else if (setting->type == SETTING_FOLDER_URL && text.n && !str_ends_with(text, S("/")))
		text = str_cat(mem, text, S("/"));
	*(str *)member = text;
	return NULL;
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
		const char *problem =
		    setting ? read_setting(mem, setting, member->value, config) : NULL;
		if (!setting)
			diag_report(
			    diag, AD003, place, "unknown key '%.*s' ignored", STR_ARG(member->key));
		else if (problem)
			diag_report(diag, AD004, place, "value of '%.*s' %s, ignored",
			    STR_ARG(member->key), problem);
	}
	return true;
}

/* "host/group/name", "host:2222/group/name" and, behind ssh:// no more, "host:group/name". */
static bool split_ssh(str rest, bool is_url, str *ret_host, str *ret_path)
{
	size_t slash = str_find_char(rest, '/', 0);
	size_t colon = str_find_char(rest, ':', 0);
	size_t host_end = colon < slash ? colon : slash;
	size_t path_start = is_url ? slash : colon;

	if (path_start == STR_NONE || (!is_url && slash < colon))
		return false;
	*ret_host = str_slice(rest, 0, host_end);
	*ret_path = str_from(rest, path_start + 1);
	while (str_starts_with(*ret_path, S("/")))
		*ret_path = str_from(*ret_path, 1);
	return ret_host->n && ret_path->n;
}

str site_web_address(struct arena *mem, str remote)
{
	str rest = without_end(without_end(remote, S("/")), S(".git"));
	bool is_url = str_starts_with(rest, S("ssh://"));
	str host, path;

	if (is_web_address(rest))
		return rest;
	if (is_url)
		rest = str_from(rest, S("ssh://").n);
	size_t at = str_find_char(rest, '@', 0);
	if (at < str_find_char(rest, '/', 0))
		rest = str_from(rest, at + 1);
	else if (!is_url)
		return STR_ABSENT; /* a folder, or a scheme without a web page */
	if (!split_ssh(rest, is_url, &host, &path))
		return STR_ABSENT;
	return str_format(mem, "https://%.*s/%.*s", STR_ARG(host), STR_ARG(path));
}
