/* SPDX-License-Identifier: MIT */
/*
 * Whether files of some folders changed. Not which ones: who asks reads them all again, and
 * cheaply. By inotify where there is one, else, and when it has no room for so many folders, by
 * looking at the folders now and then.
 */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include "build/preview.h"

struct watch;

/* Watches nothing yet. by_looking: do not even try the other way. */
struct watch *watch_open(bool by_looking);
void watch_close(struct watch *watch); /* NULL is allowed */

/*
 * Watches these folders and no others, without those below them. True when there is a new one among
 * them: what happened in it before is not known.
 */
bool watch_set(struct watch *watch, const struct preview_folders *folders);

/* A descriptor that is readable when something happened; -1: ask every watch_interval_ms. */
int watch_descriptor(const struct watch *watch);
enum { WATCH_INTERVAL_MS = 500 };

struct watch_news {
	bool changed;
	bool folders_changed; /* one came or went: set them again */
	bool others_changed; /* not only texts of definitions: other folders may matter now */
};

/* What happened since the last call. Never waits. */
struct watch_news watch_read(struct watch *watch);

#endif
