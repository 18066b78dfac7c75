/* SPDX-License-Identifier: MIT */
/*
 * Sorted paths to trees. Sorted bytewise, the files of a folder stand together; within one tree git
 * wants the order of names in which that of a folder ends in '/'.
 */
#include "publish/tree.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/bug.h"
#include "emit/owner.h"

typedef VEC(struct repo_tree_entry) entries;

static bool fail_to_write(struct publish_tree *tree)
{
	diag_report(tree->diag, AD710, diag_at(STR_ABSENT, 0, 0),
	    "the repository cannot be written, nothing was published: %.*s",
	    STR_ARG(repo_problem(tree->mem)));
	return false;
}

bool publish_tree_put(
    struct publish_tree *tree, enum repo_object kind, str content, struct oid *ret_id)
{
	bool is_new;

	if (!repo_offer(tree->mem, &tree->store, kind, content, ret_id, &is_new))
		return fail_to_write(tree);
	if (!is_new || tree->store.dry)
		return true;
	if (kind == REPO_BLOB)
		return publish_pack_add(&tree->pack, content);
	return repo_write(tree->store.repo, kind, content) || fail_to_write(tree);
}

bool publish_tree_add(struct publish_tree *tree, str path, str content)
{
	struct publish_file file = {str_dup(tree->mem, path), REPO_MODE_FILE, {{0}}};

	if (!publish_tree_put(tree, REPO_BLOB, content, &file.id))
		return false;
	tree->bytes += content.n;
	VEC_PUSH(tree->mem, &tree->files, file);
	return true;
}

bool publish_tree_take(void *context, str path, str content)
{
	if (!owner_has_path(path))
		BUG("'%.*s' is no path of a site", STR_ARG(path));
	return publish_tree_add(context, path, content);
}

bool publish_tree_marker(struct publish_tree *tree)
{
	return publish_tree_add(tree, S(OWNER_MARKER), OWNER_MARKER_TEXT);
}

static bool has_file(const struct publish_tree *tree, str path)
{
	for (size_t i = 0; i < tree->files.n; i++) {
		if (str_eq(tree->files.items[i].path, path))
			return true;
	}
	return false;
}

static bool read_former(struct publish_tree *tree, const struct oid *id, str *ret_raw)
{
	*ret_raw = S("");
	if (oid_is_none(id) || repo_read_tree(tree->mem, tree->store.repo, id, ret_raw))
		return true;
	diag_report(tree->diag, AD710, diag_at(STR_ABSENT, 0, 0),
	    "the tree '%.*s' of the branch cannot be read, nothing was published",
	    STR_ARG(oid_hex(tree->tmp, id, 10)));
	return false;
}

bool publish_tree_carry(struct publish_tree *tree, const struct former *former)
{
	struct repo_tree_entry entry;
	str raw;

	if (!read_former(tree, &former->site, &raw))
		return false;
	while (repo_tree_next(&raw, &entry)) {
		if (owner_carries(entry.name) && entry.mode != REPO_MODE_TREE &&
		    !has_file(tree, entry.name))
			VEC_PUSH(tree->mem, &tree->files,
			    ((struct publish_file){entry.name, entry.mode, entry.id}));
	}
	return true;
}

/* The byte at i of a name, as git sorts it. */
static unsigned char sort_byte(const struct repo_tree_entry *entry, size_t i)
{
	if (i < entry->name.n)
		return (unsigned char)entry->name.p[i];
	return entry->mode == REPO_MODE_TREE ? '/' : '\0';
}

static int compare_entries(const void *left, const void *right)
{
	const struct repo_tree_entry *a = left, *b = right;
	const size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	const int order = n ? memcmp(a->name.p, b->name.p, n) : 0;

	return order ? order : sort_byte(a, n) - sort_byte(b, n);
}

/* Source  gitformat of a tree: "MODE NAME", NUL and 20 bytes of id for each entry */
static bool write_tree(struct publish_tree *tree, entries *list, struct oid *ret_id)
{
	struct buf raw;

	if (list->n)
		qsort(list->items, list->n, sizeof *list->items, compare_entries);
	buf_init(&raw, tree->tmp);
	for (size_t i = 0; i < list->n; i++) {
		const struct repo_tree_entry *entry = &list->items[i];

		buf_format(&raw, "%o %.*s", entry->mode, STR_ARG(entry->name));
		buf_char(&raw, '\0');
		buf_add(&raw, oid_key(&entry->id));
	}
	return publish_tree_put(tree, REPO_TREE, buf_str(&raw), ret_id);
}

/* How many files from first on stand in the folder whose path, with its '/', has n bytes. */
static size_t count_below(const struct publish_tree *tree, size_t first, size_t n)
{
	const str folder = str_slice(tree->files.items[first].path, 0, n);
	size_t i = first;

	while (i < tree->files.n && str_starts_with(tree->files.items[i].path, folder))
		i++;
	return i - first;
}

