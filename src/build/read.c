/* SPDX-License-Identifier: MIT */
/* The second stage: definitions as they are now, and the walk over how they came to be. */
#define _XOPEN_SOURCE 700 /* realpath: POSIX has it in the base since 2008, glibc still in XSI */

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "build/stages.h"

/* The output folder, when it lies below the root, must not be searched for definitions. */
static str find_output_below_root(struct build *build)
{
	char *output = realpath(str_cstr(build->tmp, build->output), NULL);
	char *root = realpath(str_cstr(build->tmp, build->root), NULL);
	str below = STR_ABSENT;

	if (output && root)
		below = path_below(str_of_cstr(output), str_of_cstr(root));
	below = below.n ? str_dup(build->mem, below) : STR_ABSENT;
	free(output);
	free(root);
	return below;
}

bool build_discover(struct build *build, const struct def_query *query)
{
	if (!def_discover(build->mem, build->tmp, build->diag, query, &build->input.files))
		return false;
	if (!build->input.files.n)
		diag_report(build->diag, AD403, diag_at(STR_ABSENT, 0, 0),
		    "no definitions found in '%.*s'", STR_ARG(build->options->folder));
	return true;
}

static bool are_equal(const struct def_strings *a, const struct def_strings *b)
{
	bool equal = a->n == b->n;

	for (size_t i = 0; equal && i < a->n; i++)
		equal = str_eq(a->items[i], b->items[i]);
	return equal;
}

/* Whether definitions are looked for in the same places. */
static bool has_places_of(const struct build *build, const struct build *former)
{
	const struct site_config *a = &build->input.config, *b = &former->input.config;

	return are_equal(&a->sources, &b->sources) && are_equal(&a->exclude, &b->exclude) &&
	    str_eq(build->output_below_root, former->output_below_root);
}

bool build_read(struct build *build)
{
	const struct site_config *config = &build->input.config;

	build->output_below_root = find_output_below_root(build);
	struct def_query query = {
	    .folder = build->root,
	    .repo = build->repo,
	    .sources = config->sources.items,
	    .source_count = config->sources.n,
	    .skip = build->output_below_root,
	    .exclude = config->exclude,
	};

	if (build->input.commits.n) {
		query.from_tree = build->options->revision.p || repo_info(build->repo)->bare;
		query.tree = build->input.commits.items[0].tree;
	}
	if (build->former && has_places_of(build, build->former))
		query.former = &build->former->input.files;
	build->from_tree = query.from_tree;
	return build_discover(build, &query);
}

static bool is_below_sources(const struct site_config *config, str path)
{
	for (size_t i = 0; i < config->sources.n; i++) {
		if (path_is_below(path, config->sources.items[i]))
			return true;
	}
	return !config->sources.n;
}

/*
 * Whether files without front matter counted as agents in a folder of a tree. The files of one
 * removal are asked about one after the other, so the last answer is kept.
 */
static bool had_personas(struct build *build, str folder, const struct oid *tree)
{
	struct build_personas *last = &build->personas;

	if (last->folder.p && oid_eq(&last->tree, tree) && str_eq(last->folder, folder))
		return last->answer;
	struct def_query query = {
	    .repo = build->repo,
	    .from_tree = true,
	    .tree = *tree,
	    .sources = build->input.config.sources.items,
	    .source_count = build->input.config.sources.n,
	    .skip = build->output_below_root,
	    .exclude = build->input.config.exclude,
	};
	*last = (struct build_personas){
	    *tree, str_dup(build->mem, folder), def_has_personas(build->page, &query, folder)};
	return last->answer;
}

