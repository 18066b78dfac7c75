/* SPDX-License-Identifier: MIT */
/*
 * The one place where problems are told: a sink that collects them. A text of the author that is
 * wrong is reported and the caller goes on with a stated stand-in; a world that fails is reported
 * as fatal and the caller returns false. Nothing below cli/ prints.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/buf.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR, DIAG_FATAL };

enum diag_code {
#define X(code, severity, name, title, explanation, fix) code,
#include "base/diag_codes.def"
#undef X
	DIAG_CODE_COUNT
};

/* Line and column (in bytes) count from 1; 0 is "the whole file", an empty path "the call". */
struct diag_place {
	str path;
	uint32_t line, column;
};

struct diag_item {
	enum diag_code code;
	enum diag_severity severity;
	struct diag_place place;
	str text;
};

struct diag_code_info {
	const char *id; /* "AD101" */
	enum diag_severity severity;
	const char *name; /* "unknown-tool" */
	const char *title;
	const char *explanation;
	const char *fix; /* what the author does, in one sentence */
};

/* How severe a code is for this collection; what is off is not kept. */
enum diag_level { LEVEL_DEFAULT, LEVEL_OFF, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

struct diag_levels {
	unsigned char of[DIAG_CODE_COUNT]; /* enum diag_level */
};

struct diag;

/* A new empty sink whose texts live in mem. */
struct diag *diag_new(struct arena *mem);

static inline struct diag_place diag_at(str path, size_t line, size_t column)
{
	return (struct diag_place){path, (uint32_t)line, (uint32_t)column};
}

/* How many there are of each code. */
struct diag_counts {
	size_t of[DIAG_CODE_COUNT];
};

/* Whether levels may change a code: it tells of definitions or history, and does not end a build.
 */
bool diag_is_adjustable(enum diag_code code);

/* Gives codes other severities, also those of what was reported before. */
void diag_set_levels(struct diag *diag, const struct diag_levels *levels);

/* Reports one problem; path and text are copied. The same code, place and text is kept once. */
void diag_report(struct diag *diag, enum diag_code code, struct diag_place place,
    const char *format, ...) ATTR_PRINTF(4, 5);

/* The items, sorted by path, line, column, code and text; valid until the next report. */
const struct diag_item *diag_items(struct diag *diag, size_t *ret_n);

/* By path, line, column, code and text; for qsort. */
int diag_item_cmp(const void *left, const void *right);

/* Reports what another sink holds, or what was kept of it: the level of its code may differ here.
 */
void diag_repeat(struct diag *diag, const struct diag_item *item);

/* Repeats all of another sink's of at least this severity. */
void diag_repeat_all(struct diag *diag, struct diag *from, enum diag_severity least);

/* How many there are of at least this severity: of a sink, of a list. */
size_t diag_count(const struct diag *diag, enum diag_severity least);
size_t diag_count_items(const struct diag_item *items, size_t n, enum diag_severity least);

const struct diag_code_info *diag_info(enum diag_code code);
bool diag_code_of_id(str id, enum diag_code *ret_code); /* "AD101", any case */
bool diag_code_of_name(str name, enum diag_code *ret_code); /* "unknown-tool" */
const char *diag_severity_name(enum diag_severity severity);

/*
 * Appends "path:line:col: severity: text [AD101]" without a line end, and without the parts of the
 * place that are not known. Control characters become \xNN: they could command a terminal.
 */
void diag_format(struct buf *out, const struct diag_item *item);

#endif
