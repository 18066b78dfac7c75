/* SPDX-License-Identifier: MIT */
/*
 * The JSON reader: RFC 8259 and nothing else. What is accepted is written again and compared; what
 * is refused must be so at the right place. All inputs end at a page that cannot be read.
 */
#include "unit/unit.h"

#include "base/json.h"

static str written(struct value value)
{
	struct buf out;
	struct json j;

	buf_init(&out, unit_mem);
	json_init(&j, &out);
	json_value(&j, value);
	return buf_str(&out);
}

struct good_row {
	const char *name;
	str in, want; /* an absent want is the same as in */
};

static const struct good_row good_rows[] = {
    {"null", UNIT_S("null"), {NULL, 0}},
    {"true", UNIT_S("true"), {NULL, 0}},
    {"false", UNIT_S("false"), {NULL, 0}},
    {"zero", UNIT_S("0"), {NULL, 0}},
    {"minus zero", UNIT_S("-0"), {NULL, 0}},
    {"fraction", UNIT_S("-12.340"), {NULL, 0}},
    {"exponents", UNIT_S("[1e5,1E+5,0e-05,1.5e300]"), {NULL, 0}},
    {"more digits than a double", UNIT_S("123456789012345678901234567890"), {NULL, 0}},
    {"empty string", UNIT_S("\"\""), {NULL, 0}},
    {"string", UNIT_S("\"a b/c\""), {NULL, 0}},
    {"letters", UNIT_S("\"\xC3\xA9\xF0\x9F\x98\x80\""), {NULL, 0}},
    {"short escapes", UNIT_S("\"\\\"\\\\\\b\\f\\n\\r\\t\""), {NULL, 0}},
    {"escaped slash", UNIT_S("\"a\\/b\""), UNIT_S("\"a/b\"")},
    {"escape of two bytes", UNIT_S("\"\\u00e9\""), UNIT_S("\"\xC3\xA9\"")},
    {"hexadecimal capitals", UNIT_S("\"\\u00E9\""), UNIT_S("\"\xC3\xA9\"")},
    {"escape of three bytes", UNIT_S("\"x\\u6f22y\""), UNIT_S("\"x\xE6\xBC\xA2y\"")},
    {"pair of surrogates", UNIT_S("\"\\ud83d\\uDE00\""), UNIT_S("\"\xF0\x9F\x98\x80\"")},
    {"last character", UNIT_S("\"\\udbff\\udfff\""), UNIT_S("\"\xF4\x8F\xBF\xBF\"")},
    {"escaped NUL", UNIT_S("\"\\u0000\""), {NULL, 0}},
    {"DEL", UNIT_S("\"\x7F\""), {NULL, 0}},
    {"empty list", UNIT_S("[]"), {NULL, 0}},
    {"empty list with space", UNIT_S("[ \t\r\n]"), UNIT_S("[]")},
    {"list", UNIT_S(" [ 1 , [ ] , null ] "), UNIT_S("[1,[],null]")},
    {"empty object", UNIT_S("{ }"), UNIT_S("{}")},
    {"object", UNIT_S("{ \"a\" : 1 ,\n\"b\":{\"c\":[]}}"), UNIT_S("{\"a\":1,\"b\":{\"c\":[]}}")},
    {"order of members", UNIT_S("{\"z\":1,\"a\":2}"), {NULL, 0}},
    {"last of two members", UNIT_S("{\"a\":1,\"b\":2,\"a\":3}"), UNIT_S("{\"a\":3,\"b\":2}")},
    {"escape in a key", UNIT_S("{\"\\u0061\":1}"), UNIT_S("{\"a\":1}")},
    {"empty key", UNIT_S("{\"\":1}"), {NULL, 0}},
};

static void reads(void **state)
{
	const struct good_row *row = *state;
	struct json_error error = {0, 0, "none"};
	struct value value;

	if (!json_read(unit_mem, unit_guarded(row->in), &value, &error))
		fail_msg("refused at %zu:%zu: %s", error.line, error.column, error.problem);
	assert_str_equal(written(value), row->want.p ? row->want : row->in);
}

struct bad_row {
	const char *name;
	str in;
	size_t line, column;
	const char *problem;
};

