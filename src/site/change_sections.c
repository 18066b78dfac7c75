/* SPDX-License-Identifier: MIT */
/*
 * Which sections came, went, were renamed or changed. Sections are paired by their titles; those
 * left over are renamed ones when their text is the same, or when they stand at the same place and
 * are alike. Where in a section the texts differ is the diff's business.
 */
#include "base/arena.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/vec.h"
#include "site/change.h"

enum { NONE = -1 };

/* A section of one text, and which of the other text's it is paired with. */
struct side {
	const struct def_section *items;
	size_t n;
	ptrdiff_t *pair; /* index into the other side, or NONE */
	str opening; /* what stands above the first heading */
};

/* Finds the sections of a body, unless it is one of the last two that were asked for. */
static const struct site_kept_sections *kept_sections(
    struct site_reference_memo *memo, const struct definition *def)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++) {
		if (memo->sections[i].body.p && str_eq(memo->sections[i].body, def->body)) {
			memo->oldest_sections = (i + 1) % SITE_TEXTS_KEPT;
			return &memo->sections[i];
		}
	}
	struct site_kept_sections *kept = &memo->sections[memo->oldest_sections];
	memo->oldest_sections = (memo->oldest_sections + 1) % SITE_TEXTS_KEPT;
	arena_rewind(kept->mem, kept->empty);
	kept->body = str_dup(kept->mem, def->body);
	const struct definition copy = {.body = kept->body, .body_line = def->body_line};
	kept->sections = def_find_sections(kept->mem, &copy);
	return kept;
}

static struct side side_of(struct arena *tmp, const struct site_kept_sections *kept)
{
	const struct def_sections *found = &kept->sections;
	struct side side = {found->items, found->n, NULL, kept->body};

	side.pair = ARENA_ARRAY(tmp, ptrdiff_t, side.n);
	for (size_t i = 0; i < side.n; i++)
		side.pair[i] = NONE;
	if (side.n)
		side.opening.n = (size_t)(side.items[0].text.p - kept->body.p);
	return side;
}

/* The text below the heading's line. */
static str text_below(const struct def_section *section)
{
	str rest = section->text, line;

	(void)str_next_line(&rest, &line);
	return str_trim(rest);
}

static bool same_text(str a, str b)
{
	bool wrapped;

	a = str_trim(a);
	b = str_trim(b);
	return str_eq(a, b) || site_differs_in_space(a, b, &wrapped);
}

static void join(struct side *old, size_t i, struct side *new, size_t j)
{
	old->pair[i] = (ptrdiff_t)j;
	new->pair[j] = (ptrdiff_t)i;
}

/*
 * Pairs the sections that have the same key and no pair yet; of several with one key the first of
 * the old with the first of the new. An absent key pairs with nothing.
 */
static void pair_by_key(struct arena *tmp, struct side *old, struct side *new,
    str (*key_of)(struct arena *tmp, const struct def_section *section))
{
	struct map firsts = {0};
	size_t *next = ARENA_ARRAY(tmp, size_t, old->n); /* the next one with this key, from 1 */

	for (size_t i = old->n; i-- > 0;) {
		const str key = old->pair[i] == NONE ? key_of(tmp, &old->items[i]) : STR_ABSENT;
		if (!key.p)
			continue;
		void **first = map_put(tmp, &firsts, key);
		next[i] = (size_t)(uintptr_t)*first;
		*first = (void *)(uintptr_t)(i + 1);
	}
	for (size_t j = 0; firsts.n && j < new->n; j++) {
		const str key = new->pair[j] == NONE ? key_of(tmp, &new->items[j]) : STR_ABSENT;
		if (!key.p || !map_get(&firsts, key))
			continue;
		void **first = map_put(tmp, &firsts, key);
		const size_t i = (size_t)(uintptr_t)*first - 1;
		*first = (void *)(uintptr_t)next[i];
		join(old, i, new, j);
	}
}

/* The titles of most revisions are the same, in the same order. */
static void pair_in_step(struct side *old, struct side *new)
{
	for (size_t i = 0; i < old->n && i < new->n; i++) {
		if (!str_eq(old->items[i].title, new->items[i].title))
			return;
		join(old, i, new, i);
	}
}

static str title_of(struct arena *tmp, const struct def_section *section)
{
	(void)tmp;
	return section->title;
}

/* Letters and digits of a title: "Core mission" is "\xF0\x9F\x8E\xAF CORE MISSION:", too. */
static str letters_of(struct arena *tmp, const struct def_section *section)
{
	struct buf out;

	buf_init(&out, tmp);
	unicode_slug(&out, section->title, false);
	return out.n ? buf_str(&out) : STR_ABSENT;
}

static str content_of(struct arena *tmp, const struct def_section *section)
{
	const str text = text_below(section);

	(void)tmp;
	return text.n ? text : STR_ABSENT;
}

/* Whether at least half of the words are the same. */
static bool is_alike(struct arena *tmp, str a, str b)
{
	const struct site_words words = site_compare_words(tmp, a, b);
	const uint32_t longer = words.before > words.after ? words.before : words.after;

	return longer && 2 * (words.before - words.removed) >= longer;
}

