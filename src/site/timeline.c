/* SPDX-License-Identifier: MIT */
/*
 * Edges over time: since when each stands, which stood once, and what left names behind that nobody
 * bears. Follows from what the revisions gained and lost; commits are compared by their place in
 * the list, where newer ones have smaller numbers.
 */
#include "base/arena.h"
#include "base/unicode.h"
#include "base/vec.h"
#include "site/finish.h"

/* --- when ----------------------------------------------------------------------------------- */

static bool has_relation(
    const struct site_relation_change *changes, size_t n, enum rel_kind relation, str target)
{
	for (size_t i = 0; i < n; i++) {
		if (changes[i].relation == relation && str_eq(changes[i].target, target))
			return true;
	}
	return false;
}

/*
 * The revision, not newer than the one at from, that gained the edge last; else the first one;
 * unknown when history is cut.
 */
static uint32_t commit_that_brought(
    const struct site_def *def, size_t from, enum rel_kind relation, str target)
{
	for (size_t i = from; i < def->revision_count; i++) {
		const struct site_change *change = &def->revisions[i].change;
		if (has_relation(change->gained, change->gained_count, relation, target))
			return def->revisions[i].hist.commit;
	}
	if (def->cut || !def->revision_count)
		return HIST_UNCOMMITTED;
	return def->revisions[def->revision_count - 1].hist.commit;
}

/* The commit that brought a definition; unknown when history is cut. */
static uint32_t commit_of_birth(const struct site_def *def)
{
	if (def->cut || !def->revision_count)
		return HIST_UNCOMMITTED;
	return def->revisions[def->revision_count - 1].hist.commit;
}

/* Whether the words of an edge stand in the work tree alone. */
static bool is_uncommitted(const struct site_def *def, enum rel_kind relation, str target)
{
	const struct site_revision *newest = def->revisions;

	if (!def->revision_count || newest->hist.commit != HIST_UNCOMMITTED)
		return false;
	return def->revision_count == 1 ||
	    has_relation(newest->change.gained, newest->change.gained_count, relation, target);
}

void site_date_edges(struct site *site)
{
	for (size_t i = 0; i < site->edge_count; i++) {
		struct site_edge *edge = &site->edges[i];
		bool resolved = edge->target != SITE_NONE;
		str target =
		    resolved ? site->defs[edge->target].id : site->missing[edge->missing].id;
		const struct site_def *source = &site->defs[edge->source];
		edge->uncommitted = is_uncommitted(source, edge->relation, target);
		if (edge->uncommitted)
			continue;
		uint32_t since = commit_that_brought(source, 0, edge->relation, target);
		uint32_t born =
		    resolved ? commit_of_birth(&site->defs[edge->target]) : HIST_UNCOMMITTED;
		/* the smaller number is the later commit, and what is unknown the largest */
		edge->since = born < since ? born : since;
	}
}

/* --- what was --------------------------------------------------------------------------------- */

struct past_list {
	struct site_past_edge *items;
	size_t n, cap;
};

static void add_past_edges(struct arena *mem, struct past_list *list, const struct site_def *def)
{
	for (size_t i = 0; i < def->revision_count; i++) {
		const struct site_revision *revision = &def->revisions[i];
		const struct site_change *change = &revision->change;
		for (size_t k = 0; k < change->lost_count; k++) {
			const struct site_relation_change *lost = &change->lost[k];
			struct site_past_edge past = {
			    .source = def,
			    .lost = lost,
			    .since = commit_that_brought(def, i + 1, lost->relation, lost->target),
			    .until = revision->hist.commit,
			};
			if (past.until != HIST_UNCOMMITTED)
				VEC_PUSH(mem, list, past);
		}
	}
}

void site_collect_past_edges(struct arena *mem, struct site *site)
{
	struct past_list list = {0};

	for (size_t i = 0; i < site->def_count; i++)
		add_past_edges(mem, &list, &site->defs[i]);
	for (size_t i = 0; i < site->removed_count; i++)
		add_past_edges(mem, &list, &site->removed[i]);
	site->past_edges = list.items;
	site->past_edge_count = list.n;
}

/* --- what broke ------------------------------------------------------------------------------- */

/* Who bore a name, and until when; of several the one that bore it last. */
struct former {
	const struct site_def *def;
	uint32_t gone;
};

static str former_key(struct arena *mem, enum def_kind kind, str name)
{
	return str_format(
	    mem, "%.*s/%.*s", STR_ARG(def_kinds[kind].name), STR_ARG(unicode_fold_case(mem, name)));
}

static void add_former(
    struct arena *tmp, struct map *formers, str key, const struct site_def *def, uint32_t gone)
{
	struct former **slot = (struct former **)map_put(tmp, formers, key);

	/* what is not committed yet is newer than every commit */
	if (*slot && gone != HIST_UNCOMMITTED &&
	    ((*slot)->gone == HIST_UNCOMMITTED || (*slot)->gone <= gone))
		return;
	*slot = ARENA_NEW(tmp, struct former);
	**slot = (struct former){def, gone};
}

static void add_removed(struct arena *tmp, struct map *formers, const struct site_def *def)
{
	enum def_kind kind = def->def.kind;
	uint32_t gone = def->revision_count ? def->revisions[0].hist.commit : HIST_UNCOMMITTED;

	add_former(tmp, formers, former_key(tmp, kind, def->def.stem), def, gone);
	if (def->def.name.n)
		add_former(tmp, formers, former_key(tmp, kind, def->def.name), def, gone);
}

static void add_renamed(struct arena *tmp, struct map *formers, const struct site_def *def)
{
	for (size_t i = 0; i < def->revision_count; i++) {
		const struct hist_revision *hist = &def->revisions[i].hist;
		if (hist->status != HIST_RENAMED)
			continue;
		str stem = def_path_stem(hist->old_path, def->def.kind);
		if (!str_eq(stem, def->def.stem))
			add_former(
			    tmp, formers, former_key(tmp, def->def.kind, stem), def, hist->commit);
	}
}

void site_find_breaks(struct arena *tmp, struct site *site)
{
	struct arena_mark mark = arena_mark(tmp);
	struct map formers = {0};

	for (size_t i = 0; i < site->removed_count; i++)
		add_removed(tmp, &formers, &site->removed[i]);
	for (size_t i = 0; i < site->def_count; i++)
		add_renamed(tmp, &formers, &site->defs[i]);
	for (size_t i = 0; i < site->missing_count; i++) {
		struct site_missing *missing = &site->missing[i];
		const struct former *former =
		    map_get(&formers, former_key(tmp, missing->kind, missing->slug));
		if (!former)
			continue;
		missing->former = former->def;
		missing->gone = former->gone;
	}
	arena_rewind(tmp, mark);
}
