/* SPDX-License-Identifier: MIT */
/* YAML to values: kinds of scalars, places of errors, the limits, repeated keys. */
#include "yaml/yml.h"

#include "base/json.h"
#include "base/limits.h"
#include "unit/unit.h"

struct good_row {
	const char *name;
	str yaml;
	const char *json;
};

static const struct good_row good_rows[] = {
    {"empty text", UNIT_S(""), "null"},
    {"only a comment", UNIT_S("# nothing\n"), "null"},
    {"plain text", UNIT_S("hello there"), "\"hello there\""},
    {"block mapping", UNIT_S("a: x\nb: y\n"), "{\"a\":\"x\",\"b\":\"y\"}"},
    {"order is kept", UNIT_S("z: 1\na: 2\n"), "{\"z\":1,\"a\":2}"},
    {"nulls", UNIT_S("[~, null, Null, NULL, '', \"\"]"), "[null,null,null,null,\"\",\"\"]"},
    {"absent value", UNIT_S("a:\nb: 1\n"), "{\"a\":null,\"b\":1}"},
    {"booleans", UNIT_S("[true, False, TRUE, yes, no, on, 'true']"),
	"[true,false,true,\"yes\",\"no\",\"on\",\"true\"]"},
    {"numbers keep their spelling", UNIT_S("[0, -1, 1.0, 2.50, 1e3, 1E-3]"),
	"[0,-1,1.0,2.50,1e3,1E-3]"},
    {"not JSON's numbers", UNIT_S("[+1, 007, .5, 1., 0x1F, 1_000, 1e, -, .inf, 2024-01-02]"),
	"[\"+1\",\"007\",\".5\",\"1.\",\"0x1F\",\"1_000\",\"1e\",\"-\",\".inf\",\"2024-01-02\"]"},
    {"version text", UNIT_S("name: 4.1-Beast"), "{\"name\":\"4.1-Beast\"}"},
    {"nested", UNIT_S("tools:\n  allowed:\n    - Read\n    - Bash\n  forbidden: []\n"),
	"{\"tools\":{\"allowed\":[\"Read\",\"Bash\"],\"forbidden\":[]}}"},
    {"list at the column of its key", UNIT_S("a:\n- x\n- y\nb: z\n"),
	"{\"a\":[\"x\",\"y\"],\"b\":\"z\"}"},
    {"literal block", UNIT_S("a: |\n  one\n  two\n\n  three\n"),
	"{\"a\":\"one\\ntwo\\n\\nthree\\n\"}"},
    {"folded block", UNIT_S("a: >-\n  one\n  two\n\n  three\n"), "{\"a\":\"one two\\nthree\"}"},
    {"quoted with escapes", UNIT_S("\"a\\tb\\u00e9\\x41\""),
	"\"a\\tb\xC3\xA9"
	"A\""},
    {"escaped NUL becomes a replacement", UNIT_S("\"a\\0b\""),
	"\"a\xEF\xBF\xBD"
	"b\""},
    {"single quotes", UNIT_S("'it''s'"), "\"it's\""},
    {"comments are dropped", UNIT_S("a: x # why\n# all of it\nb: '#no'\n"),
	"{\"a\":\"x\",\"b\":\"#no\"}"},
    {"CRLF", UNIT_S("a: |\r\n  x\r\n  y\r\nb: z\r\n"), "{\"a\":\"x\\ny\\n\",\"b\":\"z\"}"},
    {"byte order mark",
	UNIT_S("\xEF\xBB\xBF"
	       "a: b\n"),
	"{\"a\":\"b\"}"},
    {"alias", UNIT_S("a: &t [x, y]\nb: *t\n"), "{\"a\":[\"x\",\"y\"],\"b\":[\"x\",\"y\"]}"},
    {"alias as key", UNIT_S("a: &k word\n*k : v\n"), "{\"a\":\"word\",\"word\":\"v\"}"},
    {"merge key is a key", UNIT_S("a: &m {x: 1}\n<<: *m\n"),
	"{\"a\":{\"x\":1},\"\\u003c\\u003c\":{\"x\":1}}"},
    {"tags are ignored", UNIT_S("[!!str 1, !mine x]"), "[1,\"x\"]"},
    {"keys that look like other kinds", UNIT_S("1: a\ntrue: b\n~: c\n"),
	"{\"1\":\"a\",\"true\":\"b\",\"~\":\"c\"}"},
    {"first document alone", UNIT_S("a: 1\n---\nb: 2\n"), "{\"a\":1}"},
    {"document marks", UNIT_S("---\na: 1\n...\n"), "{\"a\":1}"},
    {"parentheses and colons in flow", UNIT_S("[Bash(git:*), Read]"), "[\"Bash(git:*)\",\"Read\"]"},
    {"JSON", UNIT_S("{\"a\": [1, {\"b\": null}]}"), "{\"a\":[1,{\"b\":null}]}"},
};

