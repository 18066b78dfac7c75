/* SPDX-License-Identifier: MIT */
/* The change log of the whole site: an overview of where to begin, and a page a month. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "page/changes.h"
#include "page/kinds.h"

enum { LATEST_COMMITS = 30 }; /* on the overview; each month has a page of its own */

/*
 * Commits stand in topological order, so that an author date of an old branch may lie between
 * younger ones: a month's page takes all of its commits wherever they stand.
 */
struct month {
	str name; /* see page_month_of */
	struct change_list commits; /* newest first */
};

struct months {
	struct month *items;
	size_t n;
	struct change_tallies tallies;
};

/* What is not committed, then the months, newest first; what has no date comes last. */
static int compare_months(const void *left, const void *right)
{
	const struct month *a = left, *b = right;
	const bool dated_a = a->name.n && char_is_digit(a->name.p[0]);
	const bool dated_b = b->name.n && char_is_digit(b->name.p[0]);

	if (!a->name.p || !b->name.p)
		return !a->name.p ? -1 : 1;
	if (dated_a != dated_b)
		return dated_a ? -1 : 1;
	return str_cmp(b->name, a->name);
}

static struct months months_of(struct page_run *run)
{
	const struct site *site = run->site;
	struct months months = {.items = ARENA_ARRAY(run->mem, struct month, site->change_count),
	    .tallies = page_count_changes(site)};
	struct map places = {0};

	for (size_t i = 0; i < site->change_count; i++) {
		str name = page_month_of(run, &site->changes[i]);
		void **place = map_put(run->mem, &places, name);
		if (!*place) {
			*place = &months.items[months.n];
			months.items[months.n++].name = name;
		}
		struct month *month = *place;
		page_list_change(run->mem, &month->commits, &site->changes[i], site->changes[i].n);
	}
	if (months.n)
		qsort(months.items, months.n, sizeof *months.items, compare_months);
	return months;
}

static str month_label(const struct page_run *run, const struct month *month)
{
	const struct site_commit *change = month->commits.items[0].change;

	if (change->commit == HIST_UNCOMMITTED)
		return page_say(run, TEXT_NOT_COMMITTED);
	const int64_t utc_s = run->site->commits.items[change->commit].author_utc_s;
	return utc_s == REPO_TIME_UNKNOWN ? page_say(run, TEXT_UNDATED)
					  : language_month(run->mem, run->site->language, utc_s);
}

static struct value month_link(struct page_run *run, const struct month *month)
{
	struct arena *mem = run->mem;
	struct value link = value_map(mem);

	VALUE_SET(mem, link, "name", value_string(month_label(run, month)));
	VALUE_SET(mem, link, "url", value_string(page_month_url(mem, month->name)));
	VALUE_SET(mem, link, "commits", value_int(mem, (int64_t)month->commits.n));
	VALUE_SET(mem, link, "definitions", value_int(mem, (int64_t)month->commits.definitions));
	return link;
}

static bool emit_month_page(
    struct page_run *run, const struct months *months, size_t index, size_t at)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct month *month = &months->items[index];
	const struct page_cut cut =
	    page_change_cut(&month->commits, page_month_url(mem, month->name));
	const str url = page_cut_url(mem, &cut, at);

	if (!page_is_wanted(run, url)) {
		arena_rewind(mem, mark);
		return true;
	}
	const str name = month_label(run, month);
	struct value data = page_begin(run, url,
	    language_fill_one(mem, run->site->language, TEXT_TITLE_MONTH, name), S("changes"));

	VALUE_SET(mem, data, "month", value_string(name));
	PAGE_SET_LIST(mem, data, "filters", page_filter_bar(run, &months->tallies, STR_ABSENT));
	VALUE_SET(mem, data, "definitions", value_int(mem, (int64_t)month->commits.definitions));
	VALUE_SET(mem, data, "many", value_bool(month->commits.definitions != 1));
	page_add_changes(run, data, &month->commits, &cut, at);
	VALUE_SET(
	    mem, data, "newer", index ? month_link(run, &months->items[index - 1]) : VALUE_NONE);
	VALUE_SET(mem, data, "older",
	    index + 1 < months->n ? month_link(run, &months->items[index + 1]) : VALUE_NONE);
	bool going = page_emit(run, S("changes-month"), data);
	arena_rewind(run->mem, mark);
	return going;
}

static bool emit_month(struct page_run *run, const struct months *months, size_t index)
{
	bool going = true;

	for (size_t at = 0; going && at < site_log_page_count(&months->items[index].commits.cut);
	     at++)
		going = emit_month_page(run, months, index, at);
	return going;
}

static struct value latest_commits(struct page_run *run)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < run->site->change_count && i < LATEST_COMMITS; i++)
		value_push(run->mem, list, page_commit_row(run, &run->site->changes[i]));
	return list;
}

static bool emit_overview(struct page_run *run, const struct months *months, struct value since)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data =
	    page_begin(run, S("changes.html"), page_say(run, TEXT_PAGE_CHANGES), S("changes"));
	struct value links = value_list(mem);

	for (size_t i = 0; i < months->n; i++)
		value_push(mem, links, month_link(run, &months->items[i]));
	PAGE_SET_LIST(mem, data, "filters", page_filter_bar(run, &months->tallies, S("")));
	VALUE_SET(mem, data, "since", since);
	VALUE_SET(mem, data, "months", links);
	PAGE_SET_LIST(mem, data, "shown", latest_commits(run));
	VALUE_SET(mem, data, "more", value_bool(run->site->change_count > LATEST_COMMITS));
	bool going = page_emit(run, S("changes"), data);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_changes(struct page_run *run)
{
	if (!run->site->has_history)
		return true;
	struct arena_mark mark = arena_mark(run->mem);
	struct months months = months_of(run);
	struct value since;
	bool going = page_since(run, &since) && emit_overview(run, &months, since);

	for (size_t i = 0; going && i < months.n; i++)
		going = emit_month(run, &months, i);
	arena_rewind(run->mem, mark);
	return going;
}
