/* SPDX-License-Identifier: MIT */
/*
 * The rules of history, applied to one commit. A step goes through its stages in the order of
 * step_commit; a stage looks at the events, the paths that somebody holds and that differ from
 * every parent.
 */
#include "history/step.h"

#include "base/arena.h"
#include "history/rename.h"
#include "history/side.h"

/* One parent, compared with the commit. */
struct part {
	struct changes changes;
	struct renames renames;
	bool paired; /* renames are there */
	bool *consumed; /* by change: a vanished file that lives on under a path that is held */
	struct holders *table;
};

/* Where an event's file comes from in one parent. */
struct origin {
	uint32_t change; /* in the part's changes */
	uint32_t source; /* the vanished change, when it was renamed; else RENAME_NONE */
	unsigned score;
};

struct event {
	uint32_t path;
	uint32_t list; /* of holders; taken off the table while it moves */
	struct origin *origins; /* by parent */
};

struct step {
	struct pass *pass;
	struct arena *scratch;
	uint32_t number;
	const struct repo_commit *commit;
	struct part *parts; /* by parent */
	VEC(struct event) events;
	VEC(uint32_t) gone; /* changes of part 0: the file ended, and nobody held it */
	bool is_trunk;
};

static const struct change *change_of(
    const struct step *step, const struct event *event, uint32_t parent)
{
	return &step->parts[parent].changes.list.items[event->origins[parent].change];
}

static void compare_parent(struct step *step, uint32_t parent)
{
	struct part *const part = &step->parts[parent];
	const struct repo_commit *const old =
	    pass_commit(step->pass, step->commit->parents[parent]);

	part->changes = change_list(&step->pass->context, &old->tree, &step->commit->tree);
	part->consumed = ARENA_ARRAY(step->scratch, bool, part->changes.list.n);
}

static struct renames *renames_of(struct step *step, uint32_t parent)
{
	struct part *const part = &step->parts[parent];

	if (!part->paired)
		part->renames = rename_pair(&step->pass->context, &part->changes);
	part->paired = true;
	return &part->renames;
}

/* Sorts the differences to the first parent into those that somebody holds and the removals. */
static void find_events(struct step *step)
{
	const struct changes *const changes = &step->parts[0].changes;
	struct holders_pool *const pool = &step->pass->pool;

	for (uint32_t i = 0; i < changes->list.n; i++) {
		const struct change *const change = &changes->list.items[i];
		struct event event = {
		    .path = change->path,
		    .list = holders_at(pool, step->parts[0].table, change->path),
		};

		if (event.list != HOLDERS_NONE) {
			event.origins =
			    ARENA_ARRAY(step->scratch, struct origin, step->commit->parent_count);
			event.origins[0].change = i;
			VEC_PUSH(step->scratch, &step->events, event);
		} else if (change_ends_file(change) && step->is_trunk) {
			VEC_PUSH(step->scratch, &step->gone, i);
		}
	}
}

/* Marks the paths that differ from a parent, each with the number of its change. */
static void mark_changes(struct step *step, uint32_t parent)
{
	struct pass *const pass = step->pass;
	const struct changes *const changes = &step->parts[parent].changes;

	if (pass->paths.names.n > pass->mark_cap) {
		pass->mark_cap = 2 * pass->paths.names.n;
		pass->marks = ARENA_ARRAY(pass->tmp, struct pass_mark, pass->mark_cap);
	}
	pass->last_mark++;
	for (uint32_t i = 0; i < changes->list.n; i++)
		pass->marks[changes->list.items[i].path] = (struct pass_mark){pass->last_mark, i};
}

static bool is_marked(const struct pass *pass, uint32_t path)
{
	return pass->marks[path].mark == pass->last_mark;
}

/* A path that equals the one of a parent: its lines go there and nowhere else. */
static void hand_to(struct step *step, const struct event *event, uint32_t parent)
{
	struct holders_pool *const pool = &step->pass->pool;
	const uint32_t list = holders_take(pool, step->parts[0].table, event->path);

	if (change_is_added(change_of(step, event, 0)) && step->parts[0].changes.vanished)
		for (uint32_t member = list; member != HOLDERS_NONE;
		     member = holders_next(pool, member))
			side_note(
			    step->pass, holders_line(pool, member), step->number, event->path);
	holders_add_list(pool, step->parts[parent].table, event->path, list);
	holders_free_list(pool, list);
}

