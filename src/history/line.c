/* SPDX-License-Identifier: MIT */
/* All records stand in one array, chained by line, because nobody knows how many a line will have.
 */
#include "history/line.h"

uint32_t line_start(struct lines *lines, uint32_t path, bool alive)
{
	const struct line line = {
	    .path = path,
	    .newest = LINE_NONE,
	    .oldest = LINE_NONE,
	    .moved_to = LINE_NONE,
	    .guess.record = LINE_NONE,
	    .alive = alive,
	};

	VEC_PUSH(lines->mem, &lines->list, line);
	return (uint32_t)(lines->list.n - 1);
}

void line_add(struct lines *lines, uint32_t line, const struct line_record *record)
{
	struct line *const at = &lines->list.items[line];
	const uint32_t added = (uint32_t)lines->records.n;
	struct line_record copy = *record;

	copy.older = LINE_NONE;
	if (at->oldest != LINE_NONE) {
		struct line_record *const before = &lines->records.items[at->oldest];

		/* A line that reached a commit under two paths. */
		if (before->commit == record->commit)
			return;
		before->older = added;
	} else {
		at->newest = added;
	}
	at->oldest = added;
	VEC_PUSH(lines->mem, &lines->records, copy);
}
