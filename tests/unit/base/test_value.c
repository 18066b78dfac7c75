/* SPDX-License-Identifier: MIT */
/* Values: making them, members in order, look-up in small and large maps, equality. */
#include "unit/unit.h"

#include "base/json.h"
#include "base/value.h"

/* The value that the JSON text stands for. */
static struct value of_json(const char *text)
{
	struct json_error error;
	struct value value;

	assert_true(json_read(unit_mem, str_of_cstr(text), &value, &error));
	return value;
}

struct int_row {
	const char *name;
	int64_t n;
	str want;
};

static const struct int_row int_rows[] = {
    {"zero", 0, UNIT_S("0")},
    {"negative", -42, UNIT_S("-42")},
    {"largest", INT64_MAX, UNIT_S("9223372036854775807")},
    {"smallest", INT64_MIN, UNIT_S("-9223372036854775808")},
};

static void prints_integers(void **state)
{
	const struct int_row *row = *state;
	const struct value value = value_int(unit_mem, row->n);

	assert_int_equal(value.kind, VALUE_NUMBER);
	assert_str_equal(value.text, row->want);
}

static void tells_its_text(void **state)
{
	(void)state;
	assert_str_equal(value_text(value_string(S("a"))), S("a"));
	assert_str_equal(value_text(value_html(html_trust(S("<b>")))), S("<b>"));
	assert_str_equal(value_text(value_number(S("1.0"))), S("1.0"));
	assert_str_equal(value_text(value_bool(true)), S("true"));
	assert_str_equal(value_text(value_bool(false)), S("false"));
	assert_null(value_text(VALUE_NONE).p);
	assert_null(value_text(value_list(unit_mem)).p);
	assert_null(value_text(value_map(unit_mem)).p);
}

static void absent_string_is_null(void **state)
{
	(void)state;
	assert_int_equal(value_string(STR_ABSENT).kind, VALUE_NULL);
	assert_int_equal(value_string(S("")).kind, VALUE_STRING);
}

static void copies_share_a_list(void **state)
{
	const struct value list = value_list(unit_mem);
	const struct value copy = list;

	(void)state;
	value_push(unit_mem, list, value_bool(true));
	value_push(unit_mem, copy, value_string(S("b")));
	assert_int_equal(value_count(list), 2);
	assert_str_equal(list.list->items[1].text, S("b"));
}

static void members_keep_their_place(void **state)
{
	const struct value map = value_map(unit_mem);

	(void)state;
	VALUE_SET(unit_mem, map, "z", value_string(S("1")));
	VALUE_SET(unit_mem, map, "a", value_string(S("2")));
	VALUE_SET(unit_mem, map, "z", value_string(S("3")));
	assert_int_equal(value_count(map), 2);
	assert_str_equal(map.map->members[0].key, S("z"));
	assert_str_equal(map.map->members[0].value.text, S("3"));
	assert_str_equal(map.map->members[1].key, S("a"));
}

static void nothing_is_found_elsewhere(void **state)
{
	const struct value list = value_list(unit_mem);

	(void)state;
	assert_null(value_get(VALUE_NONE, S("a")));
	assert_null(value_get(list, S("a")));
	assert_null(value_get(value_string(S("a")), S("a")));
	assert_null(value_get(value_map(unit_mem), S("a")));
	assert_int_equal(value_count(VALUE_NONE), 0);
	assert_int_equal(value_count(value_string(S("abc"))), 0);
}

struct size_row {
	const char *name;
	size_t count;
};

/* 32 is the last size that is searched without an index; 128 and 512 are where it grows. */
static const struct size_row sizes[] = {
    {"1", 1},
    {"32", 32},
    {"33", 33},
    {"34", 34},
    {"128", 128},
    {"129", 129},
    {"513", 513},
    {"20000", 20000},
};

/* A hash of all bytes, whatever the length of the key. */
static void hash_tells_keys_apart(void **state)
{
	char bytes[] = "abcdefghijklmnopqrstuvwxyz";

	(void)state;
	for (size_t n = 1; n < sizeof bytes; n++) {
		const uint32_t hash = value_key_hash((str){bytes, n});

		assert_true(value_key_hash((str){bytes, n - 1}) != hash);
		for (size_t i = 0; i < n; i++) {
			bytes[i]++;
			assert_true(value_key_hash((str){bytes, n}) != hash);
			bytes[i]--;
		}
	}
}

