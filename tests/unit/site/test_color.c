/* SPDX-License-Identifier: MIT */
/* What is a colour and, more important, what is none: it is written into a style sheet. */
#include "site/color.h"

#include "unit/unit.h"

struct row {
	const char *name; /* and the text itself */
	bool want;
};

static const struct row rows[] = {
    {"#fff", true},
    {"#FFF8", true},
    {"#2754c5", true},
    {"#2754c5cc", true},
    {"#", false},
    {"#ff", false},
    {"#fffff", false},
    {"#ggg", false},
    {"#2754c5; }", false},
    {"teal", true},
    {"RebeccaPurple", true},
    {"aliceblue", true},
    {"yellowgreen", true},
    {"tea", false},
    {"gray green", false},
    {"", false},
    {" ", false},
    {"currentcolor", false},
    {"inherit", false},
    {"rgb(1,2,3)", true},
    {"rgb( 1 , 2 , 3 )", true},
    {"rgb(1 2 3)", true},
    {"rgb(1 2 3 / 0.5)", true},
    {"rgb(1 2 3 / 50%)", true},
    {"rgba(1, 2, 3, .5)", true},
    {"hsl(210, 40%, 50%)", true},
    {"hsl(210deg 40% 50%)", true},
    {"HSLA(-30 40% 50% / 1)", true},
    {"rgb(1,2)", false},
    {"rgb(1,2,3,4,5)", false},
    {"rgb(1 2 3 4)", false},
    {"rgb(12px, 2, 3)", false},
    {"rgb(1,2,3", false},
    {"rgb(1,,3)", false},
    {"rgb(1,2,3) url(x)", false},
    {"rgb()", false},
    {"url(https://example.org/x)", false},
    {"var(--x)", false},
    {"expression(1)", false},
    {"red;}body{display:none", false},
    {"red/**/", false},
};

static void is_color(void **state)
{
	const struct row *row = *state;

	assert_int_equal(site_is_color(unit_guarded(str_of_cstr(row->name))), row->want);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, is_color, rows);
	return unit_run(&suite, "site/color");
}
