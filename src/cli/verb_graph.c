/* SPDX-License-Identifier: MIT */
/* agentdoc graph: options in, the graph of the definitions out in one of five formats. */
#include <string.h>

#include "base/arena.h"
#include "build/graph.h"
#include "cli/cli.h"

enum { DEPTH_MAX = 99 };

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--format", NULL, CLI_VALUE, "dot|mermaid|graphml|json|svg", "how to write it (default: dot)"},
    {"--focus", NULL, CLI_VALUE, "ID", "only what stands around this definition"},
    {"--depth", NULL, CLI_VALUE, "N", "so many relations away from it (default: 1)"},
    {"--to", NULL, CLI_VALUE, "ID", "the shortest way from the focus to this one, as text"},
    {"--relation", NULL, CLI_VALUE, "NAMES", "only these relations, separated by commas"},
    {"--rev", NULL, CLI_VALUE, "REV", "read this revision instead of the work tree"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
};

static const char details[] =
    "  PATH       only definitions below these paths\n"
    "\n"
    "The graph goes to standard output. An ID is that of api/graph.json, as in agent/planner, or "
    "a\n"
    "name that only one definition has. Relations are delegates_to, receives_from,\n"
    "collaborates_with, escalates_to, runs_parallel_with, uses and mentions. A solid line is\n"
    "declared in front matter, a dashed one stated in the text; a dashed box is not defined.\n"
    "The way of --to has a line for each step; when none leads there, it is the way back.\n";

static bool read_format(const char *value, enum page_export *ret_format)
{
	for (size_t i = 0; i < PAGE_EXPORT_COUNT; i++) {
		if (!value || strcmp(value, page_exports[i].name) == 0) {
			*ret_format = (enum page_export)i;
			return true;
		}
	}
	fprintf(stderr, "agentdoc: '--format' is");
	for (size_t i = 0; i < PAGE_EXPORT_COUNT; i++)
		fprintf(stderr, "%s%s",
		    i == 0			    ? " "
			: i + 1 < PAGE_EXPORT_COUNT ? ", "
						    : " or ",
		    page_exports[i].name);
	fprintf(stderr, ", unlike '%s'\n", value);
	return false;
}

static bool read_depth(const struct cli_call *call, size_t *ret_depth)
{
	const char *value = cli_value(call, "--depth");
	size_t depth = 0;

	if (value && !cli_value(call, "--focus")) {
		fputs("agentdoc: '--depth' needs '--focus'\n", stderr);
		return false;
	}
	for (const char *p = value ? value : "1"; *p; p++) {
		const bool is_digit = *p >= '0' && *p <= '9';

		depth = depth * 10 + (size_t)(*p - '0');
		if (!is_digit || depth > DEPTH_MAX) {
			depth = 0;
			break;
		}
	}
	if (!depth) {
		fprintf(stderr, "agentdoc: '--depth' is a number from 1 to %d, unlike '%s'\n",
		    DEPTH_MAX, value);
		return false;
	}
	*ret_depth = depth;
	return true;
}

static bool add_relation(str name, unsigned *relations)
{
	for (unsigned i = 0; i < REL_KIND_COUNT; i++) {
		if (str_eq(rel_kinds[i].name, name)) {
			*relations |= SITE_RELATION(i);
			return true;
		}
	}
	fprintf(stderr, "agentdoc: '--relation' does not know '%.*s'\n", STR_ARG(name));
	return false;
}

static bool read_relations(const struct cli_call *call, unsigned *ret_relations)
{
	str rest = str_of_cstr(cli_value(call, "--relation")), name;
	unsigned relations = 0;

	if (!rest.p) {
		*ret_relations = SITE_ALL_RELATIONS;
		return true;
	}
	while (str_next_part(&rest, ',', &name)) {
		if (!add_relation(name, &relations))
			return false;
	}
	*ret_relations = relations;
	return true;
}

static enum cli_exit run(const struct cli_call *call, struct build_graph_options *given)
{
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	const char *folder = cli_value(call, "--directory");
	str *sources = ARENA_ARRAY(mem, str, call->operand_count);
	enum cli_exit status = CLI_WORLD;
	str text;

	for (size_t i = 0; i < call->operand_count; i++)
		sources[i] = str_of_cstr(call->operands[i]);
	given->focus = str_of_cstr(cli_value(call, "--focus"));
	given->to = str_of_cstr(cli_value(call, "--to"));
	given->build = (struct build_options){
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .revision = str_of_cstr(cli_value(call, "--rev")),
	    .config = str_of_cstr(cli_value(call, "--config")),
	    .sources = sources,
	    .source_count = call->operand_count,
	};
	const enum build_graph_result result = build_graph(mem, diag, given, &text);

	cli_print_diagnostics(stderr, diag);
	if (result == BUILD_GRAPH_DONE) {
		cli_print(text);
		status = CLI_DONE;
	} else if (result == BUILD_GRAPH_FAILED) {
		status = cli_failure(diag);
	} else {
		fprintf(stderr, "agentdoc: '%s': %.*s\n",
		    result == BUILD_GRAPH_NO_FOCUS ? "--focus" : "--to", STR_ARG(text));
		status = CLI_USAGE;
	}
	arena_close(mem);
	return status;
}

/* A way is text from one definition to another, and as long as it is. */
static bool check_way(const struct cli_call *call)
{
	if (!cli_value(call, "--to"))
		return true;
	if (!cli_value(call, "--focus"))
		fputs("agentdoc: '--to' needs '--focus'\n", stderr);
	else if (cli_value(call, "--format") || cli_value(call, "--depth"))
		fputs("agentdoc: '--to' goes without '--format' and '--depth'\n", stderr);
	else
		return true;
	return false;
}

static enum cli_exit graph(const struct cli_call *call)
{
	struct build_graph_options given = {0};

	if (!check_way(call) || !read_format(cli_value(call, "--format"), &given.format) ||
	    !read_depth(call, &given.depth) || !read_relations(call, &given.relations))
		return CLI_USAGE;
	return run(call, &given);
}

const struct cli_verb cli_graph = {
    .name = "graph",
    .operands = "[PATH...]",
    .summary = "write the graph for other programs",
    .details = details,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_max = CLI_OPERANDS_MAX,
    .run = graph,
};
