/* SPDX-License-Identifier: MIT */
/* The first stage: which repository, which configuration, which commit. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/vec.h"
#include "build/stages.h"

static bool check_folder(struct build *build, str folder)
{
	const enum file_kind kind = file_kind(folder);

	if (kind == FILE_MISSING)
		diag_report(build->diag, AD001, diag_at(folder, 0, 0),
		    "the folder does not exist, nothing was written");
	else if (kind == FILE_REGULAR || kind == FILE_OTHER)
		diag_report(build->diag, AD001, diag_at(folder, 0, 0),
		    "a file stands where a folder is wanted, nothing was written");
	else
		return true;
	return false;
}

bool build_open_repository(struct build *build)
{
	const struct build_options *options = build->options;

	if (!check_folder(build, options->folder))
		return false;
	switch (repo_open(build->mem, build->diag, options->folder, &build->repo)) {
	case REPO_FAILED:
		return false;
	case REPO_NONE:
		build->root = options->folder;
		return true;
	case REPO_OPENED:
		break;
	}
	const struct repo_info *info = repo_info(build->repo);
	build->root = info->bare ? options->folder : info->root;
	return true;
}

/* The configuration's own folder: its templates/ shadows the built-in ones. */
static str config_path(const struct build *build)
{
	if (build->options->config.p)
		return build->options->config;
	return path_join(build->mem, build->options->folder, S("agentdoc.yml"));
}

str build_beside_config(struct build *build, str name)
{
	return path_join(build->mem, path_dir(config_path(build)), name);
}

str build_config_folder(const struct build *build)
{
	return path_dir(config_path(build));
}

static bool read_config_file(struct build *build, struct site_config *config)
{
	str path = config_path(build);
	str text;

	if (file_kind(path) == FILE_MISSING && !build->options->config.p)
		return true;
	if (!file_read(build->mem, path, LIMIT_CONFIG, &text)) {
		diag_report(build->diag, AD001, diag_at(path, 0, 0),
		    "the configuration cannot be read, nothing was written");
		return false;
	}
	return site_config_read(build->mem, build->diag, path, text, config);
}

/* A name for the site that does not depend on where the clone lies: the remote's. */
static str default_title(const struct build *build)
{
	str remote = build->repo ? repo_info(build->repo)->remote : STR_ABSENT;
	str name = path_base(remote);

	while (str_ends_with(remote, S("/"))) {
		remote.n--;
		name = path_base(remote);
	}
	if (str_ends_with(name, S(".git")))
		name.n -= 4;
	else if (str_ends_with(name, S(".bundle")))
		name.n -= 7;
	return name.n ? name : S("Agent definitions");
}

static void fill_defaults(struct build *build, struct site_config *config)
{
	const struct build_options *options = build->options;
	str beside = build_beside_config(build, S("templates"));

	if (options->base_url.p)
		config->base_url = str_ends_with(options->base_url, S("/"))
		    ? options->base_url
		    : str_cat(build->mem, options->base_url, S("/"));
	if (!config->base_url.n)
		config->base_url = options->likely_url;
	if (options->since.p)
		config->since = options->since;
	if (options->no_removed)
		config->removed = false;
	if (!config->title.n)
		config->title = default_title(build);
	if (!config->repository.p && build->repo)
		config->repository = site_web_address(build->mem, repo_info(build->repo)->remote);
	if (config->forge == FORGE_AUTO)
		config->forge = site_forge_of(config->repository);
	if (options->templates.p)
		config->templates = options->templates;
	else if (config->templates.p)
		config->templates = build_beside_config(build, config->templates);
	else if (file_kind(beside) == FILE_FOLDER)
		config->templates = beside;
}

/* Templates that are not found must not be mistaken for ones that change nothing. */
static bool check_templates(struct build *build, const struct site_config *config)
{
	if (!config->templates.p || file_kind(config->templates) == FILE_FOLDER)
		return true;
	diag_report(build->diag, AD001, diag_at(config->templates, 0, 0),
	    "the folder of templates does not exist, nothing was written");
	return false;
}

/* A source relative to the root; absent when it lies outside. An absolute one may lie inside, too.
 */
static str source_below_root(const struct build *build, str prefix, str given)
{
	const str source = path_normalize(build->mem, path_join(build->mem, prefix, given));

	return str_starts_with(source, S("/")) ? path_below(source, build->root) : source;
}

/*
 * Sources become relative to the root; without any, the folder of -C is the source. The root itself
 * is a source like any other: beside narrower ones it still means everything.
 */
static bool set_sources(struct build *build, struct site_config *config)
{
	const struct build_options *options = build->options;
	str prefix = build->repo ? repo_info(build->repo)->prefix : S("");
	const str *given = options->source_count ? options->sources : config->sources.items;
	size_t n = options->source_count ? options->source_count : config->sources.n;
	VEC(str) sources = {0};

	for (size_t i = 0; i < n; i++) {
		str source = source_below_root(build, prefix, given[i]);
		if (!source.p) {
			diag_report(build->diag, AD001, diag_at(given[i], 0, 0),
			    "the source lies outside of the repository, nothing was written");
			return false;
		}
		VEC_PUSH(build->mem, &sources, source);
	}
	if (!n && prefix.n)
		VEC_PUSH(build->mem, &sources, prefix);
	config->sources = (struct def_strings){sources.items, sources.n};
	return true;
}

