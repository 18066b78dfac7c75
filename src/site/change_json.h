/* SPDX-License-Identifier: MIT */
/* The JSON of a change, which api/ and `agentdoc diff` share. */
#ifndef SITE_CHANGE_JSON_H
#define SITE_CHANGE_JSON_H

#include "base/json.h"
#include "site/site.h"

/* Writes one object: {fields, sections, words, relations, flags}. */
void site_change_json(struct json *json, const struct site_change *change);

#endif
