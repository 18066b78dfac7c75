/* SPDX-License-Identifier: MIT */
/* Collects the values of all facets in one pass over the definitions from A to Z. */
#include "site/facets.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "site/address.h"
#include "site/finish.h"
#include "site/tool_table.h"

const str site_facet_names[FACET_COUNT] = {
    [FACET_KIND] = {"kind", 4},
    [FACET_FOLDER] = {"folder", 6},
    [FACET_MODEL] = {"model", 5},
    [FACET_TOOL] = {"tool", 4},
    [FACET_AUTHOR] = {"author", 6},
    [FACET_AGE] = {"age", 3},
    [FACET_STATE] = {"is", 2},
};

static const str state_keys[STATE_COUNT] = {
    [STATE_NEW] = {"new", 3},
    [STATE_UNCOMMITTED] = {"uncommitted", 11},
    [STATE_PROBLEM] = {"problem", 7},
    [STATE_UNRESOLVED] = {"unresolved", 10},
    [STATE_DUPLICATE] = {"duplicate", 9},
    [STATE_ORPHAN] = {"orphan", 6},
};

enum { NEW_DAYS = 30 };

static const struct age {
	str key;
	int64_t days; /* 0: all that are older than the others */
} ages[] = {
    {{"7d", 2}, 7},
    {{"30d", 3}, 30},
    {{"90d", 3}, 90},
    {{"1y", 2}, 365},
    {{"older", 5}, 0},
};
enum { AGES = sizeof ages / sizeof *ages };

/* --- collecting ----------------------------------------------------------------------------- */

/* Where a value stands among those of its facet. */
enum rank { RANK_FIRST, RANK_BY_COUNT, RANK_LAST };

struct found_value {
	struct site_facet_value value;
	enum rank rank;
	size_t place; /* of equal ones: order of finding, which is kept where fixed is set */
	size_t last; /* the last definition that has it, + 1 */
};

struct collector {
	struct arena *mem, *tmp;
	bool fixed; /* values stay in the order in which they were found */
	struct map by_key; /* index + 1 */
	struct {
		struct found_value *items;
		size_t n, cap;
	} values;
	struct {
		struct pair {
			uint32_t value;
			size_t def;
		} * items;
		size_t n, cap;
	} pairs; /* by definition, in the order of the catalogue */
};

static size_t find_value(struct collector *c, str key, str name, enum rank rank)
{
	void **slot = map_put(c->tmp, &c->by_key, key);

	if (!*slot) {
		const struct found_value found = {
		    .value = {.key = key, .name = name}, .rank = rank, .place = c->values.n};
		VEC_PUSH(c->tmp, &c->values, found);
		*slot = (void *)(uintptr_t)c->values.n;
	}
	return (size_t)(uintptr_t)*slot - 1;
}

static void add(struct collector *c, size_t def, str key, str name, enum rank rank)
{
	const size_t at = find_value(c, key, name, rank);
	struct found_value *found = &c->values.items[at];

	if (found->last == def + 1)
		return;
	found->last = def + 1;
	found->value.n++;
	VEC_PUSH(c->tmp, &c->pairs, ((struct pair){(uint32_t)at, def}));
}

static int compare_found(const void *left, const void *right)
{
	const struct found_value *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->value.n != b->value.n)
		return a->value.n > b->value.n ? -1 : 1;
	return str_cmp(a->value.key, b->value.key);
}

/* Leaves out what nobody has, sorts the rest, and says of each definition what it has. */
static struct site_facet finish(struct collector *c, size_t def_count)
{
	struct site_facet facet = {
	    .values = ARENA_ARRAY(c->mem, struct site_facet_value, c->values.n),
	    .of = ARENA_ARRAY(c->mem, struct site_facet_ids, def_count),
	};
	uint32_t *places = ARENA_ARRAY(c->tmp, uint32_t, c->values.n);
	uint32_t *ids = ARENA_ARRAY(c->mem, uint32_t, c->pairs.n);

