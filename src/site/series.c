/* SPDX-License-Identifier: MIT */
/*
 * Models over time. The life of a definition falls into periods in which it asked for one model:
 *
 *	revisions   added        model -> opus        removed
 *	            |--- sonnet --|------ opus ---------|
 *	steps       | Aug   | Sep   | Oct   | Nov   |
 *
 * At the end of a step each living definition counts for the model of its period.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "base/vec.h"
#include "site/trend_parts.h"

enum {
	MOST_WEEKS = 26, /* more are months, then quarters, then years */
	MOST_STEPS = 60,
	MONTHS_OF_QUARTER = 3,
	MONTHS_OF_YEAR = 12,
};

#define STILL INT64_MAX

struct period {
	int64_t from_utc_s, until_utc_s; /* REPO_TIME_UNKNOWN, STILL */
	size_t model; /* index into models */
};

struct model {
	str name; /* "" for none */
	size_t today; /* definitions that ask for it now */
	uint64_t served_s; /* of all periods together */
	size_t index, band;
};

struct gather {
	struct arena *tmp;
	const struct site *site;
	int64_t now_utc_s, first_utc_s;
	struct map by_name;
	VEC(struct model *) models;
	VEC(struct period) periods;
};

static size_t model_index(struct gather *g, str name)
{
	void **slot = map_put(g->tmp, &g->by_name, name);

	if (!*slot) {
		struct model *model = ARENA_NEW(g->tmp, struct model);
		model->name = name;
		model->index = g->models.n;
		VEC_PUSH(g->tmp, &g->models, model);
		*slot = model;
	}
	return ((struct model *)*slot)->index;
}

static void add_period(struct gather *g, int64_t from_utc_s, int64_t until_utc_s, str model)
{
	const struct period period = {from_utc_s, until_utc_s, model_index(g, model)};

	if (from_utc_s != REPO_TIME_UNKNOWN && from_utc_s < g->first_utc_s)
		g->first_utc_s = from_utc_s;
	VEC_PUSH(g->tmp, &g->periods, period);
}

/* Times of a chain never go back: a revision that claims so is as old as the one before it. */
static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static void add_periods(struct gather *g, const struct site_def *def)
{
	int64_t from_utc_s = REPO_TIME_UNKNOWN;
	str model = S("");

	if (!def->revision_count && !def->deleted)
		add_period(g, g->now_utc_s, STILL, def->def.model.n ? def->def.model : S(""));
	for (size_t i = def->revision_count; i-- > 0;) {
		const struct site_revision *revision = &def->revisions[i];
		const bool last = i == 0;
		int64_t until_utc_s = STILL;

		from_utc_s = later(from_utc_s, site_time_of(g->site, g->now_utc_s, revision));
		if (!last)
			until_utc_s =
			    later(from_utc_s, site_time_of(g->site, g->now_utc_s, revision - 1));
		if (revision->model.p) /* else its text is gone: the last known one goes on */
			model = revision->model;
		if (last ? def->deleted
			 : revision->hist.status == HIST_DELETED || revision->change.link.p)
			continue;
		add_period(g, from_utc_s, until_utc_s, model);
	}
}

/* What is used most today, then what served longest. */
static int compare_models(const void *left, const void *right)
{
	const struct model *a = *(const struct model *const *)left;
	const struct model *b = *(const struct model *const *)right;

	if (a->today != b->today)
		return a->today > b->today ? -1 : 1;
	if (a->served_s != b->served_s)
		return a->served_s > b->served_s ? -1 : 1;
	return str_cmp(a->name, b->name);
}

static void sum_up_service(struct gather *g)
{
	for (size_t i = 0; i < g->periods.n; i++) {
		const struct period *period = &g->periods.items[i];
		const int64_t from_utc_s = later(period->from_utc_s, g->first_utc_s);
		const int64_t until_utc_s =
		    period->until_utc_s == STILL ? g->now_utc_s : period->until_utc_s;
		struct model *model = g->models.items[period->model];
		model->today += period->until_utc_s == STILL;
		if (until_utc_s > from_utc_s)
			model->served_s += (uint64_t)(until_utc_s - from_utc_s);
	}
}

