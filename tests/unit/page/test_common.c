/* SPDX-License-Identifier: MIT */
/* Building blocks of page data: lists with their numbers. */
#include "unit/english.h"
#include "unit/unit.h"

#include "page/common.h"

static void lists_come_with_numbers(void **state)
{
	static const char *const want[] = {"0 true", "1 false", "2 true"};

	(void)state;
	for (size_t n = 0; n < sizeof want / sizeof *want; n++) {
		struct value data = value_map(unit_mem), list = value_list(unit_mem);
		for (size_t i = 0; i < n; i++)
			value_push(unit_mem, list, VALUE_NONE);
		PAGE_SET_LIST(unit_mem, data, "names", list);
		str got = str_format(unit_mem, "%.*s %.*s",
		    STR_ARG(value_text(*value_get(data, S("names_count")))),
		    STR_ARG(value_text(*value_get(data, S("names_many")))));
		assert_str_equal(got, str_of_cstr(want[n]));
	}
}

/* `language: ""` is English, and says so. */
static void pages_say_their_language(void **state)
{
	struct site site = {.language = unit_english(), .config = {.language = S("")}};
	const struct value shared = page_share(unit_mem, &site);

	(void)state;
	assert_str_equal(value_text(*value_get(shared, S("language"))), S("en"));
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, lists_come_with_numbers);
	UNIT_TEST(&suite, pages_say_their_language);
	return unit_run(&suite, "page/common");
}