static const struct bad_row bad_rows[] = {
    {"empty", UNIT_S(""), 1, 1, "expected a value"},
    {"white space only", UNIT_S(" \n "), 2, 2, "expected a value"},
    {"byte order mark", UNIT_S("\xEF\xBB\xBF[]"), 1, 1, "expected a value"},
    {"half a word", UNIT_S("tru"), 1, 1, "expected a value"},
    {"word in capitals", UNIT_S("True"), 1, 1, "expected a value"},
    {"longer word", UNIT_S("nulls"), 1, 5, "expected the end"},
    {"two values", UNIT_S("1 2"), 1, 3, "expected the end"},
    {"plus", UNIT_S("+1"), 1, 1, "expected a value"},
    {"minus only", UNIT_S("-"), 1, 2, "expected a digit"},
    {"leading zero", UNIT_S("01"), 1, 2, "expected the end"},
    {"no digit before the point", UNIT_S(".5"), 1, 1, "expected a value"},
    {"no digit behind the point", UNIT_S("5."), 1, 3, "expected a digit behind the point"},
    {"no exponent", UNIT_S("5e"), 1, 3, "expected a digit in the exponent"},
    {"sign only", UNIT_S("5e+-1"), 1, 4, "expected a digit in the exponent"},
    {"hexadecimal", UNIT_S("0x10"), 1, 2, "expected the end"},
    {"not a number", UNIT_S("NaN"), 1, 1, "expected a value"},
    {"open string", UNIT_S("\"ab"), 1, 4, "the string is not closed"},
    {"open string behind an escape", UNIT_S("\"a\\n"), 1, 5, "the string is not closed"},
    {"line end in a string", UNIT_S("\"a\nb\""), 1, 3, "control character in a string"},
    {"tab in a string", UNIT_S("\"\t\""), 1, 2, "control character in a string"},
    {"unknown escape", UNIT_S("\"\\x41\""), 1, 3, "unknown escape"},
    {"end behind a backslash", UNIT_S("\"\\"), 1, 3, "unknown escape"},
    {"three digits", UNIT_S("\"\\u12g4\""), 1, 6, "expected four hexadecimal digits"},
    {"digits cut off", UNIT_S("\"\\u12"), 1, 6, "expected four hexadecimal digits"},
    {"single quotes", UNIT_S("'a'"), 1, 1, "expected a value"},
    {"high surrogate alone", UNIT_S("\"\\ud83d\""), 1, 8,
	"a high surrogate without a low one behind it"},
    {"two high surrogates", UNIT_S("\"\\ud83d\\ud83d\""), 1, 14,
	"a high surrogate without a low one behind it"},
    {"high surrogate and escape", UNIT_S("\"\\ud83d\\n\""), 1, 9,
	"a high surrogate without a low one behind it"},
    {"low surrogate alone", UNIT_S("\"\\ude00\""), 1, 8,
	"a low surrogate without a high one before it"},
    {"no UTF-8", UNIT_S("[\n\"\xFF\"]"), 2, 2, "bytes that are not UTF-8, or NUL"},
    {"NUL", UNIT_S("[\0]"), 1, 2, "bytes that are not UTF-8, or NUL"},
    {"open list", UNIT_S("[1"), 1, 3, "expected ',' or ']'"},
    {"comma last in a list", UNIT_S("[1,]"), 1, 4, "expected a value"},
    {"comma first in a list", UNIT_S("[,1]"), 1, 2, "expected a value"},
    {"no comma", UNIT_S("[1 2]"), 1, 4, "expected ',' or ']'"},
    {"wrong bracket", UNIT_S("[1}"), 1, 3, "expected ',' or ']'"},
    {"open object", UNIT_S("{\"a\":1"), 1, 7, "expected ',' or '}'"},
    {"comma last in an object", UNIT_S("{\"a\":1,}"), 1, 8, "expected a string"},
    {"key without quotes", UNIT_S("{a:1}"), 1, 2, "expected a string"},
    {"number as a key", UNIT_S("{1:1}"), 1, 2, "expected a string"},
    {"no colon", UNIT_S("{\"a\" 1}"), 1, 6, "expected ':'"},
    {"no value", UNIT_S("{\"a\":}"), 1, 6, "expected a value"},
    {"comment", UNIT_S("[1] // x"), 1, 5, "expected the end"},
    {"place on a later line", UNIT_S("{\n  \"a\": 1,\r\n  \"b\" 2\n}"), 3, 7, "expected ':'"},
};

