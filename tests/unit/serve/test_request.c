/* SPDX-License-Identifier: MIT */
/* The parts of a request: which file, which host, which bytes, which dates. */
#include "serve/request.h"

#include "unit/unit.h"

struct path_row {
	const char *name;
	str path, want; /* absent: refused */
};

static const struct path_row paths[] = {
    {"the start", UNIT_S("/"), UNIT_S("index.html")},
    {"a page", UNIT_S("/agents/lead.html"), UNIT_S("agents/lead.html")},
    {"a folder", UNIT_S("/agents/"), UNIT_S("agents/index.html")},
    {"letters", UNIT_S("/%C3%A4.html"), UNIT_S("\xc3\xa4.html")},
    {"small digits", UNIT_S("/%c3%a4.html"), UNIT_S("\xc3\xa4.html")},
    {"decoded once", UNIT_S("/%2525"), UNIT_S("%25")},
    {"dots within a name", UNIT_S("/a..b/...c"), UNIT_S("a..b/...c")},
    {"a plus", UNIT_S("/c++.html"), UNIT_S("c++.html")},
    {"nothing", UNIT_S(""), {NULL, 0}},
    {"no slash in front", UNIT_S("agents"), {NULL, 0}},
    {"up", UNIT_S("/.."), {NULL, 0}},
    {"up in between", UNIT_S("/a/../b"), {NULL, 0}},
    {"up, encoded", UNIT_S("/%2e%2E/b"), {NULL, 0}},
    {"up by an encoded slash", UNIT_S("/a%2f..%2fb"), {NULL, 0}},
    {"here", UNIT_S("/./a"), {NULL, 0}},
    {"two slashes", UNIT_S("//a"), {NULL, 0}},
    {"two slashes at the end", UNIT_S("/a//"), {NULL, 0}},
    {"a backslash", UNIT_S("/a\\b"), {NULL, 0}},
    {"a backslash, encoded", UNIT_S("/a%5cb"), {NULL, 0}},
    {"NUL", UNIT_S("/a\0b"), {NULL, 0}},
    {"NUL, encoded", UNIT_S("/a%00b"), {NULL, 0}},
    {"a line end", UNIT_S("/a%0d%0ab"), {NULL, 0}},
    {"a percent at the end", UNIT_S("/a%"), {NULL, 0}},
    {"one digit", UNIT_S("/a%4"), {NULL, 0}},
    {"no digits", UNIT_S("/a%g1"), {NULL, 0}},
};

static void finds_file(void **state)
{
	const struct path_row *row = *state;
	str url = STR_ABSENT;

	if (!request_path(unit_mem, row->path, &url))
		url = STR_ABSENT;
	assert_int_equal(url.p != NULL, row->want.p != NULL);
	assert_true(str_eq(url, row->want));
}

struct host_row {
	const char *name;
	str given, header;
	bool is_open, want;
};

static const struct host_row host_rows[] = {
    {"by number", UNIT_S(""), UNIT_S("127.0.0.1:8000"), false, true},
    {"by name", UNIT_S(""), UNIT_S("LocalHost:8000"), false, true},
    {"IPv6", UNIT_S(""), UNIT_S("[::1]:8000"), false, true},
    {"IPv6 without a port", UNIT_S(""), UNIT_S("[::1]"), false, false},
    {"another port", UNIT_S(""), UNIT_S("localhost:80"), false, false},
    {"no port is 80", UNIT_S(""), UNIT_S("localhost"), false, false},
    {"no number", UNIT_S(""), UNIT_S("localhost:8000x"), false, false},
    {"a long number", UNIT_S(""), UNIT_S("localhost:99999999999999999999999"), false, false},
    {"nothing", UNIT_S(""), UNIT_S(""), false, false},
    {"a port alone", UNIT_S(""), UNIT_S(":8000"), false, false},
    {"a name of others", UNIT_S(""), UNIT_S("example.com:8000"), false, false},
    {"a name that begins like ours", UNIT_S(""), UNIT_S("127.0.0.1.example.com:8000"), true, false},
    {"the name that was given", UNIT_S("box.local"), UNIT_S("box.local:8000"), false, true},
    {"a number of others", UNIT_S(""), UNIT_S("192.0.2.1:8000"), false, false},
    {"any number when it is open", UNIT_S("0.0.0.0"), UNIT_S("192.0.2.1:8000"), true, true},
    {"no name when it is open", UNIT_S("0.0.0.0"), UNIT_S("example.com:8000"), true, false},
};

