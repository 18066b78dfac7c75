/* SPDX-License-Identifier: MIT */
/*
 * How a sentence is put together: parts separated by semicolons, each written straight to its end
 * and taken back when there is no room for it. Private to sentence.c and sentence_fields.c.
 */
#ifndef SITE_SENTENCE_H
#define SITE_SENTENCE_H

#include "site/change.h"

enum {
	SENTENCE_MAX = 160, /* characters, with the count of what has no room */
	PART_MAX = 90, /* characters after which a part names nothing more */
	NAME_MAX = 40, /* characters of a title, a folder, an item */
	VALUE_MAX = 60, /* characters of a value; names of one word are as long as that */
};

struct sentence {
	struct buf out;
	size_t start; /* of the part that is being written */
	size_t left_out; /* parts that had no room */
};

void sentence_begin_part(struct sentence *s);
void sentence_end_part(struct sentence *s);

/* Whether the part is still short enough to name one more thing. */
bool sentence_has_room(const struct sentence *s);

/* Whether the part, as far as it is written, will be kept. */
bool sentence_fits(const struct sentence *s);

/*
 * Appends a text on one line; of one with more than max characters the first words and an ellipsis.
 * A word is not cut, nor is a character: of one long word nothing but the ellipsis is left.
 */
void sentence_add_name(struct sentence *s, str name, size_t max);

/* Appends "1 word", "1,234 words". */
void sentence_add_count(struct sentence *s, uint32_t n, const char *one, const char *many);

/* Appends "+120 -30 words", with a real minus, and nothing of what is 0. */
void sentence_add_balance(struct sentence *s, uint32_t added, uint32_t removed);

/* Adds a part for each field of these groups (enum site_change_group). */
void sentence_add_fields(struct sentence *s, const struct site_change *change, unsigned groups);

#endif