static str json_of(struct value value)
{
	struct buf out;
	struct json json;

	buf_init(&out, unit_mem);
	json_init(&json, &out);
	json_value(&json, value);
	return buf_str(&out);
}

static void reads(void **state)
{
	const struct good_row *row = *state;
	struct yml_document document;
	struct yml_error error = {0};

	if (!yml_read(unit_mem, unit_guarded(row->yaml), &document, &error))
		fail_msg("line %zu: %s", error.line, str_cstr(unit_mem, error.problem));
	assert_str_equal(json_of(document.value), str_of_cstr(row->json));
	assert_int_equal(document.duplicate_count, 0);
}

struct bad_row {
	const char *name;
	str yaml;
	size_t line, column, opened_line;
	const char *problem;
};

static const struct bad_row bad_rows[] = {
    {"colon in a plain value", UNIT_S("name: x\ndescription: use when: asked\n"), 2, 22, 0,
	"mapping values are not allowed in this context"},
    {"column in bytes", UNIT_S("d: \xC3\xA9\xC3\xA9: x\n"), 1, 8, 0,
	"mapping values are not allowed in this context"},
    {"text behind a list", UNIT_S("a: [x] [y]\n"), 1, 8, 0, "did not find expected key"},
    {"block scalar mark in a line", UNIT_S("a: [x] | b\n"), 1, 10, 0,
	"did not find expected comment or line break"},
    {"star", UNIT_S("tools: *\n"), 1, 9, 0,
	"did not find expected alphabetic or numeric character"},
    {"at sign", UNIT_S("d: @State\n"), 1, 4, 0, "found character that cannot start any token"},
    {"tab as indent", UNIT_S("a:\n\t- x\n"), 2, 1, 0,
	"found character that cannot start any token"},
    {"quote without end", UNIT_S("a: x\nb: \"y\nc: z\n"), 2, 4, 2,
	"found unexpected end of stream"},
    {"line that is no field", UNIT_S("a: x\nand more\nb: y\n"), 2, 1, 0,
	"could not find expected ':'"},
    {"bracket without end", UNIT_S("a: [x, y\nb: z\n"), 2, 2, 1,
	"did not find expected ',' or ']'"},
    {"control character", UNIT_S("a: x\nb: y\x04z\n"), 2, 5, 0,
	"control characters are not allowed"},
    {"invalid UTF-8", UNIT_S("a: x\nb: \xBCz\n"), 2, 4, 0, "invalid leading UTF-8 octet"},
    {"alias of nothing", UNIT_S("a: *t\n"), 1, 4, 0, "found an alias without its anchor"},
    {"alias of what holds it", UNIT_S("a: &t [*t]\n"), 1, 8, 0,
	"found an alias without its anchor"},
    {"list as key", UNIT_S("? [a]\n: b\n"), 1, 3, 0, "found a key that is no text"},
    {"list as key by alias", UNIT_S("a: &t [x]\n*t : b\n"), 2, 1, 0, "found a key that is no text"},
    {"text behind the document", UNIT_S("{a: b}\nc: d\n"), 2, 1, 0,
	"did not find expected <document start>"},
};

