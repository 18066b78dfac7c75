/* SPDX-License-Identifier: MIT */
/*
 * Phrases, which are put in the place of their tags, and plural categories. Here a number is "one",
 * "few" from 2 to 4, else "other"; a partial whose name begins with "t/" is a phrase.
 */
#include "unit/mustache/templates.h"

static str categorize(void *context, str number)
{
	(void)context;
	if (str_eq(number, S("1")))
		return S("one");
	return number.n == 1 && number.p[0] >= '2' && number.p[0] <= '4' ? S("few") : S("other");
}

static void add_quoted(void *context, str number, struct buf *out)
{
	(void)context;
	if (number.n > 1)
		buf_format(out, "'%.*s'", STR_ARG(number));
	else
		buf_add(out, number);
}

struct row {
	const char *name;
	const char *page, *data, *partials;
	const char *want;
};

static void renders(void **state)
{
	const struct row *row = *state;
	struct templates *templates = templates_new(str_of_cstr(row->page), row->partials, 0);
	bool done;

	mustache_set_numbers(templates->set, &(struct mustache_numbers){categorize, add_quoted});
	assert_str_equal(
	    templates_render(templates, templates_json(row->data), &done), str_of_cstr(row->want));
	assert_true(done);
	assert_str_equal(templates_reports(templates), S(""));
}

static const struct row phrases[] = {
    {"in a line", "a {{>t/x}} b", "{}", "{\"t/x\":\"word\"}", "a word b"},
    {"alone in a line, which stays", " {{>t/x}}\nb", "{}", "{\"t/x\":\"word\"}", " word\nb"},
    {"in an attribute", "<a title=\"{{>t/x}}\">", "{}", "{\"t/x\":\"word\"}", "<a title=\"word\">"},
    {"with a variable", "{{#a}}{{>t/x}}{{/a}}", "{\"a\":[{\"n\":1},{\"n\":2}]}",
	"{\"t/x\":\"<{{n}}>\"}", "<1><2>"},
    {"numbers of it are written for readers", "{{n}} {{>t/x}} {{n}}", "{\"n\":12}",
	"{\"t/x\":\"{{n}} {{.grouped}} {{{n}}}\"}", "12 '12'  '12' 12"},
    {"text of it that looks like a number is text", "{{>t/x}}", "{\"n\":\"12\"}",
	"{\"t/x\":\"{{n}}\"}", "12"},
    {"a number is written for readers on demand", "{{n.grouped}} {{#n}}{{.grouped}}{{/n}}",
	"{\"n\":12}", NULL, "'12' '12'"},
    {"what is no number is printed as it is", "{{s.grouped}} {{m.n.grouped}} {{grouped}}",
	"{\"s\":\"x\",\"m\":{\"n\":34},\"grouped\":56}", NULL, "x '34' 56"},
    {"the same one twice", "{{>t/x}}{{#a}}{{>t/x}}{{/a}}", "{\"n\":1,\"a\":{\"n\":2}}",
	"{\"t/x\":\"{{n}};\"}", "1;2;"},
    {"sections of it end where it ends", "{{>t/x}}b{{>t/x}}{{#n}}c{{/n}}", "{\"n\":false}",
	"{\"t/x\":\"a{{#n}}no{{/n}}\"}", "aba"},
    {"text behind a section of it", "{{^a}}1{{/a}}2{{>t/x}}{{>t/x}}", "{}",
	"{\"t/x\":\"3{{#b}}4{{/b}}5{{^b}}6{{/b}}7\"}", "1235673567"},
    {"at the end of a section", "{{#a}}0{{>t/x}}{{/a}}1", "{\"a\":true}",
	"{\"t/x\":\"{{^b}}2{{/b}}\"}", "021"},
    {"text behind a section that ends in text", "{{#a}}0{{/a}}1{{^a}}2{{/a}}3", "{}", NULL, "123"},
    {"in a phrase", "{{>t/x}}!", "{\"n\":5}",
	"{\"t/x\":\"[{{>t/y}}, {{>t/y}}]\",\"t/y\":\"{{n}}\"}", "[5, 5]!"},
    {"a partial in a phrase", "{{>t/x}}", "{\"n\":5}",
	"{\"t/x\":\"at {{>p}}.\",\"p\":\"<b>{{n}}</b>\"}", "at <b>5</b>."},
    {"an empty one", "a{{>t/x}}b", "{}", "{\"t/x\":\"\"}", "ab"},
    {"in a block and its argument", "{{<p}}{{$b}}{{>t/x}}{{/b}}{{/p}}", "{}",
	"{\"p\":\"{{$b}}{{>t/y}}{{/b}}{{$c}}{{>t/y}}{{/c}}\",\"t/x\":\"x\",\"t/y\":\"y\"}", "xy"},
    {"beside the blocks of a parent", "{{<p}}{{>t/x}}{{/p}}", "{}", "{\"p\":\"p\",\"t/x\":\"x\"}",
	"p"},
    {"with other delimiters around", "{{=| |=}}|>t/x||n|", "{\"n\":5}", "{\"t/x\":\"{{n}} | \"}",
	"5 | 5"},
};

