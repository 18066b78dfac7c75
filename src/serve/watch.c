/* SPDX-License-Identifier: MIT */
/* The folders that are watched, and what inotify says of them. */
#if defined(__linux__)
#include <sys/inotify.h>
#define HAS_INOTIFY 1
#else
#define HAS_INOTIFY 0
#endif

#include "serve/watch.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/bug.h"
#include "base/map.h"
#include "serve/watch_look.h"

/* A folder under watch. */
struct seat {
	struct preview_folder folder;
	int id; /* of inotify */
	uint64_t looks; /* of watch_look, when that is the way */
};

struct watch {
	struct arena *mem; /* of the seats */
	struct seat *seats;
	size_t n;
	int fd; /* of inotify; -1: by looking */
	bool has_refused; /* a folder that is there cannot be watched, as long as it is as it is */
};

struct watch *watch_open(bool by_looking)
{
	struct watch *watch = calloc(1, sizeof *watch);

	if (!watch)
		bug_out_of_memory();
	watch->mem = arena_open();
	watch->fd = -1;
#if HAS_INOTIFY
	if (!by_looking)
		watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#else
	(void)by_looking;
#endif
	return watch;
}

static void close_inotify(struct watch *watch)
{
	if (watch->fd >= 0)
		close(watch->fd);
	watch->fd = -1;
}

void watch_close(struct watch *watch)
{
	if (!watch)
		return;
	close_inotify(watch);
	arena_close(watch->mem);
	free(watch);
}

int watch_descriptor(const struct watch *watch)
{
	return watch->fd;
}

static struct watch_news look_again(struct watch *watch)
{
	struct watch_news news = {0};

	for (size_t i = 0; i < watch->n; i++) {
		const uint64_t looks = watch_look(&watch->seats[i].folder);
		news.changed = news.changed || looks != watch->seats[i].looks;
		watch->seats[i].looks = looks;
	}
	news.folders_changed = news.others_changed = news.changed;
	return news;
}

#if HAS_INOTIFY

#define EVENTS                                                                                     \
	(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |        \
	    IN_MODIFY | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

static bool is_out_of_room(int why)
{
	return why == ENOSPC || why == ENOMEM || why == EMFILE;
}

/*
 * A folder that was watched before keeps its id; false when there is no room. One that may not be
 * read is no reason to look at all the others.
 */
static bool sit_down(struct watch *watch)
{
	watch->has_refused = false;
	for (size_t i = 0; i < watch->n; i++) {
		const char *path = str_cstr(watch->mem, watch->seats[i].folder.path);
		watch->seats[i].id = inotify_add_watch(watch->fd, path, EVENTS);
		if (watch->seats[i].id >= 0)
			continue;
		if (is_out_of_room(errno))
			return false;
		watch->has_refused = watch->has_refused || errno != ENOENT;
	}
	return true;
}

static int compare_seats(const void *left, const void *right)
{
	const struct seat *a = left, *b = right;

	return a->id < b->id ? -1 : a->id > b->id;
}

static const struct seat *find_seat(const struct watch *watch, int id)
{
	const struct seat key = {.id = id};

	return watch->n ? bsearch(&key, watch->seats, watch->n, sizeof key, compare_seats) : NULL;
}

/* Those who left are told goodbye; the kernel reports each of them once more. */
static void stand_up(const struct watch *watch, const struct seat *former, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (former[i].id >= 0 && !find_seat(watch, former[i].id))
			inotify_rm_watch(watch->fd, former[i].id);
	}
}

static void take_event(
    const struct watch *watch, const struct inotify_event *event, struct watch_news *news)
{
	const struct seat *seat = find_seat(watch, event->wd);
	const bool is_folder = (event->mask & (IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
	const str name = event->len ? str_of_cstr(event->name) : S("");

	if (event->mask & IN_Q_OVERFLOW) {
		news->changed = news->folders_changed = news->others_changed = true;
		return;
	}
	/* of the rights of a folder only that matters that it may be read again */
	if (!seat || (event->mask & IN_IGNORED) || str_ends_with(name, S(".lock")) ||
	    (is_folder && event->mask & IN_ATTRIB && !watch->has_refused))
		return;
	if (seat->folder.is_git && !watch_git_matters(name))
		return;
	news->changed = true;
	news->folders_changed = news->folders_changed || is_folder;
	news->others_changed = news->others_changed || !str_ends_with(name, S(".md"));
}

static struct watch_news read_events(struct watch *watch)
{
	struct watch_news news = {0};
	_Alignas(struct inotify_event) char bytes[16384];
	ssize_t n;

	while ((n = read(watch->fd, bytes, sizeof bytes)) > 0) {
		for (size_t at = 0; at < (size_t)n;) {
			const struct inotify_event *event =
			    (const struct inotify_event *)(const void *)(bytes + at);
			take_event(watch, event, &news);
			at += sizeof *event + event->len;
		}
	}
	return news;
}

#endif

/* What is known of a folder that was watched before holds, or a change since then would be lost. */
static bool seat_all(struct watch *watch, const struct preview_folders *folders)
{
	struct arena *mem = arena_open();
	struct map former = {0};
	bool has_new = false;

	for (size_t i = 0; i < watch->n; i++)
		*map_put(mem, &former, watch->seats[i].folder.path) = &watch->seats[i];
	watch->seats = ARENA_ARRAY(watch->mem, struct seat, folders->n);
	watch->n = folders->n;
	for (size_t i = 0; i < folders->n; i++) {
		const struct preview_folder *folder = &folders->items[i];
		const struct seat *seat = map_get(&former, folder->path);

		watch->seats[i] = (struct seat){
		    .folder = {str_dup(watch->mem, folder->path), folder->is_git},
		    .looks = seat ? seat->looks : 0,
		};
		has_new = has_new || !seat;
	}
	arena_close(mem);
	return has_new;
}

bool watch_set(struct watch *watch, const struct preview_folders *folders)
{
	struct arena *former_mem = watch->mem;
	const struct seat *former = watch->seats;
	const size_t former_n = watch->n;

	watch->mem = arena_open();
	const bool has_new = seat_all(watch, folders);
#if HAS_INOTIFY
	if (watch->fd >= 0 && !sit_down(watch))
		close_inotify(watch);
	if (watch->fd >= 0) {
		if (watch->n)
			qsort(watch->seats, watch->n, sizeof *watch->seats, compare_seats);
		stand_up(watch, former, former_n);
	}
#else
	(void)former;
	(void)former_n;
#endif
	arena_close(former_mem);
	return has_new;
}

struct watch_news watch_read(struct watch *watch)
{
#if HAS_INOTIFY
	if (watch->fd >= 0)
		return read_events(watch);
#endif
	return look_again(watch);
}
