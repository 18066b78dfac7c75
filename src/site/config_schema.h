/* SPDX-License-Identifier: MIT */
/*
 * The keys of agentdoc.yml as a table, and what can be written from it: a reference for people and
 * a JSON Schema for editors.
 */
#ifndef SITE_CONFIG_SCHEMA_H
#define SITE_CONFIG_SCHEMA_H

#include "base/buf.h"
#include "site/config.h"

enum site_setting_type {
	SETTING_TEXT,
	SETTING_BOOL,
	SETTING_CHOICE, /* one of some words, kept as their index */
	SETTING_URL, /* an http address that does not end in '/' */
	SETTING_FOLDER_URL, /* one that does */
	SETTING_PATH, /* of a file beside the configuration or below */
	SETTING_PATH_OUTSIDE, /* of a folder wherever it is */
	SETTING_PATHS, /* one or several, in the repository */
	SETTING_PATTERNS, /* of paths, see base/glob.h */
	SETTING_LINKS,
	SETTING_COLORS,
	SETTING_LEVELS, /* of diagnostics */
	SETTING_GROUP, /* of keys below it */
	SETTING_TYPE_COUNT,
};

struct site_setting {
	str path; /* "repository.forge" */
	enum site_setting_type type;
	size_t offset; /* of the member in struct site_config */
	str fallback; /* a value, "" or, in parentheses, what it is taken from */
	str words; /* of a choice; of a group the key that a plain value means */
	str text;
};

extern const struct site_setting site_settings[];
extern const size_t site_setting_count;

/* What a value of each type is called: "text", "true or false". */
extern const str site_setting_type_names[SETTING_TYPE_COUNT];

/* The pages that `nav` and `footer.links` know by name: "catalogue graph changes ...". */
extern const str site_page_words;

/* The levels of diagnostics, in the order of enum diag_level, which begins with none: "off note".
 */
extern const str site_level_words;

const struct site_setting *site_find_setting(str path);

/* The setting that was perhaps meant by an unknown one of the same group; NULL: none is near. */
const struct site_setting *site_nearest_setting(struct arena *tmp, str path);

/* The word of a list of words that is nearest to a text; absent when none is near. */
str site_nearest_word(struct arena *tmp, str words, str text);

/* The index of a word in a list of words; SITE_NO_WORD when it is none of them. */
#define SITE_NO_WORD ((size_t)-1)
size_t site_find_word(str words, str text);

/* "a path or a list of paths", "one of `names`, `none`" */
void site_add_setting_type(struct buf *out, const struct site_setting *setting);

/* The default for people: one that is no value stands without its parentheses. */
str site_setting_fallback(const struct site_setting *setting);

/* Every key with its type, default and meaning: for a terminal, as a table of markdown. */
void site_write_settings_text(struct buf *out);
void site_write_settings_markdown(struct buf *out);

/*
 * A file to begin with: every key as a comment, and the codes of what was found at the level of a
 * note, so that `--strict` stops at what comes anew.
 */
void site_write_settings_sample(struct buf *out, const struct diag_counts *found);

/* A JSON Schema, draft 2020-12, that editors check agentdoc.yml with. */
void site_write_settings_schema(struct buf *out);

#endif
