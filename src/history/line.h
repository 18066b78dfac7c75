/* SPDX-License-Identifier: MIT */
/*
 * The lines of history while they are collected: one for each definition, living or removed, with
 * the records of its revisions, newest first. Not for where a line stands: that is holders.h.
 */
#ifndef HISTORY_LINE_H
#define HISTORY_LINE_H

#include "base/oid.h"
#include "base/vec.h"
#include "history/history.h"

#define LINE_NONE UINT32_MAX

/* A revision in the making; paths are numbers. */
struct line_record {
	uint32_t commit;
	uint32_t older; /* the next record of the line, or LINE_NONE */
	uint32_t path, old_path;
	enum hist_status status;
	unsigned mode, old_mode;
	unsigned similarity;
	struct oid blob, old_blob;
};

/* A merge at which the line's path was new to the first parent and came from another one. */
struct line_merge {
	uint32_t commit;
	uint32_t path;
	struct line_merge *newer; /* further up, or NULL */
};

/* A former path that the line may turn out to have had: see side.h. */
struct line_guess {
	uint32_t path;
	uint32_t record; /* the addition that would be a rename; LINE_NONE: no guess */
	unsigned score;
};

struct line {
	uint32_t path; /* at HEAD, or where it was removed */
	uint32_t newest, oldest; /* records */
	uint32_t moved_to; /* of a removed one: where it went, if nobody stood there; LINE_NONE */
	uint32_t mark; /* for those who compare sets of lines */
	struct line_merge *merges; /* the one passed last */
	struct line_guess guess;
	uint32_t heir,
	    voided_at; /* of a voided one: who goes on with its file, since which commit */
	bool alive;
	bool voided; /* a removal that was none: another line stands for it */
	bool hidden; /* collected for others only: the former life of a copied file */
	bool cut;
};

/*
 * An addition that may be a copy of a file that vanished in the same commit. Whether it is one is
 * known at the end: if the path turns out to have an older life of its own, it was put back.
 */
struct line_copy {
	uint32_t line;
	uint32_t record; /* the addition */
	uint32_t source; /* the line that has the former life of the other file */
	uint32_t old_path;
	struct oid old_blob;
	unsigned old_mode;
	unsigned similarity;
};

struct lines {
	struct arena *mem;
	VEC(struct line) list; /* the living first */
	VEC(struct line_record) records;
	VEC(struct line_copy) copies; /* newest first */
	uint32_t last_mark;
	uint32_t commit; /* whose turn it is */
};

/* Starts a line at a path; returns its number. */
uint32_t line_start(struct lines *lines, uint32_t path, bool alive);

/* Adds the next older record of a line. A commit counts once: a second record of it is left out. */
void line_add(struct lines *lines, uint32_t line, const struct line_record *record);

/*
 * Settles the copies: those that are one go on with the records of their source, which are shared
 * from then on. To be called once, when all records are there.
 */
void line_join_copies(struct lines *lines);

#endif
