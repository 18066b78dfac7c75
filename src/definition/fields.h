/* SPDX-License-Identifier: MIT */
/* From the front matter's values to the typed fields of a definition. Private to definition/. */
#ifndef DEFINITION_FIELDS_H
#define DEFINITION_FIELDS_H

#include "definition/definition.h"
#include "definition/report.h"

/*
 * Sets the fields of def that its front matter gives; name, model, color and argument_hint stay
 * absent when they are not given. The description comes raw.
 * Fails   AD114 for a value of a type that the field cannot take; the field is as if not given
 */
void fields_read(struct arena *mem, struct arena *tmp, const struct report *report,
    struct definition *def, str *ret_description);

#endif
