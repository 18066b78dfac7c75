/* SPDX-License-Identifier: MIT */
/*
 * Which relations a revision gained and lost. Most revisions leave the body as it was, so that what
 * a body states is remembered from one call to the next.
 */
#include "site/change.h"

#include "base/arena.h"
#include "base/vec.h"

/* What a definition states: front matter and body apart, because mostly one of them changes. */
struct references {
	struct rel_references front, body;
};

struct comparison {
	struct arena *mem, *tmp;
	const struct site *site;
	size_t self;
	struct site_body_memo *memo;
};

struct change_list {
	struct site_relation_change *items;
	size_t n, cap;
};

static bool serves(const struct site_body_references *kept, str body, bool leads)
{
	return kept->body.p && kept->leads == leads && str_eq(kept->body, body);
}

/* The references of a body: two are remembered, because a revision has a text before and after. */
static struct rel_references body_references(struct comparison *c, const struct definition *def)
{
	struct site_body_memo *memo = c->memo;
	bool leads = rel_leads(c->tmp, c->site->names, def);

	for (size_t i = 0; i < SITE_BODIES_KEPT; i++) {
		if (serves(&memo->kept[i], def->body, leads)) {
			memo->oldest = (i + 1) % SITE_BODIES_KEPT;
			return memo->kept[i].references;
		}
	}
	struct site_body_references *kept = &memo->kept[memo->oldest];
	memo->oldest = (memo->oldest + 1) % SITE_BODIES_KEPT;
	arena_rewind(kept->mem, kept->empty);
	kept->leads = leads;
	kept->body = str_dup(kept->mem, def->body);
	struct definition copy = *def;
	copy.body = kept->body; /* the evidence must outlive the text */
	kept->references = rel_extract(kept->mem, c->tmp, c->site->names, &copy, c->self, REL_BODY);
	return kept->references;
}

static struct references references_of(struct comparison *c, const struct definition *def)
{
	return (struct references){
	    .front = rel_extract(c->tmp, c->mem, c->site->names, def, c->self, REL_FRONT_MATTER),
	    .body = body_references(c, def),
	};
}

static bool holds(const struct rel_references *list, const struct rel_reference *wanted)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct rel_reference *one = &list->items[i];
		if (one->relation == wanted->relation && one->target_kind == wanted->target_kind &&
		    str_eq(one->target_slug, wanted->target_slug))
			return true;
	}
	return false;
}

static bool is_told(const struct change_list *changes, enum rel_kind relation, str target)
{
	for (size_t i = 0; i < changes->n; i++) {
		if (changes->items[i].relation == relation &&
		    str_eq(changes->items[i].target, target))
			return true;
	}
	return false;
}

/* Adds what list has and others lack, in texts that outlive scratch memory. */
static void add_difference(struct comparison *c, struct change_list *changes,
    const struct rel_references *list, const struct references *others)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct rel_reference *one = &list->items[i];
		if (holds(&others->front, one) || holds(&others->body, one))
			continue;
		str target = str_format(c->mem, "%.*s/%.*s",
		    STR_ARG(def_kinds[one->target_kind].name), STR_ARG(one->target_slug));
		if (is_told(changes, one->relation, target))
			continue;
		struct site_relation_change change = {
		    .relation = one->relation,
		    .target = target,
		    .name = str_dup(c->mem, one->target_slug),
		};
		VEC_PUSH(c->mem, changes, change);
	}
}

static struct change_list difference(
    struct comparison *c, const struct references *a, const struct references *b)
{
	struct change_list changes = {0};

	add_difference(c, &changes, &a->front, b);
	add_difference(c, &changes, &a->body, b);
	return changes;
}

void site_compare_relations(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_texts *texts, size_t self, struct site_change *change)
{
	struct comparison c = {mem, tmp, site, self, texts->memo};
	const struct definition *before = texts->before, *after = texts->after;

	if (str_eq(before->body, after->body) && str_eq(before->front_source, after->front_source))
		return;
	struct references new = references_of(&c, after);
	struct references old = references_of(&c, before);
	struct change_list gained = difference(&c, &new, &old);
	struct change_list lost = difference(&c, &old, &new);
	change->gained = gained.items;
	change->gained_count = gained.n;
	change->lost = lost.items;
	change->lost_count = lost.n;
}

void site_body_memo_open(struct site_body_memo *memo)
{
	*memo = (struct site_body_memo){0};
	for (size_t i = 0; i < SITE_BODIES_KEPT; i++) {
		memo->kept[i].mem = arena_open();
		memo->kept[i].empty = arena_mark(memo->kept[i].mem);
	}
}

void site_body_memo_clear(struct site_body_memo *memo)
{
	for (size_t i = 0; i < SITE_BODIES_KEPT; i++)
		memo->kept[i].body = STR_ABSENT;
}

void site_body_memo_close(struct site_body_memo *memo)
{
	for (size_t i = 0; i < SITE_BODIES_KEPT; i++)
		arena_close(memo->kept[i].mem);
}
