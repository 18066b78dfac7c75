/* SPDX-License-Identifier: MIT */
/* The stages of a comparison: look, read both states, join them, tell what differs. */
#include "build/compare.h"

#include <stdlib.h>

#include "base/vec.h"
#include "build/states.h"
#include "history/between.h"

/* One of the two states. */
struct state {
	bool is_tree;
	struct oid tree; /* of the work tree that of HEAD */
	struct def_files files;
	struct map unreadable; /* paths of definitions that could not be read */
};

struct comparison {
	struct build build;
	struct build_states states;
	struct state before, after;
	struct map by_path; /* the definitions of before */
};

static bool find_trees(struct comparison *c)
{
	struct build *build = &c->build;
	const struct oid *head = &repo_info(build->repo)->head;
	const struct oid *to = oid_is_none(&c->states.to) ? head : &c->states.to;

	c->before.is_tree = true;
	c->after.is_tree = !oid_is_none(&c->states.to);
	if (repo_find_tree(build->repo, &c->states.from, &c->before.tree) &&
	    (oid_is_none(to) || repo_find_tree(build->repo, to, &c->after.tree)))
		return true;
	diag_report(build->diag, AD306, diag_at(STR_ABSENT, 0, 0),
	    "the files of '%.*s' cannot be read",
	    STR_ARG(oid_hex(build->tmp, &c->states.from, 10)));
	return false;
}

static bool state_has(struct comparison *c, const struct state *state, str path)
{
	return build_exists_in(&c->build, state->is_tree ? &state->tree : NULL, path);
}

/* A source may be in one state alone; one that is in none is a mistake, which reading reports. */
static struct def_strings sources_of(struct comparison *c, const struct state *state)
{
	const struct def_strings *all = &c->build.input.config.sources;
	const struct state *other = state == &c->before ? &c->after : &c->before;
	struct def_strings here = {ARENA_ARRAY(c->build.mem, str, all->n), 0};

	for (size_t i = 0; i < all->n; i++)
		if (state_has(c, state, all->items[i]) || !state_has(c, other, all->items[i]))
			here.items[here.n++] = all->items[i];
	return here;
}

/*
 * Keeps of what reading reported what makes the comparison incomplete. What else is wrong with the
 * definitions is the business of a build.
 */
static void pass_on(struct comparison *c, struct diag *found, struct state *state)
{
	size_t n;
	const struct diag_item *items = diag_items(found, &n);

	for (size_t i = 0; i < n; i++) {
		const struct diag_item *item = &items[i];

		if (item->code == AD111 && def_path_kind(item->place.path) < DEF_PATH_MAYBE)
			*map_put(c->build.mem, &state->unreadable, item->place.path) = c;
		if (item->severity >= DIAG_ERROR)
			diag_repeat(c->build.diag, item);
	}
}

static bool read_state(struct comparison *c, struct state *state)
{
	struct build *build = &c->build;
	const struct def_strings sources = sources_of(c, state);
	struct diag *found = diag_new(build->mem);
	const struct def_query query = {
	    .folder = build->root,
	    .repo = build->repo,
	    .from_tree = state->is_tree,
	    .tree = state->tree,
	    .sources = sources.items,
	    .source_count = sources.n,
	    .exclude = build->input.config.exclude,
	};

	if (build->input.config.sources.n && !sources.n)
		return true;
	const bool done = def_discover(build->mem, build->tmp, found, &query, &state->files);

	pass_on(c, found, state);
	return done;
}

static int compare_files(const void *left, const void *right)
{
	return str_cmp(
	    ((const struct hist_file *)left)->path, ((const struct hist_file *)right)->path);
}

/*
 * The files of before. One that cannot be read in it stands as unknown; one that cannot be read
 * in after is left out, because it did not go.
 */
static struct hist_files list_before(struct comparison *c)
{
	const struct def_files *files = &c->before.files;
	const struct map *unknown = &c->before.unreadable;
	struct hist_files list = {0};

	list.items = ARENA_ARRAY(c->build.mem, struct hist_file, files->n + unknown->n);
	for (size_t i = 0; i < files->n; i++) {
		const struct def_file *file = &files->items[i];

		if (!map_get(&c->after.unreadable, file->path))
			list.items[list.n++] =
			    (struct hist_file){file->path, file->blob, file->bytes};
	}
	for (size_t i = 0; i < unknown->n; i++) {
		const str path = unknown->entries[i].key;

		if (!map_get(&c->after.unreadable, path))
			list.items[list.n++] = (struct hist_file){.path = path};
	}
	if (list.n)
		qsort(list.items, list.n, sizeof *list.items, compare_files);
	return list;
}

static struct hist_files list_after(struct comparison *c)
{
	const struct def_files *files = &c->after.files;
	struct hist_files list = {ARENA_ARRAY(c->build.mem, struct hist_file, files->n), files->n};