/*
 * Starts a line for a definition that is gone, at its path in a parent. Who removed it is not known
 * yet when that parent lacks it too. LINE_NONE when it was no definition.
 */
static uint32_t start_removed(struct step *step, uint32_t gone, uint32_t parent)
{
	struct pass *const pass = step->pass;
	const struct change *const change = &step->parts[0].changes.list.items[gone];
	const struct hist_query *const query = pass->query;

	if (!query->was_definition(query->context, paths_name(&pass->paths, change->path),
		&change->old_blob, &pass_commit(pass, step->commit->parents[0])->tree))
		return LINE_NONE;
	const uint32_t number = line_start(&pass->lines, change->path, false);

	holders_add(&pass->pool, step->parts[parent].table, change->path, number);
	return number;
}

/* Takes out of the events and removals what equals this parent. */
static void compare_with_other(struct step *step, uint32_t parent)
{
	struct pass *const pass = step->pass;
	size_t kept = 0;

	compare_parent(step, parent);
	mark_changes(step, parent);
	for (size_t i = 0; i < step->events.n; i++) {
		struct event *const event = &step->events.items[i];

		if (is_marked(pass, event->path)) {
			event->origins[parent].change = pass->marks[event->path].change;
			step->events.items[kept++] = *event;
		} else {
			hand_to(step, event, parent);
		}
	}
	step->events.n = kept;
	kept = 0;
	for (size_t i = 0; i < step->gone.n; i++) {
		const uint32_t gone = step->gone.items[i];

		if (is_marked(pass, step->parts[0].changes.list.items[gone].path))
			step->gone.items[kept++] = gone;
		else
			start_removed(step, gone, parent);
	}
	step->gone.n = kept;
}

/* Looks for the file that an added one was before. */
static void find_origin(struct step *step, struct event *event, uint32_t parent)
{
	struct origin *const origin = &event->origins[parent];
	struct part *const part = &step->parts[parent];

	origin->source = RENAME_NONE;
	if (!change_is_added(change_of(step, event, parent)) || !part->changes.vanished)
		return;
	const struct rename_end end = renames_of(step, parent)->ends[origin->change];

	origin->source = end.change;
	origin->score = end.score;
	if (end.change != RENAME_NONE)
		part->consumed[end.change] = true;
}

/* The parent that a revision is shown against: the first one that has the file in some way. */
static uint32_t shown_parent(const struct step *step, const struct event *event)
{
	for (uint32_t i = 0; i < step->commit->parent_count; i++)
		if (!change_is_added(change_of(step, event, i)) ||
		    event->origins[i].source != RENAME_NONE)
			return i;
	return 0;
}

static struct line_record make_record(const struct step *step, const struct event *event)
{
	const uint32_t parent = shown_parent(step, event);
	const struct origin *const origin = &event->origins[parent];
	const struct change *const change = change_of(step, event, parent);
	struct line_record record = {
	    .commit = step->number,
	    .path = event->path,
	    .old_path = event->path,
	    .status = change_is_vanished(change) ? HIST_DELETED
		: change_is_added(change)	 ? HIST_ADDED
						 : HIST_MODIFIED,
	    .mode = change->new_mode,
	    .old_mode = change->old_mode,
	    .blob = change->new_blob,
	    .old_blob = change->old_blob,
	};

	if (origin->source != RENAME_NONE) {
		const struct change *const source =
		    &step->parts[parent].changes.list.items[origin->source];

		record.status = HIST_RENAMED;
		record.old_path = source->path;
		record.old_blob = source->old_blob;
		record.old_mode = source->old_mode;
		record.similarity = rename_percent(origin->score);
	}
	return record;
}

/* Whether a path that is held ends here: its file moved away, to where another line stands. */
static bool is_taken_over(const struct step *step, const struct event *event, uint32_t parent)
{
	return change_is_vanished(change_of(step, event, parent)) &&
	    step->parts[parent].consumed[event->origins[parent].change];
}

