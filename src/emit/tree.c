/* SPDX-License-Identifier: MIT */
/* System calls on files and folders. Not for what the files mean or whose they are. */
#include "emit/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define FILE_MODE 0644
#define FOLDER_MODE 0755

/* Closes fd and keeps the errno of what failed before. */
static void close_after_failure(int fd)
{
	const int failure = errno;

	close(fd);
	errno = failure;
}

DIR *tree_open(int at, const char *path)
{
	const int fd = openat(at, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir;

	if (fd < 0)
		return NULL;
	dir = fdopendir(fd);
	if (!dir)
		close_after_failure(fd);
	return dir;
}

const char *tree_next(DIR *dir)
{
	for (;;) {
		const struct dirent *entry;

		errno = 0;
		entry = readdir(dir);
		if (!entry)
			return NULL;
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			return entry->d_name;
	}
}

bool tree_make(int at, const char *path, bool set_mode)
{
	if (mkdirat(at, path, FOLDER_MODE) != 0)
		return false;
	if (set_mode)
		(void)fchmodat(at, path, FOLDER_MODE, 0); /* some file systems have no modes */
	return true;
}

static int create(int at, const char *path)
{
	return openat(at, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
}

bool tree_write(int at, const char *path, str content, bool set_mode)
{
	const int fd = create(at, path);

	if (fd < 0)
		return false;
	if (set_mode)
		(void)fchmod(fd, FILE_MODE);
	if (!file_write_open(fd, content)) {
		close_after_failure(fd);
		return false;
	}
	return close(fd) == 0; /* some file systems tell only here that the disk is full */
}

/* Reads up to TREE_BUFFER bytes; 0 at the end, -1 with errno. */
static ssize_t read_part(int fd, char *buffer)
{
	ssize_t n;

	do {
		n = read(fd, buffer, TREE_BUFFER);
	} while (n < 0 && errno == EINTR);
	return n;
}

/* Opens a file for reading. O_NONBLOCK: a pipe of that name must not stop the build. */
static int open_file(int at, const char *path)
{
	return openat(at, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

static bool rest_equals(int fd, str content, char *buffer)
{
	while (content.n > 0) {
		const ssize_t n = read_part(fd, buffer);

		if (n <= 0 || (size_t)n > content.n || memcmp(buffer, content.p, (size_t)n) != 0)
			return false;
		content = str_from(content, (size_t)n);
	}
	return true;
}

bool tree_equals(int at, const char *path, str content, char buffer[TREE_BUFFER])
{
	const int fd = open_file(at, path);
	struct stat info;
	bool equal;

	if (fd < 0)
		return false;
	equal = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
	    (uintmax_t)info.st_size == content.n && rest_equals(fd, content, buffer);
	close(fd); /* nothing was written, so nothing can be lost */
	return equal;
}

static bool copy_rest(int from, int to, char *buffer)
{
	for (;;) {
		const ssize_t n = read_part(from, buffer);

		if (n <= 0)
			return n == 0;
		if (!file_write_open(to, (str){buffer, (size_t)n}))
			return false;
	}
}

static bool copy_file(int from, int to, const char *path, char *buffer)
{
	const int source = open_file(from, path);
	int copy;
	bool done;

	if (source < 0)
		return false;
	copy = create(to, path);
	if (copy < 0) {
		close_after_failure(source);
		return false;
	}
	(void)fchmod(copy, FILE_MODE);
	done = copy_rest(source, copy, buffer);
	close_after_failure(source);
	if (!done) {
		close_after_failure(copy);
		return false;
	}
	return close(copy) == 0;
}

bool tree_link(int from, int to, const char *path, char buffer[TREE_BUFFER])
{
	return linkat(from, path, to, path, 0) == 0 || copy_file(from, to, path, buffer);
}

/* unlink on a folder says EISDIR on Linux, and EPERM by POSIX. */
static bool remove_entry(int at, const char *name, const char *last)
{
	if (unlinkat(at, name, 0) == 0)
		return true;
	return (errno == EISDIR || errno == EPERM) && tree_remove(at, name, last);
}

/*
 * Removes the entries of an open folder but last. Whether readdir still finds the entries behind
 * one that was removed is left open by POSIX: passes are made until one finds nothing.
 */
static bool remove_entries(DIR *dir, const char *last)
{
	const char *name;
	bool found;

	do {
		found = false;
		rewinddir(dir);
		while ((name = tree_next(dir)) != NULL) {
			if (strcmp(name, last) == 0)
				continue;
			if (!remove_entry(dirfd(dir), name, last))
				return false;
			found = true;
		}
		if (errno != 0)
			return false;
	} while (found);
	return unlinkat(dirfd(dir), last, 0) == 0 || errno == ENOENT;
}

bool tree_remove(int at, const char *path, const char *last)
{
	DIR *dir = tree_open(at, path);
	bool removed;
	int failure;

	if (!dir)
		return false;
	removed = remove_entries(dir, last);
	failure = errno;
	closedir(dir);
	errno = failure;
	return removed && unlinkat(at, path, AT_REMOVEDIR) == 0;
}

void tree_read_begin(int folder)
{
	struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};

	/* A file system without locks only loses the courtesy between two runs at the same time. */
	(void)fcntl(folder, F_SETLK, &lock);
}

bool tree_is_read(int folder)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(folder, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}
