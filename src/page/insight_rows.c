/* SPDX-License-Identifier: MIT */
/*
 * Lists of the insights that may be long: the overview shows the beginning of each, and one that is
 * longer has pages of its own. How a row looks, and by which rule the list came about, says
 * templates/partials/insight-NAME.mustache.
 */
#include "base/arena.h"
#include "base/date.h"
#include "page/insights.h"
#include "page/kinds.h"
#include "page/paging.h"
#include "site/insights.h"
#include "site/trends.h"

enum {
	PAGE_ROWS = 800, /* of short rows */
	PAGE_GROUPS = 150, /* of rows that list definitions themselves */
	ROW_FOLDERS = 12, /* on the overview */
	ROW_GROUPS = 20,
};

static struct value time_of(struct page_run *run, int64_t utc_s)
{
	return page_date(run, utc_s != REPO_TIME_UNKNOWN, utc_s);
}

static const struct site_def *def_at(struct page_run *run, const struct site_list *list, size_t i)
{
	return &run->site->defs[list->defs[i]];
}

/* What a revision's page is for one who follows a link: its own, or for want of one its owner's. */
static void add_revision(struct page_run *run, struct value row, const struct site_def *def,
    const struct site_revision *revision)
{
	struct arena *mem = run->mem;
	const struct repo_commit *commit = site_commit_of(run->site, revision);

	VALUE_SET(
	    mem, row, "revision_url", value_string(revision->url.p ? revision->url : def->url));
	VALUE_SET(
	    mem, row, "date", page_date(run, commit != NULL, commit ? commit->author_utc_s : 0));
	VALUE_SET(mem, row, "author", page_text(commit ? page_author(run, commit) : STR_ABSENT));
}

static struct page_cut cut_of(struct arena *mem, str key, size_t n, size_t rows)
{
	return (struct page_cut){
	    .url = str_format(mem, "insights/%.*s.html", STR_ARG(key)), .n = n, .rows = rows};
}

/* --- rows ----------------------------------------------------------------------------------- */

static struct value hub_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;
	const struct site_reach *reach = &site->insights->reach[site->hubs[i]];
	struct value row = page_def_link(run, &site->defs[site->hubs[i]]);

	VALUE_SET(mem, row, "direct", value_int(mem, (int64_t)reach->direct));
	VALUE_SET(mem, row, "transitive", value_int(mem, (int64_t)reach->transitive));
	return row;
}

static struct value recovered_row(struct page_run *run, size_t i)
{
	return page_def_link(run, def_at(run, &run->site->trends->upkeep.recovered, i));
}

static struct value orphan_row(struct page_run *run, size_t i)
{
	return page_def_link(run, &run->site->defs[run->site->orphans[i]]);
}

static struct value oversized_row(struct page_run *run, size_t i)
{
	const struct site_def *def = def_at(run, &run->site->trends->upkeep.oversized, i);
	struct value row = page_def_link(run, def);

	VALUE_SET(run->mem, row, "words", value_int(run->mem, (int64_t)def->def.words));
	return row;
}

static struct value stale_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_trends *trends = run->site->trends;
	const size_t index = trends->upkeep.stale.defs[i];
	const struct site_def *def = &run->site->defs[index];
	const struct site_revision *cared = &def->revisions[trends->upkeep.care[index].cared];
	const int64_t utc_s = site_time_of(run->site, trends->now_utc_s, cared);
	struct value row = page_def_link(run, def);

	add_revision(run, row, def, cared);
	VALUE_SET(mem, row, "days", value_int(mem, (trends->now_utc_s - utc_s) / DATE_DAY_S));
	return row;
}

static struct value changed_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_upkeep *upkeep = &run->site->trends->upkeep;
	const struct site_def *def = def_at(run, &upkeep->changed, i);
	const struct site_care *care = &upkeep->care[upkeep->changed.defs[i]];
	struct value row = page_def_link(run, def);

	VALUE_SET(mem, row, "own", value_int(mem, (int64_t)care->own));
	VALUE_SET(mem, row, "revisions", value_int(mem, (int64_t)def->revision_count));
	VALUE_SET(mem, row, "history_url",
	    value_string(def->revision_count > 1
		    ? str_format(mem, "%.*s/history.html", STR_ARG(def->base))
		    : def->url));
	add_revision(run, row, def, &def->revisions[care->cared]);
	return row;
}

