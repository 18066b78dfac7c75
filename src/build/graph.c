/* SPDX-License-Identifier: MIT */
/* The stages of a graph: look, read, join without history, select, write. */
#include "build/graph.h"

#include "base/arena.h"
#include "build/stages.h"

static bool fail_revision(struct build *build, const char *why)
{
	diag_report(build->diag, AD307, diag_at(STR_ABSENT, 0, 0), "'%.*s' names no %s",
	    STR_ARG(build->options->revision), why);
	return false;
}

/* The commit whose tree is read: that of --rev; of a bare repository HEAD; none: the work tree. */
static bool find_commit(struct build *build)
{
	const str revision = build->options->revision;

	if (!build->repo)
		return !revision.p ||
		    fail_revision(build, "revision: this is not a git repository");
	build->commit = repo_info(build->repo)->head;
	build->from_tree = revision.p || repo_info(build->repo)->bare;
	return !revision.p || repo_find_commit(build->repo, revision, &build->commit) ||
	    fail_revision(build, "commit");
}

static bool find_tree(struct build *build, struct oid *ret_tree)
{
	if (oid_is_none(&build->commit) || repo_find_tree(build->repo, &build->commit, ret_tree))
		return true;
	diag_report(build->diag, AD306, diag_at(STR_ABSENT, 0, 0),
	    "the files of '%.*s' cannot be read", STR_ARG(oid_hex(build->tmp, &build->commit, 10)));
	return false;
}

static bool read_definitions(struct build *build)
{
	const struct def_strings *sources = &build->input.config.sources;
	struct def_query query = {
	    .folder = build->root,
	    .repo = build->repo,
	    .from_tree = build->from_tree,
	    .sources = sources->items,
	    .source_count = sources->n,
	};

	if (!find_tree(build, &query.tree))
		return false;
	if (!def_discover(build->mem, build->tmp, build->diag, &query, &build->input.files))
		return false;
	if (!build->input.files.n)
		diag_report(build->diag, AD403, diag_at(STR_ABSENT, 0, 0),
		    "no definitions found in '%.*s'", STR_ARG(build->options->folder));
	return true;
}

static enum build_graph_result run(
    struct arena *mem, struct build *build, const struct build_graph_options *options, str *ret)
{
	struct page_export_input input = {0};
	struct site_choice choice = {SITE_NONE, options->depth, options->relations};
	struct buf out;

	if (!build_open_repository(build) || !build_read_config(build, &build->input.config) ||
	    !find_commit(build) || !read_definitions(build))
		return BUILD_GRAPH_FAILED;
	build->input.repo = build->repo;
	build->input.commit = build->commit;
	const struct site *site =
	    site_begin(build->mem, build->tmp, diag_new(build->mem), &build->input);
	if (options->focus.p &&
	    !site_find_node(mem, build->tmp, site, options->focus, &choice.focus, ret))
		return BUILD_GRAPH_NO_FOCUS;
	input.site = site;
	input.focus = choice.focus;
	input.selection = site_select(build->mem, build->tmp, site, &choice);
	buf_init(&out, mem);
	page_write_export(build->tmp, &out, options->format, &input);
	*ret = buf_str(&out);
	return BUILD_GRAPH_DONE;
}

enum build_graph_result build_graph(
    struct arena *mem, struct diag *diag, const struct build_graph_options *options, str *ret_text)
{
	struct build build = {
	    .options = &options->build,
	    .diag = diag,
	    .mem = arena_open(),
	    .tmp = arena_open(),
	};
	const enum build_graph_result result = run(mem, &build, options, ret_text);

	repo_close(build.repo);
	arena_close(build.tmp);
	arena_close(build.mem);
	return result;
}
