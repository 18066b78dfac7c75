/* SPDX-License-Identifier: MIT */
/* What a revision's page cannot show, and why: links, texts that are missing, bytes that are none.
 */
#include "base/arena.h"
#include "page/common.h"

/* {target}; null when the path was a file, a target that nobody can read is null. */
static struct value link_of(struct arena *mem, str link)
{
	if (!link.p)
		return VALUE_NONE;
	struct value data = value_map(mem);
	VALUE_SET(mem, data, "target", page_text(link));
	return data;
}

struct value page_gaps(struct page_run *run, const struct page_revision_input *input)
{
	const struct site_revision *revision = &input->def->revisions[input->revision];
	const struct site_change *change = &revision->change;
	const unsigned flags = CHANGE_LINK | CHANGE_WAS_LINK | CHANGE_MISSING | CHANGE_REPLACED;
	struct arena *mem = run->mem;
	bool missing = (change->flags & CHANGE_MISSING) != 0;

	if (!(change->flags & flags))
		return VALUE_NONE;
	struct value data = value_map(mem);
	VALUE_SET(mem, data, "link", link_of(mem, change->link));
	VALUE_SET(mem, data, "old_link", link_of(mem, change->old_link));
	VALUE_SET(mem, data, "text",
	    value_bool(missing && !input->after && !change->link.p &&
		revision->hist.status != HIST_DELETED));
	VALUE_SET(mem, data, "old_text",
	    value_bool(missing && !input->before && !change->old_link.p &&
		revision->hist.status != HIST_ADDED));
	VALUE_SET(mem, data, "replaced", value_bool((change->flags & CHANGE_REPLACED) != 0));
	return data;
}
