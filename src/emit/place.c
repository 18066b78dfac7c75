/* SPDX-License-Identifier: MIT */
/*
 * Finds the folder of a site and refuses those that must not be replaced. Not for what is written
 * there. That a folder is not a repository's root or the input is for the caller to see: here one
 * knows only that a `.git` is nothing that agentdoc made.
 */
#include "emit/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "emit/leftover.h"
#include "emit/owner.h"
#include "emit/tree.h"

/* Links in a row that are followed; as many as Linux follows. */
#define LINKS_MOST 40

bool place_fail(const struct place *place, const char *verb, str path)
{
	const char *reason = strerror(errno);

	diag_report(place->diag, AD602, diag_at(place->shown, 0, 0),
	    "cannot %s '%.*s': %s, nothing was changed", verb, STR_ARG(path), reason);
	return false;
}

static bool fail_foreign(const struct place *place, str foreign)
{
	diag_report(place->diag, AD601, diag_at(place->shown, 0, 0),
	    "the folder holds '%.*s', which agentdoc did not make, nothing was changed",
	    STR_ARG(foreign));
	return false;
}

static bool fail_protected(const struct place *place, const char *reason)
{
	diag_report(place->diag, AD603, diag_at(place->shown, 0, 0),
	    "'%.*s' %s and cannot be replaced, nothing was changed", STR_ARG(place->shown), reason);
	return false;
}

/* "a/b//" and "a/b/." are "a/b"; "/" is "". */
static str strip_end(str path)
{
	for (;;) {
		if (str_ends_with(path, S("/")))
			path.n -= 1;
		else if (str_ends_with(path, S("/.")))
			path.n -= 2;
		else
			return path;
	}
}

/* The folder that holds path, which has a name at its end. */
static str parent_of(str path)
{
	const size_t slash = str_rfind_char(path, '/');

	if (slash == STR_NONE)
		return S(".");
	path = strip_end(str_slice(path, 0, slash));
	return path.n ? path : S("/");
}

static bool has_name(str path)
{
	const str name = path_base(path);

	return name.n > 0 && !str_eq(name, S(".")) && !str_eq(name, S(".."));
}

/*
 * Follows path as long as it is a link: the site stands beside the link's target, and the link
 * stays as it is. The target may be missing.
 */
static bool follow_links(const struct place *place, str path, str *ret_path)
{
	char target[PATH_MAX];

	for (int i = 0; i < LINKS_MOST; i++) {
		ssize_t n;

		path = strip_end(path);
		if (!has_name(path))
			return fail_protected(place, "is not named by its own name");
		n = readlink(str_cstr(place->mem, path), target, sizeof target);
		if (n < 0) {
			*ret_path = path;
			return true;
		}
		path = path_join(
		    place->mem, parent_of(path), str_dup(place->mem, (str){target, (size_t)n}));
	}
	errno = ELOOP;
	return place_fail(place, "find", place->shown);
}

/* Makes the parent and its parents, and remembers the outermost one that was missing. */
static bool make_parents(struct place *place)
{
	str path = place->parent_path;

	while (file_kind(path) == FILE_MISSING) {
		place->first_made = path;
		path = parent_of(path);
	}
	if (!file_make_folders(place->parent_path))
		return place_fail(place, "make", place->parent_path);
	return true;
}

bool place_open(struct place *place, str folder)
{
	str path;

	place->parent = -1;
	place->shown = str_dup(place->mem, folder);
	if (!follow_links(place, place->shown, &path))
		return false;
	place->name = str_cstr(place->mem, path_base(path));
	place->parent_path = parent_of(path);
	if (!make_parents(place))
		return false;
	place->parent =
	    open(str_cstr(place->mem, place->parent_path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (place->parent < 0)
		return place_fail(place, "open", place->parent_path);
	return true;
}

void place_close(struct place *place, bool undo)
{
	str path = place->parent_path;

	if (place->parent >= 0)
		close(place->parent);
	place->parent = -1;
	/* One that is not empty by now is somebody else's, too, and stays. */
	while (undo && place->first_made.p && path_is_below(path, place->first_made)) {
		if (rmdir(str_cstr(place->mem, path)) != 0 && errno != ENOENT)
			break;
		path = parent_of(path);
	}
	place->first_made = STR_ABSENT;
}

static bool is_same_folder(const struct stat *info, const char *path)
{
	struct stat other;

	return path && stat(path, &other) == 0 && other.st_dev == info->st_dev &&
	    other.st_ino == info->st_ino;
}

/* Refuses folders that are known to be precious, or that cannot change places with another. */
static bool check_protected(const struct place *place, int folder)
{
	struct stat info, parent_info;

	if (fstat(folder, &info) != 0 || fstat(place->parent, &parent_info) != 0)
		return place_fail(place, "open", place->shown);
	if (is_same_folder(&info, "/"))
		return fail_protected(place, "is the root of the file system");
	if (is_same_folder(&info, getenv("HOME")))
		return fail_protected(place, "is your home folder");
	if (is_same_folder(&info, "."))
		return fail_protected(place, "is the working folder");
	if (info.st_dev != parent_info.st_dev)
		return fail_protected(place, "is a mount point");
	return true;
}

static bool check_owner(const struct place *place, DIR *dir)
{
	str foreign;

	if (!owner_find_foreign(place->mem, dir, &foreign))
		return place_fail(place, "read", place->shown);
	return !foreign.p || fail_foreign(place, foreign);
}

/* Opens what stands at the place; NULL when nothing does. */
static bool open_site(const struct place *place, DIR **ret_dir)
{
	DIR *dir = tree_open(place->parent, place->name);

	if (!dir && (errno == ENOTDIR || errno == ELOOP)) {
		diag_report(place->diag, AD601, diag_at(place->shown, 0, 0),
		    "'%.*s' is no folder, nothing was changed", STR_ARG(place->shown));
		return false;
	}
	if (!dir && errno != ENOENT)
		return place_fail(place, "open", place->shown);
	*ret_dir = dir;
	return true;
}

bool place_open_former(const struct place *place, DIR **ret_former)
{
	DIR *dir;

	leftover_put_right(place->mem, place->parent, place->name);
	if (!open_site(place, &dir))
		return false;
	if (dir && (!check_protected(place, dirfd(dir)) || !check_owner(place, dir))) {
		closedir(dir);
		return false;
	}
	*ret_former = dir;
	return true;
}

bool place_is_ours(const struct place *place)
{
	DIR *dir;
	bool ours;

	if (!open_site(place, &dir))
		return false;
	if (!dir)
		return true;
	ours = check_owner(place, dir);
	closedir(dir);
	return ours;
}
