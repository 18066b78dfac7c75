/* SPDX-License-Identifier: MIT */
/* Which characters become visible, and which stay. */
#include "base/visible.h"

#include "unit/unit.h"

struct row {
	const char *name;
	str in, want;
};

static const struct row rows[] = {
    {"plain", UNIT_S("a b"), UNIT_S("a b")},
    {"empty", UNIT_S(""), UNIT_S("")},
    {"escape", UNIT_S("a\033[31mb"), UNIT_S("a\\x1b[31mb")},
    {"line ends and tab", UNIT_S("\r\n\t"), UNIT_S("\\x0d\\x0a\\x09")},
    {"NUL and DEL", UNIT_S("\0\x7F"), UNIT_S("\\x00\\x7f")},
    {"C1",
	UNIT_S("a\xC2\x9B"
	       "b"),
	UNIT_S("a\\xc2\\x9b"
	       "b")},
    {"the letter behind C1", UNIT_S("\xC2\xA0"), UNIT_S("\xC2\xA0")},
    {"letters", UNIT_S("\xC3\xA4\xE2\x80\xA6\xF0\x9F\x98\x80"),
	UNIT_S("\xC3\xA4\xE2\x80\xA6\xF0\x9F\x98\x80")},
    {"override",
	UNIT_S("\xE2\x80\xAE"
	       "a\xE2\x80\xAC"),
	UNIT_S("\\u202ea\\u202c")},
    {"isolate", UNIT_S("\xE2\x81\xA6\xE2\x81\xA9"), UNIT_S("\\u2066\\u2069")},
    {"their neighbours", UNIT_S("\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\xA5\xE2\x81\xAA"),
	UNIT_S("\xE2\x80\xA9\xE2\x80\xAF\xE2\x81\xA5\xE2\x81\xAA")},
    {"no UTF-8", UNIT_S("\xFF\xE2\x80"), UNIT_S("\xFF\xE2\x80")},
};

static void on_one_line(void **state)
{
	const struct row *row = *state;
	struct buf out;

	buf_init(&out, unit_mem);
	visible_add(&out, unit_guarded(row->in));
	assert_str_equal(buf_str(&out), row->want);
}

static void a_line_keeps_its_tabs(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, unit_mem);
	visible_add_line(&out, S("\ta\tb\r\033"));
	assert_str_equal(buf_str(&out), S("\ta\tb\\x0d\\x1b"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, on_one_line, rows);
	UNIT_TEST(&suite, a_line_keeps_its_tabs);
	return unit_run(&suite, "base/visible");
}
