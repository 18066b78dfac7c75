/* SPDX-License-Identifier: MIT */
/* Views of bytes. "(absent)" in a row stands for the absent view. */
#include "unit/unit.h"

static str view(const char *s)
{
	return strcmp(s, "(absent)") == 0 ? STR_ABSENT : str_of_cstr(s);
}

struct cmp_row {
	const char *name;
	str a, b;
	int order;
	bool eq_nocase;
};

static const struct cmp_row cmp_rows[] = {
    {"equal", UNIT_S("abc"), UNIT_S("abc"), 0, true},
    {"empty and absent", UNIT_S(""), {NULL, 0}, 0, true},
    {"prefix first", UNIT_S("ab"), UNIT_S("abc"), -1, false},
    {"empty first", UNIT_S(""), UNIT_S("a"), -1, false},
    {"bytes are unsigned", UNIT_S("\x7F"), UNIT_S("\x80"), -1, false},
    {"upper case first", UNIT_S("B"), UNIT_S("a"), -1, false},
    {"NUL is a byte", UNIT_S("a\0b"), UNIT_S("a\0c"), -1, false},
    {"same but for case", UNIT_S("ABC"), UNIT_S("abc"), -1, true},
    {"only ASCII has case", UNIT_S("\xC3\x84"), UNIT_S("\xC3\xA4"), -1, false},
    {"'@' is not '`'", UNIT_S("@"), UNIT_S("`"), -1, false},
};

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

static void compares(void **state)
{
	const struct cmp_row *row = *state;

	assert_int_equal(sign(str_cmp(row->a, row->b)), row->order);
	assert_int_equal(sign(str_cmp(row->b, row->a)), -row->order);
	assert_int_equal(str_eq(row->a, row->b), row->order == 0);
	assert_int_equal(str_eq_nocase(row->a, row->b), row->eq_nocase);
	if (row->order == 0)
		assert_true(str_hash(row->a) == str_hash(row->b));
}

struct affix_row {
	const char *name;
	str s, part;
	bool starts, starts_nocase, ends, contains;
};

static const struct affix_row affix_rows[] = {
    {"empty part", UNIT_S("abc"), UNIT_S(""), true, true, true, true},
    {"all of it", UNIT_S("abc"), UNIT_S("abc"), true, true, true, true},
    {"start", UNIT_S("abc"), UNIT_S("ab"), true, true, false, true},
    {"start in capitals", UNIT_S("abc"), UNIT_S("AB"), false, true, false, false},
    {"end", UNIT_S("abc"), UNIT_S("bc"), false, false, true, true},
    {"middle", UNIT_S("abcd"), UNIT_S("bc"), false, false, false, true},
    {"longer", UNIT_S("abc"), UNIT_S("abcd"), false, false, false, false},
    {"both absent", {NULL, 0}, {NULL, 0}, true, true, true, true},
    {"absent whole", {NULL, 0}, UNIT_S("a"), false, false, false, false},
};

static void knows_affixes(void **state)
{
	const struct affix_row *row = *state;

	assert_int_equal(str_starts_with(row->s, row->part), row->starts);
	assert_int_equal(str_starts_with_nocase(row->s, row->part), row->starts_nocase);
	assert_int_equal(str_ends_with(row->s, row->part), row->ends);
	assert_int_equal(str_contains(row->s, row->part), row->contains);
}

struct find_row {
	const char *name;
	str s, needle;
	size_t from, want;
};

