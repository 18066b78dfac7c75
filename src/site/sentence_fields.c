/* SPDX-License-Identifier: MIT */
/* The fields of a change in words: values where they are short, else how much of them changed. */
#include "base/utf8.h"
#include "site/sentence.h"

enum {
	ITEMS_MAX = 5, /* of a set; six are named, too, in place of "1 more" */
	NESTED_MAX = 2, /* values below one key that are told one by one */
	FEW_WORDS = 3, /* a long text of so few words has no spaces between them */
};

static bool is_short(str s)
{
	return str_find_char(s, '\n', 0) == STR_NONE && utf8_length(s) <= VALUE_MAX;
}

/* "description: 3 words changed" */
static void add_rewording(struct sentence *s, const struct site_field_change *field)
{
	struct buf *out = &s->out;
	const struct site_words words = site_compare_words(out->mem, field->from, field->to);
	const uint32_t more = words.added > words.removed ? words.added : words.removed;
	const uint32_t longer = words.before > words.after ? words.before : words.after;

	buf_add(out, field->key);
	if (longer <= FEW_WORDS) {
		buf_add(out, S(" changed"));
	} else if (2 * (words.before - words.removed) < longer) {
		buf_add(out, S(" rewritten"));
	} else if (!more) {
		buf_add(out, S(": words in another order"));
	} else if (!words.removed || !words.added) {
		buf_add(out, words.added ? S(" extended by ") : S(" shortened by "));
		sentence_add_count(s, more, "word", "words");
	} else {
		buf_add(out, S(": "));
		sentence_add_count(s, more, "word changed", "words changed");
	}
}

static void add_scalar(struct sentence *s, const struct site_field_change *field)
{
	const bool is_text = str_eq(field->key, S("description"));
	const bool shows = !is_text && is_short(field->from) && is_short(field->to);
	struct buf *out = &s->out;

	if (!field->from.n || !field->to.n) {
		buf_add(out, field->key);
		if (shows && field->to.n) {
			buf_add(out, S(" set to "));
			sentence_add_name(s, field->to, VALUE_MAX);
		} else {
			buf_add(out, field->to.n || !field->from.p ? S(" added") : S(" removed"));
		}
		if (shows && field->from.n) {
			buf_add(out, S(" (was "));
			sentence_add_name(s, field->from, VALUE_MAX);
			buf_char(out, ')');
		}
	} else if (shows) {
		buf_add(out, field->key);
		buf_char(out, ' ');
		sentence_add_name(s, field->from, VALUE_MAX);
		buf_add(out, S(" to "));
		sentence_add_name(s, field->to, VALUE_MAX);
	} else {
		add_rewording(s, field);
	}
}

/* Appends each item behind the sign, or between separators, as far as there is room. */
static void add_items(
    struct sentence *s, str first, str next, const char *more, const struct def_strings *items)
{
	const size_t max = items->n <= ITEMS_MAX + 1 ? items->n : ITEMS_MAX;
	size_t shown = 0;

	for (; shown < max && (!shown || sentence_has_room(s)); shown++) {
		buf_add(&s->out, shown ? next : first);
		sentence_add_name(s, items->items[shown], NAME_MAX);
	}
	if (shown < items->n)
		buf_format(&s->out, "%s%zu more", more, items->n - shown);
}

static bool holds_all(const struct def_strings *tools)
{
	return tools->n == 1 && str_eq(tools->items[0], S("ALL"));
}

static void add_set(struct sentence *s, const struct site_field_change *field)
{
	const bool is_tools = str_eq(field->key, S("tools"));
	const str minus = S(" \xE2\x88\x92");

	if (is_tools && holds_all(&field->added)) {
		buf_add(&s->out, S("tools to ALL"));
	} else if (is_tools && holds_all(&field->removed)) {
		buf_add(&s->out, field->added.n ? S("tools limited to ") : S("tools ALL to none"));
		add_items(s, S(""), S(", "), " and ", &field->added);
	} else {
		buf_add(&s->out,
		    str_eq(field->key, S("tools.forbidden")) ? S("forbidden tools") : field->key);
		add_items(s, S(" +"), S(" +"), " +", &field->added);
		add_items(s, minus, minus, " \xE2\x88\x92", &field->removed);
	}
}

static str top_key(const struct site_field_change *field)
{
	return str_slice(field->key, 0, str_find_char(field->key, '.', 0));
}

/* How many fields from this one on lie below the same key; 1 for one that is not nested. */
static size_t nested_count(const struct site_change *change, size_t first)
{
	const str top = top_key(&change->fields[first]);
	size_t n = 1;

	if (top.n == change->fields[first].key.n || str_eq(top, S("tools")))
		return 1;
	while (first + n < change->field_count && str_eq(top_key(&change->fields[first + n]), top))
		n++;
	return n;
}

/* Many values below one key: whether all came, all went, or how many differ. */
static void add_nested(struct sentence *s, const struct site_field_change *fields, size_t n)
{
	size_t came = 0, went = 0;

	for (size_t i = 0; i < n; i++) {
		came += fields[i].is_set ? !fields[i].removed.n : !fields[i].from.p;
		went += fields[i].is_set ? !fields[i].added.n : !fields[i].to.p;
	}
	buf_add(&s->out, top_key(fields));
	if (came == n || went == n) {
		buf_add(&s->out, came == n ? S(" +") : S(" \xE2\x88\x92"));
		sentence_add_count(s, (uint32_t)n, "value", "values");
	} else {
		buf_add(&s->out, S(": "));
		sentence_add_count(s, (uint32_t)n, "value changed", "values changed");
	}
}

void sentence_add_fields(struct sentence *s, const struct site_change *change, unsigned groups)
{
	for (size_t i = 0, n; i < change->field_count; i += n) {
		const struct site_field_change *field = &change->fields[i];

		n = nested_count(change, i);
		if (!(site_field_groups(field) & groups)) {
			n = 1;
			continue;
		}
		n = n > NESTED_MAX ? n : 1;
		sentence_begin_part(s);
		if (n > 1)
			add_nested(s, field, n);
		else if (field->is_set)
			add_set(s, field);
		else
			add_scalar(s, field);
		sentence_end_part(s);
	}
}