/* Patterns that name a path count, as sources do, from the folder of -C. */
static void set_exclude(struct build *build, struct site_config *config)
{
	const str prefix = build->repo ? repo_info(build->repo)->prefix : S("");

	for (size_t i = 0; prefix.n && i < config->exclude.n; i++) {
		const str pattern = config->exclude.items[i];
		const size_t slash = str_find_char(pattern, '/', 0);

		if (slash < pattern.n - 1)
			config->exclude.items[i] = str_format(build->mem, "%.*s/%.*s",
			    STR_ARG(prefix), STR_ARG(str_from(pattern, slash == 0)));
	}
}

bool build_read_config(struct build *build, struct site_config *config)
{
	*config = site_config_defaults();
	if (!read_config_file(build, config))
		return false;
	diag_set_levels(build->diag, &config->levels);
	fill_defaults(build, config);
	set_exclude(build, config);
	return set_sources(build, config);
}

/* What a reader of the site should know of the repository: one notice for each oddity. */
static void report_state(struct build *build, const struct repo_info *info)
{
	bool at_head = !build->options->revision.p;
	const struct {
		bool holds;
		enum diag_code code;
		const char *text;
	} states[] = {
	    {info->unborn && at_head, AD302,
		"the repository has no commits yet, all definitions are shown as not committed"},
	    {info->shallow, AD303, "the clone is shallow, older revisions are unknown"},
	    {info->partial, AD304,
		"the clone is partial, texts that it lacks are shown as missing"},
	    {info->bare && at_head, AD309,
		"the repository is bare, the definitions of HEAD are shown"},
	    {!info->branch.p && !info->unborn && at_head, AD310,
		"HEAD is detached, shown without links to a branch"},
	    {info->linked, AD311, "a linked work tree, shown with its own files and HEAD"},
	};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		if (states[i].holds)
			diag_report(build->diag, states[i].code, diag_at(STR_ABSENT, 0, 0), "%s",
			    states[i].text);
	}
}

static bool choose_commit(struct build *build)
{
	const struct build_options *options = build->options;

	if (!build->repo) {
		if (!options->revision.p)
			return true;
		diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0),
		    "'%.*s' names no revision: this is not a git repository",
		    STR_ARG(options->revision));
		return false;
	}
	const struct repo_info *info = repo_info(build->repo);
	build->commit = info->head;
	if (options->revision.p &&
	    !repo_find_commit(build->repo, options->revision, &build->commit)) {
		diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0), "'%.*s' names no commit",
		    STR_ARG(options->revision));
		return false;
	}
	report_state(build, info);
	return true;
}

/* The commit that is shown is the first of the list: all others are its ancestors. */
static bool walk_commits(struct build *build, str since)
{
	if (oid_is_none(&build->commit))
		return true;
	build->input.commits =
	    repo_walk(build->mem, build->tmp, build->repo, build->diag, &build->commit);
	if (build->input.commits.n && !build_cut_history(build, since))
		return false;
	build->input.tags =
	    repo_list_tags(build->mem, build->tmp, build->repo, build->diag, &build->input.commits);
	if (build->input.commits.n)
		return true;
	diag_report(build->diag, AD306, diag_at(STR_ABSENT, 0, 0),
	    "commit '%.*s' cannot be read, nothing was written",
	    STR_ARG(oid_hex(build->mem, &build->commit, 10)));
	return false;
}

/*
 * A subject without the trailers that name people, such as "Co-authored-by: NAME <ADDRESS>". They
 * stand in it where a message has no empty line before them, because git joins its first lines.
 */
static str without_people(str subject)
{
	static const str mark = {"-by: ", 5};

	for (size_t at = str_find(subject, mark, 0); at != STR_NONE;
	     at = str_find(subject, mark, at + 1)) {
		const size_t space = str_rfind_char(str_slice(subject, 0, at), ' ');
		if (space == STR_NONE)
			continue;
		const size_t address = str_find_char(subject, '<', at);
		if (address != STR_NONE && str_find_char(subject, '>', address) != STR_NONE)
			return str_trim_end(str_slice(subject, 0, space));
	}
	return subject;
}

/* Before anything reads them, so that no page can tell. */
static void forget_authors(struct repo_commits *commits)
{
	for (size_t i = 0; i < commits->n; i++) {
		commits->items[i].author = (struct repo_person){STR_ABSENT, S("")};
		commits->items[i].subject = without_people(commits->items[i].subject);
	}
}

/* Below a .git folder nothing of a site belongs. */
static bool check_output(const struct build *build)
{
	str rest = build->output, part;

	while (rest.n && str_next_part(&rest, '/', &part)) {
		if (!str_eq(part, S(".git")))
			continue;
		diag_report(build->diag, AD603, diag_at(build->output, 0, 0),
		    "the output lies inside of a repository's own folder, nothing was written");
		return false;
	}
	return true;
}

bool build_look(struct build *build)
{
	struct site_config config;

	if (!build_open_repository(build))
		return false;
	if (!build->repo)
		diag_report(build->diag, AD301, diag_at(STR_ABSENT, 0, 0),
		    "'%.*s' is not in a git repository, built without history",
		    STR_ARG(build->options->folder));
	if (!build_read_config(build, &config) || !check_templates(build, &config) ||
	    !build_read_assets(build, build_config_folder(build), &config) ||
	    !build_read_language(build, &config) || !choose_commit(build) ||
	    !walk_commits(build, config.since))
		return false;
	if (config.authors == AUTHORS_NONE)
		forget_authors(&build->input.commits);
	build->output = build->options->output.p ? build->options->output : S("site");
	if (!check_output(build))
		return false;
	build->input.config = config;
	build->input.language = build->language;
	build->input.repo = build->repo;
	build->input.commit = build->commit;
	build->input.with_history = build->repo && config.history && !build->options->no_history;
	return true;
}