static void says_where(void **state)
{
	const struct bad_row *row = *state;
	struct yml_document document;
	struct yml_error error = {0};

	assert_false(yml_read(unit_mem, unit_guarded(row->yaml), &document, &error));
	assert_str_equal(error.problem, str_of_cstr(row->problem));
	assert_int_equal(error.line, row->line);
	assert_int_equal(error.column, row->column);
	assert_int_equal(error.opened_line, row->opened_line);
}

static void repeat(struct buf *out, size_t n, str s)
{
	for (size_t i = 0; i < n; i++)
		buf_add(out, s);
}

static bool reads_text(const struct buf *text, struct yml_error *ret_error)
{
	struct yml_document document;

	return yml_read(unit_mem, buf_str(text), &document, ret_error);
}

static void nesting_has_a_limit(void **state)
{
	struct yml_error error = {0};
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	repeat(&text, LIMIT_JSON_DEPTH, S("["));
	repeat(&text, LIMIT_JSON_DEPTH, S("]"));
	assert_true(reads_text(&text, &error));
	buf_clear(&text);
	repeat(&text, LIMIT_JSON_DEPTH + 1, S("["));
	repeat(&text, LIMIT_JSON_DEPTH + 1, S("]"));
	assert_false(reads_text(&text, &error));
	assert_str_equal(error.problem, S("nested too deep"));
	assert_int_equal(error.column, LIMIT_JSON_DEPTH + 1);
}

/* Each anchor nests the one before, so no line of the text is deep. */
static void nesting_through_aliases_has_a_limit(void **state)
{
	struct yml_error error = {0};
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("a0: &a0 [x]\n"));
	for (unsigned i = 1; i < LIMIT_JSON_DEPTH + 8; i++)
		buf_format(&text, "a%u: &a%u [*a%u]\n", i, i, i - 1);
	assert_false(reads_text(&text, &error));
	assert_str_equal(error.problem, S("nested too deep"));
}

/* Seven lines that stand for 10^7 values. */
static void aliases_cannot_multiply(void **state)
{
	struct yml_error error = {0};
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	buf_add(&text, S("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"));
	for (unsigned i = 1; i < 7; i++) {
		buf_format(&text, "a%u: &a%u [", i, i);
		for (unsigned k = 0; k < 10; k++)
			buf_format(&text, "%s*a%u", k ? "," : "", i - 1);
		buf_add(&text, S("]\n"));
	}
	assert_false(reads_text(&text, &error));
	assert_str_equal(error.problem, S("too many values, or aliases that multiply"));
}

static void values_have_a_limit(void **state)
{
	struct yml_error error = {0};
	struct buf text;

	(void)state;
	buf_init(&text, unit_mem);
	repeat(&text, LIMIT_YAML_NODES - 1, S("- x\n")); /* the list is one, too */
	assert_true(reads_text(&text, &error));
	buf_add(&text, S("- x\n"));
	assert_false(reads_text(&text, &error));
	assert_int_equal(error.line, LIMIT_YAML_NODES);
}

static void repeated_keys_are_told(void **state)
{
	static const char yaml[] = "a: 1\nb:\n  x: 1\n  x: 2\na: 3\n";
	struct yml_document document;
	struct yml_error error;

	(void)state;
	assert_true(yml_read(unit_mem, str_of_cstr(yaml), &document, &error));
	assert_str_equal(json_of(document.value), S("{\"a\":3,\"b\":{\"x\":2}}"));
	assert_int_equal(document.duplicate_count, 2);
	assert_str_equal(document.duplicates[0].key, S("x"));
	assert_int_equal(document.duplicates[0].line, 4);
	assert_str_equal(document.duplicates[1].key, S("a"));
	assert_int_equal(document.duplicates[1].line, 5);
}

