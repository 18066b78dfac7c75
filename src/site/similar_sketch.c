/* SPDX-License-Identifier: MIT */
/* Words to shingles, shingles to sketches, and how much two texts share. Not for finding pairs. */
#include "site/similar_sketch.h"

#include "base/vec.h"
#include "base/word8.h"

#define FACTOR                                                                                     \
	UINT64_C(0x9E3779B97F4A7C15) /* 2^64 by the golden ratio; odd, so nothing is lost          \
				      */
#define FACTOR_5 (FACTOR * FACTOR * FACTOR * FACTOR * FACTOR)

static inline uint64_t mix(uint64_t hash, uint64_t more)
{
	hash = (hash ^ more) * FACTOR;
	return hash ^ hash >> 32;
}

/* The first byte of a letter of Han, Kana, Hangul and their like, or of a pictogram. */
static inline bool is_word_alone(char c)
{
	return (unsigned char)c >= 0xE3;
}

/* A word with letters beyond ASCII, byte by byte. */
static uint64_t hash_long_letters(str text, size_t *at)
{
	const size_t start = *at;
	uint64_t hash = FACTOR;

	for (; *at < text.n && (unsigned char)text.p[*at] > ' '; ++*at) {
		const bool begins = ((unsigned char)text.p[*at] & 0xC0) != 0x80;

		if (*at > start && begins &&
		    (is_word_alone(text.p[*at]) || is_word_alone(text.p[start])))
			break;
		hash = mix(hash, (unsigned char)text.p[*at]);
	}
	return hash;
}

/* Eight bytes a step: most words are done in one. Stands at the first byte behind the word. */
static uint64_t hash_word(str text, size_t *at)
{
	const size_t start = *at;
	uint64_t hash = 0;

	for (;; *at += 8) {
		const size_t left = text.n - *at;
		uint64_t word = left >= 8 ? word8_load(text.p + *at)
		    : left		  ? word8_load_part(text.p + *at, left)
					  : 0;
		const uint64_t ends = word8_below(word, ' ' + 1) & WORD8_TOPS;
		const size_t n = ends ? word8_first(ends) : 8;

		if (n < 8)
			word &= (UINT64_C(1) << 8 * n) - 1;
		if (word & WORD8_TOPS) {
			*at = start;
			return hash_long_letters(text, at);
		}
		hash = mix(hash, word);
		if (ends) {
			*at += n;
			return hash;
		}
	}
}

/* A sum of words weighted by their place: it takes a word in and lets one go in a few steps. */
size_t site_cut_shingles(struct arena *mem, str text, struct shingles *shingles)
{
	uint64_t last[SHINGLE_WORDS] = {0}, sum = 0;
	size_t words = 0, place = 0;

	shingles->n = 0;
	for (size_t at = 0;;) {
		while (at < text.n && (unsigned char)text.p[at] <= ' ')
			at++;
		if (at == text.n)
			return words;
		const uint64_t word = hash_word(text, &at);

		sum = sum * FACTOR + word - last[place] * FACTOR_5;
		last[place] = word;
		place = place + 1 < SHINGLE_WORDS ? place + 1 : 0;
		if (++words >= SHINGLE_WORDS)
			VEC_PUSH(mem, shingles, mix(0, sum));
	}
}

void site_make_sketch(const struct shingles *shingles, struct sketch *ret_sketch)
{
	memset(ret_sketch->bins, 0xFF, sizeof ret_sketch->bins); /* SKETCH_NONE */
	for (size_t i = 0; i < shingles->n; i++) {
		const uint64_t shingle = shingles->items[i];
		uint32_t *bin = &ret_sketch->bins[shingle >> 57];
		const uint32_t rank = (uint32_t)shingle;

		if (rank < *bin)
			*bin = rank;
	}
}

size_t site_compare_sketches(const struct sketch *a, const struct sketch *b, size_t *ret_of)
{
	size_t same = 0, empty = 0;

	for (size_t i = 0; i < SKETCH_BINS; i++) {
		same += a->bins[i] == b->bins[i];
		empty += a->bins[i] == SKETCH_NONE && b->bins[i] == SKETCH_NONE;
	}
	*ret_of = SKETCH_BINS - empty;
	return same - empty;
}

/* A set of shingles by open addressing, with who has them as bits. */
struct shingle_set {
	struct shingle_slot {
		uint64_t shingle;
		uint64_t owners;
	} * slots;
	size_t mask;
};

/* Adds an owner; returns who else has it. */
static uint64_t add_owner(struct shingle_set *set, uint64_t shingle, uint64_t owner)
{
	size_t i = shingle & set->mask;

	while (set->slots[i].owners && set->slots[i].shingle != shingle)
		i = (i + 1) & set->mask;
	const uint64_t before = set->slots[i].owners;
	set->slots[i].shingle = shingle;
	set->slots[i].owners |= owner;
	return before;
}

struct overlap site_compare_shingles(
    struct arena *tmp, const struct shingles *a, const struct shingles *b)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct shingle_set set = {.mask = 15};
	struct overlap overlap = {0};

	while (set.mask < 2 * (a->n + b->n))
		set.mask = 2 * set.mask + 1;
	set.slots = ARENA_ARRAY(tmp, struct shingle_slot, set.mask + 1);
	for (size_t i = 0; i < a->n; i++)
		overlap.all += !add_owner(&set, a->items[i], 1);
	for (size_t i = 0; i < b->n; i++) {
		const uint64_t owners = add_owner(&set, b->items[i], 2);

		overlap.all += !owners;
		overlap.both += owners == 1;
	}
	arena_rewind(tmp, mark);
	return overlap;
}
