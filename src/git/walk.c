/* SPDX-License-Identifier: MIT */
/*
 * All commits in an order that depends on them alone: loaded along their parents, then sorted so
 * that children stand before parents (Kahn), the later committer date first among the free ones.
 * That is git log --date-order, with the id in place of git's order of arrival for equal dates.
 */
#include "base/map.h"
#include "base/vec.h"
#include "git/commit.h"
#include "git/handle.h"
#include "git/mailmap.h"
#include "git/shallow.h"

struct walk {
	struct arena *mem, *tmp;
	struct repo *repo;
	struct diag *diag;
	git_mailmap *mailmap; /* NULL when there is none */
	struct map shallow;
	struct map people; /* "name\0email" as written to struct repo_person */
	struct map places; /* id to index + 1 in found */
	VEC(struct repo_commit) found;
	bool *missing; /* by index in found, once all are loaded */
	VEC(uint32_t) missing_list;
};

/* The index of a commit in found, where it is appended at first sight. */
static uint32_t find_or_append(struct walk *walk, const struct oid *id)
{
	const uintptr_t place = (uintptr_t)map_get(&walk->places, oid_key(id));

	if (place)
		return (uint32_t)(place - 1);
	struct oid *const key = ARENA_NEW(walk->tmp, struct oid);

	*key = *id;
	VEC_PUSH(walk->tmp, &walk->found, ((struct repo_commit){.id = *id}));
	*map_put(walk->tmp, &walk->places, oid_key(key)) = (void *)(uintptr_t)walk->found.n;
	return (uint32_t)(walk->found.n - 1);
}

/* Few people write many commits, so each is looked up and stored once. */
static struct repo_person intern_person(struct walk *walk, struct repo_person written)
{
	struct arena *const scratch = walk->repo->scratch;
	const str key =
	    str_format(scratch, "%.*s%c%.*s", STR_ARG(written.name), '\0', STR_ARG(written.email));
	struct repo_person *person = map_get(&walk->people, key);

	if (!person) {
		person = ARENA_NEW(walk->tmp, struct repo_person);
		*person = mailmap_resolve(walk->mem, scratch, walk->mailmap, written);
		*map_put(walk->tmp, &walk->people, str_dup(walk->tmp, key)) = person;
	}
	return *person;
}

static void link_parents(struct walk *walk, uint32_t at, const struct commit *commit)
{
	uint32_t *const parents = ARENA_ARRAY(walk->tmp, uint32_t, commit->parent_count);

	for (uint32_t i = 0; i < commit->parent_count; i++)
		parents[i] = find_or_append(walk, &commit->parents[i]);
	walk->found.items[at].parents = parents;
	walk->found.items[at].parent_count = commit->parent_count;
}

/* Puts a commit that was read into its place; its texts may be views of what is gone soon. */
static void place_commit(struct walk *walk, uint32_t at, const struct commit *commit)
{
	const struct oid id = walk->found.items[at].id;
	const bool boundary = map_get(&walk->shallow, oid_key(&id)) && commit->parent_count;

	walk->found.items[at] = (struct repo_commit){
	    .id = id,
	    .tree = commit->tree,
	    .cut = boundary,
	    .author = intern_person(walk, commit->author),
	    .author_utc_s = commit->author_utc_s,
	    .commit_utc_s = commit->commit_utc_s,
	    .subject = str_dup(walk->mem, commit->subject),
	};
	if (!boundary)
		link_parents(walk, at, commit);
}

static bool load_commit(struct walk *walk, uint32_t at)
{
	struct arena *const scratch = walk->repo->scratch;
	const struct arena_mark mark = arena_mark(scratch);
	struct commit commit;
	str raw;
	const bool loaded =
	    handle_read(scratch, walk->repo, &walk->found.items[at].id, GIT_OBJECT_COMMIT, &raw) &&
	    commit_parse(scratch, raw, &commit);

	if (loaded)
		place_commit(walk, at, &commit);
	arena_rewind(scratch, mark);
	return loaded;
}

static void load_all(struct walk *walk, const struct oid *from)
{
	(void)find_or_append(walk, from);
	for (uint32_t at = 0; at < walk->found.n; at++) {
		if (load_commit(walk, at))
			continue;
		const str hex = oid_hex(walk->tmp, &walk->found.items[at].id, 10);

		VEC_PUSH(walk->tmp, &walk->missing_list, at);
		diag_report(walk->diag, AD305, diag_at(STR_ABSENT, 0, 0),
		    "commit '%.*s' cannot be read: the history before it is left out",
		    STR_ARG(hex));
	}
}

