/* SPDX-License-Identifier: MIT */
/* The two ways to die. Not for anything that input or the world can cause: see diag.h for that. */
#include "base/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void bug_abort(const char *file, int line, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "agentdoc: bug at %s:%d: ", file, line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}

void bug_out_of_memory(void)
{
	fputs("agentdoc: out of memory\n", stderr);
	exit(3);
}