static bool follows_pair(const struct side *old, size_t i, size_t j)
{
	return (i == 0 && j == 0) || (i > 0 && j > 0 && old->pair[i - 1] == (ptrdiff_t)j - 1);
}

static bool precedes_pair(const struct side *old, size_t i, const struct side *new, size_t j)
{
	if (i + 1 == old->n || j + 1 == new->n)
		return i + 1 == old->n && j + 1 == new->n;
	return old->pair[i + 1] == (ptrdiff_t)j + 1;
}

/*
 * Whether two sections at the same place are one with a new title. Of two without a text between
 * heading and next heading both neighbours must be paired.
 */
static bool is_renamed(
    struct arena *tmp, const struct side *old, size_t i, const struct side *new, size_t j)
{
	const str a = text_below(&old->items[i]), b = text_below(&new->items[j]);

	if (old->items[i].level != new->items[j].level)
		return false;
	if (!a.n && !b.n)
		return follows_pair(old, i, j) && precedes_pair(old, i, new, j);
	return is_alike(tmp, a, b);
}

/* Pairs what has no pair yet behind each pair, and from the last backwards before each. */
static void pair_by_place(struct arena *tmp, struct side *old, struct side *new)
{
	for (size_t j = 0; j < new->n; j++) {
		const ptrdiff_t before = j ? new->pair[j - 1] : NONE;
		const size_t i = (size_t)(before + 1);

		if (new->pair[j] == NONE && (!j || before != NONE) && i < old->n &&
		    old->pair[i] == NONE &&is_renamed(tmp, old, i, new, j))
			join(old, i, new, j);
	}
	for (size_t j = new->n; j-- > 0;) {
		const ptrdiff_t behind = j + 1 < new->n ? new->pair[j + 1] : (ptrdiff_t)old->n;

		if (new->pair[j] == NONE && behind > 0 &&
		    old->pair[behind - 1] ==
			NONE &&is_renamed(tmp, old, (size_t)behind - 1, new, j))
			join(old, (size_t)behind - 1, new, j);
	}
}

static bool any_unpaired(const struct side *side)
{
	for (size_t i = 0; i < side->n; i++) {
		if (side->pair[i] == NONE)
			return true;
	}
	return false;
}

static void pair_sections(struct arena *tmp, struct side *old, struct side *new)
{
	str (*const keys[])(struct arena *, const struct def_section *) = {
	    title_of, letters_of, content_of};

	pair_in_step(old, new);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (!any_unpaired(old) || !any_unpaired(new))
			return;
		pair_by_key(tmp, old, new, keys[i]);
	}
	pair_by_place(tmp, old, new);
}

struct change_list {
	struct site_section_change *items;
	size_t n, cap;
};

static void add_pair(struct arena *tmp, struct change_list *list, const struct def_section *was,
    const struct def_section *is)
{
	struct site_section_change change = {.title = is->title, .status = SECTION_CHANGED};

	if (!str_eq(was->title, is->title)) {
		change.status = SECTION_RENAMED;
		change.from = was->title;
	} else if (same_text(was->text, is->text)) {
		return;
	}
	VEC_PUSH(tmp, list, change);
}

void site_compare_sections(struct arena *tmp, struct site_reference_memo *memo,
    const struct definition *before, const struct definition *after, struct site_change *change)
{
	struct change_list list = {0};

	if (str_eq(before->body, after->body))
		return;
	/* in this order: of revisions that are read newest first, after was the last before */
	struct side new = side_of(tmp, kept_sections(memo, after));
	struct side old = side_of(tmp, kept_sections(memo, before));
	if (!same_text(old.opening, new.opening))
		VEC_PUSH(tmp, &list,
		    ((struct site_section_change){.title = S(""), .status = SECTION_CHANGED}));
	pair_sections(tmp, &old, &new);
	for (size_t j = 0; j < new.n; j++) {
		if (new.pair[j] != NONE)
			add_pair(tmp, &list, &old.items[new.pair[j]], &new.items[j]);
		else
			VEC_PUSH(tmp, &list,
			    ((struct site_section_change){
				.title = new.items[j].title, .status = SECTION_ADDED}));
	}
	for (size_t i = 0; i < old.n; i++) {
		if (old.pair[i] == NONE)
			VEC_PUSH(tmp, &list,
			    ((struct site_section_change){
				.title = old.items[i].title, .status = SECTION_REMOVED}));
	}
	change->sections = list.items;
	change->section_count = list.n;
}

void site_kept_sections_open(struct site_reference_memo *memo)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++) {
		memo->sections[i].mem = arena_open();
		memo->sections[i].empty = arena_mark(memo->sections[i].mem);
	}
}

void site_kept_sections_close(struct site_reference_memo *memo)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++)
		arena_close(memo->sections[i].mem);
}

void site_kept_sections_begin(struct site_reference_memo *memo, const struct site_def *def)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++)
		memo->sections[i].body = STR_ABSENT;
	if (def->deleted)
		return;
	memo->sections[0].body = def->def.body;
	memo->sections[0].sections =
	    (struct def_sections){def->def.sections, def->def.section_count};
	memo->oldest_sections = 1;
}
