/* SPDX-License-Identifier: MIT */
/* A language file over what is there already: which keys there are, and what is wrong with values.
 */
#include "base/arena.h"
#include "language/language.h"
#include "yaml/yml.h"

static const struct {
	str name, slots;
} texts[TEXT_COUNT] = {
#define X(key, name, slots) {{name, sizeof(name) - 1}, {slots, sizeof(slots) - 1}},
#include "language/texts.def"
#undef X
};

struct reader {
	struct arena *mem;
	struct diag *diag;
	struct language *language;
};

/* "value of 'texts.added' WHY, left out" */
static void refuse(const struct reader *r, str group, str key, const char *why)
{
	diag_report(r->diag, AD022, diag_at(r->language->path, 0, 0), "'%.*s%s%.*s' %s, left out",
	    STR_ARG(group), group.n ? "." : "", STR_ARG(key), why);
}

static bool is_text(const struct value *v)
{
	return v->kind == VALUE_STRING || v->kind == VALUE_NUMBER;
}

static bool is_slot(str slots, str wanted)
{
	str slot;

	while (str_next_part(&slots, ' ', &slot)) {
		if (str_eq(slot, wanted))
			return true;
	}
	return false;
}

/* What a mistyped placeholder stands for would be missing in the middle of a sentence. */
static bool is_pattern(str pattern, str slots)
{
	str literal, slot;

	while (language_next(&pattern, &literal, &slot)) {
		if (slot.p && !is_slot(slots, slot))
			return false;
	}
	return true;
}

static size_t find_plural(str name)
{
	size_t i = 0;

	while (i < PLURAL_COUNT && !str_eq(plural_names[i], name))
		i++;
	return i;
}

/* One text, or a mapping of categories to texts; false when it is neither. */
static bool read_forms(const struct value *v, struct language_entry *ret_entry)
{
	struct language_entry entry = {.own = true};
	str last = STR_ABSENT;

	if (is_text(v)) {
		entry.forms[PLURAL_OTHER] = v->text;
		*ret_entry = entry;
		return true;
	}
	for (size_t i = 0; v->kind == VALUE_MAP && i < v->map->n; i++) {
		const struct value_member *member = &v->map->members[i];
		const size_t plural = find_plural(member->key);

		if (!is_text(&member->value))
			return false;
		if (str_eq(member->key, S("count")))
			entry.count = member->value.text;
		else if (plural == PLURAL_COUNT)
			return false;
		else
			entry.forms[plural] = last = member->value.text;
	}
	if (!entry.forms[PLURAL_OTHER].p)
		entry.forms[PLURAL_OTHER] = last;
	*ret_entry = entry;
	return last.p != NULL;
}

static void read_text(const struct reader *r, str key, const struct value *v)
{
	struct language_entry entry;
	size_t at = 0;

	while (at < TEXT_COUNT && !str_eq(texts[at].name, key))
		at++;
	if (at == TEXT_COUNT) {
		refuse(r, S("texts"), key, "is no text of agentdoc");
		return;
	}
	if (!read_forms(v, &entry)) {
		refuse(r, S("texts"), key, "is no text, nor one for each plural form");
		return;
	}
	for (size_t i = 0; i < PLURAL_COUNT; i++) {
		if (!is_pattern(entry.forms[i], texts[at].slots)) {
			refuse(r, S("texts"), key, "has a placeholder that nothing fills");
			return;
		}
	}
	r->language->texts[at] = entry;
}

/*
 * Also of keys that are new: templates of one's own may have messages of one's own. Which number
 * decides is said once, in English.
 */
static void read_message(const struct reader *r, str key, const struct value *v)
{
	const struct language_entry *there = map_get(&r->language->messages, key);
	struct language_entry entry;

	if (!read_forms(v, &entry)) {
		refuse(r, S("messages"), key, "is no text, nor one for each plural form");
		return;
	}
	if (v->kind == VALUE_MAP && !entry.count.n && there)
		entry.count = there->count;
	if (v->kind == VALUE_MAP && !entry.count.n) {
		refuse(r, S("messages"), key, "does not say which variable is to 'count'");
		return;
	}
	struct language_entry *kept = ARENA_NEW(r->mem, struct language_entry);
	*kept = entry;
	*map_put(r->mem, &r->language->messages, key) = kept;
}

/* The texts of one script over those that are there. */
static void read_script(const struct reader *r, str key, const struct value *v)
{
	const struct value *there = value_get(r->language->scripts, key);
	const struct value *english = value_get(r->language->english_scripts, key);
	struct value script = there ? *there : value_map(r->mem);
	struct language_entry entry;

	if (v->kind != VALUE_MAP) {
		refuse(r, S("scripts"), key, "is no mapping");
		return;
	}
	for (size_t i = 0; i < v->map->n; i++) {
		const struct value_member *member = &v->map->members[i];

		if (r->language->translated && (!english || !value_get(*english, member->key)))
			refuse(r, S("scripts"), member->key, "is no text of a script");
		else if (read_forms(&member->value, &entry))
			value_set(r->mem, script, member->key, member->value);
		else
			refuse(r, S("scripts"), member->key,
			    "is no text, nor one for each plural form");
	}
	value_set(r->mem, r->language->scripts, key, script);
}

typedef void read_member(const struct reader *r, str key, const struct value *v);

