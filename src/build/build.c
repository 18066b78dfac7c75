/* SPDX-License-Identifier: MIT */
/* The stages of a build: look, read, walk, join, write. */
#include "build/build.h"

#include "base/arena.h"
#include "base/map.h"
#include "build/stages.h"

static void count_people(const struct build *build, struct build_summary *summary)
{
	const struct site *site = build->site;
	struct map names = {0};

	for (size_t i = 0; i < site->change_count; i++) {
		if (site->changes[i].commit == HIST_UNCOMMITTED)
			continue;
		const struct repo_commit *commit = &site->commits.items[site->changes[i].commit];
		if (commit->author.name.p)
			(void)map_put(build->tmp, &names, commit->author.name);
		if (commit->author_utc_s == REPO_TIME_UNKNOWN ||
		    (summary->has_first && summary->first_utc_s <= commit->author_utc_s))
			continue;
		summary->has_first = true;
		summary->first_utc_s = commit->author_utc_s;
	}
	summary->authors = names.n;
}

static void summarize(struct arena *mem, const struct build *build, struct build_summary *summary)
{
	const struct site *site = build->site;

	summary->folder = str_dup(mem, build->output);
	summary->url = str_dup(mem, site->config.base_url);
	summary->removed = site->removed_count;
	summary->edges = site->edge_count;
	for (size_t i = 0; i < site->def_count; i++) {
		summary->definitions[site->defs[i].def.kind]++;
		summary->revisions += site->defs[i].revision_count;
	}
	for (size_t i = 0; i < site->removed_count; i++)
		summary->revisions += site->removed[i].revision_count;
	summary->uncommitted = site->uncommitted;
	summary->source = str_dup(mem, site->source_commit);
	if (build->input.commits.n &&
	    build->input.commits.items[0].commit_utc_s != REPO_TIME_UNKNOWN)
		summary->source_utc_s = build->input.commits.items[0].commit_utc_s;
	count_people(build, summary);
}

static bool run(struct build *build, struct build_summary *summary)
{
	if (!build_look(build) || !build_read(build))
		return false;
	build_walk(build);
	if (!build_open_output(build) || !build_write(build))
		return false;
	struct emit *emit = build->emit;
	if (!emit)
		return true;
	build->emit = NULL;
	return emit_commit(emit, &summary->output);
}

void build_open(struct build *build)
{
	build->mem = arena_open();
	build->tmp = arena_open();
	build->page = arena_open();
	build->render = arena_open();
}

void build_close(struct build *build)
{
	emit_abort(build->emit);
	repo_close(build->repo);
	arena_close(build->render);
	arena_close(build->page);
	arena_close(build->tmp);
	arena_close(build->mem);
}

bool build_site(struct arena *mem, struct diag *diag, const struct build_options *options,
    struct build_summary *ret_summary)
{
	struct build build = {.options = options, .diag = diag};
	struct build_summary summary = {0};

	build_open(&build);
	bool done = run(&build, &summary);
	if (done) {
		summarize(mem, &build, &summary);
		*ret_summary = summary;
	}
	build_close(&build);
	return done;
}