/* Writes the tree of the files from first on, and the trees below it; skip bytes name its folder.
 */
static bool write_folder(
    struct publish_tree *tree, size_t first, size_t n, size_t skip, struct oid *ret_id)
{
	const struct publish_file *files = tree->files.items;
	entries list = {0};

	for (size_t i = first; i < first + n;) {
		const str name = str_from(files[i].path, skip);
		const size_t slash = str_find_char(name, '/', 0);
		struct repo_tree_entry entry = {files[i].mode, name, files[i].id};
		size_t count = 1;

		if (slash != STR_NONE) {
			count = count_below(tree, i, skip + slash + 1);
			entry.mode = REPO_MODE_TREE;
			entry.name = str_slice(name, 0, slash);
			if (!write_folder(tree, i, count, skip + slash + 1, &entry.id))
				return false;
		}
		VEC_PUSH(tree->tmp, &list, entry);
		i += count;
	}
	return write_tree(tree, &list, ret_id);
}

static int compare_files(const void *left, const void *right)
{
	const struct publish_file *a = left, *b = right;

	return str_cmp(a->path, b->path);
}

bool publish_tree_finish(struct publish_tree *tree, struct oid *ret_tree)
{
	struct arena_mark mark = arena_mark(tree->tmp);
	struct publish_file *files = tree->files.items;

	qsort(files, tree->files.n, sizeof *files, compare_files);
	for (size_t i = 1; i < tree->files.n; i++) {
		if (str_eq(files[i - 1].path, files[i].path))
			BUG("'%.*s' is written twice", STR_ARG(files[i].path));
	}
	const bool done = write_folder(tree, 0, tree->files.n, 0, ret_tree);
	arena_rewind(tree->tmp, mark);
	return done;
}

/* Puts an entry into a list, in place of the one of its name. */
static void set_entry(struct publish_tree *tree, entries *list, struct repo_tree_entry entry)
{
	for (size_t i = 0; i < list->n; i++) {
		if (str_eq(list->items[i].name, entry.name)) {
			list->items[i] = entry;
			return;
		}
	}
	VEC_PUSH(tree->tmp, list, entry);
}

/* The entries of a former tree; none when there was no tree of that name. */
static bool list_former(struct publish_tree *tree, const struct oid *id, entries *ret_list)
{
	struct repo_tree_entry entry;
	str raw;

	if (!read_former(tree, id, &raw))
		return false;
	while (repo_tree_next(&raw, &entry))
		VEC_PUSH(tree->tmp, ret_list, entry);
	return true;
}

/* The tree of that name in a list; none when it holds none. */
static struct oid find_tree(const entries *list, str name)
{
	for (size_t i = 0; i < list->n; i++) {
		if (str_eq(list->items[i].name, name) && list->items[i].mode == REPO_MODE_TREE)
			return list->items[i].id;
	}
	return (struct oid){{0}};
}

/* Files of the top beside the folder of the site. */
static bool set_top_files(
    struct publish_tree *tree, const struct former *former, str cname, entries *list)
{
	struct repo_tree_entry entry = {REPO_MODE_FILE, S("CNAME"), {{0}}};

	if (cname.p) {
		if (!publish_tree_put(
			tree, REPO_BLOB, str_cat(tree->tmp, cname, S("\n")), &entry.id))
			return false;
		set_entry(tree, list, entry);
	}
	if (!oid_is_none(&former->tip))
		return true;
	entry.name = S(OWNER_MARKER);
	if (!publish_tree_put(tree, REPO_BLOB, S(""), &entry.id))
		return false;
	set_entry(tree, list, entry);
	return true;
}

/* Lists a former tree, with the site in place of what stood at path. */
static bool graft_into(struct publish_tree *tree, const struct oid *former, str path,
    const struct oid *site, entries *ret_list)
{
	struct repo_tree_entry entry = {REPO_MODE_TREE, path, *site};
	entries below = {0};

	if (!list_former(tree, former, ret_list) || !str_next_part(&path, '/', &entry.name))
		return false;
	const struct oid folder = find_tree(ret_list, entry.name);
	if (path.n &&
	    !(graft_into(tree, &folder, path, site, &below) && write_tree(tree, &below, &entry.id)))
		return false;
	set_entry(tree, ret_list, entry);
	return true;
}

bool publish_tree_graft(struct publish_tree *tree, const struct former *former,
    const struct oid *site, str cname, struct oid *ret_top)
{
	struct arena_mark mark = arena_mark(tree->tmp);
	entries list = {0};
	const bool done = graft_into(tree, &former->top, former->prefix, site, &list) &&
	    set_top_files(tree, former, cname, &list) && write_tree(tree, &list, ret_top);

	arena_rewind(tree->tmp, mark);
	return done;
}
