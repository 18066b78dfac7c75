/* SPDX-License-Identifier: MIT */
/* The plural categories of numbers, a row a rule: the numbers of each category. */
#include "unit/unit.h"

#include "language/plural.h"

struct row {
	const char *rule;
	const char *want[PLURAL_COUNT]; /* numbers by category: zero, one, two, few, many, other */
};

/* From the samples of the CLDR for whole numbers. */
static const struct row rules[] = {
    {"one-other", {"", "1", "", "", "", "0 2 11 21 101 1000000"}},
    {"none", {"", "", "", "", "", "0 1 2 11 1000000"}},
    {"zero-one", {"", "0 1", "", "", "", "2 11 101 1000000"}},
    {"french", {"", "0 1", "", "", "1000000 2000000", "2 17 100 1000001"}},
    {"spanish", {"", "1", "", "", "1000000 2000000", "0 2 16 100 1000001"}},
    {"russian",
	{"", "1 21 31 101 1001", "", "2 3 4 22 34 102 1002", "0 5 11 12 14 19 100 111 112 1000000",
	    ""}},
    {"polish", {"", "1", "", "2 3 4 22 24 102 1002", "0 5 11 12 14 21 31 101 112 1000000", ""}},
    {"croatian", {"", "1 21 101", "", "2 3 4 22 102", "", "0 5 11 12 14 19 111 1000000"}},
    {"czech", {"", "1", "", "2 3 4", "", "0 5 21 22 101 1000000"}},
    {"slovenian", {"", "1 101 201", "2 102", "3 4 103 104", "", "0 5 11 21 100 1000000"}},
    {"romanian", {"", "1", "", "0 2 16 101 119 1001", "", "20 35 100 120 1000000"}},
    {"lithuanian", {"", "1 21 101", "", "2 9 22 102", "", "0 10 11 20 30 111 119 1000000"}},
    {"latvian", {"0 10 11 20 30 100 111 1000000", "1 21 101", "", "", "", "2 9 22 102"}},
    {"hebrew", {"", "1", "2", "", "", "0 3 17 20 100 1000000"}},
    {"arabic",
	{"0", "1", "2", "3 10 103 110 1003", "11 26 99 111 1011", "100 102 200 402 1000000"}},
};

static void classifies(void **state)
{
	const struct row *row = *state;
	const struct plural_rule *rule = plural_rule_named(str_of_cstr(row->rule));

	assert_non_null(rule);
	for (size_t i = 0; i < PLURAL_COUNT; i++) {
		str numbers = str_of_cstr(row->want[i]), number;

		assert_int_equal(rule->forms >> i & 1, numbers.n > 0);
		while (numbers.n && str_next_part(&numbers, ' ', &number)) {
			const uint64_t n = strtoull(number.p, NULL, 10);
			if (rule->of(n) != i)
				fail_msg("%u is '%s', not '%s'", (unsigned)n,
				    plural_names[rule->of(n)].p, plural_names[i].p);
		}
	}
}

static void has_a_row_for_each_rule(void **state)
{
	size_t n;

	(void)state;
	plural_rules(&n);
	assert_int_equal(n, sizeof rules / sizeof *rules);
}

struct code_row {
	const char *name; /* the code */
	const char *rule;
};

static void finds(void **state)
{
	const struct code_row *row = *state;

	assert_str_equal(plural_rule_of(str_of_cstr(row->name))->name, str_of_cstr(row->rule));
}

static const struct code_row codes[] = {
    {"en", "one-other"},
    {"de-AT", "one-other"},
    {"PT-br", "french"},
    {"ar", "arabic"},
    {"zh-Hant", "none"},
    {"uk", "russian"},
    {"xx", "one-other"},
    {"", "one-other"},
    {" ", "one-other"},
};

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_ROWS(&suite, classifies, rules);
	UNIT_TEST(&suite, has_a_row_for_each_rule);
	UNIT_ROWS(&suite, finds, codes);
	return unit_run(&suite, "language/plural");
}
