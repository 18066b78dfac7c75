/* SPDX-License-Identifier: MIT */
/* Short plain text out of markdown. Private to definition/; def_first_sentence is public. */
#ifndef DEFINITION_SUMMARY_H
#define DEFINITION_SUMMARY_H

#include "definition/definition.h"

/*
 * Markdown of one paragraph as plain text on one line: the marks of emphasis, code and links taken
 * off where they come in pairs, white space folded.
 */
str markdown_plain(struct arena *mem, str text);

/* The first paragraph of a body, or the first item when it begins with a list; plain; may be "". */
str markdown_first_paragraph(struct arena *mem, str body);

#endif
