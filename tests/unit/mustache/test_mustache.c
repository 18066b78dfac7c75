/* SPDX-License-Identifier: MIT */
/*
 * Blocks and parents, names from the data, white space, and sets of templates. The first two are
 * modules of the specification that its npm package lacks; these tables are our own.
 */
#include "unit/mustache/templates.h"

struct print_row {
	const char *name;
	const char *page, *data, *partials, *want;
};

/* Renders the page twice: the second time everything has been compiled. */
static void prints(void **state)
{
	const struct print_row *row = *state;
	struct templates *templates =
	    templates_new(str_of_cstr(row->page), row->partials, MUSTACHE_RAW);
	const struct value data = templates_json(row->data);
	bool done;

	assert_str_equal(templates_render(templates, data, &done), str_of_cstr(row->want));
	assert_true(done);
	assert_str_equal(templates_render(templates, data, &done), str_of_cstr(row->want));
	assert_str_equal(templates_reports(templates), S(""));
}

static const struct print_row inheritance[] = {
    {"a block alone prints its default", "<{{$b}}one{{/b}}>", NULL, NULL, "<one>"},
    {"a default has variables and sections", "{{$b}}{{x}}{{#l}}({{.}}){{/l}}{{/b}}",
	"{\"x\":\"a\",\"l\":[1,2]}", NULL, "a(1)(2)"},
    {"a parent without arguments is a partial", "[{{<p}}{{/p}}|{{>p}}]", NULL,
	"{\"p\":\"<{{$b}}d{{/b}}>\"}", "[<d>|<d>]"},
    {"an argument replaces the default", "{{<p}}{{$b}}mine{{/b}}{{/p}}", NULL,
	"{\"p\":\"<{{$b}}d{{/b}}>\"}", "<mine>"},
    {"an empty argument replaces it too", "{{<p}}{{$b}}{{/b}}{{/p}}", NULL,
	"{\"p\":\"<{{$b}}d{{/b}}>\"}", "<>"},
    {"one of two is replaced", "{{<p}}{{$c}}C{{/c}}{{/p}}", NULL,
	"{\"p\":\"{{$b}}b{{/b}}{{$c}}c{{/c}}\"}", "bC"},
    {"an argument nobody asks for is not printed", "{{<p}}{{$z}}Z{{/z}}{{/p}}", NULL,
	"{\"p\":\"<{{$b}}d{{/b}}>\"}", "<d>"},
    {"of two arguments of one name the later counts", "{{<p}}{{$b}}1{{/b}}{{$b}}2{{/b}}{{/p}}",
	NULL, "{\"p\":\"{{$b}}d{{/b}}\"}", "2"},
    {"a block that stands twice is replaced twice", "{{<p}}{{$b}}x{{/b}}{{/p}}", NULL,
	"{\"p\":\"{{$b}}1{{/b}}-{{$b}}2{{/b}}\"}", "x-x"},
    {"parents side by side share nothing",
	"{{<p}}{{$b}}1{{/b}}{{/p}} {{<p}}{{$b}}2{{/b}}{{/p}} {{<p}}{{/p}}", NULL,
	"{\"p\":\"{{$b}}d{{/b}}\"}", "1 2 d"},
    {"all else inside a parent is ignored",
	"{{<p}} x {{x}} {{#x}}{{$b}}no{{/b}}{{/x}} {{>q}} {{!c}} {{$b}}yes{{/b}} {{/p}}",
	"{\"x\":\"X\"}", "{\"p\":\"{{$b}}d{{/b}}\",\"q\":\"Q\"}", "yes"},
    {"an argument reads the data of the place where it is printed",
	"{{<p}}{{$b}}{{n}},{{/b}}{{/p}}", "{\"n\":0,\"l\":[{\"n\":1},{\"n\":2}]}",
	"{\"p\":\"{{#l}}{{$b}}{{/b}}{{/l}}{{n}}\"}", "1,2,0"},
    {"a parent in a section", "{{#l}}{{<p}}{{$b}}{{.}}{{/b}}{{/p}}{{/l}}", "{\"l\":[1,2]}",
	"{\"p\":\"<{{$b}}{{/b}}>\"}", "<1><2>"},
    {"an argument has partials", "{{<p}}{{$b}}{{>q}}{{/b}}{{/p}}", NULL,
	"{\"p\":\"<{{$b}}{{/b}}>\",\"q\":\"Q\"}", "<Q>"},
    {"a block in a partial of the parent is replaced too", "{{<p}}{{$b}}x{{/b}}{{/p}}", NULL,
	"{\"p\":\"<{{>q}}>\",\"q\":\"{{$b}}d{{/b}}\"}", "<x>"},
    {"the page wins over the layout's own arguments", "{{<p}}{{$b}}page{{/b}}{{/p}}", NULL,
	"{\"p\":\"{{<q}}{{$b}}p{{/b}}{{/q}}\",\"q\":\"{{<r}}{{$b}}q{{/b}}{{/r}}\","
	"\"r\":\"{{$b}}r{{/b}}\"}",
	"page"},
    {"without it the outer layout wins over the inner", "{{<p}}{{/p}}", NULL,
	"{\"p\":\"{{<q}}{{$b}}p{{/b}}{{/q}}\",\"q\":\"{{<r}}{{$b}}q{{/b}}{{/r}}\","
	"\"r\":\"{{$b}}r{{/b}}\"}",
	"p"},
    {"a block in an argument is replaced from further out", "{{<p}}{{$c}}page{{/c}}{{/p}}", NULL,
	"{\"p\":\"{{<q}}{{$b}}<{{$c}}p{{/c}}>{{/b}}{{/q}}\",\"q\":\"[{{$b}}q{{/b}}]\"}",
	"[<page>]"},
    {"a block in an argument of its name keeps its default",
	"{{<p}}{{$b}}({{$b}}in{{/b}}){{/b}}{{/p}}", NULL, "{\"p\":\"{{$b}}d{{/b}}\"}", "(in)"},
    {"a parent in an argument", "{{<p}}{{$b}}{{<q}}{{$c}}x{{/c}}{{/q}}{{/b}}{{/p}}", NULL,
	"{\"p\":\"<{{$b}}{{/b}}>\",\"q\":\"[{{$c}}{{/c}}]\"}", "<[x]>"},
    {"a parent in a default", "{{$b}}{{<q}}{{$c}}x{{/c}}{{/q}}{{/b}}", NULL,
	"{\"q\":\"[{{$c}}{{/c}}]\"}", "[x]"},
    {"delimiters hold in an argument and not in the parent",
	"{{=<% %>=}}<%<p%><%$b%><%x%>{{x}}<%/b%><%/p%>", "{\"x\":1}",
	"{\"p\":\"{{x}}{{$b}}d{{/b}}\"}", "11{{x}}"},
    {"delimiters set in an argument hold behind it", "{{<p}}{{$b}}{{=| |=}}|x||/b||/p||x|",
	"{\"x\":1}", "{\"p\":\"<{{$b}}d{{/b}}>\"}", "<1>1"},
    {"names with dots anywhere", "{{<a..b}}{{$.c.}}x{{/.c.}}{{/a..b}}", NULL,
	"{\"a..b\":\"<{{$.c.}}d{{/.c.}}>\"}", "<x>"},
    {"the data do not replace a block", "{{$b}}d{{/b}}", "{\"b\":\"data\"}", NULL, "d"},
};

