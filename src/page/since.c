/* SPDX-License-Identifier: MIT */
/*
 * What changed since a tag or since the beginning of a month, each definition listed once: what may
 * do more than before comes first. And the links to these pages.
 */
#include "site/since.h"

#include "base/arena.h"
#include "page/changes.h"

enum {
	FOLD_ABOVE = 24, /* a longer part that is no news for a review folds to one line */
	PAGE_ITEMS = 400, /* definitions of a page */
	POINTS_SHOWN = 4, /* tags and months on the overview; the rest is folded away */
};

enum part_index {
	PART_WIDENED,
	PART_PERMISSIONS,
	PART_ADDED,
	PART_REMOVED,
	PART_MOVED,
	PART_MODEL,
	PART_DESCRIPTION,
	PART_OTHERS,
	PART_FORMATTING,
	PART_SAME,
	PART_PASSED,
	PART_COUNT,
};

/* The parts of a page in their order; a definition stands in the first that takes it. */
static const struct part {
	str id; /* its title is a text from TEXT_SINCE_WIDENED on */
	enum site_since_fate fate;
	unsigned
	    groups; /* one of which the sum of a changed definition must have; 0: any or none */
	bool folds;
} parts[PART_COUNT] = {
    [PART_WIDENED] = {{"widened", 7}, SINCE_CHANGED, GROUP_TOOLS_WIDENED, false},
    [PART_PERMISSIONS] = {{"permissions", 11}, SINCE_CHANGED, GROUP_PERMISSIONS, false},
    [PART_ADDED] = {{"added", 5}, SINCE_ADDED, 0, false},
    [PART_REMOVED] = {{"removed", 7}, SINCE_REMOVED, 0, false},
    [PART_MOVED] = {{"moved", 5}, SINCE_CHANGED, GROUP_MOVED, true},
    [PART_MODEL] = {{"model", 5}, SINCE_CHANGED, GROUP_MODEL, false},
    [PART_DESCRIPTION] = {{"description", 11}, SINCE_CHANGED, GROUP_DESCRIPTION, true},
    [PART_OTHERS] = {{"others", 6}, SINCE_CHANGED, ~(unsigned)GROUP_FORMATTING, true},
    [PART_FORMATTING] = {{"formatting", 10}, SINCE_CHANGED, 0, true},
    [PART_SAME] = {{"same", 4}, SINCE_SAME, 0, true},
    [PART_PASSED] = {{"passed", 6}, SINCE_PASSED, 0, true},
};

static enum part_index part_of(const struct site_since_def *one)
{
	for (size_t i = 0; i < PART_COUNT; i++) {
		if (parts[i].fate == one->fate &&
		    (!parts[i].groups || (one->change.groups & parts[i].groups)))
			return (enum part_index)i;
	}
	return PART_PASSED;
}

static void add_phrase(
    struct page_run *run, struct buf *out, enum language_key key, size_t n, str tool)
{
	const struct language *language = run->site->language;
	const struct language_slot slots[] = {
	    {S("n"), str_format(run->mem, "%zu", n)}, {S("tool"), tool}};

	if (!n)
		return;
	if (out->n)
		buf_add(out, language_text(language, TEXT_LIST_NEXT));
	buf_add(out, language_fill(run->mem, language_form(language, key, n), slots, 2));
}

/* How many of the sums have a group, wherever they are listed. */
static size_t count_group(const struct site_since *since, enum site_change_group group)
{
	size_t bit = 0;

	while (1u << bit != (unsigned)group)
		bit++;
	return since->counts.groups[bit];
}

