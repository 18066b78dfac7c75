/* SPDX-License-Identifier: MIT */
/*
 * The rules of the CLDR for whole numbers, one function each. What the CLDR says of fractions and
 * of compact numbers has no place here: pages count things.
 */
#include "language/plural.h"

const str plural_names[PLURAL_COUNT] = {
    {"zero", 4}, {"one", 3}, {"two", 3}, {"few", 3}, {"many", 4}, {"other", 5}};

static bool is_within(uint64_t n, uint64_t from, uint64_t to)
{
	return n >= from && n <= to;
}

/* 2, 3, 4, 22, 23, 24 and so on, but not 12, 13, 14. */
static bool ends_few(uint64_t n)
{
	return is_within(n % 10, 2, 4) && !is_within(n % 100, 12, 14);
}

/* 1, 21, 31 and so on, but not 11. */
static bool ends_one(uint64_t n)
{
	return n % 10 == 1 && n % 100 != 11;
}

static bool is_millions(uint64_t n)
{
	return n && n % 1000000 == 0;
}

static enum plural none(uint64_t n)
{
	(void)n;
	return PLURAL_OTHER;
}

static enum plural one_other(uint64_t n)
{
	return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural zero_one(uint64_t n)
{
	return n <= 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural french(uint64_t n)
{
	return n <= 1 ? PLURAL_ONE : is_millions(n) ? PLURAL_MANY : PLURAL_OTHER;
}

static enum plural spanish(uint64_t n)
{
	return n == 1 ? PLURAL_ONE : is_millions(n) ? PLURAL_MANY : PLURAL_OTHER;
}

static enum plural russian(uint64_t n)
{
	return ends_one(n) ? PLURAL_ONE : ends_few(n) ? PLURAL_FEW : PLURAL_MANY;
}

static enum plural polish(uint64_t n)
{
	return n == 1 ? PLURAL_ONE : ends_few(n) ? PLURAL_FEW : PLURAL_MANY;
}

static enum plural croatian(uint64_t n)
{
	return ends_one(n) ? PLURAL_ONE : ends_few(n) ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural czech(uint64_t n)
{
	return n == 1 ? PLURAL_ONE : is_within(n, 2, 4) ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural slovenian(uint64_t n)
{
	switch (n % 100) {
	case 1:
		return PLURAL_ONE;
	case 2:
		return PLURAL_TWO;
	case 3:
	case 4:
		return PLURAL_FEW;
	default:
		return PLURAL_OTHER;
	}
}

static enum plural romanian(uint64_t n)
{
	if (n == 1)
		return PLURAL_ONE;
	return n == 0 || is_within(n % 100, 1, 19) ? PLURAL_FEW : PLURAL_OTHER;
}

static enum plural lithuanian(uint64_t n)
{
	if (is_within(n % 100, 11, 19) || n % 10 == 0)
		return PLURAL_OTHER;
	return n % 10 == 1 ? PLURAL_ONE : PLURAL_FEW;
}

static enum plural latvian(uint64_t n)
{
	if (is_within(n % 100, 11, 19) || n % 10 == 0)
		return PLURAL_ZERO;
	return n % 10 == 1 ? PLURAL_ONE : PLURAL_OTHER;
}

static enum plural hebrew(uint64_t n)
{
	return n == 1 ? PLURAL_ONE : n == 2 ? PLURAL_TWO : PLURAL_OTHER;
}

static enum plural arabic(uint64_t n)
{
	if (n <= 2)
		return n == 0 ? PLURAL_ZERO : n == 1 ? PLURAL_ONE : PLURAL_TWO;
	if (is_within(n % 100, 3, 10))
		return PLURAL_FEW;
	return n % 100 >= 11 ? PLURAL_MANY : PLURAL_OTHER;
}

enum { ZERO = 1, ONE = 2, TWO = 4, FEW = 8, MANY = 16, OTHER = 32 };

/* The first one serves languages that are not listed. */
static const struct plural_rule rules[] = {
    {{"one-other", 9}, one_other, ONE | OTHER,
	" en de nl sv da no nb nn fi et el hu tr bg sq eu gl af sw is ka kk az ur "},
    {{"none", 4}, none, OTHER, " ja zh ko vi th id ms lo my "},
    {{"zero-one", 8}, zero_one, ONE | OTHER, " fa hi bn gu kn am zu "},
    {{"french", 6}, french, ONE | MANY | OTHER, " fr pt "},
    {{"spanish", 7}, spanish, ONE | MANY | OTHER, " es it ca "},
    {{"russian", 7}, russian, ONE | FEW | MANY, " ru uk be "},
    {{"polish", 6}, polish, ONE | FEW | MANY, " pl "},
    {{"croatian", 8}, croatian, ONE | FEW | OTHER, " hr sr bs "},
    {{"czech", 5}, czech, ONE | FEW | OTHER, " cs sk "},
    {{"slovenian", 9}, slovenian, ONE | TWO | FEW | OTHER, " sl "},
    {{"romanian", 8}, romanian, ONE | FEW | OTHER, " ro "},
    {{"lithuanian", 10}, lithuanian, ONE | FEW | OTHER, " lt "},
    {{"latvian", 7}, latvian, ZERO | ONE | OTHER, " lv "},
    {{"hebrew", 6}, hebrew, ONE | TWO | OTHER, " he iw "},
    {{"arabic", 6}, arabic, ZERO | ONE | TWO | FEW | MANY | OTHER, " ar "},
};

const struct plural_rule *plural_rules(size_t *ret_n)
{
	*ret_n = sizeof rules / sizeof *rules;
	return rules;
}

const struct plural_rule *plural_rule_named(str name)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (str_eq(rules[i].name, name))
			return &rules[i];
	}
	return NULL;
}

/* Whether a word stands in a row of words, each between spaces. */
static bool has_word(const char *words, str word)
{
	const str all = str_of_cstr(words);

	for (size_t at = 1; at < all.n; at++) {
		const size_t end = str_find_char(all, ' ', at);
		if (str_eq_nocase(str_slice(all, at, end), word))
			return true;
		at = end;
	}
	return false;
}

const struct plural_rule *plural_rule_of(str code)
{
	const str language = str_slice(code, 0, str_find_char(code, '-', 0));

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (language.n && has_word(rules[i].codes, language))
			return &rules[i];
	}
	return rules;
}
