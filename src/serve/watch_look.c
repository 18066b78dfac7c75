/* SPDX-License-Identifier: MIT */
/* Looks at the entries of a folder. */
#include "serve/watch_look.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"

bool watch_git_matters(str name)
{
	return str_eq(name, S("HEAD")) || str_eq(name, S("packed-refs")) ||
	    str_eq(name, S("shallow"));
}

static void add_entry(struct buf *out, struct arena *mem, str folder, str name)
{
	struct stat status;

	if (lstat(str_cstr(mem, path_join(mem, folder, name)), &status) != 0)
		return;
	/* of a folder its own entries are looked at, if they matter */
	if (S_ISDIR(status.st_mode))
		buf_format(out, "%.*s/\n", STR_ARG(name));
	else
		buf_format(out, "%.*s %lld %lld.%09ld %llu\n", STR_ARG(name),
		    (long long)status.st_size, (long long)status.st_mtim.tv_sec,
		    (long)status.st_mtim.tv_nsec, (unsigned long long)status.st_ino);
}

uint64_t watch_look(const struct preview_folder *folder)
{
	struct arena *mem = arena_open();
	struct file_entry *entries;
	struct buf out;
	size_t n;

	buf_init(&out, mem);
	if (!file_list(mem, folder->path, &entries, &n))
		n = 0;
	for (size_t i = 0; i < n; i++) {
		if (!folder->is_git || watch_git_matters(entries[i].name))
			add_entry(&out, mem, folder->path, entries[i].name);
	}
	const uint64_t sum = str_hash(buf_str(&out));
	arena_close(mem);
	return sum;
}
