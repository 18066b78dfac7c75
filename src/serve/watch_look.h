/* SPDX-License-Identifier: MIT */
/* Watching by looking: for systems without inotify, and when it has no room. Private to serve/. */
#ifndef SERVE_WATCH_LOOK_H
#define SERVE_WATCH_LOOK_H

#include "build/preview.h"

/*
 * A number that differs when an entry of a folder came, went or was written: of names, sizes, times
 * to the nanosecond and inodes.
 */
uint64_t watch_look(const struct preview_folder *folder);

/* Whether a file of a git folder says where a branch stands. */
bool watch_git_matters(str name);

#endif
