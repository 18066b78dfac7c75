/* SPDX-License-Identifier: MIT */
/*
 * What changed in the definitions between two states of a repository, for people and for programs:
 * the model, which build/ fills in, and one function for each format. Not for pages of the site.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/arena.h"
#include "site/site.h"

/* What a reader must see first; the order of the definitions in every format. */
enum report_rank {
	REPORT_WIDENED, /* it may use a tool more */
	REPORT_PERMISSIONS, /* other permissions changed, in a way that a reader has to judge */
	REPORT_REMOVED,
	REPORT_ADDED,
	REPORT_MOVED, /* renamed or copied, and perhaps changed */
	REPORT_CHANGED,
};

/* A definition that changed. */
struct report_item {
	const struct site_def *def;
	const struct site_revision *revision; /* its only one */
	enum report_rank rank;
	str before, after; /* the whole texts, valid UTF-8; absent when there is none */
};

struct report {
	const struct site *site; /* of the later state */
	str from, to; /* commits in hexadecimal; to is absent for the work tree */
	struct report_item *items; /* by rank, kind and slug */
	size_t n;
};

/* How many definitions gained a tool. */
struct report_gain {
	str tool;
	size_t n;
};

struct report_counts {
	size_t by_status[HIST_STATUS_COUNT];
	size_t widened, permissions;
	struct report_gain *gains; /* most definitions first, then by name */
	size_t gain_count;
};

/* The rank of a change. */
enum report_rank report_rank(const struct site_revision *revision);

/* Puts the items in order. */
void report_sort(struct report *report);

struct report_counts report_count(struct arena *mem, const struct report *report);

/* How the texts themselves are shown below what is told of them. */
enum report_texts { REPORT_NO_TEXTS, REPORT_LINES, REPORT_WORDS };

struct report_style {
	bool colours; /* of a terminal */
	enum report_texts texts;
};

/*
 * The formats append to out. Nothing that a definition says can command a terminal, become markup,
 * link or call somebody; the comment in markdown has at most LIMIT_COMMENT bytes and says what it
 * leaves out.
 */
void report_text(struct arena *tmp, struct buf *out, const struct report *report,
    const struct report_style *style);
void report_markdown(struct arena *tmp, struct buf *out, const struct report *report,
    const struct report_style *style);
void report_json(struct arena *tmp, struct buf *out, const struct report *report);

#endif
