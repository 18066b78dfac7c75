/* SPDX-License-Identifier: MIT */
/* The change log of the whole site, by month and commit; and the list of what was removed. */
#include "base/arena.h"
#include "base/date.h"
#include "base/vec.h"
#include "page/common.h"
#include "page/kinds.h"

enum {
	FOLD_ABOVE = 8, /* a commit that touches more definitions folds to one line */
	LATEST_COMMITS = 30, /* on the overview; each month has a page of its own */
};

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

/* "2026-08", or "undated"; absent: not committed. */
static str month_of(struct page_run *run, const struct site_commit *change)
{
	if (change->commit == HIST_UNCOMMITTED)
		return STR_ABSENT;
	int64_t utc_s = run->site->commits.items[change->commit].author_utc_s;
	return utc_s == REPO_TIME_UNKNOWN ? S("undated") : date_month(run->mem, utc_s);
}

/* name is as month_of gives it. */
static str month_url(struct arena *mem, str name)
{
	return name.p ? str_format(mem, "changes/%.*s.html", STR_ARG(name))
		      : S("changes/uncommitted.html");
}

/* Where the change log has the commit. */
static str log_url(struct page_run *run, const struct site_commit *change, str commit)
{
	str page = month_url(run->mem, month_of(run, change));

	return commit.n ? str_format(run->mem, "%.*s#ad-%.*s", STR_ARG(page), STR_ARG(commit))
			: page;
}

struct value page_commit_row(struct page_run *run, const struct site_commit *change)
{
	struct arena *mem = run->mem;
	struct value row = page_revision_row(run, change->items[0].revision);
	struct value items = value_list(mem);

	for (size_t i = 0; i < change->n; i++)
		value_push(mem, items, item_of(run, &change->items[i]));
	str commit = value_text(*value_get(row, S("short")));
	VALUE_SET(mem, row, "log_url", value_string(log_url(run, change, commit)));
	VALUE_SET(mem, row, "definitions", items);
	VALUE_SET(mem, row, "count", value_int(mem, (int64_t)change->n));
	VALUE_SET(mem, row, "single", value_bool(change->n == 1));
	VALUE_SET(mem, row, "folded", value_bool(change->n > FOLD_ABOVE));
	return row;
}

/*
 * Commits stand in topological order, so that an author date of an old branch may lie between
 * younger ones: a month's page takes all of its commits wherever they stand.
 */
struct month {
	str name; /* see month_of */
	VEC(const struct site_commit *) commits; /* newest first */
	size_t definitions;
};

struct months {
	struct month *items;
	size_t n;
};

static struct months months_of(struct page_run *run)
{
	const struct site *site = run->site;
	struct months months = {ARENA_ARRAY(run->mem, struct month, site->change_count), 0};
	struct map places = {0};

	for (size_t i = 0; i < site->change_count; i++) {
		str name = month_of(run, &site->changes[i]);
		void **place = map_put(run->mem, &places, name);
		if (!*place) {
			*place = &months.items[months.n];
			months.items[months.n++].name = name;
		}
		struct month *month = *place;
		VEC_PUSH(run->mem, &month->commits, &site->changes[i]);
		month->definitions += site->changes[i].n;
	}
	return months;
}

static struct value month_link(struct arena *mem, const struct month *month)
{
	struct value link = value_map(mem);

	VALUE_SET(
	    mem, link, "name", value_string(month->name.p ? month->name : S("not committed")));
	VALUE_SET(mem, link, "url", value_string(month_url(mem, month->name)));
	VALUE_SET(mem, link, "commits", value_int(mem, (int64_t)month->commits.n));
	VALUE_SET(mem, link, "definitions", value_int(mem, (int64_t)month->definitions));
	return link;
}

static struct value month_commits(struct page_run *run, const struct month *month)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < month->commits.n; i++)
		value_push(run->mem, list, page_commit_row(run, month->commits.items[i]));
	return list;
}

static bool emit_month(struct page_run *run, const struct months *months, size_t index)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const struct month *month = &months->items[index];
	str name = month->name.p ? month->name : S("not committed");
	struct value data = page_begin(run, month_url(mem, month->name),
	    str_format(mem, "Changes %.*s", STR_ARG(name)), S("changes"));

	VALUE_SET(mem, data, "month", value_string(name));
	VALUE_SET(mem, data, "commits", month_commits(run, month));
	VALUE_SET(
	    mem, data, "newer", index ? month_link(mem, &months->items[index - 1]) : VALUE_NONE);
	VALUE_SET(mem, data, "older",
	    index + 1 < months->n ? month_link(mem, &months->items[index + 1]) : VALUE_NONE);
	bool going = page_emit(run, S("changes-month"), data);
	arena_rewind(run->mem, mark);
	return going;
}

static struct value latest_commits(struct page_run *run)
{
	struct value list = value_list(run->mem);

	for (size_t i = 0; i < run->site->change_count && i < LATEST_COMMITS; i++)
		value_push(run->mem, list, page_commit_row(run, &run->site->changes[i]));
	return list;
}

static bool emit_overview(struct page_run *run, const struct months *months)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data = page_begin(run, S("changes.html"), S("Changes"), S("changes"));
	struct value links = value_list(mem);

	for (size_t i = 0; i < months->n; i++)
		value_push(mem, links, month_link(mem, &months->items[i]));
	VALUE_SET(mem, data, "months", links);
	PAGE_SET_LIST(mem, data, "shown", latest_commits(run));
	bool going = page_emit(run, S("changes"), data);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_changes(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct months months = months_of(run);
	bool going = emit_overview(run, &months);

	for (size_t i = 0; going && i < months.n; i++)
		going = emit_month(run, &months, i);
	arena_rewind(run->mem, mark);
	return going;
}

/* Who removed it and when: its newest revision, if that one is the deletion. */
static struct value removed_item(struct page_run *run, const struct site_def *def)
{
	struct value item = page_def_row(run, def);

	VALUE_SET(run->mem, item, "last",
	    def->revision_count ? page_revision_row(run, &def->revisions[0]) : VALUE_NONE);
	return item;
}

bool page_removed(struct page_run *run)
{
	struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	struct value data =
	    page_begin(run, S("removed.html"), S("Removed definitions"), S("removed"));
	struct value list = value_list(mem);

	for (size_t i = 0; i < run->site->removed_count; i++)
		value_push(mem, list, removed_item(run, &run->site->removed[i]));
	VALUE_SET(mem, data, "definitions", list);
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)run->site->removed_count));
	bool going = page_emit(run, S("removed"), data);
	arena_rewind(run->mem, mark);
	return going;
}