/* Voids the removals among the lines of a list that were taken for one of a file that goes on. */
static void void_removals(struct pass *pass, uint32_t list, uint32_t path)
{
	for (uint32_t m = list; m != HOLDERS_NONE; m = holders_next(&pass->pool, m)) {
		struct line *const line = &pass->lines.list.items[holders_line(&pass->pool, m)];

		line->voided = line->voided || (!line->alive && line->path == path);
	}
}

/* Turns additions into the renames that a guess took them for, now that the old file showed up. */
static void confirm_guesses(
    struct pass *pass, const struct event *event, const struct line_record *removal)
{
	struct lines *const lines = &pass->lines;

	for (uint32_t m = event->list; m != HOLDERS_NONE; m = holders_next(&pass->pool, m)) {
		struct line *const line = &lines->list.items[holders_line(&pass->pool, m)];

		if (line->guess.record == LINE_NONE || line->guess.path != event->path)
			continue;
		struct line_record *const record = &lines->records.items[line->guess.record];

		record->status = HIST_RENAMED;
		record->old_path = removal->path;
		record->old_blob = removal->old_blob;
		record->old_mode = removal->old_mode;
		record->similarity = rename_percent(line->guess.score);
		line->guess.record = LINE_NONE;
		void_removals(pass, event->list, event->path);
	}
}

/* Where a file that vanished against the first parent went, though nobody stands there. */
static uint32_t find_target(struct step *step, uint32_t vanished)
{
	const struct changes *const changes = &step->parts[0].changes;

	if (!changes->added)
		return LINE_NONE;
	const uint32_t target = renames_of(step, 0)->ends[vanished].change;

	return target == RENAME_NONE ? LINE_NONE : changes->list.items[target].path;
}

/*
 * Makes of a record what it is for a line that waits for the removal of its file. A link that stood
 * there later is nothing to it: false. A link that takes the place of the file is the removal.
 */
static bool make_removal(struct line_record *record)
{
	if (record->old_mode == REPO_MODE_LINK || !record->old_mode)
		return false;
	if (record->mode == REPO_MODE_LINK)
		record->status = HIST_DELETED;
	return true;
}

static void record_event(struct step *step, const struct event *event)
{
	const struct holders_pool *const pool = &step->pass->pool;
	struct lines *const lines = &step->pass->lines;
	const struct line_record record = make_record(step, event);
	const bool removes = record.status == HIST_DELETED;

	if (removes && is_taken_over(step, event, 0))
		return;
	if (removes)
		confirm_guesses(step->pass, event, &record);
	for (uint32_t m = event->list; m != HOLDERS_NONE; m = holders_next(pool, m)) {
		const uint32_t number = holders_line(pool, m);
		struct line *const line = &lines->list.items[number];
		const bool waits = !line->alive && line->newest == LINE_NONE;
		struct line_record own = record;

		if (waits && !line->hidden && !make_removal(&own))
			continue;
		if (removes && waits)
			line->moved_to = find_target(step, event->origins[0].change);
		line->cut = line->cut || (step->commit->cut && !removes);
		line_add(lines, number, &own);
	}
}

/* Moves the lines of an event to where their file stands in each parent. */
static void move_event(struct step *step, const struct event *event)
{
	struct holders_pool *const pool = &step->pass->pool;

	for (uint32_t i = 0; i < step->commit->parent_count; i++) {
		const struct part *const part = &step->parts[i];
		const uint32_t source = event->origins[i].source;

		if (!is_taken_over(step, event, i))
			holders_add_list(pool, part->table,
			    source == RENAME_NONE ? event->path
						  : part->changes.list.items[source].path,
			    event->list);
	}
	holders_free_list(pool, event->list);
}

/* All are taken off before one is put back, because one may move to where another leaves. */
static void move_events(struct step *step)
{
	for (size_t i = 0; i < step->events.n; i++)
		step->events.items[i].list = holders_take(
		    &step->pass->pool, step->parts[0].table, step->events.items[i].path);
	for (size_t i = 0; i < step->events.n; i++)
		move_event(step, &step->events.items[i]);
}

