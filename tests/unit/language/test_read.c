/* SPDX-License-Identifier: MIT */
/* Reading language files: what is taken over, what is refused, and what is missing. */
#include "unit/english.h"

struct row {
	const char *name;
	const char *file;
	const char *want; /* what is reported */
};

static str reports_of(struct diag *diag)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++) {
		diag_format(&out, &items[i]);
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

static void reports(void **state)
{
	const struct row *row = *state;
	struct language language = *unit_english();
	struct diag *diag = diag_new(unit_mem);
	const bool done =
	    language_read(unit_mem, diag, S("xx.yml"), str_of_cstr(row->file), &language);

	assert_int_equal(done, !diag_count(diag, DIAG_ERROR));
	assert_str_equal(reports_of(diag), str_of_cstr(row->want));
	assert_str_equal(language_text(&language, TEXT_ADDED), S("added"));
}

#define LEFT_OUT(key, why) "xx.yml: warning: '" key "' " why ", left out [AD022]\n"

static const struct row wrong[] = {
    {"no YAML", "a: [",
	"xx.yml:1:5: error: not valid YAML: did not find expected node content [AD021]\n"},
    {"a list", "- a", "xx.yml:1:1: error: not a mapping of keys to values [AD021]\n"},
    {"an unknown key", "colour: red", LEFT_OUT("colour", "is no key of a language file")},
    {"a mapping as a name", "name: {}", LEFT_OUT("name", "is no text")},
    {"an unknown rule", "plural: klingon", LEFT_OUT("plural", "is no rule that agentdoc knows")},
    {"a group that is a text", "texts: x", LEFT_OUT("texts", "is no mapping")},
    {"an unknown text", "texts: {shout: x}", LEFT_OUT("texts.shout", "is no text of agentdoc")},
    {"an unknown form", "texts: {added: {three: x}}",
	LEFT_OUT("texts.added", "is no text, nor one for each plural form")},
    {"a list of forms", "texts: {added: [x]}",
	LEFT_OUT("texts.added", "is no text, nor one for each plural form")},
    {"no form at all", "texts: {added: {}}",
	LEFT_OUT("texts.added", "is no text, nor one for each plural form")},
    {"a mistyped placeholder", "texts: {moved: 'von {form} nach {to}'}",
	LEFT_OUT("texts.moved", "has a placeholder that nothing fills")},
    {"a message that is a list", "messages: {x: []}",
	LEFT_OUT("messages.x", "is no text, nor one for each plural form")},
    {"a new message without count", "messages: {x: {one: a}}",
	LEFT_OUT("messages.x", "does not say which variable is to 'count'")},
    {"eleven months", "dates: {months: [a, b, c, d, e, f, g, h, i, j, k]}",
	LEFT_OUT("dates.months", "is no list of twelve names")},
    {"a form of the hour", "dates: {hour: x}", LEFT_OUT("dates.hour", "is no form of a date")},
    {"a weekday", "dates: {day: '{weekday}'}",
	LEFT_OUT("dates.day", "has a placeholder that nothing fills")},
    {"a script that is a text", "scripts: {x: y}", LEFT_OUT("scripts.x", "is no mapping")},
    {"a text of a script that is a list", "scripts: {x: {y: []}}",
	LEFT_OUT("scripts.y", "is no text, nor one for each plural form")},
    {"nothing wrong",
	"name: X\ncode: xx\ndirection: rtl\ngroup: ' '\nplural: czech\n"
	"messages: {mine: a}\ntexts: {}\nscripts: {mine: {a: b}}",
	""},
};

static void takes_over(void **state)
{
	struct language language = *unit_english();
	const char *file = "code: xx\nname: X\ndirection: rtl\nplural: czech\n"
			   "dates: {day: '{d}.', months: [a, b, c, d, e, f, g, h, i, j, k, l]}\n"
			   "texts: {removed: weg}\nscripts: {mine: {a: b}}\n";

	(void)state;
	assert_true(
	    language_read(unit_mem, diag_new(unit_mem), S("xx.yml"), str_of_cstr(file), &language));
	assert_str_equal(language.code, S("xx"));
	assert_str_equal(language.name, S("X"));
	assert_true(language.right_to_left);
	assert_str_equal(language.plural->name, S("czech"));
	assert_str_equal(language.day, S("{d}."));
	assert_str_equal(language.months[11], S("l"));
	assert_str_equal(language_text(&language, TEXT_REMOVED), S("weg"));
	assert_str_equal(language_text(&language, TEXT_ADDED), S("added"));
	assert_non_null(value_get(*value_get(language.scripts, S("mine")), S("a")));
}

static void counts_gaps(void **state)
{
	struct language language = *unit_english();
	struct diag *diag = diag_new(unit_mem);
	size_t n;

	(void)state;
	language_report_gaps(diag, &language);
	diag_items(diag, &n);
	assert_int_equal(n, 0);
	language_translate(unit_mem, &language, S("xx"));
	assert_true(
	    language_read(unit_mem, diag, S("xx.yml"), S("texts: {part_next: '; '}"), &language));
	language_report_gaps(diag, &language);
	const struct diag_item *items = diag_items(diag, &n);
	assert_int_equal(n, 1);
	assert_int_equal(items[0].code, AD023);
	assert_true(str_contains(items[0].text, S("the first is 'parts_more'")));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reports, wrong);
	UNIT_TEST(&suite, takes_over);
	UNIT_TEST(&suite, counts_gaps);
	return unit_run(&suite, "language/read");
}
