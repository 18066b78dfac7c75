/* SPDX-License-Identifier: MIT */
/*
 * The findings of a check, for people and for programs: diagnostics with fingerprints, what of them
 * counts, and one function for each format. Not for finding them: that is done where the fault is
 * seen, and in site/faults.h.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"

/* The shape of --format json and of a baseline; raised when a key goes or changes its meaning. */
#define CHECK_SCHEMA 1

struct check_finding {
	struct diag_item item;
	uint32_t character; /* the column, in characters; 0: not known */
	/*
	 * Sixteen hexadecimal digits of the code, the path, what the text has in quotes, and how
	 * many findings above say the same: it stays when lines move or messages are worded anew.
	 */
	str fingerprint;
};

struct check_findings {
	struct check_finding *items; /* by path, line, column, code */
	size_t n;
};

struct check_report {
	struct check_findings findings;
	size_t definitions;
	str since; /* the commit of --since, in hexadecimal; absent without */
	size_t changed; /* definitions that changed since then */
	bool has_baseline;
	size_t known; /* findings that the baseline holds, left out */
	size_t gone; /* of the baseline that were not found again */
};

/* Findings from diagnostics in any order. Owner  texts are those of the items */
struct check_findings check_collect(struct arena *mem, const struct diag_item *items, size_t n);

/* Whether a finding is kept. */
typedef bool check_keep(void *context, const struct check_finding *finding);

/* Leaves out the findings that are not kept, in place; the others keep their order. */
void check_filter(struct check_findings *findings, check_keep *keep, void *context);

/* The fingerprints of findings as keys. */
struct map check_fingerprints(struct arena *mem, const struct check_findings *findings);

/* How many there are of a severity. */
size_t check_count(const struct check_findings *findings, enum diag_severity severity);

/* A baseline: what is found today and shall not count tomorrow, a line each. */
void check_write_baseline(struct buf *out, const struct check_findings *findings);

/*
 * Reads one: its fingerprints as keys.
 * Fails   false when it is no baseline; *ret_problem says why
 */
bool check_read_baseline(
    struct arena *mem, str text, struct map *ret_known, str *ret_problem) ATTR_NODISCARD;

/* Leaves out what a baseline holds, and counts. What has no path is never in one. */
void check_apply_baseline(struct arena *tmp, struct check_report *report, const struct map *known);

/* The formats append to out; nothing that a definition says can command a terminal. */
void check_text(struct buf *out, const struct check_report *report);
void check_json(struct buf *out, const struct check_report *report);

/* SARIF 2.1.0: what has no path becomes a notification of the run, as results need a place. */
void check_sarif(struct arena *tmp, struct buf *out, const struct check_report *report);

#endif
