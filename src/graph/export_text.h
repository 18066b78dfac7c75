/* SPDX-License-Identifier: MIT */
/* What the writers of graphs share. Private to graph/. */
#ifndef GRAPH_EXPORT_TEXT_H
#define GRAPH_EXPORT_TEXT_H

#include "base/buf.h"

/*
 * The character at *i, for a text of one line: a space for tabs and line ends of any kind, U+FFFD
 * for other control characters and what XML does not allow. Moves *i behind it.
 */
uint32_t graph_next_character(str s, size_t *i);

/*
 * A text of one line for element content and attributes of XML: a space for tabs and line ends of
 * ASCII, all else as html_escape has it.
 */
void graph_add_xml(struct buf *out, str text);

#endif
