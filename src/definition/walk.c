/* SPDX-License-Identifier: MIT */
/*
 * Lists markdown files. Not here: which of them are definitions, see discover.c. The two walks are
 * recursive, at most LIMIT_TREE_DEPTH deep; their scratch is rewound folder by folder.
 */
#include "definition/walk.h"

#include <errno.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/glob.h"
#include "base/limits.h"
#include "base/path.h"
#include "definition/kinds.h"

struct walker {
	struct arena *mem, *tmp;
	struct diag *diag;
	const struct def_query *query;
	const struct walk *head; /* of the disk's walk */
	struct map tracked; /* the files of head by path */
	struct walk found;
	size_t entry_count;
};

str walk_root(const struct def_query *query)
{
	const str root = query->repo ? repo_info(query->repo)->root : STR_ABSENT;

	return root.p ? root : query->folder;
}

/* Folders that never hold definitions. site/ is where the output goes by default, so after a build
 * with -o elsewhere it may hold copies of all of them. */
static bool is_skipped_folder(str skip, str path)
{
	const str base = path_base(path);

	return str_eq(base, S(".git")) || str_eq(base, S("node_modules")) ||
	    str_eq(path, S("site")) || (skip.p && str_eq(path, skip));
}

bool def_is_skipped(str path, str skip)
{
	for (str folder = path_dir(path); folder.n; folder = path_dir(folder))
		if (is_skipped_folder(skip, folder))
			return true;
	return false;
}

bool def_is_excluded(const struct def_strings *patterns, str path)
{
	for (size_t i = 0; i < patterns->n; i++)
		if (glob_covers(patterns->items[i], path))
			return true;
	return false;
}

/*
 * A link is not followed, so nobody knows whether it leads to a folder; one without an extension
 * whose place is that of definitions is taken for one.
 */
static bool is_link_of_interest(struct arena *tmp, str path)
{
	const str parent = path_base(path_dir(path));

	if (def_path_kind(path) != DEF_PATH_NONE)
		return true;
	if (path_extension(path).n)
		return false;
	return str_eq_nocase(path_base(path), S("skills")) || str_eq_nocase(parent, S("skills")) ||
	    def_marker_kind(path_join(tmp, path, S("x.md"))) != DEF_PATH_NONE;
}

static bool is_markdown(str name)
{
	return name.n > 3 && str_eq_nocase(str_from(name, name.n - 3), S(".md"));
}

static bool is_excluded(const struct walker *w, str path)
{
	return def_is_excluded(&w->query->exclude, path);
}

static void add_file(struct walker *w, str path, struct oid id)
{
	if (!is_excluded(w, path))
		VEC_PUSH(w->mem, &w->found.files, ((struct walk_file){.path = path, .id = id}));
}

static void add_link(struct walker *w, str path)
{
	if (is_link_of_interest(w->tmp, path) && !is_excluded(w, path))
		VEC_PUSH(w->mem, &w->found.files,
		    ((struct walk_file){.path = str_dup(w->mem, path), .is_link = true}));
}

/* A link that was named is reported whatever its name. */
static void add_source_file(struct walker *w, const struct walk_file *file)
{
	if ((file->is_link || is_markdown(file->path)) && !is_excluded(w, file->path))
		VEC_PUSH(w->mem, &w->found.files, *file);
}

static void report_folder(struct walker *w, str path, const char *why)
{
	diag_report(
	    w->diag, AD111, diag_at(path, 1, 1), "folder cannot be read (%s); left out", why);
}

static bool fail_source(struct walker *w, str path, const char *why)
{
	diag_report(w->diag, AD001, diag_at(path, 0, 0), "source cannot be read (%s)", why);
	return false;
}

/* Walks below each source, or below the top when there is none. */
static bool walk_sources(struct walker *w, bool (*walk_source)(struct walker *w, str path))
{
	const struct def_query *query = w->query;
	bool done = query->source_count || walk_source(w, S(""));

	for (size_t i = 0; done && i < query->source_count; i++) {
		const str path = path_normalize(w->mem, query->sources[i]);

		if (path.p && !str_starts_with(path, S("/")))
			done = walk_source(w, path);
		else
			done = fail_source(w, query->sources[i], "it lies outside");
	}
	return done;
}

