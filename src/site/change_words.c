/* SPDX-License-Identifier: MIT */
/*
 * How many words came and went. Words count as a bag: one that only moved within what changed
 * counts as neither. Where in a text they differ is not told here.
 */
#include "base/arena.h"
#include "base/value.h"
#include "base/vec.h"
#include "site/change.h"
#include "site/word.h"

struct texts {
	str *items;
	size_t n, cap;
};

/* The words of the old texts, with how many of each are not found again yet. */
struct bag {
	struct slot {
		str word;
		uint32_t hash;
		uint32_t count;
	} * slots;
	size_t mask;
};

uint32_t site_count_words(str text)
{
	size_t at = 0;
	uint32_t n = 0;
	str word;

	while (word_next(text, &at, &word))
		n++;
	return n;
}

static uint32_t count_all(const struct texts *texts)
{
	uint32_t n = 0;

	for (size_t i = 0; i < texts->n; i++)
		n += site_count_words(texts->items[i]);
	return n;
}

/* The slot of a word, or the free one where it belongs. */
static struct slot *find_slot(const struct bag *bag, str word, uint32_t hash)
{
	for (size_t i = hash & bag->mask;; i = (i + 1) & bag->mask) {
		struct slot *slot = &bag->slots[i];
		if (!slot->word.p || (slot->hash == hash && str_eq(slot->word, word)))
			return slot;
	}
}

/* n is at least the number of words in the texts. */
static struct bag fill_bag(struct arena *tmp, const struct texts *texts, size_t n)
{
	struct bag bag = {.mask = 15};
	str word;

	while (bag.mask < 2 * n)
		bag.mask = 2 * bag.mask + 1;
	bag.slots = ARENA_ARRAY(tmp, struct slot, bag.mask + 1);
	for (size_t i = 0; i < texts->n; i++) {
		for (size_t at = 0; word_next(texts->items[i], &at, &word);) {
			const uint32_t hash = value_key_hash(word);
			struct slot *slot = find_slot(&bag, word, hash);

			*slot = (struct slot){word, hash, slot->count + 1};
		}
	}
	return bag;
}

/* How many words of the texts are in the bag, each as often as it is there. */
static uint32_t take_out(struct bag *bag, const struct texts *texts, uint32_t *ret_total)
{
	uint32_t taken = 0, total = 0;
	str word;

	for (size_t i = 0; i < texts->n; i++) {
		for (size_t at = 0; word_next(texts->items[i], &at, &word); total++) {
			struct slot *slot = find_slot(bag, word, value_key_hash(word));

			if (!slot->count)
				continue;
			slot->count--;
			taken++;
		}
	}
	*ret_total = total;
	return taken;
}

static struct site_words compare_bags(
    struct arena *tmp, const struct texts *old, const struct texts *new)
{
	struct site_words words = {0};
	struct arena_mark mark = arena_mark(tmp);

	words.before = count_all(old);
	if (!words.before || !new->n) {
		words.after = words.added = count_all(new);
		words.removed = words.before;
		return words;
	}
	struct bag bag = fill_bag(tmp, old, words.before);
	const uint32_t shared = take_out(&bag, new, &words.after);
	words.added = words.after - shared;
	words.removed = words.before - shared;
	arena_rewind(tmp, mark);
	return words;
}

struct site_words site_compare_words(struct arena *tmp, str before, str after)
{
	const struct texts old = {&before, 1, 1}, new = {&after, 1, 1};

	return compare_bags(tmp, &old, &new);
}

/* How many bytes both texts begin with. */
static size_t common_start(str a, str b)
{
	const size_t max = a.n < b.n ? a.n : b.n;
	size_t n = 0;

	while (n + 8 <= max && word8_load(a.p + n) == word8_load(b.p + n))
		n += 8;
	while (n < max && a.p[n] == b.p[n])
		n++;
	return n;
}

static size_t common_end(str a, str b)
{
	const size_t max = a.n < b.n ? a.n : b.n;
	size_t n = 0;

	while (n + 8 <= max && word8_load(a.p + a.n - n - 8) == word8_load(b.p + b.n - n - 8))
		n += 8;
	while (n < max && a.p[a.n - n - 1] == b.p[b.n - n - 1])
		n++;
	return n;
}

/* Takes the words off that both texts begin and end with: they are in either bag. */
static void trim_common(str *a, str *b)
{
	size_t n = common_start(*a, *b);

	while (n && !word_is_gap(a->p[n - 1]))
		n--;
	*a = str_from(*a, n);
	*b = str_from(*b, n);
	n = common_end(*a, *b);
	while (n && !word_is_gap(a->p[a->n - n]))
		n--;
	a->n -= n;
	b->n -= n;
}

/* The lines of a run as one text: they lie one behind the other. */
static str run_text(const str *lines, uint32_t n)
{
	const str last = lines[n - 1];

	return (str){lines[0].p, (size_t)(last.p + last.n - lines[0].p)};
}

struct site_words site_changed_words(struct arena *tmp, const struct diff *diff)
{
	struct arena_mark mark = arena_mark(tmp);
	struct texts old = {0}, new = {0};
	bool replaces = false; /* the run before this one went */

	for (size_t i = 0; i < diff->run_count; i++) {
		const struct diff_run *run = &diff->runs[i];
		if (run->op == DIFF_DELETE)
			VEC_PUSH(tmp, &old, run_text(diff->old_lines + run->old_line, run->n));
		if (run->op == DIFF_INSERT)
			VEC_PUSH(tmp, &new, run_text(diff->new_lines + run->new_line, run->n));
		if (run->op == DIFF_INSERT && replaces)
			trim_common(&old.items[old.n - 1], &new.items[new.n - 1]);
		replaces = run->op == DIFF_DELETE;
	}
	const struct site_words words = compare_bags(tmp, &old, &new);
	arena_rewind(tmp, mark);
	return words;
}
