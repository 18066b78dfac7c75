/* SPDX-License-Identifier: MIT */
/* Widths of labels: they grow with the text, and what is cut fits. */
#include "unit/graph/drawn.h"

#include "base/utf8.h"

struct width_row {
	const char *name;
	const char *label;
	int least, most; /* pixels, with the padding of a box */
};

/* The least is what common faces need at 13 px: Arial, DejaVu Sans, Noto Sans. */
static const struct width_row width_rows[] = {
    {"empty", "", 0, 20},
    {"narrow letters", "illi", 32, 40},
    {"wide letters", "WWWW", 68, 75},
    {"digits", "0123456789", 100, 110},
    {"a name", "backend-architect", 130, 150},
    {"Han", "設計者", 59, 65},
    {"full-width letters", "ＡＢＣ", 59, 65},
    {"emoji", "\xF0\x9F\x9A\x80\xF0\x9F\x9A\x80", 56, 64},
    {"Cyrillic", "агент", 60, 70},
    {"no UTF-8", "\xFF\xFF", 33, 50},
};

static void measures(void **state)
{
	const struct width_row *row = *state;
	const int width = graph_label_width(unit_guarded(str_of_cstr(row->label)));

	assert_in_range(width, row->least, row->most);
}

struct fit_row {
	const char *name;
	const char *label;
	int width;
	const char *want;
};

static const struct fit_row fit_rows[] = {
    {"fits", "lead", 100, "lead"},
    {"fits exactly", "0000", 52, "0000"},
    {"one pixel less", "0000", 51, "00…"},
    {"cut", "backend-architect", 80, "backen…"},
    {"cut between characters", "設計者設計者", 80, "設計者…"},
    {"no room at all", "lead", 10, "…"},
    {"empty", "", 0, "…"},
    {"empty with room", "", 20, ""},
};

static void fits(void **state)
{
	const struct fit_row *row = *state;

	assert_str_equal(
	    graph_label_fit(unit_mem, unit_guarded(str_of_cstr(row->label)), row->width),
	    str_of_cstr(row->want));
}

/* Of any label in any width: valid, no wider than asked, and its beginning. */
static void cut_labels_fit(void **state)
{
	enum { COUNT = 2000 };
	uint32_t random = 7;
	const str *labels = drawn_labels(&random, COUNT);

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		const int width = 40 + (int)drawn_number(&random, 200);
		const str got = graph_label_fit(unit_mem, labels[i], width);

		assert_int_equal(utf8_valid_prefix(got), got.n);
		assert_true(graph_label_width(got) <= width);
		if (str_eq(got, labels[i]))
			continue;
		assert_true(graph_label_width(labels[i]) > width);
		assert_true(str_ends_with(got, S("…")));
		assert_true(str_starts_with(labels[i], str_slice(got, 0, got.n - S("…").n)));
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, measures, width_rows);
	UNIT_ROWS(&suite, fits, fit_rows);
	UNIT_TEST(&suite, cut_labels_fit);
	return unit_run(&suite, "graph/label");
}
