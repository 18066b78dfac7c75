/* SPDX-License-Identifier: MIT */
/*
 * How a sentence is put together: parts with a separator between them, each written straight to its
 * end and taken back when there is no room for it. The words are patterns of the site's language
 * with placeholders, so that every language has its own order. Private to sentence*.c.
 */
#ifndef SITE_SENTENCE_H
#define SITE_SENTENCE_H

#include "language/language.h"
#include "site/change.h"

enum {
	SENTENCE_MAX = 160, /* characters, with the count of what has no room */
	PART_MAX = 90, /* characters after which a part names nothing more */
	NAME_MAX = 40, /* characters of a title, a folder, an item */
	VALUE_MAX = 60, /* characters of a value; names of one word are as long as that */
};

struct sentence {
	const struct language *language;
	struct buf out;
	size_t start; /* of the part that is being written */
	size_t left_out; /* parts that had no room */
};

void sentence_begin_part(struct sentence *s);
void sentence_end_part(struct sentence *s);

/* Writes what stands in the place of a placeholder. */
typedef void sentence_add(struct sentence *s, void *what);

struct sentence_slot {
	str name;
	sentence_add *add;
	void *what;
};

/* Appends a pattern with its placeholders filled. */
void sentence_fill(struct sentence *s, str pattern, const struct sentence_slot *slots, size_t n);
#define SENTENCE_FILL(s, pattern, ...)                                                             \
	sentence_fill((s), (pattern), (const struct sentence_slot[]){__VA_ARGS__},                 \
	    sizeof((const struct sentence_slot[]){__VA_ARGS__}) / sizeof(struct sentence_slot))

/* For placeholders: a str as it is, a str by sentence_add_name, a uint32_t in groups of digits. */
void sentence_put_text(struct sentence *s, void *what);
void sentence_put_value(struct sentence *s, void *what);
void sentence_put_number(struct sentence *s, void *what);

/* A pattern whose form depends on n, which is also its only placeholder. */
void sentence_add_counted(struct sentence *s, enum language_key key, uint32_t n);

/* A text without a placeholder. */
static inline void sentence_add_text(struct sentence *s, enum language_key key)
{
	buf_add(&s->out, language_text(s->language, key));
}

/* Whether the part is still short enough to name one more thing. */
bool sentence_has_room(const struct sentence *s);

/* Whether the part, as far as it is written, will be kept. */
bool sentence_fits(const struct sentence *s);

/*
 * Appends a text on one line; of one with more than max characters the first words and an ellipsis.
 * A word is not cut, nor is a character: of one long word nothing but the ellipsis is left.
 */
void sentence_add_name(struct sentence *s, str name, size_t max);

/* Appends "+120 -30 words", with a real minus, and nothing of what is 0. */
void sentence_add_balance(struct sentence *s, uint32_t added, uint32_t removed);

/* Adds a part for each field of these groups (enum site_change_group). */
void sentence_add_fields(struct sentence *s, const struct site_change *change, unsigned groups);

#endif
