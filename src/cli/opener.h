/* SPDX-License-Identifier: MIT */
/* Showing an address in the user's browser. That there is none is a warning and no fault. */
#ifndef CLI_OPENER_H
#define CLI_OPENER_H

#include <sys/types.h>

#include "base/str.h"

/* The program that shows an address; all 0: none runs. */
struct opener {
	const char *name;
	pid_t pid;
};

/*
 * Starts the program that the variable BROWSER names, else what the desktop has, and does not wait
 * for it. It outlives this process, and Ctrl-C in the terminal is not meant for it.
 */
void opener_start(struct opener *opener, str url);

/* Whether it ended by now; warns when it ended without success. */
void opener_look(struct opener *opener);

#endif
