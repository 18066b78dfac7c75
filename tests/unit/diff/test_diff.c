/* SPDX-License-Identifier: MIT */
/* Line diffs: runs, hunks, where changes are put, and what holds of any two texts. */
#include "unit/unit.h"

#include "diff/diff.h"
#include "diff/myers.h"
#include "unit/diff/diff_oracle.h"

struct runs_row {
	const char *name;
	str old_text, new_text;
	str want; /* runs with their counts: "=2 -1 +3" */
};

static const struct runs_row runs_rows[] = {
    {"nothing", UNIT_S(""), UNIT_S(""), UNIT_S("")},
    {"same", UNIT_S("a\nb\n"), UNIT_S("a\nb\n"), UNIT_S("=2")},
    {"all new", UNIT_S(""), UNIT_S("a\nb\n"), UNIT_S("+2")},
    {"all gone", UNIT_S("a\nb"), UNIT_S(""), UNIT_S("-2")},
    {"one line replaced", UNIT_S("a\nb\nc\n"), UNIT_S("a\nx\nc\n"), UNIT_S("=1 -1 +1 =1")},
    {"as in the header", UNIT_S("a\nb\nc\nd\n"), UNIT_S("a\nX\nd\n"), UNIT_S("=1 -2 +1 =1")},
    {"first line", UNIT_S("a\nb\n"), UNIT_S("x\nb\n"), UNIT_S("-1 +1 =1")},
    {"last line", UNIT_S("a\nb\n"), UNIT_S("a\nx\n"), UNIT_S("=1 -1 +1")},
    {"two changes", UNIT_S("a\nb\nc\nd\ne\n"), UNIT_S("x\nb\nc\nd\ny\n"), UNIT_S("-1 +1 =3 -1 +1")},
    {"nothing in common", UNIT_S("a\nb\n"), UNIT_S("c\nd\ne\n"), UNIT_S("-2 +3")},
    {"final line end lost", UNIT_S("a\nb\n"), UNIT_S("a\nb"), UNIT_S("=1 -1 +1")},
    {"final line end gained", UNIT_S("a"), UNIT_S("a\n"), UNIT_S("-1 +1")},
    {"carriage returns count", UNIT_S("a\r\nb\n"), UNIT_S("a\nb\n"), UNIT_S("-1 +1 =1")},
    {"NUL is a byte", UNIT_S("a\0b\nc\n"), UNIT_S("a\0x\nc\n"), UNIT_S("-1 +1 =1")},
    {"blank lines only", UNIT_S("\n\n\n"), UNIT_S("\n"), UNIT_S("=1 -2")},
    {"moved line", UNIT_S("a\nb\nc\nd\n"), UNIT_S("b\nc\nd\na\n"), UNIT_S("-1 =3 +1")},
};

static str describe_runs(const struct diff *diff)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < diff->run_count; i++)
		buf_format(&out, "%s%c%u", i ? " " : "", "=-+"[diff->runs[i].op],
		    (unsigned)diff -> runs[i].n);
	return buf_str(&out);
}

/* Compares, and fails when the result breaks a rule that holds of every diff. */
static struct diff checked_diff(str old_text, str new_text)
{
	struct arena *tmp = arena_open();
	const struct diff diff = diff_lines(unit_mem, tmp, old_text, new_text);
	const char *problem = diff_oracle_problem(unit_mem, &diff, old_text, new_text);

	for (uint32_t context = 0; context < 4 && !problem; context++)
		problem = diff_oracle_hunks(unit_mem, &diff, context);
	if (problem)
		fail_msg(
		    "%s: '%s' to '%s'", problem, unit_visible(old_text), unit_visible(new_text));
	assert_int_equal(arena_used(tmp), 0);
	arena_close(tmp);
	return diff;
}

static void finds_runs(void **state)
{
	const struct runs_row *row = *state;
	const struct diff diff =
	    checked_diff(unit_guarded(row->old_text), unit_guarded(row->new_text));

	assert_str_equal(describe_runs(&diff), row->want);
	assert_false(diff.bounded);
}

struct place_row {
	const char *name;
	str old_text, new_text;
	str want; /* the changed lines with their signs, and "..." for equal ones */
};

