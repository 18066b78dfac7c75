/* SPDX-License-Identifier: MIT */
/* Paths as text. */
#include "unit/unit.h"

#include "base/path.h"

struct part_row {
	const char *name; /* the path itself */
	str dir, base, stem, extension;
};

static const struct part_row part_rows[] = {
    {"", UNIT_S(""), UNIT_S(""), UNIT_S(""), UNIT_S("")},
    {"a", UNIT_S(""), UNIT_S("a"), UNIT_S("a"), UNIT_S("")},
    {"a.md", UNIT_S(""), UNIT_S("a.md"), UNIT_S("a"), UNIT_S(".md")},
    {"a/b/c.md", UNIT_S("a/b"), UNIT_S("c.md"), UNIT_S("c"), UNIT_S(".md")},
    {"a.b/c", UNIT_S("a.b"), UNIT_S("c"), UNIT_S("c"), UNIT_S("")},
    {"x.agent.md", UNIT_S(""), UNIT_S("x.agent.md"), UNIT_S("x.agent"), UNIT_S(".md")},
    {".gitignore", UNIT_S(""), UNIT_S(".gitignore"), UNIT_S(".gitignore"), UNIT_S("")},
    {"a.", UNIT_S(""), UNIT_S("a."), UNIT_S("a"), UNIT_S(".")},
    {"/a", UNIT_S("/"), UNIT_S("a"), UNIT_S("a"), UNIT_S("")},
    {"/a/b", UNIT_S("/a"), UNIT_S("b"), UNIT_S("b"), UNIT_S("")},
    {"a/", UNIT_S("a"), UNIT_S(""), UNIT_S(""), UNIT_S("")},
};

static void takes_apart(void **state)
{
	const struct part_row *row = *state;
	const str path = str_of_cstr(row->name);

	assert_str_equal(path_dir(path), row->dir);
	assert_str_equal(path_base(path), row->base);
	assert_str_equal(path_stem(path), row->stem);
	assert_str_equal(path_extension(path), row->extension);
}

struct below_row {
	const char *name;
	str path, dir;
	const char *want; /* what is left; NULL: it is not below */
};

static const struct below_row below_rows[] = {
    {"itself", UNIT_S("a/b"), UNIT_S("a/b"), ""},
    {"child", UNIT_S("a/b"), UNIT_S("a"), "b"},
    {"grandchild", UNIT_S("a/b/c"), UNIT_S("a"), "b/c"},
    {"everything holds it", UNIT_S("a/b"), UNIT_S(""), "a/b"},
    {"a longer name is another", UNIT_S("ab/c"), UNIT_S("a"), NULL},
    {"parent", UNIT_S("a"), UNIT_S("a/b"), NULL},
    {"root", UNIT_S("/a"), UNIT_S("/"), "a"},
    {"slash at the end", UNIT_S("a/b"), UNIT_S("a/"), "b"},
};

static void knows_what_is_below(void **state)
{
	const struct below_row *row = *state;

	assert_int_equal(path_is_below(row->path, row->dir), row->want != NULL);
	assert_int_equal(path_below(row->path, row->dir).p != NULL, row->want != NULL);
	assert_str_equal(path_below(row->path, row->dir), str_of_cstr(row->want));
}

struct two_row {
	const char *name;
	str a, b, want;
};

static const struct two_row join_rows[] = {
    {"two names", UNIT_S("a/b"), UNIT_S("c"), UNIT_S("a/b/c")},
    {"first empty", UNIT_S(""), UNIT_S("c"), UNIT_S("c")},
    {"second empty", UNIT_S("a"), UNIT_S(""), UNIT_S("a")},
    {"both empty", UNIT_S(""), UNIT_S(""), UNIT_S("")},
    {"second absolute", UNIT_S("a"), UNIT_S("/c"), UNIT_S("/c")},
    {"root", UNIT_S("/"), UNIT_S("c"), UNIT_S("/c")},
    {"slash at the end", UNIT_S("a/"), UNIT_S("c"), UNIT_S("a/c")},
};

static void joins(void **state)
{
	const struct two_row *row = *state;

	assert_str_equal(path_join(unit_mem, row->a, row->b), row->want);
}

struct normal_row {
	const char *name; /* the path itself */
	const char *want; /* NULL: absent */
};

