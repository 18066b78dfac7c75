/* SPDX-License-Identifier: MIT */
/* Escaping by type, missing names, and templates that include each other without end. */
#include "unit/mustache/templates.h"

#include "base/limits.h"

struct escape_row {
	const char *name;
	enum value_kind kind;
	unsigned flags;
	const char *want; /* of {{x}} {{{x}}} {{&x}} */
};

static void escapes(void **state)
{
	const struct escape_row *row = *state;
	struct templates *templates = templates_new(S("{{x}} {{{x}}} {{&x}}"), NULL, row->flags);
	struct value data = value_map(unit_mem);
	struct value x = {.kind = row->kind, .text = S("<i>&'\"")};
	bool done;

	VALUE_SET(unit_mem, data, "x", x);
	assert_str_equal(templates_render(templates, data, &done), str_of_cstr(row->want));
	assert_true(done);
}

static const struct escape_row by_type[] = {
    {"a string, always", VALUE_STRING, 0,
	"&lt;i&gt;&amp;&#39;&quot; &lt;i&gt;&amp;&#39;&quot; &lt;i&gt;&amp;&#39;&quot;"},
    {"a number that is none", VALUE_NUMBER, 0,
	"&lt;i&gt;&amp;&#39;&quot; &lt;i&gt;&amp;&#39;&quot; &lt;i&gt;&amp;&#39;&quot;"},
    {"html, never", VALUE_HTML, 0, "<i>&'\" <i>&'\" <i>&'\""},
    {"html of the specification's rule", VALUE_HTML, MUSTACHE_RAW, "<i>&'\" <i>&'\" <i>&'\""},
    {"a string of the specification's rule", VALUE_STRING, MUSTACHE_RAW,
	"&lt;i&gt;&amp;&#39;&quot; <i>&'\" <i>&'\""},
};

struct strict_row {
	const char *name;
	const char *page, *data, *partials;
	const char *want; /* places and names of what is missing */
};

static void reports_missing(void **state)
{
	const struct strict_row *row = *state;
	struct templates *strict =
	    templates_new(str_of_cstr(row->page), row->partials, MUSTACHE_STRICT);
	struct templates *silent = templates_new(str_of_cstr(row->page), row->partials, 0);
	const struct value data = templates_json(row->data);
	const struct diag_item *items;
	struct buf got;
	bool done;
	size_t n;

	for (int i = 0; i < 2; i++)
		templates_render(strict, data, &done);
	assert_true(done);
	assert_str_equal(
	    templates_render(silent, data, &done), templates_render(strict, data, &done));
	assert_str_equal(templates_reports(silent), S(""));
	items = diag_items(strict->diag, &n);
	buf_init(&got, unit_mem);
	for (size_t i = 0; i < n; i++) {
		const size_t quote = str_find_char(items[i].text, '\'', 0);
		const str name = str_from(items[i].text, quote + 1);

		assert_true(items[i].code == AD502 || items[i].code == AD503);
		buf_format(&got, "%.*s:%u:%u %.*s ", STR_ARG(items[i].place.path),
		    items[i].place.line, items[i].place.column, (int)str_find_char(name, '\'', 0),
		    name.p);
	}
	assert_str_equal(buf_str(&got), str_of_cstr(row->want));
}

static const struct strict_row missing[] = {
    {"a variable", "a\n {{x}}{{{y}}}", "{}", NULL, "page.mustache:2:2 x page.mustache:2:7 y "},
    {"null is there", "{{x}}{{{x}}}", "{\"x\":null}", NULL, ""},
    {"the item is there", "{{.}}", "null", NULL, ""},
    {"sections ask whether it is there", "{{#x}}{{/x}}{{^x}}{{/x}}", "{}", NULL, ""},
    {"a part of a name", "{{a.b}}{{a.c.down}}", "{\"a\":{\"b\":null}}", NULL,
	"page.mustache:1:8 a.c.down "},
    {"a name below null", "{{a.b}}", "{\"a\":null}", NULL, "page.mustache:1:1 a.b "},
    {"an outer context has it", "{{#a}}{{x}}{{/a}}", "{\"a\":[{},{}],\"x\":1}", NULL, ""},
    {"once per place", "{{#a}}{{x}}{{/a}}{{x}}", "{\"a\":[1,2,3]}", NULL,
	"page.mustache:1:7 x page.mustache:1:18 x "},
    {"not what is not printed", "{{#a}}{{x}}{{/a}}", "{\"a\":false}", NULL, ""},
    {"the name of a partial", "{{>*n}}", "{}", NULL, "page.mustache:1:1 n "},
    {"a partial that the data name", "\n{{>*n}}", "{\"n\":\"p\"}", NULL, "page.mustache:2:1 p "},
    {"in a partial that is indented", "  {{>p}}\n{{>p}}\n", "{}",
	"{\"p\":\"\\n  {{x}}\\n\\n {{y}}\"}", "p.mustache:2:3 x p.mustache:4:2 y "},
    {"in an argument that moved", "{{<p}}\n  {{$b}}\n    1\n    {{x}}\n   {{y}}\n{{/b}}{{/p}}",
	"{}", "{\"p\":\"\\n            {{$b}}{{/b}}\"}",
	"page.mustache:4:5 x page.mustache:5:4 y "},
    {"in an argument within a line", "ab{{<p}}{{$b}}{{x}}{{/b}}{{/p}}", "{}",
	"{\"p\":\"\\n    {{$b}}{{/b}}\"}", "page.mustache:1:15 x "},
    {"in an argument of an argument",
	"{{<p}}\n\n{{$b}}\n  {{<q}}\n    {{$c}}\n       {{x}}\n    {{/c}}\n  {{/q}}\n{{/b}}{{/p}}",
	"{}", "{\"p\":\" {{$b}}{{/b}}\\n\",\"q\":\"   {{$c}}{{/c}}\\n\"}", "page.mustache:6:8 x "},
};