	if (!c->fixed && c->values.n)
		qsort(c->values.items, c->values.n, sizeof *c->values.items, compare_found);
	for (size_t i = 0; i < c->values.n; i++) {
		const struct found_value *found = &c->values.items[i];
		if (!found->value.n)
			continue;
		places[found->place] = (uint32_t)facet.n;
		facet.values[facet.n] = found->value;
		facet.values[facet.n].defs = ARENA_ARRAY(c->mem, size_t, found->value.n);
		facet.values[facet.n++].n = 0;
	}
	for (size_t i = 0; i < c->pairs.n; i++) {
		const struct pair *pair = &c->pairs.items[i];
		struct site_facet_value *value = &facet.values[places[pair->value]];
		struct site_facet_ids *of = &facet.of[pair->def];
		if (!of->n)
			of->items = ids + i;
		of->items[of->n++] = places[pair->value];
		value->defs[value->n++] = pair->def;
	}
	return facet;
}

/* --- what a definition has ------------------------------------------------------------------ */

static void add_kind(struct collector *c, const struct site *site, size_t i)
{
	add(c, i, def_kinds[site->defs[i].def.kind].name, STR_ABSENT, RANK_BY_COUNT);
}

static void add_folder(struct collector *c, const struct site *site, size_t i)
{
	const str name = site->folders[site->defs[i].folder].name;

	if (name.n)
		add(c, i, name, name, RANK_BY_COUNT);
	else
		add(c, i, S("."), STR_ABSENT, RANK_LAST);
}

static void add_model(struct collector *c, const struct site *site, size_t i)
{
	const str model = site->defs[i].def.model;

	if (model.n)
		add(c, i, model, model, RANK_BY_COUNT);
	else
		add(c, i, S("none"), STR_ABSENT, RANK_LAST);
}

static void add_tools(struct collector *c, const struct site *site, size_t i)
{
	const struct def_tools *tools = &site->defs[i].def.tools;

	if (tools->inherits_all)
		add(c, i, S("ALL"), STR_ABSENT, RANK_FIRST);
	else if (!tools->allowed.n)
		add(c, i, S("none"), STR_ABSENT, RANK_LAST);
	for (size_t k = 0; !tools->inherits_all && k < tools->allowed.n; k++) {
		const str name = site_tool_name(tools->allowed.items[k]);
		add(c, i, name, name, RANK_BY_COUNT);
	}
}

static void add_authors(struct collector *c, const struct site *site, size_t i)
{
	const struct site_def *def = &site->defs[i];

	for (size_t k = 0; k < def->revision_count; k++) {
		const struct repo_commit *commit = site_commit_of(site, &def->revisions[k]);
		if (commit && commit->author.name.n)
			add(c, i, commit->author.name, commit->author.name, RANK_BY_COUNT);
	}
}

static void add_ages(struct collector *c, const struct site *site, size_t i)
{
	int64_t age_s;
	bool is_older = true;

	if (!site_age_s(site, &site->defs[i], &age_s))
		return;
	for (size_t k = 0; k < AGES; k++) {
		const bool within = ages[k].days ? age_s <= ages[k].days * DATE_DAY_S : is_older;
		if (within)
			add(c, i, ages[k].key, STR_ABSENT, RANK_BY_COUNT);
		is_older = is_older && !within;
	}
}

static void add_states(struct collector *c, const struct site *site, size_t i)
{
	for (size_t k = 0; k < STATE_COUNT; k++) {
		if (site->facets->states[i] & (1u << k))
			add(c, i, state_keys[k], STR_ABSENT, RANK_BY_COUNT);
	}
}

typedef void facet_add(struct collector *c, const struct site *site, size_t i);

static const struct {
	facet_add *add;
	bool fixed;
	str folder; /* of the pages of its values; absent: they have none */
} facets[FACET_COUNT] = {
    [FACET_KIND] = {add_kind, true, {"kinds", 5}},
    [FACET_FOLDER] = {add_folder, false, {NULL, 0}},
    [FACET_MODEL] = {add_model, false, {"models", 6}},
    [FACET_TOOL] = {add_tools, false, {"tools", 5}},
    [FACET_AUTHOR] = {add_authors, false, {NULL, 0}},
    [FACET_AGE] = {add_ages, true, {NULL, 0}},
    [FACET_STATE] = {add_states, true, {NULL, 0}},
};