/* Follows a line that was added from nothing to the file that a later merge knows it by. */
static void follow_side(struct step *step, uint32_t number, uint32_t path)
{
	struct pass *const pass = step->pass;
	struct line *const line = &pass->lines.list.items[number];
	struct line_record *const record = &pass->lines.records.items[line->oldest];
	struct holders *const table = step->parts[0].table;
	struct side_source source;
	struct change found;

	if (!side_find(pass, number, step->number, path, &source))
		return;
	if (change_find(&pass->context, &pass_commit(pass, step->commit->parents[0])->tree,
		source.path, &found)) {
		record->status = HIST_RENAMED;
		record->old_path = source.path;
		record->old_blob = found.new_blob;
		record->old_mode = found.new_mode;
		record->similarity = rename_percent(source.score);
		holders_remove(&pass->pool, table, path, number);
		void_removals(pass, holders_at(&pass->pool, table, source.path), source.path);
	} else {
		line->guess = (struct line_guess){source.path, line->oldest, source.score};
	}
	holders_add(&pass->pool, table, source.path, number);
}

/* Whether an event is an addition to a single parent that no rename explains. */
static bool is_from_nothing(const struct step *step, const struct event *event)
{
	return step->commit->parent_count == 1 && change_is_added(change_of(step, event, 0)) &&
	    event->origins[0].source == RENAME_NONE;
}

/* The lines at a path of the first parent, in an array, because tables change under a list. */
static uint32_t *list_holders(const struct step *step, uint32_t path, size_t *ret_n)
{
	struct holders_pool *const pool = &step->pass->pool;
	VEC(uint32_t) lines = {0};

	for (uint32_t member = holders_at(pool, step->parts[0].table, path); member != HOLDERS_NONE;
	     member = holders_next(pool, member))
		VEC_PUSH(step->scratch, &lines, holders_line(pool, member));
	*ret_n = lines.n;
	return lines.items;
}

static void follow_sides(struct step *step)
{
	for (size_t i = 0; i < step->events.n; i++) {
		const struct event *const event = &step->events.items[i];
		size_t n = 0;
		const uint32_t *const lines =
		    is_from_nothing(step, event) ? list_holders(step, event->path, &n) : NULL;

		for (size_t k = 0; k < n; k++)
			follow_side(step, lines[k], event->path);
	}
}

/* The line that collects the former life of a vanished file, made if nobody else does. */
static uint32_t find_collector(struct step *step, uint32_t path)
{
	struct pass *const pass = step->pass;
	const uint32_t list = holders_at(&pass->pool, step->parts[0].table, path);

	if (list != HOLDERS_NONE)
		return holders_first_line(&pass->pool, list);
	const uint32_t number = line_start(&pass->lines, path, false);

	pass->lines.list.items[number].hidden = true;
	holders_add(&pass->pool, step->parts[0].table, path, number);
	return number;
}

/* Notes that the lines of an addition may go on as a file that vanished here. */
static void note_copy(struct step *step, const struct event *event)
{
	struct pass *const pass = step->pass;
	struct rename_end end;
	size_t n;

	if (!rename_find_copy(renames_of(step, 0), event->origins[0].change, &end))
		return;
	const struct change *const source = &step->parts[0].changes.list.items[end.change];
	const uint32_t collector = find_collector(step, source->path);
	const uint32_t *const lines = list_holders(step, event->path, &n);

	for (size_t i = 0; i < n; i++) {
		const struct line_copy copy = {
		    .line = lines[i],
		    .record = pass->lines.list.items[lines[i]].oldest,
		    .source = collector,
		    .old_path = source->path,
		    .old_blob = source->old_blob,
		    .old_mode = source->old_mode,
		    .similarity = rename_percent(end.score),
		};

		VEC_PUSH(pass->lines.mem, &pass->lines.copies, copy);
	}
}

static void note_copies(struct step *step)
{
	if (step->parts[0].changes.vanished)
		for (size_t i = 0; i < step->events.n; i++)
			if (is_from_nothing(step, &step->events.items[i]))
				note_copy(step, &step->events.items[i]);
}