static const struct normal_row normal_rows[] = {
    {"", ""},
    {".", ""},
    {"a", "a"},
    {"a/b", "a/b"},
    {"./a", "a"},
    {"a//b/", "a/b"},
    {"a/./b/.", "a/b"},
    {"a/../b", "b"},
    {"a/b/../../c", "c"},
    {"a/..", ""},
    {"a/b/..", "a"},
    {"..", NULL},
    {"../a", NULL},
    {"a/../../b", NULL},
    {"../../etc/passwd", NULL},
    {"...", "..."},
    {"..a/b", "..a/b"},
    {"/", "/"},
    {"/a/b", "/a/b"},
    {"//a", "/a"},
    {"/a/..", "/"},
    {"/a/../b", "/b"},
    {"/..", NULL},
    {"/a/../../b", NULL},
};

static void normalizes(void **state)
{
	const struct normal_row *row = *state;
	const str got = path_normalize(unit_mem, unit_guarded(str_of_cstr(row->name)));

	assert_str_equal(got, str_of_cstr(row->want));
	assert_int_equal(got.p == NULL, row->want == NULL);
}

struct url_row {
	const char *name;
	str path, want;
};

static const struct url_row url_rows[] = {
    {"unreserved", UNIT_S("a-b_c.d~e/F9"), UNIT_S("a-b_c.d~e/F9")},
    {"space", UNIT_S("a b"), UNIT_S("a%20b")},
    {"percent", UNIT_S("100%"), UNIT_S("100%25")},
    {"query and fragment", UNIT_S("a?b#c"), UNIT_S("a%3Fb%23c")},
    {"colon, which could be a scheme", UNIT_S("javascript:x"), UNIT_S("javascript%3Ax")},
    {"quotes", UNIT_S("\"'"), UNIT_S("%22%27")},
    {"backslash", UNIT_S("a\\b"), UNIT_S("a%5Cb")},
    {"letters stay", UNIT_S("\xC3\xA9/\xE6\xBC\xA2"), UNIT_S("\xC3\xA9/\xE6\xBC\xA2")},
    {"no-break space", UNIT_S("a\xC2\xA0z"), UNIT_S("a%C2%A0z")},
    {"emoji", UNIT_S("\xF0\x9F\x98\x80"), UNIT_S("%F0%9F%98%80")},
    {"right-to-left override", UNIT_S("\xE2\x80\xAE"), UNIT_S("%E2%80%AE")},
    {"not UTF-8", UNIT_S("a\xFF\xE2\x82"), UNIT_S("a%FF%E2%82")},
    {"control character", UNIT_S("\n"), UNIT_S("%0A")},
};

static void encodes_for_urls(void **state)
{
	const struct url_row *row = *state;
	struct buf out;

	buf_init(&out, unit_mem);
	path_url_encode(&out, unit_guarded(row->path));
	assert_str_equal(buf_str(&out), row->want);
	assert_str_equal(path_url_decode(unit_mem, row->want), row->path);
}

static const struct url_row decoded_rows[] = {
    {"either case", UNIT_S("%c3%A9"), UNIT_S("\xC3\xA9")},
    {"at both ends", UNIT_S("%20a%20"), UNIT_S(" a ")},
    {"once", UNIT_S("%2541"), UNIT_S("%41")},
    {"a NUL stays", UNIT_S("a%00b"), UNIT_S("a%00b")},
    {"no digits", UNIT_S("%g1%1g%%%41"), UNIT_S("%g1%1g%%A")},
    {"cut short", UNIT_S("a%4"), UNIT_S("a%4")},
    {"cut shorter", UNIT_S("a%"), UNIT_S("a%")},
    {"nothing", UNIT_S(""), UNIT_S("")},
};

static void decodes_urls(void **state)
{
	const struct url_row *row = *state;

	assert_str_equal(path_url_decode(unit_mem, unit_guarded(row->path)), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, takes_apart, part_rows);
	UNIT_ROWS(&suite, knows_what_is_below, below_rows);
	UNIT_ROWS(&suite, joins, join_rows);
	UNIT_ROWS(&suite, normalizes, normal_rows);
	UNIT_ROWS(&suite, encodes_for_urls, url_rows);
	UNIT_ROWS(&suite, decodes_urls, decoded_rows);
	return unit_run(&suite, "base/path");
}
