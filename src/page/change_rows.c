/* SPDX-License-Identifier: MIT */
/* A commit as the change log lists it: what it did to which definitions. */
#include "base/arena.h"
#include "base/date.h"
#include "page/changes.h"

enum { FOLD_ABOVE = 8 }; /* a commit that touches more definitions folds to one line */

str page_month_of(struct page_run *run, const struct site_commit *change)
{
	if (change->commit == HIST_UNCOMMITTED)
		return STR_ABSENT;
	int64_t utc_s = run->site->commits.items[change->commit].author_utc_s;
	return utc_s == REPO_TIME_UNKNOWN ? S("undated") : date_month(run->mem, utc_s);
}

str page_month_url(struct arena *mem, str month)
{
	return month.p ? str_format(mem, "changes/%.*s.html", STR_ARG(month))
		       : S("changes/uncommitted.html");
}

str page_log_url(struct page_run *run, const struct site_commit *change)
{
	struct arena *mem = run->mem;
	str page = page_month_url(mem, page_month_of(run, change));

	if (change->commit == HIST_UNCOMMITTED)
		return page;
	return str_format(mem, "%.*s#ad-%.*s", STR_ARG(page),
	    STR_ARG(oid_hex(mem, &run->site->commits.items[change->commit].id, 10)));
}

static struct value item_of(struct page_run *run, const struct site_commit_item *item)
{
	struct arena *mem = run->mem;
	struct value v = page_def_link(run, item->def);
	const struct site_revision *revision = item->revision;

	VALUE_SET(mem, v, "sentence", page_text(revision->change.sentence));
	VALUE_SET(
	    mem, v, "revision_url", value_string(revision->url.p ? revision->url : item->def->url));
	VALUE_SET(mem, v, "added",
	    value_bool(
		revision->hist.status == HIST_ADDED && !site_is_boundary(run->site, revision)));
	VALUE_SET(mem, v, "removed", value_bool(revision->hist.status == HIST_DELETED));
	return v;
}

/* How many definitions a commit touched in which way. */
struct tally {
	size_t n[HIST_STATUS_COUNT];
};

static void count_item(
    const struct site *site, const struct site_commit_item *item, struct tally *tally)
{
	const bool boundary = site_is_boundary(site, item->revision);

	tally->n[boundary ? HIST_MODIFIED : item->revision->hist.status]++;
}

/* What happened to all of them: " changed", or ": 120 changed, 8 removed". */
static str tally_text(struct page_run *run, const struct tally *tally, size_t all)
{
	const size_t parts[] = {
	    tally->n[HIST_ADDED],
	    tally->n[HIST_MODIFIED],
	    tally->n[HIST_RENAMED] + tally->n[HIST_COPIED],
	    tally->n[HIST_DELETED],
	};
	struct arena *mem = run->mem;
	struct buf out;

	buf_init(&out, mem);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const enum language_key key = parts[i] == all ? TEXT_TALLY_ALL
		    : out.n				      ? TEXT_TALLY_NEXT
							      : TEXT_TALLY_FIRST;
		const struct language_slot slots[] = {
		    {S("n"), str_format(mem, "%zu", parts[i])},
		    {S("what"), page_say(run, (enum language_key)(TEXT_TALLY_ADDED + i))},
		};
		if (parts[i])
			buf_add(&out, language_fill(mem, page_say(run, key), slots, 2));
	}
	return buf_str(&out);
}

struct value page_filtered_commit_row(
    struct page_run *run, const struct site_commit *change, const struct change_filter *filter)
{
	struct arena *mem = run->mem;
	struct value items = value_list(mem);
	struct tally tally = {0};

	for (size_t i = 0; i < change->n; i++) {
		const struct site_commit_item *item = &change->items[i];
		if (filter && !change_filter_matches(run->site, filter, item))
			continue;
		value_push(mem, items, item_of(run, item));
		count_item(run->site, item, &tally);
	}
	const size_t n = value_count(items);
	if (!n)
		return VALUE_NONE;
	struct value row = value_map(mem);
	page_add_commit(run, row, site_commit_of(run->site, change->items[0].revision));
	VALUE_SET(mem, row, "log_url", value_string(page_log_url(run, change)));
	VALUE_SET(mem, row, "definitions", items);
	VALUE_SET(mem, row, "count", value_int(mem, (int64_t)n));
	VALUE_SET(mem, row, "single", value_bool(n == 1));
	VALUE_SET(mem, row, "folded", value_bool(n > FOLD_ABOVE));
	VALUE_SET(mem, row, "tally",
	    n > FOLD_ABOVE ? value_string(tally_text(run, &tally, n)) : VALUE_NONE);
	VALUE_SET(mem, row, "all", n < change->n ? value_int(mem, (int64_t)change->n) : VALUE_NONE);
	return row;
}

struct value page_commit_row(struct page_run *run, const struct site_commit *change)
{
	return page_filtered_commit_row(run, change, NULL);
}
