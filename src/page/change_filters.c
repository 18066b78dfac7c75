/* SPDX-License-Identifier: MIT */
/* Pages of the change log that list changes of one kind: plain links, so that no script is needed.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/vec.h"
#include "page/changes.h"
#include "page/kinds.h"

enum { LONG = 400 }; /* definitions on one page; above that each year has a page of its own */

/* All filters in the order of the bar: what matters most first, then the kinds. */
static struct change_filter filter_at(size_t i)
{
	if (i < GROUP_COUNT)
		return (struct change_filter){.name = site_change_groups[i].name,
		    .label = (enum language_key)(TEXT_FILTER_TOOLS_WIDENED + i),
		    .groups = 1u << i};
	const enum def_kind kind = (enum def_kind)(i - GROUP_COUNT);
	return (struct change_filter){
	    .name = def_kinds[kind].plural, .label = TEXT_KINDS_AGENT + kind, .kind = kind};
}

bool change_filter_matches(const struct site *site, const struct change_filter *filter,
    const struct site_commit_item *item)
{
	if (!filter->groups)
		return item->def->def.kind == filter->kind;
	/* where a shallow clone begins nobody knows what was added */
	return (item->revision->change.groups & filter->groups) &&
	    !site_is_boundary(site, item->revision);
}

static void count_item(
    const struct site *site, const struct site_commit_item *item, struct change_tallies *tallies)
{
	for (size_t i = 0; i < CHANGE_FILTERS; i++) {
		const struct change_filter filter = filter_at(i);
		tallies->of[i] += change_filter_matches(site, &filter, item);
	}
}

struct change_tallies page_count_changes(const struct site *site)
{
	struct change_tallies tallies = {0};

	for (size_t i = 0; i < site->change_count; i++) {
		const struct site_commit *change = &site->changes[i];
		tallies.all += change->n;
		for (size_t k = 0; k < change->n; k++)
			count_item(site, &change->items[k], &tallies);
	}
	for (size_t i = GROUP_COUNT; i < CHANGE_FILTERS; i++)
		tallies.kinds += tallies.of[i] > 0;
	return tallies;
}

static bool is_offered(const struct change_tallies *tallies, size_t i)
{
	return tallies->of[i] > 0 && (i < GROUP_COUNT || tallies->kinds > 1);
}

static str filter_url(struct arena *mem, str name, str year)
{
	return str_format(
	    mem, "changes/%.*s%s%.*s.html", STR_ARG(name), year.n ? "-" : "", STR_ARG(year));
}

static struct value bar_entry(struct arena *mem, str label, str url, size_t count, bool current)
{
	struct value entry = value_map(mem);

	VALUE_SET(mem, entry, "label", value_string(label));
	VALUE_SET(mem, entry, "url", value_string(url));
	VALUE_SET(mem, entry, "count", value_int(mem, (int64_t)count));
	VALUE_SET(mem, entry, "current", value_bool(current));
	return entry;
}

struct value page_filter_bar(
    struct page_run *run, const struct change_tallies *tallies, str current)
{
	struct arena *mem = run->mem;
	struct value bar = value_list(mem);

	value_push(mem, bar,
	    bar_entry(mem, page_say(run, TEXT_FILTER_ALL), S("changes.html"), tallies->all,
		current.p && !current.n));
	for (size_t i = 0; i < CHANGE_FILTERS; i++) {
		const struct change_filter filter = filter_at(i);
		if (is_offered(tallies, i))
			value_push(mem, bar,
			    bar_entry(mem, page_say(run, filter.label),
				filter_url(mem, filter.name, S("")), tallies->of[i],
				str_eq(filter.name, current)));
	}
	return bar;
}

/* What passed a filter in one year, newest first; years as the author dates say. */
struct year {
	str name; /* "2026"; "" for what has no date, and when years are not told apart */
	struct change_list commits;
};

struct years {
	struct year *items;
	size_t n, cap;
};

static str year_of(struct page_run *run, const struct site_commit *change)
{
	const str month = page_month_of(run, change);

	return month.n && char_is_digit(month.p[0]) ? str_slice(month, 0, 4) : S("");
}

static size_t count_matches(
    const struct site *site, const struct site_commit *change, const struct change_filter *filter)
{
	size_t n = 0;

	for (size_t i = 0; i < change->n; i++)
		n += change_filter_matches(site, filter, &change->items[i]);
	return n;
}