static const struct print_row dynamic_names[] = {
    {"a name from the data", "{{>*n}}", "{\"n\":\"p\"}", "{\"p\":\"P\",\"n\":\"N\"}", "P"},
    {"a dotted name", "{{>*a.b}}", "{\"a\":{\"b\":\"p\"}}", "{\"p\":\"P\"}", "P"},
    {"a name per item", "{{#l}}{{>*kind}}{{/l}}",
	"{\"l\":[{\"kind\":\"p\",\"t\":1},{\"kind\":\"q\",\"t\":2}]}",
	"{\"p\":\"<{{t}}>\",\"q\":\"[{{t}}]\"}", "<1>[2]"},
    {"the item itself", "{{#l}}{{>*.}}{{/l}}", "{\"l\":[\"p\",\"q\"]}", "{\"p\":\"P\",\"q\":\"Q\"}",
	"PQ"},
    {"a name with a slash and a dot", "{{>*n}}{{>a/b.c}}", "{\"n\":\"a/b.c\"}", "{\"a/b.c\":\"P\"}",
	"PP"},
    {"white space behind the asterisk", "{{> * n }}", "{\"n\":\"p\"}", "{\"p\":\"P\"}", "P"},
    {"a name that the data lack", "<{{>*n}}>", "{}", "{\"n\":\"N\"}", "<>"},
    {"a template that is not there", "<{{>*n}}>", "{\"n\":\"p\"}", NULL, "<>"},
    {"a number names nothing", "<{{>*n}}>", "{\"n\":1}", "{\"1\":\"P\"}", "<>"},
    {"a list names nothing", "<{{>*n}}>", "{\"n\":[\"p\"]}", "{\"p\":\"P\"}", "<>"},
    {"null names nothing", "<{{>*n}}>", "{\"n\":null}", "{\"p\":\"P\"}", "<>"},
    {"two asterisks are not two steps", "<{{>**n}}>", "{\"n\":\"m\",\"m\":\"p\"}", "{\"p\":\"P\"}",
	"<>"},
    {"the context is that of the tag", "{{#a}}{{>*b.n}}{{/a}}",
	"{\"x\":0,\"a\":{\"x\":1},\"b\":{\"n\":\"p\",\"x\":2}}", "{\"p\":\"{{x}}\"}", "1"},
    {"indentation", "<\n  {{>*n}}\n>", "{\"n\":\"p\"}", "{\"p\":\"1\\n2\\n\"}", "<\n  1\n  2\n>"},
    {"a parent", "{{<*n}}{{$b}}x{{/b}}{{/*n}}", "{\"n\":\"p\"}", "{\"p\":\"<{{$b}}d{{/b}}>\"}",
	"<x>"},
    {"a parent with white space", "{{< * n }}{{$b}}x{{/b}}{{/ *n }}", "{\"n\":\"p\"}",
	"{\"p\":\"<{{$b}}d{{/b}}>\"}", "<x>"},
    {"a parent per item", "{{#l}}{{<*.}}{{$b}}x{{/b}}{{/*.}}{{/l}}", "{\"l\":[\"p\",\"q\"]}",
	"{\"p\":\"<{{$b}}{{/b}}>\",\"q\":\"[{{$b}}{{/b}}]\"}", "<x>[x]"},
    {"in other tags an asterisk is part of the name", "{{*n}}{{#*n}}!{{/*n}}", "{\"*n\":\"star\"}",
	NULL, "star!"},
};

