/* SPDX-License-Identifier: MIT */
/*
 * Two sorted lists of tree entries are merged, folders only entered where they differ. libgit2's
 * own comparison expands every folder on both sides, equal or not, which is forty times slower.
 */
#include "history/change.h"

#include "base/arena.h"
#include "base/limits.h"
#include "history/history.h"

struct comparison {
	const struct change_context *context;
	struct changes *changes;
	struct buf path;
	unsigned depth;
};

/* One side of a folder: what is left of it and the entry at its front. */
struct side {
	str raw;
	struct repo_tree_entry entry;
	str next; /* raw behind the entry */
	bool done;
};

static bool is_folder(const struct repo_tree_entry *entry)
{
	return entry->mode == REPO_MODE_TREE;
}

static bool is_file(const struct repo_tree_entry *entry)
{
	return entry->mode == REPO_MODE_FILE || entry->mode == REPO_MODE_EXECUTABLE ||
	    entry->mode == REPO_MODE_LINK;
}

static bool is_wanted(const struct repo_tree_entry *entry)
{
	static const str extension = {".md", 3};
	const str name = entry->name;

	if (is_folder(entry))
		return !str_eq(name, S("node_modules"));
	return is_file(entry) && name.n > extension.n &&
	    str_eq_nocase(str_from(name, name.n - extension.n), extension);
}

/* Modes were made the few that git has today, so entries of other bytes can be the same. */
static bool is_same(const struct repo_tree_entry *a, const struct repo_tree_entry *b)
{
	return a->mode == b->mode && oid_eq(&a->id, &b->id);
}

/* Takes the entry at the front; false at damage. */
static bool side_load(struct side *side)
{
	side->next = side->raw;
	side->done = side->raw.n == 0;
	return side->done || repo_tree_next(&side->next, &side->entry);
}

/* Git's order: a folder sorts as if its name ended in '/'. */
static int compare_entries(const struct repo_tree_entry *a, const struct repo_tree_entry *b)
{
	const size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	const int order = memcmp(a->name.p, b->name.p, n);

	if (order)
		return order;
	const int a_next = a->name.n > n ? (unsigned char)a->name.p[n] : is_folder(a) ? '/' : 0;
	const int b_next = b->name.n > n ? (unsigned char)b->name.p[n] : is_folder(b) ? '/' : 0;

	return a_next - b_next;
}

static void report_damage(const struct comparison *comparison, const struct oid *tree)
{
	const struct change_context *const context = comparison->context;
	const str hex = oid_hex(context->scratch, tree, 10);

	diag_report(context->diag, AD305, diag_at(STR_ABSENT, 0, 0),
	    "folder '%.*s' of the history (tree %.*s) cannot be read: taken as unchanged",
	    STR_ARG(buf_str(&comparison->path)), STR_ARG(hex));
}

static void compare_trees(
    struct comparison *comparison, const struct oid *old_tree, const struct oid *new_tree);

static bool is_hidden(const struct comparison *comparison)
{
	const struct hist_query *const hiding = comparison->context->hiding;

	return hiding && hiding->is_hidden(hiding->context, buf_str(&comparison->path));
}

/* Appends a change of a file, or enters a folder; old or new is NULL where it is not there. */
static void take(struct comparison *comparison, const struct repo_tree_entry *old_entry,
    const struct repo_tree_entry *new_entry)
{
	const struct repo_tree_entry *const entry = new_entry ? new_entry : old_entry;
	const size_t length = comparison->path.n;
	struct changes *const changes = comparison->changes;
	struct change change = {0};

	if (length)
		buf_char(&comparison->path, '/');
	buf_add(&comparison->path, entry->name);
	if (is_hidden(comparison)) {
		comparison->path.n = length;
		return;
	}
	if (is_folder(entry)) {
		compare_trees(comparison, old_entry ? &old_entry->id : NULL,
		    new_entry ? &new_entry->id : NULL);
	} else {
		change.path = paths_id(comparison->context->paths, buf_str(&comparison->path));
		if (old_entry) {
			change.old_mode = old_entry->mode;
			change.old_blob = old_entry->id;
		}
		if (new_entry) {
			change.new_mode = new_entry->mode;
			change.new_blob = new_entry->id;
		}
		VEC_PUSH(comparison->context->scratch, &changes->list, change);
		changes->added += !old_entry;
		changes->vanished += !new_entry;
	}
	comparison->path.n = length;
}

