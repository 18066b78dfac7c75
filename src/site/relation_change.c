/* SPDX-License-Identifier: MIT */
/*
 * Which relations a revision gained and lost. A text that stands before one revision stands after
 * the next, and most revisions leave either the front matter or the body as it was: what the last
 * two of each state is remembered. Only relation, kind and slug of a kept reference are used,
 * because its evidence refers to a text that may be gone.
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
	struct site_reference_memo *memo;
};

struct change_list {
	struct site_relation_change *items;
	size_t n, cap;
};

/* The place of the kept text, or of the one to give up for it. */
static struct site_kept_references *find_kept(
    struct site_kept_references *kept, size_t *oldest, str text, bool leads, bool *ret_found)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++) {
		*ret_found = kept[i].text.p && kept[i].leads == leads && str_eq(kept[i].text, text);
		if (*ret_found) {
			*oldest = (i + 1) % SITE_TEXTS_KEPT;
			return &kept[i];
		}
	}
	struct site_kept_references *place = &kept[*oldest];
	*oldest = (*oldest + 1) % SITE_TEXTS_KEPT;
	arena_rewind(place->mem, place->empty);
	place->text = str_dup(place->mem, text);
	place->leads = leads;
	return place;
}

static str front_text(const struct definition *def)
{
	return def->front_source.p ? def->front_source : S("");
}

/* The front matter's own references, and whether it makes lists of the body rosters. */
static const struct site_kept_references *front_references(
    struct comparison *c, const struct definition *def)
{
	struct site_reference_memo *memo = c->memo;
	bool found;
	struct site_kept_references *kept =
	    find_kept(memo->front, &memo->oldest_front, front_text(def), false, &found);

	if (!found) {
		kept->says_leads = rel_leads(c->tmp, c->site->names, def);
		kept->references =
		    rel_extract(kept->mem, c->tmp, c->site->names, def, c->self, REL_FRONT_MATTER);
	}
	return kept;
}

static struct rel_references body_references(
    struct comparison *c, const struct definition *def, bool leads)
{
	struct site_reference_memo *memo = c->memo;
	bool found;
	struct site_kept_references *kept =
	    find_kept(memo->body, &memo->oldest_body, def->body, leads, &found);

	if (!found)
		kept->references =
		    rel_extract_older(kept->mem, c->tmp, c->site->names, def, c->self, memo->quiet);
	return kept->references;
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
		    .target_kind = one->target_kind,
		    .declared = one->declared,
		    .line = one->line,
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

static bool any_matters(struct comparison *c, const str *lines, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (rel_matters(c->tmp, c->site->names, lines[i]))
			return true;
	}
	return false;
}

/* Most changes touch no line that names anything: a model, a wording. */
static bool may_differ(struct comparison *c, const struct diff *diff)
{
	for (size_t i = 0; i < diff->run_count; i++) {
		const struct diff_run *run = &diff->runs[i];
		if ((run->op == DIFF_DELETE &&
			any_matters(c, diff->old_lines + run->old_line, run->n)) ||
		    (run->op == DIFF_INSERT &&
			any_matters(c, diff->new_lines + run->new_line, run->n)))
			return true;
	}
	return false;
}

static bool holds_all(const struct rel_references *list, const struct rel_references *wanted)
{
	for (size_t i = 0; i < wanted->n; i++) {
		if (!holds(list, &wanted->items[i]))
			return false;
	}
	return true;
}

/*
 * What both texts state; false when it is the same. Of a body that did not change only what the
 * front matter began or ceased to state matters: the body may state it, too.
 */
static bool read_both(struct comparison *c, const struct definition *after,
    const struct definition *before, struct references ret[2])
{
	const struct site_kept_references *new = front_references(c, after);
	const struct site_kept_references *old = front_references(c, before);
	const bool same_body =
	    new->says_leads == old->says_leads &&str_eq(after->body, before->body);

	if (same_body && holds_all(&new->references, &old->references) &&
	    holds_all(&old->references, &new->references))
		return false;
	ret[0].front = new->references;
	ret[1].front = old->references;
	ret[0].body = body_references(c, after, new->says_leads);
	ret[1].body = same_body ? ret[0].body : body_references(c, before, old->says_leads);
	return true;
}

void site_compare_relations(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_texts *texts, const struct site_def *def, struct site_change *change)
{
	size_t self = def->deleted ? REL_UNRESOLVED : (size_t)(def - site->defs);
	struct comparison c = {mem, tmp, site, self, texts->memo};
	struct references both[2];

	if (!texts->diff || !may_differ(&c, texts->diff))
		return;
	/* Read where it stands today: a move alone resolves no name in another way. */
	struct definition after = *texts->after, before = *texts->before;
	after.path = before.path = def->def.path;
	if (!read_both(&c, &after, &before, both))
		return;
	struct change_list gained = difference(&c, &both[0], &both[1]);
	struct change_list lost = difference(&c, &both[1], &both[0]);
	change->gained = gained.items;
	change->gained_count = gained.n;
	change->lost = lost.items;
	change->lost_count = lost.n;
}

void site_lose_relations(struct arena *mem, struct arena *tmp, const struct site *site,
    const struct site_texts *texts, const struct site_def *def, struct site_change *change)
{
	static const struct references none;
	size_t self = def->deleted ? REL_UNRESOLVED : (size_t)(def - site->defs);
	struct comparison c = {mem, tmp, site, self, texts->memo};
	struct definition before = *texts->before;
	struct references all;

	before.path = def->def.path;
	const struct site_kept_references *front = front_references(&c, &before);
	all.front = front->references;
	all.body = body_references(&c, &before, front->says_leads);
	struct change_list lost = difference(&c, &all, &none);
	change->lost = lost.items;
	change->lost_count = lost.n;
}

static void open_kept(struct site_kept_references *kept)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++) {
		kept[i].mem = arena_open();
		kept[i].empty = arena_mark(kept[i].mem);
	}
}

void site_reference_memo_open(struct site_reference_memo *memo)
{
	*memo = (struct site_reference_memo){0};
	open_kept(memo->front);
	open_kept(memo->body);
	site_kept_sections_open(memo);
}

void site_reference_memo_begin(struct site_reference_memo *memo, const struct site_def *def)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++)
		memo->front[i].text = memo->body[i].text = STR_ABSENT;
	site_kept_sections_begin(memo, def);
	memo->quiet = def->deleted ? NULL : &def->stated.quiet;
	if (def->deleted)
		return;
	memo->front[0].text = front_text(&def->def);
	memo->front[0].leads = false;
	memo->front[0].says_leads = def->stated.leads;
	memo->front[0].references = def->stated.front;
	memo->body[0].text = def->def.body;
	memo->body[0].leads = def->stated.leads;
	memo->body[0].references = def->stated.body;
	memo->oldest_front = memo->oldest_body = 1;
}

void site_reference_memo_close(struct site_reference_memo *memo)
{
	for (size_t i = 0; i < SITE_TEXTS_KEPT; i++) {
		arena_close(memo->front[i].mem);
		arena_close(memo->body[i].mem);
	}
	site_kept_sections_close(memo);
}
