/* SPDX-License-Identifier: MIT */
/*
 * From a list of markdown files to definitions. Paths decide first. What they leave open is read:
 * front matter with a name and a description makes an agent. And where no folder is named for
 * what it holds, a file without front matter beside such agents is one, too: personas are written
 * so. Not here: the walk over folders, see walk.c.
 */
#include "definition/discover.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "definition/front_matter.h"
#include "definition/kinds.h"
#include "definition/walk.h"

struct candidate {
	const struct walk_file *file;
	enum def_path kind; /* DEF_PATH_MAYBE until decided, DEF_PATH_NONE for what is none */
	bool may_be_persona; /* see def_may_be_persona */
	str bytes; /* absent until read */
	const struct def_file *former; /* that had the same bytes; NULL: none */
};

struct finder {
	struct arena *mem, *tmp;
	struct diag *diag;
	const struct def_query *query;
	const struct walk *head; /* what HEAD has, when the work tree is read; else empty */
	struct candidate *items; /* sorted by path */
	size_t n;
	struct map skills; /* the folders that hold a SKILL.md */
	struct map folders; /* those that hold a definition, personas not counted */
	bool is_marked; /* some folder is named for the definitions in it */
};

static int candidate_cmp(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	const int order = str_cmp(a->file->path, b->file->path);

	/* the same file by two sources: the one that was named comes first and stays */
	return order ? order : b->file->is_explicit - a->file->is_explicit;
}

static void sort_candidates(struct finder *f)
{
	size_t kept = 0;

	if (f->n > 1)
		qsort(f->items, f->n, sizeof *f->items, candidate_cmp);
	for (size_t i = 0; i < f->n; i++)
		if (!kept || !str_eq(f->items[kept - 1].file->path, f->items[i].file->path))
			f->items[kept++] = f->items[i];
	f->n = kept;
}

/*
 * A file belongs to a skill when it lies below a folder that holds a SKILL.md. At the top of a
 * collection a SKILL.md does not claim the folders that are named for agents and commands.
 */
bool def_is_asset(const struct map *skills, str path)
{
	const enum def_path kind = def_path_kind(path);

	if (kind == DEF_PATH_SKILL)
		return false;
	for (str folder = path_dir(path); folder.n; folder = path_dir(folder))
		if (map_get(skills, folder))
			return true;
	return map_get(skills, S("")) && (kind == DEF_PATH_MAYBE || kind == DEF_PATH_NONE);
}

static void list_candidates(struct finder *f, const struct walk *walk)
{
	f->n = walk->files.n;
	f->items = ARENA_ARRAY(f->tmp, struct candidate, f->n);
	for (size_t i = 0; i < f->n; i++)
		f->items[i].file = &walk->files.items[i];
	sort_candidates(f);
}

static void judge_paths(struct finder *f)
{
	for (size_t i = 0; i < f->n; i++) {
		struct candidate *item = &f->items[i];

		item->kind = def_path_kind(item->file->path);
		if (item->kind == DEF_PATH_SKILL && !item->file->is_link)
			*map_put(f->tmp, &f->skills, path_dir(item->file->path)) = item;
	}
	for (size_t i = 0; i < f->n; i++) {
		struct candidate *item = &f->items[i];
		const str path = item->file->path;

		if (item->file->is_explicit && item->kind == DEF_PATH_MAYBE)
			item->kind = DEF_PATH_AGENT;
		else if (def_is_asset(&f->skills, path))
			item->kind = DEF_PATH_NONE;
		else if (item->kind < DEF_PATH_MAYBE && def_marker_kind(path) != DEF_PATH_NONE)
			f->is_marked = true;
	}
}

static bool is_definition(const struct candidate *item)
{
	return item->kind < DEF_PATH_MAYBE && !item->file->is_link;
}

static bool read_bytes(struct finder *f, const struct walk_file *file, str *ret_bytes)
{
	const struct arena_mark mark = arena_mark(f->tmp);
	const char *why = "object missing or damaged";
	bool done;

	if (f->query->from_tree) {
		done = repo_read_blob(f->mem, f->query->repo, &file->id, ret_bytes);
	} else {
		const str path = path_join(f->tmp, walk_root(f->query), file->path);

		done = file_read(f->mem, path, LIMIT_FILE, ret_bytes);
		why = strerror(errno);
		arena_rewind(f->tmp, mark);
	}
	if (!done)
		diag_report(f->diag, AD111, diag_at(file->path, 1, 1),
		    "file cannot be read (%s); left out", why);
	return done;
}

bool def_looks_like_agent(str bytes)
{
	const struct front front = front_split(bytes);

	return front.shape != FRONT_NONE && front_find_key(front.source, S("name")) != STR_NONE &&
	    front_find_key(front.source, S("description")) != STR_NONE;
}

