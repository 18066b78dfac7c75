/* SPDX-License-Identifier: MIT */
/*
 * Adding up summaries. A part that came and went again cancels out: of a scalar the first and the
 * last value count, of sets and relations how often a member came and went, of sections whether it
 * was there before the first change and after the last.
 */
#include "site/since_sum.h"

#include "base/arena.h"
#include "base/vec.h"
#include "site/change.h"

struct sum_item {
	str text;
	int net; /* times that it came, less times that it went */
};

struct sum_field {
	str key;
	bool is_set;
	str from, to; /* of a scalar */
	struct map places;
	VEC(struct sum_item) items; /* of a set */
};

struct sum_section {
	str title, from; /* from: its title at the beginning, when it was another one */
	enum site_section_status first, last;
};

struct sum_target {
	const struct site_relation_change *last[REL_KIND_COUNT];
	int net[REL_KIND_COUNT];
};

struct sum {
	struct arena *tmp;
	struct map field_places, section_places, target_places;
	VEC(struct sum_field) fields;
	VEC(struct sum_section) sections;
	VEC(struct sum_target) targets;
	uint32_t words_added, words_removed;
	unsigned groups, flags; /* of any revision */
	unsigned common_flags; /* of every one */
};

/* The index of a key, which is that of the next item when the key is new. */
static size_t place_of(struct arena *tmp, struct map *places, str key, size_t next)
{
	void **slot = map_put(tmp, places, key);

	if (!*slot)
		*slot = (void *)(uintptr_t)(next + 1);
	return (size_t)(uintptr_t)*slot - 1;
}

static void count_item(struct arena *tmp, struct sum_field *field, str text, int step)
{
	if (!text.n)
		return;
	const size_t at = place_of(tmp, &field->places, text, field->items.n);
	if (at == field->items.n)
		VEC_PUSH(tmp, &field->items, ((struct sum_item){.text = text}));
	field->items.items[at].net += step;
}

/* What was a scalar counts as a set of one from now on. */
static void make_set(struct arena *tmp, struct sum_field *field)
{
	if (field->is_set)
		return;
	field->is_set = true;
	count_item(tmp, field, field->from, -1);
	count_item(tmp, field, field->to, 1);
}

static void add_field(struct sum *sum, const struct site_field_change *change)
{
	struct arena *tmp = sum->tmp;
	const size_t at = place_of(tmp, &sum->field_places, change->key, sum->fields.n);

	if (at == sum->fields.n)
		VEC_PUSH(tmp, &sum->fields,
		    ((struct sum_field){.key = change->key,
			.is_set = change->is_set,
			.from = change->from,
			.to = change->from}));
	struct sum_field *field = &sum->fields.items[at];
	if (!field->is_set && !change->is_set) {
		field->to = change->to;
		return;
	}
	make_set(tmp, field);
	for (size_t i = 0; i < change->added.n; i++)
		count_item(tmp, field, change->added.items[i], 1);
	for (size_t i = 0; i < change->removed.n; i++)
		count_item(tmp, field, change->removed.items[i], -1);
	if (!change->is_set) {
		count_item(tmp, field, change->from, -1);
		count_item(tmp, field, change->to, 1);
	}
}

/* A section of another title goes on under the new one. */
static void rename_section(struct sum *sum, const struct site_section_change *change)
{
	void **former = map_put(sum->tmp, &sum->section_places, change->from);
	const uintptr_t place = (uintptr_t)*former;

	if (!place)
		return;
	struct sum_section *section = &sum->sections.items[place - 1];
	section->title = change->title;
	*former = NULL;
	*map_put(sum->tmp, &sum->section_places, change->title) = (void *)place;
}

static void add_section(struct sum *sum, const struct site_section_change *change)
{
	const bool renamed = change->status == SECTION_RENAMED;

	if (renamed)
		rename_section(sum, change);
	const size_t at = place_of(sum->tmp, &sum->section_places, change->title, sum->sections.n);
	if (at == sum->sections.n)
		VEC_PUSH(sum->tmp, &sum->sections,
		    ((struct sum_section){.title = change->title, .first = change->status}));
	struct sum_section *section = &sum->sections.items[at];
	section->last = change->status;
	if (renamed && !section->from.p)
		section->from = change->from;
}

static void add_relations(
    struct sum *sum, const struct site_relation_change *list, size_t n, int step)
{
	for (size_t i = 0; i < n; i++) {
		const size_t at =
		    place_of(sum->tmp, &sum->target_places, list[i].target, sum->targets.n);
		if (at == sum->targets.n)
			VEC_PUSH(sum->tmp, &sum->targets, ((struct sum_target){.net = {0}}));
		sum->targets.items[at].net[list[i].relation] += step;
		sum->targets.items[at].last[list[i].relation] = &list[i];
	}
}

