/* SPDX-License-Identifier: MIT */
/* The table of the keys of agentdoc.yml, and finding what an unknown one may have meant. */
#include "site/config_schema.h"

#include <stddef.h>

#include "site/guess.h"

#define TEXT(literal)                                                                              \
	{                                                                                          \
		("" literal), sizeof(literal) - 1                                                  \
	}

const struct site_setting site_settings[] = {
#define X(path, type, member, fallback, words, text)                                               \
	{TEXT(path), type, offsetof(struct site_config, member), TEXT(fallback), TEXT(words),      \
	    TEXT(text)},
#include "site/config_schema.def"
#undef X
};
const size_t site_setting_count = sizeof site_settings / sizeof *site_settings;

const str site_setting_type_names[SETTING_TYPE_COUNT] = {
    [SETTING_TEXT] = TEXT("text"),
    [SETTING_BOOL] = TEXT("true or false"),
    [SETTING_CHOICE] = TEXT("one of some words"),
    [SETTING_URL] = TEXT("an address"),
    [SETTING_FOLDER_URL] = TEXT("an address"),
    [SETTING_PATH] = TEXT("a path"),
    [SETTING_PATH_OUTSIDE] = TEXT("a path"),
    [SETTING_PATHS] = TEXT("a path or a list of paths"),
    [SETTING_PATTERNS] = TEXT("a pattern or a list of patterns"),
    [SETTING_LINKS] = TEXT("a list of links"),
    [SETTING_COLORS] = TEXT("a mapping of names to colours"),
    [SETTING_LEVELS] = TEXT("a mapping of codes to levels"),
    [SETTING_GROUP] = TEXT("a mapping"),
};

const str site_page_words = TEXT("catalogue graph changes removed insights search compare");

const str site_level_words = TEXT("off note warning error");

const str site_color_names[SITE_COLOR_COUNT] = {
    TEXT("bg"),
    TEXT("raised"),
    TEXT("surface"),
    TEXT("sunk"),
    TEXT("line"),
    TEXT("line-strong"),
    TEXT("field"),
    TEXT("text"),
    TEXT("soft"),
    TEXT("link"),
    TEXT("accent"),
    TEXT("accent-soft"),
    TEXT("agent"),
    TEXT("agent-soft"),
    TEXT("skill"),
    TEXT("skill-soft"),
    TEXT("command"),
    TEXT("command-soft"),
    TEXT("warn"),
    TEXT("warn-soft"),
    TEXT("warn-line"),
    TEXT("gone"),
    TEXT("gone-soft"),
    TEXT("gone-line"),
    TEXT("good"),
    TEXT("good-soft"),
    TEXT("good-line"),
    TEXT("mark"),
    TEXT("plot-1"),
    TEXT("plot-2"),
    TEXT("plot-3"),
    TEXT("plot-4"),
    TEXT("plot-5"),
    TEXT("plot-6"),
    TEXT("plot-7"),
    TEXT("plot-8"),
};

const struct site_setting *site_find_setting(str path)
{
	for (size_t i = 0; i < site_setting_count; i++) {
		if (str_eq(site_settings[i].path, path))
			return &site_settings[i];
	}
	return NULL;
}

static str group_of(str path)
{
	const size_t dot = str_rfind_char(path, '.');

	return str_slice(path, 0, dot == STR_NONE ? 0 : dot);
}

/* The last part of a path. */
static str key_of(str path)
{
	const size_t dot = str_rfind_char(path, '.');

	return dot == STR_NONE ? path : str_from(path, dot + 1);
}

const struct site_setting *site_nearest_setting(struct arena *tmp, str path)
{
	const str group = group_of(path);
	struct site_guess guess = {.written = key_of(path)};

	for (size_t i = 0; i < site_setting_count; i++) {
		if (str_eq(group_of(site_settings[i].path), group))
			site_guess_try(tmp, &guess, key_of(site_settings[i].path));
	}
	const str key = site_guess_result(&guess);
	if (!key.p)
		return NULL;
	return site_find_setting(
	    group.n ? str_format(tmp, "%.*s.%.*s", STR_ARG(group), STR_ARG(key)) : key);
}

str site_nearest_word(struct arena *tmp, str words, str text)
{
	struct site_guess guess = {.written = text};
	str word;

	while (str_next_part(&words, ' ', &word))
		site_guess_try(tmp, &guess, word);
	return site_guess_result(&guess);
}

size_t site_find_word(str words, str text)
{
	str word;

	for (size_t i = 0; str_next_part(&words, ' ', &word); i++) {
		if (str_eq(word, text))
			return i;
	}
	return SITE_NO_WORD;
}
