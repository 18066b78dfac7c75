/* SPDX-License-Identifier: MIT */
/* The rules of ownership, as tables. Not for what stands below the top of a site: all of it is
 * ours. */
#include "emit/owner.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "emit/tree.h"

#define MARKER_START S("agentdoc site ")

/* Every name that a page kind, the search or a feed uses at the top; emit_file() insists on it. */
static const char *const written[] = {
    "agents",
    "skills",
    "commands",
    "folders",
    "kinds",
    "models",
    "tools",
    "catalogue",
    "graph",
    "insights",
    "changes",
    "api",
    "assets",
    "search",
    "index.html",
    "graph.html",
    "changes.html",
    "removed.html",
    "insights.html",
    "search.html",
    "compare.html",
    "404.html",
    "feed.xml",
    "sitemap.xml",
    "robots.txt",
    "llms.txt",
    OWNER_MARKER,
};

const char *const owner_carried[] = {
    ".gitignore",
    ".gitkeep",
    ".gitattributes",
    "CNAME",
};
const size_t owner_carried_count = sizeof owner_carried / sizeof *owner_carried;

static bool is_listed(str name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(name, str_of_cstr(names[i])))
			return true;
	return false;
}

bool owner_writes(str name)
{
	return is_listed(name, written, sizeof written / sizeof *written);
}

bool owner_carries(str name)
{
	return is_listed(name, owner_carried, owner_carried_count);
}

/* Whether path is relative and all its parts are names. */
static bool is_clean(str path)
{
	str part;

	if (path.n == 0 || memchr(path.p, '\0', path.n))
		return false;
	while (str_next_part(&path, '/', &part))
		if (part.n == 0 || str_eq(part, S(".")) || str_eq(part, S("..")))
			return false;
	return true;
}

static str first_part(str path)
{
	return str_slice(path, 0, str_find_char(path, '/', 0));
}

bool owner_has_path(str path)
{
	return is_clean(path) && owner_writes(first_part(path));
}

bool owner_is_marker(str content)
{
	return str_starts_with(content, MARKER_START);
}

static bool has_marker(int folder)
{
	const str want = MARKER_START;
	const int fd = openat(folder, OWNER_MARKER, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char start[16];
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, start, want.n);
	close(fd);
	return n == (ssize_t)want.n && owner_is_marker((str){start, want.n});
}

/* Nothing is lost with an empty one: a run that was killed at its first file leaves it. */
static bool is_begun_marker(int folder, const char *name)
{
	struct stat info;

	return strcmp(name, OWNER_MARKER) == 0 &&
	    fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode) &&
	    info.st_size == 0;
}

bool owner_find_foreign(struct arena *mem, DIR *dir, str *ret_foreign)
{
	const bool marked = has_marker(dirfd(dir));
	str first = STR_ABSENT;
	const char *name;

	rewinddir(dir);
	while ((name = tree_next(dir)) != NULL) {
		const str entry = str_of_cstr(name);

		if (owner_carries(entry) || (marked && owner_writes(entry)) ||
		    is_begun_marker(dirfd(dir), name))
			continue;
		if (!first.p || str_cmp(entry, first) < 0)
			first = str_dup(mem, entry);
	}
	if (errno != 0)
		return false;
	*ret_foreign = first;
	return true;
}
