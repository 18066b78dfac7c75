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

static void add_field_text(
    struct sentence *s, const struct site_field_change *field, enum language_key key, uint32_t n)
{
	struct site_field_change copy = *field;

	SENTENCE_FILL(s, language_form(s->language, key, n),
	    {S("field"), sentence_put_text, &copy.key}, {S("n"), sentence_put_number, &n},
	    {S("from"), sentence_put_value, &copy.from}, {S("to"), sentence_put_value, &copy.to});
}

/* "description rewritten", "description: 3 words changed" */
static void add_rewording(struct sentence *s, const struct site_field_change *field)
{
	const struct site_words words = site_compare_words(s->out.mem, field->from, field->to);
	const uint32_t more = words.added > words.removed ? words.added : words.removed;
	const uint32_t longer = words.before > words.after ? words.before : words.after;

	if (longer <= FEW_WORDS)
		add_field_text(s, field, TEXT_FIELD_CHANGED, 1);
	else if (2 * (words.before - words.removed) < longer)
		add_field_text(s, field, TEXT_FIELD_REWRITTEN, 1);
	else if (!more)
		add_field_text(s, field, TEXT_FIELD_REORDERED, 1);
	else if (!words.removed || !words.added)
		add_field_text(
		    s, field, words.added ? TEXT_FIELD_EXTENDED : TEXT_FIELD_SHORTENED, more);
	else
		add_field_text(s, field, TEXT_FIELD_WORDS, more);
}

static void add_scalar(struct sentence *s, const struct site_field_change *field)
{
	const bool is_text = str_eq(field->key, S("description"));
	const bool shows = !is_text && is_short(field->from) && is_short(field->to);

	if (field->from.n && field->to.n) {
		if (shows)
			add_field_text(s, field, TEXT_FIELD_FROM_TO, 1);
		else
			add_rewording(s, field);
	} else if (shows && (field->to.n || field->from.n)) {
		add_field_text(s, field, field->to.n ? TEXT_FIELD_SET : TEXT_FIELD_WAS, 1);
	} else {
		const bool came = field->to.n || !field->from.p;
		add_field_text(s, field, came ? TEXT_FIELD_ADDED : TEXT_FIELD_REMOVED, 1);
	}
}

/* Appends items, each behind the text before it, as far as there is room; returns how many not. */
static size_t add_items(struct sentence *s, str first, str next, const struct def_strings *items)
{
	const size_t max = items->n <= ITEMS_MAX + 1 ? items->n : ITEMS_MAX;
	size_t shown = 0;

	for (; shown < max && (!shown || sentence_has_room(s)); shown++) {
		buf_add(&s->out, shown ? next : first);
		sentence_add_name(s, items->items[shown], NAME_MAX);
	}
	return items->n - shown;
}

/* "Read, Grep and 3 more" */
static void put_list(struct sentence *s, void *what)
{
	const size_t left = add_items(s, S(""), language_text(s->language, TEXT_LIST_NEXT), what);

	if (left)
		sentence_add_counted(s, TEXT_LIST_MORE, (uint32_t)left);
}

static void add_signed(struct sentence *s, str sign, const struct def_strings *items)
{
	const size_t left = add_items(s, sign, sign, items);

	if (!left)
		return;
	buf_add(&s->out, sign);
	sentence_add_counted(s, TEXT_ITEMS_MORE, (uint32_t)left);
}

/* " +Bash +2 more": each with a blank in front, so that the pattern has none there. */
static void put_items(struct sentence *s, void *what)
{
	const struct site_field_change *field = what;

	add_signed(s, S(" +"), &field->added);
	add_signed(s, S(" \xE2\x88\x92"), &field->removed);
}

static bool holds_all(const struct def_strings *tools)
{
	return tools->n == 1 && str_eq(tools->items[0], S("ALL"));
}

static void add_set(struct sentence *s, const struct site_field_change *field)
{
	const bool is_tools = str_eq(field->key, S("tools"));
	const bool forbids = str_eq(field->key, S("tools.forbidden"));
	struct site_field_change copy = *field;
	str name = forbids ? language_text(s->language, TEXT_TOOLS_FORBIDDEN) : field->key;

	if (is_tools && holds_all(&field->added))
		sentence_add_text(s, TEXT_TOOLS_ALL);
	else if (is_tools && holds_all(&field->removed) && !field->added.n)
		sentence_add_text(s, TEXT_TOOLS_NONE);
	else if (is_tools && holds_all(&field->removed))
		SENTENCE_FILL(s, language_text(s->language, TEXT_TOOLS_LIMITED),
		    {S("names"), put_list, &copy.added});
	else
		SENTENCE_FILL(s, language_text(s->language, TEXT_ITEMS),
		    {S("field"), sentence_put_text, &name}, {S("items"), put_items, &copy});
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
	const struct site_field_change all = {.key = top_key(fields)};
	const enum language_key key = came == n ? TEXT_VALUES_ADDED
	    : went == n				? TEXT_VALUES_REMOVED
						: TEXT_VALUES_CHANGED;
	add_field_text(s, &all, key, (uint32_t)n);
}

void sentence_add_fields(struct sentence *s, const struct site_change *change, unsigned groups)
{
	for (size_t i = 0, n; i < change->field_count; i += n) {
		struct site_field_change *field = &change->fields[i];

		n = 1;
		if (!(site_field_groups(field) & groups))
			continue;
		const size_t nested = nested_count(change, i);
		if (nested > NESTED_MAX)
			n = nested;
		sentence_begin_part(s);
		if (n > 1)
			add_nested(s, field, n);
		else if (field->is_set)
			add_set(s, field);
		else
			add_scalar(s, field);
		field->told = n == 1 && sentence_fits(s);
		sentence_end_part(s);
	}
}