static const struct place_row place_rows[] = {
    {"a section ends with its blank line", UNIT_S("# A\n\n# C\n"), UNIT_S("# A\n\n# B\n\n# C\n"),
	UNIT_S("...+# B\n+\n...")},
    {"a lost section, too", UNIT_S("# A\n\n# B\n\n# C\n"), UNIT_S("# A\n\n# C\n"),
	UNIT_S("...-# B\n-\n...")},
    {"a paragraph before a blank line", UNIT_S("a\n\nc\n"), UNIT_S("a\n\nb\n\nc\n"),
	UNIT_S("...+b\n+\n...")},
    {"no blank line: as far down as it goes", UNIT_S("- a\n- b\n"), UNIT_S("- a\n- a\n- a\n- b\n"),
	UNIT_S("...+- a\n+- a\n...")},
    {"a paragraph whose first line comes again", UNIT_S("# T\n\n**Q**\nanswer\n"),
	UNIT_S("# T\n\n**Q**\n\n**Q**\nanswer\n"), UNIT_S("...+**Q**\n+\n...")},
    {"a nested list stays whole", UNIT_S("- a\n  - z\n"), UNIT_S("- a\n  - y\n- a\n  - z\n"),
	UNIT_S("+- a\n+  - y\n...")},
    {"tabs indent, too", UNIT_S("a {\n\tz\n"), UNIT_S("a {\n\ty\na {\n\tz\n"),
	UNIT_S("+a {\n+\ty\n...")},
    {"at the end of the text", UNIT_S("a\n\n"), UNIT_S("a\n\na\n\n"), UNIT_S("...+a\n+\n")},
    {"two that can touch become one", UNIT_S("a\nx\nb\n"), UNIT_S("a\nx\ny\nx\nz\nb\n"),
	UNIT_S("...+y\n+x\n+z\n...")},
    {"a replacement stays in its place", UNIT_S("a\nb\na\n"), UNIT_S("a\nc\na\na\n"),
	UNIT_S("...-b\n+c\n+a\n...")},
};

static void puts_changes(void **state)
{
	const struct place_row *row = *state;
	const struct diff diff = checked_diff(row->old_text, row->new_text);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < diff.run_count; i++) {
		const struct diff_run *run = &diff.runs[i];

		if (run->op == DIFF_EQUAL)
			buf_add(&out, S("..."));
		for (uint32_t j = 0; j < run->n && run->op != DIFF_EQUAL; j++) {
			buf_char(&out, run->op == DIFF_INSERT ? '+' : '-');
			buf_add(&out,
			    run->op == DIFF_INSERT ? diff.new_lines[run->new_line + j]
						   : diff.old_lines[run->old_line + j]);
		}
	}
	assert_str_equal(buf_str(&out), row->want);
}

/* Ten paragraphs of five lines that no other letter has. */
static str paragraphs(char letter)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (unsigned i = 0; i < 59; i++) {
		if (i % 6 == 5)
			buf_add(&out, S("\n"));
		else
			buf_format(&out, "%c%u\n", letter, i);
	}
	return buf_str(&out);
}

static void blank_lines_of_a_rewritten_text_did_not_stay(void **state)
{
	const struct diff diff = checked_diff(paragraphs('a'), paragraphs('b'));

	(void)state;
	assert_str_equal(describe_runs(&diff), S("-59 +59"));
}

struct hunks_row {
	const char *name;
	uint32_t context;
	str old_text, new_text;
	str want;
};

static const struct hunks_row hunks_rows[] = {
    {"no change", 3, UNIT_S("a\n"), UNIT_S("a\n"), UNIT_S("")},
    {"new text", 3, UNIT_S(""), UNIT_S("a\nb\n"), UNIT_S("@@ -0,0 +1,2 @@ +2")},
    {"lost text", 3, UNIT_S("a\nb\n"), UNIT_S(""), UNIT_S("@@ -1,2 +0,0 @@ -2")},
    {"context is cut", 1, UNIT_S("a\nb\nc\nd\ne\n"), UNIT_S("a\nb\nX\nd\ne\n"),
	UNIT_S("@@ -2,3 +2,3 @@ =1 -1 +1 =1")},
    {"context ends with the text", 3, UNIT_S("a\nb\nc\n"), UNIT_S("a\nX\nc\n"),
	UNIT_S("@@ -1,3 +1,3 @@ =1 -1 +1 =1")},
    {"touching ones are joined", 1, UNIT_S("a\nb\nc\nd\n"), UNIT_S("X\nb\nc\nY\n"),
	UNIT_S("@@ -1,4 +1,4 @@ -1 +1 =2 -1 +1")},
    {"one line more parts them", 1, UNIT_S("a\nb\nc\nd\ne\n"), UNIT_S("X\nb\nc\nd\nY\n"),
	UNIT_S("@@ -1,2 +1,2 @@ -1 +1 =1; @@ -4,2 +4,2 @@ =1 -1 +1")},
    {"no context", 0, UNIT_S("a\nb\nc\n"), UNIT_S("a\nX\nc\nd\n"),
	UNIT_S("@@ -2,1 +2,1 @@ -1 +1; @@ -0,0 +4,1 @@ +1")},
};

static void groups_hunks(void **state)
{
	const struct hunks_row *row = *state;
	const struct diff diff = checked_diff(row->old_text, row->new_text);
	struct diff_hunk *hunks;
	const size_t n = diff_hunks(unit_mem, &diff, row->context, &hunks);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++) {
		const struct diff cut = {.runs = hunks[i].runs, .run_count = hunks[i].run_count};

		buf_format(&out, "%s@@ -%u,%u +%u,%u @@ ", i ? "; " : "",
		    (unsigned)hunks[i].old_start, (unsigned)hunks[i].old_count,
		    (unsigned)hunks[i].new_start, (unsigned)hunks[i].new_count);
		buf_add(&out, describe_runs(&cut));
	}
	assert_str_equal(buf_str(&out), row->want);
}

/* A linear congruential generator: the same numbers on every machine. */
static uint32_t next_random(uint64_t *seed, uint32_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % below;
}

