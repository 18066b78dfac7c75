/* SPDX-License-Identifier: MIT */
/* The JSON of a change, which api/ and `agentdoc diff` share, and of what can change. */
#ifndef SITE_CHANGE_JSON_H
#define SITE_CHANGE_JSON_H

#include "base/json.h"
#include "site/site.h"

/* Writes key and a list of strings. */
void site_strings_json(struct json *json, str key, const struct def_strings *strings);

/* Writes one object: {fields, sections, words, relations, flags}. */
void site_change_json(struct json *json, const struct site_change *change);

/*
 * Writes what of a front matter is compared, for who compares it elsewhere by the same rules:
 * [[key, value], ...]. A value is a text, a set of texts, {"map": [[key, value], ...]} or {"list":
 * [value, ...]}; the tools come first, and lists of names under their first spelling.
 */
void site_fields_json(struct json *json, struct arena *tmp, const struct definition *def);

#endif
