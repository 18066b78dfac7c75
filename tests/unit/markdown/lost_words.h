/* SPDX-License-Identifier: MIT */
/*
 * Looks for words of a markdown text that its HTML does not hold as often: "no word is lost". A
 * word is a run of ASCII letters and digits or of bytes above 127. In the HTML it may stand in the
 * text or in an attribute that keeps what the text does not show (a title, a destination).
 *
 * Not counted in the source, because they are marks and no words: the numbers of ordered lists, the
 * x of a task, entities, the names of tags that are rendered, definitions of link references.
 */
#ifndef UNIT_MARKDOWN_LOST_WORDS_H
#define UNIT_MARKDOWN_LOST_WORDS_H

#include "base/map.h"
#include "base/vec.h"

struct lost_word {
	str word;
	size_t in_source, in_html;
};

struct lost_words {
	struct arena *mem;
	struct map words; /* a word to its struct lost_word */
};

static inline bool lost_is_word(char c)
{
	return char_is_alnum(c) || (unsigned char)c >= 0x80;
}

static inline void lost_count(struct lost_words *lost, str word, bool in_source)
{
	void **const place = map_put(lost->mem, &lost->words, word);
	struct lost_word *counted = *place;

	if (!counted) {
		counted = ARENA_NEW(lost->mem, struct lost_word);
		counted->word = word;
		*place = counted;
	}
	counted->in_source += in_source;
	counted->in_html += !in_source;
}

static inline bool lost_next_word(str text, size_t *at, str *ret_word)
{
	size_t from;

	while (*at < text.n && !lost_is_word(text.p[*at]))
		++*at;
	from = *at;
	while (*at < text.n && lost_is_word(text.p[*at]))
		++*at;
	*ret_word = str_slice(text, from, *at);
	return *at > from;
}

/* --- the source ------------------------------------------------------------------------------ */

/* The number of a list item or the x of a task: what stands before it are marks alone. */
static inline bool lost_is_mark(str line, size_t from, size_t to)
{
	const str word = str_slice(line, from, to);
	const char next = to < line.n ? line.p[to] : '\0';
	const bool is_task = str_eq_nocase(word, S("x")) && from > 0 && line.p[from - 1] == '[';

	for (size_t i = 0; i < word.n && !is_task; i++)
		if (!char_is_digit(word.p[i]))
			return false;
	if (is_task ? next != ']' : next != '.' && next != ')')
		return false;
	for (size_t i = 0; i < from; i++)
		if (!memchr(" \t>*+-[.)0123456789", line.p[i], 19))
			return false;
	return true;
}

/* "&copy;": the page holds the character. */
static inline bool lost_is_entity(str line, size_t from, size_t to)
{
	const size_t before = from > 1 && line.p[from - 1] == '#' ? from - 1 : from;

	return before > 0 && line.p[before - 1] == '&' && to < line.n && line.p[to] == ';';
}

/* Takes the definitions of link references off: "[a]: b", but not footnotes. */
static inline bool lost_is_reference(str line)
{
	line = str_trim(line);
	return line.n > 2 && line.p[0] == '[' && line.p[1] != '^' && str_contains(line, S("]:"));
}

/* If a tag that is rendered begins at byte i, returns where its name ends, else i. */
static inline size_t lost_skip_tag(str line, size_t i)
{
	static const char *const names[] = {"b", "br", "code", "details", "em", "hr", "i", "img",
	    "kbd", "strong", "sub", "summary", "sup"};
	const size_t from = i + 1 + (i + 1 < line.n && line.p[i + 1] == '/');
	size_t to = from;

	while (to < line.n && lost_is_word(line.p[to]))
		to++;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (str_eq_nocase(str_slice(line, from, to), str_of_cstr(names[k])))
			return to;
	return i;
}

/* In a tag that is rendered: names of attributes, "open", and the size of an image. */
static inline bool lost_is_attribute(str line, size_t to, str word)
{
	for (size_t i = 0; i < word.n && char_is_digit(word.p[i]); i++)
		if (i + 1 == word.n)
			return true;
	return str_eq(word, S("open")) || (to < line.n && line.p[to] == '=');
}

