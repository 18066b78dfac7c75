/* SPDX-License-Identifier: MIT */
/*
 * Parts to steps, with the search and the pairing of diff/. Not for what becomes of a changed part:
 * see rendered.c.
 */
#include "rendered/align.h"

#include <limits.h>

#include "base/arena.h"
#include "base/vec.h"
#include "diff/changes.h"

struct aligner {
	struct arena *tmp;
	struct prose_budget *budget;
	const struct rendered_parts *before, *after;
	VEC(struct rendered_step) steps;
	bool has_changes;
};

static void add_step(struct aligner *aligner, enum rendered_op op, uint32_t i, uint32_t j)
{
	const struct rendered_part *const before =
	    op == RENDERED_ADDED ? NULL : &aligner->before->items[i];
	const struct rendered_part *const after =
	    op == RENDERED_REMOVED ? NULL : &aligner->after->items[j];

	aligner->has_changes |= op != RENDERED_SAME;
	VEC_PUSH(aligner->tmp, &aligner->steps,
	    ((struct rendered_step){op, before, after, after ? j : i}));
}

static struct diff_lines_view texts_of(struct arena *tmp, const struct rendered_parts *parts)
{
	str *const texts = ARENA_ARRAY(tmp, str, parts->n);

	for (uint32_t i = 0; i < parts->n; i++)
		texts[i] = parts->items[i].html;
	return (struct diff_lines_view){texts, parts->n};
}

static void add_words(struct arena *tmp, struct prose_bags *bags, str text)
{
	struct prose_token token;
	size_t at = 0;

	while (prose_next_token(text, PROSE_PLAIN, &at, &token))
		prose_bag_word(tmp, bags, token.text, token.letters);
}

/* Rows are versions of one when their first cells are equal. */
static uint64_t label_of(const struct rendered_part *part)
{
	if (!str_eq(part->name, S("tr")))
		return 0;
	return str_hash(str_slice(part->inner, 0, str_find(part->inner, S("</t"), 0)));
}

static struct prose_bags bags_of(struct arena *tmp, const struct rendered_part *parts, uint32_t n)
{
	struct prose_bags bags = prose_bags_begin(tmp, n);

	for (uint32_t i = 0; i < n; i++) {
		struct rendered_tag tag;
		size_t at = 0;
		str text;

		while (rendered_next_tag(parts[i].html, &at, &text, &tag))
			add_words(tmp, &bags, text);
		add_words(tmp, &bags, text);
		prose_bag_end(&bags, label_of(&parts[i]), (int)(str_hash(parts[i].name) & INT_MAX));
	}
	return bags;
}

static void add_removed(struct aligner *aligner, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		add_step(aligner, RENDERED_REMOVED, i, 0);
}

static void add_added(struct aligner *aligner, uint32_t from, uint32_t to)
{
	for (uint32_t j = from; j < to; j++)
		add_step(aligner, RENDERED_ADDED, 0, j);
}

static void add_pair(struct aligner *aligner, uint32_t i, uint32_t j)
{
	const struct rendered_part *const before = &aligner->before->items[i];
	const struct rendered_part *const after = &aligner->after->items[j];

	add_step(
	    aligner, str_eq(before->html, after->html) ? RENDERED_SAME : RENDERED_CHANGED, i, j);
}

/* Pairs those of a change that are versions of one; returns by old part, as prose_pair does. */
static const uint32_t *pair(struct aligner *aligner, const struct diff_change *change)
{
	struct arena *const tmp = aligner->tmp;
	const struct prose_bags before =
	    bags_of(tmp, aligner->before->items + change->old_at, change->old_count);
	const struct prose_bags after =
	    bags_of(tmp, aligner->after->items + change->new_at, change->new_count);

	return prose_pair(tmp, aligner->budget, &before, &after);
}

static void add_change(struct aligner *aligner, const struct diff_change *change)
{
	uint32_t i = change->old_at, j = change->new_at;

	if (change->old_count && change->new_count) {
		const uint32_t *const partners = pair(aligner, change);

		for (uint32_t k = 0; k < change->old_count; k++) {
			const uint32_t old_part = change->old_at + k;
			const uint32_t new_part = change->new_at + partners[k];

			if (partners[k] == PROSE_NONE ||
			    !str_eq(aligner->before->items[old_part].name,
				aligner->after->items[new_part].name))
				continue;
			add_removed(aligner, i, old_part);
			add_added(aligner, j, new_part);
			add_pair(aligner, old_part, new_part);
			i = old_part + 1;
			j = new_part + 1;
		}
	}
	add_removed(aligner, i, change->old_at + change->old_count);
	add_added(aligner, j, change->new_at + change->new_count);
}

struct rendered_steps rendered_align(struct arena *tmp, struct prose_budget *budget,
    const struct rendered_parts *before, const struct rendered_parts *after)
{
	struct aligner aligner = {.tmp = tmp, .budget = budget, .before = before, .after = after};
	const struct diff_changes changes =
	    diff_find_changes(tmp, texts_of(tmp, before), texts_of(tmp, after), &budget->met);
	uint32_t i = 0, j = 0;

	for (size_t k = 0; k < changes.n; k++) {
		const struct diff_change *const change = &changes.items[k];

		while (i < change->old_at)
			add_step(&aligner, RENDERED_SAME, i++, j++);
		add_change(&aligner, change);
		i += change->old_count;
		j += change->new_count;
	}
	while (i < before->n)
		add_step(&aligner, RENDERED_SAME, i++, j++);
	return (struct rendered_steps){aligner.steps.items, aligner.steps.n, aligner.has_changes};
}
