/* SPDX-License-Identifier: MIT */
/* Models over time of collections drawn as commits. */
#include "unit/site/lived.h"

struct row {
	const char *name;
	struct lived lived;
	const char *want; /* "BAND BAND; START N N; ...", "-" for none, "*" for others */
};

static str series_text(const struct site_series *series)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < series->band_count; i++)
		buf_format(&out, "%s%.*s", i ? " " : "",
		    STR_ARG(series->bands[i].kind == BAND_MODEL	 ? series->bands[i].model
			    : series->bands[i].kind == BAND_NONE ? S("-")
								 : S("*")));
	for (size_t i = 0; i < series->step_count; i++) {
		buf_format(&out, "; %.*s", STR_ARG(date_day(unit_mem, series->starts[i])));
		for (size_t k = 0; k < series->band_count; k++)
			buf_format(&out, " %zu", series->counts[i * series->band_count + k]);
	}
	return buf_str(&out);
}

#define END .end = true

static const struct row rows[] = {
    {"nothing", {0, 0, {{0, NULL}}, {{END}}}, ""},
    {"no history", {2, 0, {{0, NULL}}, {{END}}}, ""},
    {"one commit", {1, 0, {{0, "ann"}}, {{0, 0, HIST_ADDED, "opus", 0, false}, {END}}},
	"opus; 2024-12-30 1"},
    {"a model that changes",
	{1, 0, {{14, "ann"}, {0, "ann"}},
	    {{0, 0, HIST_MODIFIED, "opus", 0, false}, {0, 1, HIST_ADDED, "sonnet", 0, false},
		{END}}},
	"opus sonnet; 2024-12-30 0 1; 2025-01-06 0 1; 2025-01-13 1 0"},
    {"twice within a step",
	{1, 0, {{2, "ann"}, {1, "ann"}, {0, "ann"}},
	    {{0, 0, HIST_MODIFIED, "c", 0, false}, {0, 1, HIST_MODIFIED, "b", 0, false},
		{0, 2, HIST_ADDED, "a", 0, false}, {END}}},
	"c a b; 2024-12-30 1 0 0"},
    {"one that was removed",
	{0, 1, {{8, "ann"}, {0, "ann"}},
	    {{0, 0, HIST_DELETED, NULL, 0, false}, {0, 1, HIST_ADDED, "", 0, false}, {END}}},
	"-; 2024-12-30 1; 2025-01-06 0"},
    {"one that came back",
	{1, 0, {{15, "ann"}, {8, "ann"}, {0, "ann"}},
	    {{0, 0, HIST_ADDED, "b", 0, false}, {0, 1, HIST_DELETED, NULL, 0, false},
		{0, 2, HIST_ADDED, "a", 0, false}, {END}}},
	"b a; 2024-12-30 0 1; 2025-01-06 0 0; 2025-01-13 1 0"},
    {"a text that is gone",
	{1, 0, {{8, "ann"}, {0, "ann"}},
	    {{0, 0, HIST_MODIFIED, NULL, 0, false}, {0, 1, HIST_ADDED, "a", 0, false}, {END}}},
	"a; 2024-12-30 1; 2025-01-06 1"},
    {"a date before the one before",
	{1, 0, {{14, "ann"}, {0, "ann"}, {7, "ann"}},
	    {{0, 1, HIST_MODIFIED, "b", 0, false}, {0, 2, HIST_ADDED, "a", 0, false}, {END}}},
	"b a; 2025-01-06 1 0; 2025-01-13 1 0"},
    {"a date that nobody knows",
	{1, 0, {{7, "ann"}, {NO_DAY, "ann"}},
	    {{0, 0, HIST_MODIFIED, "b", 0, false}, {0, 1, HIST_ADDED, "a", 0, false}, {END}}},
	"b a; 2025-01-06 1 0"},
    {"what is not committed counts today",
	{2, 0, {{7, "ann"}, {0, "ann"}},
	    {{0, HIST_UNCOMMITTED, HIST_MODIFIED, "b", 0, false}, {0, 1, HIST_ADDED, "a", 0, false},
		{END}}},
	"b a -; 2024-12-30 0 1 0; 2025-01-06 1 0 1"},
};

static void counts(void **state)
{
	const struct row *row = *state;

	assert_str_equal(
	    series_text(&site_that_lived(&row->lived)->trends->series), str_of_cstr(row->want));
}

struct span_row {
	const char *name;
	int32_t days;
	unsigned months;
	size_t steps;
	const char *first;
};

static const struct span_row span_rows[] = {
    {"half a year is weeks", 179, 0, 26, "2024-12-30"},
    {"a day more is months", 180, 1, 6, "2025-01-01"},
    {"five years are months", 1825, 1, 60, "2025-01-01"},
    {"a month more is quarters", 1826, 3, 21, "2025-01-01"},
    {"fifteen years are quarters", 5477, 3, 60, "2025-01-01"},
    {"a month more is years", 5478, 12, 16, "2025-01-01"},
    {"seven centuries", 255669, 144, 60, "2016-01-01"},
};

static void chooses_steps(void **state)
{
	const struct span_row *row = *state;
	const struct lived lived = {1, 0, {{row->days, "ann"}, {0, "ann"}},
	    {{0, 0, HIST_MODIFIED, "a", 0, false}, {0, 1, HIST_ADDED, "a", 0, false}, {END}}};
	const struct site_series *series = &site_that_lived(&lived)->trends->series;

	assert_int_equal(series->step_months, row->months);
	assert_int_equal(series->step_count, row->steps);
	assert_str_equal(date_day(unit_mem, series->starts[0]), str_of_cstr(row->first));
	for (size_t i = 0; i < series->step_count; i++)
		assert_int_equal(series->counts[i], 1);
}

/* Nine models, of which the last has most definitions: six have a band, the rest one together. */
static void sums_up_rare_models(void **state)
{
	static const char *const models[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "i", ""};
	struct lived lived = {11, 0, {{0, "ann"}}, {{0}}};

	(void)state;
	for (size_t i = 0; i < 11; i++)
		lived.changes[i] = (struct lived_change){i, 0, HIST_ADDED, models[i], 0, false};
	lived.changes[11].end = true;
	assert_str_equal(series_text(&site_that_lived(&lived)->trends->series),
	    S("i a b c d e * -; 2024-12-30 2 1 1 1 1 1 3 1"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, counts, rows);
	UNIT_ROWS(&suite, chooses_steps, span_rows);
	UNIT_TEST(&suite, sums_up_rare_models);
	return unit_run(&suite, "site/series");
}
