/* SPDX-License-Identifier: MIT */
/*
 * Files and folders of the disk. Not for the site that is written (see emit/) and not for what
 * stands in git (see git/).
 */
#define _DEFAULT_SOURCE /* for DT_REG and its like, which POSIX has known since 2024 only */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/vec.h"

#define FILE_MODE 0644
#define FOLDER_MODE 0755

/* Copies path with a NUL behind it; "" is the working directory. */
static bool path_to_c(str path, char ret_path[PATH_MAX])
{
	if (path.n == 0)
		path = S(".");
	if (path.n >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (memchr(path.p, '\0', path.n)) {
		errno = ENOENT;
		return false;
	}
	memcpy(ret_path, path.p, path.n);
	ret_path[path.n] = '\0';
	return true;
}

static enum file_kind kind_of_mode(mode_t mode)
{
	if (S_ISREG(mode))
		return FILE_REGULAR;
	if (S_ISDIR(mode))
		return FILE_FOLDER;
	return S_ISLNK(mode) ? FILE_LINK : FILE_OTHER;
}

/* Closes fd and keeps the errno of what failed before. */
static void close_after_failure(int fd)
{
	const int failure = errno;

	close(fd);
	errno = failure;
}

enum file_kind file_kind(str path)
{
	char c_path[PATH_MAX];
	struct stat info;

	if (!path_to_c(path, c_path) || lstat(c_path, &info) != 0)
		return FILE_MISSING;
	return kind_of_mode(info.st_mode);
}

/* Makes room for another byte at least, up to max and one more to notice that it is too long. */
static void grow_text(struct arena *mem, char **p, size_t *cap, size_t max)
{
	size_t grown = *cap < 4096 ? 4096 : *cap * 2;

	if (grown > max + 1)
		grown = max + 1;
	*p = arena_text_grow(mem, *p, *cap, grown);
	*cap = grown;
}

/*
 * Reads to the end, not to the size that was promised: a file may grow or shrink meanwhile, and
 * those of /proc have size 0.
 */
static bool read_all(struct arena *mem, int fd, size_t size, size_t max, str *ret_text)
{
	size_t n = 0, cap = size < max ? size + 1 : max + 1;
	char *p = arena_text(mem, cap);

	for (;;) {
		const ssize_t got = read(fd, p + n, cap - n);

		if (got == 0)
			break;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		n += (size_t)got;
		if (n > max) {
			errno = EFBIG;
			return false;
		}
		if (n == cap)
			grow_text(mem, &p, &cap, max);
	}
	*ret_text = (str){p, n};
	return true;
}

static bool read_open(struct arena *mem, int fd, size_t max, str *ret_text)
{
	const struct arena_mark mark = arena_mark(mem);
	struct stat info;

	if (fstat(fd, &info) != 0)
		return false;
	if (S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		return false;
	}
	if (S_ISREG(info.st_mode) && (uintmax_t)info.st_size > max) {
		errno = EFBIG;
		return false;
	}
	if (!read_all(mem, fd, (size_t)info.st_size, max, ret_text)) {
		arena_rewind(mem, mark);
		return false;
	}
	return true;
}

bool file_read(struct arena *mem, str path, size_t max, str *ret_text)
{
	char c_path[PATH_MAX];
	int fd;

	if (max > SSIZE_MAX / 2)
		max = SSIZE_MAX / 2;
	if (!path_to_c(path, c_path))
		return false;
	fd = open(c_path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	if (!read_open(mem, fd, max, ret_text)) {
		close_after_failure(fd);
		return false;
	}
	close(fd); /* nothing was written, so nothing can be lost */
	return true;
}

bool file_write_open(int fd, str content)
{
	while (content.n > 0) {
		const ssize_t written = write(fd, content.p, content.n);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		content = str_from(content, (size_t)written);
	}
	return true;
}

static bool write_with(str path, str content, int flags)
{
	char c_path[PATH_MAX];
	int fd;

	if (!path_to_c(path, c_path))
		return false;
	fd = open(c_path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, FILE_MODE);
	if (fd < 0)
		return false;
	if (!file_write_open(fd, content))
		close_after_failure(fd);
	else if (close(fd) == 0)
		return true;
	/* What is new is ours, and not whole. */
	if (flags & O_EXCL) {
		const int failure = errno;

		(void)unlink(c_path);
		errno = failure;
	}
	return false;
}

bool file_write(str path, str content)
{
	return write_with(path, content, O_TRUNC);
}

bool file_create(str path, str content)
{
	return write_with(path, content, O_EXCL);
}

/* Makes one folder whose parent is there. A link to a folder counts as one. */
static bool make_folder(const char *path)
{
	struct stat info;
	int failure;

	if (mkdir(path, FOLDER_MODE) == 0)
		return true;
	failure = errno;
	if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
		return true;
	errno = failure == EEXIST ? ENOTDIR : failure;
	return false;
}

bool file_make_folders(str path)
{
	char c_path[PATH_MAX];

	if (!path_to_c(path, c_path))
		return false;
	for (size_t i = 1; c_path[i]; i++) {
		if (c_path[i] != '/')
			continue;
		c_path[i] = '\0';
		if (!make_folder(c_path))
			return false;
		c_path[i] = '/';
	}
	return make_folder(c_path);
}

static enum file_kind kind_by_stat(DIR *dir, const char *name)
{
	struct stat info;

	if (fstatat(dirfd(dir), name, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return FILE_MISSING;
	return kind_of_mode(info.st_mode);
}

/* The kind that readdir tells for nothing; some file systems do not know it. */
static enum file_kind kind_of_entry(DIR *dir, const struct dirent *entry)
{
#ifdef DT_REG
	switch (entry->d_type) {
	case DT_REG:
		return FILE_REGULAR;
	case DT_DIR:
		return FILE_FOLDER;
	case DT_LNK:
		return FILE_LINK;
	case DT_UNKNOWN:
		break;
	default:
		return FILE_OTHER;
	}
#endif
	return kind_by_stat(dir, entry->d_name);
}

static int entry_cmp(const void *left, const void *right)
{
	const struct file_entry *a = left, *b = right;

	return str_cmp(a->name, b->name);
}

typedef VEC(struct file_entry) file_entries;

static bool read_entries(struct arena *mem, DIR *dir, file_entries *entries)
{
	for (;;) {
		const struct dirent *found;
		str name;

		errno = 0;
		found = readdir(dir);
		if (!found)
			return errno == 0;
		name = str_of_cstr(found->d_name);
		if (str_eq(name, S(".")) || str_eq(name, S("..")))
			continue;
		VEC_PUSH(mem, entries,
		    ((struct file_entry){str_dup(mem, name), kind_of_entry(dir, found)}));
	}
}

bool file_list(struct arena *mem, str path, struct file_entry **ret_entries, size_t *ret_n)
{
	char c_path[PATH_MAX];
	file_entries entries = {0};
	int failure;
	DIR *dir;

	if (!path_to_c(path, c_path))
		return false;
	dir = opendir(c_path);
	if (!dir)
		return false;
	if (!read_entries(mem, dir, &entries)) {
		failure = errno;
		closedir(dir);
		errno = failure;
		return false;
	}
	closedir(dir);
	if (entries.n > 1)
		qsort(entries.items, entries.n, sizeof *entries.items, entry_cmp);
	*ret_entries = entries.items;
	*ret_n = entries.n;
	return true;
}