static struct value lacking_row(struct page_run *run, enum site_field field, size_t i)
{
	return page_def_link(run, def_at(run, &run->site->trends->upkeep.lacking[field], i));
}

static struct value nameless_row(struct page_run *run, size_t i)
{
	return lacking_row(run, GIVEN_NAME, i);
}

static struct value undescribed_row(struct page_run *run, size_t i)
{
	return lacking_row(run, GIVEN_DESCRIPTION, i);
}

static struct value modelless_row(struct page_run *run, size_t i)
{
	return lacking_row(run, GIVEN_MODEL, i);
}

static struct value toolless_row(struct page_run *run, size_t i)
{
	return lacking_row(run, GIVEN_TOOLS, i);
}

static str shown_name(const struct page_run *run, const struct site_author *author)
{
	return author->name.n ? author->name : page_say(run, TEXT_NO_NAME);
}

/* Where the list of what authors alone wrote has an author; null when that is nothing. */
static struct value sole_link(struct page_run *run, size_t author)
{
	const struct site_authors *authors = &run->site->trends->authors;
	const struct site_list *sole = &authors->items[author].sole;
	const size_t first = (size_t)(sole->defs - authors->sole.defs);

	if (!sole->n)
		return VALUE_NONE;
	const struct page_cut cut = cut_of(run->mem, S("sole"), authors->sole.n, PAGE_ROWS);
	return value_string(str_format(run->mem, "%.*s#ad-author-%zu",
	    STR_ARG(page_cut_url(run->mem, &cut, first / PAGE_ROWS)), author + 1));
}

static struct value author_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_author *author = &run->site->trends->authors.items[i];
	struct value row = value_map(mem);

	VALUE_SET(mem, row, "name", value_string(shown_name(run, author)));
	VALUE_SET(mem, row, "definitions", value_int(mem, (int64_t)author->definitions));
	VALUE_SET(mem, row, "revisions", value_int(mem, (int64_t)author->revisions));
	VALUE_SET(mem, row, "sole", value_int(mem, (int64_t)author->sole.n));
	VALUE_SET(mem, row, "sole_url", sole_link(run, i));
	VALUE_SET(mem, row, "first", time_of(run, author->first_utc_s));
	VALUE_SET(mem, row, "last", time_of(run, author->last_utc_s));
	return row;
}

/* The first definition of each author has the author's number, for links to lead to. */
static struct value sole_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_authors *authors = &run->site->trends->authors;
	const size_t author = authors->sole_authors[i];
	const bool first = i == 0 || authors->sole_authors[i - 1] != author;
	const struct site_def *def = def_at(run, &authors->sole, i);
	struct value row = page_def_link(run, def);

	VALUE_SET(mem, row, "author", value_string(shown_name(run, &authors->items[author])));
	VALUE_SET(mem, row, "number", first ? value_int(mem, (int64_t)author + 1) : VALUE_NONE);
	VALUE_SET(mem, row, "updated", page_date(run, def->has_updated, def->updated_utc_s));
	return row;
}

static struct value widened_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_widened *widened = &run->site->trends->widened[i];
	const struct def_strings *gained = &widened->gained;
	const bool all = gained->n == 1 && str_eq(gained->items[0], S("ALL"));
	struct value row = page_def_link(run, widened->def);

	add_revision(run, row, widened->def, widened->revision);
	VALUE_SET(mem, row, "all", value_bool(all));
	VALUE_SET(mem, row, "gained", all ? value_list(mem) : page_strings(mem, &widened->gained));
	VALUE_SET(mem, row, "allowed", page_strings(mem, &widened->allowed));
	return row;
}

static struct value lively_row(struct page_run *run, size_t i)
{
	struct arena *mem = run->mem;
	const struct site_upkeep *upkeep = &run->site->trends->upkeep;
	const struct site_folder *folder = &run->site->folders[upkeep->lively[i]];
	const struct site_life *life = &upkeep->life[upkeep->lively[i]];
	struct value row = value_map(mem);