/* Values in a fixed order are all found before the first definition is looked at. */
static void find_fixed(struct collector *c, enum site_facet_kind kind)
{
	for (size_t i = 0; kind == FACET_KIND && i < DEF_KIND_COUNT; i++)
		find_value(c, def_kinds[i].name, STR_ABSENT, RANK_BY_COUNT);
	for (size_t i = 0; kind == FACET_AGE && i < AGES; i++)
		find_value(c, ages[i].key, STR_ABSENT, RANK_BY_COUNT);
	for (size_t i = 0; kind == FACET_STATE && i < STATE_COUNT; i++)
		find_value(c, state_keys[i], STR_ABSENT, RANK_BY_COUNT);
}

/* --- addresses ------------------------------------------------------------------------------ */

/*
 * A value that all or but one have needs no page: the catalogue is that list, or the definition is.
 * Kinds are tabs, so that each has its page as soon as there are two.
 */
static void give_pages(struct arena *mem, struct arena *tmp, const struct site *site,
    enum site_facet_kind kind, struct site_facet *facet)
{
	const str folder = facets[kind].folder;
	struct map taken = {0};

	for (size_t i = 0; i < facet->n; i++) {
		struct site_facet_value *value = &facet->values[i];
		value->has_page = facet->n > 1 && (value->n > 1 || kind == FACET_KIND);
		if (facet->n == 1) {
			value->url = S("index.html");
		} else if (!value->has_page) {
			value->url = site->defs[value->defs[0]].url;
		} else {
			const str slug = site_group_slug(mem, tmp, &taken, value->key,
			    site_facet_names[kind], site_facet_names[kind]);
			value->url =
			    str_format(mem, "%.*s/%.*s.html", STR_ARG(folder), STR_ARG(slug));
		}
	}
}

const struct site_folder *site_facet_folder(
    const struct site *site, const struct site_facet_value *value)
{
	return &site->folders[site->defs[value->defs[0]].folder];
}

static void give_folder_pages(const struct site *site, struct site_facet *facet)
{
	for (size_t i = 0; i < facet->n; i++)
		facet->values[i].url = site_facet_folder(site, &facet->values[i])->url;
}

/* --- order and states ----------------------------------------------------------------------- */

struct titled {
	str folded;
	size_t def;
};

static int compare_titles(const void *left, const void *right)
{
	const struct titled *a = left, *b = right;
	const int order = str_cmp(a->folded, b->folded);

	return order ? order : a->def < b->def ? -1 : 1;
}

/* From its first letter or digit on: "/review" stands by "review". */
static str without_signs(str title)
{
	size_t from = 0, i = 0;

	while (from < title.n) {
		const uint32_t c = utf8_decode(title, &i);

		if (unicode_is_letter(c) || unicode_is_digit(c))
			return str_from(title, from);
		from = i;
	}
	return title;
}

static size_t *order_by_title(struct arena *mem, struct arena *tmp, const struct site *site)
{
	struct titled *titles = ARENA_ARRAY(tmp, struct titled, site->def_count);
	size_t *order = ARENA_ARRAY(mem, size_t, site->def_count);

	for (size_t i = 0; i < site->def_count; i++)
		titles[i] =
		    (struct titled){without_signs(unicode_fold(tmp, site->defs[i].def.title)), i};
	if (site->def_count)
		qsort(titles, site->def_count, sizeof *titles, compare_titles);
	for (size_t i = 0; i < site->def_count; i++)
		order[i] = titles[i].def;
	return order;
}

static bool names_nobody(const struct site *site, const struct site_def *def)
{
	for (size_t i = 0; i < def->out_count; i++) {
		if (site->edges[def->out[i]].target == SITE_NONE)
			return true;
	}
	return false;
}