/* "12 new, 3 removed, 7 model changes, 2 gained Bash"; absent when nothing has changed. */
static str summary_of(struct page_run *run, const struct site_since *since)
{
	const struct site_since_counts *counts = &since->counts;
	size_t others = 0;
	struct buf out;

	buf_init(&out, run->mem);
	for (size_t i = 0; i < since->n; i++)
		others += part_of(&since->items[i]) == PART_OTHERS;
	add_phrase(run, &out, TEXT_SUM_ADDED, counts->fates[SINCE_ADDED], STR_ABSENT);
	add_phrase(run, &out, TEXT_SUM_REMOVED, counts->fates[SINCE_REMOVED], STR_ABSENT);
	add_phrase(run, &out, TEXT_SUM_MOVED, count_group(since, GROUP_MOVED), STR_ABSENT);
	add_phrase(run, &out, TEXT_SUM_MODEL, count_group(since, GROUP_MODEL), STR_ABSENT);
	for (size_t i = 0; i < counts->gained_count; i++)
		add_phrase(run, &out, TEXT_SUM_GAINED, counts->gained[i].n, counts->gained[i].tool);
	add_phrase(run, &out, TEXT_SUM_GAINED_MORE, counts->gained_left_out, STR_ABSENT);
	add_phrase(
	    run, &out, TEXT_SUM_DESCRIPTION, count_group(since, GROUP_DESCRIPTION), STR_ABSENT);
	add_phrase(run, &out, TEXT_SUM_OTHERS, others, STR_ABSENT);
	return out.n ? buf_str(&out) : STR_ABSENT;
}

/* Where one revision says what happened, its page; else the list of them. */
static str changes_url(struct arena *mem, const struct site_since_def *one)
{
	if (one->revision_count == 1)
		return one->newest->url.p ? one->newest->url : one->def->url;
	return str_cat(mem, one->def->base, S("/history.html"));
}

/* Who made a revision, when, and its page. */
static struct value revision_line(struct page_run *run, const struct site_revision *revision)
{
	struct value line = value_map(run->mem);

	page_add_commit(run, line, site_commit_of(run->site, revision));
	VALUE_SET(run->mem, line, "url", page_text(revision->url));
	return line;
}

/* Tools that one revision gave: [a revision's line, tools[name], again]. */
static struct value gains_of(struct page_run *run, const struct site_since_def *one)
{
	struct arena *mem = run->mem;
	struct value list = value_list(mem), tools = VALUE_NONE;

	for (size_t i = 0; i < one->gain_count; i++) {
		const struct site_since_gain *gain = &one->gains[i];
		const struct site_since_gain *last = i ? gain - 1 : NULL;
		if (!last || last->revision != gain->revision ||
		    last->allowed_again != gain->allowed_again) {
			struct value item = revision_line(run, gain->revision);
			tools = value_list(mem);
			VALUE_SET(mem, item, "tools", tools);
			VALUE_SET(mem, item, "again", value_bool(gain->allowed_again));
			value_push(mem, list, item);
		}
		value_push(mem, tools, value_string(gain->tool));
	}
	return list;
}

/* What a new definition may do. */
static void add_abilities(struct page_run *run, struct value item, const struct definition *def)
{
	struct arena *mem = run->mem;

	VALUE_SET(mem, item, "model", page_text(def->model));
	VALUE_SET(mem, item, "tools_all", value_bool(def->tools.inherits_all));
	PAGE_SET_LIST(mem, item, "tools", page_strings(mem, &def->tools.allowed));
}

static struct value item_of(struct page_run *run, const struct site_since_def *one)
{
	struct arena *mem = run->mem;
	struct value item = page_def_link(run, one->def);
	const bool is_new = one->fate == SINCE_ADDED;
	const bool gone = one->def->deleted;

	VALUE_SET(mem, item, "revision", revision_line(run, is_new ? one->oldest : one->newest));
	VALUE_SET(mem, item, "sentence",
	    page_text(gone ? one->newest->change.sentence : one->change.sentence));
	VALUE_SET(mem, item, "changes_url", value_string(changes_url(mem, one)));
	VALUE_SET(mem, item, "revisions", value_int(mem, (int64_t)one->revision_count));
	VALUE_SET(mem, item, "many", value_bool(one->revision_count > 1));
	VALUE_SET(
	    mem, item, "summed", value_bool(one->revision_count > 1 && one->change.sentence.n));
	VALUE_SET(mem, item, "is_new", value_bool(is_new));
	PAGE_SET_LIST(mem, item, "gains", gains_of(run, one));
	if (is_new)
		add_abilities(run, item, &one->def->def);
	return item;
}

