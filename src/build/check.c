/* SPDX-License-Identifier: MIT */
/* The stages of a check: look, read, walk, render, report; with --since the same of what was. */
#include "build/check.h"

#include "base/path.h"
#include "base/utf8.h"
#include "build/states.h"
#include "site/faults.h"

/* Keeps the sources that the tree of the shown commit has: others came later. */
static void drop_later_sources(struct build *build)
{
	struct def_strings *sources = &build->input.config.sources;
	const struct oid *tree = &build->input.commits.items[0].tree;
	size_t n = 0;

	for (size_t i = 0; i < sources->n; i++) {
		if (build_exists_in(build, tree, sources->items[i]))
			sources->items[n++] = sources->items[i];
	}
	sources->n = n;
}

static void report_faults(struct build *build)
{
	struct page_run run = {
	    .site = build->site,
	    .mem = build->page,
	    .tmp = build->tmp,
	    .diag = build->diag,
	    .context = build,
	    .exists = build_exists,
	};

	page_check_texts(&run);
	site_report_faults(build->tmp, build->diag, build->site);
}

/* Reports all that is wrong with one state. */
static bool look_at(struct build *build)
{
	if (!build_look(build))
		return false;
	if (build->options->revision.p) {
		const bool had_sources = build->input.config.sources.n > 0;

		drop_later_sources(build);
		if (had_sources && !build->input.config.sources.n)
			return true;
	}
	if (!build_read(build))
		return false;
	build_walk(build);
	report_faults(build);
	return true;
}

/* --- places --------------------------------------------------------------------------------- */

/*
 * Files beside the configuration are told as they were opened; here a path counts from the top of
 * the repository, as those of definitions do.
 */
static str path_from_root(
    struct arena *mem, const struct build *build, const struct diag_item *item)
{
	const str folder = build->options->folder, path = item->place.path;
	const str prefix = build->repo ? repo_info(build->repo)->prefix : S("");
	const str below = path_below(path, folder);

	if (diag_is_adjustable(item->code) || !below.n)
		return path;
	const str normal = path_normalize(mem, path_join(mem, prefix, below));
	return normal.p ? normal : path;
}

/* The line that was looked at last: findings come in the order of lines. */
struct reading {
	const struct site_def *def;
	str rest, line;
	uint32_t number; /* of the line; 0 before the first */
};

/* The column in characters of the definition's text; 0 where there is none. */
static uint32_t character_of(
    const struct site *site, const struct diag_place *place, struct reading *reading)
{
	const struct site_def *def = site ? map_get(&site->by_path, place->path) : NULL;

	if (def != reading->def || place->line < reading->number)
		*reading = (struct reading){.def = def, .rest = def ? def->def.source : STR_ABSENT};
	while (reading->number < place->line && str_next_line(&reading->rest, &reading->line))
		reading->number++;
	if (!place->column || place->column - 1 > reading->line.n)
		return place->column;
	return (uint32_t)utf8_length(str_slice(reading->line, 0, place->column - 1)) + 1;
}

static struct check_findings collect(struct arena *mem, struct build *build)
{
	size_t n;
	const struct diag_item *items = diag_items(build->diag, &n);
	struct diag_item *told = ARENA_ARRAY(mem, struct diag_item, n);
	struct reading reading = {0};

	for (size_t i = 0; i < n; i++) {
		told[i] = items[i];
		told[i].place.path = path_from_root(mem, build, &items[i]);
	}
	struct check_findings findings = check_collect(mem, told, n);
	for (size_t i = 0; i < n; i++)
		findings.items[i].character =
		    character_of(build->site, &findings.items[i].item.place, &reading);
	return findings;
}

/* --- since ---------------------------------------------------------------------------------- */

/* What was there before, and what was already wrong with it. */
struct before {
	struct map blobs; /* path -> struct oid * */
	struct map fingerprints;
	struct map changed; /* paths of definitions that are not as they were */
};

static void note_blobs(struct arena *mem, const struct build *build, struct before *before)
{
	const struct def_files *files = &build->input.files;

	for (size_t i = 0; i < files->n; i++) {
		struct oid *blob = ARENA_NEW(mem, struct oid);

		*blob = files->items[i].blob;
		*map_put(mem, &before->blobs, str_dup(mem, files->items[i].path)) = blob;
	}
}

