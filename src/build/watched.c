/* SPDX-License-Identifier: MIT */
/* The folders to watch, found as definitions are: below the sources, without what is skipped. */
#include "build/watched.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/vec.h"

struct lister {
	struct arena *mem;
	struct build *build;
	struct map seen;
	VEC(struct preview_folder) found;
};

/* False for one that is no folder, is known already, or is one too many. */
static bool add(struct lister *l, str path, bool is_git)
{
	const str kept = str_dup(l->mem, path.n ? path : S("."));
	void **seen;

	if (l->found.n >= LIMIT_WATCHED_FOLDERS || file_kind(kept) != FILE_FOLDER)
		return false;
	seen = map_put(l->mem, &l->seen, kept);
	if (*seen)
		return false;
	*seen = l;
	VEC_PUSH(l->mem, &l->found, ((struct preview_folder){kept, is_git}));
	return true;
}

/* Whether definitions below a folder of the work tree are looked for; path counts from the root. */
static bool is_entered(struct build *build, str path)
{
	const struct site_config *config = &build->input.config;

	if (def_is_skipped(str_cat(build->tmp, path, S("/x")), build->output_below_root) ||
	    def_is_excluded(&config->exclude, path))
		return false;
	return !build->repo || !repo_is_ignored(build->repo, str_cat(build->tmp, path, S("/")));
}

/* The folder at path below base and all within; of the work tree only those that are entered. */
static void walk(struct lister *l, str base, str path, bool is_work_tree)
{
	const struct arena_mark mark = arena_mark(l->build->tmp);
	const str full = path_join(l->build->tmp, base, path);
	struct file_entry *entries;
	size_t n;

	if (!add(l, full, false) || !file_list(l->build->tmp, full, &entries, &n))
		n = 0;
	for (size_t i = 0; i < n; i++) {
		const str below = path_join(l->build->tmp, path, entries[i].name);
		if (entries[i].kind == FILE_FOLDER &&
		    (!is_work_tree || is_entered(l->build, below)))
			walk(l, base, below, is_work_tree);
	}
	arena_rewind(l->build->tmp, mark);
}

/* HEAD and packed-refs stand in git's folder; a linked work tree has the branches of the main one.
 */
static void add_git(struct lister *l)
{
	const struct repo_info *info = repo_info(l->build->repo);
	const str common = info->linked ? path_dir(path_dir(info->git_dir)) : info->git_dir;

	add(l, info->git_dir, true);
	add(l, common, true);
	walk(l, common, S("refs"), false);
}

/* Outside of a repository the root is the folder of -C as it was given: perhaps a link to one. */
static str root_of(struct build *build)
{
	return file_kind(build->root) == FILE_LINK ? str_cat(build->tmp, build->root, S("/."))
						   : build->root;
}

/* A source may be a file: its folder is what changes. */
static void add_work_tree(struct lister *l)
{
	struct build *build = l->build;
	const struct def_strings *sources = &build->input.config.sources;
	const str root = root_of(build);

	if (!sources->n)
		walk(l, root, S(""), true);
	for (size_t i = 0; i < sources->n; i++) {
		walk(l, root, sources->items[i], true);
		add(l, path_join(build->tmp, root, path_dir(sources->items[i])), false);
	}
	add(l, root, false);
}

struct preview_folders build_list_watched(struct arena *mem, struct build *build)
{
	struct lister l = {.mem = mem, .build = build};
	const struct site_config *config = &build->input.config;
	const struct arena_mark mark = arena_mark(build->tmp);

	if (!build->from_tree)
		add_work_tree(&l);
	add(&l, build_config_folder(build), false);
	if (config->templates.p)
		walk(&l, config->templates, S(""), false);
	walk(&l, build_beside_config(build, S("languages")), S(""), false);
	if (build->repo)
		add_git(&l);
	arena_rewind(build->tmp, mark);
	return (struct preview_folders){l.found.items, l.found.n};
}