static void record_removal(struct step *step, uint32_t number, uint32_t gone)
{
	struct lines *const lines = &step->pass->lines;
	const struct change *const change = &step->parts[0].changes.list.items[gone];

	lines->list.items[number].moved_to = find_target(step, gone);
	line_add(lines, number,
	    &(struct line_record){
		.commit = step->number,
		.path = change->path,
		.old_path = change->path,
		.status = HIST_DELETED,
		.mode = change->new_mode,
		.old_mode = change->old_mode,
		.blob = change->new_blob,
		.old_blob = change->old_blob,
	    });
}

/* Records the removals that no line was there for. */
static void record_gone(struct step *step)
{
	for (size_t i = 0; i < step->gone.n; i++) {
		const uint32_t gone = step->gone.items[i];
		uint32_t number;

		if (step->parts[0].consumed[gone])
			continue;
		number = start_removed(step, gone, 0);
		if (number == LINE_NONE)
			continue;
		record_removal(step, number, gone);
		for (uint32_t p = 1; p < step->commit->parent_count; p++)
			holders_add(&step->pass->pool, step->parts[p].table,
			    step->parts[0].changes.list.items[gone].path, number);
	}
}

static void hand_down(struct step *step)
{
	struct pass *const pass = step->pass;

	for (uint32_t i = 0; i < step->commit->parent_count; i++) {
		struct holders **const table = &pass->tables[step->commit->parents[i]];
		struct holders *const mine = step->parts[i].table;

		*table = *table ? holders_join(&pass->pool, *table, mine) : mine;
	}
}

/* The first commit of a history: everything it has was added by it, or before a clone's boundary.
 */
static void step_root(struct step *step, const struct holders *table)
{
	struct pass *const pass = step->pass;
	const struct changes changes = change_list(&pass->context, NULL, &step->commit->tree);

	for (size_t i = 0; i < changes.list.n; i++) {
		const struct change *const change = &changes.list.items[i];
		const struct line_record record = {
		    .commit = step->number,
		    .path = change->path,
		    .old_path = change->path,
		    .status = HIST_ADDED,
		    .mode = change->new_mode,
		    .blob = change->new_blob,
		};

		for (uint32_t member = holders_at(&pass->pool, table, change->path);
		     member != HOLDERS_NONE; member = holders_next(&pass->pool, member)) {
			const uint32_t number = holders_line(&pass->pool, member);

			pass->lines.list.items[number].cut |= step->commit->cut;
			line_add(&pass->lines, number, &record);
		}
	}
}

static void step_child(struct step *step, struct holders *table)
{
	const uint32_t parents = step->commit->parent_count;

	step->parts = ARENA_ARRAY(step->scratch, struct part, parents);
	step->parts[0].table = table;
	for (uint32_t i = 1; i < parents; i++)
		step->parts[i].table = ARENA_NEW(step->pass->tmp, struct holders);
	compare_parent(step, 0);
	find_events(step);
	for (uint32_t i = 1; i < parents && step->events.n + step->gone.n > 0; i++)
		compare_with_other(step, i);
	for (size_t e = 0; e < step->events.n; e++)
		for (uint32_t i = 0; i < parents; i++)
			find_origin(step, &step->events.items[e], i);
	for (size_t e = 0; e < step->events.n; e++)
		record_event(step, &step->events.items[e]);
	move_events(step);
	follow_sides(step);
	record_gone(step);
	note_copies(step);
	hand_down(step);
}

void step_commit(struct pass *pass, uint32_t commit)
{
	struct step step = {
	    .pass = pass,
	    .scratch = pass->context.scratch,
	    .number = commit,
	    .commit = pass_commit(pass, commit),
	    .is_trunk = commit == pass->trunk,
	};
	const struct arena_mark mark = arena_mark(step.scratch);
	struct holders *const table =
	    pass->tables[commit] ? pass->tables[commit] : ARENA_NEW(pass->tmp, struct holders);

	pass->lines.commit = commit;
	pass->tables[commit] = NULL;
	if (step.is_trunk && step.commit->parent_count)
		pass->trunk = step.commit->parents[0];
	if (step.commit->parent_count)
		step_child(&step, table);
	else
		step_root(&step, table);
	arena_rewind(step.scratch, mark);
}
