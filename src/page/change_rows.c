/* SPDX-License-Identifier: MIT */
/* A commit as the change log lists it: what it did to which definitions. */
#include "base/arena.h"
#include "base/date.h"
#include "base/vec.h"
#include "page/changes.h"

enum {
	FOLD_ABOVE = 8, /* a commit that touches more definitions folds to one line */
	BRIEF = 25, /* definitions of a commit where the change log is not shown whole */
};

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
	const str month = page_month_url(mem, page_month_of(run, change));

	if (change->commit == HIST_UNCOMMITTED)
		return month;
	const size_t at = run->site->log_places[change->commit].page;
	const struct page_cut cut = {.url = month};
	return str_format(mem, "%.*s#ad-%.*s", STR_ARG(page_cut_url(mem, &cut, at)),
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
	size_t all;
};

static void count_item(
    const struct site *site, const struct site_commit_item *item, struct tally *tally)
{
	const bool boundary = site_is_boundary(site, item->revision);

	tally->n[boundary ? HIST_MODIFIED : item->revision->hist.status]++;
	tally->all++;
}

/* What happened to all of them: " changed", or ": 120 changed, 8 removed". */
static str tally_text(struct page_run *run, const struct tally *tally)
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
		const enum language_key key = parts[i] == tally->all ? TEXT_TALLY_ALL
		    : out.n					     ? TEXT_TALLY_NEXT
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

/* The definitions of a part, and what happened to all that pass. */
static struct value items_of(struct page_run *run, const struct site_commit *change,
    const struct change_filter *filter, struct site_log_part part, struct tally *tally)
{
	struct value items = value_list(run->mem);

	for (size_t i = 0; i < change->n; i++) {
		const struct site_commit_item *item = &change->items[i];
		if (filter && !change_filter_matches(run->site, filter, item))
			continue;
		if (tally->all >= part.from && tally->all < part.to)
			value_push(run->mem, items, item_of(run, item));
		count_item(run->site, item, tally);
	}
	return items;
}

static struct value commit_row(struct page_run *run, const struct site_commit *change,
    const struct change_filter *filter, struct site_log_part part)
{
	struct arena *mem = run->mem;
	struct value row = value_map(mem);
	struct tally tally = {0};
	const struct value items = items_of(run, change, filter, part, &tally);
	const size_t n = tally.all;

	page_add_commit(run, row, site_commit_of(run->site, change->items[0].revision));
	VALUE_SET(mem, row, "log_url", value_string(page_log_url(run, change)));
	VALUE_SET(mem, row, "definitions", items);
	VALUE_SET(mem, row, "count", value_int(mem, (int64_t)n));
	VALUE_SET(mem, row, "single", value_bool(n == 1));
	VALUE_SET(mem, row, "folded", value_bool(n > FOLD_ABOVE));
	VALUE_SET(
	    mem, row, "tally", n > FOLD_ABOVE ? value_string(tally_text(run, &tally)) : VALUE_NONE);
	VALUE_SET(mem, row, "all", n < change->n ? value_int(mem, (int64_t)change->n) : VALUE_NONE);
	return row;
}

struct value page_commit_row(struct page_run *run, const struct site_commit *change)
{
	struct arena *mem = run->mem;
	const size_t shown = change->n < BRIEF ? change->n : BRIEF;
	struct value row = commit_row(run, change, NULL, (struct site_log_part){0, shown});

	VALUE_SET(mem, row, "left",
	    shown < change->n ? value_int(mem, (int64_t)(change->n - shown)) : VALUE_NONE);
	return row;
}

/* --- lists ---------------------------------------------------------------------------------- */

void page_list_change(struct arena *mem, struct change_list *list, const struct site_commit *change,
    size_t definitions)
{
	const struct listed_change item = {
	    change, definitions, site_log_put(&list->cut, definitions)};

	VEC_PUSH(mem, list, item);
	list->definitions += definitions;
}

struct page_cut page_change_cut(const struct change_list *list, str url)
{
	return (struct page_cut){.url = url, .n = site_log_page_count(&list->cut), .rows = 1};
}

static struct value part_of(struct arena *mem, struct site_log_part part, size_t all)
{
	struct value shown = value_map(mem);

	if (!part.from && part.to == all)
		return VALUE_NONE;
	VALUE_SET(mem, shown, "first", value_int(mem, (int64_t)part.from + 1));
	VALUE_SET(mem, shown, "last", value_int(mem, (int64_t)part.to));
	return shown;
}

void page_add_changes(struct page_run *run, struct value data, const struct change_list *list,
    const struct page_cut *cut, size_t at)
{
	struct arena *mem = run->mem;
	struct value commits = value_list(mem);

	for (size_t i = 0; i < list->n; i++) {
		const struct listed_change *item = &list->items[i];
		const struct site_log_part part =
		    site_log_part_of(item->place, item->definitions, at);
		if (part.from == part.to)
			continue;
		struct value row = commit_row(run, item->change, list->filter, part);
		VALUE_SET(mem, row, "part", part_of(mem, part, item->definitions));
		value_push(mem, commits, row);
	}
	VALUE_SET(mem, data, "commits", commits);
	VALUE_SET(mem, data, "commits_count", value_int(mem, (int64_t)list->n));
	VALUE_SET(mem, data, "commits_many", value_bool(list->n != 1));
	page_add_pager(mem, data, cut, at);
}
