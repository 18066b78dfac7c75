/* SPDX-License-Identifier: MIT */
/* All names from A to Z: what a reader without scripts has instead of a search. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "page/common.h"

/* What a name begins with, in the order of the list. */
enum beginning {
	DIGIT,
	LETTER,
	OTHER, /* a sign of a script without an alphabet, or no letter at all */
};

struct named {
	str key; /* the folded name from its first letter or digit on */
	enum beginning beginning;
	size_t def;
};

static bool is_word(uint32_t code_point)
{
	return unicode_is_letter(code_point) || unicode_is_digit(code_point);
}

/* Of "… The Lead" "the lead"; "" for a name of signs alone. */
static str key_of(struct arena *tmp, str name)
{
	str folded = unicode_fold(tmp, name);

	for (size_t i = 0; i < folded.n;) {
		const size_t start = i;
		if (is_word(utf8_decode(folded, &i)))
			return str_from(folded, start);
	}
	return S("");
}

static enum beginning beginning_of(str key)
{
	size_t end = 0;
	const uint32_t first = key.n ? utf8_decode(key, &end) : 0;

	if (!first || unicode_is_cjk(first))
		return OTHER;
	return unicode_is_digit(first) ? DIGIT : LETTER;
}

static int compare_named(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = (int)a->beginning - (int)b->beginning;

	if (!order)
		order = str_cmp(a->key, b->key);
	return order ? order : a->def < b->def ? -1 : a->def > b->def;
}

/* The letter that a name stands below; absent where no letter begins it. */
static str letter_of(const struct named *name)
{
	size_t end = 0;

	if (name->beginning != LETTER)
		return STR_ABSENT;
	utf8_decode(name->key, &end);
	return str_slice(name->key, 0, end);
}

static bool stand_together(const struct named *a, const struct named *b)
{
	return a->beginning == b->beginning && str_eq(letter_of(a), letter_of(b));
}

static struct value link_to(struct page_run *run, size_t def)
{
	const struct site_def *item = &run->site->defs[def];
	struct value link = value_map(run->mem);

	VALUE_SET(run->mem, link, "name", value_string(item->def.title));
	VALUE_SET(run->mem, link, "url", value_string(item->url));
	page_set_kind(run, link, item->def.kind);
	return link;
}

static struct value begin_letter(struct arena *mem, const struct named *first, size_t number)
{
	struct value group = value_map(mem);

	VALUE_SET(mem, group, "letter", page_text(str_dup(mem, letter_of(first))));
	VALUE_SET(mem, group, "digits", value_bool(first->beginning == DIGIT));
	VALUE_SET(mem, group, "other", value_bool(first->beginning == OTHER));
	VALUE_SET(mem, group, "number", value_int(mem, (int64_t)number));
	VALUE_SET(mem, group, "definitions", value_list(mem));
	return group;
}

static struct named *sorted_names(struct page_run *run)
{
	const struct site *site = run->site;
	struct named *names = ARENA_ARRAY(run->tmp, struct named, site->def_count);

	for (size_t i = 0; i < site->def_count; i++) {
		const str key = key_of(run->tmp, site->defs[i].def.title);
		names[i] = (struct named){key, beginning_of(key), i};
	}
	if (site->def_count)
		qsort(names, site->def_count, sizeof *names, compare_named);
	return names;
}

void page_add_names(struct page_run *run, struct value data)
{
	struct arena *mem = run->mem;
	struct arena_mark mark = arena_mark(run->tmp);
	const size_t n = run->site->def_count;
	const struct named *names = sorted_names(run);
	struct value letters = value_list(mem), group = VALUE_NONE;

	for (size_t i = 0; i < n; i++) {
		if (!i || !stand_together(&names[i - 1], &names[i])) {
			group = begin_letter(mem, &names[i], value_count(letters) + 1);
			value_push(mem, letters, group);
		}
		value_push(mem, *value_get(group, S("definitions")), link_to(run, names[i].def));
	}
	PAGE_SET_LIST(mem, data, "letters", letters);
	arena_rewind(run->tmp, mark);
}
