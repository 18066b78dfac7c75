/* SPDX-License-Identifier: MIT */
/* Templates that are wrong: what is said and at which place; and templates that end anywhere. */
#include "unit/mustache/templates.h"

#include "base/limits.h"

struct error_row {
	const char *name;
	const char *page, *partials;
	const char *want; /* behind "page.mustache:" and before " [AD501]" */
};

static void reports(void **state)
{
	const struct error_row *row = *state;
	struct templates *templates = templates_new(str_of_cstr(row->page), row->partials, 0);
	const str want = str_format(unit_mem, "%s [AD501]\n", row->want);
	bool done;

	assert_str_equal(templates_render(templates, VALUE_NONE, &done), S(""));
	assert_false(done);
	assert_false(mustache_compile(templates->set, S("page")));
	assert_str_equal(templates_reports(templates), want);
}

#define AT(place, text) "page.mustache:" place ": error: " text

static const struct error_row errors[] = {
    {"section not closed", "a\n  {{#b}}x", NULL, AT("2:3", "'b' is never closed")},
    {"inverted section not closed", "{{^b}}", NULL, AT("1:1", "'b' is never closed")},
    {"block not closed", "é{{$b}}\n", NULL, AT("1:3", "'b' is never closed")},
    {"parent not closed", "{{<b}}\n", "{\"b\":\"\"}", AT("1:1", "'b' is never closed")},
    {"dynamic parent not closed", "{{<*b}}\n", NULL, AT("1:1", "'*b' is never closed")},
    {"inner one of two not closed", "{{#a}}\n{{#b}}\n{{/a}}", NULL,
	AT("3:1", "'/a' stands where 'b' of line 2 is to be closed")},
    {"closed by another name", "{{#a}}\r\n {{/b}}", NULL,
	AT("2:2", "'/b' stands where 'a' of line 1 is to be closed")},
    {"parent closed by its name without the asterisk", "{{<*a}}{{/a}}", NULL,
	AT("1:8", "'/a' stands where '*a' of line 1 is to be closed")},
    {"nothing to close", "\n\n{{/a}}", NULL, AT("3:1", "'/a' closes nothing: no section is open")},
    {"closed twice", "{{#a}}{{/a}}{{/a}}", NULL,
	AT("1:13", "'/a' closes nothing: no section is open")},
    {"tag not closed", "x {{name\ny", NULL, AT("1:3", "'{{name' is never closed")},
    {"empty tag not closed", "x{{", NULL, AT("1:2", "'{{' is never closed")},
    {"comment not closed", "{{! never", NULL, AT("1:1", "'{{! never' is never closed")},
    {"three braces not closed", "{{{a}} b }}", NULL, AT("1:1", "'{{{a}} b }}' is never closed")},
    {"three braces closed by later ones", "{{{a}}{{{b}}}", NULL,
	AT("1:1", "'{{{a}}{{{b}}}' is never closed by three braces")},
    {"message cut in a long tag", "{{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL,
	AT("1:1", "'{{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' is never closed")},
    {"tag of other delimiters not closed", "{{=| |=}}{{x}} |y", NULL,
	AT("1:16", "'|y' is never closed")},
    {"one delimiter", "{{=|=}}", NULL, AT("1:1", "'{{=|=}}' does not set two delimiters")},
    {"three delimiters", "{{=a b c=}}", NULL,
	AT("1:1", "'{{=a b c=}}' does not set two delimiters")},
    {"delimiter with an equals sign", "{{=a= =b=}}", NULL,
	AT("1:1", "'{{=a= =b=}}' does not set two delimiters")},
    {"no delimiters", "{{= =}}", NULL, AT("1:1", "'{{= =}}' does not set two delimiters")},
    {"an equals sign alone", "{{=}} =}}", NULL, AT("1:1", "'{{=}}' does not set two delimiters")},
    {"delimiters without the last equals sign", "{{=a b}}", NULL,
	AT("1:1", "'{{=a b}}' is never closed")},
    {"no name", "a{{}}", NULL, AT("1:2", "'{{}}' has no name")},
    {"no name of a section", "{{# }}{{/}}", NULL, AT("1:1", "'{{# }}' has no name")},
    {"no name behind the asterisk", "{{>*}}", NULL, AT("1:1", "'{{>*}}' has no name")},
    {"a helper of another engine", "<ul>\n\t{{#each items}}\n", NULL,
	AT("2:2", "'{{#each items}}' has white space in its name")},
    {"a partial with white space", "{{>a b}}", NULL,
	AT("1:1", "'{{>a b}}' has white space in its name")},
    {"two dots", "{{a..b}}", NULL, AT("1:1", "'{{a..b}}' has a dot without a name beside it")},
    {"two dots in front", "{{#..a}}", NULL,
	AT("1:1", "'{{#..a}}' has a dot without a name beside it")},
    {"dot at the end", "{{>*a.}}", NULL,
	AT("1:1", "'{{>*a.}}' has a dot without a name beside it")},
    {"within an argument", "{{<p}}\n  {{$b}}\n    {{#x}}\n  {{/b}}\n{{/p}}",
	"{\"p\":\"{{$b}}{{/b}}\"}", AT("4:3", "'/b' stands where 'x' of line 3 is to be closed")},
    {"within what a parent ignores", "{{<p}}{{#x}}{{/p}}", "{\"p\":\"\"}",
	AT("1:13", "'/p' stands where 'x' of line 1 is to be closed")},
    {"in a partial", "  {{>p}}", "{\"p\":\"a\\n\\n  {{/b}}\"}",
	"p.mustache:3:3: error: '/b' closes nothing: no section is open"},
};

