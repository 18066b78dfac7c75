/* SPDX-License-Identifier: MIT */
/* Clears up after killed runs. Not for the tree of the run at hand, which emit.c removes itself. */
#include "emit/leftover.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/file.h> /* flock: in no standard, but in Linux, macOS and the BSDs */
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/vec.h"
#include "emit/owner.h"
#include "emit/tree.h"

struct leftover {
	const char *name;
	bool is_old;
};

typedef VEC(struct leftover) leftovers;

const char *leftover_name(struct arena *mem, const char *site, const char *infix, int number)
{
	return str_cstr(mem, str_format(mem, "%s%s%d", site, infix, number));
}

/* --- holding -------------------------------------------------------------------------------- */

enum { CLAIMS_MAX = 1000 };

/* False when somebody else holds the folder, or nobody can know. */
static bool try_hold(int folder)
{
	return flock(folder, LOCK_EX | LOCK_NB) == 0;
}

static bool exists(int parent, const char *name)
{
	struct stat info;

	return fstatat(parent, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool is_named(int parent, const char *name, int folder)
{
	struct stat named, open;

	return fstatat(parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    fstat(folder, &open) == 0 && named.st_dev == open.st_dev && named.st_ino == open.st_ino;
}

void leftover_hold_parent(int parent)
{
	while (flock(parent, LOCK_EX) != 0 && errno == EINTR)
		continue;
}

void leftover_release_parent(int parent)
{
	(void)flock(parent, LOCK_UN);
}

DIR *leftover_hold_site(int parent, const char *site)
{
	DIR *dir;

	while ((dir = tree_open(parent, site)) != NULL) {
		while (flock(dirfd(dir), LOCK_EX) != 0 && errno == EINTR)
			continue;
		if (is_named(parent, site, dirfd(dir)))
			return dir;
		closedir(dir);
	}
	return NULL;
}

/*
 * Makes a folder and holds it; -1 with EEXIST when there is one, and also when somebody took the
 * new one for left over before it was held.
 */
static int claim(int parent, const char *name)
{
	int folder;

	if (!tree_make(parent, name, false))
		return -1;
	folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder < 0 && errno != ENOENT)
		return -1;
	if (folder >= 0 && (try_hold(folder) || errno != EWOULDBLOCK) &&
	    is_named(parent, name, folder))
		return folder;
	if (folder >= 0)
		close(folder);
	errno = EEXIST;
	return -1;
}

int leftover_claim(struct arena *mem, int parent, const char *site, int *ret_number)
{
	const int first = (int)getpid() < INT_MAX - CLAIMS_MAX ? (int)getpid() : 1;

	for (int number = first; number < first + CLAIMS_MAX; number++) {
		if (exists(parent, leftover_name(mem, site, LEFTOVER_OLD, number)))
			continue;
		const int folder = claim(parent, leftover_name(mem, site, LEFTOVER_NEW, number));
		if (folder < 0 && errno == EEXIST)
			continue;
		*ret_number = number;
		return folder;
	}
	errno = EEXIST;
	return -1;
}

/* --- putting right -------------------------------------------------------------------------- */

/* Whether a number is written as leftover_name does it. */
static bool is_number(str digits)
{
	if (digits.n == 0 || digits.n > 10 || digits.p[0] == '0')
		return false;
	for (size_t i = 0; i < digits.n; i++) {
		if (!char_is_digit(digits.p[i]))
			return false;
	}
	return true;
}

static bool take_prefix(str *rest, const char *prefix)
{
	const str start = str_of_cstr(prefix);

	if (!str_starts_with(*rest, start))
		return false;
	*rest = str_from(*rest, start.n);
	return true;
}

/* Adds name if it is one that a run uses, or used, beside the site. */
static void add_if_leftover(struct arena *mem, leftovers *found, const char *site, const char *name)
{
	str rest = str_of_cstr(name);
	bool is_old;

	if (!take_prefix(&rest, site))
		return;
	is_old = take_prefix(&rest, LEFTOVER_OLD);
	if (!is_old && !take_prefix(&rest, LEFTOVER_NEW))
		return;
	if (is_number(rest))
		VEC_PUSH(mem, found, ((struct leftover){str_cstr(mem, str_of_cstr(name)), is_old}));
}

static bool is_ours(struct arena *mem, DIR *dir)
{
	str foreign;

	return owner_find_foreign(mem, dir, &foreign) && !foreign.p;
}

void leftover_remove(struct arena *mem, int parent, const char *name, DIR *dir)
{
	if (is_ours(mem, dir) && !tree_is_read(dirfd(dir)) &&
	    !tree_remove(parent, name, OWNER_MARKER))
		return; /* as the header says: it stays */
}

/* Opens and holds what a run left; NULL when one still uses it, or it is gone by now. */
static DIR *open_leftover(int parent, const char *name)
{
	DIR *dir = tree_open(parent, name);

	if (dir && try_hold(dirfd(dir)) && is_named(parent, name, dirfd(dir)))
		return dir;
	if (dir)
		closedir(dir);
	return NULL;
}

/* Of a former site whose place is empty becomes the site again; all else goes. */
static void put_right(
    struct arena *mem, int parent, const struct leftover *leftover, const char *site)
{
	DIR *dir = open_leftover(parent, leftover->name);

	if (!dir)
		return;
	/* one that cannot be put back is removed by the next run, when there is a site again */
	if (!leftover->is_old || exists(parent, site))
		leftover_remove(mem, parent, leftover->name, dir);
	else if (is_ours(mem, dir))
		(void)renameat(parent, leftover->name, parent, site);
	closedir(dir);
}

void leftover_put_right(struct arena *mem, int parent, const char *site)
{
	DIR *dir = tree_open(parent, ".");
	leftovers found = {0};
	const char *name;

	if (!dir)
		return;
	while ((name = tree_next(dir)) != NULL)
		add_if_leftover(mem, &found, site, name);
	closedir(dir);
	/* the former site first, so that nothing is missing for longer than it must */
	for (size_t i = 0; i < found.n; i++)
		if (found.items[i].is_old)
			put_right(mem, parent, &found.items[i], site);
	for (size_t i = 0; i < found.n; i++)
		if (!found.items[i].is_old)
			put_right(mem, parent, &found.items[i], site);
}
