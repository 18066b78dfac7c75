/* SPDX-License-Identifier: MIT */
/* Reading argv by a verb's table, and printing the table as usage. */
#include "cli/cli.h"

#include <string.h>

#include "base/bug.h"

enum { OPTION_COLUMNS = 24 };

const char *cli_value(const struct cli_call *call, const char *option)
{
	for (size_t i = 0; i < call->verb->option_count; i++) {
		if (strcmp(call->verb->options[i].name, option) == 0)
			return call->values[i];
	}
	BUG("'%s' is no option of '%s'", option, call->verb->name);
}

bool cli_choose(const struct cli_call *call, const char *option, const char *const *words, size_t n,
    size_t *ret_index)
{
	const char *value = cli_value(call, option);

	for (size_t i = 0; i < n; i++) {
		if (!value || strcmp(value, words[i]) == 0) {
			*ret_index = i;
			return true;
		}
	}
	fprintf(stderr, "agentdoc: '%s' is", option);
	for (size_t i = 0; i < n; i++)
		fprintf(stderr, "%s%s", i == 0 ? " " : i + 1 < n ? ", " : " or ", words[i]);
	fprintf(stderr, ", unlike '%s'\n", value);
	return false;
}

/* The option that an argument names, up to a '='. */
static size_t find_option(const struct cli_verb *verb, const char *argument)
{
	size_t length = strcspn(argument, "=");

	for (size_t i = 0; i < verb->option_count; i++) {
		const struct cli_option *option = &verb->options[i];
		if (strlen(option->name) == length && strncmp(option->name, argument, length) == 0)
			return i;
		if (option->alias && strcmp(option->alias, argument) == 0)
			return i;
	}
	return verb->option_count;
}

/* Reads one option at argv[*at], which may take the argument behind it. */
static bool read_option(struct cli_call *call, int argc, char **argv, int *at)
{
	const struct cli_verb *verb = call->verb;
	const char *argument = argv[*at];
	size_t index = find_option(verb, argument);

	if (index == verb->option_count) {
		fprintf(
		    stderr, "agentdoc: '%s' does not know the option '%s'\n", verb->name, argument);
		return false;
	}
	const struct cli_option *option = &verb->options[index];
	const char *equals = argument[1] == '-' ? strchr(argument, '=') : NULL;
	if (option->kind == CLI_FLAG) {
		if (equals) {
			fprintf(stderr, "agentdoc: '%s' takes no value\n", option->name);
			return false;
		}
		call->values[index] = option->name;
		return true;
	}
	if (!equals && *at + 1 == argc) {
		fprintf(stderr, "agentdoc: '%s' needs a value: %s\n", argument, option->argument);
		return false;
	}
	call->values[index] = equals ? equals + 1 : argv[++*at];
	return true;
}

static bool check_operands(const struct cli_call *call)
{
	const struct cli_verb *verb = call->verb;

	if (call->operand_count < verb->operands_min)
		fprintf(stderr, "agentdoc: '%s' needs %s\n", verb->name, verb->operands);
	else if (call->operand_count > verb->operands_max)
		fprintf(stderr, "agentdoc: '%s' takes at most %zu arguments\n", verb->name,
		    verb->operands_max);
	else
		return true;
	return false;
}

bool cli_parse(const struct cli_verb *verb, int argc, char **argv, struct cli_call *ret_call)
{
	struct cli_call call = {.verb = verb, .plain_start = CLI_OPERANDS_MAX};
	bool options_ended = false;

	for (int i = 0; i < argc; i++) {
		const char *argument = argv[i];
		if (!options_ended && strcmp(argument, "--") == 0) {
			options_ended = true;
			call.plain_start = call.operand_count;
		} else if (!options_ended && argument[0] == '-' && argument[1]) {
			if (!read_option(&call, argc, argv, &i))
				return false;
		} else if (call.operand_count == CLI_OPERANDS_MAX) {
			fprintf(stderr, "agentdoc: more than %d arguments\n", CLI_OPERANDS_MAX);
			return false;
		} else {
			call.operands[call.operand_count++] = argument;
		}
	}
	if (!check_operands(&call))
		return false;
	*ret_call = call;
	return true;
}

bool cli_check_base_url(const struct cli_call *call)
{
	const str url = str_of_cstr(cli_value(call, "--base-url"));

	if (!url.p || str_starts_with(url, S("https://")) || str_starts_with(url, S("http://")))
		return true;
	fprintf(stderr, "agentdoc: '--base-url' begins with http:// or https://, unlike '%.*s'\n",
	    STR_ARG(url));
	return false;
}

void cli_print_verb_usage(FILE *out, const struct cli_verb *verb)
{
	fprintf(out, "usage: agentdoc %s%s%s%s\n\n%s\n", verb->name,
	    verb->option_count ? " [options]" : "", *verb->operands ? " " : "", verb->operands,
	    verb->summary);
	if (verb->details)
		fprintf(out, "\n%s", verb->details);
	if (verb->option_count)
		fputs("\noptions:\n", out);
	for (size_t i = 0; i < verb->option_count; i++) {
		const struct cli_option *option = &verb->options[i];
		char left[80];
		const int width = snprintf(left, sizeof left, "%s%s%s%s%s",
		    option->alias ? option->alias : "", option->alias ? ", " : "", option->name,
		    option->argument ? " " : "", option->argument ? option->argument : "");
		if (width > OPTION_COLUMNS)
			fprintf(out, "  %s\n  %-*s %s\n", left, OPTION_COLUMNS, "", option->help);
		else
			fprintf(out, "  %-*s %s\n", OPTION_COLUMNS, left, option->help);
	}
}

void cli_print_usage(FILE *out)
{
	fputs("usage: agentdoc COMMAND [options]\n\n"
	      "Writes a static site from agent definitions and their git history.\n\ncommands:\n",
	    out);
	for (size_t i = 0; i < cli_verb_count; i++)
		fprintf(out, "  %-10s %s\n", cli_verbs[i]->name, cli_verbs[i]->summary);
	fputs("\n`agentdoc COMMAND --help` tells more; `agentdoc --version` tells the version.\n",
	    out);
}
