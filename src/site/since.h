/* SPDX-License-Identifier: MIT */
/*
 * What changed in each definition since a tag, or since the beginning of a month: the summaries of
 * its revisions added up, so that what was changed and changed back is no change. Works on what was
 * found to differ, not on the texts. Everything here needs all changes, so it comes after
 * site_finish.
 */
#ifndef SITE_SINCE_H
#define SITE_SINCE_H

#include "site/site.h"

/* A page for each would grow a site by a copy of its change log for every tag. */
enum {
	SITE_SINCE_TAGS = 12, /* the newest ones */
	SITE_SINCE_MONTHS = 12, /* the last ones in which anything changed */
	SITE_SINCE_TOOLS = 3, /* gained tools that are counted one by one */
};

/* From where on changes count. */
struct site_since_point {
	str name; /* "v1.2", "2026-03" */
	str slug; /* "v1.2": of its page; no two are equal on any file system */
	bool is_tag;
	uint32_t commit; /* of a tag: what it has in its history does not count */
	int64_t utc_s; /* of a tag: when it was made; of a month: its beginning */
};

struct site_since_points {
	struct site_since_point *items; /* tags, then months, newest first */
	size_t n, tag_count;
	size_t tags_left_out, months_left_out; /* for want of a page */
};

/*
 * The points of a site. The month in which its history begins is none: everything is new since.
 * Owner   all in mem
 */
struct site_since_points site_list_points(
    struct arena *mem, struct arena *tmp, const struct site *site);

enum site_since_fate {
	SINCE_ADDED,
	SINCE_REMOVED,
	SINCE_CHANGED,
	SINCE_SAME, /* changed and changed back */
	SINCE_PASSED, /* added and removed again */
	SINCE_FATE_COUNT,
};

/* A tool that a definition may use now and might not then. */
struct site_since_gain {
	str tool; /* "ALL" for every tool */
	bool allowed_again; /* it was forbidden */
	const struct site_revision *revision; /* the last one that allowed it */
};

struct site_since_def {
	const struct site_def *def;
	enum site_since_fate fate;
	str old_path; /* where it stood then; absent when it is there still */
	struct site_change change; /* the sum; of SINCE_CHANGED alone */
	struct site_since_gain *gains;
	size_t gain_count;
	const struct site_revision *newest, *oldest; /* of those that count */
	size_t revision_count; /* of those that count */
};

struct site_since_counts {
	size_t fates[SINCE_FATE_COUNT];
	size_t groups[GROUP_COUNT]; /* of those that changed, by bit of their sum */
	size_t authors; /* who wrote the commits */
	size_t commits;
	struct {
		str tool;
		size_t n; /* definitions that gained it */
	} gained[SITE_SINCE_TOOLS]; /* those that let it act before those that let it read */
	size_t gained_count, gained_left_out;
};

struct site_since {
	struct site_since_def *items; /* living by kind and slug, then removed */
	size_t n;
	struct site_since_counts counts; /* its texts live as long as the site */
};

/*
 * What changed since a point.
 * Owner   all in mem
 * Cost    one look at each commit and each revision, and one at each part of a summary that counts
 */
struct site_since site_sum_since(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_since_point *point);

#endif
