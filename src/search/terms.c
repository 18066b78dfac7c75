/* SPDX-License-Identifier: MIT */
/* Words and their documents, sorted and cut into files; and the list of words for misspelt ones. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "search/index.h"

enum {
	TERMS_SIZE = 2560, /* bytes of a terms file: some 1.6 KB compressed */
	TERM_FILES_MAX = 768, /* more files make smaller queries, but files cost too */
	WORDS_SIZE = 18432, /* bytes of the list of words: some 10 KB compressed */
	WORD_MIN = 3, /* letters of a word that is in the list */
	STRONG = IMPACT_MAX / 2, /* a name, a description, or a text that says it again and again */
};

static int compare_terms(const void *left, const void *right)
{
	const struct term *a = *(const struct term *const *)left;
	const struct term *b = *(const struct term *const *)right;

	return str_cmp(a->word, b->word);
}

struct term_list terms_sorted(struct arena *tmp, const struct map *words)
{
	struct term_list terms = {ARENA_ARRAY(tmp, struct term *, words->n), words->n};

	for (size_t i = 0; i < words->n; i++)
		terms.items[i] = words->entries[i].value;
	if (words->n)
		qsort(terms.items, words->n, sizeof *terms.items, compare_terms);
	return terms;
}

char base36_digit(uint32_t n)
{
	return "0123456789abcdefghijklmnopqrstuvwxyz"[n];
}

static void add_base36(struct buf *out, uint32_t n)
{
	char digits[8];
	size_t i = sizeof digits;

	do {
		digits[--i] = base36_digit(n % 36);
		n /= 36;
	} while (n);
	buf_add(out, (str){digits + i, sizeof digits - i});
}

static void write_term(struct buf *out, const struct term *term)
{
	uint32_t last = 0;

	buf_add(out, term->word);
	buf_char(out, ' ');
	for (size_t i = 0; i < term->n; i++) {
		add_base36(out, term->items[i].document - last);
		buf_char(out, (char)('A' + term->items[i].impact - 1));
		last = term->items[i].document;
	}
	buf_char(out, '\n');
}

static size_t terms_size(const struct term_list *terms)
{
	size_t size = 0;

	for (size_t i = 0; i < terms->n; i++) {
		const struct term *term = terms->items[i];
		size += term->word.n + 2 + term->n * 2; /* most distances have one digit */
	}
	return size;
}

/* How many letters of ASCII both words begin with. */
static size_t shared_start(str before, str word)
{
	size_t i = 0;

	while (i < before.n && i < word.n && before.p[i] == word.p[i] &&
	    (unsigned char)word.p[i] < 0x80)
		i++;
	return i;
}

void shared_write(struct buf *out, str before, str word)
{
	size_t shared = shared_start(before, word);

	shared = shared > SHARED_MAX ? SHARED_MAX : shared;
	buf_char(out, (char)('A' + shared));
	buf_add(out, str_from(word, shared));
}

/* The shortest beginning of a word that sorts behind the word before; letters stay whole. */
static str cut_of(str before, str word)
{
	size_t end = shared_start(before, word) + 1;

	if (end >= word.n || (unsigned char)word.p[end - 1] >= 0x80)
		return word;
	return str_slice(word, 0, end);
}

void terms_write(struct arena *mem, struct arena *tmp, struct shard_list *list, const char *what,
    size_t first, const struct term_list *terms, struct buf *cuts)
{
	struct buf lines;
	size_t number = first;
	size_t even = terms_size(terms) / TERM_FILES_MAX + 1;
	size_t size = even > TERMS_SIZE ? even : TERMS_SIZE;
	str before = S(""), last = S("");

	buf_init(&lines, tmp);
	for (size_t i = 0; i < terms->n; i++) {
		const struct term *term = terms->items[i];
		if (!lines.n) {
			const str cut = cut_of(before, term->word);
			shared_write(cuts, last, cut);
			last = cut;
		}
		write_term(&lines, term);
		before = term->word;
		if (lines.n < size && i + 1 < terms->n)
			continue;
		shard_add(mem, list, what, number++, buf_str(&lines));
		buf_clear(&lines);
	}
}

static bool is_listed(const struct term *term, size_t documents)
{
	if (term->word.n < WORD_MIN || char_is_digit(term->word.p[0]))
		return false;
	return term->best >= STRONG || term->n >= documents;
}

/* Words that are strong, or that so many documents have. */
static str listed(struct arena *tmp, const struct term_list *terms, size_t documents)
{
	str before = S("");
	struct buf out;

	buf_init(&out, tmp);
	for (size_t i = 0; i < terms->n; i++) {
		str word = terms->items[i]->word;
		if (!is_listed(terms->items[i], documents))
			continue;
		shared_write(&out, before, word);
		before = word;
	}
	return buf_str(&out);
}

void words_write(
    struct arena *mem, struct arena *tmp, struct shard_list *list, const struct term_list *terms)
{
	size_t documents = 1;
	str words = listed(tmp, terms, documents);

	while (words.n > WORDS_SIZE && documents < terms->n) {
		documents *= 2;
		words = listed(tmp, terms, documents);
	}
	shard_add(mem, list, "words", 0, words);
}
