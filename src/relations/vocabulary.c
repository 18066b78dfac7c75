/* SPDX-License-Identifier: MIT */
/* The numbered words: a hash table that only grows. Not for phrases, which names.c keeps. */
#include "relations/vocabulary.h"

#include "base/arena.h"

#define SLOTS_FIRST 4096u /* a quarter of them is used at most: an unknown word costs one look */

static const struct {
	const char *words; /* separated by single spaces */
	uint32_t class;
} word_lists[] = {
#define X(words, class) {words, class},
#include "relations/words.def"
#undef X
};

/* Equal but for the case of the text's ASCII letters. */
static bool equals_lower(str lower, str text)
{
	if (lower.n != text.n)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (lower.p[i] != char_lower(text.p[i]))
			return false;
	}
	return true;
}

/* The slot that holds the word, or the free one where it belongs. */
static struct vocabulary_slot *slot_of(const struct vocabulary *words, str text, uint32_t hash)
{
	const size_t mask = words->slot_count - 1;
	size_t at = hash & mask;

	for (; words->slots[at].word; at = (at + 1) & mask) {
		const struct vocabulary_slot *slot = &words->slots[at];

		if (slot->hash == hash && equals_lower(words->words.items[slot->word].text, text))
			break;
	}
	return &words->slots[at];
}

static void slots_grow(struct vocabulary *words)
{
	const struct vocabulary_slot *old = words->slots;
	const size_t old_count = words->slot_count;

	words->slot_count *= 2;
	words->slots = ARENA_ARRAY(words->mem, struct vocabulary_slot, words->slot_count);
	for (size_t i = 0; i < old_count; i++) {
		if (old[i].word)
			*slot_of(words, words->words.items[old[i].word].text, old[i].hash) = old[i];
	}
}

uint32_t vocabulary_add(struct vocabulary *words, str lower)
{
	const uint32_t hash = word_hash(lower);
	struct vocabulary_slot *slot = slot_of(words, lower, hash);
	const uint32_t number = (uint32_t)words->words.n;
	struct word added = {0};

	if (slot->word)
		return slot->word;
	added.text = str_dup(words->mem, lower);
	*slot = (struct vocabulary_slot){hash, number};
	VEC_PUSH(words->mem, &words->words, added);
	if (words->words.n * 4 > words->slot_count)
		slots_grow(words);
	return number;
}

uint32_t vocabulary_find(const struct vocabulary *words, str text)
{
	return slot_of(words, text, word_hash(text))->word;
}

void vocabulary_init(struct vocabulary *words, struct arena *mem)
{
	const struct word unknown = {0};

	*words = (struct vocabulary){.mem = mem, .slot_count = SLOTS_FIRST};
	words->slots = ARENA_ARRAY(mem, struct vocabulary_slot, words->slot_count);
	VEC_PUSH(mem, &words->words, unknown);
	for (size_t i = 0; i < sizeof word_lists / sizeof *word_lists; i++) {
		str rest = str_of_cstr(word_lists[i].words), word;

		while (str_next_part(&rest, ' ', &word)) {
			const uint32_t number = vocabulary_add(words, word);

			words->words.items[number].classes |= word_lists[i].class;
		}
	}
}
