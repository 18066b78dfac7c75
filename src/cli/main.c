/* SPDX-License-Identifier: MIT */
/* Where the program starts: finds the verb and calls it. */
#include <string.h>

#include "cli/cli.h"

static const struct cli_verb *find_verb(const char *name)
{
	for (size_t i = 0; i < cli_verb_count; i++) {
		if (strcmp(cli_verbs[i]->name, name) == 0)
			return cli_verbs[i];
	}
	return NULL;
}

/* A full disk must not look like success. */
static int finish(enum cli_exit status)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs("agentdoc: standard output cannot be written\n", stderr);
		return CLI_WORLD;
	}
	return (int)status;
}

static enum cli_exit run_verb(const struct cli_verb *verb, int argc, char **argv)
{
	static struct cli_call call;

	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			cli_print_verb_usage(stdout, verb);
			return CLI_DONE;
		}
	}
	if (!cli_parse(verb, argc, argv, &call))
		return CLI_USAGE;
	return verb->run(&call);
}

int main(int argc, char **argv)
{
	const char *first = argc > 1 ? argv[1] : "";

	if (strcmp(first, "--version") == 0) {
		cli_print_version(stdout);
		return finish(CLI_DONE);
	}
	if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 ||
	    strcmp(first, "help") == 0) {
		cli_print_usage(stdout);
		return finish(CLI_DONE);
	}
	const struct cli_verb *verb = find_verb(first);
	if (!verb) {
		if (*first)
			fprintf(stderr, "agentdoc: '%s' is not a command\n", first);
		cli_print_usage(stderr);
		return CLI_USAGE;
	}
	return finish(run_verb(verb, argc - 2, argv + 2));
}
