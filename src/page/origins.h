/* SPDX-License-Identifier: MIT */
/*
 * Since when the fields of a definition are as they are. Private to page/. For the text below the
 * fields see site/blame.h.
 */
#ifndef PAGE_ORIGINS_H
#define PAGE_ORIGINS_H

#include "base/map.h"
#include "page/common.h"

struct page_origins {
	struct page_run *run;
	/* By key the revision that last changed it, and by tool the one that brought it. */
	struct map fields, tools;
	const struct site_revision *first; /* of what never changed; NULL: not known */
};

/* Cost: linear in the fields that changed. Owner: run->mem. */
void page_origins_init(
    struct page_origins *origins, struct page_run *run, const struct site_def *def);

/*
 * {committed url date author sentence} of the revision that last changed a field, or took it away;
 * null when none did.
 */
struct value page_last_change(const struct page_origins *origins, str key);

/* The revision that brought a tool, "ALL" among them; NULL when it is older than what is known. */
const struct site_revision *page_tool_revision(const struct page_origins *origins, str tool);

/*
 * The tools of a definition by the revision that brought them, the newest first: [origin
 * names[..] names_more[..] names_more_count]. "ALL" stands for tools that nothing limits. The
 * origin of what is older than the history at hand is null, and stands last.
 */
struct value page_tool_origins(const struct page_origins *origins, const struct site_def *def);

/*
 * The front matter of a definition, but for what the head of its page shows:
 *	[key text empty loud items[text url missing note] items_count items_many origin]
 * where origin is the last change, as most never change, and a loud value takes limits away. What
 * permits something or names other definitions comes first.
 */
struct value page_fields(const struct page_origins *origins, const struct site_def *def);

#endif
