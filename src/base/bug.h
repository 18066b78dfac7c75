/* SPDX-License-Identifier: MIT */
/*
 * What to do when the program itself is wrong (BUG) or memory has run out. Both end the process:
 * neither is something that input can cause, so there is nothing to recover.
 */
#ifndef BASE_BUG_H
#define BASE_BUG_H

#include "base/attr.h"

/* Prints file, line and message to standard error and aborts. Always on, in release builds too. */
#define BUG(...) bug_abort(__FILE__, __LINE__, __VA_ARGS__)
#define BUG_IF(condition)                                                                          \
	do {                                                                                       \
		if (condition)                                                                     \
			BUG("%s", #condition);                                                     \
	} while (0)

void bug_abort(const char *file, int line, const char *format, ...) ATTR_PRINTF(3, 4) ATTR_NORETURN;

/* Says that memory ran out and exits with status 3. The only other way out below cli/. */
void bug_out_of_memory(void) ATTR_NORETURN;

#endif