static void add_change(struct sum *sum, const struct site_change *change)
{
	for (size_t i = 0; i < change->field_count; i++)
		add_field(sum, &change->fields[i]);
	for (size_t i = 0; i < change->section_count; i++)
		add_section(sum, &change->sections[i]);
	add_relations(sum, change->gained, change->gained_count, 1);
	add_relations(sum, change->lost, change->lost_count, -1);
	sum->words_added += change->words_added;
	sum->words_removed += change->words_removed;
	sum->groups |= change->groups;
	sum->flags |= change->flags;
	sum->common_flags &= change->flags;
}

static struct def_strings take_items(struct arena *mem, const struct sum_field *field, bool came)
{
	struct def_strings list = {.items = ARENA_ARRAY(mem, str, field->items.n)};

	for (size_t i = 0; i < field->items.n; i++) {
		const int net = field->items.items[i].net;
		if (came ? net > 0 : net < 0)
			list.items[list.n++] = field->items.items[i].text;
	}
	return list;
}

static void take_fields(struct arena *mem, const struct sum *sum, struct site_change *change)
{
	change->fields = ARENA_ARRAY(mem, struct site_field_change, sum->fields.n);
	for (size_t i = 0; i < sum->fields.n; i++) {
		const struct sum_field *field = &sum->fields.items[i];
		struct site_field_change one = {.key = field->key, .is_set = field->is_set};
		if (field->is_set) {
			one.added = take_items(mem, field, true);
			one.removed = take_items(mem, field, false);
			if (!one.added.n && !one.removed.n)
				continue;
		} else {
			one.from = field->from;
			one.to = field->to;
			if (str_eq(one.from, one.to) && !one.from.p == !one.to.p)
				continue;
		}
		change->fields[change->field_count++] = one;
	}
}

static void take_sections(struct arena *mem, const struct sum *sum, struct site_change *change)
{
	change->sections = ARENA_ARRAY(mem, struct site_section_change, sum->sections.n);
	for (size_t i = 0; i < sum->sections.n; i++) {
		const struct sum_section *section = &sum->sections.items[i];
		const bool was = section->first != SECTION_ADDED;
		const bool is = section->last != SECTION_REMOVED;
		const bool renamed = section->from.p && !str_eq(section->from, section->title);
		if (!was && !is)
			continue;
		change->sections[change->section_count++] = (struct site_section_change){
		    .title = section->title,
		    .status = !was ? SECTION_ADDED
			: !is	   ? SECTION_REMOVED
			: renamed  ? SECTION_RENAMED
				   : SECTION_CHANGED,
		    .from = was && is && renamed ? section->from : STR_ABSENT,
		};
	}
}

static void take_relations(struct arena *mem, const struct sum *sum, struct site_change *change)
{
	const size_t most = sum->targets.n * REL_KIND_COUNT;

	change->gained = ARENA_ARRAY(mem, struct site_relation_change, most);
	change->lost = ARENA_ARRAY(mem, struct site_relation_change, most);
	for (size_t i = 0; i < most; i++) {
		const struct sum_target *target = &sum->targets.items[i / REL_KIND_COUNT];
		const size_t kind = i % REL_KIND_COUNT;
		if (target->net[kind] > 0)
			change->gained[change->gained_count++] = *target->last[kind];
		else if (target->net[kind] < 0)
			change->lost[change->lost_count++] = *target->last[kind];
	}
}

static bool lists(const struct def_strings *strings, str wanted)
{
	for (size_t i = 0; i < strings->n; i++) {
		if (str_eq(strings->items[i], wanted))
			return true;
	}
	return false;
}

/* The newest revision that added an item to a field, or removed it from there. */
static const struct site_revision *find_revision(const struct site_field_change *sum, bool added,
    str item, const struct site_revision *const *revisions, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct site_change *change = &revisions[i]->change;
		for (size_t k = 0; k < change->field_count; k++) {
			const struct site_field_change *field = &change->fields[k];
			if (str_eq(field->key, sum->key) &&
			    lists(added ? &field->added : &field->removed, item))
				return revisions[i];
		}
	}
	return revisions[0];
}

/* Which of a field's items widen it: each is asked for alone, against all that went. */
static void add_gains(struct arena *mem, struct site_since_def *since,
    const struct site_field_change *field, const struct site_revision *const *revisions, size_t n)
{
	const bool by_coming = str_eq(field->key, S("tools"));
	const struct def_strings *items = by_coming ? &field->added : &field->removed;
	struct {
		struct site_since_gain *items;
		size_t n, cap;
	} gains = {since->gains, since->gain_count, since->gain_count};

	for (size_t i = 0; i < items->n; i++) {
		struct site_field_change one = *field;
		*(by_coming ? &one.added : &one.removed) =
		    (struct def_strings){&items->items[i], 1};
		if (!(site_field_groups(&one) & GROUP_TOOLS_WIDENED))
			continue;
		const struct site_since_gain gain = {.tool = items->items[i],
		    .allowed_again = !by_coming,
		    .revision = find_revision(field, by_coming, items->items[i], revisions, n)};
		VEC_PUSH(mem, &gains, gain);
	}
	since->gains = gains.items;
	since->gain_count = gains.n;
}

