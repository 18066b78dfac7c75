/* SPDX-License-Identifier: MIT */
/* The numbered words: a hash table that only grows. Not for phrases, which names.c keeps. */
#include "relations/vocabulary.h"

#include "base/arena.h"

#define SLOTS_FIRST 4096u

static const struct {
	const char *words; /* separated by single spaces */
	uint32_t class;
} word_lists[] = {
#define X(words, class) {words, class},
#include "relations/words.def"
#undef X
};

/* The slot that holds the word, or the free one where it belongs. */
static uint32_t *slot_of(const struct vocabulary *words, str text, uint32_t hash)
{
	const size_t mask = words->slot_count - 1;
	size_t at = hash & mask;

	for (; words->slots[at]; at = (at + 1) & mask) {
		const struct word *word = &words->words.items[words->slots[at]];

		if (word->hash == hash && str_eq_nocase(word->text, text))
			break;
	}
	return &words->slots[at];
}

static void slots_grow(struct vocabulary *words)
{
	words->slot_count *= 2;
	words->slots = ARENA_ARRAY(words->mem, uint32_t, words->slot_count);
	for (size_t i = 1; i < words->words.n; i++) {
		const struct word *word = &words->words.items[i];

		*slot_of(words, word->text, word->hash) = (uint32_t)i;
	}
}

uint32_t vocabulary_add(struct vocabulary *words, str lower)
{
	const uint32_t hash = word_hash(lower);
	uint32_t *slot = slot_of(words, lower, hash);
	struct word added = {.hash = hash};

	if (*slot)
		return *slot;
	added.text = str_dup(words->mem, lower);
	*slot = (uint32_t)words->words.n;
	VEC_PUSH(words->mem, &words->words, added);
	if (words->words.n * 2 > words->slot_count)
		slots_grow(words);
	return (uint32_t)(words->words.n - 1);
}

uint32_t vocabulary_find(const struct vocabulary *words, str text, uint32_t hash)
{
	return *slot_of(words, text, hash);
}

void vocabulary_init(struct vocabulary *words, struct arena *mem)
{
	const struct word unknown = {0};

	*words = (struct vocabulary){.mem = mem, .slot_count = SLOTS_FIRST};
	words->slots = ARENA_ARRAY(mem, uint32_t, words->slot_count);
	VEC_PUSH(mem, &words->words, unknown);
	for (size_t i = 0; i < sizeof word_lists / sizeof *word_lists; i++) {
		str rest = str_of_cstr(word_lists[i].words), word;

		while (str_next_part(&rest, ' ', &word)) {
			const uint32_t number = vocabulary_add(words, word);

			words->words.items[number].classes |= word_lists[i].class;
		}
	}
}
