/* SPDX-License-Identifier: MIT */
/*
 * The built-in languages against the templates and against each other: no message is missing or
 * left over, and every language says as much as English, with the same variables.
 */
#include "unit/english.h"

#include "base/map.h"

/* Adds what stands between open and close, each time that it occurs. */
static void collect(struct map *found, str text, str open, str close)
{
	for (size_t at = 0; (at = str_find(text, open, at)) != STR_NONE;) {
		const size_t from = at + open.n, to = str_find(text, close, from);

		assert_true(to != STR_NONE);
		*map_put(unit_mem, found, str_slice(text, from, to)) = found;
		at = to;
	}
}

static struct map tags_of(const struct language_entry *entry, str open, str close)
{
	struct map tags = {0};

	for (size_t i = 0; i < PLURAL_COUNT; i++)
		collect(&tags, entry->forms[i], open, close);
	return tags;
}

static void assert_same_tags(str key, const struct language_entry *one,
    const struct language_entry *other, str open, str close)
{
	const struct map tags = tags_of(one, open, close), others = tags_of(other, open, close);

	for (size_t i = 0; i < tags.n; i++) {
		if (!map_get(&others, tags.entries[i].key))
			fail_msg("'%.*s' lacks %.*s%.*s%.*s", STR_ARG(key), STR_ARG(open),
			    STR_ARG(tags.entries[i].key), STR_ARG(close));
	}
	if (tags.n != others.n)
		fail_msg("'%.*s' has other variables than English", STR_ARG(key));
}

static void assert_silent(struct diag *diag)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);
	struct buf out;

	buf_init(&out, unit_mem);
	for (size_t i = 0; i < n; i++)
		diag_format(&out, &items[i]);
	assert_str_equal(buf_str(&out), S(""));
}

static void english_is_whole(void **state)
{
	struct diag *diag = diag_new(unit_mem);
	struct language language = {0};

	(void)state;
	unit_read_language(diag, S("en"), &language);
	language_report_gaps(diag, &language);
	assert_silent(diag);
}

/* The messages that templates and other messages name. */
static struct map used_messages(const struct language *language)
{
	struct map used = {0};
	size_t n;
	const struct embedded_file *templates = embedded_templates(&n);

	for (size_t i = 0; i < n; i++)
		collect(&used, templates[i].content, S("{{>t/"), S("}}"));
	for (size_t i = 0; i < language->messages.n; i++) {
		const struct language_entry *entry = language->messages.entries[i].value;
		for (size_t form = 0; form < PLURAL_COUNT; form++)
			collect(&used, entry->forms[form], S("{{>t/"), S("}}"));
	}
	return used;
}

static void messages_are_those_of_the_templates(void **state)
{
	const struct language *language = unit_english();
	const struct map used = used_messages(language);

	(void)state;
	for (size_t i = 0; i < used.n; i++) {
		if (!map_get(&language->messages, used.entries[i].key))
			fail_msg("a template names 't/%.*s', which is no message",
			    STR_ARG(used.entries[i].key));
	}
	for (size_t i = 0; i < language->messages.n; i++) {
		if (!map_get(&used, language->messages.entries[i].key))
			fail_msg("no template names the message '%.*s'",
			    STR_ARG(language->messages.entries[i].key));
	}
}

static void compare_texts(const struct language *english, const struct language *language)
{
	for (size_t i = 0; i < TEXT_COUNT; i++)
		assert_same_tags(english->texts[i].forms[PLURAL_OTHER], &english->texts[i],
		    &language->texts[i], S("{"), S("}"));
	for (size_t i = 0; i < english->messages.n; i++) {
		const str key = english->messages.entries[i].key;
		const struct language_entry *one = english->messages.entries[i].value;
		const struct language_entry *other = map_get(&language->messages, key);

		assert_non_null(other);
		assert_str_equal(one->count, other->count);
		assert_same_tags(key, one, other, S("{{"), S("}}"));
	}
	assert_int_equal(english->messages.n, language->messages.n);
}

static void compare_scripts(const struct language *english, const struct language *language)
{
	for (size_t i = 0; i < value_count(english->scripts); i++) {
		const struct value_member *script = &english->scripts.map->members[i];
		const struct value *other = value_get(language->scripts, script->key);

		assert_int_equal(value_count(script->value), value_count(*other));
		for (size_t k = 0; k < script->value.map->n; k++)
			assert_non_null(value_get(*other, script->value.map->members[k].key));
	}
	assert_int_equal(value_count(english->scripts), value_count(language->scripts));
}

static void others_say_as_much(void **state)
{
	const struct language *english = unit_english();
	size_t n;
	const struct embedded_file *files = embedded_languages(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct diag *diag = diag_new(unit_mem);
		struct language language = {0};

		unit_read_language(diag, S("en"), &language);
		language_translate(unit_mem, &language, files[i].name);
		unit_read_language(diag, files[i].name, &language);
		language_report_gaps(diag, &language);
		assert_silent(diag);
		assert_str_equal(language.code, files[i].name);
		compare_texts(english, &language);
		compare_scripts(english, &language);
	}
	assert_true(n >= 2);
}

int main(void)
{
	struct unit_suite suite = {0};

	UNIT_TEST(&suite, english_is_whole);
	UNIT_TEST(&suite, messages_are_those_of_the_templates);
	UNIT_TEST(&suite, others_say_as_much);
	return unit_run(&suite, "language/builtin");
}