static inline void lost_read_line(struct lost_words *lost, str line)
{
	bool in_tag = false;
	size_t i = 0;

	while (i < line.n) {
		const size_t from = i;
		str word;

		if (line.p[i] == '<' && lost_skip_tag(line, i) > i) {
			i = lost_skip_tag(line, i);
			in_tag = true;
		} else if (!lost_is_word(line.p[i])) {
			in_tag = in_tag && line.p[i] != '>';
			i++;
		} else if (lost_next_word(line, &i, &word) && !lost_is_mark(line, from, i) &&
		    !lost_is_entity(line, from, i) &&
		    !(in_tag && lost_is_attribute(line, i, word))) {
			lost_count(lost, word, true);
		}
	}
}

static inline void lost_read_source(struct lost_words *lost, str source)
{
	str line;

	while (str_next_line(&source, &line))
		if (!lost_is_reference(line))
			lost_read_line(lost, line);
}

/* --- the page -------------------------------------------------------------------------------- */

/* Text with the entities of html_escape read, so that "&lt;b" is no word "lt". */
static inline str lost_unescape(struct arena *mem, str text)
{
	static const struct {
		const char *entity, *text;
	} entities[] = {
	    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
	struct buf out;

	if (str_find_char(text, '&', 0) == STR_NONE)
		return text;
	buf_init(&out, mem);
	for (size_t i = 0; i < text.n;) {
		size_t k = 0;

		while (
		    k < 5 && !str_starts_with(str_from(text, i), str_of_cstr(entities[k].entity)))
			k++;
		buf_add(&out, k < 5 ? str_of_cstr(entities[k].text) : str_slice(text, i, i + 1));
		i += k < 5 ? strlen(entities[k].entity) : 1;
	}
	return buf_str(&out);
}

static inline void lost_read_text(struct lost_words *lost, str text)
{
	size_t at = 0;
	str word;

	text = lost_unescape(lost->mem, text);
	while (lost_next_word(text, &at, &word))
		lost_count(lost, word, false);
}

/* Attributes that keep words; what repeats words (ids, links to them) would hide a loss. */
static inline void lost_read_tag(struct lost_words *lost, str tag)
{
	static const char *const keeping[] = {" title=\"", " alt=\"", " href=\"", " src=\"",
	    " data-info=\"", " data-source=\"", " data-label=\"", " width=\"", " height=\"",
	    " class=\"language-"};

	for (size_t k = 0; k < sizeof keeping / sizeof *keeping; k++) {
		const str name = str_of_cstr(keeping[k]);
		const size_t from = str_find(tag, name, 0);

		if (from == STR_NONE || str_starts_with(str_from(tag, from + name.n), S("#fn")))
			continue;
		lost_read_text(
		    lost, str_slice(tag, from + name.n, str_find_char(tag, '"', from + name.n)));
	}
}

static inline void lost_read_html(struct lost_words *lost, str html)
{
	size_t at = 0;

	while (at < html.n) {
		size_t from = str_find_char(html, '<', at), to;

		if (from == STR_NONE)
			from = html.n;
		lost_read_text(lost, str_slice(html, at, from));
		to = str_find_char(html, '>', from);
		if (to == STR_NONE)
			to = html.n;
		lost_read_tag(lost, str_slice(html, from, to));
		at = to + 1;
	}
}

/* The words that html, as md_render writes it, holds less often than source; *ret_n of them. */
static inline struct lost_word *lost_words_find(
    struct arena *mem, str source, str html, size_t *ret_n)
{
	struct lost_words lost = {.mem = mem};
	VEC(struct lost_word) found = {0};

	lost_read_source(&lost, source);
	lost_read_html(&lost, html);
	for (size_t i = 0; i < lost.words.n; i++) {
		const struct lost_word *const word = lost.words.entries[i].value;

		if (word->in_html < word->in_source)
			VEC_PUSH(mem, &found, *word);
	}
	*ret_n = found.n;
	return found.items;
}

#endif