/* A band for each of the first models, one for the others, one for none. */
static void make_bands(struct arena *mem, struct gather *g, struct site_series *series)
{
	struct model **ranked = ARENA_ARRAY(g->tmp, struct model *, g->models.n);
	struct model *none = NULL;
	size_t named = 0, bands = 0;

	for (size_t i = 0; i < g->models.n; i++) {
		if (g->models.items[i]->name.n)
			ranked[named++] = g->models.items[i];
		else
			none = g->models.items[i];
	}
	if (named)
		qsort(ranked, named, sizeof *ranked, compare_models);
	series->bands = ARENA_ARRAY(mem, struct site_band, SITE_SERIES_MODELS + 2);
	for (size_t i = 0; i < named; i++) {
		if (i < SITE_SERIES_MODELS)
			series->bands[bands++] =
			    (struct site_band){BAND_MODEL, str_dup(mem, ranked[i]->name)};
		else if (i == SITE_SERIES_MODELS)
			series->bands[bands++] = (struct site_band){.kind = BAND_OTHERS};
		ranked[i]->band = bands - 1;
	}
	if (none) {
		none->band = bands;
		series->bands[bands++] = (struct site_band){.kind = BAND_NONE};
	}
	series->band_count = bands;
}

/* --- steps ------------------------------------------------------------------------------------ */

#define FIRST_MONDAY 4 /* 1970-01-05, in days since the epoch */

static int64_t week_of(int64_t utc_s)
{
	const int64_t day = date_day_number(utc_s);

	return (day - date_weekday(day) - FIRST_MONDAY) / 7;
}

static int64_t step_number(const struct site_series *series, int64_t utc_s)
{
	return series->step_months ? date_month_number(utc_s) / series->step_months
				   : week_of(utc_s);
}

static int64_t step_start(const struct site_series *series, int64_t number)
{
	if (series->step_months)
		return date_month_start(number * series->step_months);
	return (number * 7 + FIRST_MONDAY) * DATE_DAY_S;
}

/* The shortest step of which there are not too many. */
static unsigned choose_months(int64_t first_utc_s, int64_t now_utc_s)
{
	const int64_t months = date_month_number(now_utc_s) - date_month_number(first_utc_s) + 1;

	if (week_of(now_utc_s) - week_of(first_utc_s) < MOST_WEEKS)
		return 0;
	if (months <= MOST_STEPS)
		return 1;
	if (months <= (int64_t)MOST_STEPS * MONTHS_OF_QUARTER)
		return MONTHS_OF_QUARTER;
	return (unsigned)((months + MOST_STEPS * MONTHS_OF_YEAR - 1) /
		   (MOST_STEPS * MONTHS_OF_YEAR)) *
	    MONTHS_OF_YEAR;
}

static void make_steps(struct arena *mem, const struct gather *g, struct site_series *series)
{
	series->step_months = choose_months(g->first_utc_s, g->now_utc_s);
	const int64_t first = step_number(series, g->first_utc_s);
	series->step_count = (size_t)(step_number(series, g->now_utc_s) - first + 1);
	series->starts = ARENA_ARRAY(mem, int64_t, series->step_count);
	for (size_t i = 0; i < series->step_count; i++)
		series->starts[i] = step_start(series, first + (int64_t)i);
}

/* Comings and goings first, then their sums. */
static void count_steps(struct arena *mem, const struct gather *g, struct site_series *series)
{
	const size_t bands = series->band_count;
	const int64_t first = step_number(series, g->first_utc_s);
	size_t *counts = ARENA_ARRAY(mem, size_t, series->step_count * bands);

	for (size_t i = 0; i < g->periods.n; i++) {
		const struct period *period = &g->periods.items[i];
		const size_t band = g->models.items[period->model]->band;
		const int64_t from_utc_s = later(period->from_utc_s, g->first_utc_s);
		counts[(size_t)(step_number(series, from_utc_s) - first) * bands + band]++;
		if (period->until_utc_s == STILL)
			continue;
		const int64_t until_utc_s = later(period->until_utc_s, g->first_utc_s);
		counts[(size_t)(step_number(series, until_utc_s) - first) * bands + band]--;
	}
	for (size_t i = bands; i < series->step_count * bands; i++)
		counts[i] += counts[i - bands];
	series->counts = counts;
}

void site_find_series(
    struct arena *mem, struct arena *tmp, const struct site *site, struct site_trends *trends)
{
	struct gather g = {
	    .tmp = tmp,
	    .site = site,
	    .now_utc_s = trends->now_utc_s,
	    .first_utc_s = trends->now_utc_s,
	};

	if (trends->now_utc_s == REPO_TIME_UNKNOWN)
		return;
	for (size_t i = 0; i < site->def_count; i++)
		add_periods(&g, &site->defs[i]);
	for (size_t i = 0; i < site->removed_count; i++)
		add_periods(&g, &site->removed[i]);
	if (!g.periods.n)
		return;
	sum_up_service(&g);
	make_bands(mem, &g, &trends->series);
	make_steps(mem, &g, &trends->series);
	count_steps(mem, &g, &trends->series);
}