static bool is_too_deep(struct walker *w, str path, unsigned depth)
{
	if (depth <= LIMIT_TREE_DEPTH)
		return false;
	report_folder(w, path, "too deep");
	return true;
}

/* Counts an entry; false when there are too many. A tree that holds itself would never end. */
static bool count_entry(struct walker *w)
{
	if (w->entry_count == LIMIT_FOLDER_ENTRIES) {
		diag_report(w->diag, AD111, diag_at(S(""), 0, 0),
		    "more than %u files; the others are left out", LIMIT_FOLDER_ENTRIES);
		return false;
	}
	w->entry_count++;
	return true;
}

static void walk_tree_folder(struct walker *w, const struct oid *id, str path, unsigned depth);

/* A name that no file can have is the work of somebody who means harm. */
static bool is_sane_name(str name)
{
	return name.n && !str_eq(name, S(".")) && !str_eq(name, S("..")) &&
	    str_find_char(name, '/', 0) == STR_NONE;
}

static void walk_tree_entry(
    struct walker *w, const struct repo_tree_entry *entry, str folder, unsigned depth)
{
	const bool is_file = entry->mode == REPO_MODE_FILE || entry->mode == REPO_MODE_EXECUTABLE;

	if (!is_sane_name(entry->name) || (is_file && !is_markdown(entry->name)))
		return;
	const str path =
	    folder.n ? path_join(w->mem, folder, entry->name) : str_dup(w->mem, entry->name);
	if (is_file)
		add_file(w, path, entry->id);
	else if (entry->mode == REPO_MODE_LINK)
		add_link(w, path);
	else if (entry->mode == REPO_MODE_TREE && !is_skipped_folder(w->query->skip, path))
		walk_tree_folder(w, &entry->id, path, depth + 1);
}

static void walk_tree_folder(struct walker *w, const struct oid *id, str path, unsigned depth)
{
	const struct arena_mark mark = arena_mark(w->tmp);
	struct repo_tree_entry entry;
	str raw;

	if (is_too_deep(w, path, depth))
		return;
	if (!repo_read_tree(w->tmp, w->query->repo, id, &raw)) {
		report_folder(w, path, "object missing or damaged");
		return;
	}
	*map_put(w->mem, &w->found.folders, path) = w;
	while (repo_tree_next(&raw, &entry) && count_entry(w))
		walk_tree_entry(w, &entry, path, depth);
	arena_rewind(w->tmp, mark);
}

/* The entry of a tree at a path; false when it is not there. */
static bool find_tree_entry(struct walker *w, str path, struct repo_tree_entry *ret_entry)
{
	struct repo_tree_entry entry = {REPO_MODE_TREE, S(""), w->query->tree};
	str part;

	while (path.n && str_next_part(&path, '/', &part)) {
		bool found = false;
		str raw;

		if (entry.mode != REPO_MODE_TREE ||
		    !repo_read_tree(w->tmp, w->query->repo, &entry.id, &raw))
			return false;
		while (!found && repo_tree_next(&raw, &entry))
			found = str_eq(entry.name, part);
		if (!found)
			return false;
	}
	*ret_entry = entry;
	return true;
}

static bool walk_tree_source(struct walker *w, str path)
{
	const struct arena_mark mark = arena_mark(w->tmp);
	struct repo_tree_entry entry;
	const bool found = find_tree_entry(w, path, &entry);
	struct walk_file file = {.path = path, .is_explicit = true};

	if (found && entry.mode == REPO_MODE_TREE) {
		walk_tree_folder(w, &entry.id, path, 0);
	} else if (found) {
		file.is_link = entry.mode == REPO_MODE_LINK;
		file.id = entry.id;
		add_source_file(w, &file);
	}
	arena_rewind(w->tmp, mark);
	return found || !w->query->from_tree || fail_source(w, path, "not in this revision");
}

