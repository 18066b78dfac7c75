/* SPDX-License-Identifier: MIT */
/*
 * Staging: compare each file with the former site's, write what differs beside it, and let the two
 * change places. Not for what the files hold, and not for whose a folder is (owner.c) or where it
 * stands (place.c).
 *
 * Nothing is synced file by file: that costs 0.25 ms each, and a site can be built again. Against a
 * killed process no sync is needed at all. Against a power cut only the exchange is: the parent is
 * synced before the former tree is removed, so that one of the two is found by its name.
 */
#include "emit/emit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/map.h"
#include "base/path.h"
#include "base/vec.h"
#include "emit/leftover.h"
#include "emit/owner.h"
#include "emit/place.h"
#include "emit/tree.h"

struct emit {
	struct arena *mem;
	struct place place;
	DIR *former; /* NULL when there is none */
	bool former_marked; /* it holds a site of this version, not only carried files */
	int stage; /* the folder being written, open; -1 as long as nothing differs */
	bool set_mode; /* the umask is not the usual one */
	bool failed;
	char *buffer; /* TREE_BUFFER bytes */
	struct map files; /* every path that was added; the value says only that it is there */
	struct map folders; /* of stage, likewise */
	str last_folder; /* of stage: most files stand beside the one before */
	VEC(const char *) kept;
	struct emit_summary summary;
};

static bool fail(struct emit *emit, const char *verb, str path)
{
	emit->failed = true;
	return place_fail(&emit->place, verb, path);
}

/* Whether the umask takes away what 0755 and 0644 need: seen on the first folder, true of all. */
static bool umask_is_unusual(int folder)
{
	struct stat info;

	return fstat(folder, &info) == 0 && (info.st_mode & 0777) != 0755;
}

static bool claim_stage(struct emit *emit)
{
	struct place *place = &emit->place;
	int number;

	emit->stage = leftover_claim(emit->mem, place->parent, place->name, &number);
	if (emit->stage < 0)
		return fail(emit, "make a folder beside", place->shown);
	place->new_name = leftover_name(emit->mem, place->name, LEFTOVER_NEW, number);
	place->old_name = leftover_name(emit->mem, place->name, LEFTOVER_OLD, number);
	return true;
}

/* Makes the folder beside the site. The marker comes first: it tells whose it is if we are killed.
 */
static bool stage_begin(struct emit *emit)
{
	if (emit->stage >= 0)
		return true;
	if (!claim_stage(emit))
		return false;
	emit->set_mode = umask_is_unusual(emit->stage);
	if (emit->set_mode)
		(void)fchmod(emit->stage, 0755); /* some file systems have no modes */
	if (!tree_write(emit->stage, OWNER_MARKER, OWNER_MARKER_TEXT, emit->set_mode))
		return fail(emit, "write", S(OWNER_MARKER));
	return true;
}

/* Makes a folder of stage and those that hold it, each once. path lives as long as emit. */
static bool stage_folder(struct emit *emit, str path)
{
	if (path.n == 0 || str_eq(path, emit->last_folder))
		return true;
	if (!map_get(&emit->folders, path)) {
		if (!stage_folder(emit, path_dir(path)))
			return false;
		if (!tree_make(emit->stage, str_cstr(emit->mem, path), emit->set_mode))
			return fail(emit, "make", path);
		*map_put(emit->mem, &emit->folders, path) = emit;
	}
	emit->last_folder = path;
	return true;
}

static bool stage_file(struct emit *emit, const char *path, str content)
{
	if (!stage_begin(emit) || !stage_folder(emit, path_dir(str_of_cstr(path))))
		return false;
	if (!tree_write(emit->stage, path, content, emit->set_mode))
		return fail(emit, "write", str_of_cstr(path));
	return true;
}

static bool stage_kept(struct emit *emit)
{
	for (size_t i = 0; i < emit->kept.n; i++) {
		const char *path = emit->kept.items[i];

		if (!stage_folder(emit, path_dir(str_of_cstr(path))))
			return false;
		if (!tree_link(dirfd(emit->former), emit->stage, path, emit->buffer))
			return fail(emit, "keep", str_of_cstr(path));
	}
	return true;
}

static bool stage_carried(struct emit *emit)
{
	for (size_t i = 0; i < owner_carried_count && emit->former; i++) {
		const char *name = owner_carried[i];

		if (!tree_link(dirfd(emit->former), emit->stage, name, emit->buffer) &&
		    errno != ENOENT)
			return fail(emit, "keep", str_of_cstr(name));
	}
	return true;
}

/* Notes a file of the site; BUG when it is there already. Returns its path with a NUL behind it. */
static const char *note_file(struct emit *emit, str path, str content)
{
	const char *name = str_cstr(emit->mem, path);
	void **seen = map_put(emit->mem, &emit->files, (str){name, path.n});

	if (*seen)
		BUG("'%s' is written twice", name);
	*seen = emit;
	emit->summary.files++;
	emit->summary.bytes += content.n;
	return name;
}

static bool is_as_before(const struct emit *emit, const char *path, str content)
{
	return emit->former_marked && tree_equals(dirfd(emit->former), path, content, emit->buffer);
}

/* The marker is no file like others: it is what tells that there is a site to compare with. */
static bool note_marker(struct emit *emit)
{
	note_file(emit, S(OWNER_MARKER), OWNER_MARKER_TEXT);
	emit->former_marked = emit->former &&
	    tree_equals(dirfd(emit->former), OWNER_MARKER, OWNER_MARKER_TEXT, emit->buffer);
	if (emit->former_marked) {
		emit->summary.kept++;
		return true;
	}
	emit->summary.written++;
	return stage_begin(emit);
}

