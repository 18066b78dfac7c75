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
	    .exclude = build->input.config.exclude,
	};

	return find_tree(build, &query.tree) && build_discover(build, &query);
}

/* A way begins and ends at a definition, not at a name that nobody has. */
static bool find_definition(struct arena *mem, struct build *build, const struct site *site,
    str name, size_t *ret_def, str *ret_problem)
{
	if (!site_find_node(mem, build->tmp, site, name, ret_def, ret_problem))
		return false;
	if (*ret_def < site->def_count)
		return true;
	*ret_problem = str_format(mem, "'%.*s' is not defined", STR_ARG(name));
	return false;
}

static bool write_way(
    struct build *build, const struct site *site, struct site_route route, struct buf *out)
{
	const struct site_path path = site_shortest_path(build->mem, build->tmp, site, route);

	for (size_t i = 0; i < path.n; i++) {
		const struct site_edge *edge = &site->edges[path.edges[i]];
		const struct site_def *source = &site->defs[edge->source];

		buf_format(out, "%.*s %.*s %.*s (%.*s:%u)\n", STR_ARG(source->id),
		    STR_ARG(rel_kinds[edge->relation].name), STR_ARG(site->defs[edge->target].id),
		    STR_ARG(source->def.path), edge->line);
	}
	if (!path.n)
		buf_format(out, "no way from %.*s to %.*s\n", STR_ARG(site->defs[route.from].id),
		    STR_ARG(site->defs[route.to].id));
	return path.n > 0;
}

/* The shortest way from the focus to another definition; when there is none, the way back. */
static enum build_graph_result write_ways(struct arena *mem, struct build *build,
    const struct site *site, const struct build_graph_options *options, str *ret)
{
	struct site_route way = {.relations = options->relations};
	struct buf out;

	if (!find_definition(mem, build, site, options->focus, &way.from, ret))
		return BUILD_GRAPH_NO_FOCUS;
	if (!find_definition(mem, build, site, options->to, &way.to, ret))
		return BUILD_GRAPH_NO_TARGET;
	const struct site_route back = {way.to, way.from, way.relations};
	buf_init(&out, mem);
	if (!write_way(build, site, way, &out) && way.from != way.to)
		write_way(build, site, back, &out);
	*ret = buf_str(&out);
	return BUILD_GRAPH_DONE;
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
	build->input.language = build_english(build);
	build->input.repo = build->repo;
	build->input.commit = build->commit;
	const struct site *site =
	    site_begin(build->mem, build->tmp, diag_new(build->mem), &build->input);
	if (options->to.p)
		return write_ways(mem, build, site, options, ret);
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