static const struct find_row find_rows[] = {
    {"at the start", UNIT_S("abcabc"), UNIT_S("ab"), 0, 0},
    {"from later on", UNIT_S("abcabc"), UNIT_S("ab"), 1, 3},
    {"at the end", UNIT_S("abcabc"), UNIT_S("bc"), 2, 4},
    {"half of it", UNIT_S("aaab"), UNIT_S("aab"), 0, 1},
    {"cut off by the end", UNIT_S("abcab"), UNIT_S("abc"), 1, STR_NONE},
    {"nothing at the end", UNIT_S("abc"), UNIT_S(""), 3, 3},
    {"nothing behind the end", UNIT_S("abc"), UNIT_S(""), 4, STR_NONE},
    {"from behind the end", UNIT_S("abc"), UNIT_S("c"), 9, STR_NONE},
    {"a NUL", UNIT_S("a\0b"), UNIT_S("\0b"), 0, 1},
    {"in nothing", UNIT_S(""), UNIT_S("a"), 0, STR_NONE},
};

static void finds(void **state)
{
	const struct find_row *row = *state;

	assert_int_equal(str_find(unit_guarded(row->s), row->needle, row->from), row->want);
}

static void finds_characters(void **state)
{
	(void)state;
	assert_int_equal(str_find_char(S("a/b/c"), '/', 0), 1);
	assert_int_equal(str_find_char(S("a/b/c"), '/', 2), 3);
	assert_int_equal(str_find_char(S("a/b/c"), '/', 4), STR_NONE);
	assert_int_equal(str_find_char(STR_ABSENT, '/', 0), STR_NONE);
	assert_int_equal(str_rfind_char(S("a/b/c"), '/'), 3);
	assert_int_equal(str_rfind_char(S("/"), '/'), 0);
	assert_int_equal(str_rfind_char(S("abc"), '/'), STR_NONE);
	assert_int_equal(str_rfind_char(STR_ABSENT, '/'), STR_NONE);
}

struct slice_row {
	const char *name;
	size_t from, to;
	str want;
};

static const struct slice_row slice_rows[] = {
    {"all", 0, 5, UNIT_S("abcde")},
    {"middle", 1, 3, UNIT_S("bc")},
    {"too far", 3, 99, UNIT_S("de")},
    {"from behind the end", 99, 100, UNIT_S("")},
    {"the wrong way round", 3, 1, UNIT_S("")},
};

static void slices(void **state)
{
	const struct slice_row *row = *state;

	assert_str_equal(str_slice(S("abcde"), row->from, row->to), row->want);
	assert_null(str_slice(STR_ABSENT, row->from, row->to).p);
}

struct trim_row {
	const char *name;
	str in, both, end;
};

static const struct trim_row trim_rows[] = {
    {"nothing to do", UNIT_S("a b"), UNIT_S("a b"), UNIT_S("a b")},
    {"both ends", UNIT_S(" \ta b\r\n"), UNIT_S("a b"), UNIT_S(" \ta b")},
    {"white space only", UNIT_S(" \n\v\f "), UNIT_S(""), UNIT_S("")},
    {"empty", UNIT_S(""), UNIT_S(""), UNIT_S("")},
    {"a no-break space stays", UNIT_S("\xC2\xA0"), UNIT_S("\xC2\xA0"), UNIT_S("\xC2\xA0")},
};

static void trims(void **state)
{
	const struct trim_row *row = *state;

	assert_str_equal(str_trim(row->in), row->both);
	assert_str_equal(str_trim_end(row->in), row->end);
}

struct cut_row {
	const char *name;
	const char *in;
	const char *want; /* each part in brackets */
};

static const struct cut_row line_rows[] = {
    {"empty", "", ""},
    {"absent", "(absent)", ""},
    {"one without an end", "a", "[a]"},
    {"one with an end", "a\n", "[a]"},
    {"two", "a\nb", "[a][b]"},
    {"CRLF", "a\r\nb\r\n", "[a][b]"},
    {"empty lines", "\n\r\n\n", "[][][]"},
    {"a carriage return is no end", "a\rb\n", "[a\rb]"},
    {"a last carriage return stays", "a\r", "[a\r]"},
    {"only one is cut off", "a\r\r\n", "[a\r]"},
};

