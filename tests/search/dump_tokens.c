/* SPDX-License-Identifier: MIT */
/*
 * For tests/search/run.mjs: the words of each line of standard input, as the index cuts them,
 * separated by tabs, a line each. A line that is no UTF-8 counts as the program reads any text.
 */
#include <stdio.h>

#include "base/arena.h"
#include "search/tokens.h"

static void print_token(void *context, str token)
{
	FILE *out = context;

	fprintf(out, "%.*s\t", STR_ARG(token));
}

int main(void)
{
	struct arena *mem = arena_open();
	char line[65536];

	while (fgets(line, sizeof line, stdin)) {
		const struct arena_mark mark = arena_mark(mem);

		token_each(mem, str_trim_end(str_of_cstr(line)), print_token, stdout);
		putchar('\n');
		arena_rewind(mem, mark);
	}
	arena_close(mem);
	return fflush(stdout) != 0;
}