static enum site_since_fate fate_of(
    const struct site *site, const struct site_def *def, const struct site_revision *oldest)
{
	const bool was = oldest->hist.status != HIST_ADDED || site_is_boundary(site, oldest);

	if (!was)
		return def->deleted ? SINCE_PASSED : SINCE_ADDED;
	return def->deleted ? SINCE_REMOVED : SINCE_CHANGED;
}

struct moves {
	bool copied; /* in one of the revisions */
	bool removed; /* and, as it is there, added again */
};

static struct moves find_moves(const struct site_revision *const *revisions, size_t n)
{
	struct moves moves = {0};

	for (size_t i = 0; i < n; i++) {
		moves.copied = moves.copied || revisions[i]->hist.status == HIST_COPIED;
		moves.removed = moves.removed || revisions[i]->hist.status == HIST_DELETED;
	}
	return moves;
}

/* The sum as if it were one revision, for what asks revisions. */
static struct hist_revision as_revision(const struct site_since_def *since, struct moves moves)
{
	return (struct hist_revision){
	    .status = !since->old_path.p ? HIST_MODIFIED
		: moves.copied		 ? HIST_COPIED
					 : HIST_RENAMED,
	    .path = since->def->def.path,
	    .old_path = since->old_path,
	};
}

/*
 * What the groups cannot say: that nothing is left of all changes, or that between a removal and an
 * addition nothing was compared.
 */
static void judge(struct arena *mem, const struct language *language, struct site_since_def *since,
    const struct sum *sum, struct moves moves)
{
	struct site_change *change = &since->change;
	const bool nothing = change->groups == GROUP_FORMATTING;
	const struct oid *was = &since->oldest->hist.old_blob, *is = &since->newest->hist.blob;
	const str again = language_text(language, TEXT_READDED);

	if (oid_eq(was, is) && !oid_is_none(was) && !since->old_path.p) {
		since->fate = SINCE_SAME;
	} else if (moves.removed) {
		change->groups = nothing ? GROUP_BODY : change->groups;
		change->sentence = nothing ? again
					   : str_format(mem, "%.*s%.*s%.*s", STR_ARG(again),
						 STR_ARG(language_text(language, TEXT_PART_NEXT)),
						 STR_ARG(change->sentence));
	} else if (nothing && (sum->groups & ~(unsigned)GROUP_FORMATTING)) {
		since->fate = SINCE_SAME;
	}
	if (since->fate == SINCE_SAME)
		change->sentence = STR_ABSENT;
}

static void sum_changes(struct arena *mem, struct arena *tmp, const struct language *language,
    struct site_since_def *since, const struct site_revision *const *revisions, size_t n)
{
	struct sum sum = {.tmp = tmp, .common_flags = ~0u};
	struct site_change *change = &since->change;
	const struct moves moves = find_moves(revisions, n);
	const struct hist_revision hist = as_revision(since, moves);

	for (size_t i = n; i-- > 0;)
		add_change(&sum, &revisions[i]->change);
	take_fields(mem, &sum, change);
	take_sections(mem, &sum, change);
	take_relations(mem, &sum, change);
	change->words_added = sum.words_added;
	change->words_removed = sum.words_removed;
	change->flags = (sum.flags & CHANGE_MISSING) | (sum.common_flags & CHANGE_WHITESPACE_ONLY);
	change->groups = site_change_group_bits(
	    &hist, change, (sum.groups & GROUP_BODY) != 0 && change->section_count);
	change->sentence = site_change_sentence(mem, language, &hist, change);
	judge(mem, language, since, &sum, moves);
}

struct site_since_def site_sum_revisions(struct arena *mem, struct arena *tmp,
    const struct site *site, const struct site_def *def,
    const struct site_revision *const *revisions, size_t n)
{
	const struct arena_mark mark = arena_mark(tmp);
	const struct hist_revision *oldest = &revisions[n - 1]->hist;
	struct site_since_def since = {
	    .def = def,
	    .fate = fate_of(site, def, revisions[n - 1]),
	    .newest = revisions[0],
	    .oldest = revisions[n - 1],
	    .revision_count = n,
	};

	if (since.fate == SINCE_CHANGED) {
		const str path = oldest->old_path.p ? oldest->old_path : oldest->path;
		since.old_path = str_eq(path, def->def.path) ? STR_ABSENT : path;
		if (n == 1)
			since.change = revisions[0]->change;
		else
			sum_changes(mem, tmp, site->language, &since, revisions, n);
		for (size_t i = 0; i < since.change.field_count; i++) {
			const struct site_field_change *field = &since.change.fields[i];
			if (str_eq(field->key, S("tools")) ||
			    str_eq(field->key, S("tools.forbidden")))
				add_gains(mem, &since, field, revisions, n);
		}
	}
	arena_rewind(tmp, mark);
	return since;
}
