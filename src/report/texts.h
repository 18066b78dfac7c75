/* SPDX-License-Identifier: MIT */
/*
 * The texts of a definition beside each other, as rows of one sort each. Private to report/: the
 * formats colour and quote them.
 */
#ifndef REPORT_TEXTS_H
#define REPORT_TEXTS_H

#include "report/report.h"

enum report_row_kind {
	REPORT_ROW_PLACE, /* "@@ -3,7 +3,9 @@" */
	REPORT_ROW_SAME,
	REPORT_ROW_OLD,
	REPORT_ROW_NEW,
	REPORT_ROW_MIXED, /* a line some words of which changed: "model: [-sonnet-]{+opus+}" */
};

/* A part of a row; only the parts of a mixed row differ in kind from their row. */
struct report_part {
	enum report_row_kind kind;
	str text; /* without line ends */
};

struct report_row {
	enum report_row_kind kind;
	struct report_part *parts;
	size_t n;
};

typedef void report_row_sink(void *context, const struct report_row *row);

/* Whether there is anything to show beside each other. */
static inline bool report_texts_differ(const struct report_item *item)
{
	return !str_eq(item->before, item->after);
}

/*
 * Gives the rows, one after the other: of REPORT_LINES a unified diff with three lines of context,
 * of REPORT_WORDS the changed blocks of the prose diff. A definition that came or went is shown as
 * lines in both cases.
 * Cost    that of diff_lines, and of diff_prose for words
 */
void report_rows(struct arena *tmp, const struct report_item *item, enum report_texts texts,
    report_row_sink *sink, void *context);

/* How a part of a mixed row is marked, so that nobody needs colours. */
struct report_fence {
	str open, close;
};

struct report_fence report_fence_of(enum report_row_kind kind);

#endif