/* Nothing of the result may lie in the text. */
static void results_outlive_the_text(void **state)
{
	char text[] = "name: &n x\nlist: [\"y\", *n]\n";
	struct yml_document document;
	struct yml_error error;

	(void)state;
	assert_true(yml_read(unit_mem, (str){text, sizeof text - 1}, &document, &error));
	memset(text, '!', sizeof text);
	assert_str_equal(json_of(document.value), S("{\"name\":\"x\",\"list\":[\"y\",\"x\"]}"));
}

/* Every prefix of a text with all constructs ends in a result or an error, never in a crash. */
static void every_prefix_is_safe(void **state)
{
	static const char yaml[] =
	    "a: &x 'it''s'\nb: [*x, {c: \"d\\u00e9\"}]\ne: |2-\n    f\n  g\n? h\n: >\n i\n";
	const size_t size = sizeof yaml - 1;
	size_t good = 0;

	(void)state;
	for (size_t n = 0; n <= size; n++) {
		struct yml_document document;
		struct yml_error error = {0};
		const str prefix = unit_guarded((str){yaml, n});

		if (yml_read(unit_mem, prefix, &document, &error))
			good++;
		else
			assert_true(error.line >= 1 && error.column >= 1 && error.problem.n > 0);
	}
	assert_in_range(good, 10, size);
}

struct place_row {
	const char *name;
	const char *path;
	const char *key, *value; /* "line:column" */
};

/*
 *	title: Ours
 *	nav:
 *	  - graph
 *	  - {label: Über, url: "x"}
 *	same: &a
 *	  b: 1
 *	again: *a
 */
static const char placed[] = "title: Ours\nnav:\n  - graph\n  - {label: \xc3\x9c"
			     "ber, url: \"x\"}\nsame: &a\n  b: 1\nagain: *a\n";

static const struct place_row place_rows[] = {
    {"the document", "", "1:1", "1:1"},
    {"a scalar", "title", "1:1", "1:8"},
    {"a list", "nav", "2:1", "3:3"},
    {"an item", "nav.0", "3:5", "3:5"},
    {"a map in a list", "nav.1", "4:5", "4:5"},
    {"columns count bytes", "nav.1.url", "4:20", "4:25"},
    {"a map with an anchor", "same", "5:1", "5:7"},
    {"in it", "same.b", "6:3", "6:6"},
    {"an alias", "again", "7:1", "7:8"},
    {"behind an alias", "again.b", "7:8", "7:8"},
    {"what is not there", "other.x.y", "1:1", "1:1"},
};

static str place_text(struct yml_place place)
{
	return str_format(unit_mem, "%zu:%zu", place.line, place.column);
}

static void places(void **state)
{
	const struct place_row *row = *state;
	struct yml_document document;
	struct yml_places found;
	struct yml_error error;

	assert_true(yml_read_placed(unit_mem, str_of_cstr(placed), &document, &found, &error));
	const str path = str_of_cstr(row->path);

	assert_str_equal(place_text(yml_key_place(&found, path)), str_of_cstr(row->key));
	assert_str_equal(place_text(yml_value_place(&found, path)), str_of_cstr(row->value));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads, good_rows);
	UNIT_ROWS(&suite, says_where, bad_rows);
	UNIT_ROWS(&suite, places, place_rows);
	UNIT_TEST(&suite, nesting_has_a_limit);
	UNIT_TEST(&suite, nesting_through_aliases_has_a_limit);
	UNIT_TEST(&suite, aliases_cannot_multiply);
	UNIT_TEST(&suite, values_have_a_limit);
	UNIT_TEST(&suite, repeated_keys_are_told);
	UNIT_TEST(&suite, results_outlive_the_text);
	UNIT_TEST(&suite, every_prefix_is_safe);
	return unit_run(&suite, "yaml/yml");
}
