/* SPDX-License-Identifier: MIT */
/* What left a name behind that nobody bears: a removal, or a renaming, and when that was. */
#include "base/arena.h"
#include "page/common.h"

struct value page_break(struct page_run *run, const struct site_missing *missing)
{
	struct arena *mem = run->mem;
	const struct site *site = run->site;

	if (!missing->former)
		return VALUE_NONE;
	struct value item = value_map(mem);
	const struct repo_commit *commit =
	    missing->gone == HIST_UNCOMMITTED ? NULL : &site->commits.items[missing->gone];
	page_add_commit(run, item, commit);
	VALUE_SET(mem, item, "removed", value_bool(missing->former->deleted));
	VALUE_SET(mem, item, "former", page_def_link(run, missing->former));
	return item;
}