bool walk_tree(struct arena *mem, struct arena *tmp, struct diag *diag,
    const struct def_query *query, struct walk *ret_walk)
{
	struct walker w = {.mem = mem, .tmp = tmp, .diag = diag, .query = query};

	if (!walk_sources(&w, walk_tree_source))
		return false;
	*ret_walk = w.found;
	return true;
}

static bool is_ignored_file(struct walker *w, str path)
{
	return w->query->repo && !map_get(&w->tracked, path) &&
	    repo_is_ignored(w->query->repo, path);
}

static bool is_ignored_folder(struct walker *w, str path)
{
	if (!w->query->repo || map_get(&w->head->folders, path))
		return false;
	return repo_is_ignored(w->query->repo, str_cat(w->tmp, path, S("/")));
}

static bool walk_disk_folder(struct walker *w, str path, unsigned depth);

static void walk_disk_file(struct walker *w, str path)
{
	const struct walk_file *tracked = map_get(&w->tracked, path);

	if (!is_ignored_file(w, path))
		add_file(w, str_dup(w->mem, path), tracked ? tracked->id : (struct oid){0});
}

static void walk_disk_entry(
    struct walker *w, const struct file_entry *entry, str folder, unsigned depth)
{
	const str path = path_join(w->tmp, folder, entry->name);

	if (entry->kind == FILE_FOLDER) {
		if (!is_skipped_folder(w->query->skip, path) && !is_ignored_folder(w, path) &&
		    !walk_disk_folder(w, path, depth + 1))
			report_folder(w, path, strerror(errno));
	} else if (entry->kind == FILE_LINK) {
		if (!is_ignored_file(w, path))
			add_link(w, path);
	} else if (entry->kind == FILE_REGULAR && is_markdown(entry->name)) {
		walk_disk_file(w, path);
	}
}

/* Whether a folder below the root is a repository of its own: a submodule, or a clone. */
static bool is_other_repository(
    const struct walker *w, str path, const struct file_entry *entries, size_t n)
{
	if (!path.n || !w->query->repo)
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_eq(entries[i].name, S(".git")))
			return true;
	return false;
}

/* False, with errno set, when the folder cannot be read. */
static bool walk_disk_folder(struct walker *w, str path, unsigned depth)
{
	const struct arena_mark mark = arena_mark(w->tmp);
	struct file_entry *entries;
	size_t n;

	if (is_too_deep(w, path, depth))
		return true;
	if (!file_list(w->tmp, path_join(w->tmp, walk_root(w->query), path), &entries, &n))
		return false;
	if (is_other_repository(w, path, entries, n))
		n = 0;
	for (size_t i = 0; i < n && count_entry(w); i++)
		walk_disk_entry(w, &entries[i], path, depth);
	arena_rewind(w->tmp, mark);
	return true;
}

static bool walk_disk_source(struct walker *w, str path)
{
	const struct walk_file *tracked = map_get(&w->tracked, path);
	const str full = path_join(w->tmp, walk_root(w->query), path);
	const enum file_kind kind = path.n ? file_kind(full) : FILE_FOLDER;
	struct walk_file file = {.path = path, .is_link = kind == FILE_LINK, .is_explicit = true};

	if (kind == FILE_MISSING)
		return fail_source(w, path, "it does not exist");
	if (kind == FILE_OTHER)
		return fail_source(w, path, "it is neither a file nor a folder");
	if (kind == FILE_FOLDER)
		return walk_disk_folder(w, path, 0) || fail_source(w, path, strerror(errno));
	if (tracked)
		file.id = tracked->id;
	add_source_file(w, &file);
	return true;
}

bool walk_disk(struct arena *mem, struct arena *tmp, struct diag *diag,
    const struct def_query *query, const struct walk *head, struct walk *ret_walk)
{
	struct walker w = {.mem = mem, .tmp = tmp, .diag = diag, .query = query, .head = head};

	for (size_t i = 0; i < head->files.n; i++)
		*map_put(mem, &w.tracked, head->files.items[i].path) = &head->files.items[i];
	if (!walk_sources(&w, walk_disk_source))
		return false;
	*ret_walk = w.found;
	return true;
}
