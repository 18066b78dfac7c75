/* SPDX-License-Identifier: MIT */
/* The JSON writer: commas, line ends, escapes, depth. */
#include "unit/unit.h"

#include "base/json.h"

struct quote_row {
	const char *name;
	str in, want;
};

static const struct quote_row quote_rows[] = {
    {"empty", UNIT_S(""), UNIT_S("\"\"")},
    {"absent", {NULL, 0}, UNIT_S("\"\"")},
    {"plain", UNIT_S("a b"), UNIT_S("\"a b\"")},
    {"quote and backslash", UNIT_S("\"\\"), UNIT_S("\"\\\"\\\\\"")},
    {"short escapes", UNIT_S("\b\f\n\r\t"), UNIT_S("\"\\b\\f\\n\\r\\t\"")},
    {"NUL", UNIT_S("a\0b"), UNIT_S("\"a\\u0000b\"")},
    {"control character", UNIT_S("\x1F"), UNIT_S("\"\\u001f\"")},
    {"DEL", UNIT_S("\x7F"), UNIT_S("\"\x7F\"")},
    {"quote behind eight bytes", UNIT_S("12345678\""), UNIT_S("\"12345678\\\"\"")},
    {"quote as the eighth", UNIT_S("1234567\"9"), UNIT_S("\"1234567\\\"9\"")},
    {"slash", UNIT_S("a/b"), UNIT_S("\"a/b\"")},
    {"end of a script", UNIT_S("</script><!--"), UNIT_S("\"\\u003c/script>\\u003c!--\"")},
    {"letters", UNIT_S("\xC3\xA9\xE6\xBC\xA2"), UNIT_S("\"\xC3\xA9\xE6\xBC\xA2\"")},
    {"emoji", UNIT_S("\xF0\x9F\x98\x80"), UNIT_S("\"\xF0\x9F\x98\x80\"")},
    {"line separator",
	UNIT_S("a\xE2\x80\xA8"
	       "b"),
	UNIT_S("\"a\\u2028b\"")},
    {"paragraph separator", UNIT_S("\xE2\x80\xA9"), UNIT_S("\"\\u2029\"")},
    {"its neighbour", UNIT_S("\xE2\x80\xAA"), UNIT_S("\"\xE2\x80\xAA\"")},
    {"U+FFFD itself", UNIT_S("\xEF\xBF\xBD"), UNIT_S("\"\xEF\xBF\xBD\"")},
    {"no UTF-8", UNIT_S("a\xFFz"), UNIT_S("\"a\xEF\xBF\xBDz\"")},
    {"cut character", UNIT_S("a\xE2\x82"), UNIT_S("\"a\xEF\xBF\xBD\"")},
    {"surrogate", UNIT_S("\xED\xA0\x80"), UNIT_S("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"")},
};

static void quotes(void **state)
{
	const struct quote_row *row = *state;
	struct buf out;

	buf_init(&out, unit_mem);
	json_quote(&out, unit_guarded(row->in));
	assert_str_equal(buf_str(&out), row->want);
}

static void write_scalars(struct json *j)
{
	json_array(j);
	json_string(j, S("a"));
	json_string(j, STR_ABSENT);
	json_int(j, -7);
	json_int(j, INT64_MIN);
	json_bool(j, true);
	json_bool(j, false);
	json_null(j);
	json_array_end(j);
}

static void write_flat_record(struct json *j)
{
	json_object(j);
	json_string_at(j, S("s"), S("\""));
	json_string_at(j, S("absent"), STR_ABSENT);
	json_int_at(j, S("n"), 0);
	json_bool_at(j, S("<"), true);
	json_null_at(j, S(""));
	json_object_end(j);
}

static void write_empty_ones(struct json *j)
{
	json_array(j);
	json_object(j);
	json_object_end(j);
	json_array(j);
	json_array_end(j);
	json_array_lines(j);
	json_array_end(j);
	json_array_end(j);
}

/* As an api file does it: rows on lines, and what is in them not. */
static void write_lines(struct json *j)
{
	json_object(j);
	json_int_at(j, S("schema"), 1);
	json_key(j, S("rows"));
	json_array_lines(j);
	for (int i = 0; i < 2; i++) {
		json_object(j);
		json_key(j, S("tools"));
		json_array(j);
		json_int(j, i);
		json_int(j, i);
		json_array_end(j);
		json_object_end(j);
	}
	json_array_end(j);
	json_bool_at(j, S("end"), true);
	json_object_end(j);
}

static void write_one_scalar(struct json *j)
{
	json_string(j, S("x"));
}

struct write_row {
	const char *name;
	void (*write)(struct json *j);
	str want;
};

static const struct write_row write_rows[] = {
    {"scalars", write_scalars, UNIT_S("[\"a\",null,-7,-9223372036854775808,true,false,null]")},
    {"flat record", write_flat_record,
	UNIT_S("{\"s\":\"\\\"\",\"absent\":null,\"n\":0,\"\\u003c\":true,\"\":null}")},
    {"empty ones", write_empty_ones, UNIT_S("[{},[],[]]")},
    {"lines", write_lines,
	UNIT_S("{\"schema\":1,\"rows\":[\n{\"tools\":[0,0]},\n{\"tools\":[1,1]}\n],\"end\":true}")},
    {"one scalar", write_one_scalar, UNIT_S("\"x\"")},
};

static void writes(void **state)
{
	const struct write_row *row = *state;
	struct buf out;
	struct json j;

	buf_init(&out, unit_mem);
	json_init(&j, &out);
	row->write(&j);
	assert_str_equal(buf_str(&out), row->want);
}

static void writes_values(void **state)
{
	const struct value map = value_map(unit_mem), list = value_list(unit_mem);
	struct buf out;
	struct json j;

	(void)state;
	value_push(unit_mem, list, value_number(S("1.50e3")));
	value_push(unit_mem, list, VALUE_NONE);
	VALUE_SET(unit_mem, map, "list", list);
	VALUE_SET(unit_mem, map, "html", value_html(html_trust(S("<b>"))));
	VALUE_SET(unit_mem, map, "on", value_bool(true));
	buf_init(&out, unit_mem);
	json_init(&j, &out);
	json_value(&j, map);
	assert_buf_equal(&out, "{\"list\":[1.50e3,null],\"html\":\"\\u003cb>\",\"on\":true}");
}

/* The deepest value that can be read must fit below the levels of an api file. */
static void writes_deepest_value_inside_a_record(void **state)
{
	struct value value = value_list(unit_mem);
	struct buf out;
	struct json j;

	(void)state;
	for (unsigned i = 1; i < LIMIT_JSON_DEPTH; i++) {
		const struct value outer = value_list(unit_mem);

		value_push(unit_mem, outer, value);
		value = outer;
	}
	buf_init(&out, unit_mem);
	json_init(&j, &out);
	for (unsigned i = 0; i < LIMIT_JSON_DEPTH; i++)
		json_array(&j);
	json_value(&j, value);
	for (unsigned i = 0; i < LIMIT_JSON_DEPTH; i++)
		json_array_end(&j);
	assert_int_equal(out.n, 4 * LIMIT_JSON_DEPTH);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, quotes, quote_rows);
	UNIT_ROWS(&suite, writes, write_rows);
	UNIT_TEST(&suite, writes_values);
	UNIT_TEST(&suite, writes_deepest_value_inside_a_record);
	return unit_run(&suite, "base/json_write");
}
