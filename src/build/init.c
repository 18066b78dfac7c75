/* SPDX-License-Identifier: MIT */
/* Writing the first files of a collection; never over one that is there. */
#include "build/init.h"

#include <errno.h>

#include "base/file.h"
#include "base/path.h"
#include "build/check.h"
#include "build/stages.h"
#include "site/config_schema.h"

struct init {
	struct build build;
	const struct build_init_options *options;
	struct build_init_result result;
};

static bool write_file(struct init *init, str path, str text)
{
	struct build *build = &init->build;
	struct build_init_file *file = &init->result.files[init->result.n++];

	*file = (struct build_init_file){.path = str_dup(build->mem, path)};
	file->written = file_make_folders(path_dir(path)) && file_create(path, text);
	if (file->written || errno == EEXIST)
		return true;
	diag_report(
	    build->diag, AD602, diag_at(path, 0, 0), "cannot be written: %s", strerror(errno));
	return false;
}

/* What `build --strict` would stop at today. */
static bool count_findings(struct init *init, struct diag_counts *counts)
{
	struct build *build = &init->build;
	struct diag *diag = diag_new(build->mem);
	const struct build_options given = {.folder = init->options->folder};
	const struct build_check_options options = {.build = &given};
	struct check_report report;

	if (!build_check(build->mem, diag, &options, &report)) {
		diag_repeat_all(build->diag, diag, DIAG_ERROR);
		return false;
	}
	for (size_t i = 0; i < report.findings.n; i++) {
		const struct diag_item *item = &report.findings.items[i].item;

		if (item->severity < DIAG_WARNING || !item->place.path.n ||
		    !diag_is_adjustable(item->code))
			continue;
		counts->of[item->code]++;
		init->result.lowered++;
	}
	return true;
}

static bool write_config(struct init *init)
{
	struct build *build = &init->build;
	const str given = path_join(build->mem, init->options->folder, S("agentdoc.yml"));
	const str normal = path_normalize(build->mem, given);
	const str path =
	    normal.p ? normal : given; /* "../other/agentdoc.yml" has no shorter form */
	struct diag_counts counts = {{0}};
	struct buf out;

	buf_init(&out, build->mem);
	if (file_kind(path) == FILE_MISSING) {
		if (!count_findings(init, &counts))
			return false;
		site_write_settings_sample(&out, &counts);
	}
	return write_file(init, path, buf_str(&out));
}

/* A path at the top of the repository, as one who stands where the program was called writes it. */
static str path_at_top(struct init *init, const struct repo_info *info, str name)
{
	struct build *build = &init->build;
	const str folder = init->options->folder;
	str prefix = info->prefix, part, up = S("");

	while (prefix.n && str_next_part(&prefix, '/', &part))
		up = str_cat(build->mem, up, S("../"));
	const str below = str_cat(build->mem, up, name);
	return str_eq(folder, S(".")) ? below : path_join(build->mem, folder, below);
}

/* Workflows stand at the top of the repository, wherever the definitions are. */
static bool write_workflow(struct init *init)
{
	struct build *build = &init->build;
	const struct repo_info *info = repo_info(build->repo);
	const str branch = info->branch.p ? info->branch : S("main");
	struct buf out;

	buf_init(&out, build->mem);
	build_write_workflow(&out, branch, info->prefix, init->options->action);
	return write_file(
	    init, path_at_top(init, info, S(".github/workflows/pages.yml")), buf_str(&out));
}

static bool check_place(struct init *init)
{
	struct build *build = &init->build;

	if (!build_open_repository(build))
		return false;
	if (!init->options->pages || (build->repo && !repo_info(build->repo)->bare))
		return true;
	diag_report(build->diag, AD306, diag_at(init->options->folder, 0, 0),
	    "a workflow stands in a git repository with a work tree, and there is none");
	return false;
}

bool build_init(struct arena *mem, struct diag *diag, const struct build_init_options *options,
    struct build_init_result *ret_result)
{
	const struct build_options given = {.folder = options->folder};
	struct init init = {
	    .build = {.options = &given, .diag = diag, .mem = mem},
	    .options = options,
	};

	init.build.tmp = arena_open();
	const bool done =
	    check_place(&init) && write_config(&init) && (!options->pages || write_workflow(&init));
	repo_close(init.build.repo);
	arena_close(init.build.tmp);
	if (done)
		*ret_result = init.result;
	return done;
}
