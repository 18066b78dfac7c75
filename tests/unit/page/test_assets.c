/* SPDX-License-Identifier: MIT */
/* The colours that a configuration may set are those of the built-in style sheet. */
#include "page/common.h"
#include "unit/unit.h"

#include "site/color.h"

static void every_colour_has_both_sides(void **state)
{
	(void)state;
	for (size_t i = 0; i < SITE_COLOR_COUNT; i++) {
		const struct page_color color = page_builtin_color(unit_mem, site_color_names[i]);

		if (!site_is_color(color.light) || !site_is_color(color.dark))
			fail_msg("--%.*s is '%.*s' and '%.*s'", STR_ARG(site_color_names[i]),
			    STR_ARG(color.light), STR_ARG(color.dark));
	}
}

static void an_unknown_colour_has_none(void **state)
{
	const struct page_color color = page_builtin_color(unit_mem, S("no-such"));

	(void)state;
	assert_null(color.light.p);
	assert_null(color.dark.p);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, every_colour_has_both_sides);
	UNIT_TEST(&suite, an_unknown_colour_has_none);
	return unit_run(&suite, "page/assets");
}