static const struct print_row white_space[] = {
    {"an indented partial", "<\n  {{>p}}\n>", NULL, "{\"p\":\"1\\n2\\n\"}", "<\n  1\n  2\n>"},
    {"with tabs", "\t{{>p}}\n", NULL, "{\"p\":\"1\\n2\\n\"}", "\t1\n\t2\n"},
    {"with lines that end in CRLF", "<\r\n  {{>p}}\r\n>", NULL, "{\"p\":\"1\\r\\n2\\r\\n\"}",
	"<\r\n  1\r\n  2\r\n>"},
    {"its blank lines stay blank", "  {{>p}}\n", NULL, "{\"p\":\"1\\n\\n2\\n\"}", "  1\n\n  2\n"},
    {"its values are not indented", "  {{>p}}\n", "{\"x\":\"a\\nb\"}", "{\"p\":\"{{x}}\\n\"}",
	"  a\nb\n"},
    {"its sections lose their lines", "  {{>p}}\n", "{\"l\":[1,2]}",
	"{\"p\":\"{{#l}}\\n{{.}}\\n{{/l}}\\n\"}", "  1\n  2\n"},
    {"an indented partial in another", "  {{>p}}\n", NULL,
	"{\"p\":\"1\\n {{>q}}\\n2\\n\",\"q\":\"a\\nb\\n\"}", "  1\n   a\n   b\n  2\n"},
    {"a partial within a line is not indented", "  x{{>p}}\n", NULL, "{\"p\":\"1\\n2\"}",
	"  x1\n2\n"},
    {"one partial at two indentations", "{{>p}}\n {{>p}}\n", NULL, "{\"p\":\"1\\n2\\n\"}",
	"1\n2\n 1\n 2\n"},
    {"deeper with each recursion", "{{#n}}\n{{>p}}\n{{/n}}\n",
	"{\"n\":{\"t\":1,\"n\":{\"t\":2,\"n\":{\"t\":3,\"n\":null}}}}",
	"{\"p\":\"{{t}}\\n{{#n}}\\n  {{>p}}\\n{{/n}}\\n\"}", "1\n  2\n    3\n"},
    {"a comment over several lines takes them", "a\n  {{! one\n two\n}}\nb", NULL, NULL, "a\nb"},
    {"two tags in a line leave it alone", "{{#x}}{{!}}\na{{/x}}\n", "{\"x\":1}", NULL, "\na\n"},
    {"white space before the sigil", "{{ # x }}{{ . }}{{ / x }}", "{\"x\":1}", NULL, "1"},
    {"a parent over several lines is one tag", "<\n  {{<p}}\n{{$b}}x{{/b}}\n  {{/p}}\n>", NULL,
	"{\"p\":\"1\\n{{$b}}d{{/b}}\\n\"}", "<\n  1\n  x\n>"},
    {"a parent with text behind it is not alone", "  {{<p}}{{/p}}.\n", NULL, "{\"p\":\"1\\n2\"}",
	"  1\n2.\n"},
    {"a block whose tags are alone", "{{$b}}\n  one\n{{/b}}\n", NULL, NULL, "  one\n"},
    {"its argument is indented like its default", "{{<p}}{{$b}}\none\ntwo\n{{/b}}{{/p}}", NULL,
	"{\"p\":\"<\\n{{$b}}\\n    d\\n{{/b}}\\n>\"}", "<\n    one\n    two\n>"},
    {"like its tag when the default is blank", "{{<p}}{{$b}}\none\n\n{{/b}}{{/p}}", NULL,
	"{\"p\":\"<\\n  {{$b}}\\n\\n  {{/b}}\\n>\"}", "<\n  one\n\n>"},
    {"an argument without a line end gets one there", "{{<p}}{{$b}}one{{/b}}{{/p}}", NULL,
	"{\"p\":\"<\\n  {{$b}}\\n  {{/b}}\\n>\"}", "<\n  one\n>"},
    {"and with the line end of the block", "{{<p}}{{$b}}one{{/b}}{{/p}}", NULL,
	"{\"p\":\"<\\r\\n{{$b}}{{/b}}\\r\\n>\"}", "<\r\none\r\n>"},
    {"an empty argument takes the line", "{{<p}}{{$b}}{{/b}}{{/p}}", NULL,
	"{\"p\":\"<\\n  {{$b}}d{{/b}}\\n>\"}", "<\n>"},
    {"a block alone in its line", "{{<p}}{{$b}}\n  one\n    two\n{{/b}}{{/p}}", NULL,
	"{\"p\":\"<\\n {{$b}}d{{/b}}\\n>\"}", "<\n one\n   two\n>"},
    {"its default keeps its white space", "<\n  {{$b}}d{{/b}}\n>", NULL, NULL, "<\n  d\n>"},
    {"its blank default takes the line", "<\n  {{$b}}{{/b}}\n>", NULL, NULL, "<\n>"},
    {"a block within a line leaves arguments alone", "{{<p}}{{$b}}one\n  two{{/b}}{{/p}}", NULL,
	"{\"p\":\"  <{{$b}}d{{/b}}>\\n\"}", "  <one\n  two>\n"},
    {"also one that starts the line", "{{<p}}{{$b}}one\ntwo{{/b}}{{/p}}", NULL,
	"{\"p\":\"  {{$b}}d{{/b}}>\\n\"}", "  one\ntwo>\n"},
    {"a default whose last line holds the closing tag", "{{$b}}\n  d{{/b}}\n>", NULL, NULL,
	"  d\n>"},
    {"a block that starts within a line", "<{{$b}}d\n  {{/b}}\n>", NULL, NULL, "<d\n>"},
    {"an argument moves with a parent", "  {{<p}}\n{{$b}}\none\n{{/b}}\n{{/p}}\n", NULL,
	"{\"p\":\"<\\n  {{$b}}{{/b}}\\n>\\n\"}", "  <\n    one\n  >\n"},
    {"an argument loses what its first line is indented by",
	"{{<p}}\n  {{$b}}\n    {{#x}}\n    one\n      two\n  three\n    {{/x}}\n  {{/b}}\n{{/p}}",
	"{\"x\":1}", "{\"p\":\"{{$b}}{{/b}}\"}", "one\n  two\nthree\n"},
    {"a tag at its beginning is not alone in its line", "{{<p}}{{$b}}{{#x}}\n1{{/x}}\n{{/b}}{{/p}}",
	"{\"x\":1}", "{\"p\":\"<{{$b}}{{/b}}>\"}", "<\n1\n>"},
    {"nor is one at its end", "{{<p}}{{$b}}\n1\n{{!}} {{/b}}{{/p}}", NULL,
	"{\"p\":\"<{{$b}}{{/b}}>\"}", "<1\n >"},
    {"a block at the end of a line leaves the line", "<{{$b}}{{/b}}\n>", NULL, NULL, "<\n>"},
    {"an opening tag at the end of a line", "<{{$b}}\nd\n{{/b}}\n>", NULL, NULL, "<\nd\n>"},
    {"a closing tag with text behind it", "{{$b}}\nd\n  {{/b}}x", NULL, NULL, "d\n  x"},
    {"an argument within a line keeps its white space",
	"{{<p}}{{$b}} {{>q}} {{/b}}{{$c}} {{#x}} {{/x}} {{/c}}{{/p}}", "{\"x\":1}",
	"{\"p\":\"<{{$b}}{{/b}}|{{$c}}{{/c}}>\",\"q\":\"Q\"}", "< Q |   >"},
};

