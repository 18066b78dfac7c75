/* SPDX-License-Identifier: MIT */
/* agentdoc build: options in, one line out. */
#include "base/arena.h"
#include "build/build.h"
#include "cli/cli.h"

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--output", "-o", CLI_VALUE, "DIR", "where the site is written (default: site)"},
    {"--rev", NULL, CLI_VALUE, "REV", "show this revision instead of the work tree"},
    {"--base-url", NULL, CLI_VALUE, "URL", "where the site will stand, for feeds and the sitemap"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
    {"--templates", NULL, CLI_VALUE, "DIR", "templates that replace built-in ones by name"},
    {"--strict", NULL, CLI_FLAG, NULL, "exit with 1 when there are warnings or errors"},
    {"--strict-templates", NULL, CLI_FLAG, NULL, "report names that a template's data lack"},
    {"--no-history", NULL, CLI_FLAG, NULL, "do not read the history"},
    {"--quiet", "-q", CLI_FLAG, NULL, "print diagnostics only"},
};

static str option_text(const struct cli_call *call, const char *name)
{
	return str_of_cstr(cli_value(call, name));
}

static void print_summary(const struct build_summary *summary)
{
	printf("%zu agents, %zu skills, %zu commands, %zu removed, %zu revisions, %zu relations\n",
	    summary->definitions[0], summary->definitions[1], summary->definitions[2],
	    summary->removed, summary->revisions, summary->edges);
	printf("%.*s: %zu files (%.1f MB), %zu written, %zu unchanged, %zu removed\n",
	    STR_ARG(summary->folder), summary->output.files, (double)summary->output.bytes / 1e6,
	    summary->output.written, summary->output.kept, summary->output.removed);
}

static enum cli_exit exit_of(const struct cli_call *call, const struct diag *diag, bool done)
{
	if (!done || diag_count(diag, DIAG_FATAL))
		return cli_failure(diag);
	if (cli_value(call, "--strict") && diag_count(diag, DIAG_WARNING))
		return CLI_CONTENT;
	return CLI_DONE;
}

static enum cli_exit build(const struct cli_call *call)
{
	if (!cli_check_base_url(call))
		return CLI_USAGE;
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	struct build_summary summary;
	str *sources = ARENA_ARRAY(mem, str, call->operand_count);

	for (size_t i = 0; i < call->operand_count; i++)
		sources[i] = str_of_cstr(call->operands[i]);
	struct build_options build_options = {
	    .folder = option_text(call, "--directory"),
	    .output = option_text(call, "--output"),
	    .revision = option_text(call, "--rev"),
	    .base_url = option_text(call, "--base-url"),
	    .config = option_text(call, "--config"),
	    .templates = option_text(call, "--templates"),
	    .sources = sources,
	    .source_count = call->operand_count,
	    .no_history = cli_value(call, "--no-history") != NULL,
	    .strict_templates = cli_value(call, "--strict-templates") != NULL,
	};
	if (!build_options.folder.p)
		build_options.folder = S(".");
	bool done = build_site(mem, diag, &build_options, &summary);
	cli_print_diagnostics(stderr, diag);
	if (done && !cli_value(call, "--quiet"))
		print_summary(&summary);
	enum cli_exit status = exit_of(call, diag, done);
	arena_close(mem);
	return status;
}

const struct cli_verb cli_build = {
    .name = "build",
    .operands = "[PATH...]",
    .summary = "write the site",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_max = CLI_OPERANDS_MAX,
    .run = build,
};