static bool look_before(struct arena *mem, struct diag *diag, const struct build_options *options,
    struct before *before)
{
	struct build build = {.options = options, .diag = diag_new(mem)};

	build_open(&build);
	const bool done = look_at(&build);
	if (done) {
		const struct check_findings findings = collect(mem, &build);

		note_blobs(mem, &build, before);
		before->fingerprints = check_fingerprints(mem, &findings);
	}
	build_close(&build);
	if (!done)
		diag_repeat_all(diag, build.diag, DIAG_ERROR);
	return done;
}

/* The commit where HEAD and the revision parted. */
static bool find_since(struct build *build, str since, struct oid *ret_commit)
{
	const str range = str_cat(build->mem, since, S("...HEAD"));
	const struct build_compare_options given = {
	    .folder = build->options->folder,
	    .words = &range,
	    .word_count = 1,
	    .path_start = 1,
	};
	struct build_states states;

	if (!build->repo) {
		diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0),
		    "'%.*s' names no revision: this is not a git repository", STR_ARG(since));
		return false;
	}
	if (!build_find_states(build, &given, &states))
		return false;
	*ret_commit = states.from;
	return true;
}

/* New findings, all of a definition that changed, and what is told of the repository. */
static bool is_of_change(void *context, const struct check_finding *finding)
{
	const struct before *before = context;
	const str path = finding->item.place.path;

	return !path.n || map_get(&before->changed, path) ||
	    !map_get(&before->fingerprints, finding->fingerprint);
}

static void keep_changed(struct arena *mem, const struct build *build, struct before *before,
    struct check_report *report)
{
	const struct def_files *files = &build->input.files;

	for (size_t i = 0; i < files->n; i++) {
		const struct oid *was = map_get(&before->blobs, files->items[i].path);

		if (!was || !oid_eq(was, &files->items[i].blob))
			*map_put(mem, &before->changed, files->items[i].path) = before;
	}
	report->changed = before->changed.n;
	check_filter(&report->findings, is_of_change, before);
}

static bool compare_since(
    struct arena *mem, struct build *build, str since, struct check_report *report)
{
	struct build_options options = *build->options;
	struct before before = {0};
	struct oid commit;

	if (!find_since(build, since, &commit))
		return false;
	report->since = oid_hex(mem, &commit, 40);
	options.revision = report->since;
	if (!look_before(mem, build->diag, &options, &before))
		return false;
	keep_changed(mem, build, &before, report);
	return true;
}

/* --- paths ---------------------------------------------------------------------------------- */

struct paths {
	const str *items;
	size_t n;
};

static bool is_below(void *context, const struct check_finding *finding)
{
	const struct paths *paths = context;
	const str path = finding->item.place.path;

	for (size_t i = 0; i < paths->n; i++) {
		if (path_is_below(path, paths->items[i]))
			return true;
	}
	return !path.n;
}

/* Keeps what lies below the given paths; one that is not there is a mistake. */
static bool keep_below(struct arena *mem, struct build *build,
    const struct build_check_options *options, struct check_report *report)
{
	const str prefix = build->repo ? repo_info(build->repo)->prefix : S("");
	str *below = ARENA_ARRAY(mem, str, options->path_count);
	struct paths paths = {below, options->path_count};

	for (size_t i = 0; i < paths.n; i++) {
		below[i] = path_normalize(mem, path_join(mem, prefix, options->paths[i]));
		if (below[i].p && build_exists(build, below[i]))
			continue;
		diag_report(build->diag, AD001, diag_at(options->paths[i], 0, 0),
		    "the path does not exist below '%.*s'", STR_ARG(build->options->folder));
		return false;
	}
	if (paths.n)
		check_filter(&report->findings, is_below, &paths);
	return true;
}

static bool run(struct arena *mem, struct build *build, const struct build_check_options *options,
    struct check_report *report)
{
	if (!look_at(build))
		return false;
	report->findings = collect(mem, build);
	report->definitions = build->site->def_count;
	if (options->since.p && !compare_since(mem, build, options->since, report))
		return false;
	return keep_below(mem, build, options, report);
}

bool build_check(struct arena *mem, struct diag *diag, const struct build_check_options *options,
    struct check_report *ret_report)
{
	struct build build = {.options = options->build, .diag = diag};
	struct check_report report = {0};

	build_open(&build);
	const bool done = run(mem, &build, options, &report);
	build_close(&build);
	if (done)
		*ret_report = report;
	return done;
}