/* Takes commits that could not be read out of the parents of the others. */
static void drop_missing(struct walk *walk)
{
	walk->missing = ARENA_ARRAY(walk->tmp, bool, walk->found.n);
	for (size_t i = 0; i < walk->missing_list.n; i++)
		walk->missing[walk->missing_list.items[i]] = true;
	for (size_t at = 0; walk->missing_list.n && at < walk->found.n; at++) {
		struct repo_commit *const commit = &walk->found.items[at];
		uint32_t kept = 0;

		for (uint32_t i = 0; i < commit->parent_count; i++)
			if (!walk->missing[commit->parents[i]])
				commit->parents[kept++] = commit->parents[i];
		commit->cut = commit->cut || kept < commit->parent_count;
		commit->parent_count = kept;
	}
}

/* A heap of the commits whose children have all been placed: the next one on top. */
struct heap {
	const struct repo_commit *commits;
	uint32_t *items;
	size_t n;
};

static bool comes_before(const struct heap *heap, uint32_t a, uint32_t b)
{
	const struct repo_commit *const x = &heap->commits[a], *const y = &heap->commits[b];

	if (x->commit_utc_s != y->commit_utc_s)
		return x->commit_utc_s > y->commit_utc_s;
	return memcmp(x->id.id, y->id.id, sizeof x->id.id) < 0;
}

static void heap_push(struct heap *heap, uint32_t commit)
{
	size_t at = heap->n++;

	while (at > 0 && comes_before(heap, commit, heap->items[(at - 1) / 2])) {
		heap->items[at] = heap->items[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	heap->items[at] = commit;
}

static uint32_t heap_pop(struct heap *heap)
{
	const uint32_t top = heap->items[0], last = heap->items[--heap->n];
	size_t at = 0, child;

	while ((child = 2 * at + 1) < heap->n) {
		if (child + 1 < heap->n &&
		    comes_before(heap, heap->items[child + 1], heap->items[child]))
			child++;
		if (!comes_before(heap, heap->items[child], last))
			break;
		heap->items[at] = heap->items[child];
		at = child;
	}
	heap->items[at] = last;
	return top;
}

/* The indices of found in the order of the list. */
static uint32_t *sort_commits(struct walk *walk, size_t *ret_n)
{
	const size_t n = walk->found.n;
	const struct repo_commit *const found = walk->found.items;
	uint32_t *const order = ARENA_ARRAY(walk->tmp, uint32_t, n);
	uint32_t *const children = ARENA_ARRAY(walk->tmp, uint32_t, n);
	struct heap heap = {.commits = found, .items = ARENA_ARRAY(walk->tmp, uint32_t, n)};
	size_t placed = 0;

	for (size_t at = 0; at < n; at++)
		for (uint32_t i = 0; i < found[at].parent_count; i++)
			children[found[at].parents[i]]++;
	if (!walk->missing[0])
		heap_push(&heap, 0);
	while (heap.n > 0) {
		const uint32_t at = heap_pop(&heap);

		order[placed++] = at;
		for (uint32_t i = 0; i < found[at].parent_count; i++)
			if (--children[found[at].parents[i]] == 0)
				heap_push(&heap, found[at].parents[i]);
	}
	*ret_n = placed;
	return order;
}

/* Copies the commits into mem in their order, parents renumbered. */
static struct repo_commits list_commits(struct walk *walk)
{
	struct repo_commits list = {0};
	const uint32_t *const order = sort_commits(walk, &list.n);
	uint32_t *const places = ARENA_ARRAY(walk->tmp, uint32_t, walk->found.n);

	list.items = ARENA_ARRAY(walk->mem, struct repo_commit, list.n);
	for (size_t i = 0; i < list.n; i++)
		places[order[i]] = (uint32_t)i;
	for (size_t i = 0; i < list.n; i++) {
		const struct repo_commit *const from = &walk->found.items[order[i]];
		struct repo_commit *const to = &list.items[i];

		*to = *from;
		to->parents = ARENA_ARRAY(walk->mem, uint32_t, from->parent_count);
		for (uint32_t p = 0; p < from->parent_count; p++)
			to->parents[p] = places[from->parents[p]];
	}
	return list;
}

struct repo_commits repo_walk(struct arena *mem, struct arena *tmp, struct repo *repo,
    struct diag *diag, const struct oid *from)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct walk walk = {.mem = mem, .tmp = tmp, .repo = repo, .diag = diag};

	walk.mailmap = mailmap_read(repo->scratch, repo);
	walk.shallow = shallow_read(tmp, repo->scratch, repo);
	load_all(&walk, from);
	drop_missing(&walk);
	const struct repo_commits list = list_commits(&walk);

	git_mailmap_free(walk.mailmap);
	arena_rewind(tmp, mark);
	return list;
}
