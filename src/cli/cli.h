/* SPDX-License-Identifier: MIT */
/*
 * The command line: verbs and their options as tables. This folder alone prints, reads argv and
 * chooses exit codes.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

#include "base/diag.h"

enum cli_exit {
	CLI_DONE = 0, /* diagnostics may have been printed */
	CLI_CONTENT = 1, /* errors in content, under --strict */
	CLI_USAGE = 2,
	CLI_WORLD = 3, /* input or output failed */
};

enum cli_option_kind { CLI_FLAG, CLI_VALUE };

/* One option. Its name is what stands in the usage text and what `cli_value` is asked for. */
struct cli_option {
	const char *name; /* "--base-url" */
	const char *alias; /* "-o", or NULL */
	enum cli_option_kind kind;
	/*
	 * Of CLI_VALUE: "URL", or "text|json" for one of these words. Shells complete the words and
	 * what stands for DIR, FILE, PATH, REV, BRANCH, REMOTE and CODE, and
	 * for the NAME of a template; in operands, too.
	 */
	const char *argument;
	const char *help;
};

enum { CLI_OPTIONS_MAX = 24, CLI_OPERANDS_MAX = 256 };

struct cli_verb;

/* The command line, taken apart by the verb's table. */
struct cli_call {
	const struct cli_verb *verb;
	const char *values[CLI_OPTIONS_MAX]; /* by option; a flag's is its own name */
	const char *operands[CLI_OPERANDS_MAX];
	size_t operand_count;
	size_t plain_start; /* operands from here on stood behind "--" */
};

struct cli_verb {
	const char *name;
	const char *operands; /* "[PATH...]", or "" */
	const char *summary;
	const char *details; /* lines below the summary in the usage text, or NULL */
	const struct cli_option *options;
	size_t option_count;
	size_t operands_min, operands_max;
	enum cli_exit (*run)(const struct cli_call *call);
};

extern const struct cli_verb cli_build;
extern const struct cli_verb cli_check;
extern const struct cli_verb cli_config;
extern const struct cli_verb cli_data;
extern const struct cli_verb cli_diff;
extern const struct cli_verb cli_explain;
extern const struct cli_verb cli_graph;
extern const struct cli_verb cli_init;
extern const struct cli_verb cli_publish;
extern const struct cli_verb cli_serve;
extern const struct cli_verb cli_theme;

extern const struct cli_verb *const cli_verbs[];
extern const size_t cli_verb_count;

/* The value of an option of the call's verb; NULL when it was not given. */
const char *cli_value(const struct cli_call *call, const char *option);

/*
 * The place of an option's value among n words; the first one's without a value.
 * Fails   false after a message on standard error
 */
bool cli_choose(const struct cli_call *call, const char *option, const char *const *words, size_t n,
    size_t *ret_index) ATTR_NODISCARD;

/*
 * Takes arguments apart: "--name value", "--name=value", "-o value", "--" ends the options.
 * Fails   false after a message on standard error
 */
bool cli_parse(
    const struct cli_verb *verb, int argc, char **argv, struct cli_call *ret_call) ATTR_NODISCARD;

/*
 * Whether --base-url, if it is given, begins as an address does: else feeds and the sitemap would
 * hold links that lead nowhere.
 * Fails   false after a message on standard error
 */
bool cli_check_base_url(const struct cli_call *call) ATTR_NODISCARD;

/* The program and, on a second line, the libraries that run with it. */
void cli_print_version(FILE *out);

void cli_print_usage(FILE *out);
void cli_print_verb_usage(FILE *out, const struct cli_verb *verb);

/* Prints what was asked for on standard output, byte for byte. */
void cli_print(str text);

/* The exit code of what failed: its texts are wrong, or the world is. */
enum cli_exit cli_failure(const struct diag *diag);

/*
 * Prints diagnostics, at most LIMIT_DIAG_PER_CODE of a code, of notes LIMIT_DIAG_NOTES_PER_CODE,
 * then how many were left out.
 */
void cli_print_diagnostics(FILE *out, struct diag *diag);

/* Prints only what ended the call: for what comes after the others were printed. */
void cli_print_fatal(FILE *out, struct diag *diag);

#endif
