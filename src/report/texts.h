/* SPDX-License-Identifier: MIT */
/*
 * The texts of a definition beside each other, as lines of one sort each. Private to report/: the
 * formats colour and quote them.
 */
#ifndef REPORT_TEXTS_H
#define REPORT_TEXTS_H

#include "report/report.h"

enum report_row_kind { REPORT_ROW_PLACE, REPORT_ROW_SAME, REPORT_ROW_OLD, REPORT_ROW_NEW };

/* A line without its end. A place is "@@ -3,7 +3,9 @@". */
struct report_row {
	enum report_row_kind kind;
	str text;
};

/* Whether there is anything to show beside each other. */
static inline bool report_texts_differ(const struct report_item *item)
{
	return !str_eq(item->before, item->after);
}

/*
 * Takes the rows of a unified diff with three lines of context, one after the other.
 * Cost    that of diff_lines
 */
typedef void report_row_sink(void *context, const struct report_row *row);
void report_unified(
    struct arena *tmp, const struct report_item *item, report_row_sink *sink, void *context);

#endif