	for (size_t i = 0; i < files->n; i++)
		list.items[i] = (struct hist_file){
		    files->items[i].path, files->items[i].blob, files->items[i].bytes};
	return list;
}

/* The site of the later state, with one step of history. */
static void join(struct comparison *c)
{
	struct build *build = &c->build;
	struct site_input *input = &build->input;
	const struct hist_files before = list_before(c), after = list_after(c);

	for (size_t i = 0; i < c->before.files.n; i++)
		*map_put(build->mem, &c->by_path, c->before.files.items[i].path) =
		    &c->before.files.items[i];
	input->language = build_english(build);
	input->repo = build->repo;
	input->commit = c->states.to;
	input->files = c->after.files;
	input->with_history = true;
	input->config.removed = true; /* whatever pages there are: this is about what changed */
	input->history = hist_between(build->mem, build->diag, build->repo, &before, &after);
	build->site = site_begin(build->mem, build->tmp, diag_new(build->mem), input);
}

static bool is_same(const struct hist_revision *hist)
{
	return hist->status == HIST_MODIFIED && oid_eq(&hist->blob, &hist->old_blob);
}

/* The definition before the step; NULL when there was none or it cannot be read. */
static const struct definition *read_before(struct comparison *c, const struct hist_revision *hist)
{
	const str path = hist->old_path.p ? hist->old_path : hist->path;
	const struct def_file *file = map_get(&c->by_path, path);

	if (!file || hist->status == HIST_ADDED)
		return NULL;
	struct definition *def = ARENA_NEW(c->build.mem, struct definition);

	def_parse_fields(c->build.mem, c->build.tmp, path, file->kind, file->bytes, def);
	return def;
}

static struct report_item compare_definition(
    struct comparison *c, struct site_def *def, struct site_reference_memo *memo)
{
	struct build *build = &c->build;
	struct site_revision *revision = &def->revisions[0];
	const struct arena_mark mark = arena_mark(build->page);
	struct site_texts texts = {.memo = memo};
	struct diff diff;

	texts.before = read_before(c, &revision->hist);
	texts.after = def->deleted ? NULL : &def->def;
	if (texts.before && texts.after && !str_eq(texts.before->source, texts.after->source)) {
		diff =
		    diff_lines(build->page, build->tmp, texts.before->source, texts.after->source);
		texts.diff = &diff;
	}
	site_reference_memo_begin(memo, def);
	site_add_change(build->mem, build->tmp, build->site, def, revision, &texts);
	arena_rewind(build->page, mark);
	return (struct report_item){
	    .def = def,
	    .revision = revision,
	    .rank = report_rank(revision),
	    .before = texts.before ? texts.before->source : STR_ABSENT,
	    .after = texts.after ? texts.after->source : STR_ABSENT,
	};
}

static void tell(struct comparison *c, struct report *report)
{
	struct site *site = c->build.site;
	struct site_reference_memo memo;
	const size_t all = site->def_count + site->removed_count;

	report->items = ARENA_ARRAY(c->build.mem, struct report_item, all);
	site_reference_memo_open(&memo);
	for (size_t i = 0; i < all; i++) {
		struct site_def *def =
		    i < site->def_count ? &site->defs[i] : &site->removed[i - site->def_count];
		if (!is_same(&def->revisions[0].hist))
			report->items[report->n++] = compare_definition(c, def, &memo);
	}
	site_reference_memo_close(&memo);
	report_sort(report);
}

static bool compare(struct comparison *c, struct build_options *options,
    const struct build_compare_options *given, struct report *report)
{
	struct build *build = &c->build;

	if (!build_open_repository(build))
		return false;
	if (!build->repo) {
		diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0),
		    "'%.*s' names no revision: '%.*s' is not in a git repository",
		    STR_ARG(given->words[0]), STR_ARG(given->folder));
		return false;
	}
	if (!build_find_states(build, given, &c->states))
		return false;
	options->sources = given->words + c->states.path_start;
	options->source_count = given->word_count - c->states.path_start;
	if (!build_read_config(build, &build->input.config) || !find_trees(c) ||
	    !read_state(c, &c->before) || !read_state(c, &c->after))
		return false;
	join(c);
	tell(c, report);
	report->site = build->site;
	report->from = oid_hex(build->mem, &c->states.from, 40);
	if (c->after.is_tree)
		report->to = oid_hex(build->mem, &c->states.to, 40);
	return true;
}

bool build_compare(struct arena *mem, struct diag *diag, const struct build_compare_options *given,
    struct report *ret_report)
{
	struct build_options options = {.folder = given->folder, .config = given->config};
	struct comparison c = {
	    .build = {.options = &options, .diag = diag, .mem = mem},
	};
	struct report report = {0};

	c.build.tmp = arena_open();
	c.build.page = arena_open();
	const bool done = compare(&c, &options, given, &report);

	repo_close(c.build.repo);
	arena_close(c.build.page);
	arena_close(c.build.tmp);
	if (done)
		*ret_report = report;
	return done;
}
