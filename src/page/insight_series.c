/* SPDX-License-Identifier: MIT */
/*
 * Geometry of models over time: stacked bars in whole pixels, each band with its name beside the
 * last bar, and the numbers for a table.
 */
#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"
#include "page/insights.h"
#include "site/facets.h"
#include "site/trends.h"

/*
 *	LEFT            RIGHT     WIDTH
 *	  |  ## ## ## ##  | label  |   TOP
 *	  |  ## ## ## ##  |        |
 *	  +---------------+        |   BOTTOM
 *	    2025-08  2025-11           HEIGHT
 */
enum {
	LEFT = 44,
	RIGHT = 600,
	WIDTH = 760,
	TOP = 12,
	BOTTOM = 228,
	HEIGHT = 252,
	TICKS = 4, /* lines across, about */
	STEP_LABELS = 8, /* below, at most */
	LABEL_HEIGHT = 15,
	LABEL_BYTES = 22, /* what has room beside the last bar */
};

struct plot {
	struct page_run *run;
	const struct site_series *series;
	size_t top, tick; /* definitions at TOP, and between two lines */
};

static size_t count_at(const struct plot *plot, size_t step, size_t band)
{
	return plot->series->counts[step * plot->series->band_count + band];
}

static size_t total_at(const struct plot *plot, size_t step)
{
	size_t total = 0;

	for (size_t i = 0; i < plot->series->band_count; i++)
		total += count_at(plot, step, i);
	return total;
}

/* Lines at 1, 2 or 5 times a power of ten. */
static void choose_scale(struct plot *plot)
{
	static const size_t factors[] = {1, 2, 5};
	size_t most = 1, power = 1, i = 0;

	for (size_t step = 0; step < plot->series->step_count; step++) {
		const size_t total = total_at(plot, step);
		most = total > most ? total : most;
	}
	while (factors[i] * power * TICKS < most) {
		i = (i + 1) % 3;
		power *= i ? 1 : 10;
	}
	plot->tick = factors[i] * power;
	plot->top = (most + plot->tick - 1) / plot->tick * plot->tick;
}

static size_t y_of(const struct plot *plot, size_t definitions)
{
	return BOTTOM - (definitions * (BOTTOM - TOP) + plot->top / 2) / plot->top;
}

static size_t x_of(const struct plot *plot, size_t step)
{
	return LEFT + step * (RIGHT - LEFT) / plot->series->step_count;
}

/* One closed rectangle for each step in which the band has definitions. */
static str band_path(const struct plot *plot, size_t band)
{
	struct buf out;

	buf_init(&out, plot->run->mem);
	for (size_t step = 0; step < plot->series->step_count; step++) {
		size_t below = 0;
		for (size_t i = 0; i < band; i++)
			below += count_at(plot, step, i);
		const size_t bottom = y_of(plot, below);
		const size_t top = y_of(plot, below + count_at(plot, step, band));
		if (bottom == top)
			continue;
		buf_format(&out, "M%zu %zuV%zuH%zuV%zuz", x_of(plot, step) + 1, bottom, top,
		    x_of(plot, step + 1) - 1, bottom);
	}
	return buf_str(&out);
}

static str short_label(struct arena *mem, str model)
{
	const str start = utf8_prefix(model, LABEL_BYTES);

	return start.n < model.n ? str_cat(mem, start, S("…")) : model;
}

/* Where labels stand beside the last bar: in its middle, moved apart where they would touch. */
static void place_labels(const struct plot *plot, size_t *middles, size_t *places)
{
	const size_t last = plot->series->step_count - 1;
	size_t below = 0, limit = BOTTOM, floor = TOP;

	for (size_t i = 0; i < plot->series->band_count; i++) {
		const size_t count = count_at(plot, last, i);
		middles[i] = (y_of(plot, below) + y_of(plot, below + count)) / 2;
		below += count;
		if (!count)
			continue;
		places[i] = middles[i] < limit ? middles[i] : limit;
		limit = places[i] > TOP + LABEL_HEIGHT ? places[i] - LABEL_HEIGHT : TOP;
	}
	for (size_t i = plot->series->band_count; i-- > 0;) {
		if (!count_at(plot, last, i))
			continue;
		places[i] = places[i] > floor ? places[i] : floor;
		floor = places[i] + LABEL_HEIGHT;
	}
}

static struct value bands_of(const struct plot *plot)
{
	struct page_run *run = plot->run;
	struct arena *mem = run->mem;
	const struct site_series *series = plot->series;
	const size_t last = series->step_count - 1;
	size_t *middles = ARENA_ARRAY(mem, size_t, series->band_count);
	size_t *places = ARENA_ARRAY(mem, size_t, series->band_count);
	struct value list = value_list(mem);

