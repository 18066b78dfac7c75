/* SPDX-License-Identifier: MIT */
/* Diagnostics for people: on standard error, a line each. */
#include "base/arena.h"
#include "base/limits.h"
#include "cli/cli.h"

/* Prints the items that end the build, or all others; counts each code. */
static void print_items(FILE *out, struct diag *diag, bool fatal, size_t *shown)
{
	size_t n;
	const struct diag_item *items = diag_items(diag, &n);
	struct arena *mem = arena_open();
	struct buf line;

	buf_init(&line, mem);
	for (size_t i = 0; i < n; i++) {
		if ((items[i].severity == DIAG_FATAL) != fatal ||
		    shown[items[i].code]++ >= LIMIT_DIAG_PER_CODE)
			continue;
		buf_clear(&line);
		diag_format(&line, &items[i]);
		fprintf(out, "%.*s\n", STR_ARG(buf_str(&line)));
	}
	arena_close(mem);
}

enum cli_exit cli_failure(const struct diag *diag)
{
	return diag_count(diag, DIAG_FATAL) ? CLI_WORLD : CLI_CONTENT;
}

/* What ended the build comes last, where a reader looks. */
void cli_print_diagnostics(FILE *out, struct diag *diag)
{
	size_t shown[DIAG_CODE_COUNT] = {0};

	print_items(out, diag, false, shown);
	for (size_t code = 0; code < DIAG_CODE_COUNT; code++) {
		if (shown[code] > LIMIT_DIAG_PER_CODE)
			fprintf(out, "... and %zu more of %s (%s)\n",
			    shown[code] - LIMIT_DIAG_PER_CODE, diag_info((enum diag_code)code)->id,
			    diag_info((enum diag_code)code)->title);
	}
	print_items(out, diag, true, shown);
}

void cli_print_fatal(FILE *out, struct diag *diag)
{
	size_t shown[DIAG_CODE_COUNT] = {0};

	print_items(out, diag, true, shown);
}
