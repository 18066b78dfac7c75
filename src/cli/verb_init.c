/* SPDX-License-Identifier: MIT */
/* agentdoc init: the first files of a collection, and what is to be done with them. */
#include <string.h>

#include "base/arena.h"
#include "build/init.h"
#include "cli/cli.h"

/* Where action.yml of this project stands, as in "owner/agentdoc"; the build says it. */
#ifndef AGENTDOC_ACTION
#define AGENTDOC_ACTION ""
#endif

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "where the definitions are (default: .)"},
    {"--pages", NULL, CLI_FLAG, NULL, "write the workflow for GitHub Pages, too"},
    {"--action", NULL, CLI_VALUE, "ACTION",
	"what the workflow calls: OWNER/REPOSITORY@REF (default: where this program is from)"},
};

static const char details[] =
    "Writes agentdoc.yml, in which every key stands as a comment, and with --pages also\n"
    ".github/workflows/pages.yml at the top of the repository. A file that is there already is "
    "left\n"
    "alone, and the exit code is 1. What is wrong with the definitions today becomes a note in\n"
    "agentdoc.yml, so that `agentdoc build --strict` stops only at what comes anew.\n";

/* The action with a version; absent when nobody says which. */
static str find_action(struct arena *mem, const struct cli_call *call)
{
	const char *given = cli_value(call, "--action");
	const str action = given ? str_of_cstr(given) : S(AGENTDOC_ACTION);

	if (!action.n)
		return STR_ABSENT;
	if (str_find_char(action, '@', 0) != STR_NONE || str_starts_with(action, S("./")))
		return action;
	return str_cat(mem, action, S("@main"));
}

static enum cli_exit tell(const struct cli_call *call, const struct build_init_result *result)
{
	enum cli_exit status = CLI_DONE;

	for (size_t i = 0; i < result->n; i++) {
		const struct build_init_file *file = &result->files[i];

		printf("%.*s: %s\n", STR_ARG(file->path),
		    file->written ? "written" : "is there already, left alone");
		if (!file->written)
			status = CLI_CONTENT;
	}
	if (result->lowered)
		printf("%zu finding%s became notes in it; `agentdoc check` lists them\n",
		    result->lowered, result->lowered == 1 ? "" : "s");
	if (cli_value(call, "--pages"))
		puts("next: commit the files, choose \"GitHub Actions\" as the source under "
		     "Settings, "
		     "Pages, and push");
	return status;
}

static enum cli_exit init(const struct cli_call *call)
{
	const char *folder = cli_value(call, "--directory");
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	const struct build_init_options given = {
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .pages = cli_value(call, "--pages") != NULL,
	    .action = find_action(mem, call),
	};
	struct build_init_result result;
	enum cli_exit status;

	if (given.pages && !given.action.p) {
		fputs("agentdoc: this program does not know where its action stands; "
		      "say '--action OWNER/REPOSITORY@REF'\n",
		    stderr);
		status = CLI_USAGE;
	} else if (build_init(mem, diag, &given, &result)) {
		status = tell(call, &result);
	} else {
		status = cli_failure(diag);
	}
	cli_print_diagnostics(stderr, diag);
	arena_close(mem);
	return status;
}

const struct cli_verb cli_init = {
    .name = "init",
    .operands = "",
    .summary = "write the first files: a configuration, a workflow that publishes",
    .details = details,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = init,
};
