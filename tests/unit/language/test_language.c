/* SPDX-License-Identifier: MIT */
/* Patterns, plural forms, numbers, dates and messages of a language. */
#include "unit/english.h"

#include "base/vec.h"

static struct language *read_over_english(const char *text)
{
	struct language *language = ARENA_NEW(unit_mem, struct language);
	struct diag *diag = diag_new(unit_mem);
	size_t n;

	*language = (struct language){0};
	unit_read_language(diag, S("en"), language);
	language_translate(unit_mem, language, S("ru"));
	assert_true(language_read(unit_mem, diag, S("ru.yml"), str_of_cstr(text), language));
	diag_items(diag, &n);
	assert_int_equal(n, 0);
	return language;
}

struct fill_row {
	const char *name;
	const char *pattern, *want; /* with a = "1", b = "2" */
};

static void fills(void **state)
{
	static const struct language_slot slots[] = {{{"a", 1}, {"1", 1}}, {{"b", 1}, {"2", 1}}};
	const struct fill_row *row = *state;

	assert_str_equal(
	    language_fill(unit_mem, str_of_cstr(row->pattern), slots, 2), str_of_cstr(row->want));
}

static const struct fill_row patterns[] = {
    {"in order", "x {a} y {b}", "x 1 y 2"},
    {"in another order", "{b}{a}", "21"},
    {"twice", "{a}{a}", "11"},
    {"unknown", "{c}-{}", "-"},
    {"never closed", "{a} {b", "1 {b"},
    {"nothing to fill", "x", "x"},
    {"empty", "", ""},
};

static void fills_one(void **state)
{
	const struct language *l = read_over_english("texts: {renamed_from: 'war {name}!'}");

	(void)state;
	assert_str_equal(language_fill_one(unit_mem, l, TEXT_RENAMED_FROM, S("x")), S("war x!"));
}

static void chooses_forms(void **state)
{
	const struct language *l = read_over_english(
	    "texts: {added_words: {one: o, few: f, many: m}, parts_more: {one: x, other: y}}");

	(void)state;
	assert_str_equal(language_form(l, TEXT_ADDED_WORDS, 21), S("o"));
	assert_str_equal(language_form(l, TEXT_ADDED_WORDS, 3), S("f"));
	assert_str_equal(language_form(l, TEXT_ADDED_WORDS, 5), S("m"));
	assert_str_equal(language_form(l, TEXT_PARTS_MORE, 5), S("y"));
	assert_str_equal(language_category(l, S("22")), S("few"));
	assert_str_equal(language_category(l, S("1.5")), S("other"));
}

static void groups_digits(void **state)
{
	struct language language = *unit_english();
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	language_add_number(&out, &language, 999);
	buf_char(&out, ' ');
	language_add_number(&out, &language, 1234567);
	language.group = S(".");
	buf_char(&out, ' ');
	language_add_number(&out, &language, 1000);
	assert_str_equal(buf_str(&out), S("999 1,234,567 1.000"));
}

static void writes_dates(void **state)
{
	struct language language = *unit_english();
	const int64_t utc_s = 1785888000; /* 2026-08-05 */

	(void)state;
	assert_str_equal(language_day(unit_mem, &language, utc_s), S("2026-08-05"));
	assert_str_equal(language_date(unit_mem, &language, utc_s), S("5 August 2026"));
	assert_str_equal(language_month(unit_mem, &language, utc_s), S("August 2026"));
	language.day = S("{dd}.{mm}.{yyyy}");
	language.date = S("{m}/{d}");
	assert_str_equal(language_day(unit_mem, &language, utc_s), S("05.08.2026"));
	assert_str_equal(language_date(unit_mem, &language, utc_s), S("8/5"));
}

struct message_row {
	const char *name;
	const char *file;
	const char *want; /* the template of the message "m" */
};

static void makes_templates(void **state)
{
	const struct message_row *row = *state;
	str text = STR_ABSENT;

	assert_true(language_message(unit_mem, read_over_english(row->file), S("m"), &text));
	assert_str_equal(text, str_of_cstr(row->want));
}

static const struct message_row messages[] = {
    {"one form", "messages: {m: 'a {{b}}'}", "a {{b}}"},
    {"plural", "messages: {m: {count: n, one: a, few: b, many: '{{n}} c'}}",
	"{{#n.one}}a{{/n.one}}{{#n.few}}b{{/n.few}}{{#n.many}}{{n}} c{{/n.many}}"},
    {"a form that is missing", "messages: {m: {count: a.n, one: a, other: b}}",
	"{{#a.n.one}}a{{/a.n.one}}{{#a.n.few}}b{{/a.n.few}}{{#a.n.many}}b{{/a.n.many}}"},
    {"of the context", "messages: {m: {count: ., one: a, few: b, many: c}}",
	"{{#.one}}a{{/.one}}{{#.few}}b{{/.few}}{{#.many}}c{{/.many}}"},
};

static void knows_its_messages(void **state)
{
	str text;

	(void)state;
	assert_false(language_message(unit_mem, unit_english(), S("no such message"), &text));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, fills, patterns);
	UNIT_TEST(&suite, fills_one);
	UNIT_TEST(&suite, chooses_forms);
	UNIT_TEST(&suite, groups_digits);
	UNIT_TEST(&suite, writes_dates);
	UNIT_ROWS(&suite, makes_templates, messages);
	UNIT_TEST(&suite, knows_its_messages);
	return unit_run(&suite, "language/language");
}