/* A literal before what is wrong, so that an error costs the page and not half of it. */
static void stops_at_the_first_error(void **state)
{
	struct templates *templates = templates_new(S("a{{#b}}\n{{/c}}\n{{}}"), NULL, 0);

	(void)state;
	assert_false(mustache_compile(templates->set, S("page")));
	assert_int_equal(diag_count(templates->diag, DIAG_NOTE), 1);
}

static str repeated(const char *text, unsigned n)
{
	struct buf out;

	buf_init(&out, unit_mem);
	for (unsigned i = 0; i < n; i++)
		buf_add(&out, str_of_cstr(text));
	return buf_str(&out);
}

static void refuses_too_many_sections_in_each_other(void **state)
{
	const str most = str_cat(unit_mem, repeated("{{#.}}", LIMIT_TEMPLATE_DEPTH),
	    repeated("{{/.}}", LIMIT_TEMPLATE_DEPTH));
	struct templates *good = templates_new(most, NULL, 0);
	struct templates *bad =
	    templates_new(repeated("{{#.}}", LIMIT_TEMPLATE_DEPTH + 1), NULL, 0);

	(void)state;
	assert_true(mustache_compile(good->set, S("page")));
	assert_false(mustache_compile(bad->set, S("page")));
	assert_str_equal(templates_reports(bad),
	    S("page.mustache:1:385: error: '.' is opened within 64 others [AD501]\n"));
}

static void refuses_a_template_that_is_too_large(void **state)
{
	struct templates *good = templates_new(repeated("x", LIMIT_TEMPLATE), NULL, 0);
	struct templates *bad = templates_new(repeated("x", LIMIT_TEMPLATE + 1), NULL, 0);

	(void)state;
	assert_true(mustache_compile(good->set, S("page")));
	assert_false(mustache_compile(bad->set, S("page")));
	assert_str_equal(templates_reports(bad),
	    S("page.mustache: error: 'page' is larger than 1048576 bytes with its indentation "
	      "[AD501]\n"));
}

/* p has half a million lines, each of which gets a space more. */
static void refuses_a_template_that_becomes_too_large(void **state)
{
	const str lines = repeated("x\n", LIMIT_TEMPLATE / 2);
	struct templates *templates = templates_new(S("{{>p}}\n {{>p}}"), "{}", 0);
	bool done;

	(void)state;
	VALUE_SET(unit_mem, templates->partials, "p", value_string(lines));
	assert_str_equal(templates_render(templates, VALUE_NONE, &done), lines);
	assert_false(done);
	assert_str_equal(templates_reports(templates),
	    S("p.mustache: error: 'p' is larger than 1048576 bytes with its indentation "
	      "[AD501]\n"));
}