/* The definitions of the parts, one part after the other, and where each part begins. */
struct plan {
	const struct site_since_def **order;
	size_t begins[PART_COUNT + 1];
};

static struct plan plan_of(struct arena *mem, const struct site_since *since)
{
	struct plan plan = {.order = ARENA_ARRAY(mem, const struct site_since_def *, since->n)};
	size_t next[PART_COUNT];

	for (size_t i = 0; i < since->n; i++)
		plan.begins[part_of(&since->items[i]) + 1]++;
	for (size_t i = 0; i < PART_COUNT; i++) {
		plan.begins[i + 1] += plan.begins[i];
		next[i] = plan.begins[i];
	}
	for (size_t i = 0; i < since->n; i++)
		plan.order[next[part_of(&since->items[i])]++] = &since->items[i];
	return plan;
}

/* What of a part stands on a page. */
static struct value part_items(
    struct page_run *run, const struct plan *plan, size_t part, struct site_log_part rows)
{
	const size_t begin = plan->begins[part], end = plan->begins[part + 1];
	const size_t from = begin > rows.from ? begin : rows.from;
	const size_t to = end < rows.to ? end : rows.to;
	struct value items = value_list(run->mem);

	for (size_t i = from; i < to; i++)
		value_push(run->mem, items, item_of(run, plan->order[i]));
	return items;
}

/* The parts that are not empty: [id title url items_all items(those of the page) folded]. */
static struct value parts_of(
    struct page_run *run, const struct plan *plan, const struct page_cut *cut, size_t at)
{
	struct arena *mem = run->mem;
	const struct site_log_part rows = {page_cut_first(cut, at), page_cut_end(cut, at)};
	struct value list = value_list(mem);

	for (size_t i = 0; i < PART_COUNT; i++) {
		const size_t n = plan->begins[i + 1] - plan->begins[i];
		const size_t page = plan->begins[i] / cut->rows;
		if (!n)
			continue;
		struct value part = value_map(mem);
		VALUE_SET(mem, part, "id", value_string(parts[i].id));
		VALUE_SET(mem, part, "title",
		    value_string(page_say(run, (enum language_key)(TEXT_SINCE_WIDENED + i))));
		VALUE_SET(mem, part, "folded", value_bool(parts[i].folds && n > FOLD_ABOVE));
		VALUE_SET(mem, part, "page_url",
		    page == at ? VALUE_NONE : value_string(page_cut_url(mem, cut, page)));
		VALUE_SET(mem, part, "items_all", value_int(mem, (int64_t)n));
		PAGE_SET_LIST(mem, part, "items", part_items(run, plan, i, rows));
		value_push(mem, list, part);
	}
	return list;
}

/* A tag's own name, a month's in the reader's language. */
static str point_name(struct page_run *run, const struct site_since_point *point)
{
	return point->is_tag ? point->name
			     : language_month(run->mem, run->site->language, point->utc_s);
}

static str point_url(struct arena *mem, const struct site_since_point *point)
{
	return str_format(mem, "changes/since-%.*s.html", STR_ARG(point->slug));
}

static struct value point_link(
    struct page_run *run, const struct site_since_point *point, const struct site_since *since)
{
	struct arena *mem = run->mem;
	struct value link = value_map(mem);
	const str summary = summary_of(run, since);

	VALUE_SET(mem, link, "name", value_string(point_name(run, point)));
	VALUE_SET(mem, link, "url", since->n ? value_string(point_url(mem, point)) : VALUE_NONE);
	VALUE_SET(mem, link, "date", page_date(run, point->is_tag, point->utc_s));
	VALUE_SET(mem, link, "summary", page_text(summary));
	return link;
}

