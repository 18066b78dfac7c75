/* SPDX-License-Identifier: MIT */
/* What the data of all pages have in common. Private to page/. */
#ifndef PAGE_COMMON_H
#define PAGE_COMMON_H

#include "page/page.h"

/*
 * Starts the data of the page at url: root, url, title, description, canonical (null without a base
 * url), noindex, and "site": title, description, generator, commit, branch, repository,
 * has_history, shallow, partial, counts of each kind, nav (label, url, current).
 */
struct value page_begin(struct page_run *run, str url, str title);

/* A definition as lists and links show it: id, kind, name, url, summary, category, model, tools...
 */
struct value page_def_row(struct page_run *run, const struct site_def *def);

/* A revision as lists show it: commit, short, date, day, author, subject, sentence, chips, url...
 */
struct value page_revision_row(
    struct page_run *run, const struct site_def *def, const struct site_revision *revision);

/* {iso: "2026-08-01T12:00:00Z", day: "2026-08-01"}; null when it is not known. */
struct value page_date(struct arena *mem, bool known, int64_t utc_s);

/* Hands a finished page to the sink. */
bool page_emit(struct page_run *run, str url, str template, struct value data);
bool page_emit_bytes(struct page_run *run, str url, str content);

#endif