static void read_group(const struct reader *r, str key, const struct value *v, read_member *read)
{
	if (v->kind != VALUE_MAP)
		refuse(r, S(""), key, "is no mapping");
	for (size_t i = 0; v->kind == VALUE_MAP && i < v->map->n; i++)
		read(r, v->map->members[i].key, &v->map->members[i].value);
}

static void read_months(const struct reader *r, str key, const struct value *v)
{
	if (value_count(*v) != 12 || v->kind != VALUE_LIST) {
		refuse(r, S("dates"), key, "is no list of twelve names");
		return;
	}
	for (size_t i = 0; i < 12; i++)
		r->language->months[i] = value_text(v->list->items[i]);
}

static void read_date_form(const struct reader *r, str key, const struct value *v)
{
	struct language *l = r->language;
	str *form = str_eq(key, S("day")) ? &l->day
	    : str_eq(key, S("date"))	  ? &l->date
	    : str_eq(key, S("month"))	  ? &l->month
					  : NULL;

	if (str_eq(key, S("months")))
		read_months(r, key, v);
	else if (!form || !is_text(v))
		refuse(r, S("dates"), key, "is no form of a date");
	else if (!is_pattern(v->text, S("yyyy mm dd m d month")))
		refuse(r, S("dates"), key, "has a placeholder that nothing fills");
	else
		*form = v->text;
}

static void read_plural(const struct reader *r, str key, str name)
{
	const struct plural_rule *rule = plural_rule_named(name);

	if (rule)
		r->language->plural = rule;
	else
		refuse(r, S(""), key, "is no rule that agentdoc knows");
}

static void read_scalar(const struct reader *r, str key, const struct value *v)
{
	struct language *l = r->language;

	if (!is_text(v))
		refuse(r, S(""), key, "is no text");
	else if (str_eq(key, S("name")))
		l->name = v->text;
	else if (str_eq(key, S("code")))
		l->code = v->text;
	else if (str_eq(key, S("direction")))
		l->right_to_left = str_eq(v->text, S("rtl"));
	else if (str_eq(key, S("plural")))
		read_plural(r, key, v->text);
	else if (str_eq(key, S("group")))
		l->group = v->text;
	else
		refuse(r, S(""), key, "is no key of a language file");
}

static const struct {
	str key;
	read_member *read;
} groups[] = {
    {{"dates", 5}, read_date_form},
    {{"messages", 8}, read_message},
    {{"texts", 5}, read_text},
    {{"scripts", 7}, read_script},
};

static void read_member_of_file(const struct reader *r, str key, const struct value *v)
{
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		if (str_eq(groups[i].key, key)) {
			read_group(r, key, v, groups[i].read);
			return;
		}
	}
	read_scalar(r, key, v);
}

bool language_read(
    struct arena *mem, struct diag *diag, str path, str text, struct language *language)
{
	const struct reader r = {mem, diag, language};
	struct yml_document document;
	struct yml_error error;

	language->path = path;
	if (!language->scripts.map)
		language->scripts = value_map(mem);
	if (!yml_read(mem, text, &document, &error)) {
		diag_report(diag, AD021, diag_at(path, error.line, error.column),
		    "not valid YAML: %.*s", STR_ARG(error.problem));
		return false;
	}
	if (document.value.kind != VALUE_MAP) {
		diag_report(diag, AD021, diag_at(path, 1, 1), "not a mapping of keys to values");
		return false;
	}
	for (size_t i = 0; i < document.value.map->n; i++)
		read_member_of_file(
		    &r, document.value.map->members[i].key, &document.value.map->members[i].value);
	return true;
}

void language_translate(struct arena *mem, struct language *language, str code)
{
	language->code = code;
	language->translated = true;
	language->english_scripts = language->scripts;
	language->scripts = value_map(mem);
	language->plural = plural_rule_of(code);
	for (size_t i = 0; i < TEXT_COUNT; i++)
		language->texts[i].own = false;
	for (size_t i = 0; i < language->messages.n; i++)
		((struct language_entry *)language->messages.entries[i].value)->own = false;
}

/* What is not given: how many texts of how many, and the first of them. */
struct gaps {
	size_t n, all;
	str first;
};

static void count_gap(struct gaps *gaps, bool given, str key)
{
	gaps->all++;
	if (given)
		return;
	if (!gaps->n++)
		gaps->first = key;
}

static void count_script_gaps(const struct language *language, struct gaps *gaps)
{
	const struct value english = language->english_scripts;

	for (size_t i = 0; i < value_count(english); i++) {
		const struct value_member *script = &english.map->members[i];
		const struct value *own = value_get(language->scripts, script->key);

		for (size_t k = 0; k < value_count(script->value); k++) {
			const str key = script->value.map->members[k].key;
			count_gap(gaps, own && value_get(*own, key), key);
		}
	}
}

void language_report_gaps(struct diag *diag, const struct language *language)
{
	struct gaps gaps = {0};

	for (size_t i = 0; i < TEXT_COUNT; i++)
		count_gap(&gaps, language->texts[i].own, texts[i].name);
	for (size_t i = 0; i < language->messages.n; i++) {
		const struct map_entry *message = &language->messages.entries[i];
		count_gap(&gaps, ((struct language_entry *)message->value)->own, message->key);
	}
	count_script_gaps(language, &gaps);
	if (gaps.n)
		diag_report(diag, AD023, diag_at(language->path, 0, 0),
		    "%zu of %zu texts are not given and stand in English, the first is '%.*s'",
		    gaps.n, gaps.all, STR_ARG(gaps.first));
}