bool emit_open(struct arena *mem, struct diag *diag, str folder, struct emit **ret_emit)
{
	struct emit *emit = ARENA_NEW(mem, struct emit);

	emit->mem = mem;
	emit->place = (struct place){.mem = mem, .diag = diag, .parent = -1};
	emit->stage = -1;
	emit->buffer = arena_text(mem, TREE_BUFFER);
	if (!place_open(&emit->place, folder) || !place_open_former(&emit->place, &emit->former)) {
		emit_abort(emit);
		return false;
	}
	if (emit->former)
		tree_read_begin(dirfd(emit->former));
	if (!note_marker(emit)) {
		emit_abort(emit);
		return false;
	}
	*ret_emit = emit;
	return true;
}

bool emit_file(struct emit *emit, str path, str content)
{
	const char *name;

	if (!owner_has_path(path))
		BUG("'%.*s' is no path of a site", STR_ARG(path));
	name = note_file(emit, path, content);
	if (is_as_before(emit, name, content)) {
		emit->summary.kept++;
		VEC_PUSH(emit->mem, &emit->kept, name);
		return true;
	}
	emit->summary.written++;
	return stage_file(emit, name, content);
}

static bool count_vanished(struct emit *emit, DIR *dir, struct buf *path);

/* Counts path, which stands at name in dir, if it is a file, else the files below it. */
static bool count_unknown(struct emit *emit, DIR *dir, const char *name, struct buf *path)
{
	DIR *below = tree_open(dirfd(dir), name);
	bool done;

	if (!below) {
		if (errno != ENOTDIR && errno != ELOOP)
			return fail(emit, "read", buf_str(path));
		emit->summary.removed++;
		return true;
	}
	buf_char(path, '/');
	done = count_vanished(emit, below, path);
	closedir(below);
	return done;
}

/* Counts the files of the former site at and below dir that the new one does not have. */
static bool count_vanished(struct emit *emit, DIR *dir, struct buf *path)
{
	const size_t start = path->n;
	const char *name;

	rewinddir(dir);
	while ((name = tree_next(dir)) != NULL) {
		bool done = true;

		path->n = start;
		buf_add(path, str_of_cstr(name));
		if (!map_get(&emit->files, buf_str(path)) &&
		    !(start == 0 && owner_carries(buf_str(path))))
			done = count_unknown(emit, dir, name, path);
		if (!done)
			return false;
	}
	path->n = start;
	return errno == 0 || fail(emit, "read", buf_str(path));
}

static bool find_vanished(struct emit *emit)
{
	struct buf path;

	if (!emit->former_marked)
		return true;
	buf_init(&path, emit->mem);
	return count_vanished(emit, emit->former, &path);
}

/*
 * Lets the two trees change places. Between the two renames there is no site for some microseconds;
 * a run that is killed just then leaves the former one as old_name, which the next run puts back.
 */
static bool exchange(struct emit *emit)
{
	const struct place *place = &emit->place;
	const int parent = place->parent;
	const bool had_former = renameat(parent, place->name, parent, place->old_name) == 0;

	if (!had_former && errno != ENOENT)
		return fail(emit, "replace", place->shown);
	if (renameat(parent, place->new_name, parent, place->name) == 0)
		return true;
	fail(emit, "replace", place->shown);
	if (had_former && renameat(parent, place->old_name, parent, place->name) != 0)
		diag_report(place->diag, AD602, diag_at(place->shown, 0, 0),
		    "the former site is now '%s', the next build puts it back", place->old_name);
	return false;
}

/*
 * Removes the tree that was replaced, under the name of one that is not whole: if we are killed
 * meanwhile, nobody must take the rest for a site. One that cannot be removed now is left to the
 * next run.
 */
static void remove_old(struct emit *emit, DIR *old)
{
	const struct place *place = &emit->place;

	if (renameat(place->parent, place->old_name, place->parent, place->new_name) == 0)
		leftover_remove(emit->mem, place->parent, place->new_name, old);
}

static bool put_in_place(struct emit *emit)
{
	if (!stage_begin(emit) || !stage_kept(emit) || !stage_carried(emit))
		return false;
	/* A build takes a while: somebody may have put a file there meanwhile. */
	if (!place_is_ours(&emit->place))
		return false;
	leftover_hold_parent(emit->place.parent);
	DIR *old = leftover_hold_site(emit->place.parent, emit->place.name);
	const bool done = exchange(emit);
	leftover_release_parent(emit->place.parent);

	/* What is the site now is held by nobody. Some file systems cannot sync a folder; they have
	 * lost nothing by that. */
	if (done) {
		close(emit->stage);
		emit->stage = -1;
		(void)fsync(emit->place.parent);
	}
	if (done && old)
		remove_old(emit, old);
	if (old)
		closedir(old);
	return done;
}

/* Gives everything back; with undo, what was written goes, too. A second time does nothing. */
static void release(struct emit *emit, bool undo)
{
	const struct place *place = &emit->place;

	if (emit->stage >= 0) {
		if (undo && !tree_remove(place->parent, place->new_name, OWNER_MARKER))
			errno = 0; /* it stays for the next run to remove */
		close(emit->stage);
	}
	emit->stage = -1;
	if (emit->former)
		closedir(emit->former);
	emit->former = NULL;
	place_close(&emit->place, undo);
}

bool emit_commit(struct emit *emit, struct emit_summary *ret_summary)
{
	bool done = !emit->failed && find_vanished(emit);

	if (done && (emit->stage >= 0 || emit->summary.removed > 0))
		done = put_in_place(emit);
	if (done)
		*ret_summary = emit->summary;
	release(emit, !done);
	return done;
}

void emit_abort(struct emit *emit)
{
	if (emit)
		release(emit, true);
}
