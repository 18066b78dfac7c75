/* SPDX-License-Identifier: MIT */
/* Choosing between definitions of one name by where they stand. */
#include "relations/resolve.h"

#include "base/path.h"

/* How much better one bearer is than another: the first difference decides. */
struct rank {
	bool plugin, home, kind, folder, slug;
	size_t path; /* shorter is better */
};

/* Whether a folder of the path bears the plugin's name. */
static bool lies_in_plugin(str path, str plugin)
{
	str rest = path, part;

	while (str_next_part(&rest, '/', &part)) {
		if (str_eq_nocase(part, plugin))
			return true;
	}
	return false;
}

static struct rank rank_of(
    const struct rel_index *index, uint32_t alias, size_t at, const struct resolve_hint *hint)
{
	const struct rel_entry *entry = &index->entries[at];
	const struct index_place *place = &index->places[at];

	return (struct rank){
	    .plugin = hint->plugin.n && lies_in_plugin(entry->path, hint->plugin),
	    .home = str_eq(place->home, hint->own->home),
	    .kind = (hint->kinds >> entry->kind) & 1,
	    .folder = str_eq(place->folder, hint->own->folder),
	    .slug = place->slug == alias,
	    .path = entry->path.n,
	};
}

static bool is_better(const struct rank *a, const struct rank *b)
{
	if (a->plugin != b->plugin)
		return a->plugin;
	if (a->home != b->home)
		return a->home;
	if (a->kind != b->kind)
		return a->kind;
	if (a->folder != b->folder)
		return a->folder;
	if (a->slug != b->slug)
		return a->slug;
	return a->path < b->path;
}

static bool is_self(const struct rel_index *index, size_t at, const struct resolve_hint *hint)
{
	return at == hint->self &&
	    (!hint->kinds || ((hint->kinds >> index->entries[at].kind) & 1)) &&
	    (!hint->plugin.n || lies_in_plugin(index->entries[at].path, hint->plugin));
}

size_t resolve(const struct rel_index *index, uint32_t alias, const struct resolve_hint *hint)
{
	size_t best = REL_UNRESOLVED;
	struct rank best_rank = {0};

	for (uint32_t i = index->aliases.items[alias].bearers; i;
	     i = index->bearers.items[i].next) {
		const size_t at = index->bearers.items[i].entry;
		const struct rank rank = rank_of(index, alias, at, hint);

		if (is_self(index, at, hint))
			return at;
		if (best == REL_UNRESOLVED || is_better(&rank, &best_rank)) {
			best = at;
			best_rank = rank;
		}
	}
	return best;
}