/* Papers that every project has; named here only, where a file is taken for lack of a reason. */
static bool is_paper(str path)
{
	static const char *const papers[] = {"CODE_OF_CONDUCT.md", "GOVERNANCE.md", "INSTALL.md",
	    "MAINTAINERS.md", "NOTICE.md", "ROADMAP.md", "SECURITY.md", "SUPPORT.md", "TODO.md"};

	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
		if (str_eq(path_base(path), str_of_cstr(papers[i])))
			return true;
	return false;
}

bool def_may_be_persona(str path, str bytes)
{
	return !is_paper(path) && front_split(bytes).shape == FRONT_NONE;
}

static int compare_with_path(const void *key, const void *item)
{
	return str_cmp(*(const str *)key, ((const struct def_file *)item)->path);
}

static const struct def_file *find_former(const struct finder *f, str path)
{
	const struct def_files *former = f->query->former;

	if (!former || !former->n)
		return NULL;
	return bsearch(&path, former->items, former->n, sizeof *former->items, compare_with_path);
}

/* Bytes that were there before need no second copy. What was read is compared, and not the time of
 * the file: that may be the same for another text. */
static void take_former(struct finder *f, struct candidate *item, struct arena_mark mark)
{
	const struct def_file *former = find_former(f, item->file->path);

	if (!former || !str_eq(former->read, item->bytes))
		return;
	arena_rewind(f->mem, mark);
	item->bytes = former->read;
	item->former = former;
}

/* Reads a candidate; one whose path did not tell is decided by its front matter. */
static void read_candidate(struct finder *f, struct candidate *item)
{
	const struct arena_mark mark = arena_mark(f->mem);
	const bool is_open = item->kind == DEF_PATH_MAYBE;

	if (item->kind == DEF_PATH_NONE || item->file->is_link)
		return;
	if (!read_bytes(f, item->file, &item->bytes)) {
		item->kind = DEF_PATH_NONE;
		return;
	}
	take_former(f, item, mark);
	if (is_open && def_looks_like_agent(item->bytes)) {
		item->kind = DEF_PATH_AGENT;
	} else if (is_open) {
		item->may_be_persona = def_may_be_persona(item->file->path, item->bytes);
		item->bytes = STR_ABSENT;
		arena_rewind(f->mem, mark);
	}
}

/* A persona without front matter beside definitions, in a collection without any marker folder. */
static void find_personas(struct finder *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (is_definition(&f->items[i]))
			*map_put(f->tmp, &f->folders, path_dir(f->items[i].file->path)) = f;
	for (size_t i = 0; i < f->n && !f->is_marked; i++) {
		struct candidate *item = &f->items[i];
		const str path = item->file->path;

		if (!item->may_be_persona || !map_get(&f->folders, path_dir(path)))
			continue;
		item->kind = DEF_PATH_AGENT;
		read_candidate(f, item);
	}
}

/* A link whose path does not tell is worth a word only beside definitions. */
static void report_links(struct finder *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct candidate *item = &f->items[i];
		const str path = item->file->path;
		const bool told = item->kind < DEF_PATH_MAYBE || !path_extension(path).n;

		if (!item->file->is_link ||
		    (!item->file->is_explicit && def_is_asset(&f->skills, path)))
			continue;
		if (told || (item->kind == DEF_PATH_MAYBE && map_get(&f->folders, path_dir(path))))
			diag_report(
			    f->diag, AD110, diag_at(path, 1, 1), "symbolic link was not followed");
	}
}

/*
 * A work tree's file can differ from its blob by git's filters (line ends), but then it differs
 * from HEAD's too, so git is asked only about what seems to be changed. What only the filters
 * changed is read from HEAD: all check-outs of a commit give the same site.
 */
static void take_filtered(struct finder *f, const struct walk_file *file, struct def_file *found)
{
	struct oid filtered;
	str text;

	if (repo_hash_file(f->query->repo, file->path, &filtered))
		found->blob = filtered;
	if (oid_eq(&found->blob, &file->id) &&
	    repo_read_blob(f->mem, f->query->repo, &found->blob, &text))
		found->bytes = text;
}

static struct def_file make_file(struct finder *f, const struct candidate *item)
{
	const struct walk_file *file = item->file;
	struct def_file found = {
	    .path = file->path,
	    .kind = (enum def_kind)item->kind,
	    .bytes = item->bytes,
	    .read = item->bytes,
	};

	if (f->query->from_tree)
		found.read_id = file->id;
	else
		found.read_id = item->former ? item->former->read_id : repo_hash_blob(item->bytes);
	found.blob = found.read_id;
	if (!f->query->from_tree && f->query->repo && !oid_is_none(&file->id) &&
	    !oid_eq(&found.blob, &file->id))
		take_filtered(f, file, &found);
	return found;
}

static void collect_files(struct finder *f, struct def_files *files)
{
	VEC(struct def_file) found = {0};

	for (size_t i = 0; i < f->n; i++) {
		const struct candidate *item = &f->items[i];

		if (is_definition(item))
			VEC_PUSH(f->mem, &found, make_file(f, item));
	}
	files->items = found.items;
	files->n = found.n;
}

