/* SPDX-License-Identifier: MIT */
/* agentdoc data PAGE: the JSON that the template of a page sees. */
#include "base/arena.h"
#include "base/json.h"
#include "build/data.h"
#include "cli/cli.h"

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--rev", NULL, CLI_VALUE, "REV", "show this revision instead of the work tree"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
    {"--no-history", NULL, CLI_FLAG, NULL, "do not read the history"},
    {"--list", NULL, CLI_FLAG, NULL, "list all pages, each with its template"},
    {"--compact", NULL, CLI_FLAG, NULL, "print one line"},
};

static const char details[] =
    "PAGE is a file of the site that a template makes, such as index.html or agents/planner.html.\n"
    "The output is {schema, url, template, data}; names of data are what {{name}} prints, and\n"
    "urls in it are relative to the root: a template writes href=\"{{root}}{{url}}\".\n";

static void print_json(struct arena *mem, const struct cli_call *call, str json)
{
	struct buf out;

	buf_init(&out, mem);
	if (cli_value(call, "--compact"))
		buf_format(&out, "%.*s\n", STR_ARG(json));
	else
		json_add_pretty(&out, json);
	cli_print(buf_str(&out));
}

static enum cli_exit print_page(struct arena *mem, const struct cli_call *call, struct diag *diag,
    const struct build_options *given)
{
	const str url = str_of_cstr(call->operands[0]);
	struct build_page_data data;

	if (!build_data(mem, diag, given, url, &data))
		return cli_failure(diag);
	if (data.found) {
		print_json(mem, call, data.json);
		return CLI_DONE;
	}
	fprintf(
	    stderr, "agentdoc: the site has no page '%.*s' that a template makes", STR_ARG(url));
	if (data.nearest.p)
		fprintf(stderr, "; did you mean '%.*s'?", STR_ARG(data.nearest));
	fputs("\nagentdoc: `agentdoc data --list` lists them\n", stderr);
	return CLI_USAGE;
}

static enum cli_exit print_list(
    struct arena *mem, struct diag *diag, const struct build_options *given)
{
	str lines;

	if (!build_data_list(mem, diag, given, &lines))
		return cli_failure(diag);
	cli_print(lines);
	return CLI_DONE;
}

/* What is wrong with definitions is the business of a build: only what ends it is told here. */
static enum cli_exit data(const struct cli_call *call)
{
	const char *folder = cli_value(call, "--directory");
	const struct build_options given = {
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .revision = str_of_cstr(cli_value(call, "--rev")),
	    .config = str_of_cstr(cli_value(call, "--config")),
	    .no_history = cli_value(call, "--no-history") != NULL,
	};

	if (!cli_value(call, "--list") == !call->operand_count) {
		fputs("agentdoc: 'data' needs a page, or '--list'\n", stderr);
		return CLI_USAGE;
	}
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	const enum cli_exit status = call->operand_count ? print_page(mem, call, diag, &given)
							 : print_list(mem, diag, &given);
	if (status != CLI_DONE && status != CLI_USAGE)
		cli_print_diagnostics(stderr, diag);
	arena_close(mem);
	return status;
}

const struct cli_verb cli_data = {
    .name = "data",
    .operands = "PAGE",
    .summary = "print the data that the template of a page sees, as JSON",
    .details = details,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_max = 1,
    .run = data,
};
