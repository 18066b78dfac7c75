/* SPDX-License-Identifier: MIT */
/* The mechanics of a sentence: its parts, their room, names and numbers. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "site/sentence.h"
#include "site/word.h"

enum { TAIL_MAX = 22 }; /* characters of "; and 99 more changes", in English */

void sentence_begin_part(struct sentence *s)
{
	s->start = s->out.n;
	if (s->start)
		sentence_add_text(s, TEXT_PART_NEXT);
}

bool sentence_fits(const struct sentence *s)
{
	if (!s->start)
		return true;
	return !s->left_out && utf8_length(buf_str(&s->out)) <= SENTENCE_MAX - TAIL_MAX;
}

void sentence_end_part(struct sentence *s)
{
	if (sentence_fits(s))
		return;
	s->out.n = s->start;
	s->left_out++;
}

bool sentence_has_room(const struct sentence *s)
{
	return utf8_length(str_from(buf_str(&s->out), s->start)) < PART_MAX;
}

/* Behind or before these a text may be cut, and in scripts without spaces everywhere. */
static bool is_break(uint32_t c)
{
	return c <= ' ' || (c < 0x80 && strchr("/,;:|()[]", (int)c)) || unicode_is_space(c) ||
	    unicode_is_cjk(c);
}

/*
 * The end of the last word within the first max characters; all of a shorter name. A word that is
 * longer by itself ends before its last hyphen or the like; when there is none far on, anywhere.
 */
static size_t name_end(str name, size_t max)
{
	size_t end = 0, part_end = 0, i = 0;
	bool after_break = true;

	for (size_t n = 0; i < name.n; n++) {
		const size_t at = i;
		const uint32_t c = utf8_decode(name, &i);
		const bool breaks = is_break(c);

		if (breaks || after_break)
			end = at;
		const bool joins = (c == '-' || c == '_' || c == '.') && n >= max / 2;
		if (joins || (n == max && !part_end))
			part_end = at;
		if (n == max)
			break;
		after_break = breaks;
		if (i == name.n)
			return i;
	}
	while (end && strchr(" /,;:|([", name.p[end - 1]))
		end--;
	return end ? end : part_end;
}

void sentence_add_name(struct sentence *s, str name, size_t max)
{
	const str all = str_trim(name), shown = str_slice(all, 0, name_end(all, max));
	bool is_first = true;
	str word;

	for (size_t at = 0; word_next(shown, &at, &word); is_first = false) {
		if (!is_first)
			buf_char(&s->out, ' ');
		buf_add(&s->out, word);
	}
	if (shown.n < all.n)
		buf_add(&s->out, S("\xE2\x80\xA6"));
}

void sentence_put_text(struct sentence *s, void *what)
{
	buf_add(&s->out, *(const str *)what);
}

void sentence_put_value(struct sentence *s, void *what)
{
	sentence_add_name(s, *(const str *)what, VALUE_MAX);
}

void sentence_put_number(struct sentence *s, void *what)
{
	language_add_number(&s->out, s->language, *(const uint32_t *)what);
}

void sentence_fill(struct sentence *s, str pattern, const struct sentence_slot *slots, size_t n)
{
	str literal, name;

	while (language_next(&pattern, &literal, &name)) {
		buf_add(&s->out, literal);
		for (size_t i = 0; i < n; i++) {
			if (str_eq(slots[i].name, name))
				slots[i].add(s, slots[i].what);
		}
	}
}

void sentence_add_counted(struct sentence *s, enum language_key key, uint32_t n)
{
	SENTENCE_FILL(s, language_form(s->language, key, n), {S("n"), sentence_put_number, &n});
}

static void put_balance(struct sentence *s, void *what)
{
	const struct site_words *words = what;

	if (words->added) {
		buf_char(&s->out, '+');
		language_add_number(&s->out, s->language, words->added);
	}
	if (words->added && words->removed)
		buf_char(&s->out, ' ');
	if (words->removed) {
		buf_add(&s->out, S("\xE2\x88\x92"));
		language_add_number(&s->out, s->language, words->removed);
	}
}

void sentence_add_balance(struct sentence *s, uint32_t added, uint32_t removed)
{
	struct site_words words = {.added = added, .removed = removed};
	const uint64_t n = (uint64_t)added + removed;

	SENTENCE_FILL(
	    s, language_form(s->language, TEXT_BALANCE, n), {S("balance"), put_balance, &words});
}