static void refuses_an_argument_that_becomes_too_large(void **state)
{
	const str lines = repeated("x\n", LIMIT_TEMPLATE / 2 - 50);
	const str page =
	    str_cat(unit_mem, str_cat(unit_mem, S("{{<p}}{{$b}}\n"), lines), S("{{/b}}{{/p}}"));
	struct templates *templates = templates_new(page, "{\"p\":\"<\\n {{$b}}{{/b}}\\n>\"}", 0);
	bool done;

	(void)state;
	assert_true(mustache_compile(templates->set, S("page")));
	assert_str_equal(templates_render(templates, VALUE_NONE, &done), S("<\n>"));
	assert_false(done);
	assert_str_equal(templates_reports(templates),
	    S("page.mustache: error: 'b' is larger than 1048576 bytes with its indentation "
	      "[AD501]\n"));
}

/* Every kind of tag, and white space wherever it matters. */
static const char *const everything =
    "a\r\n  {{#list}}\n{{ name }}{{{raw}}}{{& also }}\r\n {{/list}}\n{{^ no }}-{{/ no }}"
    "{{! a\ncomment }}\n\t{{>partial}}\n{{>*dynamic.name}} {{=<% %>=}}\n<%a%>\n<%={{ }}=%>"
    "{{<layout}}\n  {{$block}}\n    one\n  {{$inner}}x{{/inner}}\n  {{/block}}\n{{/layout}}"
    "  {{$own}}\n  y\n  {{/own}}\n{{<*dynamic.name}}{{$block}}z{{/block}}{{/*dynamic.name}}";

static const char *const partials =
    "{\"partial\":\"1\\n{{list}}\\n\",\"layout\":\"<\\n {{$block}}{{/block}}\\n>{{>own}}\","
    "\"own\":\"{{$own}}{{/own}}\"}";

static const char *const data =
    "{\"list\":[{\"name\":\"<\"},{\"raw\":1}],\"dynamic\":{\"name\":\"partial\"}}";

/* Each prefix ends at a page that cannot be read: it is printed, or its error is reported. */
static void ends_anywhere(void **state)
{
	const str whole = str_of_cstr(everything);

	(void)state;
	for (size_t n = 0; n <= whole.n; n++) {
		const str prefix = unit_guarded(str_slice(whole, 0, n));
		struct templates *templates = templates_new(prefix, partials, MUSTACHE_STRICT);
		const struct diag_item *items;
		size_t count;
		bool done;

		templates_render(templates, templates_json(data), &done);
		items = diag_items(templates->diag, &count);
		if (!done) {
			assert_int_equal(count, 1);
			assert_int_equal(items->code, AD501);
			assert_in_range(items->place.line, 1, 30);
			assert_in_range(items->place.column, 1, 80);
		}
		if (n == whole.n)
			assert_true(done);
	}
}

static size_t count_errors(struct templates *templates)
{
	size_t n, found = 0;
	const struct diag_item *items = diag_items(templates->diag, &n);

	for (size_t i = 0; i < n; i++)
		found += items[i].code == AD501;
	return found;
}

/* One byte of it is another: it is printed, or an error is reported. */
static void survives_any_change(void **state)
{
	static const char others[] = "{}#/=<>*. \n";
	const str whole = str_of_cstr(everything);

	(void)state;
	for (size_t i = 0; i < whole.n; i++) {
		for (size_t k = 0; k < sizeof others - 1; k++) {
			const str changed = str_dup(unit_mem, whole);
			char *bytes = arena_text(unit_mem, whole.n);
			struct templates *templates;
			bool done;

			memcpy(bytes, changed.p, whole.n);
			bytes[i] = others[k];
			templates = templates_new((str){bytes, whole.n}, partials, 0);
			templates_render(templates, templates_json(data), &done);
			assert_true(done == (count_errors(templates) == 0));
		}
	}
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reports, errors);
	UNIT_TEST(&suite, stops_at_the_first_error);
	UNIT_TEST(&suite, refuses_too_many_sections_in_each_other);
	UNIT_TEST(&suite, refuses_a_template_that_is_too_large);
	UNIT_TEST(&suite, refuses_a_template_that_becomes_too_large);
	UNIT_TEST(&suite, refuses_an_argument_that_becomes_too_large);
	UNIT_TEST(&suite, ends_anywhere);
	UNIT_TEST(&suite, survives_any_change);
	return unit_run(&suite, "mustache/compile");
}