static void finds_members_of_any_map(void **state)
{
	const struct size_row *row = *state;
	const struct value map = value_map(unit_mem);

	for (size_t i = 0; i < row->count; i++) {
		const str key = str_format(unit_mem, "key_%zu", i);

		assert_null(value_get(map, key));
		value_set(unit_mem, map, key, value_int(unit_mem, (int64_t)i));
	}
	for (size_t i = 0; i < row->count; i++) {
		const str key = str_format(unit_mem, "key_%zu", i);

		value_set(unit_mem, map, key, value_int(unit_mem, -(int64_t)i));
		assert_str_equal(value_get(map, key)->text, str_format(unit_mem, "%d", -(int)i));
		assert_str_equal(map.map->members[i].key, key);
		assert_ptr_equal(
		    value_get_hashed(map, key, value_key_hash(key)), &map.map->members[i].value);
	}
	assert_int_equal(value_count(map), row->count);
	assert_null(value_get(map, S("key_")));
}

struct eq_row {
	const char *name;
	const char *a, *b;
	bool want;
};

static const struct eq_row eq_rows[] = {
    {"null", "null", "null", true},
    {"null and false", "null", "false", false},
    {"booleans", "true", "true", true},
    {"other boolean", "true", "false", false},
    {"numbers", "1.0", "1.0", true},
    {"numbers are their text", "1.0", "1", false},
    {"number and string", "1", "\"1\"", false},
    {"strings", "\"a\"", "\"\\u0061\"", true},
    {"case of strings", "\"a\"", "\"A\"", false},
    {"empty list and map", "[]", "{}", false},
    {"lists", "[1,[2]]", "[1,[2]]", true},
    {"order of lists", "[1,2]", "[2,1]", false},
    {"longer list", "[1]", "[1,2]", false},
    {"order of maps", "{\"a\":1,\"b\":[{}]}", "{\"b\":[{}],\"a\":1}", true},
    {"other key", "{\"a\":1}", "{\"b\":1}", false},
    {"other value", "{\"a\":1}", "{\"a\":2}", false},
    {"more members", "{\"a\":1}", "{\"a\":1,\"b\":null}", false},
};

static void compares(void **state)
{
	const struct eq_row *row = *state;
	const struct value a = of_json(row->a), b = of_json(row->b);

	assert_int_equal(value_eq(a, b), row->want);
	assert_int_equal(value_eq(b, a), row->want);
	assert_true(value_eq(a, a));
}

static void html_is_no_string(void **state)
{
	(void)state;
	assert_false(value_eq(value_html(html_trust(S("a"))), value_string(S("a"))));
	assert_true(
	    value_eq(value_html(html_trust(S("a"))), value_html(html_of_text(unit_mem, S("a")))));
}

/* The place of the last find is only where the search begins. */
static void finds_near(void **state)
{
	static const char *const documents[] = {
	    "{\"a\":0,\"b\":1,\"c\":2}",
	    "{\"a\":3,\"b\":4,\"c\":5}",
	    "{\"c\":6,\"d\":7}",
	    "{\"d\":8}",
	    "{}",
	    "{\"b\":9,\"c\":10}",
	    "\"c\"",
	};
	const str key = S("c");
	uint32_t near = 0;

	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		const struct value map = of_json(documents[i]);

		assert_ptr_equal(
		    value_get_near(&map, key, value_key_hash(key), &near), value_get(map, key));
	}
	assert_int_equal(near, 1);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, prints_integers, int_rows);
	UNIT_TEST(&suite, tells_its_text);
	UNIT_TEST(&suite, absent_string_is_null);
	UNIT_TEST(&suite, copies_share_a_list);
	UNIT_TEST(&suite, members_keep_their_place);
	UNIT_TEST(&suite, nothing_is_found_elsewhere);
	UNIT_ROWS(&suite, finds_members_of_any_map, sizes);
	UNIT_TEST(&suite, finds_near);
	UNIT_TEST(&suite, hash_tells_keys_apart);
	UNIT_ROWS(&suite, compares, eq_rows);
	UNIT_TEST(&suite, html_is_no_string);
	return unit_run(&suite, "base/value");
}
