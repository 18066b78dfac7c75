/* SPDX-License-Identifier: MIT */
/*
 * What is told of one definition, as lines of marked pieces: the formats differ only in how they
 * write a piece. Private to report/.
 */
#ifndef REPORT_DETAILS_H
#define REPORT_DETAILS_H

#include "report/report.h"

enum report_mark {
	REPORT_WORDS_OF_OURS, /* the only ones that are not a definition's */
	REPORT_KEY, /* opens a line; a colon follows it */
	REPORT_NAME, /* of a list, in which commas part them */
	REPORT_OLD,
	REPORT_NEW,
};

/* A piece of a line, without line ends if it is ours; what is no definition's can be any text. */
struct report_piece {
	enum report_mark mark;
	str text;
};

struct report_line {
	struct report_piece *items;
	size_t n, cap;
};

struct report_lines {
	struct report_line *items;
	size_t n, cap;
};

/* The word for what happened: "changed", "renamed". */
str report_status(const struct report_item *item);

/*
 * Fields, sections, relations, words and flags, a line each, long values cut to where they differ;
 * of an addition what it may use, of a removal who still names it.
 * Owner   in mem; refers to the texts of the report
 */
struct report_lines report_details(
    struct arena *mem, const struct report *report, const struct report_item *item);

/* One field: "model: sonnet → opus". */
struct report_line report_field(struct arena *mem, const struct site_field_change *field);

/* How a format writes a piece; context is the format's own. */
typedef void report_write(void *context, const struct report_piece *piece);

/* Writes the pieces of a line with what stands between them. */
void report_write_line(
    struct buf *out, const struct report_line *line, report_write *write, void *context);

/* All of it on one line: "12 changed, 3 added, 1 removed; 2 gained Bash". */
struct report_line report_summary(struct arena *mem, const struct report *report);

#endif