static void refuses(void **state)
{
	const struct bad_row *row = *state;
	struct value value = value_bool(true);
	struct json_error error = {0};

	assert_false(json_read(unit_mem, unit_guarded(row->in), &value, &error));
	assert_string_equal(error.problem, row->problem);
	assert_int_equal(error.line, row->line);
	assert_int_equal(error.column, row->column);
	assert_int_equal(value.kind, VALUE_BOOL); /* untouched on failure */
}

static str nested(unsigned depth)
{
	struct buf text;

	buf_init(&text, unit_mem);
	for (unsigned i = 0; i < depth; i++)
		buf_add(&text, i % 2 ? S("{\"a\":") : S("["));
	buf_char(&text, '1');
	for (unsigned i = depth; i > 0; i--)
		buf_char(&text, i % 2 ? ']' : '}');
	return buf_str(&text);
}

static void depth_has_a_limit(void **state)
{
	struct json_error error;
	struct value value;

	(void)state;
	assert_true(json_read(unit_mem, nested(LIMIT_JSON_DEPTH), &value, &error));
	assert_str_equal(written(value), nested(LIMIT_JSON_DEPTH));
	assert_false(json_read(unit_mem, nested(LIMIT_JSON_DEPTH + 1), &value, &error));
	assert_string_equal(error.problem, "nested too deep");
	assert_false(json_read(unit_mem, nested(1000000), &value, &error));
	assert_int_equal(error.column, 1 + LIMIT_JSON_DEPTH / 2 * 6);
}

static void plain_strings_are_views(void **state)
{
	const str text = S("[\"plain\",\"esc\\n\"]");
	struct json_error error;
	struct value value;

	(void)state;
	assert_true(json_read(unit_mem, text, &value, &error));
	assert_ptr_equal(value.list->items[0].text.p, text.p + 2);
	assert_str_equal(value.list->items[1].text, S("esc\n"));
}

/* No prefix of a valid text crashes, and none but those that end in white space is valid. */
static void prefixes_are_refused(void **state)
{
	const str text =
	    S("{\"a\": [1, -2.5e+3, true, false, null, \"x\\\"\\u00e9\\ud83d\\ude00\"],"
	      " \"\xC3\xA9\xF0\x9F\x98\x80\": {\"b\": {}, \"c\": []}}");
	struct json_error error;
	struct value value;

	(void)state;
	for (size_t n = 0; n < text.n; n++)
		assert_false(
		    json_read(unit_mem, unit_guarded(str_slice(text, 0, n)), &value, &error));
	assert_true(json_read(unit_mem, unit_guarded(text), &value, &error));
}

/* Every byte of a valid text replaced by every other byte: accepted or refused, never worse. */
static void mutations_are_survived(void **state)
{
	char text[] = "{\"a\":[1,-2.5e+3,true,null,\"\\u00e9\xC3\xA9\"]}";
	const str s = str_of_cstr(text);
	const struct arena_mark mark = arena_mark(unit_mem);
	size_t accepted = 0;

	(void)state;
	for (size_t i = 0; i < s.n; i++) {
		const char original = text[i];

		for (int c = 0; c < 256; c++) {
			struct json_error error = {0};
			struct value value;

			text[i] = (char)c;
			if (json_read(unit_mem, s, &value, &error))
				accepted++;
			else
				assert_true(error.line > 0 && error.column > 0 && error.problem);
			arena_rewind(unit_mem, mark);
		}
		text[i] = original;
	}
	assert_true(accepted > s.n && accepted < s.n * 256);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, reads, good_rows);
	UNIT_ROWS(&suite, refuses, bad_rows);
	UNIT_TEST(&suite, depth_has_a_limit);
	UNIT_TEST(&suite, plain_strings_are_views);
	UNIT_TEST(&suite, prefixes_are_refused);
	UNIT_TEST(&suite, mutations_are_survived);
	return unit_run(&suite, "base/json_read");
}