/* A path that is gone counts as a definition by the same rules as one that is there. */
static bool was_definition(void *context, str path, const struct oid *blob, const struct oid *tree)
{
	struct build *build = context;
	enum def_path kind = def_path_kind(path);
	str bytes;

	if (kind == DEF_PATH_NONE || !is_below_sources(&build->input.config, path) ||
	    def_is_skipped(path, build->output_below_root) ||
	    def_is_excluded(&build->input.config.exclude, path))
		return false;
	if (kind != DEF_PATH_MAYBE)
		return true;
	struct arena_mark mark = arena_mark(build->page);
	bool readable = repo_read_blob(build->page, build->repo, blob, &bytes);
	bool was = readable && def_looks_like_agent(bytes);
	bool may_be = readable && def_may_be_persona(path, bytes);
	arena_rewind(build->page, mark);
	return was || (may_be && had_personas(build, path_dir(path), tree));
}

static bool is_hidden(void *context, str path)
{
	const struct build *build = context;

	return def_is_excluded(&build->input.config.exclude, path);
}

static int compare_paths(const void *left, const void *right)
{
	return str_cmp(*(const str *)left, *(const str *)right);
}

/*
 * The paths whose history is wanted whole: the definitions that are there, and those that only the
 * work tree lacks, whose removal is not committed yet.
 */
static size_t list_living(struct build *build, str **ret_paths)
{
	const struct def_files *files = &build->input.files;
	str *paths = ARENA_ARRAY(build->mem, str, files->n + files->missing_count);
	size_t n = 0;

	for (size_t i = 0; i < files->n; i++)
		paths[n++] = files->items[i].path;
	for (size_t i = 0; i < files->missing_count; i++) {
		const struct def_missing *missing = &files->missing[i];
		if (was_definition(
			build, missing->path, &missing->blob, &build->input.commits.items[0].tree))
			paths[n++] = missing->path;
	}
	if (n)
		qsort(paths, n, sizeof *paths, compare_paths);
	*ret_paths = paths;
	return n;
}

/* Where the history begins decides which commits there are, and not only how many. */
static bool has_commits_of(const struct site_input *input, const struct site_input *former)
{
	const struct repo_commits *a = &input->commits, *b = &former->commits;
	bool equal = a->n == b->n;

	for (size_t i = 0; equal && i < a->n; i++)
		equal = oid_eq(&a->items[i].id, &b->items[i].id);
	return equal;
}

/* The history of the same commit, of the same paths, by the same settings, is the same. */
static bool has_history_of(const struct build *build, const struct build *former)
{
	return former->input.with_history && oid_eq(&build->commit, &former->commit) &&
	    has_commits_of(&build->input, &former->input) &&
	    are_equal(&build->living, &former->living) && has_places_of(build, former);
}

/* Changes are told in words of the language. */
static bool has_words_of(const struct build *build, const struct build *former)
{
	return str_eq(build->language->code, former->language->code) &&
	    str_eq(build->own_words, former->own_words);
}

static void collect_history(struct build *build, struct diag *diag)
{
	struct site_input *input = &build->input;
	str *living;
	const size_t living_count = list_living(build, &living);

	build->living = (struct def_strings){living, living_count};
	if (build->former && has_history_of(build, build->former)) {
		input->history = build->former->input.history;
		input->has_former_history = true;
		return;
	}
	struct hist_query query = {
	    .repo = build->repo,
	    .commits = &input->commits,
	    .living = living,
	    .living_count = living_count,
	    .was_definition = was_definition,
	    .is_hidden = input->config.exclude.n ? is_hidden : NULL,
	    .context = build,
	};
	input->history = hist_collect(build->mem, build->tmp, diag, &query);
}

void build_walk(struct build *build)
{
	struct site_input *input = &build->input;
	struct arena_mark mark = arena_mark(build->tmp);

	if (input->with_history) {
		build_read_ignored(build);
		collect_history(build, build->diag);
	} else {
		input->has_former_history = build->former && !build->former->input.with_history;
		if (input->commits.n && site_has_namesakes(build->tmp, &input->files))
			/* what it lacks is not shown */
			collect_history(build, diag_new(build->mem));
	}
	arena_rewind(build->tmp, mark);
	if (build->former) {
		input->former = build->former->site;
		input->has_former_history &= has_words_of(build, build->former);
	}
	build->site = site_begin(build->mem, build->tmp, build->diag, input);
}
