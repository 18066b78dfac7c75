/* SPDX-License-Identifier: MIT */
/* Building and searching the names of a collection. Choosing between bearers is resolve.c. */
#include "relations/index.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/unicode.h"

#define EDGES_FIRST 1024u

/* --- the trie ----------------------------------------------------------------------------- */

static struct index_edge *edge_slot(
    const struct index_edge *edges, size_t slots, uint32_t node, uint32_t word)
{
	const uint64_t key = ((uint64_t)node << 32) | word;
	size_t at = (size_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (slots - 1);

	while (edges[at].to && (edges[at].node != node || edges[at].word != word))
		at = (at + 1) & (slots - 1);
	return (struct index_edge *)(uintptr_t)&edges[at];
}

static void edges_grow(struct rel_index *index)
{
	const size_t slots = index->edge_slots ? index->edge_slots * 2 : EDGES_FIRST;
	struct index_edge *edges = ARENA_ARRAY(index->mem, struct index_edge, slots);

	for (size_t i = 0; i < index->edge_slots; i++) {
		const struct index_edge *edge = &index->edges[i];

		if (edge->to)
			*edge_slot(edges, slots, edge->node, edge->word) = *edge;
	}
	index->edges = edges;
	index->edge_slots = slots;
}

/* The node behind an edge, made if need be. */
static uint32_t edge_follow(struct rel_index *index, uint32_t node, uint32_t word)
{
	struct index_edge *edge;

	if (index->edge_count * 2 >= index->edge_slots)
		edges_grow(index);
	edge = edge_slot(index->edges, index->edge_slots, node, word);
	if (!edge->to) {
		*edge = (struct index_edge){node, word, (uint32_t)index->nodes.n};
		index->edge_count++;
		VEC_PUSH(index->mem, &index->nodes, INDEX_NONE);
	}
	return edge->to;
}

/* --- names -------------------------------------------------------------------------------- */

static uint32_t node_of_words(struct rel_index *index, const struct passage_words *words)
{
	uint32_t node = 0;

	for (size_t i = 0; i < words->items.n; i++) {
		const uint32_t word = vocabulary_add(&index->words, words->items.items[i]);

		if (i == 0)
			index->words.words.items[word].classes |= WORD_STARTS_NAME;
		node = edge_follow(index, node, word);
	}
	return node;
}

static void bearer_add(struct rel_index *index, struct index_alias *alias, uint32_t entry)
{
	const struct index_bearer bearer = {entry, 0};
	struct index_bearer *last = &index->bearers.items[alias->last_bearer];

	if (alias->bearers && last->entry == entry)
		return;
	if (alias->bearers)
		last->next = (uint32_t)index->bearers.n;
	else
		alias->bearers = (uint32_t)index->bearers.n;
	alias->last_bearer = (uint32_t)index->bearers.n;
	alias->kinds |= 1u << index->entries[entry].kind;
	VEC_PUSH(index->mem, &index->bearers, bearer);
}

/* Returns the alias, or INDEX_NONE for what is no name. */
static uint32_t add_name(struct rel_index *index, struct arena *tmp, uint32_t entry, str name)
{
	struct passage_words words = {0};
	struct index_alias added = {0};
	uint32_t node, *alias;

	passage_cut(tmp, name, &words);
	if (!words.items.n || words.items.n > INDEX_NAME_WORDS)
		return INDEX_NONE;
	node = node_of_words(index, &words);
	alias = &index->nodes.items[node];
	if (*alias == INDEX_NONE) {
		const str last = words.items.items[words.items.n - 1];
		const uint32_t number = vocabulary_add(&index->words, last);

		added.words = (uint32_t)words.items.n;
		added.role = index->words.words.items[number].classes & WORD_ROLE;
		*alias = (uint32_t)index->aliases.n;
		VEC_PUSH(index->mem, &index->aliases, added);
	}
	bearer_add(index, &index->aliases.items[*alias], entry);
	return *alias;
}

/* The part behind the last colon: names may carry the plugin in front ("sc:explain"). */
static str without_namespace(str name)
{
	const size_t colon = str_rfind_char(name, ':');

	return colon == STR_NONE ? name : str_from(name, colon + 1);
}

/* --- places ------------------------------------------------------------------------------- */

static bool is_marker(str folder)
{
	return str_eq(folder, S("agents")) || str_eq(folder, S("agent")) ||
	    str_eq(folder, S("skills")) || str_eq(folder, S("commands")) ||
	    str_eq(folder, S("command")) || str_eq(folder, S("prompts"));
}

struct index_place index_place_of(enum def_kind kind, str path)
{
	struct index_place place = {.folder = path_dir(path)};
	size_t slash;

	if (kind == DEF_SKILL)
		place.folder = path_dir(place.folder);
	for (str dir = place.folder; dir.n; dir = path_dir(dir)) {
		if (is_marker(path_base(dir))) {
			place.home = path_dir(dir);
			return place;
		}
	}
	slash = str_find_char(path, '/', 0);
	place.home = slash == STR_NONE ? S("") : str_slice(path, 0, slash);
	return place;
}

/* --- the index ---------------------------------------------------------------------------- */

static void add_entry(struct rel_index *index, struct arena *tmp, uint32_t at)
{
	const struct rel_entry *entry = &index->entries[at];
	const struct arena_mark mark = arena_mark(tmp);
	uint32_t *number = ARENA_NEW(index->mem, uint32_t);

	index->places[at] = index_place_of(entry->kind, entry->path);
	*number = at;
	*map_put(index->mem, &index->paths, entry->path) = number;
	add_name(index, tmp, at, entry->name);
	add_name(index, tmp, at, without_namespace(entry->name));
	add_name(index, tmp, at, entry->stem);
	add_name(index, tmp, at, without_namespace(entry->stem));
	index->places[at].slug = add_name(index, tmp, at, entry->slug);
	arena_rewind(tmp, mark);
}

struct rel_index *rel_index_new(struct arena *mem, const struct rel_entry *entries, size_t n)
{
	struct rel_index *index = ARENA_NEW(mem, struct rel_index);
	struct arena *tmp = arena_open();
	const struct index_bearer end = {0};

	index->mem = mem;
	index->entries = entries;
	index->n = n;
	index->places = ARENA_ARRAY(mem, struct index_place, n);
	vocabulary_init(&index->words, mem);
	lexicon_init(&index->lexicon, mem, &index->words);
	VEC_PUSH(mem, &index->bearers, end);
	VEC_PUSH(mem, &index->nodes, INDEX_NONE);
	for (size_t i = 0; i < n; i++)
		add_entry(index, tmp, (uint32_t)i);
	arena_close(tmp);
	return index;
}

size_t index_entry_at(const struct rel_index *index, str path)
{
	const uint32_t *number = map_get(&index->paths, path);

	return number ? *number : REL_UNRESOLVED;
}

/* --- searching ---------------------------------------------------------------------------- */

/* What may stand between two words of one name. */
static bool joins_name(uint32_t gap)
{
	return gap == GAP_HYPHEN || gap == GAP_SLASH ||
	    (gap & ~(uint32_t)(GAP_SPACE | GAP_LINE)) == 0 || gap == (GAP_SPACE | GAP_ALSO);
}

bool index_find(const struct rel_index *index, const struct passage *passage, size_t at,
    struct index_found *ret_found)
{
	uint32_t node = 0;
	bool found = false;

	if (!passage_is(&index->words, passage, at, WORD_STARTS_NAME))
		return false;
	for (size_t i = at; i < passage->n && i - at < INDEX_NAME_WORDS; i++) {
		const struct token *token = &passage->tokens[i];

		if (i > at && !joins_name(token->gap))
			break;
		node = edge_slot(index->edges, index->edge_slots, node, token->word)->to;
		if (!node)
			break;
		if (index->nodes.items[node] != INDEX_NONE && token[1].gap != GAP_HYPHEN) {
			*ret_found = (struct index_found){index->nodes.items[node], i - at + 1};
			found = true;
		}
	}
	return found;
}

uint32_t index_alias_of(struct arena *tmp, const struct rel_index *index, str name)
{
	struct passage passage = {0};
	struct index_found found;

	passage_read(tmp, &index->words, &(struct passage_source){.text = name}, &passage);
	if (!index_find(index, &passage, 0, &found) || found.length != passage.n)
		return INDEX_NONE;
	return found.alias;
}