static const struct print_row values[] = {
    {"false, null, empty and zero are false",
	"{{#a}}a{{/a}}{{#b}}b{{/b}}{{#c}}c{{/c}}{{#d}}d{{/d}}{{#e}}e{{/e}}{{#f}}f{{/f}}",
	"{\"a\":false,\"b\":null,\"c\":\"\",\"d\":[],\"e\":0,\"f\":-0.0e5}", NULL, ""},
    {"what is false is inverted",
	"{{^a}}a{{/a}}{{^b}}b{{/b}}{{^c}}c{{/c}}{{^d}}d{{/d}}{{^e}}e{{/e}}",
	"{\"a\":false,\"b\":\"\",\"d\":[],\"e\":0}", NULL, "abcde"},
    {"all else is true", "{{#a}}a{{/a}}{{#b}}b{{/b}}{{#c}}c{{/c}}{{#d}}d{{/d}}{{#e}}e{{/e}}",
	"{\"a\":true,\"b\":\"0\",\"c\":{},\"d\":[null],\"e\":0.01}", NULL, "abcde"},
    {"a list prints nothing, nor does a map", "<{{a}}{{b}}>", "{\"a\":[1],\"b\":{\"c\":1}}", NULL,
	"<>"},
    {"truth prints its name", "{{a}} {{b}}", "{\"a\":true,\"b\":false}", NULL, "true false"},
    {"a number prints its text", "{{a}} {{b}} {{c}}", "{\"a\":1.50,\"b\":-0,\"c\":1E+2}", NULL,
	"1.50 -0 1E+2"},
    {"a list of lists", "{{#l}}<{{#.}}{{.}},{{/.}}>{{/l}}", "{\"l\":[[1,2],[],[3]]}", NULL,
	"<1,2,><><3,>"},
    {"null of an inner context hides an outer value", "{{#a}}<{{x}}>{{/a}}",
	"{\"x\":1,\"a\":{\"x\":null}}", NULL, "<>"},
    {"text of the data is no template", "{{x}}", "{\"x\":\"{{y}}\",\"y\":1}", NULL, "{{y}}"},
};