	VALUE_SET(mem, row, "name", page_text(folder->name));
	VALUE_SET(mem, row, "url", value_string(folder->url));
	VALUE_SET(mem, row, "definitions", value_int(mem, (int64_t)folder->def_count));
	VALUE_SET(mem, row, "lately", value_int(mem, (int64_t)life->lately));
	VALUE_SET(mem, row, "ever", value_int(mem, (int64_t)life->ever));
	return row;
}

/* --- lists ---------------------------------------------------------------------------------- */

enum list {
	LIST_UNRESOLVED,
	LIST_DUPLICATES,
	LIST_RECOVERED,
	LIST_HUBS,
	LIST_ORPHANS,
	LIST_OVERSIZED,
	LIST_STALE,
	LIST_CHANGED,
	LIST_NAMELESS,
	LIST_UNDESCRIBED,
	LIST_MODELLESS,
	LIST_TOOLLESS,
	LIST_AUTHORS,
	LIST_SOLE,
	LIST_WIDENED,
	LIST_LIVELY,
	LIST_CYCLES,
	LIST_COPIES,
	LIST_SIMILAR,
	LIST_FOLDERS,
	LISTS,
};

/* Their titles are the texts from TEXT_LIST_UNRESOLVED on. */
static const struct {
	str key; /* in the data; of its pages and its partial */
	size_t shown; /* rows on the overview */
	size_t rows; /* on a page of its own */
	struct value (*row)(struct page_run *run, size_t i);
} lists[LISTS] = {
    [LIST_UNRESOLVED] = {{"unresolved", 10}, 20, PAGE_GROUPS, page_missing_row},
    [LIST_DUPLICATES] = {{"duplicates", 10}, 20, PAGE_GROUPS, page_duplicate_row},
    [LIST_RECOVERED] = {{"recovered", 9}, 60, PAGE_ROWS, recovered_row},
    [LIST_HUBS] = {{"hubs", 4}, 15, PAGE_ROWS, hub_row},
    [LIST_ORPHANS] = {{"orphans", 7}, 60, PAGE_ROWS, orphan_row},
    [LIST_OVERSIZED] = {{"oversized", 9}, 10, PAGE_ROWS, oversized_row},
    [LIST_STALE] = {{"stale", 5}, 10, PAGE_ROWS, stale_row},
    [LIST_CHANGED] = {{"changed", 7}, 10, PAGE_ROWS, changed_row},
    [LIST_NAMELESS] = {{"nameless", 8}, 20, PAGE_ROWS, nameless_row},
    [LIST_UNDESCRIBED] = {{"undescribed", 11}, 20, PAGE_ROWS, undescribed_row},
    [LIST_MODELLESS] = {{"modelless", 9}, 20, PAGE_ROWS, modelless_row},
    [LIST_TOOLLESS] = {{"toolless", 8}, 20, PAGE_ROWS, toolless_row},
    [LIST_AUTHORS] = {{"authors", 7}, 10, PAGE_ROWS, author_row},
    [LIST_SOLE] = {{"sole", 4}, 0, PAGE_ROWS, sole_row},
    [LIST_WIDENED] = {{"widened", 7}, 10, PAGE_ROWS, widened_row},
    [LIST_LIVELY] = {{"lively", 6}, 10, PAGE_ROWS, lively_row},
    [LIST_CYCLES] = {{"cycles", 6}, ROW_GROUPS, PAGE_GROUPS, page_cycle_row},
    [LIST_COPIES] = {{"copies", 6}, ROW_GROUPS, PAGE_GROUPS, page_copies_row},
    [LIST_SIMILAR] = {{"similar", 7}, ROW_GROUPS, PAGE_GROUPS, page_similar_row},
    [LIST_FOLDERS] = {{"folders", 7}, ROW_FOLDERS, PAGE_ROWS, page_folder_ties_row},
};

