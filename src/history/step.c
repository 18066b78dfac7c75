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
	uint32_t source; /* the vanished change, when it was renamed or copied; else RENAME_NONE */
	unsigned score;
	bool copied;
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
	VEC(uint32_t) gone; /* changes of part 0: vanished, and held by nobody */
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
		} else if (change_is_vanished(change)) {
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
		HOLDERS_EACH(pool, member, list)
	side_note(step->pass, holders_line(pool, member), step->number, event->path);
	holders_add_list(pool, step->parts[parent].table, event->path, list);
	holders_free_list(pool, list);
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
	}
	step->gone.n = kept;
}

/* Looks for the file that an added one was before. */
static void find_origin(struct step *step, struct event *event, uint32_t parent)
{
	struct origin *const origin = &event->origins[parent];
	struct part *const part = &step->parts[parent];
	struct rename_end end;

	origin->source = RENAME_NONE;
	if (!change_is_added(change_of(step, event, parent)) || !part->changes.vanished)
		return;
	struct renames *const renames = renames_of(step, parent);

	end = renames->ends[origin->change];
	if (end.change == RENAME_NONE) {
		if (!rename_find_copy(renames, origin->change, &end))
			return;
		origin->copied = true;
	}
	origin->source = end.change;
	origin->score = end.score;
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
	    .mode = change->new_mode ? change->new_mode : change->old_mode,
	    .blob = change->new_blob,
	    .old_blob = change->old_blob,
	};

	if (origin->source != RENAME_NONE) {
		const struct change *const source =
		    &step->parts[parent].changes.list.items[origin->source];

		record.status = origin->copied ? HIST_COPIED : HIST_RENAMED;
		record.old_path = source->path;
		record.old_blob = source->old_blob;
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

/* Turns an addition into the rename that a guess took it for, now that the old file showed up. */
static void confirm_guess(struct lines *lines, struct line *line, const struct line_record *removal)
{
	struct line_record *const record = &lines->records.items[line->guess.record];

	record->status = HIST_RENAMED;
	record->old_path = removal->path;
	record->old_blob = removal->old_blob;
	record->similarity = rename_percent(line->guess.score);
	line->guess.record = LINE_NONE;
}

static void record_event(struct step *step, const struct event *event)
{
	struct lines *const lines = &step->pass->lines;
	const struct line_record record = make_record(step, event);

	if (record.status == HIST_DELETED && is_taken_over(step, event, 0))
		return;
	HOLDERS_EACH(&step->pass->pool, member, event->list)
	{
		const uint32_t number = holders_line(&step->pass->pool, member);
		struct line *const line = &lines->list.items[number];

		if (record.status == HIST_DELETED && line->guess.record != LINE_NONE &&
		    line->guess.path == event->path)
			confirm_guess(lines, line, &record);
		line->cut = line->cut || (step->commit->cut && record.status != HIST_DELETED);
		line_add(lines, number, &record);
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

/* A removal that was taken for one of a definition, of a file whose line goes on. */
static void void_removals(struct pass *pass, const struct holders *table, uint32_t path)
{
	HOLDERS_EACH(&pass->pool, member, holders_at(&pass->pool, table, path))
	{
		struct line *const line =
		    &pass->lines.list.items[holders_line(&pass->pool, member)];

		line->voided = line->voided || (!line->alive && line->path == path);
	}
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
		record->similarity = rename_percent(source.score);
		holders_remove(&pass->pool, table, path, number);
		void_removals(pass, table, source.path);
	} else {
		line->guess = (struct line_guess){source.path, line->oldest, source.score};
	}
	holders_add(&pass->pool, table, source.path, number);
}

static void follow_sides(struct step *step)
{
	struct pass *const pass = step->pass;
	VEC(uint32_t) added = {0};

	for (size_t i = 0; i < step->events.n; i++) {
		const struct event *const event = &step->events.items[i];

		added.n = 0;
		if (change_is_added(change_of(step, event, 0)) &&
		    event->origins[0].source == RENAME_NONE)
			HOLDERS_EACH(&pass->pool, member,
			    holders_at(&pass->pool, step->parts[0].table, event->path))
		VEC_PUSH(step->scratch, &added, holders_line(&pass->pool, member));
		for (size_t k = 0; k < added.n; k++)
			follow_side(step, added.items[k], event->path);
	}
}

/* Starts a line for a removed definition. */
static void start_removed(struct step *step, uint32_t gone)
{
	struct pass *const pass = step->pass;
	const struct changes *const changes = &step->parts[0].changes;
	const struct change *const change = &changes->list.items[gone];
	const struct hist_query *const query = pass->query;

	if (step->parts[0].consumed[gone] ||
	    !query->was_definition(
		query->context, paths_name(&pass->paths, change->path), &change->old_blob))
		return;
	const uint32_t number = line_start(&pass->lines, change->path, false);

	if (changes->added) {
		const uint32_t target = renames_of(step, 0)->ends[gone].change;

		if (target != RENAME_NONE)
			pass->lines.list.items[number].moved_to = changes->list.items[target].path;
	}
	line_add(&pass->lines, number,
	    &(struct line_record){
		.commit = step->number,
		.path = change->path,
		.old_path = change->path,
		.status = HIST_DELETED,
		.mode = change->old_mode,
		.old_blob = change->old_blob,
	    });
	for (uint32_t i = 0; i < step->commit->parent_count; i++)
		holders_add(&pass->pool, step->parts[i].table, change->path, number);
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

		HOLDERS_EACH(&pass->pool, member, holders_at(&pass->pool, table, change->path))
		{
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
	if (parents == 1)
		follow_sides(step);
	for (size_t i = 0; i < step->gone.n; i++)
		start_removed(step, step->gone.items[i]);
	hand_down(step);
}

void step_commit(struct pass *pass, uint32_t commit)
{
	struct step step = {
	    .pass = pass,
	    .scratch = pass->context.scratch,
	    .number = commit,
	    .commit = pass_commit(pass, commit),
	};
	const struct arena_mark mark = arena_mark(step.scratch);
	struct holders *const table =
	    pass->tables[commit] ? pass->tables[commit] : ARENA_NEW(pass->tmp, struct holders);

	pass->tables[commit] = NULL;
	if (step.commit->parent_count)
		step_child(&step, table);
	else
		step_root(&step, table);
	arena_rewind(step.scratch, mark);
}