static bool is_new(const struct site_facets *made, const struct site_def *def)
{
	return made->has_newest && def->has_created &&
	    made->newest_utc_s - def->created_utc_s <= (int64_t)NEW_DAYS * DATE_DAY_S;
}

static bool is_uncommitted(const struct site *site, const struct site_def *def)
{
	return site->has_history && def->revision_count &&
	    def->revisions[0].hist.commit == HIST_UNCOMMITTED;
}

static bool has_problem(const struct site_def *def)
{
	return diag_count_items(def->def.problems, def->def.problem_count, DIAG_WARNING) > 0;
}

static unsigned *find_states(
    struct arena *mem, const struct site *site, const struct site_facets *made)
{
	unsigned *states = ARENA_ARRAY(mem, unsigned, site->def_count);

	for (size_t i = 0; i < site->def_count; i++) {
		const struct site_def *def = &site->defs[i];
		states[i] = (is_new(made, def) ? 1u << STATE_NEW : 0) |
		    (is_uncommitted(site, def) ? 1u << STATE_UNCOMMITTED : 0) |
		    (has_problem(def) ? 1u << STATE_PROBLEM : 0) |
		    (names_nobody(site, def) ? 1u << STATE_UNRESOLVED : 0);
	}
	for (size_t i = 0; i < site->duplicate_count; i++) {
		for (size_t k = 0; k < site->duplicates[i].n; k++)
			states[site->duplicates[i].defs[k]] |= 1u << STATE_DUPLICATE;
	}
	for (size_t i = 0; i < site->orphan_count; i++)
		states[site->orphans[i]] |= 1u << STATE_ORPHAN;
	return states;
}

/* --- public --------------------------------------------------------------------------------- */

bool site_age_s(const struct site *site, const struct site_def *def, int64_t *ret_age_s)
{
	const struct site_facets *made = site->facets;

	if (!made->has_newest || !def->has_updated)
		return false;
	const int64_t age_s = made->newest_utc_s - def->updated_utc_s;
	*ret_age_s = age_s > 0 ? age_s : 0;
	return true;
}

const struct site_facet_value *site_facet_find(
    const struct site *site, enum site_facet_kind kind, str key)
{
	const struct site_facet *facet = &site->facets->all[kind];

	for (size_t i = 0; i < facet->n; i++) {
		if (str_eq(facet->values[i].key, key))
			return &facet->values[i];
	}
	return NULL;
}

static struct site_facet collect(
    struct arena *mem, struct arena *tmp, const struct site *site, enum site_facet_kind kind)
{
	struct arena_mark mark = arena_mark(tmp);
	struct collector c = {.mem = mem, .tmp = tmp, .fixed = facets[kind].fixed};

	find_fixed(&c, kind);
	for (size_t i = 0; i < site->def_count; i++)
		facets[kind].add(&c, site, site->facets->order[i]);
	struct site_facet facet = finish(&c, site->def_count);
	if (facets[kind].folder.p)
		give_pages(mem, tmp, site, kind, &facet);
	else if (kind == FACET_FOLDER)
		give_folder_pages(site, &facet);
	arena_rewind(tmp, mark);
	return facet;
}

void site_find_facets(struct arena *mem, struct arena *tmp, struct site *site)
{
	struct arena_mark mark = arena_mark(tmp);
	struct site_facets *made = ARENA_NEW(mem, struct site_facets);

	made->order = order_by_title(mem, tmp, site);
	const int64_t newest_utc_s = site_newest_time(site);

	made->has_newest = newest_utc_s != REPO_TIME_UNKNOWN;
	if (made->has_newest)
		made->newest_utc_s = newest_utc_s;
	made->states = find_states(mem, site, made);
	site->facets = made;
	for (size_t i = 0; i < FACET_COUNT; i++)
		made->all[i] = collect(mem, tmp, site, (enum site_facet_kind)i);
	arena_rewind(tmp, mark);
}