/* A line of few words, blank ones and indented ones among them. */
static void add_random_line(struct buf *out, uint64_t *seed, uint32_t words)
{
	const uint32_t word = next_random(seed, words + 2);

	if (word == 0)
		buf_add(out, S("\n"));
	else
		buf_format(out, "%sword %u\n", word % 5 == 1 ? "  " : "", (unsigned)word);
}

static str random_text(uint64_t *seed, uint32_t lines, uint32_t words)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (uint32_t i = 0; i < lines; i++)
		add_random_line(&out, seed, words);
	if (next_random(seed, 4) == 0 && out.n > 0)
		out.n--;
	return buf_str(&out);
}

/* text with some lines left out, doubled, or written anew. */
static str random_edit(uint64_t *seed, str text, uint32_t words)
{
	struct buf out;
	str line;

	buf_init(&out, unit_mem);
	while (str_next_line(&text, &line)) {
		const uint32_t what = next_random(seed, 12);

		for (uint32_t copies = what == 0 ? 0 : what == 1 ? 2 : 1; copies > 0; copies--) {
			buf_add(&out, line);
			buf_char(&out, '\n');
		}
		if (what == 2)
			add_random_line(&out, seed, words);
	}
	return buf_str(&out);
}

static void applies_to_random_texts(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int i = 0; i < 1500; i++) {
		const struct arena_mark mark = arena_mark(unit_mem);
		const uint32_t words = 1 + next_random(&seed, 30);
		const str a = random_text(&seed, next_random(&seed, 60), words);
		const str b = next_random(&seed, 3)
		    ? random_edit(&seed, a, words)
		    : random_text(&seed, next_random(&seed, 60), words);

		checked_diff(a, b);
		checked_diff(b, a);
		arena_rewind(unit_mem, mark);
	}
}

static void applies_to_every_prefix(void **state)
{
	const str text = S("# A\n\ntext\n\n- one\n  - two\n\n# B\r\n\ntext\n\n- one\n\n\nend");

	(void)state;
	for (size_t i = 0; i <= text.n; i++) {
		checked_diff(text, unit_guarded(str_slice(text, 0, i)));
		checked_diff(unit_guarded(str_from(text, i)), text);
	}
}

#define IDS_MOST 24

struct random_ids {
	uint32_t ids[IDS_MOST], index[IDS_MOST];
	bool changed[IDS_MOST];
	struct diff_side side;
};

static void fill_ids(struct random_ids *random, uint64_t *seed, uint32_t alphabet)
{
	*random = (struct random_ids){0};
	random->side = (struct diff_side){
	    .changed = random->changed,
	    .ids = random->ids,
	    .index = random->index,
	    .n = next_random(seed, IDS_MOST + 1),
	};
	for (uint32_t i = 0; i < random->side.n; i++) {
		random->index[i] = i;
		random->ids[i] = next_random(seed, alphabet);
	}
}

/* The length of the longest common subsequence, by the table that everybody learns. */
static uint32_t longest_common(const struct diff_side *a, const struct diff_side *b)
{
	uint32_t best[IDS_MOST + 1][IDS_MOST + 1] = {{0}};

	for (uint32_t i = 1; i <= a->n; i++)
		for (uint32_t j = 1; j <= b->n; j++) {
			best[i][j] =
			    best[i - 1][j] > best[i][j - 1] ? best[i - 1][j] : best[i][j - 1];
			if (a->ids[i - 1] == b->ids[j - 1])
				best[i][j] = best[i - 1][j - 1] + 1;
		}
	return best[a->n][b->n];
}

static uint32_t count_kept(const struct diff_side *side)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < side->n; i++)
		n += !side->changed[i];
	return n;
}

static void finds_a_longest_common_subsequence(void **state)
{
	uint64_t seed = 11;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		const uint32_t alphabet = 1 + next_random(&seed, 12);
		struct random_ids a, b;
		uint32_t want;

		fill_ids(&a, &seed, alphabet);
		fill_ids(&b, &seed, alphabet);
		want = longest_common(&a.side, &b.side);
		assert_false(diff_myers(&a.side, &b.side));
		assert_int_equal(count_kept(&a.side), want);
		assert_int_equal(count_kept(&b.side), want);
	}
}

static void says_when_it_gave_up(void **state)
{
	uint64_t seed = 3;
	const str a = random_text(&seed, 4000, 50), b = random_text(&seed, 4000, 50);
	const struct diff diff = checked_diff(a, b);

	(void)state;
	assert_true(diff.bounded);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_runs, runs_rows);
	UNIT_ROWS(&suite, puts_changes, place_rows);
	UNIT_TEST(&suite, blank_lines_of_a_rewritten_text_did_not_stay);
	UNIT_ROWS(&suite, groups_hunks, hunks_rows);
	UNIT_TEST(&suite, applies_to_random_texts);
	UNIT_TEST(&suite, applies_to_every_prefix);
	UNIT_TEST(&suite, finds_a_longest_common_subsequence);
	UNIT_TEST(&suite, says_when_it_gave_up);
	return unit_run(&suite, "diff/diff");
}
