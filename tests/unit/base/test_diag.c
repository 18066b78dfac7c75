/* SPDX-License-Identifier: MIT */
/* The sink of diagnostics, its order, its one line format, and the table of codes. */
#include "unit/unit.h"

#include "base/diag.h"

static void same_is_kept_once(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	const struct diag_place place = diag_at(S("a.md"), 3, 5);
	size_t n;

	(void)state;
	for (int i = 0; i < 3; i++)
		diag_report(diag, AD003, place, "key '%s' is unknown", "x");
	diag_items(diag, &n);
	assert_int_equal(n, 1);
	assert_int_equal(diag_count(diag, DIAG_NOTE), 1);
}

static void other_is_kept_too(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	size_t n;

	(void)state;
	diag_report(diag, AD003, diag_at(S("a.md"), 3, 5), "text");
	diag_report(diag, AD004, diag_at(S("a.md"), 3, 5), "text");
	diag_report(diag, AD003, diag_at(S("b.md"), 3, 5), "text");
	diag_report(diag, AD003, diag_at(S("a.md"), 4, 5), "text");
	diag_report(diag, AD003, diag_at(S("a.md"), 3, 6), "text");
	diag_report(diag, AD003, diag_at(S("a.md"), 3, 5), "text 2");
	diag_items(diag, &n);
	assert_int_equal(n, 6);
}

/* Reported in this order; sorted, the texts read in alphabetical order. */
static void items_are_sorted(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	const struct diag_item *items;
	size_t n;

	(void)state;
	diag_report(diag, AD003, diag_at(S("b.md"), 1, 1), "g");
	diag_report(diag, AD003, diag_at(S("a.md"), 10, 1), "f");
	diag_report(diag, AD003, diag_at(S("a.md"), 2, 10), "e");
	diag_report(diag, AD004, diag_at(S("a.md"), 2, 9), "d");
	diag_report(diag, AD003, diag_at(S("a.md"), 2, 9), "c");
	diag_report(diag, AD003, diag_at(S("a.md"), 0, 0), "b");
	items = diag_items(diag, &n);
	assert_str_equal(items[0].text, S("b"));
	diag_report(diag, AD001, diag_at(STR_ABSENT, 0, 0), "a");
	items = diag_items(diag, &n);
	assert_int_equal(n, 7);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(items[i].text.p[0], 'a' + (int)i);
}

static void texts_are_copied(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	char path[] = "a.md", subject[] = "tool";
	const struct diag_item *items;
	size_t n;

	(void)state;
	diag_report(diag, AD003, diag_at(str_of_cstr(path), 1, 2), "'%s' is unknown", subject);
	memset(path, 'x', 4);
	memset(subject, 'x', 4);
	items = diag_items(diag, &n);
	assert_str_equal(items[0].place.path, S("a.md"));
	assert_str_equal(items[0].text, S("'tool' is unknown"));
	assert_int_equal(items[0].place.line, 1);
	assert_int_equal(items[0].place.column, 2);
}

static void counts_by_severity(void **state)
{
	struct diag *diag = diag_new(unit_mem);

	(void)state;
	diag_report(diag, AD103, diag_at(S("a"), 1, 1), "note");
	diag_report(diag, AD003, diag_at(S("a"), 1, 1), "warning");
	diag_report(diag, AD003, diag_at(S("a"), 2, 1), "warning");
	diag_report(diag, AD102, diag_at(S("a"), 1, 1), "error");
	assert_int_equal(diag_count(diag, DIAG_NOTE), 4);
	assert_int_equal(diag_count(diag, DIAG_WARNING), 3);
	assert_int_equal(diag_count(diag, DIAG_ERROR), 1);
	assert_int_equal(diag_count(diag, DIAG_FATAL), 0);
}