	place_labels(plot, middles, places);
	for (size_t i = 0; i < series->band_count; i++) {
		const struct site_band *band = &series->bands[i];
		const size_t count = count_at(plot, last, i);
		struct value item = value_map(mem);
		VALUE_SET(mem, item, "name", page_text(band->model));
		VALUE_SET(mem, item, "short",
		    band->model.n ? value_string(short_label(mem, band->model)) : VALUE_NONE);
		VALUE_SET(mem, item, "url",
		    band->kind == BAND_OTHERS
			? VALUE_NONE
			: page_facet_url(
			      run, FACET_MODEL, band->kind == BAND_NONE ? S("none") : band->model));
		VALUE_SET(mem, item, "others", value_bool(band->kind == BAND_OTHERS));
		VALUE_SET(mem, item, "none", value_bool(band->kind == BAND_NONE));
		VALUE_SET(mem, item, "color",
		    page_count(run,
			band->kind == BAND_NONE		? SITE_SERIES_MODELS + 2
			    : band->kind == BAND_OTHERS ? SITE_SERIES_MODELS + 1
							: i + 1));
		VALUE_SET(mem, item, "path", value_string(band_path(plot, i)));
		VALUE_SET(mem, item, "count", page_count(run, count));
		VALUE_SET(mem, item, "used", value_bool(count > 0));
		VALUE_SET(mem, item, "y", page_count(run, middles[i]));
		VALUE_SET(mem, item, "label_y", page_count(run, places[i]));
		VALUE_SET(mem, item, "text_y", page_count(run, places[i] + 4));
		value_push(mem, list, item);
	}
	return list;
}

static struct value ticks_of(const struct plot *plot)
{
	struct page_run *run = plot->run;
	struct value list = value_list(run->mem);

	for (size_t n = 0; n <= plot->top; n += plot->tick) {
		struct value item = value_map(run->mem);
		VALUE_SET(run->mem, item, "value", page_count(run, n));
		VALUE_SET(run->mem, item, "y", page_count(run, y_of(plot, n)));
		VALUE_SET(run->mem, item, "text_y", page_count(run, y_of(plot, n) + 4));
		value_push(run->mem, list, item);
	}
	return list;
}

static str step_name(const struct plot *plot, size_t step)
{
	const int64_t utc_s = plot->series->starts[step];

	return plot->series->step_months ? date_month(plot->run->mem, utc_s)
					 : date_day(plot->run->mem, utc_s);
}

/* With all numbers, for the table and for whoever points at a bar. */
static struct value steps_of(const struct plot *plot)
{
	struct page_run *run = plot->run;
	struct arena *mem = run->mem;
	const size_t n = plot->series->step_count;
	const size_t every = (n + STEP_LABELS - 1) / STEP_LABELS;
	struct value list = value_list(mem);

	for (size_t step = 0; step < n; step++) {
		struct value item = value_map(mem), counts = value_list(mem);
		for (size_t i = 0; i < plot->series->band_count; i++)
			value_push(mem, counts, page_count(run, count_at(plot, step, i)));
		VALUE_SET(mem, item, "name", value_string(step_name(plot, step)));
		VALUE_SET(mem, item, "total", page_count(run, total_at(plot, step)));
		VALUE_SET(mem, item, "counts", counts);
		VALUE_SET(mem, item, "labelled", value_bool((n - 1 - step) % every == 0));
		VALUE_SET(mem, item, "x", page_count(run, x_of(plot, step)));
		VALUE_SET(mem, item, "middle",
		    page_count(run, (x_of(plot, step) + x_of(plot, step + 1)) / 2));
		VALUE_SET(
		    mem, item, "width", page_count(run, x_of(plot, step + 1) - x_of(plot, step)));
		value_push(mem, list, item);
	}
	return list;
}

struct value page_series(struct page_run *run)
{
	struct arena *mem = run->mem;
	struct plot plot = {.run = run, .series = &run->site->trends->series};
	struct value item = value_map(mem);

	if (plot.series->step_count < 2) /* a single day is no course of time */
		return VALUE_NONE;
	choose_scale(&plot);
	VALUE_SET(mem, item, "width", page_count(run, WIDTH));
	VALUE_SET(mem, item, "height", page_count(run, HEIGHT));
	VALUE_SET(mem, item, "left", page_count(run, LEFT));
	VALUE_SET(mem, item, "left_text", page_count(run, LEFT - 6));
	VALUE_SET(mem, item, "right", page_count(run, RIGHT));
	VALUE_SET(mem, item, "label_x", page_count(run, RIGHT + 12));
	VALUE_SET(mem, item, "line_x", page_count(run, RIGHT + 9));
	VALUE_SET(mem, item, "top", page_count(run, TOP));
	VALUE_SET(mem, item, "tall", page_count(run, BOTTOM - TOP));
	VALUE_SET(mem, item, "step_y", page_count(run, BOTTOM + 16));
	VALUE_SET(mem, item, "weeks", value_bool(!plot.series->step_months));
	VALUE_SET(mem, item, "months", page_count(run, plot.series->step_months));
	VALUE_SET(mem, item, "monthly", value_bool(plot.series->step_months == 1));
	VALUE_SET(mem, item, "bands", bands_of(&plot));
	VALUE_SET(mem, item, "ticks", ticks_of(&plot));
	VALUE_SET(mem, item, "steps", steps_of(&plot));
	return item;
}