/* A page that is rendered often is loaded and compiled once, and so is what it includes. */
static void compiles_once(void **state)
{
	struct templates *templates =
	    templates_new(S("{{>p}}\n  {{>p}}\n{{#x}}{{>p}}{{/x}}{{>*n}}"), "{\"p\":\"{{x}}\"}", 0);
	struct value data = templates_json("{\"x\":1,\"n\":\"p\"}");
	size_t used;
	bool done;

	(void)state;
	templates_render(templates, data, &done);
	used = arena_used(unit_mem);
	for (int i = 0; i < 5; i++)
		assert_str_equal(templates_render(templates, data, &done), S("1  111"));
	assert_true(arena_used(unit_mem) - used < 1000);
	assert_int_equal(templates->loads, 2);
}

/* page includes a and b, a includes page again, b includes what is not there. */
static void compiles_all_that_is_named(void **state)
{
	struct templates *templates = templates_new(S("{{>a}}\n{{<b}}{{$x}} {{>c}}{{/x}}{{/b}}"),
	    "{\"a\":\"{{#y}}{{>page}}{{/y}}\",\"b\":\"{{>d}}\",\"c\":\"{{>d}}\"}", 0);

	(void)state;
	assert_true(mustache_compile(templates->set, S("page")));
	assert_true(mustache_compile(templates->set, S("a")));
	assert_int_equal(templates->loads, 5);
	assert_str_equal(templates_reports(templates),
	    S("b.mustache:1:1: error: there is no template 'd'; printed as nothing [AD503]\n"
	      "c.mustache:1:1: error: there is no template 'd'; printed as nothing [AD503]\n"));
}