static void repeats_what_another_holds(void **state)
{
	struct diag *from = diag_new(unit_mem), *to = diag_new(unit_mem);
	const struct diag_item *items;
	size_t n;

	(void)state;
	diag_report(from, AD103, diag_at(S("a"), 1, 1), "note");
	diag_report(from, AD003, diag_at(S("b"), 2, 3), "100 %%s");
	diag_report(from, AD102, diag_at(S("c"), 1, 1), "error");
	diag_repeat_all(to, from, DIAG_WARNING);
	diag_repeat_all(to, from, DIAG_ERROR);
	items = diag_items(to, &n);
	assert_int_equal(n, 2);
	assert_str_equal(items[0].text, S("100 %s"));
	assert_str_equal(items[0].place.path, S("b"));
	assert_int_equal(items[0].place.line, 2);
	assert_int_equal(items[0].place.column, 3);
	assert_int_equal(items[1].code, AD102);
}

static void holds_many(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	const struct diag_item *items;
	size_t n;

	(void)state;
	for (size_t i = 0; i < 20000; i++)
		diag_report(diag, AD003, diag_at(S("a"), 1 + i * 7919 % 20000, 0), "text");
	items = diag_items(diag, &n);
	assert_int_equal(n, 20000);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(items[i].place.line, i + 1);
}

struct format_row {
	const char *name;
	struct diag_item item;
	str want;
};

static const struct format_row format_rows[] = {
    {"full place", {AD003, DIAG_WARNING, {UNIT_S("a/b.md"), 3, 7}, UNIT_S("text")},
	UNIT_S("a/b.md:3:7: warning: text [AD003]")},
    {"no column", {AD003, DIAG_WARNING, {UNIT_S("a.md"), 3, 0}, UNIT_S("text")},
	UNIT_S("a.md:3: warning: text [AD003]")},
    {"whole file", {AD103, DIAG_NOTE, {UNIT_S("a.md"), 0, 0}, UNIT_S("text")},
	UNIT_S("a.md: note: text [AD103]")},
    {"column without a line", {AD103, DIAG_NOTE, {UNIT_S("a.md"), 0, 4}, UNIT_S("text")},
	UNIT_S("a.md: note: text [AD103]")},
    {"the call", {AD001, DIAG_FATAL, {{NULL, 0}, 0, 0}, UNIT_S("no 'x'")},
	UNIT_S("fatal: no 'x' [AD001]")},
    {"error", {AD102, DIAG_ERROR, {{NULL, 0}, 0, 0}, UNIT_S("text")},
	UNIT_S("error: text [AD102]")},
    {"letters stay", {AD103, DIAG_NOTE, {{NULL, 0}, 0, 0}, UNIT_S("\xC3\xA9 \xC3\x9B")},
	UNIT_S("note: \xC3\xA9 \xC3\x9B [AD103]")},
    {"line end in a path", {AD103, DIAG_NOTE, {UNIT_S("a\nb"), 0, 0}, UNIT_S("t")},
	UNIT_S("a\\x0ab: note: t [AD103]")},
    {"escape sequence", {AD103, DIAG_NOTE, {{NULL, 0}, 0, 0}, UNIT_S("'\x1B[2J\x7F'")},
	UNIT_S("note: '\\x1b[2J\\x7f' [AD103]")},
    {"escape of two bytes",
	{AD103, DIAG_NOTE, {{NULL, 0}, 0, 0},
	    UNIT_S("a\xC2\x9B"
		   "2J\xC2\x9B")},
	UNIT_S("note: a\\xc2\\x9b2J\\xc2\\x9b [AD103]")},
    {"no-break space",
	{AD103, DIAG_NOTE, {{NULL, 0}, 0, 0},
	    UNIT_S("a\xC2\xA0"
		   "b")},
	UNIT_S("note: a\xC2\xA0"
	       "b [AD103]")},
};

static void formats(void **state)
{
	const struct format_row *row = *state;
	struct buf out;

	buf_init(&out, unit_mem);
	diag_format(&out, &row->item);
	assert_str_equal(buf_str(&out), row->want);
}

