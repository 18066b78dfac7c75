/* SPDX-License-Identifier: MIT */
/* Clears up after killed runs. Not for the tree of the run at hand, which emit.c removes itself. */
#include "emit/leftover.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
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

const char *leftover_name(struct arena *mem, const char *site, const char *infix, int pid)
{
	return str_cstr(mem, str_format(mem, "%s%s%d", site, infix, pid));
}

/* Reads a process id that is written as leftover_name does it. */
static bool read_pid(str digits, int *ret_pid)
{
	int64_t pid = 0;

	if (digits.n == 0 || digits.n > 10 || digits.p[0] == '0')
		return false;
	for (size_t i = 0; i < digits.n; i++) {
		if (!char_is_digit(digits.p[i]))
			return false;
		pid = pid * 10 + digits.p[i] - '0';
	}
	if (pid > INT_MAX)
		return false;
	*ret_pid = (int)pid;
	return true;
}

/* Our own id can only stem from a process that had it before us. */
static bool is_running(int pid)
{
	if (pid == (int)getpid())
		return false;
	return kill((pid_t)pid, 0) == 0 || errno == EPERM;
}

static bool take_prefix(str *rest, const char *prefix)
{
	const str start = str_of_cstr(prefix);

	if (!str_starts_with(*rest, start))
		return false;
	*rest = str_from(*rest, start.n);
	return true;
}

/* Adds name if it is one that a run that is over has used beside the site. */
static void add_if_leftover(struct arena *mem, leftovers *found, const char *site, const char *name)
{
	str rest = str_of_cstr(name);
	bool is_old;
	int pid;

	if (!take_prefix(&rest, site))
		return;
	is_old = take_prefix(&rest, LEFTOVER_OLD);
	if (!is_old && !take_prefix(&rest, LEFTOVER_NEW))
		return;
	if (read_pid(rest, &pid) && !is_running(pid))
		VEC_PUSH(mem, found, ((struct leftover){str_cstr(mem, str_of_cstr(name)), is_old}));
}

static bool is_ours(struct arena *mem, DIR *dir)
{
	str foreign;

	return owner_find_foreign(mem, dir, &foreign) && !foreign.p;
}

void leftover_remove(struct arena *mem, int parent, const char *name)
{
	DIR *dir = tree_open(parent, name);
	bool may_go;

	if (!dir)
		return;
	may_go = is_ours(mem, dir) && !tree_is_read(dirfd(dir));
	closedir(dir);
	if (may_go && !tree_remove(parent, name, OWNER_MARKER))
		return; /* as the header says: it stays */
}

/* Puts an old tree into the place of a site that is missing. */
static void restore(struct arena *mem, int parent, const char *name, const char *site)
{
	DIR *dir = tree_open(parent, name);
	bool ours;

	if (!dir)
		return;
	ours = is_ours(mem, dir);
	closedir(dir);
	if (ours && renameat(parent, name, parent, site) != 0)
		return; /* then the site is written anew, and this is removed by the next run */
}

static bool exists(int parent, const char *name)
{
	struct stat info;

	return fstatat(parent, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
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
	for (size_t i = 0; i < found.n; i++)
		if (found.items[i].is_old && !exists(parent, site))
			restore(mem, parent, found.items[i].name, site);
	for (size_t i = 0; i < found.n; i++)
		leftover_remove(mem, parent, found.items[i].name);
}
