/* SPDX-License-Identifier: MIT */
/*
 * How the collection got to where it is, and who looks after it: models over time, when people
 * worked on it, authors, what is left alone, too long or incomplete. Made once by site_finish,
 * const afterwards.
 *
 * Time ends with the newest commit, never with today. Author dates count, which people set freely:
 * one that is later than the newest commit counts as that one, one that is missing as the date of
 * the revision before it.
 */
#ifndef SITE_TRENDS_H
#define SITE_TRENDS_H

#include "site/site.h"

#define SITE_SERIES_MODELS 6u /* models over time: the others are summed up */
#define SITE_CALENDAR_WEEKS 53u
#define SITE_STALE_DAYS 183 /* half a year; the field moves faster than most code */
#define SITE_LIVELY_DAYS 90 /* what counts as lately */
/*
 * About 5,000 tokens, from where on hosts advise to split a text. Of 687 definitions of three
 * collections one in fifty is longer, and the median has 830 words.
 */
#define SITE_OVERSIZED_WORDS 3000u

/* Definitions that share something, by their index. */
struct site_list {
	size_t *defs;
	size_t n;
};

enum site_band_kind { BAND_MODEL, BAND_OTHERS, BAND_NONE };

/* What a part of a collection asks for. */
struct site_band {
	enum site_band_kind kind;
	str model; /* of BAND_MODEL */
};

/* How many definitions asked for which model at the end of each step of time. */
struct site_series {
	int64_t *starts; /* by step, oldest first: its first second */
	size_t step_count; /* 0 without history */
	unsigned step_months; /* how long a step is; 0: a week */
	struct site_band *bands; /* models, most used today first, others, none */
	size_t band_count;
	size_t *counts; /* step * band_count + band; the last step is today's */
};

struct site_tally {
	size_t commits, definitions; /* that changed definitions, and how many in sum */
};

struct site_month {
	int64_t month; /* see date_month_number */
	struct site_tally tally;
};

struct site_activity {
	int64_t first_day; /* see date_day_number; a Monday */
	struct site_tally *days; /* the last SITE_CALENDAR_WEEKS, up to the newest commit's */
	size_t day_count; /* 0 without history */
	struct site_month *months; /* in which anything changed, newest first */
	size_t month_count;
	size_t undated; /* commits without a date */
};

/* Addresses tell people apart, then names, as no address is shown. */
struct site_author {
	str name; /* perhaps "" */
	size_t definitions; /* living and removed ones that this author changed */
	size_t revisions;
	struct site_list sole; /* living definitions that nobody else wrote */
	int64_t first_utc_s, last_utc_s; /* REPO_TIME_UNKNOWN when no commit tells */
};

struct site_authors {
	struct site_author *items; /* most definitions first */
	size_t n;
	/* All definitions that one author alone wrote, and who: by author, then definition. */
	struct site_list sole;
	size_t *sole_authors;
};

/* Fields that a definition of a kind should have. */
enum site_field { GIVEN_NAME, GIVEN_DESCRIPTION, GIVEN_MODEL, GIVEN_TOOLS, SITE_FIELDS };

struct site_field_info {
	str name; /* "description" */
	unsigned kinds; /* that should have it: 1 << kind */
};

extern const struct site_field_info site_fields[SITE_FIELDS];

struct site_care {
	size_t cared; /* the revision in which somebody last worked on it, or SITE_NONE: unknown */
	size_t own; /* revisions without the addition, sweeps, moves, spelling */
};

struct site_life {
	size_t lately, ever; /* revisions of struct site_care's kind, and additions */
};

struct site_upkeep {
	struct site_care *care; /* by definition */
	struct site_list oversized; /* longest first */
	struct site_list stale; /* longest left alone first */
	struct site_list lacking[SITE_FIELDS]; /* in the site's order */
	struct site_list recovered; /* their front matter was repaired */
	struct site_list changed; /* those with own revisions, most first */
	struct site_life *life; /* by folder */
	size_t *lively; /* folders that changed lately, most first */
	size_t lively_count;
};

/* A revision that lets a living definition do more. */
struct site_widened {
	const struct site_def *def;
	const struct site_revision *revision;
	struct def_strings gained; /* tools that came; "ALL" for all */
	struct def_strings allowed; /* tools that are no longer forbidden */
};

struct site_trends {
	int64_t now_utc_s; /* of the newest commit; REPO_TIME_UNKNOWN without one */
	struct site_series series;
	struct site_activity activity;
	struct site_authors authors;
	struct site_upkeep upkeep;
	struct site_widened *widened; /* newest first */
	size_t widened_count;
};

/* Whether a definition should have a field and does not. */
bool site_lacks_field(const struct definition *def, enum site_field field);

/*
 * When a revision was written, as trends count: not later than the newest commit;
 * REPO_TIME_UNKNOWN when its commit does not tell.
 */
int64_t site_time_of(
    const struct site *site, int64_t now_utc_s, const struct site_revision *revision);

#endif