static void ids_lead_to_codes(void **state)
{
	enum diag_code code = AD001;

	(void)state;
	assert_true(diag_code_of_id(S("AD102"), &code));
	assert_int_equal(code, AD102);
	assert_true(diag_code_of_id(S("ad103"), &code));
	assert_int_equal(code, AD103);
	assert_false(diag_code_of_id(S("AD999"), &code));
	assert_false(diag_code_of_id(S("AD10"), &code));
	assert_false(diag_code_of_id(S(""), &code));
	assert_int_equal(code, AD103);
}

static bool is_name(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && !char_is_digit(s.p[i]) && s.p[i] != '-')
			return false;
	return s.n > 0;
}

/* Ids ascend and are of one form, names are unique, and each code explains itself. */
static void table_is_in_order(void **state)
{
	(void)state;
	for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
		const struct diag_code_info *info = diag_info((enum diag_code)i);
		enum diag_code code;

		assert_int_equal(strlen(info->id), 5);
		assert_true(diag_code_of_id(str_of_cstr(info->id), &code));
		assert_int_equal(code, i);
		assert_true(is_name(str_of_cstr(info->name)));
		assert_true(strlen(info->title) > 0 && strlen(info->explanation) > 0);
		assert_false(str_ends_with(str_of_cstr(info->title), S(".")));
		assert_true(str_ends_with(str_of_cstr(info->explanation), S(".")));
		for (unsigned k = 0; k < i; k++) {
			assert_true(strcmp(diag_info((enum diag_code)k)->id, info->id) < 0);
			assert_string_not_equal(diag_info((enum diag_code)k)->name, info->name);
		}
	}
}

/* Also of what was reported before the levels were known. */
static void levels_change_severities(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct diag_levels levels = {{0}};
	const struct diag_item *items;
	size_t n;

	(void)state;
	levels.of[AD112] = LEVEL_ERROR;
	levels.of[AD201] = LEVEL_OFF;
	levels.of[AD401] = LEVEL_NOTE;
	diag_report(diag, AD112, diag_at(S("a.md"), 1, 1), "a");
	diag_report(diag, AD201, diag_at(S("a.md"), 2, 1), "b");
	diag_set_levels(diag, &levels);
	diag_report(diag, AD201, diag_at(S("a.md"), 3, 1), "c");
	diag_report(diag, AD401, diag_at(S("a.md"), 4, 1), "d");
	diag_report(diag, AD404, diag_at(S("a.md"), 5, 1), "e");
	items = diag_items(diag, &n);
	assert_int_equal(n, 3);
	assert_int_equal(items[0].severity, DIAG_ERROR);
	assert_int_equal(items[1].severity, DIAG_NOTE);
	assert_int_equal(items[2].severity, DIAG_WARNING);
	assert_int_equal(diag_count(diag, DIAG_WARNING), 2);
}

static void what_ends_a_build_is_fixed(void **state)
{
	(void)state;
	assert_true(diag_is_adjustable(AD101));
	assert_true(diag_is_adjustable(AD404));
	assert_false(diag_is_adjustable(AD002));
	assert_false(diag_is_adjustable(AD306));
	assert_false(diag_is_adjustable(AD501));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, same_is_kept_once);
	UNIT_TEST(&suite, other_is_kept_too);
	UNIT_TEST(&suite, items_are_sorted);
	UNIT_TEST(&suite, texts_are_copied);
	UNIT_TEST(&suite, counts_by_severity);
	UNIT_TEST(&suite, repeats_what_another_holds);
	UNIT_TEST(&suite, holds_many);
	UNIT_ROWS(&suite, formats, format_rows);
	UNIT_TEST(&suite, ids_lead_to_codes);
	UNIT_TEST(&suite, table_is_in_order);
	UNIT_TEST(&suite, levels_change_severities);
	UNIT_TEST(&suite, what_ends_a_build_is_fixed);
	return unit_run(&suite, "base/diag");
}