static const struct cut_row part_rows[] = {
    {"empty", "", "[]"},
    {"absent", "(absent)", ""},
    {"no separator", "a", "[a]"},
    {"three", "a,b,c", "[a][b][c]"},
    {"separator last", "a,", "[a][]"},
    {"separator first", ",a", "[][a]"},
    {"separators only", ",,", "[][][]"},
};

static void add_bracketed(struct buf *out, str part)
{
	buf_char(out, '[');
	buf_add(out, part);
	buf_char(out, ']');
}

static void cuts_lines(void **state)
{
	const struct cut_row *row = *state;
	str rest = view(row->in), line;
	struct buf got;

	buf_init(&got, unit_mem);
	while (str_next_line(&rest, &line))
		add_bracketed(&got, line);
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

static void cuts_parts(void **state)
{
	const struct cut_row *row = *state;
	str rest = view(row->in), part;
	struct buf got;

	buf_init(&got, unit_mem);
	while (str_next_part(&rest, ',', &part))
		add_bracketed(&got, part);
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

static void copies(void **state)
{
	char text[] = "Abc";
	const str s = str_of_cstr(text);
	const str copy = str_dup(unit_mem, s);

	(void)state;
	text[0] = 'X';
	assert_str_equal(copy, S("Abc"));
	assert_str_equal(str_lower(unit_mem, S("ABC xyz \xC3\x84")), S("abc xyz \xC3\x84"));
	assert_str_equal(str_cat(unit_mem, S("ab"), S("cd")), S("abcd"));
	assert_str_equal(str_cat(unit_mem, STR_ABSENT, S("cd")), S("cd"));
	assert_str_equal(str_format(unit_mem, "%.*s=%d", STR_ARG(S("n")), 7), S("n=7"));
	assert_string_equal(str_cstr(unit_mem, S("abc")), "abc");
	assert_string_equal(str_cstr(unit_mem, STR_ABSENT), "");
}

static void formats_any_length(void **state)
{
	(void)state;
	for (int width = 250; width < 260; width++) {
		const str got = str_format(unit_mem, "%*d|", width, 7);

		assert_int_equal(got.n, width + 1);
		assert_str_equal(str_from(got, got.n - 3), S(" 7|"));
	}
	assert_non_null(str_format(unit_mem, "%s", "").p);
}

static void absent_stays_absent(void **state)
{
	(void)state;
	assert_null(str_of_cstr(NULL).p);
	assert_null(str_dup(unit_mem, STR_ABSENT).p);
	assert_null(str_lower(unit_mem, STR_ABSENT).p);
	assert_null(str_trim(STR_ABSENT).p);
	assert_non_null(str_dup(unit_mem, S("")).p);
	assert_non_null(str_lower(unit_mem, S("")).p);
}

/* The numbers are part of no format, but they must be the same on every machine and day. */
static void hash_is_stable(void **state)
{
	(void)state;
	assert_true(str_hash(S("")) == str_hash(STR_ABSENT));
	assert_true(str_hash(S("backend-lead")) == UINT64_C(0xCE8A5FCB5B808AC));
	assert_true(str_hash(S("\0")) != str_hash(S("")));
	assert_true(str_hash(S("abcdefgh")) != str_hash(S("abcdefgh\0")));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, compares, cmp_rows);
	UNIT_ROWS(&suite, knows_affixes, affix_rows);
	UNIT_ROWS(&suite, finds, find_rows);
	UNIT_TEST(&suite, finds_characters);
	UNIT_ROWS(&suite, slices, slice_rows);
	UNIT_ROWS(&suite, trims, trim_rows);
	UNIT_ROWS(&suite, cuts_lines, line_rows);
	UNIT_ROWS(&suite, cuts_parts, part_rows);
	UNIT_TEST(&suite, copies);
	UNIT_TEST(&suite, formats_any_length);
	UNIT_TEST(&suite, absent_stays_absent);
	UNIT_TEST(&suite, hash_is_stable);
	return unit_run(&suite, "base/str");
}
