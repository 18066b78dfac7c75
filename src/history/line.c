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
	    .heir = LINE_NONE,
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

/* The first record of a line that is older than a commit. */
static uint32_t find_older(const struct lines *lines, uint32_t line, uint32_t commit)
{
	uint32_t record = lines->list.items[line].newest;

	while (record != LINE_NONE && lines->records.items[record].commit <= commit)
		record = lines->records.items[record].older;
	return record;
}

/* Lets a line that ends with record go on with what another line has that is older than a commit.
 */
static void go_on_with(
    struct lines *lines, uint32_t line, uint32_t record, uint32_t other, uint32_t commit)
{
	const uint32_t older = find_older(lines, other, commit);

	if (older == LINE_NONE)
		return;
	lines->records.items[record].older = older;
	lines->list.items[line].oldest = lines->list.items[other].oldest;
}

/* Gives a voided line the records that its heir collected in its stead. */
static void inherit(struct lines *lines, uint32_t number)
{
	struct line *const line = &lines->list.items[number];
	const uint32_t heir = line->heir;

	line->heir = LINE_NONE;
	if (heir == LINE_NONE || line->oldest == LINE_NONE)
		return;
	inherit(lines, heir);
	go_on_with(lines, number, line->oldest, heir, line->voided_at);
	line->cut = line->cut || lines->list.items[heir].cut;
}

static void join_copy(struct lines *lines, const struct line_copy *copy)
{
	struct line *const line = &lines->list.items[copy->line];
	struct line *const source = &lines->list.items[copy->source];
	struct line_record *const record = &lines->records.items[copy->record];

	if (line->oldest != copy->record)
		return;
	record->status = HIST_COPIED;
	record->old_path = copy->old_path;
	record->old_blob = copy->old_blob;
	record->old_mode = copy->old_mode;
	record->similarity = copy->similarity;
	inherit(lines, copy->source);
	go_on_with(lines, copy->line, copy->record, copy->source, record->commit);
	line->cut = line->cut || source->cut;
	/* The file did not go in this commit, it lives on as the copy. */
	if (!source->alive && source->newest != LINE_NONE &&
	    lines->records.items[source->newest].commit == record->commit)
		source->voided = true;
}

void line_join_copies(struct lines *lines)
{
	/* The oldest first, so that a copy of a copy finds a whole line. */
	for (size_t i = lines->copies.n; i-- > 0;)
		join_copy(lines, &lines->copies.items[i]);
}
