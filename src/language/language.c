/* SPDX-License-Identifier: MIT */
/* Filling in: patterns, plural forms, numbers, dates. Reading a file is read.c. */
#include "language/language.h"

#include "base/arena.h"
#include "base/date.h"

str language_form(const struct language *language, enum language_key key, uint64_t n)
{
	const str *forms = language->texts[key].forms;
	const enum plural plural = language->plural->of(n);

	return forms[plural].p ? forms[plural] : forms[PLURAL_OTHER];
}

bool language_next(str *pattern, str *ret_literal, str *ret_slot)
{
	const size_t open = str_find_char(*pattern, '{', 0);
	const size_t close = open == STR_NONE ? STR_NONE : str_find_char(*pattern, '}', open);

	if (!pattern->n)
		return false;
	*ret_slot = STR_ABSENT;
	if (close == STR_NONE) {
		*ret_literal = *pattern;
		*pattern = STR_ABSENT;
		return true;
	}
	*ret_literal = str_slice(*pattern, 0, open);
	*ret_slot = str_slice(*pattern, open + 1, close);
	*pattern = str_from(*pattern, close + 1);
	return true;
}

str language_fill(
    struct arena *mem, str pattern, const struct language_slot *slots, size_t slot_count)
{
	str literal, slot;
	struct buf out;

	buf_init(&out, mem);
	while (language_next(&pattern, &literal, &slot)) {
		buf_add(&out, literal);
		for (size_t i = 0; i < slot_count; i++) {
			if (str_eq(slots[i].name, slot))
				buf_add(&out, slots[i].value);
		}
	}
	return buf_str(&out);
}

str language_fill_one(
    struct arena *mem, const struct language *language, enum language_key key, str value)
{
	const str pattern = language_text(language, key);
	const size_t open = str_find_char(pattern, '{', 0);
	const struct language_slot slot = {
	    str_slice(pattern, open + 1, str_find_char(pattern, '}', open)), value};

	return language_fill(mem, pattern, &slot, 1);
}

void language_add_number(struct buf *out, const struct language *language, uint64_t n)
{
	if (n >= 1000) {
		language_add_number(out, language, n / 1000);
		buf_add(out, language->group);
		buf_format(out, "%03u", (unsigned)(n % 1000));
	} else {
		buf_uint(out, n);
	}
}

void language_add_grouped(struct buf *out, const struct language *language, str number)
{
	for (size_t i = 0; i < number.n; i++) {
		if (!char_is_digit(number.p[i])) {
			buf_add(out, number);
			return;
		}
	}
	for (size_t i = 0; i < number.n; i++) {
		if (i && (number.n - i) % 3 == 0)
			buf_add(out, language->group);
		buf_char(out, number.p[i]);
	}
}

static void add_padded(struct buf *out, int n, size_t digits)
{
	char text[4];

	for (size_t i = digits; i-- > 0; n /= 10)
		text[i] = (char)('0' + n % 10);
	buf_add(out, (str){text, digits});
}

static void add_date_part(
    struct buf *out, const struct language *language, struct date_parts date, str slot)
{
	if (str_eq(slot, S("yyyy")))
		add_padded(out, date.year, 4);
	else if (str_eq(slot, S("mm")))
		add_padded(out, date.month, 2);
	else if (str_eq(slot, S("dd")))
		add_padded(out, date.day, 2);
	else if (str_eq(slot, S("m")))
		buf_uint(out, (uint64_t)date.month);
	else if (str_eq(slot, S("d")))
		buf_uint(out, (uint64_t)date.day);
	else if (str_eq(slot, S("month")))
		buf_add(out, language->months[date.month - 1]);
}

static str fill_date(struct arena *mem, const struct language *language, str pattern, int64_t utc_s)
{
	const struct date_parts date = date_split(utc_s);
	str literal, slot;
	struct buf out;

	buf_init(&out, mem);
	buf_reserve(&out, pattern.n);
	while (language_next(&pattern, &literal, &slot)) {
		buf_add(&out, literal);
		add_date_part(&out, language, date, slot);
	}
	return buf_str(&out);
}

/* Days as in RFC 3339 are most of all that is asked for, and cost the least. */
str language_day(struct arena *mem, const struct language *language, int64_t utc_s)
{
	if (str_eq(language->day, S("{yyyy}-{mm}-{dd}")))
		return date_day(mem, utc_s);
	return fill_date(mem, language, language->day, utc_s);
}

str language_date(struct arena *mem, const struct language *language, int64_t utc_s)
{
	return fill_date(mem, language, language->date, utc_s);
}

str language_month(struct arena *mem, const struct language *language, int64_t utc_s)
{
	return fill_date(mem, language, language->month, utc_s);
}

/* The categories that numbers of the language have, as far as the message has a form for them. */
static void add_forms(
    struct buf *out, const struct language *language, const struct language_entry *entry)
{
	const str dot = str_eq(entry->count, S(".")) ? S("") : S(".");

	for (size_t i = 0; i < PLURAL_COUNT; i++) {
		const str form = entry->forms[i].p ? entry->forms[i] : entry->forms[PLURAL_OTHER];

		if (!(language->plural->forms >> i & 1))
			continue;
		for (size_t closes = 0; closes < 2; closes++)
			buf_format(out, "{{%c%.*s%.*s%.*s}}%.*s", closes ? '/' : '#',
			    STR_ARG(entry->count), STR_ARG(dot), STR_ARG(plural_names[i]),
			    STR_ARG(closes ? S("") : form));
	}
}

bool language_message(
    struct arena *mem, const struct language *language, str key, str *ret_template)
{
	const struct language_entry *entry = map_get(&language->messages, key);
	struct buf out;

	if (!entry)
		return false;
	*ret_template = entry->forms[PLURAL_OTHER];
	if (entry->count.p) {
		buf_init(&out, mem);
		add_forms(&out, language, entry);
		*ret_template = buf_str(&out);
	}
	return true;
}

str language_category(const struct language *language, str number)
{
	uint64_t n = 0;

	for (size_t i = 0; i < number.n; i++) {
		if (!char_is_digit(number.p[i]))
			return plural_names[PLURAL_OTHER];
		n = 10 * n + (uint64_t)(number.p[i] - '0');
	}
	return plural_names[language->plural->of(n)];
}