static size_t length_of(const struct site *site, enum list list)
{
	const struct site_trends *trends = site->trends;

	switch (list) {
	case LIST_UNRESOLVED:
		return site->missing_count;
	case LIST_DUPLICATES:
		return site->duplicate_count;
	case LIST_RECOVERED:
		return trends->upkeep.recovered.n;
	case LIST_HUBS:
		return site->hub_count;
	case LIST_ORPHANS:
		return site->orphan_count;
	case LIST_OVERSIZED:
		return trends->upkeep.oversized.n;
	case LIST_STALE:
		return trends->upkeep.stale.n;
	case LIST_CHANGED:
		return trends->upkeep.changed.n;
	case LIST_NAMELESS:
		return trends->upkeep.lacking[GIVEN_NAME].n;
	case LIST_UNDESCRIBED:
		return trends->upkeep.lacking[GIVEN_DESCRIPTION].n;
	case LIST_MODELLESS:
		return trends->upkeep.lacking[GIVEN_MODEL].n;
	case LIST_TOOLLESS:
		return trends->upkeep.lacking[GIVEN_TOOLS].n;
	case LIST_AUTHORS:
		return trends->authors.n;
	case LIST_SOLE:
		return trends->authors.sole.n;
	case LIST_WIDENED:
		return trends->widened_count;
	case LIST_LIVELY:
		return trends->upkeep.lively_count;
	case LIST_CYCLES:
		return site->cycle_count;
	case LIST_COPIES:
		return site->insights->copy_count;
	case LIST_SIMILAR:
		return site->insights->alike_count;
	case LIST_FOLDERS:
		return site->insights->tied_count;
	case LISTS:
		break;
	}
	return 0;
}

static struct value rows_of(struct page_run *run, enum list list, size_t from, size_t to)
{
	struct value rows = value_list(run->mem);

	for (size_t i = from; i < to; i++)
		value_push(run->mem, rows, lists[list].row(run, i));
	return rows;
}

static struct page_cut pages_of(struct page_run *run, enum list list)
{
	return cut_of(run->mem, lists[list].key, length_of(run->site, list), lists[list].rows);
}

void page_add_insight_lists(struct page_run *run, struct value data)
{
	struct arena *mem = run->mem;

	for (unsigned i = 0; i < LISTS; i++) {
		const enum list list = (enum list)i;
		const size_t n = length_of(run->site, list);
		const size_t shown = n < lists[list].shown ? n : lists[list].shown;
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "items", rows_of(run, list, 0, shown));
		VALUE_SET(mem, item, "count", value_int(mem, (int64_t)n));
		VALUE_SET(mem, item, "many", value_bool(n != 1));
		VALUE_SET(mem, item, "all_url",
		    n > shown ? value_string(pages_of(run, list).url) : VALUE_NONE);
		value_set(mem, data, lists[list].key, item);
	}
	page_add_insight_rules(run, data);
}

static bool emit_list(struct page_run *run, enum list list, const struct page_cut *cut, size_t page)
{
	const struct arena_mark mark = arena_mark(run->mem);
	struct arena *mem = run->mem;
	const str title = page_say(run, TEXT_LIST_UNRESOLVED + list);
	struct value data = page_begin(run, page_cut_url(mem, cut, page), title, S("insights"));

	VALUE_SET(mem, data, "heading", value_string(title));
	VALUE_SET(mem, data, "partial",
	    value_string(str_cat(mem, S("partials/insight-"), lists[list].key)));
	VALUE_SET(mem, data, "items",
	    rows_of(run, list, page_cut_first(cut, page), page_cut_end(cut, page)));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)cut->n));
	page_add_pager(mem, data, cut, page);
	page_add_insight_rules(run, data);
	const bool going = page_emit(run, S("insight-list"), data);
	arena_rewind(run->mem, mark);
	return going;
}

bool page_insight_lists(struct page_run *run)
{
	for (unsigned i = 0; i < LISTS; i++) {
		const enum list list = (enum list)i;
		const struct page_cut cut = pages_of(run, list);
		if (cut.n <= lists[list].shown)
			continue;
		for (size_t page = 0; page < page_cut_pages(&cut); page++) {
			if (!emit_list(run, list, &cut, page))
				return false;
		}
	}
	return true;
}
