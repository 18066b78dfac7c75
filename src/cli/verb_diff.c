/* SPDX-License-Identifier: MIT */
/* agentdoc diff: options in, the comparison out in one of three formats. */
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "build/compare.h"
#include "cli/cli.h"

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--format", NULL, CLI_VALUE, "text|markdown|json", "how to print it (default: text)"},
    {"--patch", "-p", CLI_FLAG, NULL, "show the lines that changed, too; not in json"},
    {"--words", NULL, CLI_FLAG, NULL, "show the words that changed, too; not in json"},
    {"--exit-code", NULL, CLI_FLAG, NULL, "exit with 1 when a definition changed"},
    {"--color", NULL, CLI_VALUE, "auto|always|never",
	"when to use colours (default: auto, on a terminal)"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
};

static const char details[] =
    "  A          from the revision A to the work tree, committed or not\n"
    "  A B, A..B  from the revision A to the revision B; an empty side of '..' is HEAD\n"
    "  A...B      from where B parted from A to B: what a pull request of B into A changes\n"
    "  PATH       only definitions below these paths; put '--' before a path that is gone or that\n"
    "             is named like a revision\n"
    "\n"
    "A revision is what git rev-parse knows: a branch, a tag, HEAD~3, a commit. Definitions that "
    "may\n"
    "use more than before come first, then the removed, added, renamed and changed ones.\n";

enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_JSON, FORMAT_COUNT };

static const char *const format_names[FORMAT_COUNT] = {"text", "markdown", "json"};

enum colour_when { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER, COLOUR_COUNT };

static const char *const colour_names[COLOUR_COUNT] = {"auto", "always", "never"};

/* Source  no-color.org: any value but an empty one means no colours */
static bool wants_colours(enum colour_when when)
{
	const char *forbidden = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	if (when != COLOUR_AUTO)
		return when == COLOUR_ALWAYS;
	return !(forbidden && *forbidden) && terminal && strcmp(terminal, "dumb") != 0 &&
	    isatty(STDOUT_FILENO) == 1;
}

static enum report_texts texts_of(const struct cli_call *call)
{
	if (cli_value(call, "--words"))
		return REPORT_WORDS;
	return cli_value(call, "--patch") ? REPORT_LINES : REPORT_NO_TEXTS;
}

static void print(const struct report *report, enum format format, const struct report_style *style)
{
	struct arena *mem = arena_open(), *tmp = arena_open();
	struct buf out;

	buf_init(&out, mem);
	switch (format) {
	case FORMAT_JSON:
		report_json(tmp, &out, report);
		break;
	case FORMAT_MARKDOWN:
		report_markdown(tmp, &out, report, style);
		break;
	default:
		report_text(tmp, &out, report, style);
	}
	cli_print(buf_str(&out));
	arena_close(tmp);
	arena_close(mem);
}

static bool compare(struct arena *mem, const struct cli_call *call, struct report *ret_report)
{
	struct diag *diag = diag_new(mem);
	str *words = ARENA_ARRAY(mem, str, call->operand_count);
	const char *folder = cli_value(call, "--directory");
	const struct build_compare_options given = {
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .config = str_of_cstr(cli_value(call, "--config")),
	    .words = words,
	    .word_count = call->operand_count,
	    .path_start = call->plain_start,
	};

	for (size_t i = 0; i < call->operand_count; i++)
		words[i] = str_of_cstr(call->operands[i]);
	const bool done = build_compare(mem, diag, &given, ret_report);

	cli_print_diagnostics(stderr, diag);
	return done;
}

static enum cli_exit diff(const struct cli_call *call)
{
	size_t format, colours;
	struct report report;

	if (call->plain_start == 0) {
		fputs("agentdoc: 'diff' needs a revision before '--'\n", stderr);
		return CLI_USAGE;
	}
	if (!cli_choose(call, "--format", format_names, FORMAT_COUNT, &format) ||
	    !cli_choose(call, "--color", colour_names, COLOUR_COUNT, &colours))
		return CLI_USAGE;
	const struct report_style style = {
	    .colours = wants_colours((enum colour_when)colours),
	    .texts = texts_of(call),
	};
	struct arena *mem = arena_open();
	enum cli_exit status = CLI_WORLD;

	if (compare(mem, call, &report)) {
		print(&report, (enum format)format, &style);
		status = cli_value(call, "--exit-code") && report.n ? CLI_CONTENT : CLI_DONE;
	}
	arena_close(mem);
	return status;
}

const struct cli_verb cli_diff = {
    .name = "diff",
    .operands = "A [B] [PATH...]",
    .summary = "tell what changed in the definitions between two revisions",
    .details = details,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_min = 1,
    .operands_max = CLI_OPERANDS_MAX,
    .run = diff,
};