static void knows_hosts(void **state)
{
	const struct host_row *row = *state;
	const struct request_hosts hosts = {row->given, 8000, row->is_open};

	assert_int_equal(request_is_for(&hosts, row->header), row->want);
}

struct range_row {
	const char *name;
	const char *header;
	size_t size;
	enum request_range want;
	size_t first, n;
};

static const struct range_row ranges[] = {
    {"the first", "bytes=0-0", 10, RANGE_PART, 0, 1},
    {"some", "bytes=2-4", 10, RANGE_PART, 2, 3},
    {"to the end", "bytes=2-", 10, RANGE_PART, 2, 8},
    {"beyond the end", "bytes=2-99", 10, RANGE_PART, 2, 8},
    {"the last", "bytes=-3", 10, RANGE_PART, 7, 3},
    {"more than there is", "bytes=-99", 10, RANGE_PART, 0, 10},
    {"none of the last", "bytes=-0", 10, RANGE_OUTSIDE, 0, 0},
    {"behind the end", "bytes=10-", 10, RANGE_OUTSIDE, 0, 0},
    {"of nothing", "bytes=0-", 0, RANGE_OUTSIDE, 0, 0},
    {"the last of nothing", "bytes=-1", 0, RANGE_OUTSIDE, 0, 0},
    {"backwards", "bytes=4-2", 10, RANGE_NONE, 0, 0},
    {"several", "bytes=0-1,3-4", 10, RANGE_NONE, 0, 0},
    {"no number", "bytes=a-b", 10, RANGE_NONE, 0, 0},
    {"no dash", "bytes=1", 10, RANGE_NONE, 0, 0},
    {"a dash alone", "bytes=-", 10, RANGE_NONE, 0, 0},
    {"another unit", "lines=1-2", 10, RANGE_NONE, 0, 0},
    {"too large a number", "bytes=99999999999999999999999-", 10, RANGE_NONE, 0, 0},
};

static void cuts_ranges(void **state)
{
	const struct range_row *row = *state;
	struct request_part part = {0, 0};

	assert_int_equal(request_range(str_of_cstr(row->header), row->size, &part), row->want);
	if (row->want != RANGE_PART)
		return;
	assert_int_equal(part.first, row->first);
	assert_int_equal(part.n, row->n);
}

static void lists_tags(void **state)
{
	const str tag = S("\"ab\"");

	(void)state;
	assert_true(request_has_tag(S("\"ab\""), tag));
	assert_true(request_has_tag(S("\"x\", W/\"ab\""), tag));
	assert_true(request_has_tag(S("*"), tag));
	assert_false(request_has_tag(S("\"abc\", ab"), tag));
	assert_false(request_has_tag(STR_ABSENT, tag));
}

static void dates_come_back(void **state)
{
	static const int64_t times[] = {0, 784111777, 951782400, 1709164799, 4102444800};
	int64_t read = -1;

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		assert_true(request_read_date(request_format_date(unit_mem, times[i]), &read));
		assert_int_equal(read, times[i]);
	}
	assert_true(
	    str_eq(request_format_date(unit_mem, 784111777), S("Sun, 06 Nov 1994 08:49:37 GMT")));
	assert_false(request_read_date(S("Sunday, 06-Nov-94 08:49:37 GMT"), &read));
	assert_false(request_read_date(S("Sun, 06 Nix 1994 08:49:37 GMT"), &read));
	assert_false(request_read_date(STR_ABSENT, &read));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, finds_file, paths);
	UNIT_ROWS(&suite, knows_hosts, host_rows);
	UNIT_ROWS(&suite, cuts_ranges, ranges);
	UNIT_TEST(&suite, lists_tags);
	UNIT_TEST(&suite, dates_come_back);
	return unit_run(&suite, "serve/request");
}