/* The folders that a page introduces: those with a definition in them or below. */
static struct map find_categories(struct finder *f, const struct def_files *files)
{
	struct map categories = {0};

	for (size_t i = 0; i < files->n; i++) {
		str folder = path_dir(files->items[i].path);

		for (; folder.n && !map_get(&categories, folder); folder = path_dir(folder))
			*map_put(f->tmp, &categories, folder) = f;
	}
	if (files->n)
		*map_put(f->tmp, &categories, S("")) = f;
	return categories;
}

static void collect_readmes(struct finder *f, struct def_files *files)
{
	const struct map categories = find_categories(f, files);
	VEC(struct def_readme) found = {0};

	for (size_t i = 0; i < f->n; i++) {
		const struct walk_file *file = f->items[i].file;
		struct def_readme readme = {.folder = path_dir(file->path)};

		if (!str_eq(path_base(file->path), S("README.md")) || file->is_link ||
		    def_is_asset(&f->skills, file->path) || !map_get(&categories, readme.folder))
			continue;
		if (read_bytes(f, file, &readme.bytes))
			VEC_PUSH(f->mem, &found, readme);
	}
	files->readmes = found.items;
	files->readme_count = found.n;
}

static int missing_cmp(const void *left, const void *right)
{
	const struct def_missing *a = left, *b = right;

	return str_cmp(a->path, b->path);
}

static void collect_missing(struct finder *f, struct def_files *files)
{
	struct map on_disk = {0};
	VEC(struct def_missing) found = {0};

	for (size_t i = 0; i < f->n; i++)
		if (!f->items[i].file->is_link)
			*map_put(f->tmp, &on_disk, f->items[i].file->path) = f;
	for (size_t i = 0; i < f->head->files.n; i++) {
		const struct walk_file *file = &f->head->files.items[i];

		if (!file->is_link && !map_get(&on_disk, file->path))
			VEC_PUSH(f->mem, &found, ((struct def_missing){file->path, file->id}));
	}
	if (found.n)
		qsort(found.items, found.n, sizeof *found.items, missing_cmp);
	files->missing = found.items;
	files->missing_count = found.n;
}

/* The same tree has the same files. */
static bool walk_head(struct finder *f)
{
	const struct def_query *query = f->query;
	const struct def_files *former = query->former;
	struct walk *head = ARENA_NEW(f->mem, struct walk);

	f->head = head;
	if (!query->repo || query->from_tree || oid_is_none(&query->tree))
		return true;
	if (former && former->tracked && oid_eq(&former->tracked_tree, &query->tree)) {
		f->head = former->tracked;
		return true;
	}
	return walk_tree(f->mem, f->tmp, f->diag, query, head);
}

static bool walk_query(struct finder *f, struct walk *ret_walk)
{
	const struct def_query *query = f->query;

	if (query->from_tree)
		return walk_tree(f->mem, f->tmp, f->diag, query, ret_walk);
	return walk_disk(f->mem, f->tmp, f->diag, query, f->head, ret_walk);
}

bool def_discover(struct arena *mem, struct arena *tmp, struct diag *diag,
    const struct def_query *query, struct def_files *ret_files)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct finder f = {.mem = mem, .tmp = tmp, .diag = diag, .query = query};
	struct def_files files = {.tracked_tree = query->tree};
	struct walk walk = {0};

	if (!walk_head(&f) || !walk_query(&f, &walk)) {
		arena_rewind(tmp, mark);
		return false;
	}
	list_candidates(&f, &walk);
	judge_paths(&f);
	for (size_t i = 0; i < f.n; i++)
		read_candidate(&f, &f.items[i]);
	find_personas(&f);
	report_links(&f);
	collect_files(&f, &files);
	collect_readmes(&f, &files);
	collect_missing(&f, &files);
	arena_rewind(tmp, mark);
	files.tracked = f.head;
	*ret_files = files;
	return true;
}

/* Whether a folder itself holds a definition, whose path tells it or whose front matter does. */
static bool holds_definition(struct finder *f, str folder)
{
	for (size_t i = 0; i < f->n; i++) {
		struct candidate *item = &f->items[i];

		if (!str_eq(path_dir(item->file->path), folder))
			continue;
		read_candidate(f, item);
		if (is_definition(item))
			return true;
	}
	return false;
}

bool def_has_personas(struct arena *tmp, const struct def_query *query, str folder)
{
	const struct arena_mark mark = arena_mark(tmp);
	struct arena *const mem = arena_open();
	struct finder f = {.mem = mem, .tmp = tmp, .diag = diag_new(mem), .query = query};
	struct walk walk = {0};
	bool has = walk_tree(mem, tmp, f.diag, query, &walk);

	if (has) {
		list_candidates(&f, &walk);
		judge_paths(&f);
		has = !f.is_marked && holds_definition(&f, folder);
	}
	arena_close(mem);
	arena_rewind(tmp, mark);
	return has;
}