static const struct row plurals[] = {
    {"one", "{{#n.one}}1{{/n.one}}{{#n.few}}f{{/n.few}}{{#n.other}}o{{/n.other}}", "{\"n\":1}",
	NULL, "1"},
    {"few", "{{#n.one}}1{{/n.one}}{{#n.few}}f{{/n.few}}{{#n.other}}o{{/n.other}}", "{\"n\":3}",
	NULL, "f"},
    {"other", "{{#n.one}}1{{/n.one}}{{#n.few}}f{{/n.few}}{{#n.other}}o{{/n.other}}", "{\"n\":0}",
	NULL, "o"},
    {"below another name", "{{#a.n.few}}{{a.n}}{{/a.n.few}}", "{\"a\":{\"n\":2}}", NULL, "2"},
    {"of the context", "{{#n}}{{#.few}}{{.}}{{/.few}}{{/n}}", "{\"n\":[1,2,4,5]}", NULL, "24"},
    {"zero is a number, too", "{{#a}}{{#.other}}{{.}}{{/.other}}{{/a}}", "{\"a\":[0,1]}", NULL,
	"0"},
    {"the rest inverted", "{{#n}}{{^.one}}{{.}}{{/.one}}{{/n}}", "{\"n\":[1,2,4]}", NULL, "24"},
    {"of what is no number", "{{#n.other}}x{{/n.other}}{{#m.other}}x{{/m.other}}",
	"{\"n\":\"2\",\"m\":null}", NULL, ""},
    {"a member that is called so", "{{n.one}}", "{\"n\":{\"one\":\"x\"}}", NULL, "x"},
    {"nothing but the innermost context", "{{#a}}{{.b}}{{b}}{{/a}}", "{\"b\":1,\"a\":{}}", NULL,
	"1"},
};

struct error_row {
	const char *name;
	const char *page, *partials;
	const char *want;
};

static void reports(void **state)
{
	const struct error_row *row = *state;
	struct templates *templates =
	    templates_new(str_of_cstr(row->page), row->partials, MUSTACHE_STRICT);
	bool done;

	templates_render(templates, value_map(unit_mem), &done);
	assert_str_equal(templates_reports(templates), str_of_cstr(row->want));
}

static const struct error_row errors[] = {
    {"a phrase that is wrong", "a\n{{>t/x}}", "{\"t/x\":\"{{#n}}\"}",
	"t/x.mustache:1:1: error: 'n' is never closed [AD501]\n"},
    {"one that holds itself", "{{>t/x}}", "{\"t/x\":\"a {{>t/x}}\"}",
	"t/x.mustache:1:3: error: 't/x' holds itself [AD501]\n"},
    {"two that hold each other", "{{>t/x}}", "{\"t/x\":\"{{>t/y}}\",\"t/y\":\"b{{>t/x}}\"}",
	"t/y.mustache:1:2: error: 't/x' holds itself [AD501]\n"},
    {"one that is not there", "{{>t/x}}", NULL,
	"page.mustache:1:1: error: there is no template 't/x'; printed as nothing [AD503]\n"},
    {"a variable that is not there", "a\n {{>t/x}}", "{\"t/x\":\"{{n}}\"}",
	"page.mustache:2:2: warning: the data have no 'n'; printed as nothing [AD502]\n"},
};

/* Without a rule numbers have no members. */
static void needs_a_rule(void **state)
{
	struct templates *templates = templates_new(S("{{#n.one}}x{{/n.one}}"), NULL, 0);
	bool done;

	(void)state;
	assert_str_equal(templates_render(templates, templates_json("{\"n\":1}"), &done), S(""));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, renders, phrases);
	UNIT_ROWS(&suite, renders, plurals);
	UNIT_ROWS(&suite, reports, errors);
	UNIT_TEST(&suite, needs_a_rule);
	return unit_run(&suite, "mustache/phrases");
}
