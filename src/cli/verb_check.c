/* SPDX-License-Identifier: MIT */
/* agentdoc check: options in, findings out in one of three formats; a baseline in or out. */
#include <errno.h>

#include "base/file.h"
#include "base/limits.h"
#include "build/check.h"
#include "cli/cli.h"

static const struct cli_option options[] = {
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--format", NULL, CLI_VALUE, "text|json|sarif", "how to print them (default: text)"},
    {"--since", NULL, CLI_VALUE, "REV", "only what changed since HEAD parted from REV"},
    {"--baseline", NULL, CLI_VALUE, "FILE", "leave out the findings that FILE holds"},
    {"--write-baseline", NULL, CLI_VALUE, "FILE", "write today's findings to FILE instead"},
    {"--strict", NULL, CLI_FLAG, NULL, "exit with 1 for warnings, too"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
    {"--no-history", NULL, CLI_FLAG, NULL, "do not read the history"},
};

static const char details[] =
    "  PATH       only findings below these paths\n"
    "\n"
    "Each finding has its place, a line that says what to do, and a code that `agentdoc explain`\n"
    "knows. `check` in agentdoc.yml gives codes other levels: off, note, warning or error. The "
    "exit\n"
    "code is 1 when there are errors. With --since all findings of a definition that changed\n"
    "count, and of the others those that are new. A baseline outlasts moved lines.\n";

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF, FORMAT_COUNT };

static const char *const format_names[FORMAT_COUNT] = {"text", "json", "sarif"};

static void print(struct arena *mem, const struct check_report *report, enum format format)
{
	struct arena *tmp = arena_open();
	struct buf out;

	buf_init(&out, mem);
	switch (format) {
	case FORMAT_JSON:
		check_json(&out, report);
		break;
	case FORMAT_SARIF:
		check_sarif(tmp, &out, report);
		break;
	default:
		check_text(&out, report);
	}
	cli_print(buf_str(&out));
	arena_close(tmp);
}

static bool read_baseline(
    struct arena *mem, struct diag *diag, const char *path, struct check_report *report)
{
	struct map known;
	str text, problem;

	if (!file_read(mem, str_of_cstr(path), LIMIT_FILE, &text))
		problem = str_of_cstr(strerror(errno));
	else if (check_read_baseline(mem, text, &known, &problem)) {
		struct arena *tmp = arena_open();

		check_apply_baseline(tmp, report, &known);
		arena_close(tmp);
		return true;
	}
	diag_report(diag, AD008, diag_at(str_of_cstr(path), 0, 0),
	    "the baseline cannot be read: %.*s", STR_ARG(problem));
	return false;
}

static bool write_baseline(
    struct arena *mem, struct diag *diag, const char *path, const struct check_report *report)
{
	struct buf out;

	buf_init(&out, mem);
	check_write_baseline(&out, &report->findings);
	if (file_write(str_of_cstr(path), buf_str(&out))) {
		printf("%s: %zu finding%s\n", path, report->findings.n,
		    report->findings.n == 1 ? "" : "s");
		return true;
	}
	diag_report(diag, AD008, diag_at(str_of_cstr(path), 0, 0),
	    "the baseline cannot be written: %s", strerror(errno));
	return false;
}

static bool find(struct arena *mem, struct diag *diag, const struct cli_call *call,
    struct check_report *ret_report)
{
	const char *folder = cli_value(call, "--directory");
	str *paths = ARENA_ARRAY(mem, str, call->operand_count);
	const struct build_options build = {
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .config = str_of_cstr(cli_value(call, "--config")),
	    .no_history = cli_value(call, "--no-history") != NULL,
	};
	const struct build_check_options given = {
	    .build = &build,
	    .since = str_of_cstr(cli_value(call, "--since")),
	    .paths = paths,
	    .path_count = call->operand_count,
	};

	for (size_t i = 0; i < call->operand_count; i++)
		paths[i] = str_of_cstr(call->operands[i]);
	return build_check(mem, diag, &given, ret_report);
}

static enum cli_exit exit_of(const struct cli_call *call, const struct check_report *report)
{
	const struct check_findings *findings = &report->findings;

	if (check_count(findings, DIAG_ERROR))
		return CLI_CONTENT;
	return cli_value(call, "--strict") && check_count(findings, DIAG_WARNING) ? CLI_CONTENT
										  : CLI_DONE;
}

/* What ended the check, without what it had found until then. */
static enum cli_exit fail(struct arena *mem, struct diag *diag)
{
	struct diag *ended = diag_new(mem);
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);

	for (size_t i = 0; i < n; i++) {
		if (!diag_is_adjustable(items[i].code))
			diag_repeat(ended, &items[i]);
	}
	cli_print_diagnostics(stderr, ended);
	return cli_failure(ended);
}

static enum cli_exit run(
    struct arena *mem, struct diag *diag, const struct cli_call *call, enum format format)
{
	const char *known = cli_value(call, "--baseline"),
		   *target = cli_value(call, "--write-baseline");
	struct check_report report;

	if (!find(mem, diag, call, &report) ||
	    (known && !read_baseline(mem, diag, known, &report)) ||
	    (target && !write_baseline(mem, diag, target, &report)))
		return fail(mem, diag);
	if (target)
		return CLI_DONE;
	print(mem, &report, format);
	return exit_of(call, &report);
}

static enum cli_exit check(const struct cli_call *call)
{
	size_t format;

	if (!cli_choose(call, "--format", format_names, FORMAT_COUNT, &format))
		return CLI_USAGE;
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	const enum cli_exit status = run(mem, diag, call, (enum format)format);

	arena_close(mem);
	return status;
}

const struct cli_verb cli_check = {
    .name = "check",
    .operands = "[PATH...]",
    .summary = "tell what is wrong with the definitions",
    .details = details,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .operands_max = CLI_OPERANDS_MAX,
    .run = check,
};