static str sixty_five_times(const char *text)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (unsigned i = 0; i <= LIMIT_TEMPLATE_DEPTH; i++)
		buf_add(&out, str_of_cstr(text));
	return buf_str(&out);
}

struct endless_row {
	const char *name;
	const char *page;
	const char *want; /* the text of one level, and the place */
	const char *place;
};

static void ends(void **state)
{
	const struct endless_row *row = *state;
	struct templates *templates = templates_new(str_of_cstr(row->page),
	    "{\"p\":\"{{$b}}{{/b}}\",\"q\":\"{{#x}}{{#.}}{{>q}}{{/.}}{{/x}}\"}", 0);
	const struct value data = templates_json("{\"n\":\"page\",\"x\":[1,2,3,4],\"y\":false}");
	const str report = str_format(unit_mem,
	    "%s: error: sections and partials within 64 others; left out, as were all further "
	    "partials of the page [AD504]\n",
	    row->place);
	bool done;

	for (int i = 0; i < 2; i++) {
		const str got = templates_render(templates, data, &done);

		assert_true(done);
		if (row->want)
			assert_str_equal(got, sixty_five_times(row->want));
	}
	assert_str_equal(templates_reports(templates), report);
}

static const struct endless_row endless[] = {
    {"a template that includes itself", "x{{>page}}", "x", "page.mustache:1:2"},
    {"twice", "x{{>page}}{{>page}}", "x", "page.mustache:1:2"},
    {"by a name of the data", "x{{>*n}}", "x", "page.mustache:1:2"},
    {"deeper and deeper", "x\n {{>page}}", NULL, "page.mustache:2:2"},
    {"as its parent", "x{{<page}}{{$b}}{{/b}}{{/page}}", "x", "page.mustache:1:2"},
    {"in an argument", "{{<p}}{{$b}}{{>page}}{{/b}}{{/p}}", NULL, "p.mustache:1:1"},
    {"in a list, where it would take 2^42 steps", "{{>q}}", "", "q.mustache:1:1"},
    {"in an inverted section", "{{^y}}{{>page}}{{/y}}", NULL, "page.mustache:1:1"},
};

/* What is too deep is left out; what stands beside it is not, unless it is a partial. */
static void goes_on_beside_what_is_too_deep(void **state)
{
	struct templates *templates =
	    templates_new(S("{{>p}}{{>q}} {{#x}}y{{/x}}"), "{\"p\":\"{{>p}}\",\"q\":\"q\"}", 0);
	bool done;

	(void)state;
	assert_str_equal(templates_render(templates, templates_json("{\"x\":1}"), &done), S(" y"));
	assert_int_equal(diag_count(templates->diag, DIAG_NOTE), 1);
}

static void fails_when_the_data_name_a_broken_template(void **state)
{
	struct templates *templates =
	    templates_new(S("<{{>*n}}>"), "{\"p\":\"{{#a}}\",\"q\":\"{{>p}}\"}", 0);
	bool done;

	(void)state;
	assert_true(mustache_compile(templates->set, S("page")));
	assert_str_equal(
	    templates_render(templates, templates_json("{\"n\":\"q\"}"), &done), S("<>"));
	assert_false(done);
	assert_str_equal(templates_reports(templates),
	    S("p.mustache:1:1: error: 'a' is never closed [AD501]\n"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, escapes, by_type);
	UNIT_ROWS(&suite, reports_missing, missing);
	UNIT_ROWS(&suite, ends, endless);
	UNIT_TEST(&suite, goes_on_beside_what_is_too_deep);
	UNIT_TEST(&suite, fails_when_the_data_name_a_broken_template);
	return unit_run(&suite, "mustache/template_render");
}