/* Handles what stands at the front of both sides and moves on. */
static void step(struct comparison *comparison, struct side *old_side, struct side *new_side)
{
	const int order = old_side->done ? 1
	    : new_side->done		 ? -1
					 : compare_entries(&old_side->entry, &new_side->entry);
	const struct repo_tree_entry *const old_entry = order <= 0 ? &old_side->entry : NULL;
	const struct repo_tree_entry *const new_entry = order >= 0 ? &new_side->entry : NULL;
	const bool old_wanted = old_entry && is_wanted(old_entry);
	const bool new_wanted = new_entry && is_wanted(new_entry);

	if ((old_wanted || new_wanted) &&
	    !(old_wanted && new_wanted && is_same(old_entry, new_entry)))
		take(comparison, old_wanted ? old_entry : NULL, new_wanted ? new_entry : NULL);
	if (old_entry)
		old_side->raw = old_side->next;
	if (new_entry)
		new_side->raw = new_side->next;
}

/* Skips entries that are the same bytes on both sides; false at damage. */
static bool skip_equal(struct side *old_side, struct side *new_side)
{
	for (;;) {
		if (!side_load(old_side) || !side_load(new_side))
			return false;
		const size_t n = old_side->raw.n - old_side->next.n;

		if (n == 0 || new_side->raw.n < n ||
		    memcmp(old_side->raw.p, new_side->raw.p, n) != 0)
			return true;
		old_side->raw = old_side->next;
		new_side->raw = str_from(new_side->raw, n);
	}
}

static bool read_side(
    const struct comparison *comparison, const struct oid *tree, struct side *ret_side)
{
	const struct change_context *const context = comparison->context;

	*ret_side = (struct side){0};
	if (!tree || repo_read_tree(context->scratch, context->repo, tree, &ret_side->raw))
		return true;
	report_damage(comparison, tree);
	return false;
}

static void compare_trees(
    struct comparison *comparison, const struct oid *old_tree, const struct oid *new_tree)
{
	struct side old_side, new_side;

	if (old_tree && new_tree && oid_eq(old_tree, new_tree))
		return;
	if (comparison->depth == LIMIT_TREE_DEPTH || !read_side(comparison, old_tree, &old_side) ||
	    !read_side(comparison, new_tree, &new_side))
		return;
	comparison->depth++;
	while (skip_equal(&old_side, &new_side) && !(old_side.done && new_side.done))
		step(comparison, &old_side, &new_side);
	comparison->depth--;
	if (!old_side.done || !new_side.done)
		report_damage(comparison, new_tree ? new_tree : old_tree);
}

struct changes change_list(
    const struct change_context *context, const struct oid *old_tree, const struct oid *new_tree)
{
	struct changes changes = {0};
	struct comparison comparison = {.context = context, .changes = &changes};

	buf_init(&comparison.path, context->scratch);
	compare_trees(&comparison, old_tree, new_tree);
	return changes;
}

/* The entry of one name; false when the tree has none or cannot be read. */
static bool find_entry(const struct change_context *context, const struct oid *tree, str name,
    struct repo_tree_entry *ret_entry)
{
	str raw;

	if (!repo_read_tree(context->scratch, context->repo, tree, &raw))
		return false;
	while (repo_tree_next(&raw, ret_entry))
		if (str_eq(ret_entry->name, name))
			return true;
	return false;
}

bool change_find(const struct change_context *context, const struct oid *tree, uint32_t path,
    struct change *ret_found)
{
	const struct arena_mark mark = arena_mark(context->scratch);
	str rest = paths_name(context->paths, path), name;
	struct repo_tree_entry entry = {.mode = REPO_MODE_TREE, .id = *tree};
	bool found = true;

	while (found && str_next_part(&rest, '/', &name)) {
		const struct oid folder = entry.id;

		found = is_folder(&entry) && find_entry(context, &folder, name, &entry);
	}
	arena_rewind(context->scratch, mark);
	if (!found || !is_file(&entry))
		return false;
	*ret_found = (struct change){.path = path, .new_mode = entry.mode, .new_blob = entry.id};
	return true;
}
