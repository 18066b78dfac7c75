/* SPDX-License-Identifier: MIT */
/* agentdoc config: the keys of agentdoc.yml, for people and for editors; and whether one is right.
 */
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "build/theme.h"
#include "cli/cli.h"
#include "site/config_schema.h"

static const struct cli_option options[] = {
    {"--format", NULL, CLI_VALUE, "text|markdown|schema",
	"how to print them (default: text); schema is a JSON Schema"},
    {"--check", NULL, CLI_FLAG, NULL, "check the configuration instead"},
    {"--strict", NULL, CLI_FLAG, NULL, "with --check, exit with 1 for warnings, too"},
    {"--directory", "-C", CLI_VALUE, "DIR", "the repository or folder to read (default: .)"},
    {"--config", NULL, CLI_VALUE, "FILE", "the configuration (default: DIR/agentdoc.yml)"},
};

static void write_schema(struct buf *out)
{
	struct buf compact;

	buf_init(&compact, out->mem);
	site_write_settings_schema(&compact);
	json_add_pretty(out, buf_str(&compact));
}

static const struct format {
	const char *name;
	void (*write)(struct buf *out);
} formats[] = {
    {"text", site_write_settings_text},
    {"markdown", site_write_settings_markdown},
    {"schema", write_schema},
};

static enum cli_exit print_reference(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct buf out;

		if (strcmp(formats[i].name, name) != 0)
			continue;
		struct arena *mem = arena_open();
		buf_init(&out, mem);
		formats[i].write(&out);
		cli_print(buf_str(&out));
		arena_close(mem);
		return CLI_DONE;
	}
	fprintf(stderr, "agentdoc: '--format' is text, markdown or schema, not '%s'\n", name);
	return CLI_USAGE;
}

static enum cli_exit check(const struct cli_call *call)
{
	const char *folder = cli_value(call, "--directory");
	const struct build_options given = {
	    .folder = folder ? str_of_cstr(folder) : S("."),
	    .config = str_of_cstr(cli_value(call, "--config")),
	};
	struct arena *mem = arena_open();
	struct diag *diag = diag_new(mem);
	enum cli_exit status = CLI_DONE;

	if (!build_check_config(diag, &given))
		status = cli_failure(diag);
	else if (cli_value(call, "--strict") && diag_count(diag, DIAG_WARNING))
		status = CLI_CONTENT;
	cli_print_diagnostics(stderr, diag);
	arena_close(mem);
	return status;
}

static enum cli_exit config(const struct cli_call *call)
{
	const char *format = cli_value(call, "--format");

	if (cli_value(call, "--check"))
		return check(call);
	return print_reference(format ? format : "text");
}

const struct cli_verb cli_config = {
    .name = "config",
    .operands = "",
    .summary = "list the keys of agentdoc.yml, or check one",
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .run = config,
};
