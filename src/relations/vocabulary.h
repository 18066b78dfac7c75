/* SPDX-License-Identifier: MIT */
/*
 * All words that mean something to the extractor, numbered: those of names, of the lexicon, and
 * the small ones of words.def. A text is read with one look-up a word; everything later compares
 * numbers.
 */
#ifndef RELATIONS_VOCABULARY_H
#define RELATIONS_VOCABULARY_H

#include "base/str.h"
#include "base/vec.h"
#include "base/word8.h"

enum word_class {
	WORD_ARTICLE = 1 << 0,
	WORD_FILLER = 1 << 1,
	WORD_AGENT = 1 << 2,
	WORD_SKILL = 1 << 3,
	WORD_COMMAND = 1 << 4,
	WORD_AND = 1 << 5,
	WORD_SUCH = 1 << 6,
	WORD_NOT = 1 << 7,
	WORD_SPEAKER = 1 << 8,
	WORD_ROLE = 1 << 9,
	WORD_TEAM = 1 << 10,
	WORD_AFTER = 1 << 11,
	WORD_LEADS = 1 << 12,
	WORD_ADJECTIVE_START = 1 << 13,
	WORD_ADJECTIVE_END = 1 << 14,
	WORD_STARTS_NAME = 1 << 15, /* set by index.c */
	WORD_WITH = 1 << 17,
	WORD_THING = 1 << 18,
	WORD_THIS = 1 << 19,
	WORD_SPECIALIST = 1 << 20,
	WORD_PLURAL = 1 << 21,
	WORD_NAME = 1 << 22,
	WORD_ENDS_CALL = 1 << 16, /* set by lexicon.c */
};

#define WORD_CUE (WORD_AGENT | WORD_SKILL | WORD_COMMAND)
#define WORD_UNKNOWN 0u /* the number of all words that are not in the vocabulary */

struct word {
	str text; /* lower case */
	uint32_t classes;
	/* Heads of lists of lexicon.c, 0: none; what begins with this word. */
	uint32_t rules, headings;
};

struct vocabulary_slot {
	uint32_t hash;
	uint32_t word; /* 0: free */
};

struct vocabulary {
	struct arena *mem;
	VEC(struct word) words; /* [0] is the unknown word */
	struct vocabulary_slot *slots; /* open addressing */
	size_t slot_count; /* a power of two, at least four times the words */
};

/* Makes a vocabulary with the words of words.def. */
void vocabulary_init(struct vocabulary *words, struct arena *mem);

/* The number of a word in lower case, added if need be; the text is copied. */
uint32_t vocabulary_add(struct vocabulary *words, str lower);

/* The number of a word in any case of ASCII letters; WORD_UNKNOWN when it has none. */
uint32_t vocabulary_find(const struct vocabulary *words, str text);

/*
 * Of a word in any case: 0x20 makes ASCII letters small and leaves digits and the marks of words.
 * Eight bytes at a time, because a byte at a time each waits for the multiplication before it.
 */
static inline uint64_t word_hash_mix(uint64_t hash, uint64_t bytes)
{
	hash = (hash ^ (bytes | WORD8_ONES * 0x20)) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

static inline uint32_t word_hash(str word)
{
	uint64_t hash = word.n;
	size_t i = 0;

	for (; word.n - i >= 8; i += 8)
		hash = word_hash_mix(hash, word8_load(word.p + i));
	if (i < word.n)
		hash = word_hash_mix(hash, word8_load_part(word.p + i, word.n - i));
	return (uint32_t)hash;
}

#endif
