/* SPDX-License-Identifier: MIT */
/* One commit's turn in the pass: who has a revision here, and who stands where in the parents. */
#ifndef HISTORY_STEP_H
#define HISTORY_STEP_H

#include "history/pass.h"

/*
 * Takes the table of a commit, adds a record to each line whose file differs from all parents, and
 * hands the lines down to the parents: to the first one that has the same file, else to all. Starts
 * a line for a removed definition where git log would show its removal: on the way of first
 * parents, or beyond a merge that took the removal from another one.
 * Source  git-log(1), history simplification
 */
void step_commit(struct pass *pass, uint32_t commit);

#endif