static void says_what_is_broken_in_what_is_named(void **state)
{
	struct templates *templates = templates_new(
	    S("{{>a}}"), "{\"a\":\"{{>b}}\",\"b\":\"x\\n{{#y}}\",\"c\":\"{{>b}}\"}", 0);
	bool done;

	(void)state;
	assert_false(mustache_compile(templates->set, S("page")));
	assert_false(mustache_compile(templates->set, S("page")));
	assert_false(mustache_compile(templates->set, S("c")));
	assert_str_equal(templates_render(templates, VALUE_NONE, &done), S(""));
	assert_false(done);
	assert_str_equal(templates_reports(templates),
	    S("b.mustache:2:1: error: 'y' is never closed [AD501]\n"));
}

static void says_that_the_page_does_not_exist(void **state)
{
	struct templates *templates = templates_new(S(""), NULL, 0);

	(void)state;
	assert_false(mustache_compile(templates->set, S("home")));
	assert_str_equal(
	    templates_reports(templates), S("error: there is no template 'home' [AD503]\n"));
}

static void appends_to_what_is_there(void **state)
{
	struct templates *templates = templates_new(S("{{$b}}{{/b}}\nx"), NULL, 0);
	struct arena *tmp = arena_open();
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	buf_add(&out, S("before"));
	assert_true(mustache_render(templates->set, S("page"), VALUE_NONE, &out, tmp));
	assert_buf_equal(&out, "beforex");
	arena_close(tmp);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, prints, inheritance);
	UNIT_ROWS(&suite, prints, dynamic_names);
	UNIT_ROWS(&suite, prints, white_space);
	UNIT_ROWS(&suite, prints, values);
	UNIT_TEST(&suite, compiles_once);
	UNIT_TEST(&suite, compiles_all_that_is_named);
	UNIT_TEST(&suite, says_what_is_broken_in_what_is_named);
	UNIT_TEST(&suite, says_that_the_page_does_not_exist);
	UNIT_TEST(&suite, appends_to_what_is_there);
	return unit_run(&suite, "mustache/mustache");
}
