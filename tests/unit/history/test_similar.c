/* SPDX-License-Identifier: MIT */
/* Scores of two texts. */
#include "unit/unit.h"

#include "history/similar.h"

struct row {
	const char *name;
	str a, b;
	unsigned percent;
};

#define L "0123456789012345678901234567890123456789012345678\n" /* 50 bytes */
#define M "a12345678901234567890123456789012345678901234567z\n"
#define N "b12345678901234567890123456789012345678901234567y\n"

/* 64 bytes and 65: a line that is as long as a piece, and one byte longer. */
#define P "0123456789012345678901234567890123456789012345678901234567890123"

static const struct row rows[] = {
    {"equal", UNIT_S(L M), UNIT_S(L M), 100},
    {"other order", UNIT_S(L M N), UNIT_S(N L M), 100},
    {"half", UNIT_S(L M), UNIT_S(L N), 50},
    {"one more line", UNIT_S(L M), UNIT_S(L M N), 66},
    {"nothing in common", UNIT_S(L), UNIT_S(M), 0},
    {"repeated line counts as often as both have it", UNIT_S(L L L L), UNIT_S(L L M M), 50},
    {"both empty", UNIT_S(""), UNIT_S(""), 0},
    {"one empty", UNIT_S(""), UNIT_S(L), 0},
    {"no line end at the end", UNIT_S(L "abc"), UNIT_S(L "abc"), 100},
    {"line end of another system", UNIT_S("abc\r\ndef\r\n"), UNIT_S("abc\ndef\n"), 80},
    {"carriage return in the line", UNIT_S("a\rc\n"), UNIT_S("ac\n"), 0},
    {"carriage returns in binary", UNIT_S("a\0\r\nb\r\n"), UNIT_S("a\0\nb\n"), 0},
    {"long line, other end", UNIT_S(P P P "x"), UNIT_S(P P P "y"), 99},
    {"long line, other start", UNIT_S("x" P P P), UNIT_S("y" P P P), 66},
    {"line of one piece", UNIT_S(P "\n" L), UNIT_S(P "\n" M), 56},
    {"line of one piece, other line end", UNIT_S(P "\r\n"), UNIT_S(P "\n"), 98},
    {"only line ends", UNIT_S("\n\n\n\n"), UNIT_S("\n\n"), 50},
};

static void scores(void **state)
{
	const struct row *row = *state;
	const struct similar_text a = similar_cut(unit_mem, unit_guarded(row->a));
	const struct similar_text b = similar_cut(unit_mem, unit_guarded(row->b));

	assert_int_equal(similar_score(&a, &b) * 100 / SIMILAR_WHOLE, row->percent);
	assert_int_equal(similar_score(&a, &b), similar_score(&b, &a));
}

struct size_row {
	const char *name;
	size_t a, b;
	bool hopeless; /* for a half */
};

static const struct size_row sizes[] = {
    {"equal", 10, 10, false},
    {"half", 10, 5, false},
    {"below half", 10, 4, true},
    {"the other way", 4, 10, true},
    {"empty", 0, 10, true},
    {"both empty", 0, 0, false},
    {"large", (size_t)1 << 40, ((size_t)1 << 39) - 1, true},
};

static void looks_at_sizes(void **state)
{
	const struct size_row *row = *state;

	assert_int_equal(similar_is_hopeless(row->a, row->b, SIMILAR_WHOLE / 2), row->hopeless);
}

/* A score of at least a half is never ruled out by the sizes. */
static void rules_out_nothing_possible(void **state)
{
	const str whole = S(L M N L M N);

	(void)state;
	for (size_t n = 0; n <= whole.n; n++) {
		const struct similar_text a = similar_cut(unit_mem, whole);
		const struct similar_text b = similar_cut(unit_mem, str_slice(whole, 0, n));

		if (similar_score(&a, &b) >= SIMILAR_WHOLE / 2)
			assert_false(similar_is_hopeless(whole.n, n, SIMILAR_WHOLE / 2));
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, scores, rows);
	UNIT_ROWS(&suite, looks_at_sizes, sizes);
	UNIT_TEST(&suite, rules_out_nothing_possible);
	return unit_run(&suite, "history/similar");
}
