/* SPDX-License-Identifier: MIT */
/* The mechanics of a sentence: its parts, their room, names and numbers. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "site/sentence.h"
#include "site/word.h"

enum { TAIL_MAX = 22 }; /* characters of "; and 99 more changes" */

void sentence_begin_part(struct sentence *s)
{
	s->start = s->out.n;
	if (s->start)
		buf_add(&s->out, S("; "));
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

/* The end of the last word within the first max characters; all of a shorter name. */
static size_t name_end(str name, size_t max)
{
	size_t end = 0, i = 0;
	bool after_break = true;

	for (size_t n = 0; i < name.n; n++) {
		const size_t at = i;
		const bool breaks = is_break(utf8_decode(name, &i));

		if (breaks || after_break)
			end = at;
		if (n == max)
			break;
		after_break = breaks;
		if (i == name.n)
			return i;
	}
	while (end && strchr(" /,;:|([", name.p[end - 1]))
		end--;
	return end;
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

static void add_number(struct buf *out, uint32_t n)
{
	if (n >= 1000) {
		add_number(out, n / 1000);
		buf_format(out, ",%03u", n % 1000);
	} else {
		buf_uint(out, n);
	}
}

void sentence_add_count(struct sentence *s, uint32_t n, const char *one, const char *many)
{
	add_number(&s->out, n);
	buf_char(&s->out, ' ');
	buf_add(&s->out, str_of_cstr(n == 1 ? one : many));
}

void sentence_add_balance(struct sentence *s, uint32_t added, uint32_t removed)
{
	if (added) {
		buf_char(&s->out, '+');
		add_number(&s->out, added);
		buf_char(&s->out, ' ');
	}
	if (removed) {
		buf_add(&s->out, S("\xE2\x88\x92"));
		add_number(&s->out, removed);
		buf_char(&s->out, ' ');
	}
	buf_add(&s->out, added + removed == 1 ? S("word") : S("words"));
}