static bool emit_page(struct page_run *run, const struct site_since_point *point,
    const struct site_since *since, const struct plan *plan, size_t at)
{
	struct arena *mem = run->mem;
	const struct arena_mark mark = arena_mark(mem);
	const struct page_cut cut = {
	    .url = point_url(mem, point), .n = since->n, .rows = PAGE_ITEMS};
	struct value data = page_begin(run, page_cut_url(mem, &cut, at),
	    language_fill_one(mem, run->site->language, TEXT_TITLE_SINCE, point_name(run, point)),
	    S("changes"));

	VALUE_SET(mem, data, "point", point_link(run, point, since));
	VALUE_SET(mem, data, "is_tag", value_bool(point->is_tag));
	VALUE_SET(mem, data, "count", value_int(mem, (int64_t)since->n));
	VALUE_SET(mem, data, "many", value_bool(since->n != 1));
	VALUE_SET(mem, data, "commits", value_int(mem, (int64_t)since->counts.commits));
	VALUE_SET(mem, data, "commits_many", value_bool(since->counts.commits != 1));
	VALUE_SET(mem, data, "authors", value_int(mem, (int64_t)since->counts.authors));
	VALUE_SET(mem, data, "authors_many", value_bool(since->counts.authors != 1));
	PAGE_SET_LIST(mem, data, "parts", parts_of(run, plan, &cut, at));
	page_add_pager(mem, data, &cut, at);
	VALUE_SET(mem, data, "noindex", value_bool(true));
	const bool going = page_emit(run, S("since"), data);
	arena_rewind(mem, mark);
	return going;
}

/* Writes the pages of a point and appends the link to it. The sums live in the scratch memory. */
static bool emit_point(
    struct page_run *run, const struct site_since_point *point, struct value links)
{
	struct arena *mem = run->mem;
	struct arena_mark tmp_mark = arena_mark(run->tmp);
	const struct site_since since = site_sum_since(run->tmp, mem, run->site, point);
	bool going = true;

	value_push(mem, links, point_link(run, point, &since));
	const struct plan plan = plan_of(run->tmp, &since);
	for (size_t at = 0; going && at * PAGE_ITEMS < since.n; at++)
		going = emit_page(run, point, &since, &plan, at);
	arena_rewind(run->tmp, tmp_mark);
	return going;
}

static bool emit_points(
    struct page_run *run, const struct site_since_point *points, size_t n, struct value *ret_data)
{
	struct arena *mem = run->mem;
	struct value data = value_map(mem), shown = value_list(mem), more = value_list(mem);

	for (size_t i = 0; i < n; i++) {
		if (!emit_point(run, &points[i], i < POINTS_SHOWN ? shown : more))
			return false;
	}
	VALUE_SET(mem, data, "shown", shown);
	PAGE_SET_LIST(mem, data, "more", more);
	*ret_data = n ? data : VALUE_NONE;
	return true;
}

bool page_since(struct page_run *run, struct value *ret_points)
{
	struct arena *mem = run->mem;
	struct value data = value_map(mem), tags, months;
	const struct site_since_points points = site_list_points(mem, run->tmp, run->site);
	const struct site_since_point *items = points.items;

	if (!emit_points(run, items, points.tag_count, &tags) ||
	    !emit_points(run, items + points.tag_count, points.n - points.tag_count, &months))
		return false;
	VALUE_SET(mem, data, "by_tag", tags);
	VALUE_SET(mem, data, "by_month", months);
	VALUE_SET(mem, data, "tags_limit",
	    points.tags_left_out ? value_int(mem, SITE_SINCE_TAGS) : VALUE_NONE);
	VALUE_SET(mem, data, "months_limit",
	    points.months_left_out ? value_int(mem, SITE_SINCE_MONTHS) : VALUE_NONE);
	*ret_points = points.n ? data : VALUE_NONE;
	return true;
}