static struct year *find_year(struct arena *mem, struct years *years, str name)
{
	for (size_t i = 0; i < years->n; i++) {
		if (str_eq(years->items[i].name, name))
			return &years->items[i];
	}
	VEC_PUSH(mem, years, ((struct year){.name = name}));
	return &years->items[years->n - 1];
}

static int compare_years(const void *left, const void *right)
{
	const struct year *a = left, *b = right;

	return str_cmp(b->name, a->name);
}

/* The changes that pass, all together or by year when they are many. */
static struct years split_years(
    struct page_run *run, const struct change_filter *filter, bool together)
{
	const struct site *site = run->site;
	struct years years = {0};

	for (size_t i = 0; i < site->change_count; i++) {
		const struct site_commit *change = &site->changes[i];
		const size_t n = count_matches(site, change, filter);
		if (!n)
			continue;
		const str name = together ? S("") : year_of(run, change);
		struct year *year = find_year(run->mem, &years, name);
		year->commits.filter = filter;
		page_list_change(run->mem, &year->commits, change, n);
	}
	qsort(years.items, years.n, sizeof *years.items, compare_years);
	return years;
}

/* The newest year has the filter's own address, so that only that page changes from now on. */
static str year_url(
    struct arena *mem, const struct change_filter *filter, const struct years *years, size_t i)
{
	return filter_url(mem, filter->name,
	    i == 0			 ? S("")
		: years->items[i].name.n ? years->items[i].name
					 : S("undated"));
}

static struct value year_links(
    struct page_run *run, const struct change_filter *filter, const struct years *years, size_t at)
{
	struct value links = value_list(run->mem);

	for (size_t i = 0; years->n > 1 && i < years->n; i++) {
		const struct year *year = &years->items[i];
		value_push(run->mem, links,
		    bar_entry(run->mem, year->name.n ? year->name : page_say(run, TEXT_UNDATED),
			year_url(run->mem, filter, years, i), year->commits.definitions, i == at));
	}
	return links;
}

struct filter_pages {
	struct page_run *run;
	const struct change_tallies *tallies;
	struct change_filter filter;
	struct years years;
};

static str year_title(struct page_run *run, str label, const struct year *year)
{
	const str what = str_format(
	    run->mem, "%.*s%s%.*s", STR_ARG(label), year->name.n ? ", " : "", STR_ARG(year->name));

	return language_fill_one(run->mem, run->site->language, TEXT_TITLE_CHANGES_OF, what);
}

static bool emit_year_page(const struct filter_pages *pages, size_t at, size_t page)
{
	struct page_run *run = pages->run;
	struct arena *mem = run->mem;
	struct arena_mark mark = arena_mark(mem);
	const struct change_filter *filter = &pages->filter;
	const struct year *year = &pages->years.items[at];
	const str label = page_say(run, filter->label);
	const struct page_cut cut =
	    page_change_cut(&year->commits, year_url(mem, filter, &pages->years, at));
	struct value data = page_begin(
	    run, page_cut_url(mem, &cut, page), year_title(run, label, year), S("changes"));

	VALUE_SET(mem, data, "label", value_string(label));
	VALUE_SET(mem, data, "year", page_text(year->name));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)year->commits.definitions));
	VALUE_SET(mem, data, "many", value_bool(year->commits.definitions != 1));
	PAGE_SET_LIST(mem, data, "filters", page_filter_bar(run, pages->tallies, filter->name));
	PAGE_SET_LIST(mem, data, "years", year_links(run, filter, &pages->years, at));
	page_add_changes(run, data, &year->commits, &cut, page);
	VALUE_SET(mem, data, "noindex", value_bool(true));
	bool going = page_emit(run, S("changes-filter"), data);
	arena_rewind(mem, mark);
	return going;
}

static bool emit_year(const struct filter_pages *pages, size_t at)
{
	bool going = true;

	for (size_t k = 0; going && k < site_log_page_count(&pages->years.items[at].commits.cut);
	     k++)
		going = emit_year_page(pages, at, k);
	return going;
}

bool page_change_filters(struct page_run *run)
{
	const struct change_tallies tallies = page_count_changes(run->site);
	bool going = true;

	for (size_t i = 0; going && i < CHANGE_FILTERS; i++) {
		struct arena_mark mark = arena_mark(run->mem);
		struct filter_pages pages = {
		    .run = run, .tallies = &tallies, .filter = filter_at(i)};
		if (is_offered(&tallies, i))
			pages.years = split_years(run, &pages.filter, tallies.of[i] <= LONG);
		for (size_t k = 0; going && k < pages.years.n; k++)
			going = emit_year(&pages, k);
		arena_rewind(run->mem, mark);
	}
	return going;
}
