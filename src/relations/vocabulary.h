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

/* The number of a word whose hash is word_hash of its lower case; WORD_UNKNOWN when it has none. */
uint32_t vocabulary_find(const struct vocabulary *words, str text, uint32_t hash);

/* FNV-1a of one more byte in lower case: the scanner hashes while it looks for the word's end. */
#define WORD_HASH_START 2166136261u

static inline uint32_t word_hash_byte(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)char_lower(c)) * 16777619u;
}

static inline uint32_t word_hash(str word)
{
	uint32_t hash = WORD_HASH_START;

	for (size_t i = 0; i < word.n; i++)
		hash = word_hash_byte(hash, word.p[i]);
	return hash;
}

#endif
